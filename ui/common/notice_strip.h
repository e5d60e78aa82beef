#pragma once
#include <functional>

#include <QtCore/QSet>
#include <QtWidgets/QWidget>

#include "ui/common/desk.h"

class QVBoxLayout;

namespace anjuan::ui {

/// What whoever opened the library must be told, a line each, above every page. A line that was put away stays away
/// until the library is opened again.
class NoticeStrip final : public QWidget {
    Q_OBJECT
public:
    NoticeStrip(Desk &desk, QWidget *parent);
    /// Shows the lines again that were put away.
    void forget() { m_putAway.clear(); }
    void refresh();
    /// One line of what came and went by a stick or shared folder, until it is put away or another takes its place.
    void showPost(const QString &words);
    /// The same of contents that were found lost or damaged.
    void showDamage(const QString &words);
    /// The same of a backup that failed when somebody left.
    void showBackup(const QString &words);

Q_SIGNALS:
    void postAsked();
    void damageAsked();
    void backupAsked();

private:
    void add(const Error &notice);

    /// A line that leads somewhere; `see` is where, `away` forgets it.
    void addLine(const QString &name, const QString &words, const std::function<void()> &see,
                 const std::function<void()> &away);

    Desk &m_desk;
    QVBoxLayout *m_lines;
    QSet<QString> m_putAway; // ids of notices
    QString m_post;
    QString m_damage;
    QString m_backup;
};

} // namespace anjuan::ui
