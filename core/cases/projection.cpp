#include "core/cases/projection.h"

#include "core/base/json.h"
#include "core/cases/party_queries.h"
#include "core/cases/procedure_data.h"
#include "core/cases/queries.h"
#include "core/cases/stages.h"
#include "core/chain/body.h"

namespace anjuan::cases {
namespace {

using chain::columnOf;
using chain::integerOf;
using chain::Record;
using chain::textOf;

const char *const kTables = R"(
CREATE TABLE case_row (
    case_id TEXT PRIMARY KEY, number TEXT, cause TEXT NOT NULL, item TEXT, source TEXT NOT NULL, place TEXT NOT NULL,
    stage TEXT NOT NULL, opened_on TEXT NOT NULL, filed_on TEXT, decided_on TEXT, closed_on TEXT, archived_on TEXT,
    fine_fen INTEGER NOT NULL DEFAULT 0, last_on TEXT NOT NULL, holder TEXT NOT NULL,
    procedure TEXT NOT NULL DEFAULT 'ordinary', procedure_base TEXT NOT NULL DEFAULT 'ordinary',
    stage_before TEXT) STRICT;
CREATE INDEX case_row_last ON case_row (last_on DESC, case_id);
CREATE TABLE party (case_id TEXT NOT NULL, party TEXT NOT NULL, kind TEXT NOT NULL, age_class TEXT, particulars_sha256 TEXT, place INTEGER NOT NULL, PRIMARY KEY (case_id, party)) STRICT;
CREATE TABLE case_officer (case_id TEXT NOT NULL, person TEXT NOT NULL, place INTEGER NOT NULL, PRIMARY KEY (case_id, person)) STRICT, WITHOUT ROWID;
CREATE TABLE approval (record TEXT PRIMARY KEY, case_id TEXT NOT NULL, step TEXT NOT NULL, level TEXT NOT NULL, outcome TEXT NOT NULL, signer TEXT NOT NULL, by_paper INTEGER NOT NULL, approved_on TEXT NOT NULL) STRICT;
CREATE TABLE step (case_id TEXT NOT NULL, seq INTEGER NOT NULL, record TEXT NOT NULL, kind TEXT NOT NULL, at TEXT NOT NULL, by TEXT NOT NULL, about TEXT, PRIMARY KEY (case_id, seq)) STRICT, WITHOUT ROWID;
CREATE TABLE number_used (series TEXT NOT NULL, year INTEGER NOT NULL, serial INTEGER NOT NULL, number TEXT NOT NULL, record TEXT NOT NULL, PRIMARY KEY (record, series)) STRICT;
CREATE INDEX number_used_next ON number_used (series, year, serial);
CREATE TABLE number_leased (series TEXT NOT NULL, year INTEGER NOT NULL, serial INTEGER NOT NULL, number TEXT NOT NULL, record TEXT NOT NULL, code TEXT NOT NULL, state TEXT NOT NULL, reason TEXT NOT NULL, PRIMARY KEY (record, series)) STRICT;
CREATE INDEX number_leased_next ON number_leased (series, year, serial);
CREATE INDEX number_leased_code ON number_leased (code);
CREATE TABLE inspection_visit (record TEXT PRIMARY KEY, case_id TEXT NOT NULL, code TEXT NOT NULL, year INTEGER NOT NULL) STRICT;
CREATE INDEX inspection_visit_code ON inspection_visit (code, year);
CREATE TABLE register_entry (record TEXT PRIMARY KEY, case_id TEXT NOT NULL, category TEXT NOT NULL, title TEXT NOT NULL, done_on TEXT NOT NULL, publish INTEGER NOT NULL, published_on TEXT) STRICT;
CREATE TABLE period (case_id TEXT NOT NULL, n INTEGER NOT NULL, code TEXT NOT NULL, about TEXT NOT NULL, from_on TEXT, from_at TEXT, done_on TEXT, settled INTEGER NOT NULL, length INTEGER NOT NULL, extended INTEGER NOT NULL, agreed INTEGER NOT NULL, owed INTEGER NOT NULL, paid INTEGER NOT NULL, match TEXT NOT NULL, waits TEXT NOT NULL, PRIMARY KEY (case_id, n)) STRICT;
CREATE INDEX period_open ON period (code, from_on) WHERE done_on IS NULL AND settled = 0;
CREATE TABLE period_break (case_id TEXT NOT NULL, n INTEGER NOT NULL, code TEXT NOT NULL, from_on TEXT, to_on TEXT, reason TEXT NOT NULL, PRIMARY KEY (case_id, n)) STRICT;
CREATE TABLE access_log (chain TEXT NOT NULL, seq INTEGER NOT NULL, case_id TEXT NOT NULL, kind TEXT NOT NULL, by TEXT NOT NULL, at TEXT NOT NULL, record TEXT, PRIMARY KEY (chain, seq)) STRICT;
)";

Result<void> opened(store::Write &write, const Record &record, const QString &id)
{
    return write.run(
        "INSERT OR REPLACE INTO case_row (case_id, cause, source, place, stage, opened_on, last_on, holder) "
        "VALUES (?, ?, ?, ?, 'clue', ?, ?, ?)",
        {id, textOf(record.body, "suspected"), textOf(record.body, "source"), textOf(record.body, "place"),
         textOf(record.body, "received_on"), dateText(record.at.date()), record.library.toString()});
}

struct Course { // 程序与阶段
    QString procedure = kOrdinary, base = kOrdinary, stage;
};

Result<Course> courseOf(store::Write &write, const QString &id)
{
    ANJUAN_TRY(const auto row,
               write.first("SELECT procedure, procedure_base, stage FROM case_row WHERE case_id = ?", {id}));
    return row ? Course{row->text(0), row->text(1), row->text(2)} : Course();
}

/// The procedure that the record brings the case into, and where the case stands in it.
Result<Course> proceduresRow(store::Write &write, const QString &kind, const CanonicalObject &body, const QString &id)
{
    ANJUAN_TRY(Course course, courseOf(write, id));
    const QString now = procedureAfter(kind, body, course.procedure);
    if (now == course.procedure)
        return course;
    const QString base = textOf(body, "procedure_base");
    course = {now, findProcedure(now) || base.isEmpty() ? now : base, course.stage};
    course.stage = stageIn(course.base, course.stage);
    ANJUAN_CHECK(write.run("UPDATE case_row SET procedure = ?, procedure_base = ?, stage = ? WHERE case_id = ?",
                           {course.procedure, course.base, course.stage, id}));
    return course;
}

/// Behind those who are there: who leads the case 主办 is named first.
Result<void> enterOfficer(store::Write &write, const QString &id, const QString &person)
{
    return write.run("INSERT OR IGNORE INTO case_officer (case_id, person, place) SELECT ?1, ?2, ifnull(max(place), 0) "
                     "+ 1 FROM case_officer WHERE case_id = ?1",
                     {id, person});
}

Result<void> officersEntered(store::Write &write, const Record &record, const QString &id)
{
    for (const QString &officer : chain::textsOf(record.body, "officers"))
        ANJUAN_CHECK(enterOfficer(write, id, officer));
    return {};
}

Result<void> proposed(store::Write &write, const Record &record, const QString &id)
{
    ANJUAN_CHECK(write.run("UPDATE case_row SET cause = ?, item = ? WHERE case_id = ?",
                           {textOf(record.body, "cause"), columnOf(record.body, "item"), id}));
    return officersEntered(write, record, id);
}

/// Who comes takes the place of who goes.
Result<void> officerReplaced(store::Write &write, const Record &record, const QString &id)
{
    const QString from = textOf(record.body, "from");
    const QString to = textOf(record.body, "to");
    ANJUAN_CHECK(
        write.run("UPDATE OR IGNORE case_officer SET person = ? WHERE case_id = ? AND person = ?", {to, id, from}));
    ANJUAN_CHECK(write.run("DELETE FROM case_officer WHERE case_id = ? AND person = ?", {id, from}));
    return enterOfficer(write, id, to);
}

Result<void> approved(store::Write &write, const Record &record, const QString &id, bool byPaper)
{
    return write.run("INSERT INTO approval (record, case_id, step, level, outcome, signer, by_paper, approved_on) "
                     "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                     {record.hash.hex(), id, textOf(record.body, "step"), textOf(record.body, "level"),
                      textOf(record.body, "outcome"), byPaper ? textOf(record.body, "signer") : record.by.toString(),
                      qint64(byPaper), textOf(record.body, byPaper ? "signed_on" : "approved_on")});
}

Result<void> dated(store::Write &write, const Record &record, const QString &id)
{
    const QString &kind = record.kind;
    if (kind == QLatin1String("case.filed"))
        return write.run("UPDATE case_row SET number = ?, filed_on = ? WHERE case_id = ?",
                         {columnOf(record.body, "number"), columnOf(record.body, "filed_on"), id});
    if (kind == QLatin1String("decision.issued"))
        return write.run("UPDATE case_row SET decided_on = ?, fine_fen = ? WHERE case_id = ?",
                         {columnOf(record.body, "decided_on"), integerOf(record.body, "fine_fen"), id});
    // 变更 and 确认违法 leave something to pay; 撤销 and 确认无效 leave nothing.
    if (kind == QLatin1String("decision.revoked")
        && (textOf(record.body, "how") == QLatin1String("revoked")
            || textOf(record.body, "how") == QLatin1String("void")))
        return write.run("UPDATE case_row SET fine_fen = 0 WHERE case_id = ?", {id});
    if (kind == QLatin1String("case.closed"))
        return write.run("UPDATE case_row SET closed_on = ? WHERE case_id = ?",
                         {columnOf(record.body, "closed_on"), id});
    if (kind == QLatin1String("case.reopened"))
        return write.run("UPDATE case_row SET decided_on = NULL, fine_fen = 0, closed_on = NULL, archived_on = NULL "
                         "WHERE case_id = ?",
                         {id});
    if (kind == QLatin1String("case.archived"))
        return write.run("UPDATE case_row SET archived_on = ? WHERE case_id = ?",
                         {columnOf(record.body, "archived_on"), id});
    if (kind == QLatin1String("case.handed_over"))
        return write.run("UPDATE case_row SET holder = ? WHERE case_id = ?", {columnOf(record.body, "to_library"), id});
    return {};
}

Result<void> numbered(store::Write &write, const Record &record)
{
    for (const CanonicalObject &used : record.body.objects(QLatin1String("numbers_used"))) {
        ANJUAN_CHECK(write.run("INSERT OR REPLACE INTO number_used (series, year, serial, number, record) "
                               "VALUES (?, ?, ?, ?, ?)",
                               {textOf(used, "series"), integerOf(used, "year"), integerOf(used, "serial"),
                                textOf(used, "number"), record.hash.hex()}));
    }
    return {};
}

Result<void> counted(store::Write &write, const Record &record, const QString &id)
{
    const CanonicalObject &body = record.body;
    if (record.kind == QLatin1String("inspection.notified") && body.contains(QLatin1String("enterprise_code")))
        return write.run("INSERT OR REPLACE INTO inspection_visit (record, case_id, code, year) VALUES (?, ?, ?, ?)",
                         {record.hash.hex(), id, textOf(body, "enterprise_code"),
                          textOf(body, "inspection_on").left(4).toLongLong()});
    if (record.kind == QLatin1String("register.entered"))
        return write.run("INSERT OR REPLACE INTO register_entry (record, case_id, category, title, done_on, publish, "
                         "published_on) VALUES (?, ?, ?, ?, ?, ?, ?)",
                         {record.hash.hex(), id, textOf(body, "category"), textOf(body, "title"),
                          textOf(body, "done_on"), qint64(chain::flagOf(body, "publish")),
                          columnOf(body, "published_on")});
    return {};
}

store::Value dayOrNull(QDate day)
{
    return day.isValid() ? store::Value(dateText(day)) : store::Value();
}

Result<void> writePeriods(store::Write &write, const QString &id, const PeriodBook &before, const PeriodBook &after)
{
    for (std::size_t n = 0; n < after.running.size(); ++n) {
        const RunningPeriod &row = after.running[n];
        if (n < before.running.size() && before.running[n] == row)
            continue;
        ANJUAN_CHECK(write.run(
            "INSERT OR REPLACE INTO period (case_id, n, code, about, from_on, from_at, done_on, settled, length, "
            "extended, agreed, owed, paid, match, waits) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            {id, qint64(n), row.code, row.about, dayOrNull(row.from),
             row.fromAt ? store::Value(row.fromAt->toString()) : store::Value(), dayOrNull(row.doneOn),
             qint64(row.settled), qint64(row.length), qint64(row.extended), qint64(row.agreed), row.owed, row.paid,
             row.match, row.waits}));
    }
    for (std::size_t n = 0; n < after.breaks.size(); ++n) {
        const PeriodBreak &row = after.breaks[n];
        if (n < before.breaks.size() && before.breaks[n] == row)
            continue;
        ANJUAN_CHECK(write.run("INSERT OR REPLACE INTO period_break (case_id, n, code, from_on, to_on, reason) "
                               "VALUES (?, ?, ?, ?, ?, ?)",
                               {id, qint64(n), row.code, dayOrNull(row.from), dayOrNull(row.to), row.reason}));
    }
    return {};
}

Result<void> periodsAfter(store::Write &write, const Record &record, const QString &id)
{
    const QJsonObject statement = chain::statementOf(record);
    const QString kind = statement.isEmpty() ? record.kind : textOf(statement, "kind");
    const CanonicalObject body =
        statement.isEmpty() ? record.body : CanonicalObject(statement.value(QLatin1String("body")).toObject());
    if (!tellsOfPeriods(kind, body))
        return {};
    PeriodEvent event{kind, record.hash.hex(), body, {}};
    ANJUAN_TRY(const PeriodBook before,
               breaksPeriods(event.kind) ? periodBookOf(write, id) : runningPeriodsOf(write, id));
    PeriodBook after = before;
    anjuan::cases::apply(after, event);
    if (event.kind == QLatin1String("service.recorded")) {
        event.kind = QStringLiteral("served");
        ANJUAN_TRY(event.served, servedBy(write, id, servedToAll(record.body)));
        anjuan::cases::apply(after, event);
    }
    return writePeriods(write, id, before, after);
}

/// What the simple procedure, the short path and cases from paper say at once, where the ordinary procedure says it
/// step by step.
Result<void> otherCourses(store::Write &write, const Record &record, const QString &id)
{
    const QString &kind = record.kind;
    const bool history = kind == QLatin1String("case.history_entered");
    const bool paper = kind == QLatin1String("case.continued_from_paper");
    if (!history && !paper && kind != QLatin1String("decision.issued_on_spot")
        && kind != QLatin1String("decision.not_penalised"))
        return {};
    const CanonicalObject &body = record.body;
    const QString at = textOf(body, "decided_at");
    const store::Value decided = at.isEmpty() ? columnOf(body, "decided_on") : store::Value(at.left(10));
    ANJUAN_CHECK(
        write.run("UPDATE case_row SET number = ifnull(?, number), cause = ?, item = ifnull(?, item), "
                  "filed_on = ifnull(?, filed_on), decided_on = ?, fine_fen = ? WHERE case_id = ?",
                  {columnOf(body, history ? "decision_number" : "number"), textOf(body, "cause"),
                   columnOf(body, "item"), columnOf(body, "filed_on"), decided, integerOf(body, "fine_fen"), id}));
    if (history)
        return write.run("UPDATE case_row SET closed_on = ifnull(?, decided_on) WHERE case_id = ?",
                         {columnOf(body, "closed_on"), id});
    // What was told and served on paper is in its defence now.
    const QString stage =
        textOf(body, "stage") == QLatin1String("notice") ? QStringLiteral("defence") : textOf(body, "stage");
    if (paper)
        ANJUAN_CHECK(write.run("UPDATE case_row SET stage = ? WHERE case_id = ?", {stage, id}));
    return officersEntered(write, record, id);
}

/// The stage that the record brings the case to, in its procedure.
Result<void> moved(store::Write &write, const Record &record, const QString &id)
{
    const QJsonObject statement = chain::statementOf(record);
    QString kind = statement.isEmpty() ? record.kind : textOf(statement, "kind");
    if (!tellsOfStage(kind))
        return {};
    ANJUAN_TRY(const Course course, proceduresRow(write, kind, record.body, id));
    if (kind == QLatin1String("service.recorded")) {
        ANJUAN_TRY(const QString served, serviceKindOf(write, id, servedToAll(record.body)));
        kind = served.isEmpty() ? kind : served;
    }
    if (kind == QLatin1String("case.suspended"))
        return write.run("UPDATE case_row SET stage_before = stage, stage = ?1 WHERE case_id = ?2 AND stage <> ?1",
                         {QStringLiteral("suspended"), id});
    if (kind == QLatin1String("case.resumed"))
        return write.run("UPDATE case_row SET stage = ifnull(stage_before, stage), stage_before = NULL "
                         "WHERE case_id = ?",
                         {id});
    if (const QString back = stageBackBy(course.base, kind); !back.isEmpty())
        return write.run("UPDATE case_row SET stage = ?, stage_before = NULL WHERE case_id = ?", {back, id});
    if (const QString ended = stageEndedBy(course.base, kind); !ended.isEmpty()) {
        ANJUAN_TRY(const bool second, reviewedBeforeNotice(write, id));
        if (!second) // it stands in its own place, behind the notice
            return {};
        return write.run("UPDATE case_row SET stage = ifnull(iif(stage = ?1, stage_before, stage), stage), "
                         "stage_before = iif(stage = ?1, NULL, stage_before) WHERE case_id = ?2",
                         {ended, id});
    }
    const QString stage = stageReachedBy(course.base, kind);
    if (const QString under = stagesUnder(course.base, kind); !under.isEmpty())
        ANJUAN_CHECK(write.run("UPDATE case_row SET stage_before = stage, stage = ?1 "
                               "WHERE case_id = ?2 AND instr(?3, ',' || stage || ',')",
                               {stage, id, under}));
    // Only where it differs: most records of a stage change nothing.
    return write.run("UPDATE case_row SET stage = ?2 WHERE case_id = ?3 AND instr(?1, ',' || stage || ',')",
                     {stagesBefore(course.base, stage), stage, id});
}

Result<void> applyCase(store::Write &write, const Record &record, const QString &id)
{
    const QString &kind = record.kind;
    if (kind == QLatin1String("case.opened"))
        ANJUAN_CHECK(opened(write, record, id));
    else if (kind == QLatin1String("party.entered"))
        ANJUAN_CHECK(enterParty(write, record, id));
    else if (kind == QLatin1String("case.split_off"))
        ANJUAN_CHECK(splitOffParty(write, record, id));
    else if (kind == QLatin1String("case.filing_proposed"))
        ANJUAN_CHECK(proposed(write, record, id));
    else if (kind == QLatin1String("case.officer_replaced"))
        ANJUAN_CHECK(officerReplaced(write, record, id));
    else if (kind == QLatin1String("approval.given") || kind == QLatin1String("approval.signed_on_paper"))
        ANJUAN_CHECK(approved(write, record, id, kind == QLatin1String("approval.signed_on_paper")));
    else
        ANJUAN_CHECK(dated(write, record, id));
    ANJUAN_CHECK(otherCourses(write, record, id));
    ANJUAN_CHECK(numbered(write, record));
    ANJUAN_CHECK(counted(write, record, id));
    ANJUAN_CHECK(write.run("INSERT INTO step (case_id, seq, record, kind, at, by, about) VALUES (?, ?, ?, ?, ?, ?, ?)",
                           {id, record.seq, record.hash.hex(), kind, record.at.toString(), record.by.toString(),
                            columnOf(record.body, "about")}));
    ANJUAN_CHECK(periodsAfter(write, record, id));
    return moved(write, record, id);
}

/// Numbers on forms that went out blank 外出文书: nobody else takes them until the sheet comes back.
Result<void> leased(store::Write &write, const Record &record)
{
    const QString code = textOf(record.body, "page_code");
    if (record.kind == QLatin1String("desk.field_sheet_returned"))
        return write.run("UPDATE number_leased SET state = ?, reason = ? WHERE code = ?",
                         {textOf(record.body, "how"), textOf(record.body, "reason"), code});
    for (const CanonicalObject &used : record.body.objects(QLatin1String("numbers_used"))) {
        ANJUAN_CHECK(write.run("INSERT OR REPLACE INTO number_leased (series, year, serial, number, record, code, "
                               "state, reason) VALUES (?, ?, ?, ?, ?, ?, 'out', '')",
                               {textOf(used, "series"), integerOf(used, "year"), integerOf(used, "serial"),
                                textOf(used, "number"), record.hash.hex(), code}));
    }
    return {};
}

Result<void> applyAmong(store::Write &write, const Record &record)
{
    if (record.kind.startsWith(QLatin1String("desk.field_sheet_")))
        return leased(write, record);
    const QString id = chain::caseIdOf(record);
    if (id.isEmpty())
        return {};
    if (chain::sortOf(record) == chain::ChainSort::Access)
        return write.run(
            "INSERT INTO access_log (chain, seq, case_id, kind, by, at, record) VALUES (?, ?, ?, ?, ?, ?, ?)",
            {record.chain, record.seq, id, record.kind, record.by.toString(), record.at.toString(),
             columnOf(record.body, "record")});
    return applyCase(write, record, id);
}

/// When something last happened in a case.
Result<void> happened(store::Write &write, const QString &chain, const chain::ChainEnd &last)
{
    if (chain::sortOf(chain) != chain::ChainSort::Case)
        return {};
    // Only where it differs: the index on last_on is dear.
    return write.run("UPDATE case_row SET last_on = ?1 WHERE case_id = ?2 AND last_on <> ?1",
                     {dateText(last.at.date()), chain.last(36)});
}

Result<void> apply(store::Write &write, const Record &record)
{
    ANJUAN_CHECK(applyAmong(write, record));
    return happened(write, record.chain, {record.seq, record.hash, record.at});
}

} // namespace

chain::Projection projection()
{
    return {QStringLiteral("cases"),
            20,
            kTables,
            {QStringLiteral("case_row"), QStringLiteral("party"), QStringLiteral("case_officer"),
             QStringLiteral("approval"), QStringLiteral("step"), QStringLiteral("number_used"),
             QStringLiteral("number_leased"), QStringLiteral("inspection_visit"), QStringLiteral("register_entry"),
             QStringLiteral("period"), QStringLiteral("period_break"), QStringLiteral("access_log")},
            &apply,
            {},
            &applyAmong,
            &happened};
}

} // namespace anjuan::cases
