#pragma once
#include <functional>
#include <optional>
#include <vector>

#include <QtCore/QDate>
#include <QtCore/QStringList>

#include "core/base/clock.h"
#include "core/base/id.h"
#include "core/insight/search_index.h"
#include "core/store/store.h"

namespace anjuan::insight {

struct CaseRow { // 案件列表的一行
    CaseId id;
    QString number; // 立案号, empty before filing
    QString cause;  // 案由
    QString party;  // name, read from its particulars; empty when destroyed or missing
    QString item;   // 事项名称
    QString stage;  // code
    QString stageZh;
    QString procedure;   // code
    QString procedureZh; // 程序
    QDate openedOn;
    std::optional<QDate> filedOn;
    std::optional<QDate> decidedOn;
    qint64 fineFen = 0;
    QString officers;  // names
    int daysUsed = -1; // of the 90, -1 where not running
    int flaws = 0;     // -1: not counted yet
    QDate lastOn;
    LibraryId holder;   // the PC that records in it 办理电脑
    QString holderName; // empty where it is this one
    QString found;      // after a search: what stands around the place where it was found
};

using CaseFilter = SearchQuery;

/// Reads of the case tables. Faults: NotFound `case.unknown {name}`, Invalid `case.ambiguous {name}`.
Result<CaseRow> caseRow(const store::Read &read, const CaseId &id);

/// What a case is called in a list of many 案号与案由.
struct CaseTitle {
    QString number;
    QString cause;
};
/// Nothing where the case was never opened here.
Result<std::optional<CaseTitle>> caseTitle(const store::Read &read, const QString &caseId);
/// By uuid, by its first eight digits or more, by 立案号, or by its cause where it has no 立案号 yet.
Result<CaseId> caseNamed(const store::Read &read, const QString &name);
/// The one other case still in hand whose number holds that part of it: 004. Faults as of caseNamed.
Result<CaseId> caseNumberedLike(const store::Read &read, const QString &part, const CaseId &butNot);
/// SHA-256 of the newest party's particulars, or empty.
Result<QString> partyBlob(const store::Read &read, const CaseId &id);
/// A party as the tables have one: who it is stands in its particulars alone.
struct PartyRow {
    QString caseId, kind, particularsSha256;
};
Result<std::optional<PartyRow>> partyOf(const store::Read &read, const CaseId &id);
/// The parties of the same kind in all other cases.
Result<std::vector<PartyRow>> otherParties(const store::Read &read, const PartyRow &besides);
QString partyNameFrom(const QByteArray &particulars);
/// Cases that a person handles, that are not closed and that `holder` holds.
Result<std::vector<CaseId>> openCasesOf(const store::Read &read, const PersonId &person, const LibraryId &holder);
Result<QStringList> officersOf(const store::Read &read, const CaseId &id);

/// By what another case would be known in a text: where it was, and the particulars of who it was about.
struct CaseTrace {
    CaseId id;
    QString place;
    QString partyBlob; // SHA-256, or empty
};
/// Of the newest cases, and of `always` whatever its age.
Result<std::vector<CaseTrace>> newestTraces(const store::Read &read, int limit, const CaseId &always);

using Dress = std::function<Result<void>(CaseRow &)>;
/// One page, newest first, by the tables alone: where there is no search index, or it is behind. `dress` fills what no
/// table holds; a text filter that the tables do not answer is asked again of the dressed rows, since party names stand
/// in no table.
Result<std::vector<CaseRow>> casePage(const store::Read &read, const CaseFilter &filter, int offset, int limit,
                                      int *total, const Dress &dress);
/// How many cases these tables have that match; a text is not asked.
Result<int> caseCount(const store::Read &read, const CaseFilter &filter);

} // namespace anjuan::insight
