#pragma once
#include "core/casework/perform.h"

namespace anjuan::casework {

/// The series that numbers documents of that 类别字, or of that id. A pack that does not know it gives its own way of
/// writing numbers with that word: every form can be numbered.
packs::NumberSeries seriesOfKind(const packs::Pack &pack, const QString &kind);

/// That series as it counts for a 领域字: decision:林. An empty word is the series itself.
packs::NumberSeries seriesInField(const packs::NumberSeries &series, const QString &word);
/// That series as the organ counts it that entrusted the power 委托: decision@示城管. Its 机关代字 stands for all that
/// the unit's own numbers have before the 类别字.
packs::NumberSeries seriesOfOrgan(const packs::NumberSeries &series, const QString &place);
/// As seriesOfKind, and with a 领域字 behind a colon where the series has it: 罚决:林, decision:林; and behind @ the
/// 机关代字 of an organ that the pack names: 罚决@示城管.
packs::NumberSeries seriesNamed(const packs::Pack &pack, const QString &name);

/// How a number comes about.
struct Numbering {
    QDate on;
    QString outside{}; // given by another office: no serial of ours is used
    qint64 after = 0;  // put in after that serial: 12 gives 12-1
};

/// The next number of a series, as text; also notes it in step.numbers. It goes on after the last one used here, what
/// was used before the program came, and within the ranges of this library; void numbers are left out, one that came
/// back on a blank form goes first; a series that follows another takes that one's serial where it can. A step that
/// takes in a page filled in outside (`field_sheet`) has the number that the page bears. Fault: Invalid
/// `numbers.no_series {series}`, Refused `numbers.range_used_up {series, year}`, Invalid `numbers.nothing_to_follow
/// {series, serial}`.
Result<QString> nextNumber(Step &step, const QString &series, QDate on);
Result<QString> nextNumber(Step &step, const packs::NumberSeries &series, const Numbering &how);
/// With what the act's own fields say: outside_number, number_after.
Numbering numberingOf(const Step &step, QDate on);

/// One series in one year 文号台账: what was used, what is void, what is missing and why.
struct NumberLedger {
    struct Row { // Out: on a blank form that was taken outside and did not come back yet
        qint64 first = 0;
        qint64 last = 0;
        QString number; // as written; empty for a gap and for what was used before
        enum class State { Used, UsedBefore, Voided, Gap, GapExplained, Out } state = State::Used;
        QString reason;
    };
    std::vector<Row> rows;
    qint64 next = 1;
    bool hasOpenGap() const;
};
/// `series` as seriesNamed takes it.
Result<NumberLedger> numberLedger(const Library &library, const QString &series, int year);

} // namespace anjuan::casework
