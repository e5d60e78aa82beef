#include "ui/exchange/read_package_dialog.h"

#include <QtCore/QFileInfo>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

#include "core/casework/importing.h"

#include "ui/common/password_meter.h"
#include "ui/exchange/parts.h"

namespace anjuan::ui {

ReadPackageDialog::ReadPackageDialog(Desk &desk, const QString &file, QWidget *parent)
    : QDialog(parent),
      m_desk(desk),
      m_file(file),
      m_passphrase(makePasswordLine("passphrase", this)),
      m_message(Exchange::makeMessage(this)),
      m_submit(new QPushButton(tr("Open it"), this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(QStringLiteral("readPackageDialog"));
    setWindowTitle(tr("Read a review package"));
    resize(620, 220);
    build();
    connect(m_submit, &QPushButton::clicked, this, &ReadPackageDialog::unlock);
    unlock();
}

void ReadPackageDialog::build()
{
    m_passphrase->setEchoMode(QLineEdit::Normal); // read over the telephone, typed in once
    m_submit->setObjectName(QStringLiteral("submit"));
    m_submit->setDefault(true);
    m_message->setMinimumHeight(m_message->fontMetrics().lineSpacing() * 2);
    m_locked = new QWidget(this);
    auto *row = new QHBoxLayout(m_locked);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(new QLabel(tr("Passphrase of this package"), m_locked));
    row->addWidget(m_passphrase, 1);
    m_locked->hide();
    auto *close = new QPushButton(tr("Cancel"), this);
    close->setAutoDefault(false);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->addWidget(Exchange::makeText(QFileInfo(m_file).fileName(), this));
    column->addWidget(Exchange::makeText(
        tr("For reading only. To sign an opinion here, this PC must have joined the unit; on paper it is as good."),
        this));
    column->addWidget(m_locked);
    column->addWidget(m_message);
    column->addStretch();
    auto *foot = new QHBoxLayout;
    foot->addStretch();
    foot->addWidget(close);
    foot->addWidget(m_submit);
    column->addLayout(foot);
}

void ReadPackageDialog::unlock()
{
    m_submit->setEnabled(false);
    Exchange::say(m_message, tr("Checking the package…"), false);
    m_folder = std::make_shared<QTemporaryDir>();
    auto request = std::make_shared<casework::ImportRequest>();
    request->file = m_file;
    request->passphrase = Secret::fromText(m_passphrase->text().trimmed());
    m_desk.run(
        this, tr("Checking the package"),
        [request, folder = m_folder, clock = &m_desk.clock()](Core, Progress &progress) -> Result<void> {
            if (!folder->isValid())
                return fail(Fault::Io, "exchange.cannot_write", {folder->path(), folder->errorString()});
            return casework::layOutForReading(*request, folder->path(), *clock, progress);
        },
        [this](const Result<void> &done) { opened(done); });
}

void ReadPackageDialog::opened(const Result<void> &done)
{
    m_submit->setEnabled(true);
    if (done) {
        Q_EMIT ready(m_folder);
        accept();
        return;
    }
    const bool locked = done.error().id.endsWith(QLatin1String("passphrase"));
    if (locked) {
        m_locked->show();
        m_passphrase->setFocus();
        m_passphrase->selectAll();
    }
    const bool asked = locked && m_passphrase->text().isEmpty();
    Exchange::say(m_message, asked ? tr("This package is locked: type its passphrase.") : Words::of(done.error()),
                  !asked);
}

} // namespace anjuan::ui
