#pragma once
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

Q_SIGNALS:
    void postAsked();

private:
    void add(const Error &notice);

    Desk &m_desk;
    QVBoxLayout *m_lines;
    void addPost();

    QSet<QString> m_putAway; // ids of notices
    QString m_post;
};

} // namespace anjuan::ui
