#include "core/base/codes.h"
#include "core/base/json.h"
#include "core/base/messages.h"
#include "core/casework/act_functions.h"
#include "core/casework/complete_discretion.h"
#include "core/casework/complete_parties.h"
#include "core/casework/entrusted.h"
#include "core/casework/facts_parts.h"
#include "core/casework/field_map.h"
#include "core/casework/numbers.h"
#include "core/casework/perform.h"
#include "core/casework/waybill.h"
#include "core/chain/body.h"

namespace anjuan::casework {

using chain::textOf;

void putPenalty(QJsonObject &body, const cases::PenaltyFact &penalty)
{
    body.insert(QStringLiteral("fine_fen"), penalty.fineFen);
    body.insert(QStringLiteral("warning"), penalty.warning);
    if (!penalty.otherKinds.isEmpty())
        body.insert(QStringLiteral("other_kinds"), QJsonArray::fromStringList(penalty.otherKinds));
}

QDate actDay(const Step &step)
{
    return parseDate(step.prepared.body.value(step.act.onField).toString().left(10)).value_or(step.at.date());
}

Result<void> completeNumbered(Step &step, const char *series)
{
    ANJUAN_TRY(const QString number, nextNumber(step, QLatin1String(series), actDay(step)));
    step.prepared.body.insert(QStringLiteral("number"), number);
    return {};
}

namespace {

Result<void> completeReviewRequest(Step &step)
{
    const Entry *last = newest(step.file.all(), {"review.requested"});
    QJsonObject &body = step.prepared.body;
    body.insert(QStringLiteral("round"), (last ? chain::integerOf(last->body, "round") : 0) + 1);
    ANJUAN_TRY(const DecidedContent content, decidedContent(step.file.all(), *step.law().pack));
    ANJUAN_TRY(const QByteArray bytes, canonicalJson(content.content));
    body.insert(QStringLiteral("content_digest"), content.digest);
    body.insert(QStringLiteral("triggers"), QJsonArray::fromStringList(triggersOf(step.file.all(), *step.law().pack)));
    step.contents.emplace_back(QStringLiteral("content"), bytes);
    return {};
}

Result<void> completeOpinion(Step &step)
{
    QJsonObject &body = step.prepared.body;
    const Entry *request = newest(step.file.all(), {"review.requested"});
    if (!request)
        return fail(Fault::Refused, "review.nothing_requested", {step.file.id().toString()});
    // A paper may have been under way while the case was sent again.
    if (const QString named = textOf(body, "request"); !named.isEmpty()) {
        request = step.file.byHash(named);
        if (!request || request->kind != QLatin1String("review.requested"))
            return fail(Fault::Refused, "review.no_such_request", {step.file.id().toString()});
    }
    body.insert(QStringLiteral("round"), chain::integerOf(request->body, "round"));
    body.insert(QStringLiteral("content_digest"), textOf(request->body, "content_digest"));
    return checkOpinion(body);
}

Result<void> completeNotice(Step &step)
{
    putPenalty(step.prepared.body, proposedPenalty(step.file.all()));
    putPartyFines(step);
    ANJUAN_TRY(const DecidedContent content, decidedContent(step.file.all(), *step.law().pack));
    step.prepared.body.insert(QStringLiteral("content_digest"), content.digest);
    return completeNumbered(step, "notice");
}

Result<void> completeDecision(Step &step)
{
    QJsonObject &body = step.prepared.body;
    const bool penalty = textOf(body, "outcome") == QLatin1String("penalty");
    putPenalty(body, penalty ? proposedPenalty(step.file.all()) : cases::PenaltyFact());
    if (penalty)
        putPartyFines(step);
    ANJUAN_TRY(const DecidedContent content, decidedContent(step.file.all(), *step.law().pack));
    body.insert(QStringLiteral("content_digest"), content.digest);
    if (const QString item = itemOfCase(step.file.all()); !item.isEmpty())
        body.insert(QStringLiteral("item"), item);
    if (penalty && isMajor(step.file.all(), *step.law().pack))
        body.insert(QStringLiteral("major"), true);
    return completeNumbered(
        step, penalty || !step.law().pack->numberSeries(QStringLiteral("no_penalty")) ? "decision" : "no_penalty");
}

/// An organisation receives by its legal representative or head, a business by who runs it. 民事诉讼法 第八十八条
bool receivesForParty(Entries entries, const QString &to, const QString &receiver)
{
    const auto entered = allOf(entries, {"party.entered"});
    return std::any_of(entered.begin(), entered.end(), [&](const Entry *party) {
        const QJsonObject &told = party->particulars;
        return textOf(told, "name").trimmed() == to
            && (textOf(told, "legal_representative").trimmed() == receiver
                || textOf(told, "operator").trimmed() == receiver);
    });
}

Result<void> completeService(Step &step)
{
    ANJUAN_CHECK(putServedParty(step));
    const QString receiver = textOf(step.prepared.particulars, "receiver").trimmed();
    const QString to = textOf(step.prepared.particulars, "to").trimmed();
    step.prepared.body.insert(QStringLiteral("received_by_another"),
                              !receiver.isEmpty() && receiver != to
                                  && !receivesForParty(step.file.all(), to, receiver));
    if (const Entry *announced = entryOf(step.file.all(), textOf(step.prepared.body, "announcement")))
        step.prepared.body.insert(QStringLiteral("announced_on"), textOf(announced->body, "announced_on"));
    return {};
}

constexpr int kFull = 14, kGrown = 18; // 行政处罚法 第三十条
constexpr int kLimitationYears = 2;    // 行政处罚法 第三十六条: how long ago the act may lie

/// 不满十四周岁, 已满十四周岁不满十八周岁, 成年 on that day.
int ageClassOn(QDate born, QDate day)
{
    return (day < born.addYears(kFull) ? 0 : 1) + (day < born.addYears(kGrown) ? 0 : 1);
}

/// Whether nobody born then can have been of that class when the act was done. Where its day is not known yet, it is
/// taken to lie anywhere within the limitation.
bool ageContradicts(const Step &step, QDate born)
{
    static const QStringList classes = {QStringLiteral("under14"), QStringLiteral("from14to18"),
                                        QStringLiteral("adult")};
    const auto said = static_cast<int>(classes.indexOf(textOf(step.prepared.body, "age_class")));
    const Entry *filing = newest(step.file.all(), {"case.filing_proposed"});
    const Entry *clue = newest(step.file.all(), {"case.opened"});
    const auto known = filing ? chain::dateOf(filing->body, "violation_on") : std::nullopt;
    const auto received = clue ? chain::dateOf(clue->body, "received_on") : std::nullopt;
    const QDate last = known.value_or(received.value_or(step.at.date()));
    const QDate first = known.value_or(last.addYears(-kLimitationYears));
    return said >= 0 && (said < ageClassOn(born, first) || said > ageClassOn(born, last));
}

/// Which of the party's codes look mistyped, and what of their age does not agree with them; the codes themselves stay
/// in the particulars.
void putCodeDoubts(Step &step)
{
    const QJsonObject &party = step.prepared.particulars;
    const QString number = textOf(party, "id_number");
    const QString credit = textOf(party, "credit_code");
    const QString kind = textOf(party, "id_kind");
    const bool resident = kind.isEmpty() || kind == QStringLiteral("居民身份证") || kind == QStringLiteral("身份证");
    QStringList doubts;
    if (!number.isEmpty() && resident && idNumberDoubt(number, step.at.date()) != CodeDoubt::None)
        doubts += QStringLiteral("id_number");
    if (!credit.isEmpty() && creditCodeDoubt(credit) != CodeDoubt::None)
        doubts += QStringLiteral("credit_code");
    const auto byNumber = resident ? bornBy(number) : std::nullopt;
    const auto typed = parseDate(textOf(party, "birth_on"));
    if (byNumber && typed && *byNumber != *typed)
        doubts += QStringLiteral("birth_on");
    if (const auto born = byNumber ? byNumber : typed; born && ageContradicts(step, *born))
        doubts += QStringLiteral("age_class");
    if (!doubts.isEmpty())
        step.prepared.body.insert(QStringLiteral("doubts"), QJsonArray::fromStringList(doubts));
}

Result<void> completeParty(Step &step)
{
    ANJUAN_CHECK(putPartyId(step));
    putCodeDoubts(step);
    return {};
}

Result<void> completeCorrection(Step &step)
{
    // On the spot nothing is filed yet: the item is the one that whoever orders it names.
    QJsonObject &body = step.prepared.body;
    if (const QString item = itemOfCase(step.file.all()); !item.isEmpty() && textOf(body, "item").isEmpty())
        body.insert(QStringLiteral("item"), item);
    return completeNumbered(step, "correction");
}

/// Whether review is due by the catalogue, and by what a person says applies; stored either way.
Result<void> completeEvaluation(Step &step)
{
    QJsonObject &body = step.prepared.body;
    const QStringList triggers = triggersOf(step.file.all(), *step.law().pack, chain::textsOf(body, "named"));
    body.insert(QStringLiteral("due"), !triggers.isEmpty());
    body.insert(QStringLiteral("triggers"), QJsonArray::fromStringList(triggers));
    return {};
}

Result<void> completeAnswer(Step &step)
{
    // What was ticked off is this content and no other.
    ANJUAN_TRY(const DecidedContent content, decidedContent(step.file.all(), *step.law().pack));
    step.prepared.body.insert(QStringLiteral("content_digest"), content.digest);
    return {};
}

Result<void> completeWaybill(Step &step)
{
    QJsonObject &body = step.prepared.body;
    if (!body.contains(QLatin1String("waybill")))
        return {};
    const QString waybill = waybillOf(textOf(body, "waybill"));
    if (!waybillHolds(waybill))
        return fail(
            Fault::Invalid, "act.bad_field",
            {step.act.act, QStringLiteral("waybill"), message(QStringLiteral("field.waybill_digit"), {waybill})});
    body.insert(QStringLiteral("waybill"), waybill);
    return {};
}

/// 承办 level and leader's level are different roles.
Result<void> mayApprove(const Step &step)
{
    const bool leader = textOf(step.prepared.body, "level") == QLatin1String("leader");
    const QString role = leader ? QStringLiteral("leader") : QStringLiteral("team_head");
    if (step.session.roles().contains(role))
        return {};
    return fail(Fault::Refused, "act.no_role",
                {step.act.zh, roleText({role}), step.law().book->name(step.session.person())});
}

} // namespace

void families::addCourse(ActTable &acts)
{
    acts[QStringLiteral("service.record")].complete = &completeService;
    acts[QStringLiteral("defence.waive")].complete = &putWaivingParty;
    acts[QStringLiteral("party.enter")].complete = &completeParty;
    acts[QStringLiteral("case.file")].complete = [](Step &step) { return completeNumbered(step, "filing"); };
    acts[QStringLiteral("correction.order")].complete = &completeCorrection;
    acts[QStringLiteral("discretion.apply")].complete = &completeDiscretion;
    acts[QStringLiteral("review.request")].complete = &completeReviewRequest;
    acts[QStringLiteral("review.give_opinion")].complete = &completeOpinion;
    acts[QStringLiteral("review.register_paper_opinion")].complete = &completeOpinion;
    acts[QStringLiteral("review.answer")].complete = &completeAnswer;
    acts[QStringLiteral("review.evaluate")].complete = &completeEvaluation;
    acts[QStringLiteral("notice.issue")].complete = &completeNotice;
    acts[QStringLiteral("decision.issue")].complete = &completeDecision;
    acts[QStringLiteral("approval.give")].mayDo = &mayApprove;
}

Result<void> complete(Step &step)
{
    if (!step.prepared.particulars.isEmpty()) {
        // Rules may ask whether a particular was filled in, never what it says.
        step.prepared.body.insert(QStringLiteral("private_members"),
                                  QJsonArray::fromStringList(step.prepared.particulars.keys()));
    }
    ANJUAN_CHECK(completeWaybill(step));
    if (!textOf(step.prepared.body, "field_sheet").isEmpty()) {
        ANJUAN_TRY(const auto sheet, fieldSheetOf(step));
        step.prepared.body.insert(QStringLiteral("field_sheet"), sheet->code);
    }
    const auto completes = functionsOf(step.act.act).complete;
    return completes ? completes(step) : completeMore(step);
}

} // namespace anjuan::casework
