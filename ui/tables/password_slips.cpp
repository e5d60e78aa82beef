#include "ui/tables/password_slips.h"

#include <QtGui/QFontDatabase>
#include <QtGui/QTextDocument>
#include <QtPrintSupport/QPrintDialog>
#include <QtPrintSupport/QPrinter>
#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTableWidget>
#include <QtWidgets/QVBoxLayout>

namespace anjuan::ui {

PasswordSlips::PasswordSlips(Desk &desk, std::vector<casework::FirstPassword> passwords, QWidget *parent)
    : QDialog(parent), m_desk(desk), m_passwords(std::move(passwords))
{
    setObjectName(QStringLiteral("passwordSlips"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("First passwords"));
    resize(560, 420);
    auto *words = new QLabel(tr("These passwords are shown only now. Print them, cut them, and hand each to its owner, "
                                "who changes it after the first log-in (menu with one's own name, “Change password”)."),
                             this);
    words->setWordWrap(true);
    auto *table = new QTableWidget(static_cast<int>(m_passwords.size()), 3, this);
    table->setObjectName(QStringLiteral("slips"));
    table->setHorizontalHeaderLabels({tr("Name"), tr("Log-in"), tr("First password")});
    table->verticalHeader()->hide();
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setTabKeyNavigation(false);
    table->horizontalHeader()->setStretchLastSection(true);
    for (std::size_t row = 0; row < m_passwords.size(); ++row) {
        const casework::FirstPassword &one = m_passwords[row];
        table->setItem(static_cast<int>(row), 0, new QTableWidgetItem(one.name));
        table->setItem(static_cast<int>(row), 1, new QTableWidgetItem(one.login));
        auto *password = new QTableWidgetItem(one.password);
        password->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
        table->setItem(static_cast<int>(row), 2, password);
    }
    auto *buttons = new QDialogButtonBox(this);
    auto *printing = buttons->addButton(tr("Print…"), QDialogButtonBox::ActionRole);
    printing->setObjectName(QStringLiteral("print"));
    auto *close = buttons->addButton(tr("Handed out, close"), QDialogButtonBox::RejectRole);
    close->setObjectName(QStringLiteral("close"));
    connect(printing, &QPushButton::clicked, this, &PasswordSlips::print);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->addWidget(words);
    column->addWidget(table, 1);
    column->addWidget(buttons);
}

QString PasswordSlips::html() const
{
    const QString fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont).family();
    QString html = QStringLiteral("<table width='100%' border='1' cellspacing='0' cellpadding='10'>");
    for (const casework::FirstPassword &one : m_passwords)
        html += QStringLiteral("<tr><td>%1<br>%2</td><td>%3</td><td style=\"font-family:'%4'\">%5</td></tr>")
                    .arg(m_desk.info().unitName.toHtmlEscaped(), one.name.toHtmlEscaped(),
                         tr("Log-in %1").arg(one.login).toHtmlEscaped(), fixed, one.password.toHtmlEscaped());
    return html + QStringLiteral("</table>");
}

void PasswordSlips::print()
{
    auto printer = std::make_shared<QPrinter>(QPrinter::HighResolution);
    auto *dialog = new QPrintDialog(printer.get(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, qOverload<>(&QDialog::accepted), this, [this, printer] {
        QTextDocument document;
        document.setHtml(html());
        document.print(printer.get());
    });
    dialog->open();
}

} // namespace anjuan::ui
