#include <algorithm>
#include <map>

#include "core/base/messages.h"
#include "core/base/money.h"
#include "core/casework/facts_parts.h"
#include "core/casework/field_map_parts.h"
#include "core/chain/body.h"

namespace anjuan::casework {
namespace {

using chain::integerOf;
using chain::textOf;

/// Where the papers of execution, inspection, transfer and sampling find the records that they are made of.
struct Named {
    const char *name;
    const char *kind;
    const char *other = nullptr;
};

const std::vector<Named> &named()
{
    static const std::vector<Named> all = {{"urging", "execution.urged"},
                                           {"court_application", "execution.court_applied"},
                                           {"substitute", "substitute.decided"},
                                           {"substitute_costs", "substitute.costs_demanded"},
                                           {"forced_execution", "execution.decided"},
                                           {"executed", "execution.carried_out", "substitute.performed"},
                                           {"announcement", "execution.announced"},
                                           {"demolition_notice", "demolition.notified"},
                                           {"demolition_order", "demolition.ordered"},
                                           {"deferral", "performance.deferral_decided"},
                                           {"deferral_request", "performance.deferral_requested"},
                                           {"inspection_plan", "inspection.proposed"},
                                           {"inspection_notice", "inspection.notified"},
                                           {"sampling", "sampling.taken"},
                                           {"appraisal", "appraisal.commissioned"},
                                           {"appraisal_result", "appraisal.received"},
                                           {"crime", "police.reported"},
                                           {"police_transfer", "police.transferred"}};
    return all;
}

QString words(const char *id, const QStringList &args = {})
{
    return message(QString::fromLatin1(id), args);
}

QString zhDate(const QString &iso)
{
    const auto date = parseDate(iso.left(10));
    return date ? words("documents.date",
                        {QString::number(date->year()), QString::number(date->month()), QString::number(date->day())})
                : iso;
}

/// How the urging went: its paper's number, and when it was served.
QString urgedText(Entries entries)
{
    const Entry *urge = newest(entries, {"execution.urged"});
    if (!urge)
        return {};
    const QString number = textOf(urge->body, "number");
    if (const Entry *service = serviceOf(entries, *urge))
        return words("papers.urge_served", {zhDate(textOf(service->body, "served_at")), number});
    return words("papers.urged", {zhDate(textOf(urge->body, "issued_on")), number});
}

/// The leader's last agreement to that step.
QJsonObject agreement(const QJsonArray &approvals, const char *step)
{
    QJsonObject found;
    for (const auto one : approvals) {
        const QJsonObject approval = one.toObject();
        if (textOf(approval, "step") == QLatin1String(step) && textOf(approval, "level") == QLatin1String("leader"))
            found = approval;
    }
    return found;
}

void putUrging(QJsonObject &urging, Entries entries)
{
    qint64 surcharge = 0;
    for (const Entry *charged : allOf(entries, {"performance.surcharge_charged"}))
        surcharge += integerOf(charged->body, "surcharge_fen");
    const qint64 amount = integerOf(urging, "amount_fen");
    // What is urged may hold a surcharge that was charged before; the paper names both.
    const qint64 part = std::min(surcharge, amount);
    urging.insert(QStringLiteral("fine_fen"), amount - part);
    if (part > 0)
        urging.insert(QStringLiteral("surcharge_fen"), part);
    const Entry *urge = newest(entries, {"execution.urged"});
    const Entry *said = newest(entries, {"execution.statement_recorded"});
    putText(urging, "heard_text",
            words(urge && said && said > urge ? "papers.urge_heard" : "papers.urge_not_answered"));
}

/// An order to demolish is the decision of its case, as the cover and the closing name it.
void putOrdered(QJsonObject &fields, Entries entries)
{
    const Entry *order = newest(entries, {"demolition.ordered"});
    if (!order || newest(entries, {"decision.issued"}))
        return;
    QJsonObject decision;
    putText(decision, "number", textOf(order->body, "number"));
    putText(decision, "on", textOf(order->body, "ordered_on"));
    putText(decision, "text", words("papers.demolition_ordered", {zhDate(textOf(order->body, "due_on"))}));
    fields.insert(QStringLiteral("decision"), decision);
}

/// What was decided on the spot, or not to penalise, is the decision of its case on cover and closing, too; and what
/// came of it stands there where nobody had to propose the closing.
void putOnSpot(QJsonObject &fields, Entries entries)
{
    const Entry *decided = decisionOf(entries);
    if (!decided || decided->kind == QLatin1String("decision.issued") || fields.contains(QLatin1String("decision")))
        return;
    const Act *act = actOfKind(decided->kind);
    const cases::PenaltyFact penalty = penaltyOf(decided->body);
    const QString text = penalty.none() ? words("papers.not_penalised") : penaltyText(penalty, {});
    QJsonObject decision;
    putText(decision, "number", textOf(decided->body, "number"));
    putText(decision, "on", act ? decided->body.value(act->onField).toString().left(10) : QString());
    putText(decision, "text", text);
    fields.insert(QStringLiteral("decision"), decision);
    if (newest(entries, {"closing.proposed"}) || !newest(entries, {"case.closed"}))
        return;
    const bool paid = newest(entries, {"performance.fine_paid", "fine.collected_on_spot"}) != nullptr;
    fields.insert(QStringLiteral("closing"),
                  QJsonObject{{QStringLiteral("result_text"), paid ? text + words("papers.and_paid") : text}});
}

void putCourt(QJsonObject &court, Entries entries, const QJsonArray &approvals)
{
    static const std::vector<std::pair<const char *, const char *>> boxes = {
        {"decision_attached", "papers.attached_decision"},
        {"opinion_attached", "papers.attached_opinion"},
        {"subject_attached", "papers.attached_subject"}};
    QJsonArray attached;
    for (const auto &[box, id] : boxes) {
        if (court.value(QLatin1String(box)).toBool())
            attached.append(words(id));
    }
    for (const QString &more : chain::textsOf(court, "materials"))
        attached.append(more);
    if (!attached.isEmpty())
        court.insert(QStringLiteral("attachments"), attached);
    putText(court, "head", textOf(agreement(approvals, "court_application"), "name"));
    putText(court, "urged_text", urgedText(entries));
}

/// What is to be executed upon, as far as the case itself says it; where the applicant said more, that.
QString subjectOf(const QJsonObject &court, const QJsonObject &fields)
{
    QStringList said;
    if (const QString building = textOf(fields.value(QLatin1String("demolition_order")).toObject(), "building");
        !building.isEmpty())
        said += words("papers.subject_building", {building});
    if (const qint64 amount = integerOf(court, "amount_fen"); amount > 0)
        said += words("papers.subject_money", {Fen{amount}.yuan()});
    if (const QString address = textOf(fields.value(QLatin1String("party")).toObject(), "address"); !address.isEmpty())
        said += words("papers.subject_place", {address});
    return said.join(QStringLiteral(";"));
}

QString numberOf(Entries entries, const QString &hash)
{
    const Entry *entry = entryOf(entries, hash);
    return entry ? textOf(entry->body, "number") : QString();
}

/// The numbers of these items in the index of evidence.
QString itemNumbers(Entries entries, const QStringList &hashes)
{
    QStringList numbers;
    for (const NumberedItem &item : numberedEvidence(entries)) {
        if (item.entry && hashes.contains(item.entry->hash()))
            numbers += words("papers.item", {QString::number(item.no)});
    }
    return numbers.join(QStringLiteral("、"));
}

void putExecuted(QJsonObject &executed, Entries entries)
{
    putText(executed, "decision_number", numberOf(entries, textOf(executed, "decision")));
    QStringList people;
    for (const auto officer : executed.value(QLatin1String("officers")).toArray())
        people += textOf(officer.toObject(), "name");
    QStringList rest;
    if (!people.isEmpty())
        rest += words("papers.officers", {people.join(QStringLiteral("、"))});
    if (const QString supervisor = textOf(executed.value(QLatin1String("supervisor")).toObject(), "name");
        !supervisor.isEmpty())
        rest += words("papers.supervisor", {supervisor});
    if (const QString performer = textOf(executed, "performer"); !performer.isEmpty())
        rest += words("papers.performer", {performer});
    putText(executed, "people", rest.join(QStringLiteral(";")));
    putText(executed, "recordings", itemNumbers(entries, chain::textsOf(executed, "av_evidence")));
    QJsonArray goods;
    for (const auto item : executed.value(QLatin1String("goods")).toArray()) {
        QJsonObject row = item.toObject();
        putText(row, "to", textOf(executed, "goods_to"));
        goods.append(row);
    }
    if (!goods.isEmpty())
        executed.insert(QStringLiteral("goods"), goods);
}

void putDeferral(QJsonObject &deferral, Entries entries)
{
    const Entry *request = entryOf(entries, textOf(deferral, "request"));
    const bool granted = textOf(deferral, "outcome") == QLatin1String("granted");
    const bool parts = request && textOf(request->body, "manner") == QLatin1String("instalments");
    deferral.insert(QStringLiteral("result"),
                    !granted    ? QStringLiteral("refused")
                        : parts ? QStringLiteral("instalments")
                                : QStringLiteral("defer"));
    QJsonArray plan;
    for (const auto item : deferral.value(QLatin1String("plan")).toArray()) {
        const QJsonObject one = item.toObject();
        plan.append(QJsonObject{{QStringLiteral("due_on"), textOf(one, "due_on")},
                                {QStringLiteral("fen"), integerOf(one, "fine_fen")}});
    }
    if (!plan.isEmpty())
        deferral.insert(QStringLiteral("plan"), plan);
}

void putPlan(QJsonObject &plan)
{
    static const std::map<QString, QString> tasks = {{QStringLiteral("plan"), QStringLiteral("plan")},
                                                     {QStringLiteral("random"), QStringLiteral("plan")},
                                                     {QStringLiteral("complaint"), QStringLiteral("clue")},
                                                     {QStringLiteral("trace"), QStringLiteral("clue")},
                                                     {QStringLiteral("assigned"), QStringLiteral("transfer")},
                                                     {QStringLiteral("special"), QStringLiteral("transfer")}};
    const auto task = tasks.find(textOf(plan, "task_source"));
    if (task != tasks.end())
        plan.insert(QStringLiteral("task"), task->second);
    putText(plan, "way_words",
            words(!plan.value(QLatin1String("departments")).toArray().isEmpty() ? "papers.way_joint"
                      : !textOf(plan, "draw").isEmpty()                         ? "papers.way_drawn"
                                                                                : "papers.way_spot"));
    if (const QString on = textOf(plan, "planned_on"); !on.isEmpty())
        putText(plan, "opinion_words", words("papers.inspection_opinion", {zhDate(on)}));
    const qint64 nth = integerOf(plan, "nth");
    if (nth <= 0)
        return;
    plan.insert(QStringLiteral("times"), nth - 1);
    const qint64 cap = integerOf(plan, "year_cap");
    const QString frequency = cap > 0 ? words("papers.nth_of", {QString::number(nth), QString::number(cap)})
                                      : words("papers.nth", {QString::number(nth)});
    putText(plan, "frequency", frequency);
}

void putSampling(QJsonObject &sampling)
{
    QJsonArray rows;
    QStringList keepers;
    for (const auto item : sampling.value(QLatin1String("items")).toArray()) {
        QJsonObject row = item.toObject();
        putText(row, "seal", textOf(row, "sealing"));
        if (const QString keeper = textOf(row, "keeper"); !keeper.isEmpty() && !keepers.contains(keeper))
            keepers += keeper;
        rows.append(row);
    }
    sampling.insert(QStringLiteral("samples"), rows);
    putText(sampling, "keeper", keepers.join(QStringLiteral("、")));
}

void putAppraisal(QJsonObject &appraisal)
{
    appraisal.insert(QStringLiteral("samples"),
                     QJsonArray{QJsonObject{{QStringLiteral("name"), textOf(appraisal, "materials")}}});
    const auto from = chain::dateOf(appraisal, "commissioned_on");
    if (const qint64 days = integerOf(appraisal, "days"); from && days > 0)
        putText(appraisal, "due_on", dateText(from->addDays(days)));
}

void putPolice(QJsonObject &sent, const QJsonArray &approvals)
{
    static const std::vector<std::pair<const char *, const char *>> boxes = {{"report", "papers.attached_report"},
                                                                             {"goods_list", "papers.attached_goods"},
                                                                             {"expert", "papers.attached_expert"}};
    QJsonArray attached;
    for (const auto &[box, id] : boxes) {
        if (sent.value(QLatin1String(box)).toBool())
            attached.append(words(id));
    }
    for (const QString &more : chain::textsOf(sent, "materials"))
        attached.append(more);
    if (!attached.isEmpty())
        sent.insert(QStringLiteral("attachments"), attached);
    const QJsonObject agreed = agreement(approvals, "police_transfer");
    if (!agreed.isEmpty())
        putText(sent, "approved", words("papers.approved", {zhDate(textOf(agreed, "on")), textOf(agreed, "name")}));
}

void putComputed(QJsonObject &out, Entries entries, const QJsonArray &approvals)
{
    const auto with = [&out](const char *name, const auto &put) {
        QJsonObject one = out.value(QLatin1String(name)).toObject();
        if (one.isEmpty())
            return;
        put(one);
        out.insert(QLatin1String(name), one);
    };
    with("urging", [&](QJsonObject &one) { putUrging(one, entries); });
    with("court_application", [&](QJsonObject &one) {
        putCourt(one, entries, approvals);
        putText(one, "subject", subjectOf(one, out));
    });
    with("forced_execution", [&](QJsonObject &one) { putText(one, "urged_text", urgedText(entries)); });
    with("executed", [&](QJsonObject &one) { putExecuted(one, entries); });
    with("deferral", [&](QJsonObject &one) { putDeferral(one, entries); });
    with("inspection_plan", [](QJsonObject &one) { putPlan(one); });
    with("sampling", [](QJsonObject &one) { putSampling(one); });
    with("appraisal", [](QJsonObject &one) { putAppraisal(one); });
    with("police_transfer", [&](QJsonObject &one) { putPolice(one, approvals); });
}

} // namespace

void putExecution(QJsonObject &out, Entries entries, const Lawbook &law, const Entry *about)
{
    for (const Named &row : named()) {
        const char *const other = row.other ? row.other : row.kind;
        const bool ours = about && (about->kind == QLatin1String(row.kind) || about->kind == QLatin1String(other));
        if (const Entry *entry = ours ? about : newest(entries, {row.kind, other}))
            out.insert(QLatin1String(row.name), entryFields(*entry, law));
    }
    putComputed(out, entries, approvalFields(entries, law));
    putOrdered(out, entries);
    putOnSpot(out, entries);
}

} // namespace anjuan::casework
