#pragma once
#include <memory>
#include <vector>

#include <QtCore/QByteArray>
#include <QtCore/QPair>
#include <QtCore/QString>

#include "core/base/result.h"

namespace anjuan::documents {

/// XML as it stands, prefixes and white space with it: QDomDocument of Qt 6.4 drops text that is only white space,
/// which in a Word file is the blank between two words.
struct XmlNode {
    QString name; // qualified, such as w:p; empty: text
    QString text; // where name is empty
    std::vector<QPair<QString, QString>> attributes;
    std::vector<std::unique_ptr<XmlNode>> children;
    bool done = false; // filled in already: what a field says is no place, whatever it looks like

    bool is(const char *qualified) const { return name == QLatin1String(qualified); }
    std::unique_ptr<XmlNode> copy() const;
    /// The text of its own children that are text.
    QString ownText() const;
    void setOwnText(const QString &words);
};

/// Fault: Corrupt `documents.docx_damaged {where, why}`: no XML, or one with a document type.
Result<std::unique_ptr<XmlNode>> parseXml(const QByteArray &bytes, const QString &where);
QByteArray writeXml(const XmlNode &root);

/// The words without what XML cannot hold.
QString xmlWords(const QString &words);

} // namespace anjuan::documents
