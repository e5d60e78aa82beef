#include <algorithm>

#include "core/base/messages.h"
#include "core/cases/procedure.h"
#include "core/cases/stages.h"
#include "core/cases/surcharge.h"
#include "core/casework/evidence_page.h"
#include "core/casework/facts_parts.h"
#include "core/casework/field_map_parts.h"
#include "core/casework/forms.h"
#include "core/casework/hand_signing.h"
#include "core/casework/library.h"
#include "core/casework/listing.h"
#include "core/casework/parties.h"
#include "core/casework/parts.h"
#include "core/casework/procedures.h"
#include "core/casework/records.h"
#include "core/casework/verify.h"
#include "core/casework/words_awaited.h"
#include "core/chain/body.h"
#include "core/exchange/queries.h"

namespace anjuan::casework {

using chain::integerOf;
using chain::textOf;

namespace {

QString partyName(const CaseFile &file)
{
    QStringList names;
    for (const PartySeat &seat : seatsOf(file.all()))
        names += seat.name();
    names.removeAll(QString());
    return partyHeading(names);
}

std::vector<BlobView> blobsOf(const QJsonObject &body, const vault::Vault &vault)
{
    std::vector<BlobView> blobs;
    for (auto it = body.begin(); it != body.end(); ++it) {
        if (!it.key().endsWith(QLatin1String("_sha256")) || it.key() == QLatin1String("private_sha256"))
            continue;
        const QString member = it.key().chopped(7);
        BlobView blob;
        blob.member = member;
        blob.sha256 = it.value().toString();
        blob.name = body.value(member + QStringLiteral("_name")).toString();
        blob.bytes = body.value(member + QStringLiteral("_bytes")).toInteger();
        blob.present = vault.has(blob.sha256);
        blobs.push_back(std::move(blob));
    }
    return blobs;
}

/// The words that tell one record from the next of its kind.
QString summaryOf(const Entry &entry)
{
    for (const char *member :
         {"number", "title", "place", "opinion", "proposal", "text", "reason", "receipt_number", "platform"}) {
        const QString words = textOf(entry.body, member);
        if (!words.isEmpty())
            return words.simplified().left(80);
    }
    return {};
}

QString titleOf(const Entry &entry)
{
    if (const Act *act = actOfKind(entry.kind))
        return act->kind == QLatin1String("document.made") ? textOf(entry.body, "title") : act->zh;
    const QString id = QStringLiteral("kind.") + entry.kind;
    return hasMessage(id) ? message(id) : casework::titleOf(entry.record);
}

RecordView recordView(const Entry &entry, const Library::Parts &parts)
{
    RecordView view;
    view.seq = entry.record.seq;
    view.hash = entry.hash();
    view.kind = entry.kind;
    view.title = titleOf(entry);
    const Act *act = actOfKind(entry.kind);
    view.group = act ? act->group : QString();
    view.at = entry.record.at.toString();
    view.actOn = act ? entry.body.value(act->onField).toString().left(10) : QString();
    view.by = signerOf(parts.book, entry.kind, entry.by, entry.body);
    view.summary = summaryOf(entry);
    view.blobs = blobsOf(entry.body, *parts.vault);
    view.body = entry.body;
    view.particulars = entry.particulars;
    chain::Findings findings;
    parts.ledger.authority.check({}, entry.record.office, entry.record.by, entry.record.key, entry.record.library,
                                 entry.record.raw, entry.record.sig, false, findings);
    view.verdict = findings.empty() ? QStringLiteral("signature_holds") : QStringLiteral("signature_fails");
    return view;
}

/// Whether a later record of that kind names the document.
bool namedBy(const CaseFile &file, const char *kind, const QString &document)
{
    for (const Entry *entry : allOf(file.all(), {kind})) {
        if (textOf(entry->body, "document") == document || chain::textsOf(entry->body, "documents").contains(document))
            return true;
    }
    return false;
}

void putState(DocumentView &row, const CaseFile &file, bool sealed)
{
    row.voided = namedBy(file, "document.voided", row.record);
    row.returned = namedBy(file, "service.returned", row.record);
    row.awaitsSeal =
        sealed && !row.voided && row.scanSha256s.isEmpty() && !namedBy(file, "document.sealed", row.record);
    for (const Entry *made : allOf(file.all(), {"document.made"})) {
        if (textOf(made->body, "form") == QLatin1String("document_correction")
            && textOf(made->body, "about") == row.record)
            row.corrected = true;
    }
}

struct FormTraits {
    bool sealed = false;
    bool goesOut = false;
};

/// A county's Word form bears a seal where it goes out.
FormTraits traitsOf(const Library::Parts &parts, const QString &id)
{
    const auto word = parts.book.wordForms().find(id);
    if (word != parts.book.wordForms().end())
        return {word->second.external, word->second.external};
    const auto form = formOf(parts.pack, id);
    return {form && documents::bearsSeal(*form), form && form->audience == documents::Audience::External};
}

std::vector<DocumentView> documentViews(const CaseFile &file, const Library::Parts &parts)
{
    QHash<QString, FormTraits> traits;
    std::vector<DocumentView> rows;
    for (const Entry *entry : allOf(file.all(), {"document.made"})) {
        DocumentView row;
        row.record = entry->hash();
        row.form = textOf(entry->body, "form");
        row.title = textOf(entry->body, "title");
        row.number = textOf(entry->body, "number");
        row.madeAt = entry->record.at.toString();
        row.sha256 = textOf(entry->body, "document_sha256");
        row.pages = static_cast<int>(integerOf(entry->body, "pages"));
        row.aboutRecord = textOf(entry->body, "about");
        for (const Entry *scan : allOf(file.all(), {"document.scan_added"})) {
            if (textOf(scan->body, "document") == row.record)
                row.scanSha256s += textOf(scan->body, "scan_sha256");
        }
        const Entry *about = file.byHash(row.aboutRecord);
        row.wordSha256 = textOf(entry->body, "word_sha256");
        if (!traits.contains(row.form))
            traits.insert(row.form, traitsOf(parts, row.form));
        const FormTraits form = traits.value(row.form);
        // Of an act's papers those that go out are served with it, not the form on which it was approved.
        const bool withAct = about && form.goesOut && serviceToAll(file.all(), *about, false) != nullptr;
        row.served = serviceToAll(file.all(), *entry, false) != nullptr || withAct;
        putState(row, file, form.sealed);
        // A signature on the pad is no seal: it counts as a signed copy from here on.
        if (const QString copy = signedFileOf(file, *entry); copy != row.sha256)
            row.scanSha256s += copy;
        rows.push_back(std::move(row));
    }
    return rows;
}

/// What stands in the way of an act whatever is typed: stops and missing approvals that its own fields cannot cure.
std::vector<cases::GateFinding> standingInTheWay(const CaseBefore &before, const cases::PenaltyFact &penalty,
                                                 const Act &act, Instant now)
{
    // A bare act of today by nobody in particular; what is left to complain of is the case itself.
    QJsonObject body;
    if (!act.onField.isEmpty())
        body.insert(act.onField, dateText(now.date()));
    if (act.act == QLatin1String("decision.issue"))
        body.insert(QStringLiteral("outcome"), QStringLiteral("penalty"));
    body.insert(QStringLiteral("fine_fen"), penalty.fineFen);
    body.insert(QStringLiteral("warning"), penalty.warning);
    // What the act's own fields are asked is cured by filling them in.
    for (const Field &field : act.fields) {
        if (!field.required || field.isPrivate || body.contains(field.name))
            continue;
        if (field.type == QLatin1String("bool"))
            body.insert(field.name, true);
        else if (field.type == QLatin1String("text") || field.type == QLatin1String("longtext"))
            body.insert(field.name, QStringLiteral("…"));
    }
    if (act.act == QLatin1String("simple.decide"))
        body.insert(QStringLiteral("warning"), true);
    Act bare = act;
    bare.officersNeeded = 0;
    bare.officersField.clear();
    std::vector<cases::GateFinding> found;
    for (cases::GateFinding &finding : before.judge({&bare, body, now, {}})) {
        const bool approval =
            finding.gateClass == cases::GateClass::GoOn && finding.clearance == cases::Clearance::Approval;
        if (finding.gateClass == cases::GateClass::Stop || approval)
            found.push_back(std::move(finding));
    }
    return found;
}

/// A word that is awaited comes first for whoever may say it; once it was said nobody is asked for it.
QStringList withApproval(QStringList names, Entries entries, const QStringList &held)
{
    const auto records = signOffRecords(entries);
    const bool leads = held.contains(QLatin1String("leader"));
    const bool heads = held.contains(QLatin1String("team_head"));
    const bool awaited = wordAwaited(records, QStringLiteral("leader"), false).has_value();
    const bool mine = (leads && awaited) || (heads && wordAwaited(records, QStringLiteral("team"), false));
    if (!awaited)
        names.removeAll(QStringLiteral("approval.register_paper"));
    if (leads || heads || !awaited)
        names.removeAll(QStringLiteral("approval.give"));
    if (mine)
        names.prepend(QStringLiteral("approval.give"));
    return names;
}

std::vector<NextAct> nextActsOf(const CaseFile &file, const CaseBefore &before, const cases::StepFacts &facts,
                                const Library::Parts &parts, const Session *session)
{
    const cases::PenaltyFact penalty = proposedPenalty(file.all());
    const QStringList held = session ? session->roles() : QStringList();
    std::vector<NextAct> rows;
    for (const QString &name : withApproval(cases::nextActs(facts), file.all(), held)) {
        const Act *act = findAct(name);
        if (!act || !act->isOfCase())
            continue;
        NextAct row;
        row.act = act->act;
        row.zh = act->zh;
        row.groupZh = act->groupZh;
        row.rolesZh = roleText(act->roles);
        row.roleAllows =
            std::any_of(act->roles.begin(), act->roles.end(), [&](const QString &role) { return held.contains(role); });
        row.findings = standingInTheWay(before, penalty, *act, parts.clock->now());
        rows.push_back(std::move(row));
    }
    return rows;
}

} // namespace

bool NextAct::possible() const
{
    return roleAllows && findings.empty();
}

QString holderName(const Library::Parts &parts, const LibraryId &holder)
{
    if (holder == parts.library())
        return {};
    const auto names = exchange::pcNames(*parts.store);
    const QString name = names && names->contains(holder) ? names->at(holder) : QString();
    return name.isEmpty() ? message(QStringLiteral("exchange.first_pc")) : name;
}

int standing(const std::vector<cases::GateFinding> &findings)
{
    return static_cast<int>(std::count_if(findings.begin(), findings.end(),
                                          [](const cases::GateFinding &finding) { return !finding.cleared; }));
}

Result<CaseView> Library::caseView(const CaseId &id, const Session *session) const
{
    const Parts &parts = *m_parts;
    ANJUAN_TRY(const CaseFile file, CaseFile::load(*parts.store, *parts.vault, id));
    const QDate today = parts.clock->today();
    CaseView view;
    view.id = id;
    ANJUAN_TRY(view.row, insight::caseRow(*parts.store, id));
    view.row.party = partyName(file);
    view.row.holderName = holderName(parts, view.row.holder);
    QStringList officers;
    for (const QString &officer : handlingOfficers(file.all()))
        officers += parts.book.name(PersonId::parse(officer).value_or(PersonId()));
    view.row.officers = officers.join(QStringLiteral("、"));
    if (const packs::Item *item = parts.pack.item(view.row.item))
        view.row.item = item->name;
    const CaseBefore before(file.all(), parts.law());
    view.facts = before.standing(today);
    view.row.stage = cases::stageOf(view.facts);
    view.row.stageZh = cases::stageName(view.row.stage);
    view.row.procedureZh = procedureName(view.facts.procedure, parts.pack);
    view.stages = cases::stepBar(view.facts);
    view.fields = fieldMap(file.all(), parts.law(), {.about = {}, .today = today});
    putUnserved(view.fields, file.all());
    // Shown from the first day late; only an act charges it (行政处罚法 第七十二条).
    const auto surcharge = cases::surchargeOn(view.facts, parts.calendar, today);
    if (surcharge && surcharge->fen > 0 && !view.facts.remedy.fallen())
        view.fields.insert(QStringLiteral("surcharge_formula"), surcharge->formula);
    ANJUAN_TRY(const auto judged, judgeAll(parts, file));
    std::size_t n = 0;
    for (const Entry &entry : file.entries()) {
        RecordView record = recordView(entry, parts);
        record.findings = judged[n++];
        view.row.flaws += standing(record.findings);
        view.timeline.push_back(std::move(record));
    }
    for (const Entry *cosign : allOf(file.all(), {"act.cosigned"})) {
        for (const QString &hash : chain::textsOf(cosign->body, "records")) {
            for (RecordView &record : view.timeline) {
                if (record.hash == hash)
                    record.cosignedBy += parts.book.name(cosign->by);
            }
        }
    }
    ANJUAN_TRY(view.evidence, evidenceRows(parts, id));
    view.documents = documentViews(file, parts);
    view.next = nextActsOf(file, before, view.facts, parts, session);
    view.deadlines = cases::deadlines(view.facts, parts.calendar, today);
    for (cases::Deadline &deadline : view.deadlines)
        deadline.why = cases::explain(deadline, parts.calendar);
    view.days = cases::daysUsed(view.facts, today);
    if (view.days)
        view.row.daysUsed = view.days->used;
    return view;
}

Result<CaseId> Library::findCase(const QString &idOrNumber) const
{
    return insight::caseNamed(*m_parts->store, idOrNumber);
}

} // namespace anjuan::casework
