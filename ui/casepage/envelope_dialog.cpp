#include "ui/casepage/envelope_dialog.h"

#include <QtCore/QFile>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QSplitter>
#include <QtWidgets/QVBoxLayout>

#include "core/base/whole_file.h"

#include "ui/exchange/parts.h"
#include "ui/preview/pdf_pane.h"
#include "ui/preview/print_queue.h"

namespace anjuan::ui {

using documents::Envelope;

EnvelopeDialog::EnvelopeDialog(Desk &desk, const CaseId &caseId, const QStringList &documents, QWidget *parent)
    : QDialog(parent),
      m_desk(desk),
      m_case(caseId),
      m_size(new QComboBox(this)),
      m_name(new QLineEdit(this)),
      m_address(new QLineEdit(this)),
      m_postcode(new QLineEdit(this)),
      m_phone(new QLineEdit(this)),
      m_from(new QLineEdit(this)),
      m_fromAddress(new QLineEdit(this)),
      m_fromPostcode(new QLineEdit(this)),
      m_fromPhone(new QLineEdit(this)),
      m_contents(new QPlainTextEdit(this)),
      m_boxes(new QCheckBox(tr("The envelope has its boxes already: print the digits alone"), this)),
      m_message(Exchange::makeMessage(this)),
      m_page(new PdfPane(this)),
      m_print(new QPushButton(tr("Print…"), this)),
      m_save(new QPushButton(tr("Save as PDF…"), this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(QStringLiteral("envelopeDialog"));
    setWindowTitle(tr("Envelope or waybill"));
    resize(1120, 620);
    build();
    connect(m_print, &QPushButton::clicked, this, &EnvelopeDialog::print);
    connect(m_save, &QPushButton::clicked, this, &EnvelopeDialog::save);
    connect(m_size, &QComboBox::currentIndexChanged, this, &EnvelopeDialog::draw);
    connect(m_boxes, &QCheckBox::toggled, this, &EnvelopeDialog::draw);
    connect(m_contents, &QPlainTextEdit::textChanged, this, &EnvelopeDialog::draw);
    for (QLineEdit *line : {m_name, m_address, m_postcode, m_phone, m_from, m_fromAddress, m_fromPostcode, m_fromPhone})
        connect(line, &QLineEdit::textChanged, this, &EnvelopeDialog::draw);
    load(documents);
}

void EnvelopeDialog::build()
{
    m_size->addItem(tr("DL, 220 × 110 mm"), static_cast<int>(Envelope::Dl));
    m_size->addItem(tr("ZL, 230 × 120 mm"), static_cast<int>(Envelope::Zl));
    m_size->addItem(tr("C5, 229 × 162 mm"), static_cast<int>(Envelope::C5));
    m_size->addItem(tr("C4, 324 × 229 mm"), static_cast<int>(Envelope::C4));
    m_size->addItem(tr("EMS: what the waybill asks for, A5"), static_cast<int>(Envelope::Ems));
    m_size->setCurrentIndex(2);
    m_size->setObjectName(QStringLiteral("size"));
    m_name->setObjectName(QStringLiteral("toName"));
    m_address->setObjectName(QStringLiteral("toAddress"));
    m_postcode->setObjectName(QStringLiteral("toPostcode"));
    m_postcode->setMaxLength(6);
    m_fromPostcode->setMaxLength(6);
    m_contents->setMaximumHeight(70);
    auto *form = new QFormLayout;
    form->addRow(tr("Size"), m_size);
    form->addRow(tr("To"), m_name);
    form->addRow(tr("Address"), m_address);
    form->addRow(tr("Postcode"), m_postcode);
    form->addRow(tr("Phone"), m_phone);
    form->addRow(tr("From"), m_from);
    form->addRow(tr("Address"), m_fromAddress);
    form->addRow(tr("Postcode"), m_fromPostcode);
    form->addRow(tr("Phone"), m_fromPhone);
    form->addRow(tr("Contents (EMS)"), m_contents);
    form->addRow(QString(), m_boxes);
    auto *close = new QPushButton(tr("Close"), this);
    close->setAutoDefault(false);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    m_print->setObjectName(QStringLiteral("print"));
    m_save->setObjectName(QStringLiteral("save"));
    m_save->setAutoDefault(false);
    auto *foot = new QHBoxLayout;
    foot->addStretch();
    foot->addWidget(close);
    foot->addWidget(m_save);
    foot->addWidget(m_print);
    auto *left = new QWidget(this);
    auto *column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(form);
    column->addWidget(m_message);
    column->addStretch();
    column->addLayout(foot);
    auto *splitter = new QSplitter(this);
    splitter->addWidget(left);
    splitter->addWidget(m_page);
    splitter->setSizes({470, 620});
    splitter->setChildrenCollapsible(false);
    auto *whole = new QVBoxLayout(this);
    whole->addWidget(splitter);
}

void EnvelopeDialog::load(const QStringList &documents)
{
    m_desk.run(this, QString(), reading([id = m_case, documents](casework::Library &library, Progress &) {
                   return casework::envelopeOf(library, id, documents);
               }),
               [this](const Result<casework::EnvelopeDraft> &draft) {
                   if (!draft) {
                       Exchange::say(m_message, Words::of(draft.error()), true);
                       return;
                   }
                   const documents::EnvelopeWords &words = draft->words;
                   m_name->setText(words.toName);
                   m_address->setText(words.toAddress);
                   m_postcode->setText(words.toPostcode);
                   m_phone->setText(words.toPhone);
                   m_from->setText(words.fromName);
                   m_fromAddress->setText(words.fromAddress);
                   m_fromPostcode->setText(words.fromPostcode);
                   m_fromPhone->setText(words.fromPhone);
                   m_contents->setPlainText(words.contents.join(QLatin1Char('\n')));
                   Exchange::say(m_message,
                                 draft->confirmed
                                     ? tr("The address is the one confirmed for service.")
                                     : tr("No address was confirmed for service: this is the party's own."),
                                 false);
                   draw();
               });
}

documents::EnvelopeWords EnvelopeDialog::words() const
{
    documents::EnvelopeWords out;
    out.toName = m_name->text().trimmed();
    out.toAddress = m_address->text().trimmed();
    out.toPostcode = m_postcode->text().trimmed();
    out.toPhone = m_phone->text().trimmed();
    out.fromName = m_from->text().trimmed();
    out.fromAddress = m_fromAddress->text().trimmed();
    out.fromPostcode = m_fromPostcode->text().trimmed();
    out.fromPhone = m_fromPhone->text().trimmed();
    out.contents = m_contents->toPlainText().split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    out.boxesPrinted = m_boxes->isChecked();
    return out;
}

Envelope EnvelopeDialog::envelope() const
{
    return static_cast<Envelope>(m_size->currentData().toInt());
}

void EnvelopeDialog::draw()
{
    const int asked = ++m_asked;
    // Two names in turn: the pane may still have the last one open.
    const QString out = m_pages.filePath(QStringLiteral("envelope%1.pdf").arg(asked % 2));
    m_desk.run(
        this, QString(),
        reading([envelope = envelope(), words = words(), out](casework::Library &library, Progress &) -> Result<void> {
            ANJUAN_TRY(const QByteArray pdf, casework::drawEnvelope(library, envelope, words));
            return writeWhole(out, pdf);
        }),
        [this, asked, out](const Result<void> &done) {
            if (asked != m_asked)
                return;
            m_file = done ? out : QString();
            m_print->setEnabled(static_cast<bool>(done));
            m_save->setEnabled(static_cast<bool>(done));
            if (done)
                m_page->load(out);
            else
                Exchange::say(m_message, Words::of(done.error()), true);
            Q_EMIT drawn();
        });
}

void EnvelopeDialog::print()
{
    if (!m_file.isEmpty())
        previewPrint(this, {m_file}, {},
                     {.mm = documents::envelopeSize(envelope()), .title = {}, .shortEdgeTwo = false});
}

void EnvelopeDialog::save()
{
    m_desk.prompt().saveFile(this, tr("Save the envelope"), tr("envelope") + QStringLiteral(".pdf"),
                             [this](const QString &file) {
                                 QFile made(m_file);
                                 const auto done = made.open(QIODevice::ReadOnly)
                                     ? writeWhole(file, made.readAll())
                                     : Result<void>(fail(Fault::Io, "library.cannot_write", {file, QString()}));
                                 if (!done)
                                     Exchange::say(m_message, Words::of(done.error()), true);
                             });
}

} // namespace anjuan::ui
