#pragma once
#include <optional>
#include <set>
#include <vector>

#include "core/cases/periods.h"
#include "core/store/store.h"

namespace anjuan::cases {

/// The highest serial that this series has used in that year, or nothing; what is out on a blank form counts, and what
/// was void with it.
Result<std::optional<qint64>> lastSerial(const store::Read &read, const QString &series, int year);

/// How many inspections of that enterprise were notified in that year 年度检查频次.
Result<int> visitsOf(const store::Read &read, const QString &enterpriseCode, int year);
/// The serials of a series in that year, each with its number, in order; those on blank forms that are out, or came
/// back void, among them.
struct NumberUsed {
    qint64 serial = 0;
    QString number;
    QString record;
    QString lease{};  // out, voided; empty: it is used
    QString reason{}; // why it is void
};
/// The lowest serial that came back unused and was not given again, or nothing.
Result<std::optional<qint64>> returnedSerial(const store::Read &read, const QString &series, int year);
Result<std::vector<NumberUsed>> numbersUsed(const store::Read &read, const QString &series, int year);
/// A party of a decided case: the case, and the blob of its particulars.
struct DecidedParty {
    QString caseId;
    QString blob;
};
/// Parties of decided cases of that item, but for one case; in order of the case.
Result<std::vector<DecidedParty>> decidedParties(const store::Read &read, const QString &item, const QString &except);

/// Every serial that this series has used in that year.
Result<std::set<qint64>> serialsUsed(const store::Read &read, const QString &series, int year);
/// The periods of one case as the tables hold them: what `apply` makes of its records.
Result<PeriodBook> periodBookOf(const store::Read &read, const QString &caseId);
/// The same without the days left out.
Result<PeriodBook> runningPeriodsOf(const store::Read &read, const QString &caseId);
/// The periods that nothing has ended, by case in order of its id. Rights of the parties that began before
/// `rightsSince` are left out: they have run out, and no record says so.
Result<std::vector<std::pair<QString, PeriodBook>>> openPeriodBooks(const store::Read &read, QDate rightsSince);

/// What the service of these papers is to the course of a case: service.decision, else service.notice, each the paper
/// itself or a document made about it; else empty.
Result<QString> serviceKindOf(const store::Read &read, const QString &caseId, const QStringList &documents);
/// The records that a service of these papers handed over: the papers, and what they are about.
Result<QStringList> servedBy(const store::Read &read, const QString &caseId, const QStringList &documents);
/// Whether, since the case was last taken up, review was asked before the party was first told: any other one is a
/// second look 二次审核, after which the case stands again where it stood.
Result<bool> reviewedBeforeNotice(const store::Read &read, const QString &caseId);

} // namespace anjuan::cases
