#include "ui/start/recovery_dialog.h"

#include <QtGui/QFontDatabase>
#include <QtPrintSupport/QPrintDialog>
#include <QtPrintSupport/QPrinter>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

#include "core/base/whole_file.h"

#include "ui/start/recovery_card.h"

namespace anjuan::ui {

RecoveryDialog::RecoveryDialog(Desk &desk, const casework::RecoveryCard &card, QWidget *parent)
    : QDialog(parent),
      m_desk(desk),
      m_info(desk.info()),
      m_card(card),
      m_kept(new QCheckBox(tr("It is printed or saved outside this PC"), this)),
      m_done(new QPushButton(tr("Go on"), this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(QStringLiteral("recoveryDialog"));
    setWindowTitle(tr("Recovery card"));
    resize(620, 520);
    m_text = recoveryCardText(desk.info(), card);
    auto *note =
        new QLabel(tr("This card is shown once and kept nowhere in the library. It can do one thing: name a new "
                      "administrator when nobody can log in any more."),
                   this);
    note->setWordWrap(true);
    auto *text = new QPlainTextEdit(m_text, this);
    text->setObjectName(QStringLiteral("card"));
    text->setReadOnly(true);
    text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    auto *saveButton = new QPushButton(tr("Save as text…"), this);
    auto *printButton = new QPushButton(tr("Print…"), this);
    m_done->setObjectName(QStringLiteral("done"));
    m_done->setEnabled(false);
    m_kept->setObjectName(QStringLiteral("kept"));
    auto *column = new QVBoxLayout(this);
    column->addWidget(note);
    column->addWidget(text, 1);
    column->addWidget(m_kept);
    auto *row = new QHBoxLayout;
    row->addWidget(saveButton);
    row->addWidget(printButton);
    row->addStretch();
    row->addWidget(m_done);
    column->addLayout(row);
    connect(m_kept, &QCheckBox::toggled, m_done, &QWidget::setEnabled);
    connect(saveButton, &QPushButton::clicked, this, &RecoveryDialog::save);
    connect(printButton, &QPushButton::clicked, this, &RecoveryDialog::print);
    connect(m_done, &QPushButton::clicked, this, &QDialog::accept);
}

void RecoveryDialog::reject()
{
    if (m_kept->isChecked())
        QDialog::reject();
}

void RecoveryDialog::save()
{
    m_desk.prompt().saveFile(this, tr("Save the recovery card"), tr("recovery-card.txt"), [this](const QString &file) {
        m_desk.run(
            this, QString(), [file, bytes = m_text.toUtf8()](Core, Progress &) { return writeWhole(file, bytes); },
            [this](const Result<void> &saved) {
                if (!saved)
                    m_desk.prompt().tell(this, Words::of(saved.error()), true);
                else
                    kept();
            });
    });
}

void RecoveryDialog::print()
{
    auto printer = std::make_shared<QPrinter>(QPrinter::HighResolution);
    auto *dialog = new QPrintDialog(printer.get(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, qOverload<>(&QDialog::accepted), this, [this, printer] {
        printRecoveryCard(m_info, m_card, *printer);
        kept();
    });
    dialog->open();
}

void RecoveryDialog::kept()
{
    m_kept->setChecked(true);
}

} // namespace anjuan::ui
