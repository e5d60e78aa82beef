#pragma once
#include <QtWidgets/QWidget>

#include "core/casework/evidence_page.h"

class QListWidget;

namespace anjuan::ui {

/// Marks and transcript beside a film, in step with it; a line that is chosen is gone to.
class NotesPane final : public QWidget {
    Q_OBJECT
public:
    explicit NotesPane(QWidget *parent);
    void show(const casework::ItemNotes &notes);
    void follow(qint64 milliseconds);
    bool isEmpty() const;

Q_SIGNALS:
    void sought(qint64 milliseconds);

private:
    casework::ItemNotes m_notes;
    QListWidget *m_marks;
    QListWidget *m_cues;
};

} // namespace anjuan::ui
