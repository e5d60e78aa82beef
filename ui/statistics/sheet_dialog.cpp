#include "ui/statistics/sheet_dialog.h"

#include <QtCore/QBuffer>
#include <QtCore/QSet>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtGui/QPageLayout>
#include <QtGui/QPdfWriter>
#include <QtGui/QTextDocument>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QSplitter>
#include <QtWidgets/QTabWidget>
#include <QtWidgets/QTableWidget>
#include <QtWidgets/QVBoxLayout>

#include "core/base/whole_file.h"

#include "ui/common/table.h"
#include "ui/statistics/figures_dialog.h"

namespace anjuan::ui {

SheetDialog::SheetDialog(Desk &desk, QWidget *parent)
    : QDialog(parent),
      m_desk(desk),
      m_period(new QComboBox(this)),
      m_words(new QLabel(this)),
      m_tabs(new QTabWidget(this)),
      m_of(new QLabel(this)),
      m_caseModel(new RowModel<CaseLine>({{tr("Case"), [](const auto &row) { return row.label; }}}, this)),
      m_cases(ui::makeTable(m_caseModel, QStringLiteral("sheetCases"), {}, this))
{
    setObjectName(QStringLiteral("sheetDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Half-year and year sheets"));
    resize(1100, 560);
    m_tabs->setObjectName(QStringLiteral("sheets"));
    m_tabs->setDocumentMode(true);
    auto *column = new QVBoxLayout(this);
    column->addWidget(makeHead());
    column->addWidget(m_words);
    column->addWidget(makeTables(), 1);
    connect(m_period, &QComboBox::activated, this, &SheetDialog::load);
    connect(m_cases, &QTableView::activated, this, [this](const QModelIndex &at) {
        Q_EMIT openCase(m_caseModel->row(at.row()).id);
        accept();
    });
    load();
}

QWidget *SheetDialog::makeHead()
{
    auto *head = new QWidget(this);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    m_period->setObjectName(QStringLiteral("sheetPeriod"));
    const QDate today = m_desk.clock().today();
    // The newest that is over comes first: it is the one that is due.
    struct Period {
        int year;
        bool half;
    };
    const int year = today.year();
    std::vector<Period> periods;
    if (today.month() > 6)
        periods = {{year, true}, {year, false}, {year - 1, false}, {year - 1, true}};
    else
        periods = {{year - 1, false}, {year, true}, {year - 1, true}, {year - 2, false}};
    for (const Period &one : periods)
        m_period->addItem(
            one.half ? tr("First half of %1").arg(one.year) : tr("Year %1").arg(one.year),
            QVariantList{QDate(one.year, 1, 1), one.half ? QDate(one.year, 6, 30) : QDate(one.year, 12, 31)});
    row->addWidget(m_period);
    row->addStretch();
    const auto add = [this, row, head](const QString &text, const char *name, void (SheetDialog::*work)()) {
        auto *button = new QPushButton(text, head);
        button->setObjectName(QLatin1String(name));
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this, work);
        row->addWidget(button);
        return button;
    };
    add(tr("Type in a unit's figures…"), "typeFigures", &SheetDialog::type)
        ->setEnabled(m_desk.isAdmin() && m_desk.whyReadOnly().isEmpty());
    auto *words = new QPushButton(tr("Copy the report in words"), head);
    words->setObjectName(QStringLiteral("sheetReport"));
    words->setAutoDefault(false);
    connect(words, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(casework::sheetReport(m_sheet, m_desk.info().unitName));
        m_desk.prompt().tell(this, tr("The report is on the clipboard: paste it into WPS or Word."), false);
    });
    row->addWidget(words);
    add(tr("Workbook…"), "sheetWorkbook", &SheetDialog::exportWorkbook);
    add(tr("PDF…"), "sheetPdf", &SheetDialog::exportPdf);
    return head;
}

QWidget *SheetDialog::makeTables()
{
    auto *split = new QSplitter(Qt::Horizontal, this);
    split->addWidget(m_tabs);
    auto *right = new QWidget(split);
    auto *column = new QVBoxLayout(right);
    column->setContentsMargins(0, 0, 0, 0);
    m_of->setObjectName(QStringLiteral("sheetCasesOf"));
    m_of->setWordWrap(true);
    column->addWidget(m_of);
    column->addWidget(m_cases, 1);
    split->addWidget(right);
    split->setStretchFactor(0, 3);
    split->setStretchFactor(1, 1);
    split->setSizes({780, 280});
    return split;
}

void SheetDialog::load()
{
    const QVariantList period = m_period->currentData().toList();
    const QDate from = period.value(0).toDate(), to = period.value(1).toDate();
    m_desk.run(
        this, tr("Counting"),
        [from, to](const Core &core, Progress &) -> Result<casework::StatSheet> {
            if (!core.library)
                return fail(Fault::Refused, "ui.logged_out");
            return casework::statSheet(*core.library, from, to, Words::language());
        },
        [this](const Result<casework::StatSheet> &sheet) {
            if (!sheet) {
                m_words->setText(Words::of(sheet.error()));
                return;
            }
            m_sheet = *sheet;
            show();
        });
}

void SheetDialog::show()
{
    const int at = std::max(0, m_tabs->currentIndex());
    while (m_tabs->count() > 0) {
        QWidget *old = m_tabs->widget(0);
        m_tabs->removeTab(0);
        old->deleteLater();
    }
    m_words->setText(tr("%1 to %2 · to be published and reported by %3")
                         .arg(dateText(m_sheet.from), dateText(m_sheet.to), dateText(m_sheet.dueOn)));
    for (const casework::SheetTable &table : m_sheet.tables) {
        auto *page = new QWidget(m_tabs);
        auto *column = new QVBoxLayout(page);
        column->setContentsMargins(0, 6, 0, 0);
        column->addWidget(makeTable(table), 1);
        auto *rules = new QLabel(tr("How it is counted: %1").arg(table.rules.join(QLatin1Char(' '))), page);
        rules->setWordWrap(true);
        column->addWidget(rules);
        m_tabs->addTab(page, table.title);
    }
    m_tabs->setCurrentIndex(at);
    m_caseModel->replace({});
    m_of->setText(tr("Choose a number to see its cases."));
}

QTableWidget *SheetDialog::makeTable(const casework::SheetTable &table)
{
    // A column of the sheet is a line here: names of columns are long, units are few.
    const bool many = table.rows.size() != 1;
    const int units = static_cast<int>(table.rows.size());
    auto *grid = new QTableWidget(static_cast<int>(table.columns.size()), units + (many ? 1 : 0), m_tabs);
    grid->setObjectName(QStringLiteral("sheet:") + table.id);
    grid->setEditTriggers(QAbstractItemView::NoEditTriggers);
    grid->setTabKeyNavigation(false);
    grid->setSelectionMode(QAbstractItemView::SingleSelection);
    QStringList titles, names;
    for (const casework::SheetColumn &column : table.columns)
        titles += column.title;
    for (const casework::SheetRow &row : table.rows)
        names += row.from == casework::SheetRow::From::Typed ? tr("%1 (typed in)").arg(row.unit) : row.unit;
    if (many)
        names += tr("Together");
    grid->setVerticalHeaderLabels(titles);
    grid->setHorizontalHeaderLabels(names);
    grid->horizontalHeader()->setMinimumSectionSize(90);
    const auto put = [grid](int line, int column, const QString &text) {
        auto *item = new QTableWidgetItem(text);
        item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
        grid->setItem(line, column, item);
    };
    for (int line = 0; line < grid->rowCount(); ++line) {
        const auto at = static_cast<std::size_t>(line);
        for (int unit = 0; unit < units; ++unit)
            put(line, unit,
                casework::sheetNumber(table.columns[at], table.rows[static_cast<std::size_t>(unit)].values[at]));
        if (many)
            put(line, units, casework::sheetNumber(table.columns[at], table.totals[at]));
    }
    grid->resizeColumnsToContents();
    connect(grid, &QTableWidget::currentCellChanged, this,
            [this, id = table.id](int line, int unit) { showCases(*m_sheet.table(id), unit, line); });
    return grid;
}

void SheetDialog::showCases(const casework::SheetTable &table, int row, int column)
{
    std::vector<CaseLine> lines;
    QSet<QString> seen;
    for (std::size_t unit = 0; unit < table.rows.size(); ++unit) {
        if (column < 0 || (row < static_cast<int>(table.rows.size()) && row != static_cast<int>(unit)))
            continue;
        for (const CaseId &id : table.rows[unit].cases[static_cast<std::size_t>(column)]) {
            if (seen.contains(id.toString()))
                continue;
            seen.insert(id.toString());
            lines.push_back({id, m_sheet.labels.at(id)});
        }
    }
    if (column >= 0)
        m_of->setText(tr("%1: %n case(s); a double click opens one", nullptr, static_cast<int>(lines.size()))
                          .arg(table.columns[static_cast<std::size_t>(column)].title));
    m_caseModel->replace(std::move(lines));
}

void SheetDialog::exportWorkbook()
{
    const QString name = tr("sheets %1 %2.xlsx").arg(dateText(m_sheet.from), dateText(m_sheet.to));
    m_desk.prompt().saveFile(this, tr("Export as a workbook"), name, [this](const QString &path) {
        const auto tables = casework::sheetTables(m_sheet, m_desk.info().unitName, Words::language());
        m_desk.run(
            this, {},
            [path, tables, on = m_desk.clock().today(), title = windowTitle()](const Core &, Progress &progress) {
                return sheets::writeWorkbook(path, tables, title, on, progress);
            },
            [this, path](const Result<void> &written) {
                m_desk.prompt().tell(this, written ? tr("The sheets are in %1.").arg(path) : Words::of(written.error()),
                                     !written);
            });
    });
}

void SheetDialog::exportPdf()
{
    const QString name = tr("sheets %1 %2.pdf").arg(dateText(m_sheet.from), dateText(m_sheet.to));
    m_desk.prompt().saveFile(this, tr("Export as a PDF"), name, [this](const QString &path) {
        QByteArray bytes;
        {
            QBuffer buffer(&bytes);
            buffer.open(QIODevice::WriteOnly);
            QPdfWriter writer(&buffer);
            writer.setPageSize(QPageSize(QPageSize::A4));
            writer.setPageOrientation(QPageLayout::Landscape);
            writer.setTitle(windowTitle());
            QTextDocument document;
            document.setHtml(casework::sheetHtml(m_sheet, m_desk.info().unitName));
            document.print(&writer);
        }
        m_desk.run(
            this, {}, [path, bytes](const Core &, Progress &) { return writeWhole(path, bytes); },
            [this, path](const Result<void> &written) {
                m_desk.prompt().tell(this, written ? tr("The sheets are in %1.").arg(path) : Words::of(written.error()),
                                     !written);
            });
    });
}

void SheetDialog::type()
{
    auto *dialog = new FiguresDialog(m_desk, m_sheet, this);
    connect(dialog, &QDialog::accepted, this, &SheetDialog::load);
    dialog->open();
}

} // namespace anjuan::ui
