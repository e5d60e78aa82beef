#include "core/casework/forms.h"

#include <algorithm>

#include <QtCore/QDirIterator>
#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

#include "core/casework/field_map.h"
#include "core/casework/fonts.h"
#include "core/casework/parts.h"
#include "core/casework/wording.h"
#include "core/documents/docx.h"

namespace anjuan::casework {
namespace {

/// The forms compiled into the program.
const QJsonObject &ownForms()
{
    static const QJsonObject all = [] {
        QJsonObject forms;
        QDirIterator files(QStringLiteral(":/forms"), {QStringLiteral("*.json")}, QDir::Files);
        while (files.hasNext()) {
            QFile file(files.next());
            if (file.open(QIODevice::ReadOnly))
                forms.insert(QFileInfo(file.fileName()).completeBaseName(),
                             QJsonDocument::fromJson(file.readAll()).object());
        }
        return forms;
    }();
    return all;
}

/// A page of nothing but words.
Result<documents::Form> plainForm(const documents::Form &form)
{
    return documents::parseForm(
        {{QStringLiteral("id"), form.id},
         {QStringLiteral("title"), form.title},
         {QStringLiteral("version"), form.version},
         {QStringLiteral("body"), QJsonArray{QJsonObject{{QStringLiteral("text"), QStringLiteral("{{words}}")}}}}},
        form.id);
}

Field asked(const documents::FormField &field)
{
    Field out;
    out.name = field.name;
    out.type = field.type == QLatin1String("rows") ? QStringLiteral("objects") : field.type;
    out.zh = field.label;
    out.required = field.required;
    out.help = field.help;
    for (const documents::FormField::Option &option : field.options)
        out.options.push_back({option.value, option.zh});
    for (const documents::FormField &column : field.fields)
        out.fields.push_back(asked(column));
    return out;
}

int rankOf(const QString &group)
{
    static const QStringList order = {
        QStringLiteral("检查"),     QStringLiteral("立案"),     QStringLiteral("调查取证"), QStringLiteral("强制措施"),
        QStringLiteral("审核讨论"), QStringLiteral("告知听证"), QStringLiteral("决定"),     QStringLiteral("送达"),
        QStringLiteral("执行"),     QStringLiteral("移送协助"), QStringLiteral("公示备案"), QStringLiteral("结案归档")};
    const qsizetype at = order.indexOf(group);
    return static_cast<int>(at < 0 ? order.size() : at);
}

} // namespace

QJsonObject formObject(const packs::Pack &pack, const QString &id)
{
    const QJsonObject adopted = pack.forms.value(id).toObject();
    const QJsonObject own = ownForms().value(id).toObject();
    // A pack adopted before forms told their fields has the text of the form, and the program what it asks.
    return adopted.isEmpty() ? own : adopted;
}

Result<documents::Form> formOf(const packs::Pack &pack, const QString &id)
{
    const QJsonObject object = formObject(pack, id);
    if (object.isEmpty())
        return fail(Fault::Invalid, "documents.no_form", {id});
    return documents::parseForm(object, id);
}

Result<FormSource> formSource(const Library::Parts &parts, const QString &id)
{
    FormSource out;
    const auto word = parts.book.wordForms().find(id);
    if (word == parts.book.wordForms().end()) {
        ANJUAN_TRY(out.form, formOf(parts.pack, id));
        return out;
    }
    const office::OfficeBook::WordForm &known = word->second;
    ANJUAN_TRY(out.docx, parts.vault->read(known.sha256));
    ANJUAN_TRY(const documents::DocxCheck check, documents::checkDocx(out.docx, known.title));
    if (!check.holds())
        return fail(check.faults.front());
    out.form.id = id;
    out.form.title = known.title;
    out.form.version = known.version;
    out.form.audience = known.external ? documents::Audience::External : documents::Audience::Internal;
    out.form.group = known.group;
    out.form.numberKind = known.numberKind;
    out.form.fields = check.fields;
    return out;
}

Result<FormSource> formSource(const Library &library, const QString &id)
{
    return formSource(library.parts(), id);
}

std::vector<FormView> formsOf(const Library &library)
{
    return formsOf(library.pack(), &library.parts().book);
}

bool isServed(const FormView &form)
{
    // A letter to another organ is handed over there, and is no business of the party's.
    return form.external && form.group != QStringLiteral("移送协助")
        && (form.word || form.group == QStringLiteral("决定") || form.signers.contains(QStringLiteral("印章")));
}

std::vector<FormView> formsOf(const packs::Pack &pack, const office::OfficeBook *book)
{
    QStringList ids = ownForms().keys();
    for (const QString &id : pack.forms.keys()) {
        if (!ids.contains(id))
            ids += id;
    }
    std::vector<FormView> rows;
    for (const QString &id : ids) {
        const QJsonObject form = formObject(pack, id);
        const auto text = [&form](const char *name) { return form.value(QLatin1String(name)).toString(); };
        rows.push_back({id, text("title"), text("group"), text("signers"), text("due"), text("basis"), text("version"),
                        text("audience") == QLatin1String("external"), !text("number_kind").isEmpty(), false,
                        form.value(QLatin1String("announced")).toBool()});
    }
    if (book) {
        for (const auto &[id, word] : book->wordForms()) {
            FormView view{
                id,   word.title, word.group, {}, {}, {}, word.version, word.external, !word.numberKind.isEmpty(),
                true, false};
            const auto same =
                std::find_if(rows.begin(), rows.end(), [&](const FormView &row) { return row.id == view.id; });
            if (same == rows.end()) {
                rows.push_back(view);
                continue;
            }
            view.signers = same->signers;
            view.due = same->due;
            view.basis = same->basis;
            view.announced = same->announced;
            if (view.group.isEmpty())
                view.group = same->group;
            *same = view;
        }
    }
    std::stable_sort(rows.begin(), rows.end(),
                     [](const FormView &a, const FormView &b) { return rankOf(a.group) < rankOf(b.group); });
    return rows;
}

std::vector<Field> fieldsAsked(const documents::Form &form)
{
    std::vector<Field> out;
    for (const documents::FormField &field : form.fields)
        out.push_back(asked(field));
    return out;
}

Result<std::map<QString, AskedFields>> askedFields(const Library &library, const std::optional<CaseId> &id)
{
    QJsonObject fields;
    if (id) {
        ANJUAN_TRY(fields, fieldsOf(library, *id));
    }
    std::map<QString, AskedFields> out;
    for (const FormView &view : formsOf(library)) {
        ANJUAN_TRY(const FormSource source, formSource(library.parts(), view.id));
        out[view.id] = {fieldsAsked(source.form), documents::prefilled(source.form, fields)};
    }
    return out;
}

Result<QJsonObject> fieldsOf(const Library &library, const CaseId &id, const QString &about)
{
    const Library::Parts &parts = library.parts();
    ANJUAN_TRY(const CaseFile file, CaseFile::load(*parts.store, *parts.vault, id));
    return fieldMap(file.all(), parts.law(), {.about = about, .today = parts.clock->today()});
}

Result<Draft> draftOf(const Library &library, const DraftRequest &request)
{
    const Library::Parts &parts = library.parts();
    Draft draft;
    ANJUAN_TRY(FormSource source, formSource(parts, request.form));
    draft.form = source.form;
    ANJUAN_TRY(const CaseFile file, CaseFile::load(*parts.store, *parts.vault, request.caseId));
    QJsonObject fields = fieldMap(file.all(), parts.law(),
                                  {.about = request.about,
                                   .today = parts.clock->today(),
                                   .proposed = draft.form.stage == QLatin1String("decision")});
    ANJUAN_TRY(const QJsonObject typed, documents::checkOwn(draft.form, request.values));
    if (!request.outsideNumber.isEmpty()) {
        QJsonObject document = fields.value(QLatin1String("document")).toObject();
        document.insert(QStringLiteral("number"), request.outsideNumber);
        fields.insert(QStringLiteral("document"), document);
    }
    fields = documents::withOwn(draft.form, fields, typed);
    draft.own = fields.value(QLatin1String("own")).toObject();
    documents::RenderContext context;
    context.demo = parts.ledger.authority.isDemo();
    context.at = parts.clock->now();
    context.byHand = request.byHand;
    context.fonts = fontsOf(parts.dir);
    documents::Form drawn = draft.form;
    if (!source.docx.isEmpty()) {
        // While one writes its words are shown by our own engine; what it looks like is Word's affair.
        ANJUAN_TRY(const QByteArray filled, documents::fillDocx(source.docx, draft.form.title, fields, request.byHand));
        ANJUAN_TRY(const QString words, documents::docxText(filled, draft.form.title));
        ANJUAN_TRY(drawn, plainForm(draft.form));
        fields.insert(QStringLiteral("words"), words);
        draft.remarks.push_back({Fault::Invalid, QStringLiteral("documents.docx_words_only"), {draft.form.title}});
    }
    ANJUAN_TRY(const documents::RenderedDocument page, documents::render(drawn, fields, context));
    draft.pdf = page.pdf;
    draft.pages = page.pages;
    draft.missing = documents::missingOwn(draft.form, draft.own);
    if (!page.unmapped.isEmpty())
        draft.remarks.push_back({Fault::Invalid,
                                 QStringLiteral("documents.no_glyph"),
                                 {draft.form.title, page.unmapped.join(QLatin1Char(' '))}});
    ANJUAN_TRY(const auto doubtful, doubtfulWords(library, request.caseId, draft.form, draft.own));
    draft.remarks.insert(draft.remarks.end(), doubtful.begin(), doubtful.end());
    return draft;
}

} // namespace anjuan::casework
