#include "core/casework/field_map.h"

#include <algorithm>

#include "core/base/messages.h"
#include "core/cases/deadlines.h"
#include "core/casework/discretion_sheet.h"
#include "core/casework/entrusted.h"
#include "core/casework/facts_parts.h"
#include "core/casework/field_map_parts.h"
#include "core/casework/parties.h"
#include "core/casework/reopening.h"
#include "core/casework/sign_offs.h"
#include "core/casework/slips.h"
#include "core/casework/three_papers.h"
#include "core/chain/body.h"

namespace anjuan::casework {
namespace {

using chain::integerOf;
using chain::textOf;

QString text(const char *id, const QStringList &args = {})
{
    return message(QString::fromLatin1(id), args);
}

void putEntry(QJsonObject &out, const char *name, Entries entries, std::initializer_list<const char *> kinds,
              const Lawbook &law)
{
    if (const Entry *entry = newest(entries, kinds))
        out.insert(QLatin1String(name), entryFields(*entry, law));
}

void putEntries(QJsonObject &out, const char *name, Entries entries, std::initializer_list<const char *> kinds,
                const Lawbook &law)
{
    QJsonArray rows;
    for (const Entry *entry : allOf(entries, kinds))
        rows.append(entryFields(*entry, law));
    if (!rows.isEmpty())
        out.insert(QLatin1String(name), rows);
}

QJsonObject caseFields(Entries entries, const Lawbook &law, QDate today)
{
    QJsonObject out;
    const Entry *clue = newest(entries, {"case.opened"});
    // What was filed on paper is told with the same members when the case goes on here.
    const Entry *filing = newest(entries, {"case.filing_proposed", "case.continued_from_paper"});
    const Entry *filed = newest(entries, {"case.filed", "case.continued_from_paper"});
    if (clue) {
        putText(out, "source", optionText("case.open", "source", textOf(clue->body, "source")));
        putText(out, "received_on", textOf(clue->body, "received_on"));
        putText(out, "cause", textOf(clue->body, "suspected"));
        putText(out, "place", textOf(clue->body, "place"));
    }
    if (filing) {
        putText(out, "cause", textOf(filing->body, "cause"));
        putText(out, "violation_on", textOf(filing->body, "violation_on"));
        if (const packs::Item *item = law.pack->item(textOf(filing->body, "item")))
            putText(out, "item", item->name);
    }
    if (filed) {
        putText(out, "number", textOf(filed->body, "number"));
        putText(out, "filed_on", textOf(filed->body, "filed_on"));
    }
    // What a decision has found is suspected no longer.
    const Entry *decided = newest(entries, {"decision.issued"});
    const bool found = decided && textOf(decided->body, "outcome") == QLatin1String("penalty");
    const QString cause = textOf(out, "cause");
    putText(out, "settled_cause", found && cause.startsWith(QStringLiteral("涉嫌")) ? cause.mid(2) : cause);
    putText(out, "power_lost", powerLost(entries, law, today));
    putText(out, "title", partyNames(entries) + textOf(out, "cause"));
    if (const auto days = cases::daysUsed(standingFacts(entries, law, today), today)) {
        out.insert(QStringLiteral("days_used"), days->used);
        out.insert(QStringLiteral("days_left"), days->limit - days->used);
    }
    return out;
}

void putService(QJsonObject &out, Entries entries, const Lawbook &law, const Entry *about)
{
    const Entry *entry =
        about && about->kind == QLatin1String("service.recorded") ? about : newest(entries, {"service.recorded"});
    if (!entry)
        return;
    QJsonObject service = entryFields(*entry, law);
    QJsonArray papers;
    for (const QString &hash : chain::textsOf(entry->body, "documents")) {
        const Entry *paper = entryOf(entries, hash);
        if (!paper)
            continue;
        QString title = textOf(paper->body, "title");
        for (const Entry *made : allOf(entries, {"document.made"})) {
            if (title.isEmpty() && textOf(made->body, "about") == hash)
                title = textOf(made->body, "title");
        }
        // A decision is about two documents: its approval form stays inside.
        for (const Entry *made : allOf(entries, {"document.made"})) {
            const bool decision = textOf(made->body, "form").endsWith(QLatin1String("penalty_decision"));
            if (decision && textOf(made->body, "about") == hash)
                title = textOf(made->body, "title");
        }
        if (title.isEmpty()) {
            const Act *act = actOfKind(paper->kind);
            title = act ? act->zh : paper->kind;
        }
        papers.append(
            QJsonObject{{QStringLiteral("title"), title}, {QStringLiteral("number"), textOf(paper->body, "number")}});
    }
    service.insert(QStringLiteral("documents"), papers);
    service.insert(QStringLiteral("servers"), service.value(QLatin1String("officers")));
    out.insert(QStringLiteral("service"), service);
}

QString stepOfForm(const Entry *about)
{
    if (!about)
        return {};
    if (about->kind == QLatin1String("case.filed") || about->kind == QLatin1String("case.filing_proposed"))
        return QStringLiteral("filing");
    if (about->kind == QLatin1String("investigation.concluded"))
        return QStringLiteral("investigation");
    if (about->kind == QLatin1String("decision.issued") || about->kind == QLatin1String("decision.proposed"))
        return QStringLiteral("decision");
    if (about->kind == QLatin1String("review.requested"))
        return QStringLiteral("review");
    if (about->kind == QLatin1String("case.closed") || about->kind == QLatin1String("closing.proposed"))
        return QStringLiteral("closing");
    return {};
}

QJsonObject performanceFields(Entries entries, const Lawbook &law)
{
    QJsonObject out;
    if (const Entry *paid = newest(entries, {"performance.fine_paid"})) {
        out = entryFields(*paid, law);
        out.insert(QStringLiteral("paid_fen"), integerOf(paid->body, "fine_fen"));
    }
    if (const Entry *done = newest(entries, {"performance.recorded"}))
        putText(out, "text", textOf(done->body, "text"));
    if (const Entry *again = newest(entries, {"correction.reinspected"}))
        putText(out, "corrected_text", optionText("correction.reinspect", "done", textOf(again->body, "done")));
    return out;
}

/// The unit as of that day; under an entrusted power the organ in whose name it acts. 行政处罚法 第二十条
QJsonObject unitFields(Entries entries, const Lawbook &law, QDate on)
{
    QJsonObject out = law.book->unitOn(on);
    const packs::PowerEntry *power = entrustedPower(entries, law, on);
    if (!power)
        return out;
    out.insert(QStringLiteral("entrusted_to"), out.value(QLatin1String("name")));
    out.insert(QStringLiteral("name"), power->organ);
    out.insert(QStringLiteral("head"), power->organHead);
    out.insert(QStringLiteral("seal"), power->organSeal);
    return out;
}

/// A paper's own date: of the act it is about, else of the day on which it is made.
QDate paperDay(const Entry *about, QDate today)
{
    const Act *act = about ? actOfKind(about->kind) : nullptr;
    if (!act)
        return about ? about->on() : today;
    return parseDate(textOf(about->body, act->onField.toLatin1().constData()).left(10)).value_or(about->on());
}

} // namespace

QJsonObject fieldMap(Entries entries, const Lawbook &law, const FieldMapOf &of)
{
    const Entry *about = entryOf(entries, of.about);
    QJsonObject out;
    out.insert(QStringLiteral("unit"), unitFields(entries, law, paperDay(about, of.today)));
    out.insert(QStringLiteral("case"), caseFields(entries, law, of.today));
    putParties(out, entries, law);
    if (const QStringList officers = handlingOfficers(entries); !officers.isEmpty())
        out.insert(QStringLiteral("officers"), peopleFields(*law.book, officers, of.today));
    putEntry(out, "clue", entries, {"case.opened"}, law);
    if (QJsonObject clue = out.value(QLatin1String("clue")).toObject(); !clue.isEmpty()) {
        putText(clue, "source", textOf(clue, "source_text"));
        // Before a case is filed nobody was made its officer: who took the clue in answers for it.
        putText(clue, "registrar", law.book->name(newest(entries, {"case.opened"})->by));
        out.insert(QStringLiteral("clue"), clue);
    }
    putEntry(out, "filing", entries, {"case.filing_proposed"}, law);
    putEntries(out, "inspections", entries, {"inspection.recorded"}, law);
    putEntries(out, "inquiries", entries, {"inquiry.recorded"}, law);
    putEntries(out, "corrections", entries, {"correction.ordered"}, law);
    putEntries(out, "reinspections", entries, {"correction.reinspected"}, law);
    if (const QJsonArray evidence = evidenceFields(entries, law); !evidence.isEmpty())
        out.insert(QStringLiteral("evidence"), evidence);
    putStory(out, entries, law);
    putIssued(out, "notice", entries, "notice.issued", law);
    putEntry(out, "defence", entries, {"defence.recorded", "defence.waived"}, law);
    putEntry(out, "defence_review", entries, {"defence.reviewed"}, law);
    putHearing(out, entries, law);
    putEntry(out, "answer", entries, {"review.answered"}, law);
    putEntry(out, "transfer", entries, {"case.transferred"}, law);
    putBeside(out, entries);
    putExecution(out, entries, law, about);
    if (const QJsonObject review = reviewFields(entries, law); !review.isEmpty()) {
        QJsonObject sent = review;
        const QJsonObject c = out.value(QLatin1String("case")).toObject();
        if (c.contains(QLatin1String("days_left")))
            sent.insert(QStringLiteral("days_left"), c.value(QLatin1String("days_left")));
        out.insert(QStringLiteral("review"), sent);
    }
    putEntry(out, "discussion", entries, {"discussion.held"}, law);
    putEntry(out, "decision_proposal", entries, {"decision.proposed"}, law);
    putIssued(out, "decision", entries, "decision.issued", law);
    putDecidedOnPaper(out, entries);
    if (of.proposed)
        putProposed(out, entries, law);
    putService(out, entries, law, about);
    if (const QJsonObject performance = performanceFields(entries, law); !performance.isEmpty())
        out.insert(QStringLiteral("performance"), performance);
    putEntry(out, "publication", entries, {"publicity.published", "publicity.declined"}, law);
    putEntry(out, "closing", entries, {"closing.proposed"}, law);
    putEntry(out, "closed", entries, {"case.closed"}, law);
    putEntry(out, "archive", entries, {"case.archived"}, law);
    const QJsonArray approvals = approvalFields(entries, law);
    out.insert(QStringLiteral("approvals"), approvals);
    QJsonObject approval = approvalOf(approvals, stepOfForm(about), entries, law);
    const QString ofForm = stepOfForm(about);
    const QString step = ofForm.isEmpty() && about ? signOffStep(about->kind, about->body) : ofForm;
    // What the leader has answered waits for no ink, and needs no code to come home by.
    const bool answered = std::any_of(approvals.begin(), approvals.end(), [&](const QJsonValue &one) {
        return textOf(one.toObject(), "step") == step && textOf(one.toObject(), "level") == QLatin1String("leader");
    });
    if (!step.isEmpty() && step != QLatin1String("review") && !answered) {
        if (const auto id = chain::caseOf(about->record.chain))
            approval.insert(
                QStringLiteral("slip"),
                slipText(
                    {.what = Slip::For::Approval, .caseId = *id, .digest = about->hash(), .round = 0, .step = step}));
    }
    out.insert(QStringLiteral("approval"), approval);
    if (about) {
        QJsonObject it = entryFields(*about, law);
        putText(it, "act", textOf(it, "act_text"));
        putText(it, "consequence_text", consequenceText(textOf(it, "consequence")));
        if (it.contains(QLatin1String("signature")))
            it.insert(QStringLiteral("party_signed"), textOf(it, "signature") == QLatin1String("signed"));
        putThreePapers(it, entries, *about);
        out.insert(QStringLiteral("it"), it);
        QJsonObject document{{QStringLiteral("on"), dateText(about->on())}};
        document.insert(QStringLiteral("on"), dateText(paperDay(about, of.today)));
        putText(document, "number", textOf(about->body, "number"));
        out.insert(QStringLiteral("document"), document);
    }
    const QJsonObject unit = law.book->unit();
    out.insert(
        QStringLiteral("remedies"),
        QJsonObject{{QStringLiteral("text"),
                     text("remedies.ordinary", {textOf(unit, "reconsideration_organ"), textOf(unit, "court")})}});
    return out;
}

} // namespace anjuan::casework
