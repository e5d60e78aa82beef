#include "ui/verify/verify_page.h"

#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

#include "ui/verify/verify_panel.h"

namespace anjuan::ui {

VerifyPage::VerifyPage(Desk &desk, QWidget *parent)
    : QWidget(parent), m_desk(desk), m_about(new QLabel(this)), m_panel(new VerifyPanel(desk, QString(), this))
{
    setObjectName(QStringLiteral("verifyPage"));
    m_about->setWordWrap(true);
    m_about->setTextFormat(Qt::RichText);
    m_about->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_about);
    column->addWidget(m_panel, 1);
    connect(m_panel, &VerifyPanel::restoreWanted, this, &VerifyPage::restoreWanted);
    connect(&desk, &Desk::peopleChanged, this, &VerifyPage::showAbout);
}

void VerifyPage::refresh()
{
    showAbout();
    m_panel->refresh();
}

void VerifyPage::showAbout()
{
    const casework::LibraryInfo &info = m_desk.info();
    m_about->setText(tr("<h3>Check of integrity</h3>Genesis %1<br>Ledger %2, %3 records, root %4")
                         .arg(info.genesis, info.ledger)
                         .arg(info.records)
                         .arg(info.ledgerRoot));
}

CheckDialog::CheckDialog(Desk &desk, const QString &folder, QWidget *parent) : QDialog(parent)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(QStringLiteral("checkDialog"));
    setWindowTitle(tr("Check a folder"));
    resize(1180, 620);
    auto *about = new QLabel(tr("Folder %1. Nothing in it is changed by a check.").arg(folder), this);
    about->setWordWrap(true);
    about->setTextFormat(Qt::PlainText);
    auto *panel = new VerifyPanel(desk, folder, this);
    auto *close = new QPushButton(tr("Close (Esc)"), this);
    close->setAutoDefault(false);
    auto *column = new QVBoxLayout(this);
    column->addWidget(about);
    column->addWidget(panel, 1);
    column->addWidget(close, 0, Qt::AlignRight);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    connect(panel, &VerifyPanel::restoreWanted, this, &CheckDialog::restoreWanted);
}

} // namespace anjuan::ui
