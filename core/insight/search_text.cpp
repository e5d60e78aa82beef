#include "core/insight/search_text.h"

#include <algorithm>
#include <vector>

namespace anjuan::insight {
namespace {

bool isHan(char32_t c)
{
    switch (QChar::script(c)) {
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Bopomofo:
        return true;
    default:
        return c == 0x3007; // 〇
    }
}

struct Run {
    bool han = false;
    std::vector<QString> characters; // one element for each, also beyond the basic plane
    QString text() const
    {
        QString all;
        for (const QString &one : characters)
            all += one;
        return all;
    }
};

std::vector<Run> runsOf(const QString &text)
{
    std::vector<Run> runs;
    bool open = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool pair = text.at(i).isHighSurrogate() && i + 1 < text.size() && text.at(i + 1).isLowSurrogate();
        const char32_t c = pair ? QChar::surrogateToUcs4(text.at(i), text.at(i + 1)) : char32_t(text.at(i).unicode());
        const QString one = text.mid(i, pair ? 2 : 1);
        i += pair ? 1 : 0;
        const bool han = isHan(c);
        if (!han && !QChar::isLetterOrNumber(c)) {
            open = false;
            continue;
        }
        if (!open || runs.back().han != han)
            runs.push_back({han, {}});
        runs.back().characters.push_back(one);
        open = true;
    }
    return runs;
}

QStringList pairsOf(const Run &run)
{
    QStringList pairs;
    for (std::size_t i = 0; i + 1 < run.characters.size(); ++i)
        pairs.append(run.characters[i] + run.characters[i + 1]);
    return pairs;
}

} // namespace

QString searchForm(const QString &text)
{
    return text.normalized(QString::NormalizationForm_KC).toCaseFolded().simplified();
}

QStringList indexWords(const QString &text)
{
    QStringList words;
    for (const Run &run : runsOf(searchForm(text))) {
        if (run.han) {
            words += pairsOf(run);
            words.append(run.characters.back());
        } else {
            words.append(run.text());
        }
    }
    return words;
}

QString matchFor(const QString &typed)
{
    QStringList parts;
    for (const Run &run : runsOf(searchForm(typed))) {
        if (!run.han)
            parts.append(QStringLiteral("\"%1\"*").arg(run.text()));
        else if (run.characters.size() == 1)
            parts.append(QStringLiteral("\"%1\"*").arg(run.characters.front()));
        else
            parts.append(QStringLiteral("\"%1\"").arg(pairsOf(run).join(QLatin1Char(' '))));
    }
    return parts.join(QStringLiteral(" AND "));
}

QStringList markedParts(const QString &typed)
{
    QStringList parts;
    for (const Run &run : runsOf(searchForm(typed)))
        parts.append(run.text());
    parts.removeDuplicates();
    return parts;
}

QString foundAround(const QString &text, const QString &typed, int width)
{
    const QString lower = text.toCaseFolded();
    if (lower.size() != text.size()) // folding changed lengths: places would not agree
        return {};
    qsizetype at = -1;
    qsizetype length = 0;
    for (const QString &part : markedParts(typed)) {
        const qsizetype found = lower.indexOf(part);
        if (found >= 0 && part.size() > length) { // the longest part says most
            at = found;
            length = part.size();
        }
    }
    if (at < 0)
        return {};
    const qsizetype line = text.lastIndexOf(QLatin1Char('\n'), at) + 1;
    const qsizetype lineEnd =
        text.indexOf(QLatin1Char('\n'), at) < 0 ? text.size() : text.indexOf(QLatin1Char('\n'), at);
    const qsizetype from = std::max(line, at - width);
    const qsizetype to = std::min(lineEnd, at + length + width);
    QString around = text.mid(from, to - from);
    if (from > line)
        around.prepend(QChar(0x2026));
    if (to < lineEnd)
        around.append(QChar(0x2026));
    return around;
}

} // namespace anjuan::insight
