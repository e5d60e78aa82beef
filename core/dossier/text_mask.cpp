#include "core/dossier/text_mask.h"

#include <algorithm>

#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>
#include <QtCore/QRegularExpression>

namespace anjuan::dossier {
namespace {

/// A text without its blanks, and where each of its letters stood.
struct Letters {
    QString text;
    std::vector<qsizetype> at;

    explicit Letters(const QString &from)
    {
        for (qsizetype i = 0; i < from.size(); ++i) {
            // pdfium puts U+FFFE where a hyphen ended a line.
            if (from[i].isSpace() || from[i] == QChar(0xFFFE))
                continue;
            text += from[i];
            at.push_back(i);
        }
    }
};

} // namespace

void TextMask::cover(const QString &words, int kept)
{
    const QString letters = Letters(words).text;
    if (letters.size() >= 2 && !m_allowed.contains(letters))
        m_words.push_back({letters, kept});
}

void TextMask::allow(const QString &words)
{
    const QString letters = Letters(words).text;
    m_allowed += letters;
    std::erase_if(m_words, [&](const Word &word) { return word.letters == letters; });
}

std::vector<TextMask::Span> TextMask::spansIn(const QString &text) const
{
    std::vector<bool> covered(static_cast<std::size_t>(text.size()), false);
    const Letters letters(text);
    for (const Word &word : m_words) {
        for (qsizetype at = letters.text.indexOf(word.letters); at >= 0;
             at = letters.text.indexOf(word.letters, at + 1)) {
            for (qsizetype i = at + word.kept; i < at + word.letters.size(); ++i)
                covered[static_cast<std::size_t>(letters.at[static_cast<std::size_t>(i)])] = true;
        }
    }
    if (m_numbers) {
        // Over blanks, too, they would join the numbers of neighbouring cells.
        static const QRegularExpression numbers(
            QStringLiteral("(?<![0-9A-Za-z])(?:[1-9][0-9]{16}[0-9Xx]|1[3-9][0-9]{9})(?![0-9A-Za-z])"));
        auto found = numbers.globalMatch(text);
        while (found.hasNext()) {
            const QRegularExpressionMatch match = found.next();
            if (m_allowed.contains(match.captured()))
                continue;
            for (qsizetype i = match.capturedStart(); i < match.capturedEnd(); ++i)
                covered[static_cast<std::size_t>(i)] = true;
        }
    }
    std::vector<Span> spans;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (!covered[static_cast<std::size_t>(i)])
            continue;
        if (!spans.empty() && spans.back().from + spans.back().count == i)
            ++spans.back().count;
        else
            spans.push_back({i, 1});
    }
    return spans;
}

QString TextMask::masked(const QString &text) const
{
    QString out = text;
    for (const Span &span : spansIn(text)) {
        for (qsizetype i = span.from; i < span.from + span.count; ++i)
            out[i] = QChar(u'＊');
    }
    return out;
}

QJsonValue TextMask::masked(const QJsonValue &value) const
{
    if (value.isString())
        return masked(value.toString());
    if (value.isArray()) {
        QJsonArray out;
        for (const auto item : value.toArray())
            out.append(masked(QJsonValue(item)));
        return out;
    }
    if (!value.isObject())
        return value;
    QJsonObject out = value.toObject();
    for (auto it = out.begin(); it != out.end(); ++it)
        it.value() = masked(QJsonValue(it.value()));
    return out;
}

} // namespace anjuan::dossier
