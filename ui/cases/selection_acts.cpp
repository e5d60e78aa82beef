#include "ui/cases/selection_acts.h"

#include <memory>

#include <QtCore/QTemporaryDir>

#include "ui/casepage/print_copies_dialog.h"
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

/// A document that can be printed, and whose it is.
struct Paper {
    CaseId id;
    PrintItem item;
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

Result<std::vector<Paper>> documentsOf(const Core &core, const std::vector<casework::CaseRow> &rows, Progress &progress)
{
    if (!core.library || !core.session)
        return fail(Fault::Refused, "ui.logged_out");
    std::vector<Paper> all;
    qint64 done = 0;
    for (const casework::CaseRow &row : rows) {
        if (progress.cancelled())
            return fail(Fault::Cancelled, "work.cancelled");
        progress.report(done++, static_cast<qint64>(rows.size()), labelOf(row));
        ANJUAN_TRY(const casework::CaseView view, core.library->caseView(row.id, core.session));
        ANJUAN_TRY(auto copies, casework::signedCopies(*core.library, row.id));
        for (const casework::DocumentView &document : view.documents) {
            if (document.voided)
                continue;
            PrintItem item{document.title, document.sha256, copies[document.record]};
            ANJUAN_TRY(const QString path, core.library->blobPath(document.sha256));
            if (item.copies.empty() && !isReadablePdf(path))
                continue; // a Word form prints from WPS or Word
            if (rows.size() > 1)
                item.title = labelOf(row) + QLatin1Char(' ') + item.title;
            all.push_back({row.id, std::move(item)});
        }
    }
    return all;
}

Result<std::vector<Printed>> pagesOf(const Core &core, const std::vector<Paper> &papers,
                                     const std::vector<PrintCopy> &copies, const QString &folder, Progress &progress)
{
    if (!core.library)
        return fail(Fault::Refused, "ui.logged_out");
    std::vector<Printed> all;
    for (std::size_t i = 0; i < papers.size(); ++i) {
        if (all.empty() || !(all.back().id == papers[i].id))
            all.push_back({.id = papers[i].id, .names = {}, .files = {}});
        ANJUAN_TRY(const QString path,
                   casework::printablePages(*core.library, copies[i].sha256, copies[i].title, folder, progress));
        if (!isReadablePdf(path))
            continue;
        all.back().names += nameOf(copies[i]);
        all.back().files += path;
    }
    return all;
}

void printCopies(Desk &desk, QWidget *parent, const std::vector<Paper> &papers, const std::vector<PrintCopy> &copies)
{
    const auto folder = std::make_shared<QTemporaryDir>(); // of pages made of pictures, until the preview is gone
    desk.run(
        parent, Said::tr("Gathering the documents"),
        [papers, copies, folder](Core core, Progress &progress) {
            return pagesOf(core, papers, copies, folder->path(), progress);
        },
        [&desk, parent, copies, folder](const Result<std::vector<Printed>> &all) {
            if (!all) {
                desk.prompt().tell(parent, Words::of(all.error()), true);
                return;
            }
            QStringList files;
            for (const Printed &one : *all)
                files += one.files;
            previewPrint(parent, files, [&desk, parent, all = *all, folder] { noteAsPrinted(desk, parent, all); },
                         {.title = titleOf(copies)});
        });
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
        [&desk, parent](const Result<std::vector<Paper>> &papers) {
            if (!papers || papers->empty()) {
                desk.prompt().tell(
                    parent, papers ? Said::tr("No document was made in these cases yet.") : Words::of(papers.error()),
                    !papers);
                return;
            }
            std::vector<PrintItem> items;
            bool anySigned = false;
            for (const Paper &paper : *papers) {
                items.push_back(paper.item);
                anySigned |= !paper.item.copies.empty();
            }
            if (!anySigned) {
                printCopies(desk, parent, *papers, usualCopies(items));
                return;
            }
            auto *dialog = new PrintCopiesDialog(items, parent);
            QObject::connect(dialog, &QDialog::accepted, parent, [&desk, parent, papers = *papers, dialog] {
                printCopies(desk, parent, papers, dialog->chosen());
            });
            dialog->open();
        });
}

} // namespace anjuan::ui
