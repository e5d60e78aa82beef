#include "ui/exchange/review_package_dialog.h"

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

#include "ui/exchange/parts.h"
#include "ui/exchange/passphrase_box.h"

namespace anjuan::ui {

ReviewPackageDialog::ReviewPackageDialog(Desk &desk, const CaseId &caseId, const QString &label, QWidget *parent)
    : QDialog(parent),
      m_desk(desk),
      m_case(caseId),
      m_label(label),
      m_passphrase(new PassphraseBox(true, this)),
      m_message(Exchange::makeMessage(this)),
      m_submit(new QPushButton(tr("Save the package…"), this)),
      m_outbox(new QPushButton(tr("Put it into the outbox"), this)),
      m_close(new QPushButton(tr("Cancel"), this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(QStringLiteral("reviewPackageDialog"));
    setWindowTitle(tr("Package for review"));
    setMinimumWidth(680);
    build();
    connect(m_submit, &QPushButton::clicked, this, &ReviewPackageDialog::submit);
    connect(m_outbox, &QPushButton::clicked, this,
            [this] { write(Exchange::outbox(m_desk) + QLatin1Char('/') + name()); });
    connect(m_close, &QPushButton::clicked, this, &QDialog::reject);
}

void ReviewPackageDialog::build()
{
    m_submit->setObjectName(QStringLiteral("submit"));
    m_submit->setDefault(true);
    m_outbox->setObjectName(QStringLiteral("toOutbox"));
    m_outbox->setAutoDefault(false);
    m_outbox->setToolTip(tr("It goes by itself with the next stick or shared folder that is known here"));
    m_close->setAutoDefault(false);
    m_passphrase->setAbout(tr("Passphrase of the package for review: %1").arg(m_label));
    m_message->setMinimumHeight(m_message->fontMetrics().lineSpacing() * 3);
    auto *column = new QVBoxLayout(this);
    column->addWidget(Exchange::makeText(
        tr("%1\n\nThe package holds the whole case for reading: draft, evidence, calculation, documents, with the "
           "party's particulars. The case stays on this PC and may go on. The reviewer's opinion comes back as a "
           "file.")
            .arg(m_label),
        this));
    column->addSpacing(8);
    column->addWidget(m_passphrase);
    column->addWidget(m_message, 1);
    auto *row = new QHBoxLayout;
    row->addStretch();
    row->addWidget(m_close);
    row->addWidget(m_outbox);
    row->addWidget(m_submit);
    column->addLayout(row);
}

QString ReviewPackageDialog::name() const
{
    return Exchange::fileName(tr("for-review-%1").arg(m_label)) + QStringLiteral(".anjuan.zip");
}

void ReviewPackageDialog::submit()
{
    m_desk.prompt().saveFile(this, tr("Save the package for review"), name(),
                             [this](const QString &file) { write(file); });
}

void ReviewPackageDialog::write(const QString &file)
{
    auto request = std::make_shared<casework::ExportRequest>();
    request->profile = QStringLiteral("review");
    request->cases = {m_case};
    request->file = file;
    request->passphrase = m_passphrase->secret();
    m_submit->setEnabled(false);
    m_desk.run(this, tr("Writing the package for review"),
               signedIn([request](casework::Session &session, Progress &progress) {
                   return session.exportBundle(*request, progress);
               }),
               [this](const Result<casework::ExportedBundle> &bundle) { finished(bundle); });
}

void ReviewPackageDialog::finished(const Result<casework::ExportedBundle> &bundle)
{
    m_submit->setEnabled(true);
    if (!bundle) {
        Exchange::say(m_message, Words::of(bundle.error()), true);
        return;
    }
    QString text = Exchange::written(*bundle);
    if (m_passphrase->isOn())
        text += QLatin1Char('\n')
            + tr("Note the passphrase now: it is kept nowhere. Tell it to the reviewer by telephone.");
    Exchange::say(m_message, text, false);
    m_passphrase->freeze();
    m_submit->hide();
    m_outbox->hide();
    m_close->setText(tr("Close (Esc)"));
    m_close->setDefault(true);
    m_close->setFocus();
    m_desk.announce(std::nullopt);
}

} // namespace anjuan::ui
