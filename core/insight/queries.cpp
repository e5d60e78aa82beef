#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

#include "core/insight/case_list.h"
#include "core/insight/similar.h"
#include "core/insight/statistics.h"
#include "core/packs/penalty_kinds.h"

namespace anjuan::insight {
namespace {

constexpr const char *kColumns =
    "SELECT case_id, number, cause, item, stage, opened_on, filed_on, decided_on, fine_fen, last_on, place, "
    "holder, procedure FROM case_row ";

std::optional<QDate> date(const store::Row &row, int column)
{
    return row.isNull(column) ? std::nullopt : parseDate(row.text(column));
}

CaseRow rowFrom(const store::Row &row)
{
    CaseRow out;
    out.id = CaseId::parse(row.text(0)).value_or(CaseId());
    out.number = row.text(1);
    out.cause = row.text(2);
    out.item = row.text(3);
    out.stage = row.text(4);
    out.openedOn = parseDate(row.text(5)).value_or(QDate());
    out.filedOn = date(row, 6);
    out.decidedOn = date(row, 7);
    out.fineFen = row.integer(8);
    out.lastOn = parseDate(row.text(9)).value_or(QDate());
    out.holder = LibraryId::parse(row.text(11)).value_or(LibraryId());
    out.procedure = row.text(12);
    return out;
}

store::Value dateValue(const std::optional<QDate> &date)
{
    return date ? store::Value(dateText(*date)) : store::Value();
}

store::Value amountValue(const std::optional<qint64> &fen)
{
    return fen ? store::Value(*fen) : store::Value();
}

const char *const kWhere =
    "WHERE (?1 = '' OR stage = ?1) "
    "AND (?2 = 0 OR closed_on IS NULL AND stage NOT IN ('not_filed', 'transferred', 'merged', 'registered')) "
    "AND (?3 = '' OR item = ?3) AND (?4 = '' OR case_id IN (SELECT case_id FROM case_officer WHERE person = ?4)) "
    "AND (?5 IS NULL OR filed_on >= ?5) AND (?6 IS NULL OR filed_on <= ?6) "
    "AND (?7 IS NULL OR decided_on >= ?7) AND (?8 IS NULL OR decided_on <= ?8) "
    "AND (?9 IS NULL OR fine_fen >= ?9) AND (?10 IS NULL OR fine_fen <= ?10) "
    "AND (?11 = '' OR procedure = ?11) ";

store::Args filterArgs(const CaseFilter &filter)
{
    return {filter.stage,
            qint64(filter.openOnly),
            filter.item,
            filter.officer,
            dateValue(filter.filedFrom),
            dateValue(filter.filedTo),
            dateValue(filter.decidedFrom),
            dateValue(filter.decidedTo),
            amountValue(filter.fineFromFen),
            amountValue(filter.fineToFen),
            filter.procedure};
}

bool holds(const CaseRow &row, const QString &place, const QString &text)
{
    for (const QString &field : {row.number, row.cause, row.party, row.officers, row.item, place}) {
        if (field.contains(text, Qt::CaseInsensitive))
            return true;
    }
    return false;
}

/// The amount of nearest rank: the smallest that a quarter, a half … of the cases do not exceed.
Result<qint64> ranked(const store::Read &read, const store::Args &where, int count, int quarters)
{
    const int rank = (count * quarters + 3) / 4;
    store::Args args = where;
    args.emplace_back(qint64(rank > 0 ? rank - 1 : 0));
    ANJUAN_TRY(const auto row,
               read.first("SELECT fine_fen FROM decided_like WHERE item = ? AND tier = ? AND case_id <> ? "
                          "ORDER BY fine_fen LIMIT 1 OFFSET ?",
                          args));
    return row ? row->integer(0) : 0;
}

} // namespace

Result<CaseRow> caseRow(const store::Read &read, const CaseId &id)
{
    ANJUAN_TRY(const auto row, read.first((QByteArray(kColumns) + "WHERE case_id = ?").constData(), {id.toString()}));
    if (!row)
        return fail(Fault::NotFound, "case.unknown", {id.toString()});
    return rowFrom(*row);
}

Result<std::optional<CaseTitle>> caseTitle(const store::Read &read, const QString &caseId)
{
    ANJUAN_TRY(const auto row, read.first("SELECT number, cause FROM case_row WHERE case_id = ?", {caseId}));
    return row ? std::optional(CaseTitle{row->text(0), row->text(1)}) : std::nullopt;
}

Result<CaseId> caseNamed(const store::Read &read, const QString &name)
{
    ANJUAN_TRY(const auto rows,
               read.rows("SELECT case_id FROM case_row WHERE case_id = ?1 OR number = ?1 OR "
                         "(length(?1) >= 8 AND substr(case_id, 1, length(?1)) = ?1) OR "
                         "(coalesce(number, '') = '' AND cause = ?1) LIMIT 2",
                         {name}));
    if (rows.empty())
        return fail(Fault::NotFound, "case.unknown", {name});
    if (rows.size() > 1)
        return fail(Fault::Invalid, "case.ambiguous", {name});
    return CaseId::parse(rows.front().text(0)).value_or(CaseId());
}

Result<CaseId> caseNumberedLike(const store::Read &read, const QString &part, const CaseId &butNot)
{
    ANJUAN_TRY(const auto rows,
               read.rows("SELECT case_id FROM case_row WHERE ?1 <> '' AND instr(number, ?1) > 0 AND case_id <> ?2 AND "
                         "stage NOT IN ('closed', 'archived', 'merged', 'transferred', 'registered') LIMIT 2",
                         {part, butNot.toString()}));
    if (rows.empty())
        return fail(Fault::NotFound, "case.unknown", {part});
    if (rows.size() > 1)
        return fail(Fault::Invalid, "case.ambiguous", {part});
    return CaseId::parse(rows.front().text(0)).value_or(CaseId());
}

Result<QString> partyBlob(const store::Read &read, const CaseId &id)
{
    ANJUAN_TRY(const auto row,
               read.first("SELECT particulars_sha256 FROM party WHERE case_id = ? ORDER BY rowid DESC LIMIT 1",
                          {id.toString()}));
    return row ? row->text(0) : QString();
}

Result<std::vector<CaseTrace>> newestTraces(const store::Read &read, int limit, const CaseId &always)
{
    ANJUAN_TRY(const auto rows,
               read.rows("SELECT c.case_id, c.place, p.particulars_sha256 FROM case_row c "
                         "LEFT JOIN party p ON p.case_id = c.case_id "
                         "WHERE c.case_id = ?2 OR c.case_id IN "
                         "(SELECT case_id FROM case_row ORDER BY opened_on DESC, case_id LIMIT ?1)",
                         {qint64(limit), always.toString()}));
    std::vector<CaseTrace> out;
    for (const store::Row &row : rows)
        out.push_back({CaseId::parse(row.text(0)).value_or(CaseId()), row.isNull(1) ? QString() : row.text(1),
                       row.isNull(2) ? QString() : row.text(2)});
    return out;
}

QString partyNameFrom(const QByteArray &particulars)
{
    return QJsonDocument::fromJson(particulars).object().value(QLatin1String("name")).toString();
}

Result<std::vector<CaseId>> openCasesOf(const store::Read &read, const PersonId &person, const LibraryId &holder)
{
    std::vector<CaseId> all;
    ANJUAN_CHECK(
        read.each("SELECT c.case_id FROM case_row c JOIN case_officer o ON o.case_id = c.case_id WHERE o.person "
                  "= ? AND c.holder = ? AND c.closed_on IS NULL AND c.stage NOT IN ('not_filed', "
                  "'transferred', 'merged', 'registered') ORDER BY c.case_id",
                  {person.toString(), holder.toString()}, [&](const store::Row &row) -> Result<void> {
                      all.push_back(CaseId::parse(row.text(0)).value_or(CaseId()));
                      return {};
                  }));
    return all;
}

Result<QStringList> officersOf(const store::Read &read, const CaseId &id)
{
    ANJUAN_TRY(const auto rows,
               read.rows("SELECT person FROM case_officer WHERE case_id = ? ORDER BY place", {id.toString()}));
    QStringList people;
    for (const store::Row &row : rows)
        people += row.text(0);
    return people;
}

Result<int> caseCount(const store::Read &read, const CaseFilter &filter)
{
    ANJUAN_TRY(const auto count,
               read.first((QByteArray("SELECT COUNT(*) FROM case_row ") + kWhere).constData(), filterArgs(filter)));
    return static_cast<int>(count->integer(0));
}

Result<std::vector<CaseRow>> casePage(const store::Read &read, const CaseFilter &filter, int offset, int limit,
                                      int *total, const Dress &dress)
{
    const store::Args args = filterArgs(filter);
    std::vector<CaseRow> page;
    if (filter.text.isEmpty()) {
        if (total) {
            ANJUAN_TRY(*total, caseCount(read, filter));
        }
        const QByteArray sql = QByteArray(kColumns) + kWhere + "ORDER BY last_on DESC, case_id LIMIT ?12 OFFSET ?13";
        store::Args paged = args;
        paged.emplace_back(qint64(limit));
        paged.emplace_back(qint64(offset));
        ANJUAN_CHECK(read.each(sql.constData(), paged, [&](const store::Row &row) -> Result<void> {
            page.push_back(rowFrom(row));
            return {};
        }));
        for (CaseRow &row : page)
            ANJUAN_CHECK(dress(row));
        return page;
    }
    int matches = 0;
    ANJUAN_TRY(const auto rows,
               read.rows((QByteArray(kColumns) + kWhere + "ORDER BY last_on DESC, case_id").constData(), args));
    for (const store::Row &raw : rows) {
        CaseRow row = rowFrom(raw);
        ANJUAN_CHECK(dress(row));
        if (!holds(row, raw.text(10), filter.text))
            continue;
        if (matches >= offset && matches < offset + limit)
            page.push_back(std::move(row));
        ++matches;
    }
    if (total)
        *total = matches;
    return page;
}

Result<Similar> similarCases(const store::Read &read, const QString &item, const QString &tier, qint64 fineFen,
                             const CaseId &except)
{
    Similar out;
    const store::Args where{item, tier, except.toString()};
    store::Args counted{fineFen};
    counted.insert(counted.end(), where.begin(), where.end());
    ANJUAN_TRY(const auto row,
               read.first("SELECT COUNT(*), SUM(fine_fen < ?1), SUM(fine_fen = ?1), SUM(fine_fen > ?1) "
                          "FROM decided_like WHERE item = ?2 AND tier = ?3 AND case_id <> ?4",
                          counted));
    out.count = static_cast<int>(row->integer(0));
    if (!out.shown())
        return out;
    out.below = static_cast<int>(row->integer(1));
    out.equal = static_cast<int>(row->integer(2));
    out.above = static_cast<int>(row->integer(3));
    ANJUAN_TRY(out.minFen, ranked(read, where, out.count, 0));
    ANJUAN_TRY(out.q1Fen, ranked(read, where, out.count, 1));
    ANJUAN_TRY(out.medianFen, ranked(read, where, out.count, 2));
    ANJUAN_TRY(out.q3Fen, ranked(read, where, out.count, 3));
    ANJUAN_TRY(out.maxFen, ranked(read, where, out.count, 4));
    return out;
}

Result<std::optional<PartyRow>> partyOf(const store::Read &read, const CaseId &id)
{
    ANJUAN_TRY(const auto row,
               read.first("SELECT kind, particulars_sha256 FROM party WHERE case_id = ? "
                          "ORDER BY rowid DESC LIMIT 1",
                          {id.toString()}));
    return row ? std::optional(PartyRow{id.toString(), row->text(0), row->text(1)}) : std::nullopt;
}

Result<std::vector<PartyRow>> otherParties(const store::Read &read, const PartyRow &besides)
{
    std::vector<PartyRow> all;
    ANJUAN_CHECK(
        read.each("SELECT DISTINCT case_id, kind, particulars_sha256 FROM party WHERE case_id <> ? AND kind = ? "
                  "AND particulars_sha256 IS NOT NULL "
                  // What went into another case is counted there.
                  "AND case_id NOT IN (SELECT case_id FROM case_row WHERE stage = 'merged') "
                  "ORDER BY case_id, particulars_sha256",
                  {besides.caseId, besides.kind}, [&](const store::Row &row) -> Result<void> {
                      all.push_back({row.text(0), row.text(1), row.text(2)});
                      return {};
                  }));
    return all;
}

namespace {

const QString kDecides = QStringLiteral("CASE WHEN step.kind GLOB 'decision.*' OR step.kind = 'case.history_entered' "
                                        "OR (step.kind = 'case.continued_from_paper' AND "
                                        "json_extract(CAST(record.raw AS TEXT), '$.body.decided_on') IS NOT NULL) "
                                        "THEN json_extract(CAST(record.raw AS TEXT), '$.body.%1') END");

/// The kinds of penalty of a decision by their codes; older records name them in words.
QStringList kindsOf(const store::Row &row, int fine, int warning, int others)
{
    QStringList kinds;
    if (!row.isNull(fine) && row.integer(fine) > 0)
        kinds += QStringLiteral("fine");
    if (!row.isNull(warning) && row.integer(warning) != 0)
        kinds += QStringLiteral("warning");
    const QByteArray named = row.isNull(others) ? QByteArray() : row.text(others).toUtf8();
    for (const auto kind : QJsonDocument::fromJson(named).array()) {
        const packs::PenaltyKind *known = packs::penaltyKind(kind.toString());
        kinds += known ? QString::fromLatin1(known->code) : kind.toString();
    }
    return kinds;
}

/// A case's records, those that decide with what they decided; a statement counts as what it states.
Result<void> addSteps(const store::Read &read, const store::Args &period, std::map<QString, CountedCase> &cases)
{
    const QString columns =
        QStringList{kDecides.arg(QStringLiteral("outcome")), kDecides.arg(QStringLiteral("fine_fen")),
                    kDecides.arg(QStringLiteral("warning")), kDecides.arg(QStringLiteral("other_kinds"))}
            .join(QLatin1String(", "));
    const QString sql = QStringLiteral("SELECT step.case_id, step.kind, step.at, "
                                       "CASE WHEN step.kind = 'case.statement_received' THEN "
                                       "json_extract(CAST(record.raw AS TEXT), '$.body.statement.statement.kind') END, "
                                       "%1 FROM case_row JOIN step USING (case_id) "
                                       "JOIN record ON record.hash = step.record "
                                       "WHERE min(opened_on, ifnull(decided_on, opened_on)) <= ?2 "
                                       "AND (last_on >= ?1 OR ifnull(decided_on, '') >= ?1) "
                                       "ORDER BY step.case_id, step.seq")
                            .arg(columns);
    return read.each(sql.toUtf8().constData(), period, [&](const store::Row &row) -> Result<void> {
        const auto found = cases.find(row.text(0));
        if (found == cases.end())
            return {};
        CountedCase &one = found->second;
        const QString kind = row.isNull(3) ? row.text(1) : row.text(3);
        one.steps.push_back({kind, parseDate(row.text(2).left(10)).value_or(QDate())});
        // A decision on paper is told by what it lays on the party; one that lays nothing is not told as spared.
        const bool onPaper = kind == QLatin1String("case.continued_from_paper")
            && ((!row.isNull(5) && row.integer(5) > 0) || (!row.isNull(6) && row.integer(6) != 0));
        const bool decides = !row.isNull(4) || onPaper || kind == QLatin1String("decision.issued_on_spot")
            || kind == QLatin1String("decision.not_penalised");
        if (!decides)
            return {};
        if (!row.isNull(4))
            one.outcome = row.text(4);
        else
            one.outcome = onPaper || kind == QLatin1String("decision.issued_on_spot") ? QStringLiteral("penalty")
                                                                                      : QStringLiteral("no_penalty");
        one.kinds = one.outcome == QLatin1String("no_penalty") ? QStringList() : kindsOf(row, 5, 6, 7);
        return {};
    });
}

/// 执法台账: acts beside the penalties, each by the day on which it was done.
Result<void> addRegisters(const store::Read &read, std::map<QString, CountedCase> &cases)
{
    return read.each("SELECT case_id, category, done_on, publish, published_on FROM register_entry "
                     "ORDER BY case_id, record",
                     {}, [&cases](const store::Row &row) -> Result<void> {
                         const auto found = cases.find(row.text(0));
                         const auto day = date(row, 2);
                         if (found == cases.end() || !day)
                             return {};
                         std::vector<CountedStep> &steps = found->second.steps;
                         steps.push_back({QStringLiteral("register:") + row.text(1), *day});
                         if (row.integer(3) != 0)
                             steps.push_back({QStringLiteral("register:to_publish"), *day});
                         if (const auto published = date(row, 4))
                             steps.push_back({QStringLiteral("register:published"), *published});
                         return {};
                     });
}

} // namespace

Result<std::vector<CountedCase>> countedCases(const store::Read &read, QDate from, QDate to)
{
    const store::Args period{dateText(from), dateText(to)};
    std::map<QString, CountedCase> cases;
    ANJUAN_CHECK(read.each(
        "SELECT case_id, number, cause, item, stage, procedure, source, opened_on, filed_on, decided_on, closed_on, "
        "archived_on, fine_fen, (SELECT group_concat(person) FROM (SELECT person FROM case_officer WHERE "
        "case_officer.case_id = case_row.case_id ORDER BY place)) FROM case_row "
        "WHERE min(opened_on, ifnull(decided_on, opened_on)) <= ?2 "
        "AND (last_on >= ?1 OR ifnull(decided_on, '') >= ?1)",
        period, [&](const store::Row &row) -> Result<void> {
            CountedCase one;
            one.id = CaseId::parse(row.text(0)).value_or(CaseId());
            one.number = row.text(1);
            one.cause = row.text(2);
            one.item = row.text(3);
            one.stage = row.text(4);
            one.procedure = row.text(5);
            one.source = row.text(6);
            one.openedOn = date(row, 7);
            one.filedOn = date(row, 8);
            one.decidedOn = date(row, 9);
            one.closedOn = date(row, 10);
            one.archivedOn = date(row, 11);
            one.fineFen = row.integer(12);
            one.officers = row.text(13).split(QLatin1Char(','), Qt::SkipEmptyParts);
            cases.emplace(row.text(0), std::move(one));
            return {};
        }));
    ANJUAN_CHECK(addSteps(read, period, cases));
    ANJUAN_CHECK(addRegisters(read, cases));
    std::vector<CountedCase> out;
    for (auto &[id, one] : cases)
        out.push_back(std::move(one));
    return out;
}

} // namespace anjuan::insight
