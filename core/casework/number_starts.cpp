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
    QString field{}; // what stood in brackets or behind a colon: 罚决(林)
    QString figures;
    int year = 0; // where a whole number was typed
};

/// 罚决(林), (林)罚决, 罚决:林
void takeFieldOut(Piece &piece)
{
    static const QRegularExpression inBrackets(QStringLiteral(R"([〔\[【(]\s*([^〕\]】)]*?)\s*[〕\]】)])"));
    static const QRegularExpression behind(QStringLiteral(R"(:\s*(\S+)$)"));
    for (const QRegularExpression &way : {inBrackets, behind}) {
        const auto match = way.match(piece.word);
        if (!match.hasMatch() || match.captured(1).isEmpty())
            continue;
        piece.field = match.captured(1);
        piece.word.remove(match.capturedStart(), match.capturedLength());
        return;
    }
}

Piece pieceOf(const QString &typed)
{
    // 示综执罚决字〔2026〕第02-037号
    static const QRegularExpression whole(
        QStringLiteral(R"(^(.*?)字?\s*[〔\[【(]\s*(\d{4})\s*[〕\]】)]\s*第?\s*(?:\S*?\D)?(\d+)\s*号?$)"));
    static const QRegularExpression plain(
        QStringLiteral(R"(^(\D*?)字?\s*(?:已经?)?(?:用到|使用到|用至|用了|到|至|为|是)?[\s:=第№]*(\d*)\s*号?$)"));
    Piece piece{typed.trimmed(), {}, {}, {}, 0};
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
    piece.word.remove(
        QRegularExpression(QStringLiteral(R"(\s|^(?:今年|本年)?(?:已经?)?(?:用到|使用到|用至|用了)?:?)")));
    takeFieldOut(piece);
    return piece;
}

/// At commas, semicolons and ends of lines, and where a word follows a figure: 罚决37责改52.
std::vector<Piece> piecesOf(const QString &text)
{
    static const QRegularExpression apart(QStringLiteral(R"([,、;。\n\r\t|]+)"));
    static const QRegularExpression joined(QStringLiteral(R"((?<=[\p{Nd}号])\s*(?=(?![号字第])\p{L}))"));
    static const QRegularExpression whole(QStringLiteral(R"([〔\[【(]\s*\d{4}\s*[〕\]】)])"));
    std::vector<Piece> pieces;
    for (const QString &part : sheets::foldWidth(text).split(apart, Qt::SkipEmptyParts)) {
        const QStringList inner = whole.match(part).hasMatch() ? QStringList{part} : part.split(joined);
        for (const QString &one : inner) {
            if (!one.trimmed().isEmpty())
                pieces.push_back(pieceOf(one));
        }
    }
    return pieces;
}

QString nameOf(const packs::NumberSeries &series, const QString &field)
{
    const QString behind = field.isEmpty() ? QString() : QLatin1Char(':') + field;
    return series.zh == series.pattern.kind || series.pattern.kind.isEmpty()
        ? series.zh + behind
        : QStringLiteral("%1(%2%3)").arg(series.zh, series.pattern.kind, behind);
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

QStringList fieldWordsOf(const packs::NumberSeries &series)
{
    QStringList words = series.pattern.fields.values();
    words.removeDuplicates();
    words.removeAll(QString());
    words.sort();
    return words;
}

/// “林罚决”, “罚决林”, or as the pattern has both, with whatever stands before it on paper.
std::optional<std::pair<packs::NumberSeries, QString>> withField(const packs::Pack &pack, const Piece &piece)
{
    for (const packs::NumberSeries &series : pack.series) {
        for (const QString &word : fieldWordsOf(series)) {
            QString written = series.pattern.text.section(QStringLiteral("{year}"), 0, 0);
            written.remove(QStringLiteral("{place}"));
            written.replace(QStringLiteral("{kind}"), series.pattern.kind).replace(QStringLiteral("{field}"), word);
            written.remove(QRegularExpression(QStringLiteral(R"([〔\[【(〕\]】)\s])")));
            for (const QString &name : {series.pattern.kind + word, word + series.pattern.kind, series.zh + word,
                                        written.endsWith(QStringLiteral("字")) ? written.chopped(1) : written}) {
                const bool here = name.contains(word) && name.size() > word.size();
                if (here && (piece.word == name || (piece.year != 0 && piece.word.endsWith(name))))
                    return std::pair(series, word);
            }
        }
    }
    return std::nullopt;
}

QString namesOf(const std::vector<packs::NumberSeries> &series)
{
    QStringList names;
    for (const packs::NumberSeries &one : series) {
        names += one.pattern.kind;
        for (const QString &word : fieldWordsOf(one))
            names += QStringLiteral("%1(%2)").arg(one.pattern.kind, word);
    }
    return names.join(QStringLiteral("、"));
}

/// The series that a piece speaks of, and its 领域字; else what of the piece is not understood.
struct Meant {
    packs::NumberSeries series{};
    QString field{};
    std::optional<Error> fault{};
};

Meant meantBy(const Library::Parts &parts, const Piece &piece)
{
    const auto wrong = [&piece](const char *id, QStringList args) {
        args.prepend(piece.typed);
        return Meant{.fault = Error{Fault::Invalid, QLatin1String(id), args}};
    };
    if (piece.field.isEmpty()) {
        if (const auto found = withField(parts.pack, piece))
            return {.series = found->first, .field = found->second};
    }
    const auto fitting = seriesFor(parts, piece.word, piece.year != 0);
    if (fitting.empty())
        return piece.word.isEmpty() ? wrong("numbers.start_no_word", {namesOf(parts.pack.series)})
                                    : wrong("numbers.start_unknown", {piece.word, namesOf(parts.pack.series)});
    if (fitting.size() > 1)
        return wrong("numbers.start_ambiguous", {namesOf(fitting)});
    const packs::NumberSeries &series = fitting.front();
    if (piece.field.isEmpty())
        return {.series = series};
    const QStringList words = fieldWordsOf(series);
    const QString word = words.contains(piece.field) ? piece.field : series.pattern.fields.value(piece.field);
    if (words.isEmpty())
        return wrong("numbers.start_no_field", {piece.field, series.pattern.kind});
    if (word.isEmpty())
        return wrong("numbers.start_unknown_field",
                     {piece.field, series.pattern.kind, words.join(QStringLiteral("、"))});
    return {.series = series, .field = word};
}

/// The 机关代字 of the organ that entrusted a power, where the number is one of its own: 示城管罚决37.
QString placeIn(const packs::Pack &pack, const QString &word)
{
    const auto named = std::find_if(pack.powers.begin(), pack.powers.end(), [&](const packs::PowerEntry &power) {
        return !power.organPlace.isEmpty() && word.startsWith(power.organPlace);
    });
    return named == pack.powers.end() ? QString() : named->organPlace;
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
    const Meant meant = meantBy(parts, piece);
    if (meant.fault) {
        start.fault = meant.fault;
        return start;
    }
    const QString place = placeIn(parts.pack, piece.word);
    const packs::NumberSeries series = seriesOfOrgan(seriesInField(meant.series, meant.field), place);
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
        return wrong("numbers.start_lower", {place + nameOf(series, meant.field), QString::number(reached)});
    start.series = series.id;
    start.zh = place + nameOf(series, meant.field);
    packs::NumberPattern pattern = series.pattern;
    if (pattern.place.isEmpty())
        pattern.place = textOf(parts.book.unitOn(QDate(year, 12, 31)), "short");
    const qint64 next = start.last == 0 ? pattern.start : start.last + 1;
    start.next = packs::formatNumber(pattern, year, static_cast<int>(next), 0, meant.field);
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
        for (const QString &word : QStringList{QString()} + fieldWordsOf(series)) {
            ANJUAN_TRY(const qint64 reached, reachedOf(parts, seriesInField(series, word).id, year));
            if (reached >= 0)
                return true;
        }
    }
    return false;
}

} // namespace anjuan::casework
