#include "core/casework/perform.h"

#include <QtCore/QFileInfo>

#include "core/casework/field_map.h"
#include "core/casework/fonts.h"
#include "core/casework/forms.h"
#include "core/casework/numbers.h"
#include "core/chain/body.h"
#include "core/documents/docx.h"
#include "core/documents/office_program.h"
#include "core/documents/page_code.h"
#include "core/documents/paper_title.h"
#include "core/documents/render.h"

namespace anjuan::casework {
namespace {

using chain::textOf;

/// A document's number: of the record it is about, of another office, or the next of its own series.
Result<void> numberPaper(Step &step, const CaseFile &file, const Paper &paper, const documents::Form &form,
                         QJsonObject &fields, QJsonObject &body)
{
    const Entry *about = file.byHash(paper.about);
    QString number = about ? textOf(about->body, "number") : QString();
    if (number.isEmpty() && paper.sheet && !paper.sheet->number.isEmpty()) {
        step.numbers = {};
        ANJUAN_TRY(number, nextNumber(step, seriesOfKind(*step.law().pack, form.numberKind), {.on = step.at.date()}));
        body.insert(QStringLiteral("numbers_used"), step.numbers);
    }
    if (!paper.outsideNumber.isEmpty())
        number = paper.outsideNumber;
    QJsonObject document = fields.value(QLatin1String("document")).toObject();
    if (!document.contains(QLatin1String("on")))
        document.insert(QStringLiteral("on"), dateText(step.at.date()));
    if (number.isEmpty() && paper.takesNumber && !form.numberKind.isEmpty()) {
        step.numbers = {};
        ANJUAN_TRY(
            number,
            nextNumber(step, seriesOfKind(*step.law().pack, form.numberKind), numberingOf(step, step.at.date())));
        body.insert(QStringLiteral("numbers_used"), step.numbers);
    }
    if (!number.isEmpty()) {
        body.insert(QStringLiteral("number"), number);
        document.insert(QStringLiteral("number"), number);
    }
    fields.insert(QStringLiteral("document"), document);
    return {};
}

void putBlob(QJsonObject &body, const QString &member, const vault::Blob &blob, const QString &name)
{
    body.insert(member + QStringLiteral("_sha256"), blob.sha256);
    body.insert(member + QStringLiteral("_bytes"), blob.bytes);
    body.insert(member + QStringLiteral("_name"), name);
}

/// Our own pages.
Result<void> drawPaper(Step &step, const CaseFile &file, const Paper &paper, const documents::Form &form,
                       const QJsonObject &fields, QJsonObject &body)
{
    documents::RenderContext context;
    context.demo = step.parts.ledger.authority.isDemo();
    context.at = step.at;
    context.footer = file.all().empty() ? QString() : file.all().back().hash().left(16);
    context.byHand = paper.byHand;
    context.fonts = fontsOf(step.parts.dir);
    context.paperCode = documents::newPaperCode();
    ANJUAN_TRY(const documents::RenderedDocument page, documents::render(form, fields, context));
    if (!page.unmapped.isEmpty())
        return fail(Fault::Invalid, "documents.no_glyph", {form.title, page.unmapped.join(QLatin1Char(' '))});
    ANJUAN_TRY(const vault::Blob pdf, step.parts.vault->takeIn(page.pdf));
    putBlob(body, QStringLiteral("document"), pdf, paper.form + QStringLiteral(".pdf"));
    body.insert(QStringLiteral("pages"), page.pages);
    body.insert(QStringLiteral("page_code"), context.paperCode);
    return {};
}

/// The page that was filled in outside: what is kept as the document is the blank as it went out; its scan follows.
void takeSheet(const documents::FieldSheet &sheet, const vault::Vault &vault, QJsonObject &body)
{
    putBlob(body, QStringLiteral("document"), {sheet.sha256, QFileInfo(vault.path(sheet.sha256)).size()},
            sheet.form + QStringLiteral(".pdf"));
    body.insert(QStringLiteral("pages"), sheet.pages);
    body.insert(QStringLiteral("page_code"), sheet.code);
    body.insert(QStringLiteral("field_sheet"), sheet.code);
    body.insert(QStringLiteral("form_version"), sheet.formVersion);
}

/// The county's Word form: the .docx for WPS or Word, and its pages where this machine has LibreOffice.
Result<void> fillWordForm(Step &step, const Paper &paper, const FormSource &source, const QJsonObject &fields,
                          QJsonObject &body)
{
    ANJUAN_TRY(const QByteArray docx, documents::fillDocx(source.docx, source.form.title, fields, paper.byHand));
    ANJUAN_TRY(const vault::Blob word, step.parts.vault->takeIn(docx));
    const auto pages = documents::officePdf(docx, source.form.title);
    body.insert(QStringLiteral("template_sha256"), step.law().book->wordForms().at(paper.form).sha256);
    body.insert(QStringLiteral("pages"), pages ? documents::pageCount(*pages) : 0);
    if (!pages) {
        putBlob(body, QStringLiteral("document"), word, paper.form + QStringLiteral(".docx"));
        return {};
    }
    ANJUAN_TRY(const vault::Blob pdf, step.parts.vault->takeIn(*pages));
    putBlob(body, QStringLiteral("document"), pdf, paper.form + QStringLiteral(".pdf"));
    putBlob(body, QStringLiteral("word"), word, paper.form + QStringLiteral(".docx"));
    return {};
}

Paper paperOf(const Prepared &prepared)
{
    return {.form = textOf(prepared.body, "form"),
            .about = textOf(prepared.body, "about"),
            .values = prepared.particulars.value(QLatin1String("values")).toObject(),
            .outsideNumber = textOf(prepared.body, "outside_number"),
            .byHand = prepared.body.value(QLatin1String("by_hand")).toBool(),
            .takesNumber = true,
            .sheet = {}};
}

/// The reviewer's signed statement and the record that takes it in (spec §2), or the record itself.
Result<chain::Record> appendActRecord(Step &step, chain::Ledger &ledger)
{
    const chain::Actor actor = step.session.key().actor();
    const QString chainName = step.act.chain == QLatin1String("access")
        ? chain::accessChain(step.parts.library(), step.caseId)
        : step.act.chain == QLatin1String("desk") ? chain::deskChain(step.parts.library())
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
        forms.replaceInStrings(QStringLiteral("penalty_decision"), QStringLiteral("no_penalty_decision"));
    if (step.act.act == QLatin1String("measure.handle")
        && textOf(step.prepared.body, "outcome") != QLatin1String("released"))
        forms.clear(); // what is confiscated or moved has the paper of that
    if (step.act.act == QLatin1String("discussion.hold") && chain::integerOf(step.prepared.body, "cases_discussed") < 2)
        forms.clear(); // the minutes of one case are its own
    if (step.act.act == QLatin1String("case.transfer")
        && textOf(step.prepared.body, "transfer_kind") == QLatin1String("police"))
        forms.clear(); // police.transfer makes the letter of a suspected crime
    if (step.act.act == QLatin1String("hearing.report") && !textOf(step.prepared.body, "scan_sha256").isEmpty())
        forms.clear(); // it was written elsewhere, and came in signed
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

void dropTakenIn(Library::Parts &parts, const QDateTime &since)
{
    parts.crashedSince = since;
    static_cast<void>(parts.sweepVault());
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

Result<chain::Record> makeDocument(Step &step, chain::Ledger &ledger, CaseFile &file, const Paper &paper)
{
    ANJUAN_TRY(const FormSource source, formSource(step.parts, paper.form));
    const documents::Form &form = source.form;
    QJsonObject fields =
        fieldMap(file.all(), step.law(),
                 {.about = paper.about, .today = step.at.date(), .proposed = form.stage == QLatin1String("decision")});
    ANJUAN_TRY(const QJsonObject typed, documents::checkOwn(form, paper.values));
    fields = documents::withOwn(form, fields, typed);
    const QStringList missing = documents::missingOwn(form, fields.value(QLatin1String("own")).toObject());
    // What an act makes by itself shows what the act knows; what somebody writes is to be written in full.
    if (!missing.isEmpty() && paper.takesNumber && !paper.byHand && !paper.mayLack)
        return fail(Fault::Invalid, "documents.own_missing", {form.title, missing.join(QStringLiteral("、"))});
    QJsonObject body{
        {QStringLiteral("form"), paper.form},
        {QStringLiteral("form_version"), form.version},
        {QStringLiteral("title"), source.docx.isEmpty() ? documents::titleOnPaper(form, fields) : form.title}};
    ANJUAN_CHECK(numberPaper(step, file, paper, form, fields, body));
    if (paper.sheet) {
        takeSheet(*paper.sheet, *step.parts.vault, body);
    } else {
        ANJUAN_CHECK(source.docx.isEmpty() ? drawPaper(step, file, paper, form, fields, body)
                                           : fillWordForm(step, paper, source, fields, body));
    }
    ANJUAN_TRY(const vault::Blob kept, takeInPrivate(*step.parts.vault, {{QStringLiteral("fields"), fields}}));
    body.insert(QStringLiteral("fields_sha256"), kept.sha256);
    body.insert(QStringLiteral("fields_bytes"), kept.bytes);
    body.insert(QStringLiteral("fields_name"), QStringLiteral("fields.json"));
    if (!paper.about.isEmpty())
        body.insert(QStringLiteral("about"), paper.about);
    if (paper.byHand)
        body.insert(QStringLiteral("by_hand"), true);
    ANJUAN_TRY(chain::Record record,
               ledger.append(step.session.key().actor(), chain::caseChain(step.caseId), QStringLiteral("document.made"),
                             body));
    file.add(record, nullptr);
    return record;
}

Result<void> makePapers(Step &step, store::Write &, chain::Ledger &ledger, chain::Record record, Outcome &outcome,
                        Progress &progress)
{
    outcome.record = record.hash.hex();
    if (step.act.makes.isEmpty())
        return {};
    const vault::Vault &vault = *step.parts.vault;
    step.file.add(std::move(record), &vault);
    const QStringList forms = formsOf(step);
    ANJUAN_TRY(const auto sheet, fieldSheetOf(step));
    int done = 0;
    for (const QString &form : forms) {
        if (progress.cancelled())
            return fail(Fault::Cancelled, "work.cancelled");
        progress.report(done++, forms.size(), form);
        Paper paper{.form = form, .about = outcome.record};
        if (sheet && sheet->form == form) {
            paper.byHand = true;
            paper.sheet = sheet;
        }
        ANJUAN_TRY(const chain::Record made, makeDocument(step, ledger, step.file, paper));
        outcome.documents += made.hash.hex();
    }
    return {};
}

Result<Outcome> performOffice(Step &step)
{
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
            Paper paper = paperOf(step.prepared);
            ANJUAN_TRY(paper.sheet, fieldSheetOf(step));
            paper.byHand |= paper.sheet.has_value();
            ANJUAN_TRY(const chain::Record made, makeDocument(step, ledger, step.file, paper));
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
