#include <QtCore/QFile>
#include <QtCore/QFileInfo>

#include "core/base/json.h"
#include "core/base/whole_file.h"
#include "core/casework/forms.h"
#include "core/casework/numbers.h"
#include "core/documents/docx.h"
#include "core/documents/field_names.h"
#include "core/documents/office_program.h"

#include "app/cli/cli.h"

namespace anjuan::cli {
namespace {

Result<QByteArray> bytesOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(Fault::NotFound, "vault.read_failed", {path, file.errorString()});
    return file.readAll();
}

QJsonObject formJson(const casework::FormView &form)
{
    return {{QStringLiteral("form"), form.id},         {QStringLiteral("title"), form.title},
            {QStringLiteral("group"), form.group},     {QStringLiteral("signers"), form.signers},
            {QStringLiteral("due"), form.due},         {QStringLiteral("basis"), form.basis},
            {QStringLiteral("version"), form.version}, {QStringLiteral("external"), form.external},
            {QStringLiteral("word"), form.word}};
}

/// What a Word form shows and asks, or what is wrong with it.
int printCheck(Context &context, const documents::DocxCheck &check)
{
    QJsonArray faults;
    QStringList asked;
    for (const documents::FormField &field : check.fields)
        asked += field.label;
    for (const Error &fault : check.faults) {
        faults.append(findingJson(fault.args.value(0), fault, context.language));
        if (!context.json)
            context.line(message(fault.id, fault.args, context.language));
    }
    if (context.json)
        context.print(QJsonObject{{QStringLiteral("faults"), faults},
                                  {QStringLiteral("fields"), QJsonArray::fromStringList(check.names)},
                                  {QStringLiteral("asked"), QJsonArray::fromStringList(asked)}});
    else if (check.holds())
        context.line(message(QStringLiteral("cli.form_holds"),
                             {QString::number(check.names.size()), asked.join(QStringLiteral("、"))},
                             context.language));
    return check.holds() ? Done : RefusedOrFinding;
}

Result<QJsonObject> valuesOf(const Context &context)
{
    if (!context.has("values"))
        return QJsonObject();
    ANJUAN_TRY(const QByteArray bytes, bytesOf(context.option("values")));
    ANJUAN_TRY(const QJsonValue value, parseJson(bytes, context.option("values")));
    return value.toObject();
}

} // namespace

int runForms(Context &context)
{
    if (context.words.size() != 1)
        return context.usage(QStringLiteral("forms LIB"));
    const auto library = context.open(context.words.first(), casework::Access::ReadOnly);
    if (!library)
        return context.failed(library.error());
    QJsonArray all;
    for (const casework::FormView &form : casework::formsOf(**library)) {
        all.append(formJson(form));
        if (!context.json)
            context.line(QStringLiteral("%1  %2  %3  %4").arg(form.id, form.group, form.title, form.version));
    }
    if (context.json)
        context.print(all);
    return Done;
}

int runFormFields(Context &context)
{
    const documents::FieldNames &names = documents::FieldNames::known();
    for (const auto &[name, path] : names.all())
        context.line(QStringLiteral("{{%1}}  %2").arg(name, path));
    for (const QString &list : names.listNames()) {
        context.line(QStringLiteral("{{#%1}} … {{/%1}}").arg(list));
        for (const auto &[name, path] : names.inside(list))
            context.line(QStringLiteral("  {{%1}}  %2").arg(name, path));
    }
    return Done;
}

int runFormCheck(Context &context)
{
    if (context.words.size() != 1)
        return context.usage(QStringLiteral("form check FORM.docx"));
    const auto bytes = bytesOf(context.words.first());
    if (!bytes)
        return context.failed(bytes.error());
    const auto check = documents::checkDocx(*bytes, QFileInfo(context.words.first()).fileName());
    return check ? printCheck(context, *check) : context.failed(check.error());
}

int runFormAdopt(Context &context)
{
    if (context.words.size() != 2 || !context.has("form") || !context.has("title") || !context.has("reason"))
        return context.usage(
            QStringLiteral("form adopt LIB FORM.docx --form CODE --title TITLE --reason TEXT [--external]"));
    return signedIn(context, [&](casework::Session &session, Progress &progress) -> Result<int> {
        QJsonObject with{{QStringLiteral("form"), context.option("form")},
                         {QStringLiteral("title"), context.option("title")},
                         {QStringLiteral("template"), QFileInfo(context.words[1]).absoluteFilePath()},
                         {QStringLiteral("external"), context.has("external")},
                         {QStringLiteral("adopted_on"), dateText(context.clock().today())},
                         {QStringLiteral("reason"), context.option("reason")}};
        if (context.has("number-kind"))
            with.insert(QStringLiteral("number_kind"), context.option("number-kind"));
        ANJUAN_TRY(
            const auto outcome,
            session.perform(
                {.act = QStringLiteral("form.adopt"), .caseId = {}, .with = with, .secrets = {}, .filesFrom = {}},
                progress));
        QString version;
        for (const casework::FormView &form : casework::formsOf(session.library())) {
            if (form.id == context.option("form"))
                version = form.version;
        }
        if (context.json)
            context.print(
                QJsonObject{{QStringLiteral("record"), outcome.record}, {QStringLiteral("version"), version}});
        else
            context.line(message(QStringLiteral("cli.form_adopted"), {context.option("title"), version, outcome.record},
                                 context.language));
        return Done;
    });
}

int runFormFill(Context &context)
{
    if (context.words.size() != 3 || !context.has("o"))
        return context.usage(QStringLiteral("form fill LIB CASE FORM.docx|CODE -o OUT.docx|OUT.pdf [--values FILE]"));
    const auto library = context.open(context.words[0], casework::Access::ReadOnly);
    if (!library)
        return context.failed(library.error());
    const auto write = [&]() -> Result<void> {
        ANJUAN_TRY(const CaseId id, (*library)->findCase(context.words[1]));
        ANJUAN_TRY(const QJsonObject typed, valuesOf(context));
        ANJUAN_TRY(QJsonObject fields, casework::fieldsOf(**library, id));
        casework::FormSource source;
        const bool isFile = QFileInfo(context.words[2]).isFile();
        if (isFile) {
            ANJUAN_TRY(source.docx, bytesOf(context.words[2]));
            source.form.title = QFileInfo(context.words[2]).fileName();
            ANJUAN_TRY(const documents::DocxCheck check, documents::checkDocx(source.docx, source.form.title));
            source.form.fields = check.fields;
        } else {
            ANJUAN_TRY(source, casework::formSource(**library, context.words[2]));
        }
        ANJUAN_TRY(const QJsonObject own, documents::checkOwn(source.form, typed));
        if (source.docx.isEmpty()) {
            ANJUAN_TRY(const casework::Draft draft,
                       casework::draftOf(
                           **library,
                           {.caseId = id, .form = context.words[2], .about = {}, .values = own, .outsideNumber = {}}));
            return writeWhole(context.option("o"), draft.pdf);
        }
        fields = documents::withOwn(source.form, fields, own);
        ANJUAN_TRY(QByteArray out, documents::fillDocx(source.docx, source.form.title, fields));
        if (context.option("o").endsWith(QLatin1String(".pdf"))) {
            ANJUAN_TRY(out, documents::officePdf(out, source.form.title));
        }
        return writeWhole(context.option("o"), out);
    };
    const auto written = write();
    if (!written)
        return context.failed(written.error());
    if (!context.json)
        context.line(context.option("o"));
    return Done;
}

int runNumbers(Context &context)
{
    if (context.words.size() != 2 || !context.has("year"))
        return context.usage(QStringLiteral("numbers LIB SERIES --year YEAR"));
    const auto library = context.open(context.words[0], casework::Access::ReadOnly);
    if (!library)
        return context.failed(library.error());
    const auto ledger = casework::numberLedger(**library, context.words[1], context.option("year").toInt());
    if (!ledger)
        return context.failed(ledger.error());
    static const char *const states[] = {"used", "used_before", "void", "gap", "gap_explained", "out"};
    QJsonArray rows;
    for (const casework::NumberLedger::Row &row : ledger->rows) {
        const char *state = states[static_cast<int>(row.state)];
        rows.append(QJsonObject{{QStringLiteral("first"), row.first},
                                {QStringLiteral("last"), row.last},
                                {QStringLiteral("number"), row.number},
                                {QStringLiteral("state"), QLatin1String(state)},
                                {QStringLiteral("reason"), row.reason}});
        if (!context.json)
            context.line(
                QStringLiteral("%1–%2  %3  %4  %5")
                    .arg(row.first)
                    .arg(row.last)
                    .arg(message(QStringLiteral("numbers.state_") + QLatin1String(state), {}, context.language),
                         row.number, row.reason));
    }
    if (context.json)
        context.print(QJsonObject{{QStringLiteral("rows"), rows}, {QStringLiteral("next"), ledger->next}});
    return ledger->hasOpenGap() ? RefusedOrFinding : Done;
}

} // namespace anjuan::cli
