#include "core/documents/docx_tags.h"

#include <QtCore/QHash>

#include "core/documents/fields.h"

namespace anjuan::documents {
namespace {

const QString kOpen = QStringLiteral("{{");
const QString kShut = QStringLiteral("}}");

void collect(XmlNode &node, std::vector<XmlNode *> &out)
{
    for (const auto &child : node.children) {
        if (child->is("w:t"))
            out.push_back(child.get());
        else if (!child->name.isEmpty())
            collect(*child, out);
    }
}

/// The texts of a paragraph, without those of paragraphs within it (text boxes).
void collectOwn(XmlNode &node, std::vector<XmlNode *> &out)
{
    for (const auto &child : node.children) {
        if (child->is("w:t"))
            out.push_back(child.get());
        else if (!child->name.isEmpty() && !child->is("w:p"))
            collectOwn(*child, out);
    }
}

/// What wraps runs within a paragraph: an insertion that is tracked, a link. Each of its runs gets a wrapper of its
/// own, so that words before a tag are not repeated with it. Gives how many there are then.
size_t splitWrapper(XmlNode &paragraph, size_t at)
{
    XmlNode &wrapper = *paragraph.children[at];
    const bool wraps =
        wrapper.is("w:ins") || wrapper.is("w:hyperlink") || wrapper.is("w:smartTag") || wrapper.is("w:moveTo");
    if (!wraps || wrapper.children.size() < 2)
        return 1;
    std::vector<std::unique_ptr<XmlNode>> pieces;
    for (auto &child : wrapper.children) {
        auto made = std::make_unique<XmlNode>();
        made->name = wrapper.name;
        made->attributes = wrapper.attributes;
        made->children.push_back(std::move(child));
        pieces.push_back(std::move(made));
    }
    const size_t count = pieces.size();
    paragraph.children.erase(paragraph.children.begin() + static_cast<std::ptrdiff_t>(at));
    paragraph.children.insert(paragraph.children.begin() + static_cast<std::ptrdiff_t>(at),
                              std::make_move_iterator(pieces.begin()), std::make_move_iterator(pieces.end()));
    return count;
}

/// A run with several texts or block tags becomes several runs, each with the formatting of the whole.
void splitRuns(XmlNode &paragraph)
{
    for (size_t i = 0; i < paragraph.children.size(); ++i) {
        XmlNode &run = *paragraph.children[i];
        if (!run.is("w:r")) {
            if (!run.name.isEmpty() && !run.is("w:p")) {
                const size_t before = run.children.size();
                splitRuns(run);
                if (run.children.size() > before)
                    i += splitWrapper(paragraph, i) - 1;
            }
            continue;
        }
        std::vector<std::unique_ptr<XmlNode>> pieces;
        const auto piece = [&](std::unique_ptr<XmlNode> content) {
            auto made = std::make_unique<XmlNode>();
            made->name = run.name;
            made->attributes = run.attributes;
            for (const auto &child : run.children) {
                if (child->is("w:rPr"))
                    made->children.push_back(child->copy());
            }
            made->children.push_back(std::move(content));
            pieces.push_back(std::move(made));
        };
        bool needed = false;
        for (const auto &child : run.children) {
            if (child->is("w:rPr"))
                continue;
            const QStringList parts = child->is("w:t") ? splitPlaces(child->ownText()) : QStringList();
            bool block = false;
            for (qsizetype n = 1; n < parts.size(); n += 2)
                block = block || tagOf(parts[n]).kind != Tag::Kind::Field;
            if (!block) {
                piece(child->copy());
                continue;
            }
            needed = true;
            for (const QString &part : parts) {
                if (part.isEmpty())
                    continue;
                auto text = child->copy();
                text->setOwnText(part);
                piece(std::move(text));
            }
        }
        if (!needed)
            continue;
        const auto at = paragraph.children.begin() + static_cast<std::ptrdiff_t>(i);
        const size_t count = pieces.size();
        paragraph.children.erase(at);
        paragraph.children.insert(paragraph.children.begin() + static_cast<std::ptrdiff_t>(i),
                                  std::make_move_iterator(pieces.begin()), std::make_move_iterator(pieces.end()));
        i += count - 1;
    }
}

void gatherParagraph(XmlNode &paragraph)
{
    std::vector<XmlNode *> texts;
    collectOwn(paragraph, texts);
    QString all;
    std::vector<qsizetype> starts;
    for (XmlNode *text : texts) {
        starts.push_back(all.size());
        all += text->ownText();
    }
    // Typed with a Chinese keyboard, the braces are of full width.
    QString plain = all;
    plain.replace(QStringLiteral("｛｛"), kOpen).replace(QStringLiteral("｝｝"), kShut);
    if (!plain.contains(kOpen) && !plain.contains(kShut))
        return;
    std::vector<QString> words(texts.size());
    size_t current = 0;
    qsizetype until = -1; // within a place up to here
    for (qsizetype i = 0; i < plain.size(); ++i) {
        if (i >= until) {
            while (current + 1 < starts.size() && starts[current + 1] <= i)
                ++current;
            if (plain.mid(i, 2) == kOpen) {
                const qsizetype shut = plain.indexOf(kShut, i + 2);
                const qsizetype again = plain.indexOf(kOpen, i + 2);
                if (shut > 0 && (again < 0 || again > shut))
                    until = shut + 2;
            }
        }
        words[current] += plain[i];
    }
    for (size_t i = 0; i < texts.size(); ++i) {
        if (texts[i]->ownText() != words[i])
            texts[i]->setOwnText(words[i]);
    }
    splitRuns(paragraph);
}

} // namespace

Tag tagOf(const QString &place)
{
    Tag tag;
    tag.text = place;
    QString inside = place.mid(2, place.size() - 4).trimmed();
    inside.replace(QChar(u'：'), QLatin1Char(':'))
        .replace(QChar(u'｜'), QLatin1Char('|'))
        .replace(QChar(u'＃'), QLatin1Char('#'));
    inside.replace(QChar(u'？'), QLatin1Char('?')).replace(QChar(u'／'), QLatin1Char('/'));
    const QChar first = inside.isEmpty() ? QChar() : inside[0];
    if (first == QLatin1Char('#'))
        tag.kind = Tag::Kind::Each;
    else if (first == QLatin1Char('?'))
        tag.kind = Tag::Kind::If;
    else if (first == QLatin1Char('^'))
        tag.kind = Tag::Kind::Unless;
    else if (first == QLatin1Char('/'))
        tag.kind = Tag::Kind::Close;
    if (tag.kind != Tag::Kind::Field)
        inside = inside.mid(1).trimmed();
    QStringList parts = inside.split(QLatin1Char('|'));
    tag.name = parts.takeFirst().trimmed();
    for (const QString &part : parts)
        tag.filters += part.trimmed();
    if (tag.kind == Tag::Kind::Field && tag.name.startsWith(QStringLiteral("填:"))) {
        tag.asked = true;
        tag.name = tag.name.mid(2).trimmed();
    }
    return tag;
}

QStringList splitPlaces(const QString &words)
{
    QStringList out;
    qsizetype at = 0;
    for (;;) {
        const qsizetype open = words.indexOf(kOpen, at);
        const qsizetype shut = open < 0 ? -1 : words.indexOf(kShut, open + 2);
        if (shut < 0) {
            out += words.mid(at);
            return out;
        }
        out += words.mid(at, open - at);
        out += words.mid(open, shut + 2 - open);
        at = shut + 2;
    }
}

void gatherPlaces(XmlNode &root)
{
    for (const auto &child : root.children) {
        if (!child->name.isEmpty())
            gatherPlaces(*child);
    }
    if (root.is("w:p"))
        gatherParagraph(root);
}

std::vector<XmlNode *> textsOf(XmlNode &root)
{
    std::vector<XmlNode *> out;
    collect(root, out);
    return out;
}

QString filterCode(const QString &written)
{
    static const QHash<QString, QString> codes = {
        {QStringLiteral("日期"), QStringLiteral("date")},     {QStringLiteral("时间"), QStringLiteral("datetime")},
        {QStringLiteral("数字日期"), QStringLiteral("ymd")},  {QStringLiteral("元"), QStringLiteral("yuan")},
        {QStringLiteral("大写"), QStringLiteral("capital")},  {QStringLiteral("是否"), QStringLiteral("yesno")},
        {QStringLiteral("可空"), QStringLiteral("optional")}, {QStringLiteral("勾选"), QStringLiteral("check")}};
    const QString name = written.section(QLatin1Char(':'), 0, 0);
    if (codes.contains(name))
        return codes.value(name) + written.mid(name.size());
    return isFilter(name) ? written : QString();
}

Guard guardOf(const QString &condition)
{
    Guard guard;
    for (QString source : condition.split(QLatin1Char('&'))) {
        Condition one;
        if (const qsizetype equals = source.indexOf(QLatin1Char('=')); equals > 0) {
            one.compares = true;
            one.value = source.mid(equals + 1);
            source.truncate(equals);
            one.negated = source.endsWith(QLatin1Char('!'));
            if (one.negated)
                source.chop(1);
        }
        one.path = source;
        guard.conditions += one;
    }
    return guard;
}

} // namespace anjuan::documents
