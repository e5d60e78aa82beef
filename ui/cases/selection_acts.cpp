#include "ui/cases/selection_acts.h"

#include "ui/preview/print_queue.h"

namespace anjuan::ui {
namespace {

struct Said { // the texts of this file
    Q_DECLARE_TR_FUNCTIONS(anjuan::ui::SelectionActs)
};

/// What is printed of one case.
struct Printed {
    CaseId id;
    QStringList names, files;
};

void noteAsPrinted(Desk &desk, QWidget *parent, const std::vector<Printed> &all)
{
    const QString purpose = Said::tr("printed");
    desk.run(
        parent, QString(),
        [all, purpose](Core core, Progress &progress) -> Result<void> {
            if (!core.session)
                return fail(Fault::Refused, "ui.logged_out");
            for (const Printed &one : all) {
                ANJUAN_CHECK(
                    core.session->perform({.act = QStringLiteral("evidence.view"),
                                           .caseId = one.id,
                                           .with = {{QStringLiteral("what"), one.names.join(QStringLiteral("、"))},
                                                    {QStringLiteral("purpose"), purpose}},
                                           .secrets = {},
                                           .filesFrom = {}},
                                          progress));
            }
            return {};
        },
        [&desk, parent](const Result<void> &done) {
            if (!done)
                desk.prompt().tell(parent, Words::of(done.error()), true);
        });
}

Result<std::vector<Printed>> documentsOf(const Core &core, const std::vector<casework::CaseRow> &rows,
                                         Progress &progress)
{
    if (!core.library || !core.session)
        return fail(Fault::Refused, "ui.logged_out");
    std::vector<Printed> all;
    for (const casework::CaseRow &row : rows) {
        if (progress.cancelled())
            return fail(Fault::Cancelled, "work.cancelled");
        progress.report(static_cast<qint64>(all.size()), static_cast<qint64>(rows.size()), labelOf(row));
        ANJUAN_TRY(const casework::CaseView view, core.library->caseView(row.id, core.session));
        Printed one{.id = row.id, .names = {}, .files = {}};
        for (const casework::DocumentView &document : view.documents) {
            if (document.voided)
                continue;
            ANJUAN_TRY(const QString path, core.library->blobPath(document.sha256));
            if (!isReadablePdf(path))
                continue; // a Word form prints from WPS or Word
            one.names += document.title;
            one.files += path;
        }
        if (!one.files.isEmpty())
            all.push_back(std::move(one));
    }
    return all;
}

} // namespace

auto tableOf(const QAbstractItemModel &list, const std::vector<int> &rows, const std::set<int> &hidden) -> sheets::Table
{
    constexpr int kWidth = 20;
    sheets::Table table{.name = Said::tr("Cases"), .heading = {}, .columns = {}, .rows = {}, .marked = {}};
    std::vector<int> shown;
    for (int column = 0; column < list.columnCount(); ++column) {
        if (hidden.count(column) > 0)
            continue;
        shown.push_back(column);
        table.columns.push_back({list.headerData(column, Qt::Horizontal).toString(), kWidth, {}, {}});
    }
    for (const int row : rows) {
        std::vector<sheets::Cell> cells;
        for (const int column : shown)
            cells.push_back(sheets::Cell::ofText(list.index(row, column).data().toString()));
        table.rows.push_back(std::move(cells));
    }
    return table;
}

void exportCases(Desk &desk, QWidget *parent, const sheets::Table &table)
{
    desk.prompt().saveFile(parent, Said::tr("Save the list"), Said::tr("cases.xlsx"), [=, &desk](const QString &file) {
        if (file.isEmpty())
            return;
        desk.run(
            parent, Said::tr("Writing the list"),
            [table, file, on = desk.clock().today()](Core, Progress &progress) {
                return sheets::writeWorkbook(file, {table}, table.name, on, progress);
            },
            [&desk, parent, file](const Result<void> &done) {
                desk.prompt().tell(parent, done ? Said::tr("Written to %1").arg(file) : Words::of(done.error()), !done);
            });
    });
}

void printCases(Desk &desk, QWidget *parent, const std::vector<casework::CaseRow> &rows)
{
    desk.run(
        parent, Said::tr("Gathering the documents"),
        [rows](Core core, Progress &progress) { return documentsOf(core, rows, progress); },
        [&desk, parent](const Result<std::vector<Printed>> &all) {
            if (!all || all->empty()) {
                desk.prompt().tell(
                    parent, all ? Said::tr("No document was made in these cases yet.") : Words::of(all.error()), !all);
                return;
            }
            QStringList files;
            for (const Printed &one : *all)
                files += one.files;
            previewPrint(parent, files, [&desk, parent, all = *all] { noteAsPrinted(desk, parent, all); });
        });
}

} // namespace anjuan::ui
