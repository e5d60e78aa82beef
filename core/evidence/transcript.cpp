#include "core/evidence/transcript.h"

#include <optional>

#include <QtCore/QRegularExpression>
#include <QtCore/QStringDecoder>

namespace anjuan::evidence {
namespace {

QString decoded(const QByteArray &content)
{
    QStringDecoder utf8(QStringDecoder::Utf8);
    const QString text = utf8(content);
    if (!utf8.hasError())
        return text;
    QStringDecoder system(QStringDecoder::System);
    if (QStringDecoder gb("GB18030"); gb.isValid())
        return gb(content);
    return system(content);
}

qint64 milliseconds(const QRegularExpressionMatch &match, int from)
{
    const QString fraction = match.captured(from + 3).leftJustified(3, QLatin1Char('0')).left(3);
    return ((match.captured(from).toLongLong() * 60 + match.captured(from + 1).toLongLong()) * 60
            + match.captured(from + 2).toLongLong())
        * 1000
        + (match.captured(from + 3).isEmpty() ? 0 : fraction.toLongLong());
}

/// A speaker before a colon: short, and without a blank.
void takeSpeaker(Cue &cue)
{
    // The colon and comma of full width, too: U+FF1A, U+FF0C, U+3002.
    static const QRegularExpression speaker(
        QStringLiteral(R"(^([^\s:,\x{FF1A}\x{FF0C}\x{3002}]{1,12})[:\x{FF1A}]\s*(.+)$)"),
        QRegularExpression::DotMatchesEverythingOption);
    if (const auto match = speaker.match(cue.text); match.hasMatch()) {
        cue.speaker = match.captured(1);
        cue.text = match.captured(2);
    }
}

std::vector<Cue> timed(const QString &text)
{
    static const QRegularExpression times(QStringLiteral(
        R"((?:(\d{1,3}):)?(\d{1,2}):(\d{2})(?:[.,](\d{1,3}))?\s*-->\s*(?:(\d{1,3}):)?(\d{1,2}):(\d{2})(?:[.,](\d{1,3}))?)"));
    static const QRegularExpression tags(QStringLiteral("<[^>]*>"));
    static const QRegularExpression voice(QStringLiteral(R"(<v\s+([^>]+)>)"));
    std::vector<Cue> cues;
    for (const QString &block : text.split(QRegularExpression(QStringLiteral("\n\\s*\n")), Qt::SkipEmptyParts)) {
        const auto match = times.match(block);
        if (!match.hasMatch())
            continue;
        Cue cue;
        cue.fromMs = milliseconds(match, 1);
        cue.toMs = milliseconds(match, 5);
        const qsizetype line = block.indexOf(QLatin1Char('\n'), match.capturedEnd());
        QString words = line < 0 ? QString() : block.mid(line + 1).trimmed();
        if (const auto who = voice.match(words); who.hasMatch())
            cue.speaker = who.captured(1).trimmed();
        cue.text = words.remove(tags).simplified();
        if (cue.speaker.isEmpty())
            takeSpeaker(cue);
        if (!cue.text.isEmpty())
            cues.push_back(std::move(cue));
    }
    return cues;
}

std::vector<Cue> plain(const QString &text)
{
    // In brackets of any sort: U+FF08, U+FF09, U+3010, U+3011 are those of full width.
    static const QRegularExpression time(QStringLiteral(
        R"(^[\[\(\x{FF08}\x{3010}]?(?:(\d{1,3}):)?(\d{1,2}):(\d{2})(?:[.,](\d{1,3}))?[\]\)\x{FF09}\x{3011}]?\s*)"));
    std::vector<Cue> cues;
    for (const QString &line : text.split(QLatin1Char('\n'))) {
        Cue cue;
        cue.text = line.simplified();
        if (const auto match = time.match(cue.text); match.hasMatch()) {
            cue.fromMs = milliseconds(match, 1);
            cue.text = cue.text.mid(match.capturedEnd());
        } else if (!cues.empty()) {
            cue.fromMs = cues.back().fromMs;
        }
        cue.toMs = cue.fromMs;
        takeSpeaker(cue);
        if (!cue.text.isEmpty())
            cues.push_back(std::move(cue));
    }
    return cues;
}

} // namespace

Result<std::vector<Cue>> readTranscript(const QByteArray &content, const QString &name, QString *format)
{
    QString text = decoded(content);
    text.replace(QLatin1String("\r\n"), QLatin1String("\n")).replace(QLatin1Char('\r'), QLatin1Char('\n'));
    if (text.startsWith(QChar(QChar::ByteOrderMark)))
        text.remove(0, 1);
    for (QChar &c : text) {
        if (c.category() == QChar::Other_Control && c != QLatin1Char('\n') && c != QLatin1Char('\t'))
            return fail(Fault::Invalid, "evidence.no_transcript", {name});
    }
    const bool vtt = text.startsWith(QLatin1String("WEBVTT"));
    const bool hasTimes = text.contains(QLatin1String("-->"));
    std::vector<Cue> cues = hasTimes ? timed(text) : vtt ? std::vector<Cue>() : plain(text);
    if (cues.empty())
        return fail(Fault::Invalid, "evidence.no_transcript", {name});
    if (format)
        *format = vtt ? QStringLiteral("vtt") : hasTimes ? QStringLiteral("srt") : QStringLiteral("txt");
    return cues;
}

} // namespace anjuan::evidence
