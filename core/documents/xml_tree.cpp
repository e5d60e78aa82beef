#include "core/documents/xml_tree.h"

#include <QtCore/QXmlStreamReader>
#include <QtCore/QXmlStreamWriter>

namespace anjuan::documents {
namespace {

constexpr int kDeepest = 200;

void write(QXmlStreamWriter &out, const XmlNode &node)
{
    if (node.name.isEmpty()) {
        out.writeCharacters(node.text);
        return;
    }
    out.writeStartElement(node.name);
    for (const auto &[name, value] : node.attributes)
        out.writeAttribute(name, value);
    for (const auto &child : node.children)
        write(out, *child);
    out.writeEndElement();
}

} // namespace

std::unique_ptr<XmlNode> XmlNode::copy() const
{
    auto out = std::make_unique<XmlNode>();
    out->name = name;
    out->text = text;
    out->attributes = attributes;
    out->done = done;
    for (const auto &child : children)
        out->children.push_back(child->copy());
    return out;
}

QString XmlNode::ownText() const
{
    QString out;
    for (const auto &child : children) {
        if (child->name.isEmpty())
            out += child->text;
    }
    return out;
}

void XmlNode::setOwnText(const QString &words)
{
    children.clear();
    auto said = std::make_unique<XmlNode>();
    said->text = words;
    children.push_back(std::move(said));
    for (auto &[known, value] : attributes) {
        if (known == QLatin1String("xml:space")) {
            value = QStringLiteral("preserve");
            return;
        }
    }
    attributes.push_back({QStringLiteral("xml:space"), QStringLiteral("preserve")});
}

Result<std::unique_ptr<XmlNode>> parseXml(const QByteArray &bytes, const QString &where)
{
    QXmlStreamReader in(bytes);
    in.setNamespaceProcessing(false);
    std::unique_ptr<XmlNode> root;
    std::vector<XmlNode *> open;
    const auto damaged = [&](const QString &why) {
        return fail(Fault::Corrupt, "documents.docx_damaged", {where, why});
    };
    while (!in.atEnd()) {
        const auto token = in.readNext();
        if (token == QXmlStreamReader::DTD)
            return damaged(QStringLiteral("DOCTYPE"));
        if (token == QXmlStreamReader::StartElement) {
            auto node = std::make_unique<XmlNode>();
            node->name = in.qualifiedName().toString();
            for (const QXmlStreamAttribute &attribute : in.attributes())
                node->attributes.push_back({attribute.qualifiedName().toString(), attribute.value().toString()});
            XmlNode *raw = node.get();
            if (open.empty())
                root = std::move(node);
            else
                open.back()->children.push_back(std::move(node));
            open.push_back(raw);
            if (open.size() > kDeepest)
                return damaged(QStringLiteral("nesting"));
        } else if (token == QXmlStreamReader::EndElement) {
            open.pop_back();
        } else if (token == QXmlStreamReader::Characters && !open.empty()) {
            auto node = std::make_unique<XmlNode>();
            node->text = in.text().toString();
            open.back()->children.push_back(std::move(node));
        }
    }
    if (in.hasError() || !root)
        return damaged(in.errorString());
    return root;
}

QByteArray writeXml(const XmlNode &root)
{
    QByteArray out;
    QXmlStreamWriter writer(&out);
    writer.writeStartDocument(QStringLiteral("1.0"), true);
    write(writer, root);
    writer.writeEndDocument();
    return out;
}

QString xmlWords(const QString &words)
{
    QString out;
    out.reserve(words.size());
    for (qsizetype i = 0; i < words.size(); ++i) {
        const QChar c = words[i];
        if (c.isHighSurrogate() && i + 1 < words.size() && words[i + 1].isLowSurrogate()) {
            out += c;
            out += words[++i];
            continue;
        }
        const bool allowed = c == u'\n' || c == u'\t' || (c >= u' ' && !c.isSurrogate() && c < QChar(0xFFFE));
        // Noncharacters in the middle of the plane, such as the one that stands for a ticked box.
        if (allowed && !(c >= QChar(0xFDD0) && c <= QChar(0xFDEF)))
            out += c;
    }
    return out;
}

} // namespace anjuan::documents
