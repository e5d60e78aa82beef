#include "ui/start/recovery_card.h"

#include <QtCore/QCoreApplication>
#include <QtGui/QAbstractTextDocumentLayout>
#include <QtGui/QFontDatabase>
#include <QtGui/QPagedPaintDevice>
#include <QtGui/QPainter>
#include <QtGui/QTextDocument>

namespace anjuan::ui {
namespace {

struct Card {
    Q_DECLARE_TR_FUNCTIONS(anjuan::ui::RecoveryCard)
};

QString row(const QString &label, const QString &text)
{
    return QStringLiteral("<tr><td style='padding-right:14px;color:#444444'>%1</td><td>%2</td></tr>")
        .arg(label.toHtmlEscaped(), text.toHtmlEscaped());
}

QString paragraph(const QString &head, const QString &text)
{
    return QStringLiteral("<p style='margin-top:10px'><b>%1</b> %2</p>")
        .arg(head.toHtmlEscaped(), text.toHtmlEscaped());
}

QString cardHtml(const casework::LibraryInfo &info, const casework::RecoveryCard &card)
{
    const QString fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont).family();
    QString html = QStringLiteral("<h1 align='center' style='font-size:26pt'>%1</h1><table>")
                       .arg(Card::tr("Recovery card").toHtmlEscaped());
    html += row(Card::tr("Unit"), info.unitName);
    html += row(Card::tr("Unified social credit code"), info.unitCode);
    html += row(Card::tr("Library"), info.library.toString());
    html += row(Card::tr("Genesis"), info.genesis.left(16));
    html += QStringLiteral("</table>");
    html += paragraph(Card::tr("What it is for."),
                      Card::tr("When no administrator can log in any more, whoever holds this card can name a new one. "
                               "It opens no case and signs nothing else."));
    html += QStringLiteral("<p style='margin-top:14px'><b>%1</b></p><p align='center' style=\"font-family:'%2';"
                           "font-size:26pt;margin-top:4px;margin-bottom:4px\"><b>%3</b></p><p align='center'>%4</p>")
                .arg(Card::tr("Recovery code").toHtmlEscaped(), fixed, card.code.toHtmlEscaped(),
                     Card::tr("20 letters and figures; I, L, O, 0 and 1 do not occur").toHtmlEscaped());
    html += QStringLiteral(
                "<p style='margin-top:14px'><b>%1</b></p><pre style=\"font-family:'%2';font-size:12pt\">%3</pre>")
                .arg(Card::tr("Sealed recovery key").toHtmlEscaped(), fixed,
                     QString::fromUtf8(card.sealedKey).trimmed().toHtmlEscaped());
    html += paragraph(Card::tr("How it is kept."),
                      Card::tr("In a sealed envelope in the unit's safe, the date and two names across the seal; never "
                               "on this PC, never photographed. It is printed once and cannot be made again."));
    html += paragraph(Card::tr("How it is used."),
                      Card::tr("Open the library, choose “Forgotten password” beside the log-in, give the sealed key "
                               "(typed, scanned or from the text file) and the code, and choose who becomes "
                               "administrator. The use is recorded. Afterwards seal the card again."));
    return html;
}

} // namespace

QString recoveryCardText(const casework::LibraryInfo &info, const casework::RecoveryCard &card)
{
    return Card::tr("Recovery card\nUnit: %1 (%2)\nLibrary: %3\nRecovery code: %4\n\nSealed recovery key:\n%5")
        .arg(info.unitName, info.unitCode, info.library.toString(), card.code, QString::fromUtf8(card.sealedKey));
}

void printRecoveryCard(const casework::LibraryInfo &info, const casework::RecoveryCard &card, QPagedPaintDevice &device)
{
    device.setPageSize(QPageSize(QPageSize::A4));
    device.setPageMargins(QMarginsF(20, 18, 20, 18), QPageLayout::Millimeter);
    QPainter painter(&device);
    QTextDocument document;
    document.documentLayout()->setPaintDevice(&device);
    QFont font = document.defaultFont();
    font.setPointSize(11);
    document.setDefaultFont(font);
    document.setDocumentMargin(0);
    document.setHtml(cardHtml(info, card));
    // One page, always: without the page's own number that a printed document would bear.
    document.setPageSize(QSizeF(device.pageLayout().paintRectPixels(device.logicalDpiX()).size()));
    document.drawContents(&painter);
}

} // namespace anjuan::ui
