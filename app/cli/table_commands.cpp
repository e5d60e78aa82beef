#include "core/casework/table_rows.h"
#include "core/casework/table_titles.h"
#include "core/sheets/reading.h"

#include "app/cli/cli.h"

namespace anjuan::cli {
namespace {

using casework::TableFault;
using casework::TableUse;

QString lineOf(const TableFault &fault, Language language)
{
    return QStringLiteral("%1 %2:%3").arg(fault.cell, fault.column, message(fault.why.id, fault.why.args, language));
}

QJsonArray jsonOf(const std::vector<TableFault> &faults, Language language)
{
    QJsonArray all;
    for (const TableFault &fault : faults)
        all.append(QJsonObject{{QStringLiteral("cell"), fault.cell},
                               {QStringLiteral("column"), fault.column},
                               {QStringLiteral("id"), fault.why.id},
                               {QStringLiteral("text"), message(fault.why.id, fault.why.args, language)}});
    return all;
}

Result<casework::TablePreview> previewOf(Context &context, const casework::Library &library, TableUse use)
{
    TerminalProgress progress;
    ANJUAN_TRY(const casework::ColumnMap map, casework::parseColumnMap(context.option("map")));
    ANJUAN_TRY(const sheets::Workbook book, sheets::readTable(context.words.at(1), progress));
    const QString named = context.option("sheet");
    const sheets::Sheet *sheet = named.isEmpty() ? casework::likelySheet(book, use, map) : book.sheet(named);
    if (!sheet) {
        QStringList names;
        for (const sheets::Sheet &one : book.sheets)
            names += one.name;
        return fail(Fault::NotFound, "table.no_sheet", {named, names.join(QStringLiteral("、"))});
    }
    return casework::readTableRows(library, *sheet, use, map);
}

int tell(Context &context, const QString &what, int cases, const std::vector<TableFault> &faults)
{
    if (context.json)
        context.print(QJsonObject{{what, cases}, {QStringLiteral("faults"), jsonOf(faults, context.language)}});
    else {
        for (const TableFault &fault : faults)
            context.line(lineOf(fault, context.language));
        context.line(message(QStringLiteral("table.") + what, {QString::number(cases), QString::number(faults.size())},
                             context.language));
    }
    return faults.empty() ? Done : RefusedOrFinding;
}

int runTable(Context &context, TableUse use)
{
    if (context.words.size() != 2)
        return context.usage(use == TableUse::Ledger ? QStringLiteral("import-ledger") : QStringLiteral("batch"));
    const bool preview = context.has("preview");
    auto library =
        context.open(context.words.at(0), preview ? casework::Access::ReadOnly : casework::Access::ReadWrite);
    if (!library)
        return context.failed(library.error());
    const auto rows = previewOf(context, **library, use);
    if (!rows)
        return context.failed(rows.error());
    if (preview || !rows->faults.empty())
        return tell(context, QStringLiteral("rows"), static_cast<int>(rows->rows.size()), rows->faults);
    return signedIn(context, **library, [&](casework::Session &session, Progress &progress) -> Result<int> {
        const casework::RoadsideCommon common{context.option("officers").split(QLatin1Char(','), Qt::SkipEmptyParts),
                                              Instant::parse(context.option("at")).value_or(context.clock().now())};
        ANJUAN_TRY(const auto taken, casework::takeTableRows(session, *rows, use, common, progress));
        return tell(context, QStringLiteral("taken"), taken.cases, taken.refused);
    });
}

} // namespace

int runImportLedger(Context &context)
{
    return runTable(context, TableUse::Ledger);
}

int runBatch(Context &context)
{
    return runTable(context, TableUse::Roadside);
}

} // namespace anjuan::cli
