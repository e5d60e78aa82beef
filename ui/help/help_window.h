#pragma once
#include <QtWidgets/QWidget>

#include "ui/help/help_pages.h"

class QLineEdit;
class QListWidget;
class QTextBrowser;
class QUrl;

namespace anjuan::ui {

/// The help in a window of its own, beside what it explains and also while a dialog is open. Offline.
class HelpWindow final : public QWidget {
    Q_OBJECT
public:
    HelpWindow();
    /// Shows that page in the help window, which is made when there is none.
    static HelpWindow *open(const QString &page);
    /// The page about the place that `widget` is part of: its dialog's, its tab's, its page's.
    static HelpWindow *openFor(const QWidget *widget);
    static void closeAny();

    void showPage(const QString &page);
    QString page() const;

private:
    void list();
    void read();
    void follow(const QUrl &link);

    std::vector<HelpPage> m_all;
    QLineEdit *m_search;
    QListWidget *m_pages;
    QTextBrowser *m_text;
};

} // namespace anjuan::ui
