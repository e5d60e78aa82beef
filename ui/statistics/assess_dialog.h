#pragma once
#include <QtWidgets/QDialog>

#include "core/casework/assessments.h"

#include "ui/common/desk.h"
#include "ui/common/row_model.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QSpinBox;
class QTableView;
class QTreeWidget;
class QTreeWidgetItem;

namespace anjuan::ui {

/// Scoring dossiers of other units 案卷评查: from their package, a PDF or paper, criterion by criterion.
class AssessDialog final : public QDialog {
    Q_OBJECT
public:
    AssessDialog(Desk &desk, QWidget *parent);

Q_SIGNALS:
    void loaded();
    void recorded();

private:
    struct Row {
        casework::Assessment assessment;
        QString points;
    };
    static constexpr int kCriterion = Qt::UserRole; // role: the criterion of a line of the tree
    static Row rowOf(const casework::Assessment &assessment);
    QWidget *makeList();
    QWidget *makeEditor();
    QWidget *makeJudging();
    void load();
    void openFile();
    void addPaper();
    void drawSample();
    void choose();
    void fill();
    void fillTree();
    void followCriterion();
    void judge(const QString &outcome);
    void takeFields();
    void record();
    void saveSheet();
    void saveList();
    void say(const QString &text, bool bad);
    casework::Assessment *current();
    QString criterion() const;

    Desk &m_desk;
    RowModel<Row> *m_model;
    QTableView *m_table;
    QSpinBox *m_count;
    QLineEdit *m_seed;
    QPushButton *m_draw;
    QLineEdit *m_passphrase;
    QLineEdit *m_unit;
    QLineEdit *m_title;
    QLineEdit *m_number;
    QComboBox *m_sheet;
    QLabel *m_sentence;
    QTreeWidget *m_tree;
    QLineEdit *m_points;
    QLineEdit *m_reason;
    QPlainTextEdit *m_remark;
    QLabel *m_message;
    QList<QPushButton *> m_outcomes;
    QPushButton *m_record;
    QPushButton *m_saveSheet;
    QPushButton *m_saveList;
    std::vector<casework::Assessment> m_all;
    int m_at = -1;
    bool m_filling = false;
};

} // namespace anjuan::ui
