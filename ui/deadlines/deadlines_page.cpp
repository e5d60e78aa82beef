#include "ui/deadlines/deadlines_page.h"

#include <algorithm>

#include <QtCore/QSaveFile>
#include <QtCore/QSignalBlocker>
#include <QtWidgets/QDateEdit>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

#include "ui/common/table.h"
#include "ui/deadlines/deadline_model.h"

namespace anjuan::ui {

DeadlinesPage::DeadlinesPage(Desk &desk, QWidget *parent)
    : WorkPage(parent),
      m_desk(desk),
      m_on(new QDateEdit(this)),
      m_count(new QLabel(this)),
      m_model(new DeadlineModel(this)),
      m_table(makeTable(m_model, QStringLiteral("deadlineTable"), {70, 90, 80, 190, 250}, this)),
      m_why(new QLabel(this)),
      m_open(new QPushButton(tr("Open the case"), this)),
      m_export(new QPushButton(tr("Export as calendar…"), this))
{
    setObjectName(QStringLiteral("deadlinesPage"));
    m_why->setObjectName(QStringLiteral("why"));
    m_why->setWordWrap(true);
    m_why->setTextFormat(Qt::PlainText);
    m_why->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_why->setMinimumHeight(m_why->fontMetrics().lineSpacing() * 4);
    m_why->setAlignment(Qt::AlignTop);
    m_open->setObjectName(QStringLiteral("openCase"));
    m_export->setObjectName(QStringLiteral("exportCalendar"));
    auto *column = new QVBoxLayout(this);
    column->addWidget(makeHead());
    column->addWidget(m_table, 1);
    column->addWidget(m_why);
    connect(m_on, &QDateEdit::dateChanged, this, &DeadlinesPage::load);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &DeadlinesPage::showCurrent);
    connect(m_table, &QTableView::activated, this, &DeadlinesPage::openCurrent);
    connect(m_open, &QPushButton::clicked, this, &DeadlinesPage::openCurrent);
    connect(m_export, &QPushButton::clicked, this, &DeadlinesPage::exportCalendar);
    connect(&desk, &Desk::changed, this, [this] {
        if (isVisible())
            load();
    });
    showCurrent();
}

QWidget *DeadlinesPage::makeHead()
{
    auto *box = new QWidget(this);
    auto *row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    m_on->setObjectName(QStringLiteral("on"));
    m_on->setCalendarPopup(true);
    m_on->setDisplayFormat(QStringLiteral("yyyy-MM-dd"));
    auto *label = new QLabel(tr("As of"), box);
    label->setBuddy(m_on);
    row->addWidget(label);
    row->addWidget(m_on);
    row->addWidget(m_count, 1);
    row->addWidget(m_open);
    row->addWidget(m_export);
    return box;
}

void DeadlinesPage::refresh()
{
    {
        const QSignalBlocker quiet(m_on);
        m_on->setDate(m_desk.clock().today());
    }
    load();
}

void DeadlinesPage::load()
{
    const QDate on = m_on->date();
    m_desk.run(
        this, {},
        [on](const Core &core, Progress &) { return casework::openDeadlines(*core.library, on, Words::language()); },
        [this, on](const Result<std::vector<casework::DeadlineLine>> &lines) {
            if (!lines) {
                m_desk.prompt().tell(this, Words::of(lines.error()), true);
                return;
            }
            const auto overdue = std::count_if(lines->begin(), lines->end(),
                                               [](const casework::DeadlineLine &line) { return line.deadline.late; });
            m_model->replace(*lines, on);
            m_count->setText(tr("%1 open, %2 of them overdue").arg(lines->size()).arg(overdue));
            if (!lines->empty())
                m_table->setCurrentIndex(m_model->index(0, 0));
            showCurrent();
        });
}

void DeadlinesPage::showCurrent()
{
    const QModelIndex at = m_table->currentIndex();
    m_export->setEnabled(m_model->rowCount() > 0);
    if (!at.isValid()) {
        m_why->setText(tr("No deadline is open on this day."));
        m_open->setEnabled(false);
        return;
    }
    const casework::DeadlineLine &line = m_model->line(at.row());
    const QString source = Words::rule(line.deadline.code, {}).source;
    m_why->setText(source.isEmpty() ? line.deadline.why : line.deadline.why + QLatin1Char('\n') + source);
    m_open->setEnabled(!line.caseId.isNull());
}

void DeadlinesPage::openCurrent()
{
    const QModelIndex at = m_table->currentIndex();
    if (at.isValid() && !m_model->line(at.row()).caseId.isNull())
        Q_EMIT openCase(m_model->line(at.row()).caseId);
}

void DeadlinesPage::exportCalendar()
{
    const QString suggestion = tr("deadlines %1.ics").arg(dateText(m_on->date()));
    m_desk.prompt().saveFile(this, tr("Export as calendar"), suggestion, [this](const QString &path) {
        const QByteArray bytes =
            casework::iCalendar(m_model->lines(), m_desk.info().unitName, m_desk.clock().now(), Words::language());
        QSaveFile file(path);
        const bool written = file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit();
        m_desk.prompt().tell(this,
                             written ? tr("%1 deadlines are in %2.").arg(m_model->rowCount()).arg(path)
                                     : tr("%1 cannot be written: %2").arg(path, file.errorString()),
                             !written);
    });
}

} // namespace anjuan::ui
