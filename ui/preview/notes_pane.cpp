#include "ui/preview/notes_pane.h"

#include <QtCore/QTime>
#include <QtWidgets/QLabel>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QVBoxLayout>

namespace anjuan::ui {
namespace {

QString timeText(qint64 milliseconds)
{
    return QTime(0, 0).addMSecs(static_cast<int>(milliseconds)).toString(QStringLiteral("HH:mm:ss.zzz")).left(10);
}

} // namespace

NotesPane::NotesPane(QWidget *parent) : QWidget(parent), m_marks(new QListWidget(this)), m_cues(new QListWidget(this))
{
    setObjectName(QStringLiteral("notesPane"));
    m_marks->setObjectName(QStringLiteral("marks"));
    m_cues->setObjectName(QStringLiteral("cues"));
    for (QListWidget *list : {m_marks, m_cues}) {
        list->setWordWrap(true);
        list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    }
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(new QLabel(tr("Marks"), this));
    column->addWidget(m_marks, 1);
    column->addWidget(new QLabel(tr("Transcript"), this));
    column->addWidget(m_cues, 2);
    connect(m_marks, &QListWidget::itemActivated, this, [this](QListWidgetItem *item) {
        Q_EMIT sought(m_notes.marks[static_cast<std::size_t>(m_marks->row(item))].atMs);
    });
    connect(m_cues, &QListWidget::itemActivated, this, [this](QListWidgetItem *item) {
        Q_EMIT sought(m_notes.cues[static_cast<std::size_t>(m_cues->row(item))].fromMs);
    });
}

void NotesPane::show(const casework::ItemNotes &notes)
{
    m_notes = notes;
    m_marks->clear();
    m_cues->clear();
    for (const casework::MarkView &mark : notes.marks) {
        QString text = timeText(mark.atMs);
        if (mark.toMs)
            text += QStringLiteral("–") + timeText(*mark.toMs);
        text += QLatin1Char(' ') + mark.note;
        if (!mark.who.isEmpty())
            text += tr(" (%1)").arg(mark.who);
        auto *item = new QListWidgetItem(text, m_marks);
        item->setToolTip(tr("%1, %2 %3").arg(mark.by, mark.at, mark.proves));
    }
    for (const casework::CueView &cue : notes.cues)
        m_cues->addItem(timeText(cue.fromMs) + QLatin1Char(' ')
                        + (cue.speaker.isEmpty() ? cue.text : cue.speaker + QStringLiteral(":") + cue.text));
}

void NotesPane::follow(qint64 milliseconds)
{
    int now = -1;
    for (std::size_t i = 0; i < m_notes.cues.size(); ++i) {
        if (m_notes.cues[i].fromMs <= milliseconds)
            now = static_cast<int>(i);
    }
    if (now >= 0 && now != m_cues->currentRow()) {
        m_cues->setCurrentRow(now);
        m_cues->scrollToItem(m_cues->item(now));
    }
}

bool NotesPane::isEmpty() const
{
    return m_notes.marks.empty() && m_notes.cues.empty();
}

} // namespace anjuan::ui
