#pragma once
#include <QtCore/QFileSystemWatcher>
#include <QtCore/QTimer>

#include "core/casework/post.h"

#include "ui/common/desk.h"

namespace anjuan::ui {

/// What a look at a stick or shared folder brought, as it stands in the list.
struct PostLine {
    QString at; // instant
    QString folder;
    casework::PostItem item;
};

/// Looks every few seconds, while somebody is logged in, whether a known stick is plugged in or something new lies in a
/// known folder, and as soon as the system tells that such a folder or the outbox changed; lets it come and go. Never
/// asks: what wants somebody is told.
class PostWatcher final : public QObject {
    Q_OBJECT
public:
    PostWatcher(Desk &desk, QWidget *parent);
    /// Now, and not only at the next turn of the clock.
    void look();
    void lookOn(const QStringList &roots);
    /// All of this session, the newest first.
    const std::vector<PostLine> &lines() const { return m_lines; }
    /// Whether the system was asked to tell when this folder changes.
    bool isWatching(const QString &folder) const { return m_files.directories().contains(folder); }

Q_SIGNALS:
    /// Something came, went or wants somebody: one line of words for it.
    void told(const QString &words);

private:
    void take(const std::vector<casework::PostReport> &reports);
    void watch(const std::vector<casework::PostReport> &reports);

    Desk &m_desk;
    QWidget *m_window;
    QTimer *m_timer;
    QTimer m_soon;                              // after a folder changed: a copy is many changes
    QFileSystemWatcher m_files;                 // tells little of network folders: the clock stays
    std::shared_ptr<casework::PostSeen> m_seen; // used in the lane alone
    QString m_of;                               // the library that was looked at
    std::vector<PostLine> m_lines;
    bool m_looking = false;
};

} // namespace anjuan::ui
