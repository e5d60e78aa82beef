#include <algorithm>

#include <QtCore/QFile>
#include <QtGui/QAction>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTableView>

#include "core/base/whole_file.h"

#include "ui/casepage/documents_tab.h"
#include "ui/casepage/envelope_dialog.h"
#include "ui/casepage/print_copies_dialog.h"
#include "ui/exchange/parts.h"
#include "ui/preview/print_queue.h"

namespace anjuan::ui {

using casework::DocumentView;

namespace {

struct Found {
    QStringList names;
    QStringList files;
    QString title; // what is printed, in words
};

} // namespace

QPushButton *DocumentsTab::makePrintWays()
{
    auto *ways = new QPushButton(tr("Booklet, envelope"), this);
    ways->setObjectName(QStringLiteral("printWays"));
    auto *menu = new QMenu(ways);
    const auto add = [&](const QString &text, const char *name, auto &&act) {
        QAction *action = menu->addAction(text);
        action->setObjectName(QLatin1String(name));
        connect(action, &QAction::triggered, this, act);
    };
    add(tr("Booklet on A3 paper, to be folded…"), "bookletA3", [this] { print(PrintWay::BookletA3); });
    add(tr("Booklet on A4 paper, pages made smaller…"), "bookletA4", [this] { print(PrintWay::BookletA4); });
    menu->addSeparator();
    add(tr("Envelope or waybill…"), "envelope", [this] { openEnvelope(); });
    ways->setMenu(menu);
    return ways;
}

void DocumentsTab::openEnvelope()
{
    QStringList records;
    for (const auto one : chosen())
        records += one.toString();
    auto *dialog = new EnvelopeDialog(desk(), m_case, records, this);
    dialog->open();
}

void DocumentsTab::print(PrintWay way)
{
    std::vector<DocumentView> rows;
    for (const QModelIndex &index : m_table->selectionModel()->selectedRows())
        rows.push_back(m_model->row(index.row()));
    if (rows.empty())
        return;
    using Items = std::vector<PrintItem>;
    desk().run(
        this, QString(), reading([rows, id = m_case](casework::Library &library, Progress &) -> Result<Items> {
            ANJUAN_TRY(auto copies, casework::signedCopies(library, id));
            Items items;
            for (const DocumentView &row : rows)
                items.push_back({row.title, row.sha256, copies[row.record]});
            return items;
        }),
        [this, way](const Result<Items> &items) {
            if (!items)
                desk().prompt().tell(this, Words::of(items.error()), true);
            else if (std::all_of(items->begin(), items->end(), [](const PrintItem &one) { return one.copies.empty(); }))
                printCopies(usualCopies(*items), way);
            else
                chooseCopies(*items, way);
        });
}

void DocumentsTab::chooseCopies(const std::vector<PrintItem> &items, PrintWay way)
{
    auto *dialog = new PrintCopiesDialog(items, this);
    connect(dialog, &QDialog::accepted, this, [this, dialog, way] { printCopies(dialog->chosen(), way); });
    dialog->open();
}

void DocumentsTab::printCopies(const std::vector<PrintCopy> &copies, PrintWay way)
{
    desk().run(
        this, tr("Reading the pages"),
        reading([copies, folder = m_booklets.path()](casework::Library &library, Progress &progress) -> Result<Found> {
            Found found;
            for (const PrintCopy &copy : copies) {
                ANJUAN_TRY(const QString path,
                           casework::printablePages(library, copy.sha256, copy.title, folder, progress));
                found.names += nameOf(copy);
                found.files += path;
            }
            found.title = titleOf(copies);
            return found;
        }),
        [this, way](const Result<Found> &found) {
            if (!found)
                desk().prompt().tell(this, Words::of(found.error()), true);
            else if (way == PrintWay::Plain)
                sendToPrinter(found->names, found->files, found->title);
            else
                sendBooklet(found->names, found->files, found->title,
                            way == PrintWay::BookletA3 ? documents::BookletPaper::A3 : documents::BookletPaper::A4);
        });
}

void DocumentsTab::sendBooklet(const QStringList &names, const QStringList &files, const QString &what,
                               documents::BookletPaper paper)
{
    const QString out = m_booklets.filePath(QStringLiteral("%1.pdf").arg(++m_bookletNo));
    const Instant now = desk().clock().now();
    desk().run(
        this, tr("Arranging the pages"),
        [files, paper, out, now](Core, Progress &) -> Result<documents::Booklet> {
            ANJUAN_TRY(documents::Booklet made, documents::bookletOf(files, paper, tr("Booklet"), now));
            ANJUAN_CHECK(writeWhole(out, made.pdf));
            return made;
        },
        [this, names, out, what, paper](const Result<documents::Booklet> &made) {
            if (!made) {
                desk().prompt().tell(this, Words::of(made.error()), true);
                return;
            }
            const bool large = paper == documents::BookletPaper::A3;
            // In the title: a message beside the preview would lie behind it.
            const QString title = tr("Booklet of %1 pages on %2 sheets: both sides, turned over the short edge; fold, "
                                     "staple the fold")
                                      .arg(made->pages)
                                      .arg(made->sheets);
            previewPrint(this, {out}, [this, names] { noteAsPrinted(names); },
                         {.mm = large ? QSizeF(420, 297) : QSizeF(297, 210),
                          .title = title + QStringLiteral(" · ") + what,
                          .shortEdgeTwo = true});
        });
}

void DocumentsTab::sendToPrinter(const QStringList &names, const QStringList &files, const QString &title)
{
    QStringList unread;
    for (qsizetype i = 0; i < files.size(); ++i) {
        if (!isReadablePdf(files[i]))
            unread += names[i];
    }
    if (!unread.isEmpty()) {
        desk().prompt().tell(this, tr("Print these from WPS or Word: %1").arg(unread.join(QStringLiteral("、"))), true);
        return;
    }
    previewPrint(this, files, [this, names] { noteAsPrinted(names); }, {.title = title});
}

/// Printed is seen: it goes on record like a viewing.
void DocumentsTab::noteAsPrinted(const QStringList &names)
{
    desk().run(
        this, QString(),
        [id = m_case, names](Core core, Progress &progress) -> Result<void> {
            if (!core.session)
                return fail(Fault::Refused, "ui.logged_out");
            ANJUAN_CHECK(core.session->perform({.act = QStringLiteral("evidence.view"),
                                                .caseId = id,
                                                .with = {{QStringLiteral("what"), names.join(QStringLiteral("、"))},
                                                         {QStringLiteral("purpose"), tr("printed")}},
                                                .secrets = {},
                                                .filesFrom = {}},
                                               progress));
            return {};
        },
        [this](const Result<void> &done) {
            if (!done)
                desk().prompt().tell(this, Words::of(done.error()), true);
        });
}

} // namespace anjuan::ui
