#include "core/casework/numbers.h"

#include <algorithm>

#include <QtCore/QRegularExpression>

#include "core/cases/queries.h"
#include "core/casework/act_functions.h"
#include "core/casework/entrusted.h"
#include "core/casework/field_pack.h"
#include "core/chain/body.h"

namespace anjuan::casework {
namespace {

using Note = office::OfficeBook::NumberNote;
using chain::textOf;

bool isVoid(const office::OfficeBook &book, const QString &series, int year, qint64 serial)
{
    const auto &notes = book.numberNotes();
    return std::any_of(notes.begin(), notes.end(), [&](const Note &note) {
        return note.kind == Note::Kind::Voided && note.series == series && note.year == year && note.first == serial;
    });
}

qint64 usedBefore(const office::OfficeBook &book, const QString &series, int year)
{
    qint64 last = 0;
    for (const Note &note : book.numberNotes()) {
        if (note.kind == Note::Kind::UsedBefore && note.series == series && note.year == year)
            last = std::max(last, note.last);
    }
    return last;
}

/// The serial that this case's document of the leading series bears in that year.
std::optional<qint64> leadingSerial(const Step &step, const QString &leading, int year)
{
    std::optional<qint64> found;
    for (const Entry &entry : step.file.entries()) {
        for (const auto one : entry.body.value(QLatin1String("numbers_used")).toArray()) {
            const QJsonObject used = one.toObject();
            if (textOf(used, "series") == leading && chain::integerOf(used, "year") == year)
                found = chain::integerOf(used, "serial");
        }
    }
    return found;
}

/// Within this library's ranges, where the office gave any; void numbers left out.
Result<qint64> allowed(const Step &step, const QString &series, int year, qint64 serial)
{
    const office::OfficeBook &book = *step.law().book;
    bool ranged = false;
    std::optional<qint64> fitting;
    for (const office::OfficeBook::NumberRange &range : book.numberRanges()) {
        const bool mine = range.library.isEmpty() || range.library == step.parts.library().toString();
        if (range.series != series || range.year != year || !mine)
            continue;
        ranged = true;
        qint64 candidate = std::max(serial, range.first);
        while (candidate <= range.last && isVoid(book, series, year, candidate))
            ++candidate;
        if (candidate <= range.last && (!fitting || candidate < *fitting))
            fitting = candidate;
    }
    if (ranged && !fitting)
        return fail(Fault::Refused, "numbers.range_used_up", {series, QString::number(year)});
    if (fitting)
        return *fitting;
    while (isVoid(book, series, year, serial))
        ++serial;
    return serial;
}

/// 领域字 of the case's item.
QString fieldWord(const Step &step, const packs::NumberPattern &pattern)
{
    const Entry *filing = newest(step.file.all(), {"case.filing_proposed"});
    const packs::Item *item = filing ? step.law().pack->item(textOf(filing->body, "item")) : nullptr;
    return item ? pattern.fields.value(item->field) : QString();
}

/// The number that a blank form bore when it went out.
Result<QString> leasedNumber(Step &step, const documents::FieldSheet &sheet)
{
    ANJUAN_TRY(const auto record, chain::recordByHash(*step.parts.store, *Digest::fromHex(sheet.record)));
    if (record)
        step.numbers = record->body.value(QLatin1String("numbers_used")).toArray();
    return sheet.number;
}

} // namespace

packs::NumberSeries seriesOfKind(const packs::Pack &pack, const QString &kind)
{
    for (const packs::NumberSeries &series : pack.series) {
        if (series.pattern.kind == kind || series.id == kind)
            return series;
    }
    packs::NumberSeries own{QStringLiteral("kind:") + kind, kind, {}};
    if (const packs::NumberSeries *decision = pack.numberSeries(QStringLiteral("decision")))
        own.pattern = decision->pattern;
    else if (!pack.series.empty())
        own.pattern = pack.series.front().pattern;
    else
        own.pattern.text = QStringLiteral("{place}{kind}字〔{year}〕第{serial}号");
    own.pattern.kind = kind;
    own.pattern.start = 1;
    own.pattern.follows.clear();
    return own;
}

packs::NumberSeries seriesInField(const packs::NumberSeries &series, const QString &word)
{
    packs::NumberSeries own = series;
    if (!word.isEmpty())
        own.id += QLatin1Char(':') + word;
    return own;
}

packs::NumberSeries seriesOfOrgan(const packs::NumberSeries &series, const QString &place)
{
    static const QRegularExpression ownWords(QStringLiteral("\\{place\\}[^{]*(?=\\{(?:kind|field)\\})"));
    if (place.isEmpty())
        return series;
    packs::NumberSeries own = series;
    const QString behind = QLatin1Char('@') + place;
    own.id += behind;
    own.pattern.place = place;
    own.pattern.text.replace(ownWords, QStringLiteral("{place}"));
    own.pattern.start = 1;
    if (!own.pattern.follows.isEmpty())
        own.pattern.follows += behind;
    return own;
}

packs::NumberSeries seriesNamed(const packs::Pack &pack, const QString &name)
{
    const QString place = name.section(QLatin1Char('@'), 1);
    const bool entrusted = std::any_of(pack.powers.begin(), pack.powers.end(), [&](const packs::PowerEntry &power) {
        return !place.isEmpty() && power.organPlace == place;
    });
    if (entrusted)
        return seriesOfOrgan(seriesNamed(pack, name.section(QLatin1Char('@'), 0, 0)), place);
    const QString word = name.section(QLatin1Char(':'), -1);
    const QString kind = name.section(QLatin1Char(':'), 0, -2);
    for (const packs::NumberSeries &series : pack.series) {
        const bool named = series.id == kind || series.pattern.kind == kind;
        if (named && series.pattern.fields.values().contains(word))
            return seriesInField(series, word);
    }
    return seriesOfKind(pack, name);
}

Numbering numberingOf(const Step &step, QDate on)
{
    const QJsonObject &body = step.prepared.body;
    return {.on = on, .outside = textOf(body, "outside_number"), .after = chain::integerOf(body, "number_after")};
}

Result<QString> nextNumber(Step &step, const QString &series, QDate on)
{
    const packs::NumberSeries *known = step.law().pack->numberSeries(series);
    if (!known)
        return fail(Fault::Invalid, "numbers.no_series", {series});
    return nextNumber(step, *known, numberingOf(step, on));
}

Result<QString> nextNumber(Step &step, const packs::NumberSeries &known, const Numbering &how)
{
    if (!how.outside.isEmpty())
        return how.outside;
    ANJUAN_TRY(const auto sheet, fieldSheetOf(step));
    if (sheet && !sheet->number.isEmpty())
        return leasedNumber(step, *sheet);
    // 委托: the paper is the other organ's, and numbered as such. 行政处罚法 第二十条
    const packs::PowerEntry *power =
        entrustedPower(step.file.all(), step.law(), how.on, textOf(step.prepared.body, "item"));
    const QString word = fieldWord(step, known.pattern);
    const packs::NumberSeries counted =
        seriesOfOrgan(seriesInField(known, word), power ? power->organPlace : QString());
    const QString series = counted.id;
    packs::NumberPattern pattern = counted.pattern;
    const int year = how.on.year();
    ANJUAN_TRY(const auto used, cases::numbersUsed(*step.parts.store, series, year));
    const auto countOf = [&used](qint64 serial) {
        return std::count_if(used.begin(), used.end(), [serial](const auto &one) { return one.serial == serial; });
    };
    qint64 serial = how.after;
    int inserted = 0;
    const std::optional<qint64> leading =
        pattern.follows.isEmpty() ? std::nullopt : leadingSerial(step, pattern.follows, year);
    if (how.after > 0) {
        inserted = static_cast<int>(std::max<qint64>(1, countOf(serial)));
        if (countOf(serial) == 0 && serial > usedBefore(*step.law().book, series, year))
            return fail(Fault::Invalid, "numbers.nothing_to_follow", {known.zh, QString::number(serial)});
    } else if (leading) {
        serial = *leading;
        inserted = static_cast<int>(countOf(serial));
    } else {
        ANJUAN_TRY(const auto last, cases::lastSerial(*step.parts.store, series, year));
        serial = std::max(last ? *last + 1 : qint64(pattern.start), usedBefore(*step.law().book, series, year) + 1);
        // What came back on a blank form goes first: no gap is left.
        ANJUAN_TRY(const auto again, cases::returnedSerial(*step.parts.store, series, year));
        if (again && *again < serial && !isVoid(*step.law().book, series, year, *again)) {
            serial = *again;
        } else {
            ANJUAN_TRY(serial, allowed(step, series, year, serial));
        }
    }
    if (pattern.place.isEmpty())
        pattern.place = textOf(step.law().book->unitOn(how.on), "short");
    const QString number = packs::formatNumber(pattern, year, static_cast<int>(serial), inserted, word);
    step.numbers.append(QJsonObject{{QStringLiteral("series"), series},
                                    {QStringLiteral("year"), year},
                                    {QStringLiteral("serial"), serial},
                                    {QStringLiteral("number"), number}});
    return number;
}

bool NumberLedger::hasOpenGap() const
{
    return std::any_of(rows.begin(), rows.end(), [](const Row &row) { return row.state == Row::State::Gap; });
}

Result<NumberLedger> numberLedger(const Library &library, const QString &kind, int year)
{
    using State = NumberLedger::Row::State;
    const Library::Parts &parts = library.parts();
    const packs::NumberSeries series = seriesNamed(parts.pack, kind);
    ANJUAN_TRY(const auto used, cases::numbersUsed(*parts.store, series.id, year));
    NumberLedger out;
    qint64 reached = usedBefore(parts.book, series.id, year);
    if (reached > 0)
        out.rows.push_back({1, reached, {}, State::UsedBefore, {}});
    reached = std::max<qint64>(reached, series.pattern.start - 1);
    const auto noteOf = [&](Note::Kind wanted, qint64 serial) -> const Note * {
        for (const Note &note : parts.book.numberNotes()) {
            const bool same = note.kind == wanted && note.series == series.id && note.year == year;
            if (same && serial >= note.first && serial <= note.last)
                return &note;
        }
        return nullptr;
    };
    const auto missing = [&](qint64 until) {
        for (qint64 serial = reached + 1; serial < until; ++serial) {
            const Note *voided = noteOf(Note::Kind::Voided, serial);
            const Note *explained = noteOf(Note::Kind::GapExplained, serial);
            const State state = voided ? State::Voided : explained ? State::GapExplained : State::Gap;
            const QString reason = voided ? voided->reason : explained ? explained->reason : QString();
            if (!out.rows.empty() && out.rows.back().state == state && out.rows.back().reason == reason
                && out.rows.back().last == serial - 1)
                out.rows.back().last = serial;
            else
                out.rows.push_back({serial, serial, {}, state, reason});
        }
    };
    for (const cases::NumberUsed &one : used) {
        missing(one.serial);
        const Note *voided = noteOf(Note::Kind::Voided, one.serial);
        const bool lost = one.lease == QLatin1String("voided");
        const State state = voided || lost ? State::Voided : one.lease.isEmpty() ? State::Used : State::Out;
        out.rows.push_back({one.serial, one.serial, one.number, state, voided ? voided->reason : one.reason});
        reached = std::max(reached, one.serial);
    }
    out.next = reached + 1;
    return out;
}

} // namespace anjuan::casework
