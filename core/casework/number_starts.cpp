#include "core/casework/number_starts.h"

#include <algorithm>

#include <QtCore/QRegularExpression>

#include "core/cases/queries.h"
#include "core/casework/numbers.h"
#include "core/casework/parts.h"
#include "core/casework/together.h"
#include "core/chain/body.h"
#include "core/sheets/values.h"

namespace anjuan::casework {
namespace {

constexpr qint64 kMost = 99999; // more is a slip of the finger, or another figure

using chain::textOf;

/// A piece before its series is known.
struct Piece {
    QString typed;
    QString word;
    QString figures;
    int year = 0; // where a whole number was typed
};

Piece pieceOf(const QString &typed)
{
    // 示综执罚决字〔2026〕第02-037号
    static const QRegularExpression whole(
        QStringLiteral(R"(^(.*?)字?\s*[〔\[【(]\s*(\d{4})\s*[〕\]】)]\s*第?\s*(?:\S*?\D)?(\d+)\s*号?$)"));
    static const QRegularExpression plain(
        QStringLiteral(R"(^(\D*?)字?\s*(?:已经?)?(?:用到|使用到|用至|用了|到|至|为|是)?[\s:=第№]*(\d*)\s*号?$)"));
    Piece piece{typed.trimmed(), {}, {}, 0};
    if (const auto match = whole.match(piece.typed); match.hasMatch()) {
        piece.word = match.captured(1);
        piece.year = match.captured(2).toInt();
        piece.figures = match.captured(3);
    } else if (const auto short_ = plain.match(piece.typed); short_.hasMatch()) {
        piece.word = short_.captured(1);
        piece.figures = short_.captured(2);
    } else {
        piece.word = piece.typed;
    }
    piece.word.remove(QRegularExpression(QStringLiteral(R"(\s|^今年|^本年)")));
    return piece;
}

/// At commas, semicolons and ends of lines, and where a word follows a figure: 罚决37责改52.
std::vector<Piece> piecesOf(const QString &text)
{
    static const QRegularExpression apart(QStringLiteral(R"([,、;。\n\r\t|]+)"));
    static const QRegularExpression joined(QStringLiteral(R"((?<=[\p{Nd}号])\s*(?=(?![号字第])\p{L}))"));
    static const QRegularExpression bracket(QStringLiteral(R"([〔\[【(])"));
    std::vector<Piece> pieces;
    for (const QString &part : sheets::foldWidth(text).split(apart, Qt::SkipEmptyParts)) {
        const QStringList inner = bracket.match(part).hasMatch() ? QStringList{part} : part.split(joined);
        for (const QString &one : inner) {
            if (!one.trimmed().isEmpty())
                pieces.push_back(pieceOf(one));
        }
    }
    return pieces;
}

QString nameOf(const packs::NumberSeries &series)
{
    return series.zh == series.pattern.kind || series.pattern.kind.isEmpty()
        ? series.zh
        : QStringLiteral("%1(%2)").arg(series.zh, series.pattern.kind);
}

/// What the word can mean: the very 类别字, name or id; else what ends with it on paper; else a shortened name.
std::vector<packs::NumberSeries> seriesFor(const Library::Parts &parts, const QString &word, bool onPaper)
{
    std::vector<packs::NumberSeries> all = parts.pack.series;
    for (const auto &[id, form] : parts.book.wordForms()) {
        const bool known =
            std::any_of(all.begin(), all.end(), [&](const auto &one) { return one.pattern.kind == form.numberKind; });
        if (!known && !form.numberKind.isEmpty())
            all.push_back(seriesOfKind(parts.pack, form.numberKind));
    }
    const auto those = [&all](auto fits) {
        std::vector<packs::NumberSeries> found;
        std::copy_if(all.begin(), all.end(), std::back_inserter(found), fits);
        return found;
    };
    if (word.isEmpty())
        return {};
    if (auto found = those([&](const auto &one) {
            return one.pattern.kind == word || one.zh == word || one.id == word
                || one.pattern.kind + QStringLiteral("字") == word;
        });
        !found.empty())
        return found;
    // “示综执罚决” is 罚决; of 先登 and 登 the longer one is meant.
    auto ending = those([&](const auto &one) {
        return one.pattern.kind.size() > (onPaper ? 0 : 1) && word.endsWith(one.pattern.kind);
    });
    std::stable_sort(ending.begin(), ending.end(),
                     [](const auto &a, const auto &b) { return a.pattern.kind.size() > b.pattern.kind.size(); });
    if (!ending.empty())
        return {ending.front()};
    const QString name = word.endsWith(QStringLiteral("书")) ? word.chopped(1) : word;
    auto found = those([&](const auto &one) {
        return one.pattern.kind.startsWith(word)
            || (name.size() > 1 && (one.zh.contains(name) || name.contains(one.zh)));
    });
    // 处罚决定 stands in 不予行政处罚决定, too: the name that all the others hold is meant.
    const auto plainest = std::find_if(found.begin(), found.end(), [&](const auto &one) {
        return std::all_of(found.begin(), found.end(), [&](const auto &other) { return other.zh.contains(one.zh); });
    });
    if (plainest != found.end())
        return {*plainest};
    return found;
}

QString namesOf(const std::vector<packs::NumberSeries> &series)
{
    QStringList names;
    for (const packs::NumberSeries &one : series)
        names += one.pattern.kind;
    return names.join(QStringLiteral("、"));
}

Result<qint64> reachedOf(const Library::Parts &parts, const QString &series, int year)
{
    using Note = office::OfficeBook::NumberNote;
    qint64 reached = -1;
    for (const Note &note : parts.book.numberNotes()) {
        if (note.kind == Note::Kind::UsedBefore && note.series == series && note.year == year)
            reached = std::max(reached, note.last);
    }
    ANJUAN_TRY(const auto used, cases::lastSerial(*parts.store, series, year));
    return std::max(reached, used.value_or(-1));
}

Result<NumberStart> startOf(const Library::Parts &parts, const Piece &piece, int year)
{
    NumberStart start;
    start.typed = piece.typed;
    const auto wrong = [&start](const char *id, QStringList args) {
        args.prepend(start.typed);
        start.fault = Error{Fault::Invalid, QLatin1String(id), args};
        return start;
    };
    const auto fitting = seriesFor(parts, piece.word, piece.year != 0);
    if (fitting.empty())
        return wrong("numbers.start_unknown", {namesOf(parts.pack.series)});
    if (fitting.size() > 1)
        return wrong("numbers.start_ambiguous", {namesOf(fitting)});
    const packs::NumberSeries &series = fitting.front();
    if (piece.figures.isEmpty())
        return wrong("numbers.start_no_number", {});
    bool good = false;
    start.last = piece.figures.toLongLong(&good);
    if (!good || start.last > kMost)
        return wrong("numbers.start_too_large", {QString::number(kMost)});
    if (piece.year != 0 && piece.year != year)
        return wrong("numbers.start_other_year", {QString::number(year)});
    ANJUAN_TRY(const qint64 reached, reachedOf(parts, series.id, year));
    if (start.last < reached)
        return wrong("numbers.start_lower", {series.pattern.kind, QString::number(reached)});
    start.series = series.id;
    start.zh = nameOf(series);
    packs::NumberPattern pattern = series.pattern;
    if (pattern.place.isEmpty())
        pattern.place = textOf(parts.book.unitOn(QDate(year, 12, 31)), "short");
    const qint64 next = start.last == 0 ? pattern.start : start.last + 1;
    start.next = packs::formatNumber(pattern, year, static_cast<int>(next));
    return start;
}

} // namespace

Result<std::vector<NumberStart>> readNumberStarts(const Library &library, const QString &text, int year)
{
    std::vector<NumberStart> starts;
    for (const Piece &piece : piecesOf(text)) {
        ANJUAN_TRY(NumberStart start, startOf(library.parts(), piece, year));
        const bool twice = !start.series.isEmpty()
            && std::any_of(starts.begin(), starts.end(), [&](const auto &one) { return one.series == start.series; });
        if (twice)
            start.fault = Error{Fault::Invalid, QStringLiteral("numbers.start_twice"), {start.typed, start.zh}};
        starts.push_back(std::move(start));
    }
    return starts;
}

Result<int> noteNumberStarts(Session &session, const QString &text, int year, Progress &progress)
{
    ANJUAN_TRY(const auto starts, readNumberStarts(session.library(), text, year));
    if (starts.empty())
        return fail(Fault::Invalid, "numbers.start_nothing");
    for (const NumberStart &start : starts) {
        if (start.fault)
            return fail(*start.fault);
    }
    ANJUAN_CHECK(together(session.library().parts(), [&]() -> Result<void> {
        for (const NumberStart &start : starts)
            ANJUAN_CHECK(session.perform({.act = QStringLiteral("numbers.note_used"),
                                          .caseId = {},
                                          .with = {{QStringLiteral("series"), start.series},
                                                   {QStringLiteral("year"), year},
                                                   {QStringLiteral("last"), start.last}},
                                          .secrets = {},
                                          .filesFrom = {}},
                                         progress));
        return {};
    }));
    return static_cast<int>(starts.size());
}

Result<bool> numbersBegun(const Library &library, int year)
{
    const Library::Parts &parts = library.parts();
    for (const packs::NumberSeries &series : parts.pack.series) {
        ANJUAN_TRY(const qint64 reached, reachedOf(parts, series.id, year));
        if (reached >= 0)
            return true;
    }
    return false;
}

} // namespace anjuan::casework
