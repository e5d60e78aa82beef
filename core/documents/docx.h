#pragma once
#include <vector>

#include <QtCore/QByteArray>
#include <QtCore/QJsonObject>
#include <QtCore/QString>
#include <QtCore/QStringList>

#include "core/base/result.h"
#include "core/documents/own_fields.h"

namespace anjuan::documents {

/// The county's own form as Word writes it 本地 Word 文书: a .docx in which places stand in double braces.
///
///   {{案由}}  {{决定日期}}  {{证据说明|可空}}      a field by its Chinese name (FieldNames) or its path, with filters
///   {{填:检查情况}}  {{填:检查日期|日期}}           asked of whoever makes the document
///   {{#证据}} … {{/证据}}                           once for each: rows of a table, paragraphs, or words
///   {{?听证}} … {{/听证}}   {{^听证}} … {{/听证}}   where it holds, where it does not
///
/// Braces of full width are taken as well, and a place may be split over runs, as Word and WPS do while one types.

/// What is wrong with a template, each with its place: Invalid `documents.docx_unknown_field {place, name, nearest}`,
/// `documents.docx_unclosed {place, name}`, `documents.docx_unopened {place, name}`, `documents.docx_filter {place,
/// filter}`, `documents.docx_brace {place, text}`.
struct DocxCheck {
    std::vector<Error> faults;
    QStringList names;             // fields it shows
    std::vector<FormField> fields; // asked of the writer
    bool holds() const { return faults.empty(); }
};

/// Faults, of what is no template at all: Invalid `documents.docx_old {where}` (.doc, or locked with a password),
/// `documents.docx_macros {where}`, `documents.docx_none {where}` (no Word file), `documents.docx_large {where}`;
/// Corrupt `documents.docx_damaged {where, why}`.
Result<DocxCheck> checkDocx(const QByteArray &bytes, const QString &where);

/// The template with its places filled; an empty place is struck out with `/` (可空: left out). No field can break the
/// file. Faults as `checkDocx`; the first of its `faults` where there are any.
Result<QByteArray> fillDocx(const QByteArray &bytes, const QString &where, const QJsonObject &fields,
                            bool byHand = false);

/// The words of a .docx, a line for each paragraph, cells after one another: to be compared and searched.
Result<QString> docxText(const QByteArray &bytes, const QString &where);

} // namespace anjuan::documents
