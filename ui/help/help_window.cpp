#include "ui/help/help_window.h"

#include <algorithm>

#include <QtCore/QSignalBlocker>
#include <QtCore/QUrl>
#include <QtGui/QShortcut>
#include <QtWidgets/QApplication>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QSplitter>
#include <QtWidgets/QTextBrowser>
#include <QtWidgets/QVBoxLayout>

namespace anjuan::ui {

HelpWindow::HelpWindow()
    : m_all(helpPages()), m_search(new QLineEdit(this)), m_pages(new QListWidget(this)), m_text(new QTextBrowser(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(QStringLiteral("helpWindow"));
    setWindowTitle(tr("Help"));
    resize(860, 600);
    m_search->setObjectName(QStringLiteral("helpSearch"));
    m_search->setPlaceholderText(tr("Search the help and the rules"));
    m_search->setClearButtonEnabled(true);
    m_pages->setObjectName(QStringLiteral("helpPages"));
    m_text->setObjectName(QStringLiteral("helpText"));
    m_text->setOpenLinks(false);
    m_text->document()->setDocumentMargin(12);
    auto *left = new QWidget(this);
    auto *column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_search);
    column->addWidget(m_pages, 1);
    auto *parts = new QSplitter(this);
    parts->addWidget(left);
    parts->addWidget(m_text);
    parts->setStretchFactor(1, 1);
    parts->setSizes({230, 630});
    auto *row = new QHBoxLayout(this);
    row->addWidget(parts);
    connect(m_search, &QLineEdit::textChanged, this, &HelpWindow::list);
    connect(m_pages, &QListWidget::currentItemChanged, this, &HelpWindow::read);
    connect(m_text, &QTextBrowser::anchorClicked, this, &HelpWindow::follow);
    connect(new QShortcut(QKeySequence(Qt::Key_Escape), this), &QShortcut::activated, this, &QWidget::close);
    list();
}

HelpWindow *HelpWindow::open(const QString &page)
{
    HelpWindow *window = nullptr;
    for (QWidget *top : QApplication::topLevelWidgets()) {
        if (auto *there = qobject_cast<HelpWindow *>(top); there && there->isVisible())
            window = there;
    }
    if (!window)
        window = new HelpWindow;
    window->showPage(page);
    window->show();
    window->raise();
    window->activateWindow();
    return window;
}

HelpWindow *HelpWindow::openFor(const QWidget *widget)
{
    QStringList places;
    for (; widget; widget = widget->parentWidget())
        places.append(widget->objectName());
    places.removeAll(QString());
    return open(helpFor(places));
}

void HelpWindow::closeAny()
{
    for (QWidget *top : QApplication::topLevelWidgets()) {
        if (qobject_cast<HelpWindow *>(top))
            top->close();
    }
}

void HelpWindow::showPage(const QString &page)
{
    m_search->clear();
    for (int i = 0; i < m_pages->count(); ++i) {
        if (m_pages->item(i)->data(Qt::UserRole).toString() == page)
            m_pages->setCurrentRow(i);
    }
}

QString HelpWindow::page() const
{
    return m_pages->currentItem() ? m_pages->currentItem()->data(Qt::UserRole).toString() : QString();
}

void HelpWindow::list()
{
    const QString before = page();
    const QString text = m_search->text().trimmed();
    {
        const QSignalBlocker quiet(m_pages);
        m_pages->clear();
        for (const HelpPage &each : m_all) {
            const bool found =
                text.isEmpty() || each.holds(text) || (each.id == kRulesPage && !rulesHtml(text).isEmpty());
            if (!found)
                continue;
            auto *line = new QListWidgetItem(each.title, m_pages);
            line->setData(Qt::UserRole, each.id);
            if (each.id == before)
                m_pages->setCurrentItem(line);
        }
        if (!m_pages->currentItem())
            m_pages->setCurrentRow(0);
    }
    read();
}

void HelpWindow::read()
{
    const QString id = page();
    const auto found = std::find_if(m_all.begin(), m_all.end(), [&](const HelpPage &each) { return each.id == id; });
    if (found == m_all.end()) {
        m_text->setPlainText(tr("Nothing of the help holds these words."));
        return;
    }
    m_text->setHtml(id == kRulesPage ? found->html + rulesHtml(m_search->text().trimmed()) : found->html);
}

void HelpWindow::follow(const QUrl &link)
{
    if (link.scheme() == QLatin1String("help"))
        showPage(link.path());
}

} // namespace anjuan::ui
