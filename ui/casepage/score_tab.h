#pragma once
#include <optional>

#include "core/casework/score.h"

#include "ui/casepage/case_tab.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace anjuan::ui {

/// What an inspector would give the dossier as it stands 案卷评查(自查参考): each lost point leads to where it is
/// mended.
class ScoreTab final : public CaseTab {
    Q_OBJECT
public:
    ScoreTab(Desk &desk, QWidget *parent);
    void show(const casework::CaseView &view) override;
    void leave() override;

Q_SIGNALS:
    void scored();

protected:
    void showEvent(QShowEvent *event) override;

private:
    void ask();
    void fill(const dossier::Score &score);
    void addLine(QTreeWidgetItem *part, const dossier::ScoreLine &line);
    void follow();
    void mend();
    void mark();
    void keep();
    QStringList chosen() const;
    void save();
    QString sheet() const;

    QComboBox *m_sheets;
    QLabel *m_sentence;
    QCheckBox *m_onlyLost;
    QTreeWidget *m_tree;
    QPushButton *m_mend;
    QPushButton *m_mark;
    QPushButton *m_keep;
    QPushButton *m_save;
    std::optional<casework::CaseView> m_view;
    std::optional<dossier::Score> m_score;
    bool m_stale = true;
    int m_asked = 0;
};

} // namespace anjuan::ui
