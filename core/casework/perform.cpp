#include "core/casework/perform.h"

#include <QtCore/QFileInfo>

#include "core/casework/field_map.h"
#include "core/casework/key_acts.h"
#include "core/chain/body.h"
#include "core/documents/render.h"

namespace anjuan::casework {
namespace {

using chain::textOf;

/// Which record a document of that form is about, and what number it bears.
QString numberOf(const CaseFile &file, const QString &about)
{
    const Entry *entry = file.byHash(about);
    return entry ? textOf(entry->body, "number") : QString();
}

/// The reviewer's signed statement and the record that takes it in (spec §2), or the record itself.
Result<chain::Record> appendActRecord(Step &step, chain::Ledger &ledger)
{
    const chain::Actor actor = step.session.key().actor();
    const QString chainName = step.act.chain == QLatin1String("access")
        ? chain::accessChain(step.parts.library(), step.caseId)
        : chain::caseChain(step.caseId);
    if (step.act.chain != QLatin1String("statement"))
        return ledger.append(actor, chainName, step.act.kind, step.prepared.body);
    ANJUAN_TRY(const QJsonObject statement, sealAsStatement(step));
    return ledger.append(actor, chainName, QStringLiteral("case.statement_received"),
                         {{QStringLiteral("statement"), statement}});
}

QStringList formsOf(const Step &step)
{
    QStringList forms = step.act.makes;
    if (textOf(step.prepared.body, "outcome") == QLatin1String("no_penalty"))
        forms.removeAll(QStringLiteral("penalty_decision"));
    return forms;
}

} // namespace

Result<QJsonObject> sealAsStatement(const Step &step)
{
    const Entries entries = step.file.all();
    const bool answers = step.act.act == QLatin1String("review.give_opinion");
    const Entry *about = answers ? newest(entries, {"review.requested"}) : entries.empty() ? nullptr : &entries.back();
    if (!about)
        return fail(Fault::Refused, "review.nothing_requested", {step.caseId.toString()});
    const chain::Actor actor = step.session.key().actor();
    return chain::sealStatement({.aboutChain = chain::caseChain(step.caseId),
                                 .aboutHash = about->record.hash,
                                 .at = step.at,
                                 .kind = step.act.kind,
                                 .by = actor.person,
                                 .library = step.parts.library(),
                                 .office = step.parts.ledger.authority.head(),
                                 .body = step.prepared.body},
                                *actor.key);
}

Result<Outcome> takingIn(Library::Parts &parts, const std::function<Result<Outcome>()> &act)
{
    const QDateTime begun = QDateTime::fromSecsSinceEpoch(SystemClock().now().epochSeconds);
    auto outcome = act();
    if (outcome)
        return outcome;
    parts.crashedSince = begun;
    static_cast<void>(parts.sweepVault());
    return outcome;
}

Result<void> takeInBlobs(Step &step, Progress &progress)
{
    QJsonObject &body = step.prepared.body;
    const auto put = [&](const QString &member, const vault::Blob &blob, const QString &name) {
        body.insert(member + QStringLiteral("_sha256"), blob.sha256);
        body.insert(member + QStringLiteral("_bytes"), blob.bytes);
        body.insert(member + QStringLiteral("_name"), name.normalized(QString::NormalizationForm_C));
    };
    for (const auto &[member, path] : step.prepared.files) {
        ANJUAN_TRY(const vault::Blob blob, step.parts.vault->takeIn(path, progress));
        put(member, blob, QFileInfo(path).fileName());
    }
    for (const auto &[member, bytes] : step.contents) {
        ANJUAN_TRY(const vault::Blob blob, step.parts.vault->takeIn(bytes));
        put(member, blob, member + QStringLiteral(".json"));
    }
    if (!step.prepared.particulars.isEmpty()) {
        ANJUAN_TRY(const vault::Blob blob, takeInPrivate(*step.parts.vault, step.prepared.particulars));
        body.insert(QStringLiteral("private_sha256"), blob.sha256);
    }
    if (!step.numbers.isEmpty())
        body.insert(QStringLiteral("numbers_used"), step.numbers);
    return {};
}

Result<chain::Record> makeDocument(Step &step, store::Write &, chain::Ledger &ledger, CaseFile &file,
                                   const QString &formId, const QString &about)
{
    const packs::Pack &pack = *step.law().pack;
    ANJUAN_TRY(const documents::Form form, documents::parseForm(pack.forms.value(formId).toObject(), formId));
    const QJsonObject fields = fieldMap(file.all(), step.law(), {.about = about, .today = step.at.date()});
    documents::RenderContext context;
    context.demo = step.parts.ledger.authority.isDemo();
    context.at = step.at;
    context.footer = file.all().empty() ? QString() : file.all().back().hash().left(16);
    ANJUAN_TRY(const documents::RenderedDocument page, documents::render(form, fields, context));
    if (!page.unmapped.isEmpty())
        return fail(Fault::Invalid, "documents.no_glyph", {form.title, page.unmapped.join(QLatin1Char(' '))});
    ANJUAN_TRY(const vault::Blob pdf, step.parts.vault->takeIn(page.pdf));
    ANJUAN_TRY(const vault::Blob kept, takeInPrivate(*step.parts.vault, {{QStringLiteral("fields"), fields}}));
    QJsonObject body{{QStringLiteral("form"), formId},
                     {QStringLiteral("form_version"), form.version},
                     {QStringLiteral("title"), form.title},
                     {QStringLiteral("document_sha256"), pdf.sha256},
                     {QStringLiteral("document_bytes"), pdf.bytes},
                     {QStringLiteral("document_name"), formId + QStringLiteral(".pdf")},
                     {QStringLiteral("fields_sha256"), kept.sha256},
                     {QStringLiteral("fields_bytes"), kept.bytes},
                     {QStringLiteral("fields_name"), QStringLiteral("fields.json")},
                     {QStringLiteral("pages"), page.pages}};
    if (!about.isEmpty())
        body.insert(QStringLiteral("about"), about);
    if (const QString number = numberOf(file, about); !number.isEmpty())
        body.insert(QStringLiteral("number"), number);
    ANJUAN_TRY(chain::Record record,
               ledger.append(step.session.key().actor(), chain::caseChain(step.caseId), QStringLiteral("document.made"),
                             body));
    file.add(record, nullptr);
    return record;
}

Result<void> makePapers(Step &step, store::Write &write, chain::Ledger &ledger, chain::Record record, Outcome &outcome,
                        Progress &progress)
{
    outcome.record = record.hash.hex();
    if (step.act.makes.isEmpty())
        return {};
    const vault::Vault &vault = *step.parts.vault;
    step.file.add(std::move(record), &vault);
    const QStringList forms = formsOf(step);
    int done = 0;
    for (const QString &form : forms) {
        if (progress.cancelled())
            return fail(Fault::Cancelled, "work.cancelled");
        progress.report(done++, forms.size(), form);
        ANJUAN_TRY(const chain::Record made, makeDocument(step, write, ledger, step.file, form, outcome.record));
        outcome.documents += made.hash.hex();
    }
    return {};
}

Result<Outcome> performOffice(Step &step)
{
    if (step.act.act == QLatin1String("office.register_person"))
        return registerPerson(step);
    if (step.act.act == QLatin1String("office.issue_key"))
        return issueNewKey(step);
    Outcome outcome;
    ANJUAN_CHECK(step.parts.transact([&](store::Write &, chain::Ledger &ledger) -> Result<void> {
        ANJUAN_TRY(const chain::Record record,
                   ledger.append(step.session.key().actor(), step.parts.ledger.authority.chainName(), step.act.kind,
                                 step.prepared.body));
        outcome.record = record.hash.hex();
        return {};
    }));
    return outcome;
}

Result<Outcome> performCase(Step &step, Progress &progress)
{
    Outcome outcome;
    outcome.caseId = step.caseId;
    ANJUAN_CHECK(step.parts.transact([&](store::Write &write, chain::Ledger &ledger) -> Result<void> {
        if (step.act.act == QLatin1String("document.make")) {
            ANJUAN_TRY(const chain::Record made,
                       makeDocument(step, write, ledger, step.file, textOf(step.prepared.body, "form"),
                                    textOf(step.prepared.body, "about")));
            outcome.record = made.hash.hex();
            outcome.documents += outcome.record;
            return {};
        }
        ANJUAN_TRY(chain::Record record, appendActRecord(step, ledger));
        return makePapers(step, write, ledger, std::move(record), outcome, progress);
    }));
    return outcome;
}

} // namespace anjuan::casework
