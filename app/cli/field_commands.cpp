#include "core/base/messages.h"
#include "core/casework/field_pack.h"

#include "app/cli/cli.h"

namespace anjuan::cli {
namespace {

QString stateOf(const documents::FieldSheet &sheet)
{
    return sheet.document.isEmpty() ? sheet.state : QStringLiteral("home");
}

/// `form` or `form:copies`; without any, what is usually taken.
std::optional<std::vector<std::pair<QString, int>>> copiesOf(const Context &context, const casework::Library &library)
{
    std::vector<std::pair<QString, int>> copies;
    if (!context.has("forms")) {
        for (const casework::FieldForm &form : casework::fieldForms(library))
            copies.emplace_back(form.form, form.copies);
        return copies;
    }
    for (const QString &one : context.option("forms").split(QLatin1Char(','), Qt::SkipEmptyParts)) {
        bool good = true;
        const int count = one.contains(QLatin1Char(':')) ? one.section(QLatin1Char(':'), 1).toInt(&good) : 1;
        if (!good || count < 0)
            return std::nullopt;
        copies.emplace_back(one.section(QLatin1Char(':'), 0, 0).trimmed(), count);
    }
    return copies;
}

} // namespace

int runFieldTake(Context &context)
{
    const auto takenOn =
        context.has("on") ? parseDate(context.option("on")) : std::optional<QDate>(context.clock().today());
    const QString usage =
        QStringLiteral("field take LIB --places A,B --officers A,B -o OUT.pdf [--forms FORM:COPIES,…] [--on DATE]");
    if (context.words.size() != 1 || !context.has("places") || !context.has("officers") || !context.has("o")
        || !takenOn)
        return context.usage(usage);
    const auto library = context.open(context.words.first(), casework::Access::ReadWrite);
    if (!library)
        return context.failed(library.error());
    const auto copies = copiesOf(context, **library);
    if (!copies)
        return context.usage(usage);
    return signedIn(context, **library, [&](casework::Session &session, Progress &progress) -> Result<int> {
        casework::FieldPackRequest request;
        request.takenOn = *takenOn;
        request.places = context.option("places").split(QLatin1Char(','));
        request.officers = context.option("officers").split(QLatin1Char(','), Qt::SkipEmptyParts);
        request.copies = *copies;
        request.file = context.option("o");
        ANJUAN_TRY(const auto made, casework::takeFieldPack(session, request, progress));
        if (context.json)
            context.print(QJsonObject{{QStringLiteral("file"), request.file},
                                      {QStringLiteral("pack"), made.pack},
                                      {QStringLiteral("sheets"), made.sheets},
                                      {QStringLiteral("pages"), made.pages},
                                      {QStringLiteral("codes"), QJsonArray::fromStringList(made.codes)}});
        else
            context.line(message(QStringLiteral("field.written"),
                                 {QString::number(made.sheets), QString::number(made.pages), request.file},
                                 context.language));
        return Done;
    });
}

int runFieldSheets(Context &context)
{
    if (context.words.size() != 1)
        return context.usage(QStringLiteral("field LIB"));
    const auto library = context.open(context.words.first(), casework::Access::ReadOnly);
    if (!library)
        return context.failed(library.error());
    const auto sheets = casework::fieldSheets(**library);
    if (!sheets)
        return context.failed(sheets.error());
    QJsonArray all;
    for (const documents::FieldSheet &sheet : *sheets) {
        if (!context.json) {
            context.line(sheet.takenOn + QStringLiteral("  ") + sheet.code + QStringLiteral("  ")
                         + message(QStringLiteral("field.state_") + stateOf(sheet), {}, context.language)
                         + QStringLiteral("  ") + sheet.title + QLatin1Char(' ') + sheet.number + QStringLiteral("  ")
                         + sheet.place + QStringLiteral("  ") + sheet.reason);
            continue;
        }
        all.append(QJsonObject{{QStringLiteral("code"), sheet.code},
                               {QStringLiteral("state"), stateOf(sheet)},
                               {QStringLiteral("form"), sheet.form},
                               {QStringLiteral("title"), sheet.title},
                               {QStringLiteral("number"), sheet.number},
                               {QStringLiteral("place"), sheet.place},
                               {QStringLiteral("taken_on"), sheet.takenOn},
                               {QStringLiteral("reason"), sheet.reason},
                               {QStringLiteral("document"), sheet.document}});
    }
    if (context.json)
        context.print(all);
    return Done;
}

int runFieldReturn(Context &context)
{
    if (context.words.size() < 2 || !context.has("reason"))
        return context.usage(QStringLiteral("field return LIB CODE… --reason WHY [--void]"));
    return signedIn(context, [&](casework::Session &session, Progress &) -> Result<int> {
        ANJUAN_CHECK(
            casework::returnFieldSheets(session, context.words.mid(1), !context.has("void"), context.option("reason")));
        return Done;
    });
}

} // namespace anjuan::cli
