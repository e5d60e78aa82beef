#include "ui/statistics/breakdown_chart.h"

#include <algorithm>
#include <numeric>

#include <QtCharts/QBarCategoryAxis>
#include <QtCharts/QBarSet>
#include <QtCharts/QChart>
#include <QtCharts/QChartView>
#include <QtCharts/QHorizontalBarSeries>
#include <QtCharts/QValueAxis>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QToolTip>
#include <QtWidgets/QVBoxLayout>

#include "ui/common/look.h"

namespace anjuan::ui {
namespace {

enum Measure { Filed, Penalised, Spared, Fines, Closed };

constexpr double kFenOfYuan = 100;

/// A title short enough to leave room for its bar; equal ones would fall together, so each is told
/// apart by characters that are not seen: a number would be read as a figure.
QString shortTitle(int number, const QString &title)
{
    constexpr qsizetype kLongest = 14;
    const QString cut = title.size() > kLongest ? QString(title.first(kLongest - 1)).append(QChar(0x2026)) : title;
    return cut + QString(number, QChar(0x200b));
}

} // namespace

BreakdownChart::BreakdownChart(QWidget *parent)
    : QWidget(parent), m_measure(new QComboBox(this)), m_more(new QLabel(this)), m_view(new QChartView(this))
{
    setObjectName(QStringLiteral("breakdownChart"));
    m_measure->setObjectName(QStringLiteral("measure"));
    m_measure->addItems(
        {tr("Cases filed"), tr("Cases penalised"), tr("Cases not penalised"), tr("Fines (yuan)"), tr("Cases closed")});
    m_more->setObjectName(QStringLiteral("chartNote"));
    m_view->setObjectName(QStringLiteral("chartView"));
    m_view->setRenderHint(QPainter::Antialiasing);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setMinimumHeight(140);
    auto *row = new QHBoxLayout;
    row->addWidget(m_measure);
    row->addWidget(m_more);
    row->addStretch();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(row);
    column->addWidget(m_view, 1);
    connect(m_measure, &QComboBox::currentIndexChanged, this, &BreakdownChart::draw);
}

double BreakdownChart::valueOf(const casework::StatGroup &group) const
{
    switch (m_measure->currentIndex()) {
    case Penalised:
        return group.penalised;
    case Spared:
        return group.spared;
    case Fines:
        return static_cast<double>(group.fineFen) / kFenOfYuan;
    case Closed:
        return group.closed;
    default:
        return group.filed;
    }
}

void BreakdownChart::show(const std::vector<casework::StatGroup> &groups)
{
    m_groups = groups;
    draw();
}

void BreakdownChart::draw()
{
    m_drawn.resize(m_groups.size());
    std::iota(m_drawn.begin(), m_drawn.end(), 0);
    const auto value = [this](int group) { return valueOf(m_groups[static_cast<size_t>(group)]); };
    std::stable_sort(m_drawn.begin(), m_drawn.end(), [&](int a, int b) { return value(a) > value(b); });
    if (m_drawn.size() > kMost)
        m_drawn.resize(kMost);
    std::sort(m_drawn.rbegin(), m_drawn.rend()); // the axis runs upwards
    const int left = static_cast<int>(m_groups.size() - m_drawn.size());
    m_more->setText(m_groups.empty() ? tr("Nothing was counted in this period.")
                        : left > 0   ? tr("%n more stand(s) in the table", nullptr, left)
                                     : tr("A click on a bar shows its cases."));
    auto *chart = new QChart;
    chart->setTheme(look::isDark() ? QChart::ChartThemeDark : QChart::ChartThemeLight);
    chart->setBackgroundBrush(palette().base());
    chart->setBackgroundRoundness(0);
    chart->setMargins(QMargins(2, 2, 12, 2));
    chart->legend()->hide();
    auto *bars = new QBarSet(m_measure->currentText());
    QStringList titles;
    double longest = 1;
    for (const int group : m_drawn) {
        *bars << value(group);
        titles.append(shortTitle(group + 1, m_groups[static_cast<size_t>(group)].title));
        longest = std::max(longest, value(group));
    }
    bars->setColor(palette().color(QPalette::Highlight));
    bars->setLabelColor(palette().color(QPalette::Text));
    auto *series = new QHorizontalBarSeries(chart);
    series->append(bars);
    series->setLabelsVisible(true);
    series->setLabelsPosition(QAbstractBarSeries::LabelsOutsideEnd);
    series->setLabelsPrecision(9);
    chart->addSeries(series);
    auto *groups = new QBarCategoryAxis(chart);
    groups->append(titles);
    groups->setLabelsColor(palette().color(QPalette::Text));
    chart->addAxis(groups, Qt::AlignLeft);
    series->attachAxis(groups);
    auto *values = new QValueAxis(chart);
    values->setRange(0, longest * 1.15); // room for the figure beyond the longest bar
    values->setLabelsVisible(false);     // each bar has its figure
    chart->addAxis(values, Qt::AlignBottom);
    series->attachAxis(values);
    connect(bars, &QBarSet::clicked, this, &BreakdownChart::press);
    connect(bars, &QBarSet::hovered, this, [this](bool over, int bar) {
        if (over && bar >= 0 && bar < static_cast<int>(m_drawn.size()))
            m_view->setToolTip(m_groups[static_cast<size_t>(m_drawn[static_cast<size_t>(bar)])].title);
    });
    QChart *before = m_view->chart();
    m_view->setChart(chart);
    delete before;
}

void BreakdownChart::press(int bar)
{
    if (bar >= 0 && bar < static_cast<int>(m_drawn.size()))
        Q_EMIT chosen(m_drawn[static_cast<size_t>(bar)]);
}

} // namespace anjuan::ui
