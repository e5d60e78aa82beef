#include "ui/exchange/hand_over_dialog.h"

#include <QtCore/QDir>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

#include "ui/exchange/parts.h"
#include "ui/exchange/passphrase_box.h"

namespace anjuan::ui {

HandOverDialog::HandOverDialog(Desk &desk, const Handing &handing, QWidget *parent)
    : QDialog(parent),
      m_desk(desk),
      m_handing(handing),
      m_pc(Exchange::makePcChoice(desk, this)),
      m_reason(new QComboBox(this)),
      m_folder(new QLineEdit(this)),
      m_passphrase(new PassphraseBox(false, this)),
      m_message(Exchange::makeMessage(this)),
      m_submit(new QPushButton(tr("Hand over"), this)),
      m_close(new QPushButton(tr("Cancel"), this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(QStringLiteral("handOverDialog"));
    setWindowTitle(title());
    setMinimumWidth(720);
    build();
    connect(m_submit, &QPushButton::clicked, this, &HandOverDialog::submit);
    connect(m_close, &QPushButton::clicked, this, &QDialog::reject);
}

QString HandOverDialog::title() const
{
    switch (m_handing.what) {
    case Handing::What::Office:
        return tr("Hand over the unit's chain");
    case Handing::What::Again:
        return tr("Write the package again");
    case Handing::What::Cases:
    case Handing::What::Officer:
        break;
    }
    return tr("Hand over cases");
}

QString HandOverDialog::about() const
{
    switch (m_handing.what) {
    case Handing::What::Again:
        return tr("%1 is on its way to “%2”. The package is written once more, as when a stick was lost.")
            .arg(m_handing.labels.value(0), m_handing.toName);
    case Handing::What::Office:
        return tr("People, roles and PCs of the unit are kept on one PC at a time. From now on that will be the PC "
                  "chosen here; on this one nothing of it can be changed any more.");
    case Handing::What::Officer:
        return tr("All open cases that %1 handles on this PC go to the PC chosen here. They stay here for reading.")
            .arg(m_handing.labels.value(0));
    case Handing::What::Cases:
        break;
    }
    constexpr int kShown = 6;
    QString text = tr("%n case(s) go to the PC chosen here, and stay on this one for reading:", nullptr,
                      static_cast<int>(m_handing.labels.size()));
    text += QLatin1Char('\n') + m_handing.labels.mid(0, kShown).join(QLatin1Char('\n'));
    if (m_handing.labels.size() > kShown)
        text += QStringLiteral("\n…");
    return text;
}

QWidget *HandOverDialog::makePlace()
{
    m_folder->setObjectName(QStringLiteral("folder"));
    m_folder->setPlaceholderText(tr("A stick, or a folder that both PCs reach"));
    if (QDir(Exchange::lastFolder()).exists())
        m_folder->setText(Exchange::lastFolder());
    auto *choose = new QPushButton(tr("Choose…"), this);
    choose->setAutoDefault(false);
    connect(choose, &QPushButton::clicked, this, [this] {
        m_desk.prompt().openFolder(this, tr("Where the package is written"),
                                   [this](const QString &folder) { m_folder->setText(folder); });
    });
    auto *box = new QWidget(this);
    auto *row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_folder, 1);
    row->addWidget(choose);
    auto *outbox = new QPushButton(tr("Outbox"), this);
    outbox->setObjectName(QStringLiteral("toOutbox"));
    outbox->setAutoDefault(false);
    outbox->setToolTip(tr("It goes by itself with the next stick or shared folder that is known here"));
    connect(outbox, &QPushButton::clicked, this, [this] { m_folder->setText(Exchange::outbox(m_desk)); });
    row->addWidget(outbox);
    return box;
}

void HandOverDialog::build()
{
    const bool isOffice = m_handing.what == Handing::What::Office;
    const bool isAgain = m_handing.what == Handing::What::Again;
    const bool asksReason = !isOffice && !isAgain;
    auto *words = Exchange::makeText(about(), this);
    words->setObjectName(QStringLiteral("about"));
    m_reason->setObjectName(QStringLiteral("reason"));
    m_reason->setEditable(true);
    m_reason->addItems({tr("Work was divided anew"), tr("The officer is away"), tr("The officer left the unit")});
    if (m_handing.what == Handing::What::Officer)
        m_reason->setCurrentIndex(2);
    m_submit->setObjectName(QStringLiteral("submit"));
    m_submit->setDefault(true);
    m_submit->setEnabled(isAgain || m_pc->count() > 0);
    if (isAgain)
        m_submit->setText(tr("Write it again"));
    m_close->setAutoDefault(false);
    if (!m_submit->isEnabled())
        Exchange::say(m_message,
                      tr("No other PC of this unit is known here yet. It joins by its card: Unit and people › Card."),
                      true);
    auto *form = new QFormLayout;
    if (!isAgain)
        form->addRow(tr("To the PC"), m_pc);
    if (asksReason)
        form->addRow(tr("Reason"), m_reason);
    form->addRow(tr("Write the package to"), makePlace());
    m_pc->setVisible(!isAgain);
    m_reason->setVisible(asksReason);
    m_passphrase->setVisible(!isOffice);
    auto *column = new QVBoxLayout(this);
    column->addWidget(words);
    column->addLayout(form);
    column->addWidget(m_passphrase);
    column->addWidget(m_message, 1);
    auto *row = new QHBoxLayout;
    row->addStretch();
    row->addWidget(m_close);
    row->addWidget(m_submit);
    column->addLayout(row);
}

void HandOverDialog::submit()
{
    const QString place = m_folder->text().trimmed();
    if (!m_reason->isHidden() && m_reason->currentText().trimmed().isEmpty()) {
        Exchange::say(m_message, tr("Say why the cases are handed over."), true);
        return;
    }
    if (!place.isEmpty()) {
        handOver(place);
        return;
    }
    m_desk.prompt().openFolder(this, tr("Where the package is written"), [this](const QString &folder) {
        m_folder->setText(folder);
        handOver(folder);
    });
}

template <class Work> void HandOverDialog::run(Work work)
{
    m_submit->setEnabled(false);
    m_desk.run(this, title(), signedIn(std::move(work)), [this](const Written &bundle) { finished(bundle); });
}

void HandOverDialog::handOver(const QString &place)
{
    const auto to = LibraryId::parse(m_pc->currentData().toString());
    if (place.isEmpty() || (!to && m_handing.what != Handing::What::Again))
        return;
    if (place != Exchange::outbox(m_desk))
        Exchange::keepFolder(place);
    auto what = std::make_shared<casework::HandOver>();
    what->cases = m_handing.cases;
    what->officer = m_handing.officer;
    what->to = to.value_or(LibraryId());
    what->reason = m_reason->currentText().trimmed();
    what->file = place;
    what->passphrase = m_passphrase->secret();
    using casework::Session;
    switch (m_handing.what) {
    case Handing::What::Office:
        run([what](Session &session, Progress &progress) {
            return casework::handOverOffice(session, what->to, what->file, progress);
        });
        return;
    case Handing::What::Again:
        run([what](Session &session, Progress &progress) {
            return casework::sendAgain(session, what->cases, what->file, what->passphrase, progress);
        });
        return;
    case Handing::What::Cases:
    case Handing::What::Officer:
        break;
    }
    run([what](Session &session, Progress &progress) { return casework::handOver(session, *what, progress); });
}

void HandOverDialog::finished(const Result<casework::ExportedBundle> &bundle)
{
    // They may be handed over though the package could not be written: the pages show how it is.
    for (const CaseId &id : m_handing.cases)
        m_desk.announce(id);
    m_desk.announce(std::nullopt);
    if (!bundle) {
        m_submit->setEnabled(true);
        Exchange::say(m_message, Words::of(bundle.error()), true);
        return;
    }
    const bool isAgain = m_handing.what == Handing::What::Again;
    QString text = isAgain ? Exchange::written(*bundle) : tr("Handed over. %1").arg(Exchange::written(*bundle));
    text += QLatin1Char('\n')
        + tr("Take it to “%1” and import it there.").arg(isAgain ? m_handing.toName : m_pc->currentText());
    if (m_handing.what != Handing::What::Office)
        text += QLatin1Char('\n') + tr("Until then it stands under Exchange as not yet acknowledged.");
    Exchange::say(m_message, text, false);
    m_passphrase->freeze();
    m_submit->hide();
    m_close->setText(tr("Close (Esc)"));
    m_close->setDefault(true);
    m_close->setFocus();
}

} // namespace anjuan::ui
