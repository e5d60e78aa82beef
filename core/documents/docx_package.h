#pragma once
#include <map>

#include <QtCore/QByteArray>
#include <QtCore/QString>

#include "core/base/result.h"

namespace anjuan::documents {

/// The parts of a .docx by name, in the order in which they stood.
struct DocxPackage {
    std::vector<std::pair<QString, QByteArray>> parts;
    QByteArray *part(const QString &name);
    /// Parts that hold words: the document, headers, footers, notes.
    QStringList wordParts() const;
};

/// Faults: see checkDocx.
Result<DocxPackage> readDocx(const QByteArray &bytes, const QString &where);
Result<QByteArray> writeDocx(const DocxPackage &package, const QString &where);

} // namespace anjuan::documents
