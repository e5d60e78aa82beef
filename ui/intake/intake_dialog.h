#pragma once
#include <QtCore/QTimer>
#include <QtWidgets/QDialog>

#include "core/evidence/av_list.h"

#include "ui/common/desk.h"
#include "ui/intake/intake_model.h"

class QCheckBox;
class QComboBox;
class QFileSystemWatcher;
class QLabel;
class QLineEdit;
class QPushButton;
class QTableView;

namespace anjuan::ui {

/// A shift's card brought in: found, copied and hashed, given case and step by selection, recorded by one submit.
class IntakeDialog final : public QDialog {
    Q_OBJECT
public:
    IntakeDialog(Desk &desk, const CaseId &caseId, const QString &caseName, std::vector<evidence::AvRow> steps,
                 QWidget *parent);
    /// Files and folders, as they were chosen or dropped.
    void take(const QStringList &paths);
    IntakeModel *model() const { return m_model; }

Q_SIGNALS:
    void recorded();

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void done(int result) override;

private:
    QWidget *makeSources();
    QWidget *makeStatement();
    QWidget *makeFoot();
    void loadCases();
    void proposeSecond(const QString &officers);
    void chooseFolder();
    void chooseFiles();
    void stage();
    void loadThumbnails();
    void watch(bool on);
    void look();
    void apply();
    std::vector<int> chosenRows() const;
    QJsonObject statement() const;
    void submit();
    void showSums();
    void say(const QString &text, bool isProblem);

    Desk &m_desk;
    CaseId m_caseId;
    QString m_caseName;
    std::vector<evidence::AvRow> m_steps;
    IntakeModel *m_model;
    QTableView *m_table = nullptr;
    QComboBox *m_case = nullptr;
    QComboBox *m_step = nullptr;
    QComboBox *m_first = nullptr;
    QComboBox *m_second = nullptr;
    QComboBox *m_privacy = nullptr;
    QLineEdit *m_place = nullptr;
    QLineEdit *m_source = nullptr;
    QLineEdit *m_proves = nullptr;
    QCheckBox *m_watchBox = nullptr;
    QPushButton *m_again = nullptr;
    QPushButton *m_submit = nullptr;
    QLabel *m_message = nullptr;
    QFileSystemWatcher *m_watcher = nullptr;
    QString m_folder;
    QTimer m_lookSoon;
    bool m_busy = false;
};

} // namespace anjuan::ui
