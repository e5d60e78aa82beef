#include "core/documents/docx.h"

#include <algorithm>

#include <QtCore/QJsonArray>

#include "core/base/clock.h"
#include "core/documents/docx_package.h"
#include "core/documents/docx_tags.h"
#include "core/documents/field_names.h"
#include "core/documents/fields.h"

namespace anjuan::documents {
namespace {

using Path = std::vector<size_t>; // which child of which child

XmlNode &nodeAt(XmlNode &root, const Path &path)
{
    XmlNode *node = &root;
    for (const size_t at : path)
        node = node->children[at].get();
    return *node;
}

struct Found {
    Tag tag;
    Path path; // of its w:t
};

void findTags(XmlNode &node, Path &at, std::vector<Found> &out)
{
    if (node.is("w:t") && !node.done) {
        const QStringList parts = splitPlaces(node.ownText());
        for (qsizetype n = 1; n < parts.size(); n += 2)
            out.push_back({tagOf(parts[n]), at});
        return;
    }
    for (size_t i = 0; i < node.children.size(); ++i) {
        if (node.children[i]->name.isEmpty())
            continue;
        at.push_back(i);
        findTags(*node.children[i], at, out);
        at.pop_back();
    }
}

std::vector<Found> tagsIn(XmlNode &root)
{
    std::vector<Found> out;
    Path at;
    findTags(root, at, out);
    return out;
}

/// The tag that closes the block at `open`, or the number of tags.
size_t closeOf(const std::vector<Found> &tags, size_t open)
{
    int depth = 0;
    for (size_t i = open + 1; i < tags.size(); ++i) {
        if (tags[i].tag.name != tags[open].tag.name)
            continue;
        if (tags[i].tag.kind == Tag::Kind::Close && depth-- == 0)
            return i;
        if (tags[i].tag.kind != Tag::Kind::Close && tags[i].tag.kind != Tag::Kind::Field)
            ++depth;
    }
    return tags.size();
}

bool hasOtherContent(const XmlNode &node)
{
    if (node.name.isEmpty())
        return false;
    if (node.is("w:t"))
        return !node.ownText().trimmed().isEmpty();
    if (node.is("w:drawing") || node.is("w:pict") || node.is("w:object") || node.is("w:sectPr") || node.is("w:br"))
        return true;
    return std::any_of(node.children.begin(), node.children.end(), [](const auto &c) { return hasOtherContent(*c); });
}

/// Where a place is in its part, as a reader would look for it.
QString placeWords(const QString &part, XmlNode &root, const Path &path)
{
    int paragraph = 0;
    const XmlNode *node = &root;
    const XmlNode *holder = nullptr;
    for (const size_t at : path) {
        for (size_t i = 0; i < at; ++i) {
            if (node->children[i]->is("w:p") || node->children[i]->is("w:tbl"))
                ++paragraph;
        }
        node = node->children[at].get();
        if (node->is("w:p"))
            holder = node;
    }
    QString words;
    if (holder) {
        for (XmlNode *text : textsOf(const_cast<XmlNode &>(*holder)))
            words += text->ownText();
    }
    const QString file = part.section(QLatin1Char('/'), 1);
    const char *where = file.startsWith(QLatin1String("header")) ? "documents.docx_in_header"
        : file.startsWith(QLatin1String("footer"))               ? "documents.docx_in_footer"
                                                                 : "documents.docx_in_body";
    constexpr qsizetype kShown = 24;
    return formWords(where, {QString::number(paragraph + 1), words.left(kShown)});
}

class Filler {
public:
    Filler(bool byHand) : m_byHand(byHand) {}

    void fill(XmlNode &root, const Scope &scope, const QStringList &lists)
    {
        for (;;) {
            const std::vector<Found> tags = tagsIn(root);
            const auto open = std::find_if(tags.begin(), tags.end(), [](const Found &found) {
                return found.tag.kind != Tag::Kind::Field && found.tag.kind != Tag::Kind::Close;
            });
            if (open == tags.end())
                break;
            const size_t close = closeOf(tags, static_cast<size_t>(open - tags.begin()));
            if (close == tags.size())
                break;
            expand(root, *open, tags[close], scope, lists);
        }
        for (XmlNode *text : textsOf(root))
            fillText(*text, scope, lists);
        spreadLines(root);
    }

private:
    void expand(XmlNode &root, const Found &open, const Found &close, const Scope &scope, const QStringList &lists);
    void fillText(XmlNode &text, const Scope &scope, const QStringList &lists) const;
    QString valueOf(const Tag &tag, const Scope &scope, const QStringList &lists) const;
    static void spreadLines(XmlNode &node);

    bool m_byHand;
};

/// Takes the tag out; a paragraph that held nothing else goes with it, when it is not the only one of its cell.
void takeOut(XmlNode &node, const QString &text)
{
    for (XmlNode *words : textsOf(node)) {
        QString said = words->ownText();
        if (const qsizetype at = said.indexOf(text); at >= 0 && !words->done) {
            words->setOwnText(said.remove(at, text.size()));
            return;
        }
    }
}

std::vector<std::unique_ptr<XmlNode>> cut(XmlNode &parent, size_t from, size_t to)
{
    std::vector<std::unique_ptr<XmlNode>> out;
    for (size_t i = from; i <= to; ++i)
        out.push_back(std::move(parent.children[i]));
    parent.children.erase(parent.children.begin() + static_cast<std::ptrdiff_t>(from),
                          parent.children.begin() + static_cast<std::ptrdiff_t>(to + 1));
    return out;
}

void Filler::expand(XmlNode &root, const Found &open, const Found &close, const Scope &scope, const QStringList &lists)
{
    size_t common = 0;
    while (common < open.path.size() && common < close.path.size() && open.path[common] == close.path[common])
        ++common;
    // Both in one text cannot be: gatherPlaces gives each tag its own.
    Path parentPath(open.path.begin(), open.path.begin() + static_cast<std::ptrdiff_t>(common));
    size_t from = open.path[common];
    size_t to = close.path[common];
    // Cells of one row stand for the row.
    if (nodeAt(root, parentPath).is("w:tr")) {
        from = to = parentPath.back();
        parentPath.pop_back();
    }
    XmlNode &parent = nodeAt(root, parentPath);
    std::vector<std::unique_ptr<XmlNode>> body = cut(parent, from, to);
    const bool blocks = parent.is("w:tc") || parent.is("w:body") || parent.is("w:hdr") || parent.is("w:ftr")
        || parent.is("w:txbxContent") || parent.is("w:sdtContent") || parent.is("w:tbl");
    takeOut(*body.front(), open.tag.text);
    takeOut(*body.back(), close.tag.text);
    if (blocks && body.size() > 1 && !hasOtherContent(*body.back()))
        body.pop_back();
    if (blocks && body.size() > 1 && !hasOtherContent(*body.front()))
        body.erase(body.begin());

    const QString path = FieldNames::known().blockOf(open.tag.name, lists);
    std::vector<std::unique_ptr<XmlNode>> made;
    const auto once = [&](const Scope &inner, const QStringList &innerLists) {
        auto group = std::make_unique<XmlNode>();
        group->name = parent.name;
        for (const auto &node : body)
            group->children.push_back(node->copy());
        fill(*group, inner, innerLists);
        for (auto &node : group->children)
            made.push_back(std::move(node));
    };
    if (open.tag.kind == Tag::Kind::Each) {
        int index = 0;
        for (const QJsonValue &element : scope.elements(path))
            once(scope.with(QStringLiteral("item"), element, ++index), lists + QStringList{open.tag.name});
    } else if (scope.holds(guardOf(path)) == (open.tag.kind == Tag::Kind::If)) {
        once(scope, lists);
    }
    // A cell without any paragraph is no cell to Word.
    if (parent.is("w:tc") && made.empty()
        && std::none_of(parent.children.begin(), parent.children.end(), [](const auto &c) { return c->is("w:p"); })) {
        auto empty = std::make_unique<XmlNode>();
        empty->name = QStringLiteral("w:p");
        made.push_back(std::move(empty));
    }
    parent.children.insert(parent.children.begin() + static_cast<std::ptrdiff_t>(from),
                           std::make_move_iterator(made.begin()), std::make_move_iterator(made.end()));
}

QString Filler::valueOf(const Tag &tag, const Scope &scope, const QStringList &lists) const
{
    QString place = tag.asked ? QString() : FieldNames::known().placeOf(tag.name, lists);
    QString path = place.section(QLatin1Char('|'), 0, 0);
    QStringList filters = place.split(QLatin1Char('|')).mid(1);
    if (tag.asked)
        path = QStringLiteral("asked");
    for (const QString &written : tag.filters)
        filters += filterCode(written);
    const Scope named = tag.asked
        ? scope.with(QStringLiteral("asked"), scope.at(QStringLiteral("own")).toObject().value(tag.name), 0)
        : scope;
    // A date is written as dates are, unless the form says otherwise.
    if (filters.isEmpty() && parseDate(named.at(path).toString()))
        filters += QStringLiteral("date");
    const auto words =
        parseTemplate(QStringLiteral("{{%1}}").arg((QStringList{path} + filters).join(QLatin1Char('|'))));
    QString out = words ? documents::fill(*words, named) : QString();
    out.replace(QChar(kTicked), QStringLiteral("☑"));
    return xmlWords(out);
}

void Filler::fillText(XmlNode &text, const Scope &scope, const QStringList &lists) const
{
    if (text.done)
        return;
    const QStringList parts = splitPlaces(text.ownText());
    text.done = true;
    if (parts.size() < 2)
        return;
    QString out;
    for (qsizetype n = 0; n < parts.size(); ++n)
        out += n % 2 == 0 ? parts[n] : valueOf(tagOf(parts[n]), scope, lists);
    text.setOwnText(out);
}

/// A text of several lines becomes several texts with breaks between.
void Filler::spreadLines(XmlNode &node)
{
    for (size_t i = 0; i < node.children.size(); ++i) {
        XmlNode &child = *node.children[i];
        if (!child.is("w:t")) {
            spreadLines(child);
            continue;
        }
        const QStringList lines = child.ownText().split(QLatin1Char('\n'));
        if (lines.size() < 2)
            continue;
        child.setOwnText(lines[0]);
        for (qsizetype n = 1; n < lines.size(); ++n) {
            auto brk = std::make_unique<XmlNode>();
            brk->name = QStringLiteral("w:br");
            auto more = node.children[i]->copy();
            more->setOwnText(lines[n]);
            node.children.insert(node.children.begin() + static_cast<std::ptrdiff_t>(i + 1), std::move(brk));
            node.children.insert(node.children.begin() + static_cast<std::ptrdiff_t>(i + 2), std::move(more));
            i += 2;
        }
    }
}

/// One part held against the field list.
void checkPart(const QString &part, XmlNode &root, DocxCheck &out)
{
    const FieldNames &names = FieldNames::known();
    const std::vector<Found> tags = tagsIn(root);
    std::vector<const Found *> open;
    const auto refuse = [&](const char *id, const Found &found, const QStringList &more) {
        out.faults.push_back(
            {Fault::Invalid, QString::fromLatin1(id), QStringList{placeWords(part, root, found.path)} + more});
    };
    for (const Found &found : tags) {
        const Tag &tag = found.tag;
        QStringList lists;
        for (const Found *block : open) {
            if (block->tag.kind == Tag::Kind::Each)
                lists += block->tag.name;
        }
        if (tag.kind == Tag::Kind::Close) {
            if (open.empty() || open.back()->tag.name != tag.name)
                refuse("documents.docx_unopened", found, {tag.name});
            else
                open.pop_back();
            continue;
        }
        for (const QString &filter : tag.filters) {
            if (filterCode(filter).isEmpty())
                refuse("documents.docx_filter", found, {filter});
        }
        if (tag.kind != Tag::Kind::Field) {
            const bool isList = names.listNames().contains(tag.name);
            if (names.blockOf(tag.name, lists).isEmpty() || (tag.kind == Tag::Kind::Each && !isList))
                refuse("documents.docx_unknown_field", found, {tag.name, names.nearest(tag.name, lists)});
            open.push_back(&found);
            continue;
        }
        if (tag.asked) {
            const bool known = std::any_of(out.fields.begin(), out.fields.end(),
                                           [&](const FormField &field) { return field.name == tag.name; });
            if (!known)
                out.fields.push_back({.name = tag.name,
                                      .type = tag.filters.contains(QStringLiteral("日期")) ? QStringLiteral("date")
                                                                                           : QStringLiteral("longtext"),
                                      .label = tag.name,
                                      .required = !tag.filters.contains(QStringLiteral("可空")),
                                      .sources = {},
                                      .help = {},
                                      .example = {},
                                      .options = {},
                                      .fields = {}});
            continue;
        }
        if (names.placeOf(tag.name, lists).isEmpty())
            refuse("documents.docx_unknown_field", found, {tag.name, names.nearest(tag.name, lists)});
        else if (!out.names.contains(tag.name))
            out.names += tag.name;
    }
    for (const Found *block : open)
        refuse("documents.docx_unclosed", *block, {block->tag.name});
}

void checkBraces(const QString &part, XmlNode &node, XmlNode &root, Path &at, DocxCheck &out)
{
    if (node.is("w:t")) {
        QString rest;
        const QStringList parts = splitPlaces(node.ownText());
        for (qsizetype n = 0; n < parts.size(); n += 2)
            rest += parts[n];
        if (rest.contains(QLatin1String("{{")) || rest.contains(QLatin1String("}}")))
            out.faults.push_back({Fault::Invalid,
                                  QStringLiteral("documents.docx_brace"),
                                  {placeWords(part, root, at), node.ownText().left(40)}});
        return;
    }
    for (size_t i = 0; i < node.children.size(); ++i) {
        at.push_back(i);
        checkBraces(part, *node.children[i], root, at, out);
        at.pop_back();
    }
}

Result<DocxCheck> checkPackage(DocxPackage &package, const QString &where)
{
    DocxCheck out;
    for (const QString &name : package.wordParts()) {
        ANJUAN_TRY(const auto root, parseXml(*package.part(name), where + QLatin1Char('/') + name));
        gatherPlaces(*root);
        checkPart(name, *root, out);
        Path at;
        checkBraces(name, *root, *root, at, out);
    }
    return out;
}

} // namespace

Result<DocxCheck> checkDocx(const QByteArray &bytes, const QString &where)
{
    ANJUAN_TRY(DocxPackage package, readDocx(bytes, where));
    return checkPackage(package, where);
}

Result<QByteArray> fillDocx(const QByteArray &bytes, const QString &where, const QJsonObject &fields, bool byHand)
{
    ANJUAN_TRY(DocxPackage package, readDocx(bytes, where));
    ANJUAN_TRY(const DocxCheck check, checkPackage(package, where));
    if (!check.holds())
        return fail(check.faults.front());
    for (const QString &name : package.wordParts()) {
        ANJUAN_TRY(const auto root, parseXml(*package.part(name), where + QLatin1Char('/') + name));
        gatherPlaces(*root);
        Filler(byHand).fill(*root, Scope(fields, byHand), {});
        *package.part(name) = writeXml(*root);
    }
    return writeDocx(package, where);
}

Result<QString> docxText(const QByteArray &bytes, const QString &where)
{
    ANJUAN_TRY(DocxPackage package, readDocx(bytes, where));
    QStringList out;
    for (const QString &name : package.wordParts()) {
        ANJUAN_TRY(const auto root, parseXml(*package.part(name), where));
        const auto paragraphs = [&out](const auto &self, XmlNode &node) -> void {
            if (node.is("w:p")) {
                QString line;
                const auto words = [&line](const auto &again, const XmlNode &part) -> void {
                    for (const auto &child : part.children) {
                        if (child->is("w:t"))
                            line += child->ownText();
                        else if (child->is("w:br"))
                            line += QLatin1Char('\n');
                        else
                            again(again, *child);
                    }
                };
                words(words, node);
                out += line;
                return;
            }
            for (const auto &child : node.children)
                self(self, *child);
        };
        paragraphs(paragraphs, *root);
    }
    return out.join(QLatin1Char('\n'));
}

} // namespace anjuan::documents
