#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QRegularExpression>

#include "core/base/json.h"
#include "core/base/messages.h"
#include "core/casework/facts_parts.h"
#include "core/casework/late.h"
#include "core/casework/numbers.h"
#include "core/casework/perform.h"
#include "core/casework/waybill.h"
#include "core/chain/body.h"
#include "core/documents/docx.h"

namespace anjuan::casework {
namespace {

using chain::textOf;

void putPenalty(QJsonObject &body, const cases::PenaltyFact &penalty)
{
    body.insert(QStringLiteral("fine_fen"), penalty.fineFen);
    body.insert(QStringLiteral("warning"), penalty.warning);
    if (!penalty.otherKinds.isEmpty())
        body.insert(QStringLiteral("other_kinds"), QJsonArray::fromStringList(penalty.otherKinds));
}

QString itemOfCase(const Step &step)
{
    const Entry *filing = newest(step.file.all(), {"case.filing_proposed"});
    return filing ? textOf(filing->body, "item") : QString();
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

Result<void> completeDiscretion(Step &step)
{
    for (const QString &code : chain::textsOf(step.prepared.body, "factors")) {
        if (!step.law().pack->factor(code))
            return fail(
                Fault::Invalid, "act.bad_field",
                {step.act.act, QStringLiteral("factors"), message(QStringLiteral("field.unknown_factor"), {code})});
    }
    ANJUAN_TRY(const auto assessed, assessFor(step.prepared.body, step.file.all(), *step.law().pack));
    QJsonObject &body = step.prepared.body;
    body.insert(QStringLiteral("item"), assessed.item);
    body.insert(QStringLiteral("range_text"), assessed.rangeText);
    if (assessed.minFen)
        body.insert(QStringLiteral("min_fen"), *assessed.minFen);
    if (assessed.maxFen)
        body.insert(QStringLiteral("max_fen"), *assessed.maxFen);
    return {};
}

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
    const Entry *request = newest(step.file.all(), {"review.requested"});
    if (!request)
        return fail(Fault::Refused, "review.nothing_requested", {step.file.id().toString()});
    QJsonObject &body = step.prepared.body;
    body.insert(QStringLiteral("round"), chain::integerOf(request->body, "round"));
    body.insert(QStringLiteral("content_digest"), textOf(request->body, "content_digest"));
    return checkOpinion(body);
}

Result<void> completeNotice(Step &step)
{
    putPenalty(step.prepared.body, proposedPenalty(step.file.all()));
    ANJUAN_TRY(const DecidedContent content, decidedContent(step.file.all(), *step.law().pack));
    step.prepared.body.insert(QStringLiteral("content_digest"), content.digest);
    return completeNumbered(step, "notice");
}

Result<void> completeDecision(Step &step)
{
    QJsonObject &body = step.prepared.body;
    const bool penalty = textOf(body, "outcome") == QLatin1String("penalty");
    putPenalty(body, penalty ? proposedPenalty(step.file.all()) : cases::PenaltyFact());
    ANJUAN_TRY(const DecidedContent content, decidedContent(step.file.all(), *step.law().pack));
    body.insert(QStringLiteral("content_digest"), content.digest);
    if (const QString item = itemOfCase(step); !item.isEmpty())
        body.insert(QStringLiteral("item"), item);
    return completeNumbered(
        step, penalty || !step.law().pack->numberSeries(QStringLiteral("no_penalty")) ? "decision" : "no_penalty");
}

Result<void> completePack(Step &step)
{
    const QString path = step.prepared.files.front().second;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(Fault::Io, "vault.read_failed", {path, file.errorString()});
    ANJUAN_TRY(const QJsonValue value, parseJson(file.readAll(), path));
    ANJUAN_TRY(const packs::Pack pack, packs::parsePack(value.toObject(), path));
    // The vault keeps the canonical form, whatever white space the county's file had.
    ANJUAN_TRY(const QByteArray bytes, canonicalJson(value));
    step.prepared.files.clear();
    step.contents.emplace_back(QStringLiteral("pack"), bytes);
    QJsonObject &body = step.prepared.body;
    body.insert(QStringLiteral("pack_id"), pack.id);
    body.insert(QStringLiteral("version"), pack.version);
    body.insert(QStringLiteral("title"), pack.title);
    return {};
}

/// The version of a Word form counts up: what it holds is fixed by its SHA-256.
Result<void> completeForm(Step &step)
{
    static const QRegularExpression code(QStringLiteral("^[a-z][a-z0-9_]{1,39}$"));
    QJsonObject &body = step.prepared.body;
    if (!code.match(textOf(body, "form")).hasMatch())
        return fail(Fault::Invalid, "act.bad_field",
                    {step.act.act, QStringLiteral("form"), message(QStringLiteral("field.wants_code"))});
    const QString path = step.prepared.files.front().second;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(Fault::Io, "vault.read_failed", {path, file.errorString()});
    ANJUAN_TRY(const documents::DocxCheck check, documents::checkDocx(file.readAll(), QFileInfo(path).fileName()));
    if (!check.holds())
        return fail(check.faults.front());
    QStringList asked;
    for (const documents::FormField &field : check.fields)
        asked += field.label;
    if (!asked.isEmpty())
        body.insert(QStringLiteral("asked"), QJsonArray::fromStringList(asked));
    int version = 1;
    const auto known = step.law().book->wordForms().find(textOf(body, "form"));
    if (known != step.law().book->wordForms().end())
        version = known->second.version.section(QLatin1Char('.'), -1).toInt() + 1;
    body.insert(QStringLiteral("version"), QStringLiteral("本地.%1").arg(version));
    return {};
}

Result<void> completeBureau(Step &step)
{
    QJsonObject &body = step.prepared.body;
    QString pem = textOf(body, "public_key").trimmed() + QLatin1Char('\n');
    ANJUAN_TRY(const keys::PublicKey key, keys::PublicKey::parse(pem.remove(QLatin1Char('\r')).toLatin1()));
    body.insert(QStringLiteral("public_key"), pem);
    body.insert(QStringLiteral("key"), key.id());
    return {};
}

/// Only what does not count yet can be accepted.
Result<void> completeLate(const Step &step)
{
    const QString hash = textOf(step.prepared.body, "hash");
    ANJUAN_TRY(const auto late, lateRecords(step.session.library()));
    if (std::none_of(late.begin(), late.end(), [&](const LateRecord &one) { return one.hash == hash; }))
        return fail(Fault::Invalid, "late.not_late", {hash});
    return {};
}

} // namespace

Result<void> complete(Step &step)
{
    const QString &act = step.act.act;
    QJsonObject &body = step.prepared.body;
    if (!step.prepared.particulars.isEmpty()) {
        // Rules may ask whether a particular was filled in, never what it says.
        body.insert(QStringLiteral("private_members"), QJsonArray::fromStringList(step.prepared.particulars.keys()));
    }
    if (body.contains(QLatin1String("waybill"))) {
        const QString waybill = waybillOf(textOf(body, "waybill"));
        if (!waybillHolds(waybill))
            return fail(Fault::Invalid, "act.bad_field",
                        {act, QStringLiteral("waybill"), message(QStringLiteral("field.waybill_digit"), {waybill})});
        body.insert(QStringLiteral("waybill"), waybill);
    }
    if (act == QLatin1String("service.record")) {
        const QString receiver = textOf(step.prepared.particulars, "receiver");
        body.insert(QStringLiteral("received_by_another"),
                    !receiver.isEmpty() && receiver != textOf(step.prepared.particulars, "to"));
        return {};
    }
    if (act == QLatin1String("party.enter")) {
        body.insert(QStringLiteral("party"), newUuid());
        return {};
    }
    if (act == QLatin1String("case.file"))
        return completeNumbered(step, "filing");
    if (act == QLatin1String("correction.order")) {
        if (const QString item = itemOfCase(step); !item.isEmpty())
            body.insert(QStringLiteral("item"), item);
        return completeNumbered(step, "correction");
    }
    if (act == QLatin1String("discretion.apply"))
        return completeDiscretion(step);
    if (act == QLatin1String("review.request"))
        return completeReviewRequest(step);
    if (act == QLatin1String("review.give_opinion") || act == QLatin1String("review.register_paper_opinion"))
        return completeOpinion(step);
    if (act == QLatin1String("review.answer")) {
        // What was ticked off is this content and no other.
        ANJUAN_TRY(const DecidedContent content, decidedContent(step.file.all(), *step.law().pack));
        body.insert(QStringLiteral("content_digest"), content.digest);
        return {};
    }
    if (act == QLatin1String("notice.issue"))
        return completeNotice(step);
    if (act == QLatin1String("decision.issue"))
        return completeDecision(step);
    ANJUAN_CHECK(completeMore(step));
    if (act == QLatin1String("pack.adopt"))
        return completePack(step);
    if (act == QLatin1String("form.adopt"))
        return completeForm(step);
    if (act == QLatin1String("form.withdraw") && !step.law().book->wordForms().contains(textOf(body, "form")))
        return fail(Fault::Invalid, "documents.no_form", {textOf(body, "form")});
    if (act.startsWith(QLatin1String("numbers.")) || act == QLatin1String("office.allot_numbers")) {
        // People know a series by its 类别字, records by its id.
        body.insert(QStringLiteral("series"), seriesOfKind(*step.law().pack, textOf(body, "series")).id);
        return {};
    }
    if (act == QLatin1String("office.pin_bureau"))
        return completeBureau(step);
    if (act == QLatin1String("office.accept_late_record"))
        return completeLate(step);
    return {};
}

} // namespace anjuan::casework
