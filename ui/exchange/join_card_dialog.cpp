#include "ui/exchange/join_card_dialog.h"

#include <QtCore/QUrl>
#include <QtGui/QAbstractTextDocumentLayout>
#include <QtGui/QPagedPaintDevice>
#include <QtGui/QPainter>
#include <QtGui/QTextDocument>
#include <QtPrintSupport/QPrintDialog>
#include <QtPrintSupport/QPrinter>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

#include "ui/exchange/parts.h"
#include "ui/exchange/qr.h"

namespace anjuan::ui {

using casework::JoinCard;

void printJoinCard(const JoinCard &card, const QByteArray &qrBytes, QPagedPaintDevice &device)
{
    constexpr int kModule = 6;
    device.setPageSize(QPageSize(QPageSize::A4));
    device.setPageMargins(QMarginsF(20, 18, 20, 18), QPageLayout::Millimeter);
    QPainter painter(&device);
    QTextDocument document;
    document.documentLayout()->setPaintDevice(&device);
    QFont font = document.defaultFont();
    font.setPointSize(12);
    document.setDefaultFont(font);
    document.addResource(QTextDocument::ImageResource, QUrl(QStringLiteral("qr")), qrImage(qrBytes, kModule));
    document.setHtml(
        QStringLiteral("<h1>%1</h1><p>%2</p><p>%3</p><p style=\"font-family:monospace;font-size:28pt\">%4</p>"
                       "<p>%5</p><p><img src=\"qr\"></p>")
            .arg(JoinCardDialog::tr("Card for joining the unit").toHtmlEscaped(),
                 JoinCardDialog::tr("%1 (%2)").arg(card.unitName, card.unitCode).toHtmlEscaped(),
                 JoinCardDialog::tr("Check code").toHtmlEscaped(), card.checkCode().toHtmlEscaped(),
                 JoinCardDialog::tr("The same code must stand on the other PC when it joins. If it differs, stop and "
                                    "ask the administrator.")
                     .toHtmlEscaped()));
    document.setPageSize(QSizeF(device.pageLayout().paintRectPixels(device.logicalDpiX()).size()));
    document.drawContents(&painter);
}

JoinCardDialog::JoinCardDialog(Desk &desk, QWidget *parent)
    : QDialog(parent),
      m_desk(desk),
      m_unit(Exchange::makeText(QString(), this)),
      m_code(Exchange::makeCode("checkCode", this)),
      m_picture(new QLabel(this)),
      m_message(Exchange::makeMessage(this)),
      m_save(new QPushButton(tr("Save as a file…"), this)),
      m_print(new QPushButton(tr("Print…"), this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(QStringLiteral("joinCardDialog"));
    setWindowTitle(tr("Card for joining the unit"));
    setMinimumWidth(600);
    build();
    m_desk.run(this, QString(), reading([](casework::Library &library, Progress &) -> Result<Card> {
                   Card card;
                   card.card = casework::joinCardOf(library);
                   ANJUAN_TRY(card.file, casework::joinCardBytes(card.card));
                   ANJUAN_TRY(card.qr, casework::joinCardBytes(card.card, false));
                   return card;
               }),
               [this](const Result<Card> &card) { show(card); });
}

void JoinCardDialog::build()
{
    QFont bold = m_unit->font();
    bold.setBold(true);
    m_unit->setFont(bold);
    m_save->setObjectName(QStringLiteral("save"));
    m_print->setObjectName(QStringLiteral("print"));
    for (QPushButton *button : {m_save, m_print})
        button->setEnabled(false);
    m_save->setDefault(true);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_unit);
    auto *middle = new QHBoxLayout;
    auto *left = new QVBoxLayout;
    left->addWidget(Exchange::makeText(tr("Check code"), this));
    left->addWidget(m_code);
    left->addWidget(Exchange::makeText(tr("Take this card to the other PC as a file on a stick. There choose “Join "
                                          "this unit” on the first page, and compare the check code by eye."),
                                       this));
    left->addStretch();
    middle->addLayout(left, 1);
    middle->addWidget(m_picture, 0, Qt::AlignTop);
    column->addLayout(middle);
    column->addWidget(m_message);
    auto *row = new QHBoxLayout;
    auto *close = new QPushButton(tr("Close (Esc)"), this);
    close->setAutoDefault(false);
    row->addStretch();
    row->addWidget(close);
    row->addWidget(m_print);
    row->addWidget(m_save);
    column->addLayout(row);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_save, &QPushButton::clicked, this, &JoinCardDialog::save);
    connect(m_print, &QPushButton::clicked, this, &JoinCardDialog::print);
}

void JoinCardDialog::show(const Result<Card> &card)
{
    if (!card) {
        Exchange::say(m_message, Words::of(card.error()), true);
        return;
    }
    constexpr int kModule = 4;
    m_card = *card;
    m_unit->setText(tr("%1 (%2)").arg(m_card.card.unitName, m_card.card.unitCode));
    m_code->setText(m_card.card.checkCode());
    m_picture->setPixmap(QPixmap::fromImage(qrImage(m_card.qr, kModule)));
    m_save->setEnabled(true);
    m_print->setEnabled(true);
}

void JoinCardDialog::save()
{
    const QString name = Exchange::fileName(tr("joining-card-%1").arg(m_card.card.unitName)) + QStringLiteral(".json");
    m_desk.prompt().saveFile(this, tr("Save the card"), name, [this](const QString &file) {
        m_desk.run(
            this, QString(),
            [file, bytes = m_card.file](Core, Progress &) { return Exchange::writeForAll(file, bytes); },
            [this, file](const Result<void> &saved) {
                Exchange::say(m_message, saved ? tr("Saved: %1").arg(file) : Words::of(saved.error()), !saved);
            });
    });
}

void JoinCardDialog::print()
{
    auto printer = std::make_shared<QPrinter>(QPrinter::HighResolution);
    auto *dialog = new QPrintDialog(printer.get(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, qOverload<>(&QDialog::accepted), this,
            [this, printer] { printJoinCard(m_card.card, m_card.qr, *printer); });
    dialog->open();
}

} // namespace anjuan::ui
