#include "core/casework/parts.h"
#include "core/casework/people_rows.h"
#include "core/casework/perform.h"
#include "core/casework/table_rows.h"
#include "core/casework/together.h"

namespace anjuan::casework {
namespace {

/// The acts of one case, the first of which opens it.
class CaseOfRow {
public:
    CaseOfRow(Session &session, Progress &progress) : m_session(session), m_progress(progress) {}

    Result<void> perform(const char *act, QJsonObject with)
    {
        for (const QString &member : with.keys()) {
            const QJsonValue value = with.value(member);
            if (value.isString() && value.toString().isEmpty())
                with.remove(member);
        }
        Request request;
        request.act = QLatin1String(act);
        request.caseId = m_case;
        request.with = std::move(with);
        ANJUAN_TRY(const Outcome outcome, m_session.perform(request, m_progress));
        if (!m_case)
            m_case = outcome.caseId;
        return {};
    }

private:
    Session &m_session;
    Progress &m_progress;
    std::optional<CaseId> m_case;
};

QJsonValue fenOf(const TableRow &row)
{
    const QString fen = row.of("fine");
    return fen.isEmpty() ? QJsonValue() : QJsonValue(fen.toLongLong());
}

QJsonObject partyOf(const TableRow &row)
{
    const QString kind = row.of("party_kind");
    return {{QStringLiteral("party_kind"), kind.isEmpty() ? QStringLiteral("person") : kind},
            {QStringLiteral("name"), row.of("party")},
            {QStringLiteral("id_number"), row.of("id_number")},
            {QStringLiteral("credit_code"), row.of("credit_code")}};
}

Result<void> takeLedgerRow(CaseOfRow &made, const TableRow &row)
{
    const QString place = row.of("place");
    ANJUAN_CHECK(
        made.perform("case.open",
                     {{QStringLiteral("procedure"), QStringLiteral("history")},
                      {QStringLiteral("source"), QStringLiteral("inspection")},
                      {QStringLiteral("received_on"), row.of(row.of("filed_on").isEmpty() ? "decided_on" : "filed_on")},
                      {QStringLiteral("place"), place.isEmpty() ? QStringLiteral("台账未载明") : place},
                      {QStringLiteral("suspected"), row.of("cause")},
                      {QStringLiteral("content"), QStringLiteral("由历史台账第 %1 行补录").arg(row.row)}}));
    ANJUAN_CHECK(made.perform("party.enter", partyOf(row)));
    const QString outcome = row.of("outcome");
    QJsonObject with{{QStringLiteral("decided_on"), row.of("decided_on")},
                     {QStringLiteral("item"), row.of("item")},
                     {QStringLiteral("cause"), row.of("cause")},
                     {QStringLiteral("decision_number"), row.of("decision_number")},
                     {QStringLiteral("outcome"), outcome.isEmpty() ? QStringLiteral("penalty") : outcome},
                     {QStringLiteral("filed_on"), row.of("filed_on")},
                     {QStringLiteral("closed_on"), row.of("closed_on")},
                     {QStringLiteral("archive_number"), row.of("archive_number")},
                     {QStringLiteral("source_row"), QString::number(row.row)},
                     {QStringLiteral("warning"), row.of("warning") == QLatin1String("yes")}};
    if (const QJsonValue fen = fenOf(row); !fen.isNull())
        with.insert(QStringLiteral("fine_fen"), fen);
    return made.perform("case.enter_history", with);
}

bool told(const TableRow &row)
{
    return row.of("told") == QLatin1String("yes");
}

/// What a decision on the spot and one not to penalise say alike.
QJsonObject decisionOf(const TableRow &row, const RoadsideCommon &common)
{
    return {{QStringLiteral("place"), row.of("place")},
            {QStringLiteral("item"), row.of("item")},
            {QStringLiteral("cause"), row.of("cause")},
            {QStringLiteral("violation_on"), dateText(common.at.date())},
            {QStringLiteral("facts"), row.of("facts")},
            {QStringLiteral("officers"), QJsonArray::fromStringList(common.officers)}};
}

Result<void> decideOnSpot(CaseOfRow &made, const TableRow &row, const RoadsideCommon &common)
{
    QJsonObject with = decisionOf(row, common);
    const QString statement = row.of("statement");
    const qint64 fen = fenOf(row).toInteger();
    with.insert(QStringLiteral("decided_at"), common.at.toString());
    with.insert(QStringLiteral("articles_violated"), row.of("articles"));
    with.insert(QStringLiteral("penalty_basis"), row.of("basis"));
    with.insert(QStringLiteral("fine_fen"), fen);
    with.insert(QStringLiteral("warning"), row.of("warning") == QLatin1String("yes"));
    with.insert(QStringLiteral("card_shown"), told(row));
    with.insert(QStringLiteral("rights_told"), told(row));
    with.insert(QStringLiteral("party_said"), statement.isEmpty() ? QStringLiteral("无") : statement);
    with.insert(QStringLiteral("delivery"), QStringLiteral("signed"));
    with.insert(QStringLiteral("pay_way"), fen > 0 ? QStringLiteral("bank") : QStringLiteral("none"));
    with.insert(QStringLiteral("form_number"), row.of("form_number"));
    return made.perform("simple.decide", with);
}

Result<void> letOff(CaseOfRow &made, const TableRow &row, const RoadsideCommon &common)
{
    const QJsonArray officers = QJsonArray::fromStringList(common.officers);
    const QString day = dateText(common.at.date());
    ANJUAN_CHECK(made.perform("inspection.record",
                              {{QStringLiteral("place"), row.of("place")},
                               {QStringLiteral("started_at"), common.at.toString()},
                               {QStringLiteral("ended_at"), common.at.toString()},
                               {QStringLiteral("officers"), officers},
                               {QStringLiteral("card_shown"), told(row)},
                               {QStringLiteral("rights_told"), told(row)},
                               {QStringLiteral("recusal_asked"), told(row)},
                               {QStringLiteral("findings"), row.of("facts")},
                               {QStringLiteral("signature"), QStringLiteral("signed")}}));
    ANJUAN_CHECK(made.perform("correction.order",
                              {{QStringLiteral("ordered_on"), day},
                               {QStringLiteral("act_text"), row.of("facts")},
                               {QStringLiteral("article"), row.of("articles")},
                               {QStringLiteral("what"), QStringLiteral("立即改正。")},
                               {QStringLiteral("due_on"), day},
                               {QStringLiteral("officers"), officers}}));
    ANJUAN_CHECK(made.perform("education.record",
                              {{QStringLiteral("on"), day},
                               {QStringLiteral("text"), QStringLiteral("讲明违法行为的危害和法律规定。")},
                               {QStringLiteral("pledge"), QStringLiteral("spoken")},
                               {QStringLiteral("officers"), officers}}));
    QJsonObject with = decisionOf(row, common);
    with.insert(QStringLiteral("decided_on"), day);
    // The ground that the officer chose says which of these hold (行政处罚法 第三十三条).
    const QString ground = row.of("ground");
    with.insert(QStringLiteral("ground"), ground);
    if (ground == QLatin1String("r33_a")) {
        for (const char *box : {"minor", "corrected", "no_harm"})
            with.insert(QLatin1String(box), true);
    } else if (ground == QLatin1String("r33_b")) {
        for (const char *box : {"first_time", "corrected", "minor_harm"})
            with.insert(QLatin1String(box), true);
    } else {
        with.insert(QStringLiteral("no_fault_proof"), row.of("facts"));
    }
    return made.perform("short.decide", with);
}

Result<void> takeRoadsideRow(CaseOfRow &made, const TableRow &row, const RoadsideCommon &common)
{
    const bool penalty = fenOf(row).toInteger() > 0 || row.of("warning") == QLatin1String("yes");
    ANJUAN_CHECK(
        made.perform("case.open",
                     {{QStringLiteral("procedure"), penalty ? QStringLiteral("simple") : QStringLiteral("short")},
                      {QStringLiteral("source"), QStringLiteral("inspection")},
                      {QStringLiteral("received_on"), dateText(common.at.date())},
                      {QStringLiteral("place"), row.of("place")},
                      {QStringLiteral("suspected"), row.of("cause")},
                      {QStringLiteral("content"), row.of("facts")}}));
    ANJUAN_CHECK(made.perform("party.enter", partyOf(row)));
    return penalty ? decideOnSpot(made, row, common) : letOff(made, row, common);
}

} // namespace

Result<TableTaken> takeTableRows(Session &session, const TablePreview &preview, TableUse use,
                                 const RoadsideCommon &common, Progress &progress)
{
    if (!preview.faults.empty())
        return fail(Fault::Invalid, "table.has_faults", {QString::number(preview.faults.size())});
    TableTaken taken;
    qint64 done = 0;
    for (const TableRow &row : preview.rows) {
        if (progress.cancelled())
            return fail(Fault::Cancelled, "work.cancelled");
        progress.report(done++, static_cast<qint64>(preview.rows.size()), row.of("party"));
        Library::Parts &parts = session.library().parts();
        // The case of a row that is refused was never opened.
        std::vector<FirstPassword> passwords;
        QStringList keys;
        const auto result = takingIn(parts, [&]() -> Result<Outcome> {
            ANJUAN_CHECK(together(parts, [&]() -> Result<void> {
                if (use == TableUse::People)
                    return takePersonRow(session, row, passwords, keys, progress);
                CaseOfRow made(session, progress);
                return use == TableUse::Ledger ? takeLedgerRow(made, row) : takeRoadsideRow(made, row, common);
            }));
            return Outcome{};
        });
        const QString label = row.of(use == TableUse::People ? "name" : "party");
        if (result) {
            ++taken.cases;
            taken.passwords.insert(taken.passwords.end(), passwords.begin(), passwords.end());
        } else {
            taken.refused.push_back({QString::number(row.row), label, result.error()});
            if (use == TableUse::People) {
                ANJUAN_CHECK(parts.readOffice()); // whoever was read in between is not there
                dropKeys(session.library(), keys);
            }
        }
    }
    return taken;
}

} // namespace anjuan::casework
