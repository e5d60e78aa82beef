#pragma once
#include <QtWidgets/QWidget>

#include "core/casework/statistics.h"

class QChartView;
class QComboBox;
class QLabel;

namespace anjuan::ui {

/// One breakdown as bars: a bar is a group, its length what is measured. A click on a bar chooses its group.
class BreakdownChart final : public QWidget {
    Q_OBJECT
public:
    explicit BreakdownChart(QWidget *parent);
    /// At most `kMost` bars are drawn, the longest of them in the order of the table; a line says when there are more.
    void show(const std::vector<casework::StatGroup> &groups);
    static constexpr int kMost = 12;

Q_SIGNALS:
    /// The group's place in what was shown.
    void chosen(int group);

private:
    void draw();
    void press(int bar);
    double valueOf(const casework::StatGroup &group) const;

    std::vector<casework::StatGroup> m_groups;
    std::vector<int> m_drawn; // from the bar to its group
    QComboBox *m_measure;
    QLabel *m_more;
    QChartView *m_view;
};

} // namespace anjuan::ui
