#include "ui/casepage/sign_dialog.h"

#include <QtWidgets/QComboBox>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QSplitter>
#include <QtWidgets/QVBoxLayout>

#include "ui/casepage/sign_pad.h"
#include "ui/exchange/parts.h"
#include "ui/preview/pdf_pane.h"

namespace anjuan::ui {

SignDialog::SignDialog(Desk &desk, const CaseId &caseId, const QString &document, QHash<QString, QStringList> names,
                       QWidget *parent)
    : QDialog(parent),
      m_desk(desk),
      m_case(caseId),
      m_document(document),
      m_names(std::move(names)),
      m_page(new PdfPane(this)),
      m_place(new QComboBox(this)),
      m_role(new QComboBox(this)),
      m_name(new QComboBox(this)),
      m_pad(new SignPad(this)),
      m_had(Exchange::makeText(QString(), this)),
      m_message(Exchange::makeMessage(this)),
      m_undo(new QPushButton(tr("Undo the last stroke"), this)),
      m_clear(new QPushButton(tr("Clear"), this)),
      m_submit(new QPushButton(tr("Sign"), this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(QStringLiteral("signDialog"));
    setWindowTitle(tr("Sign on a pad"));
    resize(1180, 680);
    build();
    connect(m_place, &QComboBox::currentIndexChanged, this, &SignDialog::followPlace);
    connect(m_role, &QComboBox::currentIndexChanged, this, [this] {
        m_name->clear();
        m_name->addItems(m_names.value(m_role->currentData().toString()));
    });
    connect(m_pad, &SignPad::written, this, &SignDialog::followInk);
    connect(m_undo, &QPushButton::clicked, m_pad, &SignPad::undo);
    connect(m_clear, &QPushButton::clicked, m_pad, &SignPad::clear);
    connect(m_submit, &QPushButton::clicked, this, &SignDialog::submit);
    followInk();
    load();
}

void SignDialog::build()
{
    m_place->setObjectName(QStringLiteral("place"));
    m_role->setObjectName(QStringLiteral("role"));
    m_name->setObjectName(QStringLiteral("signer"));
    m_name->setEditable(true);
    m_had->setObjectName(QStringLiteral("had"));
    m_undo->setObjectName(QStringLiteral("undo"));
    m_clear->setObjectName(QStringLiteral("clear"));
    m_submit->setObjectName(QStringLiteral("submit"));
    for (QPushButton *button : {m_undo, m_clear, m_submit})
        button->setAutoDefault(false); // Return ends no signature
    const casework::Act *act = casework::findAct(QStringLiteral("document.sign_by_hand"));
    for (const casework::Field::Option &option : act->field(QStringLiteral("role"))->options)
        m_role->addItem(option.zh, option.value);
    auto *form = new QFormLayout;
    form->addRow(tr("Place"), m_place);
    form->addRow(tr("Signs as"), m_role);
    form->addRow(tr("Name"), m_name);
    auto *close = new QPushButton(tr("Close"), this);
    close->setAutoDefault(false);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    auto *foot = new QHBoxLayout;
    foot->addWidget(m_undo);
    foot->addWidget(m_clear);
    foot->addStretch();
    foot->addWidget(close);
    foot->addWidget(m_submit);
    auto *right = new QWidget(this);
    auto *column = new QVBoxLayout(right);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(Exchange::makeText(
        tr("Let the signer read the page first. The strokes are kept as vectors with their times and are bound to this "
           "very file: a document that is made anew has no signature. Whether it is a reliable electronic signature the "
           "unit judges by article 13 of the law on electronic signatures; when in doubt, print and sign in ink."),
        this));
    column->addLayout(form);
    column->addWidget(m_had);
    column->addWidget(m_pad, 1);
    column->addWidget(m_message);
    column->addLayout(foot);
    auto *splitter = new QSplitter(this);
    splitter->addWidget(m_page);
    splitter->addWidget(right);
    splitter->setSizes({560, 600});
    splitter->setChildrenCollapsible(false);
    auto *whole = new QVBoxLayout(this);
    whole->addWidget(splitter);
}

void SignDialog::load()
{
    m_desk.run(this, QString(), reading([id = m_case, document = m_document](casework::Library &library, Progress &) {
                   return casework::signingOf(library, id, document);
               }),
               [this](const Result<casework::Signing> &signing) {
                   if (signing)
                       follow(*signing);
                   else
                       say(Words::of(signing.error()), true);
                   Q_EMIT loaded();
               });
}

void SignDialog::follow(const casework::Signing &signing)
{
    setWindowTitle(tr("Sign on a pad: %1").arg(signing.title));
    m_sha256 = signing.sha256;
    m_places = signing.free;
    m_place->clear();
    for (const casework::Signing::Place &place : signing.free)
        m_place->addItem(tr("page %1: %2").arg(place.page).arg(place.label));
    QStringList had;
    for (const casework::HandSignature &one : signing.signatures)
        had += one.lost.isEmpty() ? tr("Signed: %1, %2").arg(one.signer, Words::moment(one.at))
                                  : tr("Lost: %1, %2").arg(one.signer, one.lost);
    if (signing.strip && signing.signatures.empty())
        had += tr("This form has no place for a signature: a strip is put at its end with the first one.");
    m_had->setText(had.join(QLatin1Char('\n')));
    m_had->setVisible(!had.isEmpty());
    m_page->load(signing.file);
    if (!signing.hindrance.isEmpty())
        say(signing.hindrance, true);
    m_pad->setEnabled(signing.hindrance.isEmpty());
    followPlace();
    followInk();
}

void SignDialog::followPlace()
{
    const int at = m_place->currentIndex();
    if (at < 0 || at >= static_cast<int>(m_places.size()))
        return;
    const casework::Signing::Place &place = m_places[static_cast<std::size_t>(at)];
    m_role->setCurrentIndex(m_role->findData(place.role));
    m_name->clear();
    m_name->addItems(m_names.value(m_role->currentData().toString()));
    m_page->goTo(place.page - 1);
}

void SignDialog::followInk()
{
    m_undo->setEnabled(!m_pad->isEmpty());
    m_clear->setEnabled(!m_pad->isEmpty());
    m_submit->setEnabled(!m_pad->isEmpty() && !m_places.empty());
}

void SignDialog::say(const QString &text, bool bad)
{
    Exchange::say(m_message, text, bad);
}

void SignDialog::submit()
{
    if (m_name->currentText().trimmed().isEmpty()) {
        say(tr("Enter the name of who signs."), true);
        m_name->setFocus();
        return;
    }
    const auto text = documents::strokesText(m_pad->strokes());
    if (!text) {
        say(Words::of(text.error()), true);
        return;
    }
    const int at = qMax(0, m_place->currentIndex());
    const QJsonObject with = {{QStringLiteral("document"), m_document},
                              {QStringLiteral("document_sha256"), m_sha256},
                              {QStringLiteral("signer"), m_name->currentText().trimmed()},
                              {QStringLiteral("role"), m_role->currentData().toString()},
                              {QStringLiteral("place"), m_places[static_cast<std::size_t>(at)].no},
                              {QStringLiteral("strokes"), *text}};
    m_submit->setEnabled(false);
    m_desk.run(this, tr("Signing"), signedIn([with, id = m_case](casework::Session &session, Progress &progress) {
                   return session.perform({.act = QStringLiteral("document.sign_by_hand"),
                                           .caseId = id,
                                           .with = with,
                                           .secrets = {},
                                           .filesFrom = {}},
                                          progress);
               }),
               [this](const Result<casework::Outcome> &done) {
                   if (!done) {
                       m_submit->setEnabled(true);
                       say(Words::of(done.error()), true);
                       return;
                   }
                   m_pad->clear();
                   say(tr("Signed. The next signer may sign, or close this window."), false);
                   m_desk.announce(m_case);
                   load();
                   Q_EMIT signedNow();
               });
}

} // namespace anjuan::ui
