#pragma once
#include <QtWidgets/QWidget>

#include "ui/common/desk.h"

class QPushButton;
class QTabWidget;

namespace anjuan::ui {

class ForkTab;
class PostTab;
class PostWatcher;
class ReportTab;
class SentTab;

/// Everything that goes to another PC or comes from one 交换.
class ExchangePage final : public QWidget {
    Q_OBJECT
public:
    ExchangePage(Desk &desk, PostWatcher &watcher, QWidget *parent);
    void refresh();
    /// Only what the navigation counts: quick in a library of any size.
    void count();
    void showPost();

Q_SIGNALS:
    /// How many things wait for somebody: cases not acknowledged, undecided histories.
    void waiting(int number);

private:
    void import();
    void look(const QString &file);
    void takeOpinion();
    void showCount(QWidget *tab, const QString &name, int number);

    Desk &m_desk;
    QPushButton *m_import;
    QPushButton *m_opinion;
    QTabWidget *m_tabs;
    SentTab *m_sent;
    ForkTab *m_forks;
    ReportTab *m_reports;
    PostTab *m_post;
    int m_unacknowledged = 0;
    int m_undecided = 0;
};

} // namespace anjuan::ui
