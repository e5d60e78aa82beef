#include "ui/common/job_dialog.h"

#include <QtCore/QTimer>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QProgressBar>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

#include "core/casework/progress_words.h"

#include "ui/common/words.h"

namespace anjuan::ui {
namespace {

constexpr int kTextWidth = 480;

} // namespace

JobDialog::JobDialog(const QString &title, QFutureWatcherBase *watcher, std::shared_ptr<JobControl> control,
                     QWidget *parent)
    : QDialog(parent),
      m_what(new QLabel(this)),
      m_bar(new QProgressBar(this)),
      m_stop(new QPushButton(tr("Stop"), this)),
      m_control(std::move(control))
{
    setObjectName(QStringLiteral("jobDialog"));
    setWindowTitle(title);
    setMinimumWidth(kTextWidth);
    m_what->setText(title + QLatin1Char('\n'));
    m_what->setTextFormat(Qt::PlainText);
    m_bar->setRange(0, 0);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_what);
    column->addWidget(m_bar);
    auto *row = new QHBoxLayout;
    row->addStretch();
    row->addWidget(m_stop);
    column->addLayout(row);
    connect(m_stop, &QPushButton::clicked, this, &JobDialog::reject);
    connect(watcher, &QFutureWatcherBase::progressValueChanged, this, [this](int value) {
        m_bar->setRange(0, value > kLeastStep ? kProgressSteps : 0);
        m_bar->setValue(value);
    });
    connect(watcher, &QFutureWatcherBase::progressTextChanged, this, [this, title](const QString &text) {
        const QString said = casework::progressText(text, Words::language());
        m_what->setText(title + QLatin1Char('\n')
                        + m_what->fontMetrics().elidedText(said, Qt::ElideMiddle, m_what->width()));
    });
    connect(watcher, &QFutureWatcherBase::finished, this, [this] {
        hide();
        deleteLater();
    });
    QTimer::singleShot(500, this, [this, watcher = QPointer<QFutureWatcherBase>(watcher)] {
        if (watcher && !watcher->isFinished())
            open();
    });
}

void JobDialog::reject()
{
    m_control->cancelled = true;
    m_stop->setEnabled(false);
    m_what->setText(tr("Stopping…"));
}

} // namespace anjuan::ui
