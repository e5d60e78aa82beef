#include "core/casework/field_pack.h"

#include <algorithm>

#include <QtCore/QFile>

#include "core/base/json.h"
#include "core/base/messages.h"
#include "core/base/whole_file.h"
#include "core/casework/field_map.h"
#include "core/casework/fonts.h"
#include "core/casework/forms.h"
#include "core/casework/numbers.h"
#include "core/casework/parts.h"
#include "core/casework/perform.h"
#include "core/casework/together.h"
#include "core/chain/body.h"
#include "core/documents/join.h"
#include "core/documents/page_code.h"

namespace anjuan::casework {
namespace {

using chain::textOf;
using documents::FieldSheet;

constexpr int kMostSheets = 200;

struct Offered {
    QString form, act;
    int copies = 0;
};

const std::vector<Offered> &offered()
{
    static const std::vector<Offered> all = [] {
        std::vector<Offered> read;
        QFile file(QStringLiteral(":/texts/field_pack.json"));
        if (!file.open(QIODevice::ReadOnly))
            return read;
        if (const auto value = parseJson(file.readAll(), file.fileName())) {
            for (const auto one : value->toArray())
                read.push_back({textOf(one.toObject(), "form"), textOf(one.toObject(), "act"),
                                static_cast<int>(chain::integerOf(one.toObject(), "copies"))});
        }
        return read;
    }();
    return all;
}

Result<void> mayTake(const Session &session)
{
    static const QStringList able = {QStringLiteral("officer"), QStringLiteral("team_head"), QStringLiteral("leader"),
                                     QStringLiteral("admin")};
    const QStringList roles = session.roles();
    const bool may = std::any_of(able.begin(), able.end(), [&](const QString &role) { return roles.contains(role); });
    if (!may)
        return fail(Fault::Refused, "act.no_role",
                    {message(QStringLiteral("field.pack")), roleText(able), session.name()});
    return {};
}

Result<QStringList> officersOf(const office::OfficeBook &book, const QStringList &names)
{
    QStringList ids;
    for (const QString &name : names) {
        const auto id = PersonId::parse(name);
        const office::Person *person = id ? book.person(*id) : book.byLogin(name);
        if (!person)
            return fail(Fault::Refused, "field.no_officer", {name});
        ids += person->id.toString();
    }
    return ids;
}

/// A pack on its way.
class Packing {
public:
    Packing(Session &session, const FieldPackRequest &request, QStringList officers)
        : m_session(session),
          m_parts(session.library().parts()),
          m_request(request),
          m_officers(std::move(officers)),
          m_act(*findAct(QStringLiteral("document.make"))),
          m_asked({.act = m_act.act, .caseId = {}, .with = {}, .secrets = {}, .filesFrom = {}})
    {
    }

    /// One sheet: its number leased, its pages drawn, its taking recorded.
    Result<void> take(const QString &form, const QString &place, FieldPackMade &made, QStringList &blanks)
    {
        ANJUAN_TRY(const documents::Form format, formOf(m_parts.pack, form));
        Step step{.parts = m_parts,
                  .session = m_session,
                  .request = m_asked,
                  .act = m_act,
                  .caseId = {},
                  .file = {},
                  .prepared = {},
                  .at = m_parts.clock->now(),
                  .numbers = {},
                  .contents = {}};
        const QString code = documents::newPaperCode();
        QJsonObject body{{QStringLiteral("pack"), made.pack},
                         {QStringLiteral("form"), form},
                         {QStringLiteral("form_version"), format.version},
                         {QStringLiteral("title"), format.title},
                         {QStringLiteral("place"), place},
                         {QStringLiteral("taken_on"), dateText(m_request.takenOn)},
                         {QStringLiteral("officers"), QJsonArray::fromStringList(m_officers)},
                         {QStringLiteral("page_code"), code}};
        if (!format.numberKind.isEmpty()) {
            ANJUAN_TRY(
                const QString number,
                nextNumber(step, seriesOfKind(m_parts.pack, format.numberKind), Numbering{.on = m_request.takenOn}));
            body.insert(QStringLiteral("number"), number);
            body.insert(QStringLiteral("numbers_used"), step.numbers);
        }
        ANJUAN_TRY(const documents::RenderedDocument page, draw(format, body, code));
        ANJUAN_TRY(const vault::Blob pdf, m_parts.vault->takeIn(page.pdf));
        body.insert(QStringLiteral("document_sha256"), pdf.sha256);
        body.insert(QStringLiteral("document_bytes"), pdf.bytes);
        body.insert(QStringLiteral("document_name"), form + QStringLiteral(".pdf"));
        body.insert(QStringLiteral("pages"), page.pages);
        ANJUAN_CHECK(m_parts.transact([&](store::Write &, chain::Ledger &ledger) -> Result<void> {
            ANJUAN_CHECK(ledger.append(m_session.key().actor(), chain::deskChain(m_parts.library()),
                                       QStringLiteral("desk.field_sheet_taken"), body));
            return {};
        }));
        made.codes += code;
        made.pages += page.pages;
        ++made.sheets;
        blanks += m_parts.vault->path(pdf.sha256);
        return {};
    }

private:
    Result<documents::RenderedDocument> draw(const documents::Form &form, const QJsonObject &body,
                                             const QString &code) const
    {
        QJsonObject fields = fieldMap({}, m_parts.law(), {.about = {}, .today = m_request.takenOn});
        QJsonObject document{{QStringLiteral("number"), textOf(body, "number")}};
        fields.insert(QStringLiteral("document"), document);
        QJsonArray officers;
        for (const QString &id : m_officers) {
            const PersonId person = PersonId::parse(id).value_or(PersonId());
            officers.append(
                QJsonObject{{QStringLiteral("name"), m_parts.book.name(person)},
                            {QStringLiteral("card_number"), m_parts.book.cardNumber(person, m_request.takenOn)}});
        }
        fields.insert(QStringLiteral("it"),
                      QJsonObject{{QStringLiteral("place"), textOf(body, "place")},
                                  {QStringLiteral("number"), textOf(body, "number")},
                                  {QStringLiteral("officers"), officers}});
        documents::RenderContext context;
        context.demo = m_parts.ledger.authority.isDemo();
        context.at = m_parts.clock->now();
        context.footer = message(QStringLiteral("field.footer"), {textOf(body, "place"), code});
        context.byHand = true;
        context.fonts = fontsOf(m_parts.dir);
        context.paperCode = code;
        ANJUAN_TRY(documents::RenderedDocument page, documents::render(form, fields, context));
        if (!page.unmapped.isEmpty())
            return fail(Fault::Invalid, "documents.no_glyph", {form.title, page.unmapped.join(QLatin1Char(' '))});
        return page;
    }

    Session &m_session;
    Library::Parts &m_parts;
    const FieldPackRequest &m_request;
    QStringList m_officers;
    const Act &m_act;
    Request m_asked;
};

Result<void> checkRequest(const Session &session, const FieldPackRequest &request)
{
    const Library::Parts &parts = session.library().parts();
    if (parts.access != Access::ReadWrite)
        return fail(Fault::Refused, "library.read_only", {parts.dir});
    ANJUAN_CHECK(mayTake(session));
    const bool named = std::all_of(request.places.begin(), request.places.end(),
                                   [](const QString &place) { return !place.trimmed().isEmpty(); });
    if (request.places.isEmpty() || !named)
        return fail(Fault::Invalid, "field.no_place");
    qint64 sheets = 0;
    for (const auto &[form, copies] : request.copies)
        sheets += std::max(0, copies) * request.places.size();
    if (sheets == 0)
        return fail(Fault::Refused, "field.nothing");
    if (sheets > kMostSheets)
        return fail(Fault::Invalid, "field.too_many", {QString::number(sheets), QString::number(kMostSheets)});
    return {};
}

} // namespace

std::vector<FieldForm> fieldForms(const Library &library)
{
    std::vector<FieldForm> forms;
    for (const Offered &one : offered()) {
        const QJsonObject form = formObject(library.parts().pack, one.form);
        if (!form.isEmpty())
            forms.push_back({one.form, textOf(form, "title"), one.act, one.copies});
    }
    return forms;
}

QString actOfFieldForm(const QString &form)
{
    for (const Offered &one : offered()) {
        if (one.form == form)
            return one.act;
    }
    return QStringLiteral("document.make");
}

Result<FieldPackMade> takeFieldPack(Session &session, const FieldPackRequest &request, Progress &progress)
{
    ANJUAN_CHECK(checkRequest(session, request));
    Library::Parts &parts = session.library().parts();
    ANJUAN_CHECK(parts.turnTo(request.takenOn));
    ANJUAN_TRY(const QStringList officers, officersOf(parts.book, request.officers));
    Packing packing(session, request, officers);
    // All or none: a number on a sheet that nobody holds would be missing for ever.
    return takingIn(parts, [&]() -> Result<FieldPackMade> {
        FieldPackMade made;
        made.pack = newUuid();
        ANJUAN_CHECK(together(parts, [&]() -> Result<void> {
            QStringList blanks;
            for (const QString &place : request.places) {
                for (const auto &[form, copies] : request.copies) {
                    for (int n = 0; n < copies; ++n) {
                        progress.report(made.sheets, 0, place);
                        if (progress.cancelled())
                            return fail(Fault::Cancelled, "work.cancelled");
                        ANJUAN_CHECK(packing.take(form, place.trimmed(), made, blanks));
                    }
                }
            }
            ANJUAN_TRY(const documents::JoinedPdf joined,
                       documents::joinPdfs(blanks, message(QStringLiteral("field.pack")), parts.clock->now()));
            return writeWhole(request.file, joined.pdf);
        }));
        return made;
    });
}

Result<std::vector<FieldSheet>> fieldSheets(const Library &library)
{
    const Library::Parts &parts = library.parts();
    return documents::fieldSheetsOf(*parts.store, chain::deskChain(parts.library()));
}

Result<void> returnFieldSheets(Session &session, const QStringList &codes, bool again, const QString &reason)
{
    Library::Parts &parts = session.library().parts();
    if (parts.access != Access::ReadWrite)
        return fail(Fault::Refused, "library.read_only", {parts.dir});
    ANJUAN_CHECK(mayTake(session));
    if (reason.trimmed().isEmpty())
        return fail(Fault::Invalid, "field.no_reason");
    return together(parts, [&]() -> Result<void> {
        for (const QString &code : codes) {
            ANJUAN_TRY(const auto sheet, documents::fieldSheetByCode(*parts.store, code));
            if (!sheet)
                return fail(Fault::NotFound, "field.unknown_sheet", {code});
            if (!sheet->isOut())
                return fail(Fault::Conflict, "field.not_out", {sheet->title, sheet->number});
            ANJUAN_CHECK(parts.transact([&](store::Write &, chain::Ledger &ledger) -> Result<void> {
                ANJUAN_CHECK(ledger.append(
                    session.key().actor(), chain::deskChain(parts.library()),
                    QStringLiteral("desk.field_sheet_returned"),
                    {{QStringLiteral("page_code"), code},
                     {QStringLiteral("how"), again ? QStringLiteral("returned") : QStringLiteral("voided")},
                     {QStringLiteral("returned_on"), dateText(parts.clock->today())},
                     {QStringLiteral("reason"), reason.trimmed().normalized(QString::NormalizationForm_C)}}));
                return {};
            }));
        }
        return {};
    });
}

Result<std::optional<FieldSheet>> fieldSheetOf(const Step &step)
{
    const QString code = textOf(step.prepared.body, "field_sheet").toUpper();
    if (code.isEmpty())
        return std::optional<FieldSheet>();
    ANJUAN_TRY(auto sheet, documents::fieldSheetByCode(*step.parts.store, code));
    if (!sheet)
        return fail(Fault::NotFound, "field.unknown_sheet", {code});
    if (!sheet->isOut())
        return fail(Fault::Conflict, "field.not_out", {sheet->title, sheet->number});
    const QStringList forms = step.act.act == QLatin1String("document.make")
        ? QStringList{textOf(step.prepared.body, "form")}
        : step.act.makes;
    if (!forms.contains(sheet->form))
        return fail(Fault::Invalid, "field.other_form", {sheet->title, step.act.zh});
    return sheet;
}

} // namespace anjuan::casework
