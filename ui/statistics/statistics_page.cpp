#include "ui/statistics/statistics_page.h"

#include <QtCore/QSignalBlocker>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QDateEdit>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QSplitter>
#include <QtWidgets/QTabWidget>
#include <QtWidgets/QVBoxLayout>

#include "core/base/money.h"
#include "core/casework/archive_list.h"
#include "core/casework/four_properties.h"

#include "ui/common/desk.h"
#include "ui/common/flow_layout.h"
#include "ui/common/table.h"
#include "ui/statistics/assess_dialog.h"
#include "ui/statistics/breakdown_chart.h"
#include "ui/statistics/own_table_dialog.h"
#include "ui/statistics/sheet_dialog.h"

namespace anjuan::ui {

StatisticsPage::StatisticsPage(Desk &desk, QWidget *parent)
    : WorkPage(parent),
      m_desk(desk),
      m_period(new QComboBox(this)),
      m_from(new QDateEdit(this)),
      m_to(new QDateEdit(this)),
      m_by(new QComboBox(this)),
      m_export(new QPushButton(tr("Export as a workbook…"), this)),
      m_copy(new QPushButton(tr("Copy the report in words"), this)),
      m_figureModel(
          new RowModel<casework::StatFigure>({{tr("Figure"), [](const auto &row) { return row.title; }},
                                              {tr("Value"), [](const auto &row) { return row.text; }},
                                              {tr("How it is counted"), [](const auto &row) { return row.rule; }}},
                                             this)),
      m_figures(makeTable(m_figureModel, QStringLiteral("figures"), {270, 110, 300}, this)),
      m_groupModel(new RowModel<casework::StatGroup>(
          {{tr("Group"), [](const auto &row) { return row.title; }},
           {tr("Filed"), [](const auto &row) { return QString::number(row.filed); }},
           {tr("Penalised"), [](const auto &row) { return QString::number(row.penalised); }},
           {tr("Not penalised"), [](const auto &row) { return QString::number(row.spared); }},
           {tr("Fines (yuan)"), [](const auto &row) { return Fen{row.fineFen}.yuan(); }},
           {tr("Closed"), [](const auto &row) { return QString::number(row.closed); }}},
          this)),
      m_groups(makeTable(m_groupModel, QStringLiteral("groups"), {250, 60, 60, 70, 110, 60}, this)),
      m_bars(new BreakdownChart(this)),
      m_of(new QLabel(this)),
      m_caseModel(new RowModel<CaseLine>({{tr("Case"), [](const auto &row) { return row.label; }}}, this)),
      m_cases(makeTable(m_caseModel, QStringLiteral("statisticsCases"), {}, this))
{
    setObjectName(QStringLiteral("statisticsPage"));
    auto *column = new QVBoxLayout(this);
    column->addWidget(makeHead());
    column->addWidget(makeTables(), 1);
    connect(m_period, &QComboBox::activated, this, &StatisticsPage::choosePeriod);
    for (QDateEdit *edit : {m_from, m_to})
        connect(edit, &QDateEdit::dateChanged, this, &StatisticsPage::load);
    connect(m_by, &QComboBox::currentIndexChanged, this, &StatisticsPage::showBreakdown);
    connect(m_figures->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex &at) {
        if (at.isValid())
            showCases(m_figureModel->row(at.row()).cases, m_figureModel->row(at.row()).title);
    });
    connect(m_groups->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex &at) {
        if (at.isValid())
            showCases(m_groupModel->row(at.row()).cases, m_groupModel->row(at.row()).title);
    });
    connect(m_bars, &BreakdownChart::chosen, this, [this](int group) {
        m_groups->setCurrentIndex(m_groupModel->index(group, 0));
        showCases(m_groupModel->row(group).cases, m_groupModel->row(group).title);
    });
    connect(m_cases, &QTableView::activated, this,
            [this](const QModelIndex &at) { Q_EMIT openCase(m_caseModel->row(at.row()).id); });
    connect(m_export, &QPushButton::clicked, this, &StatisticsPage::exportWorkbook);
    connect(m_copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(casework::statisticsReport(m_statistics, m_desk.info().unitName));
        m_desk.prompt().tell(this, tr("The report is on the clipboard: paste it into WPS or Word."), false);
    });
    connect(&m_desk, &Desk::changed, this, [this] {
        if (isVisible())
            load();
    });
}

QWidget *StatisticsPage::makeHead()
{
    auto *box = new QWidget(this);
    auto *row = new FlowLayout(box);
    m_period->setObjectName(QStringLiteral("period"));
    m_period->addItems({tr("This year"), tr("First half of the year"), tr("Second half of the year"), tr("Last year"),
                        tr("This month"), tr("Last month")});
    m_from->setObjectName(QStringLiteral("from"));
    m_to->setObjectName(QStringLiteral("to"));
    m_export->setObjectName(QStringLiteral("exportStatistics"));
    m_copy->setObjectName(QStringLiteral("copyReport"));
    for (QDateEdit *edit : {m_from, m_to}) {
        edit->setCalendarPopup(true);
        edit->setDisplayFormat(QStringLiteral("yyyy-MM-dd"));
    }
    row->addWidget(m_period);
    row->addWidget(m_from);
    auto *until = new QLabel(tr("to"), box);
    until->setBuddy(m_to);
    row->addWidget(until);
    row->addWidget(m_to);
    row->addGap();
    auto *archive = new QPushButton(tr("Archive hand-over list…"), box);
    archive->setObjectName(QStringLiteral("archiveList"));
    archive->setToolTip(tr("The dossiers archived in the period, as a workbook for the archive room"));
    connect(archive, &QPushButton::clicked, this, &StatisticsPage::exportArchiveList);
    row->addWidget(archive);
    auto *properties = new QPushButton(tr("Four-property report…"), box);
    properties->setObjectName(QStringLiteral("fourProperties"));
    properties->setToolTip(tr("What can be said of the authenticity, completeness, usability and security of the "
                              "dossiers archived in the period, as a PDF for the archive"));
    connect(properties, &QPushButton::clicked, this, &StatisticsPage::exportProperties);
    row->addWidget(properties);
    auto *assess = new QPushButton(tr("Assess other units' dossiers…"), box);
    assess->setObjectName(QStringLiteral("assess"));
    connect(assess, &QPushButton::clicked, this, [this] { (new AssessDialog(m_desk, this))->open(); });
    row->addWidget(assess);
    auto *sheets = new QPushButton(tr("Half-year and year sheets…"), box);
    sheets->setObjectName(QStringLiteral("sheets"));
    connect(sheets, &QPushButton::clicked, this, [this] {
        auto *dialog = new SheetDialog(m_desk, this);
        connect(dialog, &SheetDialog::openCase, this, &StatisticsPage::openCase);
        dialog->open();
    });
    row->addWidget(sheets);
    auto *own = new QPushButton(tr("Tables of one's own…"), box);
    own->setObjectName(QStringLiteral("ownTables"));
    connect(own, &QPushButton::clicked, this, [this] {
        auto *dialog = new OwnTableDialog(m_desk, m_from->date(), m_to->date(), this);
        connect(dialog, &OwnTableDialog::openCase, this, &StatisticsPage::openCase);
        dialog->open();
    });
    row->addWidget(own);
    row->addWidget(m_copy);
    row->addWidget(m_export);
    return box;
}

QWidget *StatisticsPage::makeTables()
{
    auto *left = new QSplitter(Qt::Vertical, this);
    left->addWidget(m_figures);
    auto *below = new QWidget(left);
    auto *column = new QVBoxLayout(below);
    column->setContentsMargins(0, 0, 0, 0);
    m_by->setObjectName(QStringLiteral("by"));
    m_by->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    column->addWidget(m_by, 0, Qt::AlignLeft);
    auto *shown = new QTabWidget(below);
    shown->setObjectName(QStringLiteral("breakdown"));
    shown->setDocumentMode(true);
    shown->addTab(m_bars, tr("As bars"));
    shown->addTab(m_groups, tr("As a table"));
    column->addWidget(shown, 1);
    left->addWidget(below);
    auto *right = new QWidget(this);
    auto *cases = new QVBoxLayout(right);
    cases->setContentsMargins(0, 0, 0, 0);
    m_of->setObjectName(QStringLiteral("casesOf"));
    m_of->setWordWrap(true);
    cases->addWidget(m_of);
    cases->addWidget(m_cases, 1);
    auto *whole = new QSplitter(Qt::Horizontal, this);
    whole->addWidget(left);
    whole->addWidget(right);
    whole->setStretchFactor(0, 3);
    whole->setStretchFactor(1, 1);
    return whole;
}

void StatisticsPage::refresh()
{
    if (m_from->date() == m_to->date()) // as it was made
        choosePeriod();
    else
        load();
}

void StatisticsPage::choosePeriod()
{
    const QDate today = m_desk.clock().today();
    const int year = today.year();
    QDate from(year, 1, 1), to(year, 12, 31);
    switch (m_period->currentIndex()) {
    case 1:
        to = QDate(year, 6, 30);
        break;
    case 2:
        from = QDate(year, 7, 1);
        break;
    case 3:
        from = QDate(year - 1, 1, 1);
        to = QDate(year - 1, 12, 31);
        break;
    case 4:
    case 5: {
        const QDate in = m_period->currentIndex() == 4 ? today : today.addMonths(-1);
        from = QDate(in.year(), in.month(), 1);
        to = QDate(in.year(), in.month(), in.daysInMonth());
        break;
    }
    default:
        break;
    }
    const QSignalBlocker quietFrom(m_from), quietTo(m_to);
    m_from->setDate(from);
    m_to->setDate(to);
    load();
}

void StatisticsPage::load()
{
    const QDate from = m_from->date(), to = m_to->date();
    m_desk.run(
        this, {},
        [from, to](const Core &core, Progress &) {
            return casework::statisticsOf(*core.library, from, to, Words::language());
        },
        [this](const Result<casework::Statistics> &statistics) {
            if (!statistics) {
                m_of->setText(Words::of(statistics.error()));
                return;
            }
            m_statistics = *statistics;
            show();
        });
}

void StatisticsPage::show()
{
    const int figure = m_figures->currentIndex().row();
    m_figureModel->replace(m_statistics.figures);
    {
        const QSignalBlocker quiet(m_by);
        const int by = qMax(0, m_by->currentIndex());
        m_by->clear();
        for (const casework::StatBreakdown &breakdown : m_statistics.breakdowns)
            m_by->addItem(breakdown.title);
        m_by->setCurrentIndex(by);
    }
    showBreakdown();
    showCases({}, {});
    m_figures->setCurrentIndex(m_figureModel->index(qMax(0, figure), 0));
}

void StatisticsPage::showBreakdown()
{
    const int at = m_by->currentIndex();
    if (at >= 0 && at < static_cast<int>(m_statistics.breakdowns.size()))
        m_groupModel->replace(m_statistics.breakdowns[static_cast<size_t>(at)].groups);
    m_bars->show(at >= 0 && at < static_cast<int>(m_statistics.breakdowns.size())
                     ? m_statistics.breakdowns[static_cast<size_t>(at)].groups
                     : std::vector<casework::StatGroup>{});
}

void StatisticsPage::showCases(const std::vector<CaseId> &cases, const QString &of)
{
    std::vector<CaseLine> lines;
    for (const CaseId &id : cases)
        lines.push_back({id, m_statistics.labels.at(id)});
    m_caseModel->replace(std::move(lines));
    const casework::StatFigure *rate = nullptr;
    for (const casework::StatFigure &figure : m_statistics.figures) {
        if (figure.title == of && figure.text.endsWith(QLatin1Char('%')))
            rate = &figure;
    }
    if (of.isEmpty())
        m_of->setText(tr("Choose a line to see its cases."));
    else if (rate)
        m_of->setText(tr("%1: %n case(s) that it lacks", nullptr, static_cast<int>(cases.size())).arg(of));
    else
        m_of->setText(tr("%1: %n case(s); a double click opens one", nullptr, static_cast<int>(cases.size())).arg(of));
}

void StatisticsPage::exportWorkbook()
{
    const QString suggestion = tr("statistics %1 %2.xlsx").arg(dateText(m_statistics.from), dateText(m_statistics.to));
    m_desk.prompt().saveFile(this, tr("Export as a workbook"), suggestion, [this](const QString &path) {
        const auto tables = casework::statisticsSheets(m_statistics, m_desk.info().unitName, Words::language());
        m_desk.run(
            this, {},
            [path, tables, on = m_desk.clock().today(), title = tr("Statistics")](const Core &, Progress &progress) {
                return sheets::writeWorkbook(path, tables, title, on, progress);
            },
            [this, path](const Result<void> &written) {
                m_desk.prompt().tell(
                    this, written ? tr("The statistics are in %1.").arg(path) : Words::of(written.error()), !written);
            });
    });
}

void StatisticsPage::exportArchiveList()
{
    const auto write = [this](const QString &file) {
        m_desk.run(
            this, tr("Writing the hand-over list"),
            [file, from = m_from->date(), to = m_to->date(), unit = m_desk.info().unitName,
             today = m_desk.clock().today()](Core core, Progress &progress) -> Result<std::size_t> {
                ANJUAN_TRY(const auto cases, casework::archivedCases(*core.library, from, to));
                ANJUAN_CHECK(
                    sheets::writeWorkbook(file, casework::archiveSheets(cases, unit, from, to), unit, today, progress));
                return cases.size();
            },
            [this, file](const Result<std::size_t> &cases) {
                m_desk.prompt().tell(
                    this, cases ? tr("%1 dossiers written to %2").arg(*cases).arg(file) : Words::of(cases.error()),
                    !cases);
            });
    };
    m_desk.prompt().saveFile(this, tr("Save the archive hand-over list"), tr("archive-list.xlsx"), write);
}

void StatisticsPage::exportProperties()
{
    const auto write = [this](const QString &file) {
        m_desk.run(
            this, tr("Checking the dossiers"),
            [file, from = m_from->date(), to = m_to->date()](Core core,
                                                             Progress &progress) -> Result<casework::PropertyReport> {
                ANJUAN_TRY(casework::PropertyReport report,
                           casework::checkProperties(*core.library, {.from = from, .to = to, .bundle = {}}, progress));
                ANJUAN_CHECK(casework::saveProperties(*core.library, report, file, progress));
                return report;
            },
            [this, file](const Result<casework::PropertyReport> &report) {
                if (!report) {
                    m_desk.prompt().tell(this, Words::of(report.error()), true);
                    return;
                }
                using Outcome = casework::PropertyItem::Outcome;
                m_desk.prompt().tell(
                    this,
                    tr("%1 dossiers: %2 items hold, %3 fail, %4 were not checked. The report is in %5.")
                        .arg(report->dossiers.size())
                        .arg(report->count(Outcome::Holds))
                        .arg(report->count(Outcome::Fails))
                        .arg(report->count(Outcome::NotChecked))
                        .arg(file),
                    report->count(Outcome::Fails) > 0);
            });
    };
    m_desk.prompt().saveFile(this, tr("Save the four-property report"), tr("four-properties.pdf"), write);
}

} // namespace anjuan::ui
