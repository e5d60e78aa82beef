#pragma once
#include <optional>
#include <vector>

#include <QtCore/QDate>
#include <QtCore/QHash>
#include <QtCore/QJsonObject>
#include <QtCore/QStringList>

#include "core/base/canonical_object.h"
#include "core/base/clock.h"

namespace anjuan::cases {

/// 工作日, 日, 月, 小时
enum class PeriodUnit { WorkingDays, Days, Months, Hours };

/// What a record must be to begin, end or settle a period: a member of `starts`, `ends` or `settles`.
struct PeriodCue {
    QString kind;
    QString on;      // the member that holds the day (or the instant, for hours)
    QString then;    // starts: it begins only with a later record of that kind; "served": when that paper is served
    QString until;   // starts: the member that holds the last day itself, as a paper states it; none: nothing begins;
                     // `rows.member`: the last of the days that its rows name
    QString done;    // starts: done on that day too, by the same record
    QString same;    // ends: the member in which both records agree
    QString ref;     // ends, settles, starts with `then`: the member that names the record which began it
    QString sum, of; // ends: only once the sums of that member reach the starting record's; `rows.member`: their sum
    bool sameRecord = false;         // ends, of "served": the record itself was served
    QJsonObject when, unless, above; // members: equal, not equal, greater
    QJsonObject thenUnless;          // starts with `then`: members of that later record, not equal
    QStringList any;                 // starts, settles: one of these members says something
};

/// One row of the table of periods 期限表 (docs/domain.md §2.12), as resources/texts/deadlines.json writes it: how
/// long, for whom, and which records begin, end or settle it. A family of acts adds a period by a row there, and its
/// words in resources/rules/<code>.json; no code.
struct PeriodRow {
    QString code;
    std::optional<int> length; // nothing: only the pack or a record says
    PeriodUnit unit = PeriodUnit::Days;
    QString whom;           // party, agency, officer
    bool right = false;     // a right of the party: it runs out and is never late
    bool before = false;    // “N 日前”: counted back from the day it begins with
    bool each = false;      // every start runs by itself; else a new start takes the place of the last
    QString after;          // begins when that period of the same record is over
    QString orAfter;        // or when that one is over, once it has begun
    QString setting;        // the pack's setting that replaces the length
    QString lengthMember;   // the member of the starting record that replaces it
    int extension = 0;      // by how much the law lets it be extended; 0: not said
    int amber = 3, red = 1; // days left at which it warns (D)
    QString fromZh, fromEn; // what it begins with
    QStringList yearly;     // MM-dd: a duty of the unit, not of a case
    std::vector<PeriodCue> starts, ends, settles;
    std::vector<PeriodCue> extends; // `sum`: the member that holds by how much
};

const std::vector<PeriodRow> &periodRows();
const PeriodRow *periodRow(const QString &code);

/// What a record tells about periods; `served` (kind "served"): the papers handed over, and the records they are about.
struct PeriodEvent {
    QString kind;
    QString hash;
    CanonicalObject body;
    QStringList served;
};

/// A period that began 已开始的期限, or waits for what begins it.
struct RunningPeriod {
    QString code;
    QString about; // the record that began it
    QDate from;
    std::optional<Instant> fromAt; // of hours
    QDate doneOn;
    bool settled = false;
    int length = -1;     // as the record said; -1: the row's
    int extended = 0;    // asked for
    bool agreed = false; // the extension was approved
    qint64 owed = 0, paid = 0;
    QString match, waits; // waits: the kind that begins it
    bool operator==(const RunningPeriod &) const = default;
};

/// Days left out of a period, with the reason as recorded 期间扣除、中止. Without `to` it lasts still.
struct PeriodBreak {
    QString code;
    QDate from, to;
    QString reason;
    bool operator==(const PeriodBreak &) const = default;
};

/// The periods of one case, as its records add up to.
struct PeriodBook {
    std::vector<RunningPeriod> running;
    std::vector<PeriodBreak> breaks;
    bool operator==(const PeriodBook &) const = default;
};

/// Whether such a record leaves days out of a period, or ends that.
bool breaksPeriods(const QString &kind);
/// Whether such a record may change any period.
bool tellsOfPeriods(const QString &kind, const CanonicalObject &body);
/// The book after one more record. Pure.
void apply(PeriodBook &book, const PeriodEvent &event);

} // namespace anjuan::cases
