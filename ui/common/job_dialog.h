#pragma once
#include <memory>

#include <QtCore/QFutureWatcher>
#include <QtWidgets/QDialog>

#include "ui/common/lane.h"

class QLabel;
class QProgressBar;
class QPushButton;

namespace anjuan::ui {

/// Shows how far a job has come once it has taken half a second, and lets its user stop it.
class JobDialog final : public QDialog {
    Q_OBJECT
public:
    JobDialog(const QString &title, QFutureWatcherBase *watcher, std::shared_ptr<JobControl> control, QWidget *parent);

protected:
    void reject() override;

private:
    QLabel *m_what;
    QProgressBar *m_bar;
    QPushButton *m_stop;
    std::shared_ptr<JobControl> m_control;
};

} // namespace anjuan::ui
