#include "core/documents/envelope.h"

#include <algorithm>
#include <exception>

// clang-format off
#include "core/documents/pdf_objects.h"
// clang-format on
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>

#include <QtCore/QRegularExpression>

#include "core/documents/fields.h"

namespace anjuan::documents {
namespace {

constexpr double kPointsPerMm = 72.0 / 25.4;
constexpr double kSheetHeight = 842; // of the page on which the words are set, in points
// Millimetres. The upper left 90 by 26 are for the addressee's postcode alone.
constexpr double kBoxLeft = 12;
constexpr double kBoxTop = 9;
constexpr double kBoxWidth = 8;
constexpr double kBoxHeight = 10;
constexpr double kBoxStep = 10;
constexpr double kStamp = 20;
constexpr double kEdge = 12;
constexpr int kDigits = 6;

/// What stays on one line: a run of figures or letters, and a bracket or mark with what it belongs to.
QStringList unbroken(const QString &text)
{
    static const QString kOpening = QStringLiteral("（〔《“(");
    static const QString kClosing = QStringLiteral("）〕》”)、，。；：");
    QStringList out;
    bool joins = false;
    for (const char32_t c : text.toUcs4()) {
        const QString one = QString::fromUcs4(&c, 1);
        const bool latin = c > 0x20 && c < 0x2000;
        const bool afterLatin =
            !out.isEmpty() && out.last().back().unicode() > 0x20 && out.last().back().unicode() < 0x2000;
        if (!out.isEmpty() && (joins || kClosing.contains(one) || (latin && afterLatin)))
            out.last() += one;
        else
            out += one;
        joins = kOpening.contains(one);
    }
    return out;
}

/// Lines of so many full-width characters; Latin ones count half.
QStringList wrapped(const QString &text, double width)
{
    QStringList out{QString()};
    double used = 0;
    for (const QString &piece : unbroken(text)) {
        double wide = 0;
        for (const char32_t c : piece.toUcs4())
            wide += c < 0x2000 ? 0.55 : 1;
        if (used + wide > width && !out.last().isEmpty()) {
            out += QString();
            used = 0;
        }
        out.last() += piece;
        used += wide;
    }
    return out;
}

double inCharacters(double mm, double points)
{
    return mm * kPointsPerMm / points;
}

/// Boxes in the red of postcodes; millimetres from the upper left.
class Boxes {
public:
    void add(double left, double top, double width, double height)
    {
        const auto number = [](double mm) { return QByteArray::number(mm * kPointsPerMm, 'f', 2); };
        m_content += number(left) + ' ' + QByteArray::number(kSheetHeight - (top + height) * kPointsPerMm, 'f', 2) + ' '
            + number(width) + ' ' + number(height) + " re S\n";
    }
    std::string content() const { return ("q 0.88 0.25 0.18 RG 0.8 w\n" + m_content + "Q\n").toStdString(); }

private:
    QByteArray m_content;
};

struct Drawn {
    QList<PlacedText> words;
    Boxes boxes;
};

void put(Drawn &out, const QStringList &lines, double x, double &y, double points, Align align = Align::Left)
{
    for (const QString &line : lines) {
        if (!line.isEmpty())
            out.words += {line, x, y, points, align};
        y += points * 1.5 / kPointsPerMm;
    }
}

void drawPostcode(Drawn &out, const EnvelopeWords &words)
{
    constexpr double kPoints = 18;
    for (int i = 0; i < kDigits; ++i) {
        const double left = kBoxLeft + i * kBoxStep;
        if (!words.boxesPrinted)
            out.boxes.add(left, kBoxTop, kBoxWidth, kBoxHeight);
        if (i < words.toPostcode.size())
            out.words += {words.toPostcode.mid(i, 1), left + kBoxWidth / 2, kBoxTop + 1.2, kPoints, Align::Center};
    }
}

Drawn envelopePage(const EnvelopeWords &words, const QSizeF &size)
{
    Drawn out;
    drawPostcode(out, words);
    if (!words.boxesPrinted) {
        out.boxes.add(size.width() - kEdge - kStamp, kBoxTop, kStamp, kStamp);
        double y = kBoxTop + 5;
        put(out, {formWords("envelope.stamp_1"), formWords("envelope.stamp_2")}, size.width() - kEdge - kStamp / 2, y,
            9, Align::Center);
    }
    const double points = size.height() > 150 ? 18 : 15;
    const double left = 22;
    double y = size.height() * 0.36;
    put(out, wrapped(words.toAddress, inCharacters(size.width() - 2 * left, points)), left, y, points);
    y += 2;
    put(out, wrapped(formWords("envelope.to", {words.toName}), inCharacters(size.width() - 3 * left, points + 2)),
        left + 22, y, points + 2);
    if (!words.toPhone.isEmpty())
        put(out, {words.toPhone}, left + 22, y, 12);
    constexpr double kSender = 11;
    QStringList sender = wrapped(words.fromAddress, inCharacters(size.width() / 2, kSender));
    sender += wrapped(words.fromName, inCharacters(size.width() / 2, kSender));
    if (!words.fromPhone.isEmpty())
        sender += words.fromPhone;
    const QString postcode =
        words.boxesPrinted ? words.fromPostcode : formWords("envelope.from_postcode", {words.fromPostcode});
    double bottom = size.height() - 9 - kSender * 1.5 / kPointsPerMm * static_cast<double>(sender.size() + 1);
    put(out, sender, size.width() - kEdge, bottom, kSender, Align::Right);
    put(out, {postcode}, size.width() - kEdge, bottom, kSender, Align::Right);
    return out;
}

/// What is copied onto, or stuck on, a courier's waybill.
Drawn waybillPage(const EnvelopeWords &words, const QSizeF &size)
{
    Drawn out;
    double y = 12;
    put(out, {formWords("envelope.ems_title")}, size.width() / 2, y, 16, Align::Center);
    y += 3;
    const double points = 12;
    const double width = inCharacters(size.width() - 2 * kEdge - 26, points);
    const auto row = [&](const char *label, const QStringList &lines) {
        out.words += {formWords(label), kEdge + 2, y, points, Align::Left};
        const double top = y;
        put(out, lines, kEdge + 28, y, points);
        out.boxes.add(kEdge, top - 2, size.width() - 2 * kEdge, y - top + 2);
        y += 2;
    };
    row("envelope.ems_from",
        wrapped(words.fromName + QStringLiteral("　") + words.fromPhone, width)
            + wrapped(words.fromAddress + QStringLiteral("　") + words.fromPostcode, width));
    row("envelope.ems_to",
        wrapped(words.toName + QStringLiteral("　") + words.toPhone, width)
            + wrapped(words.toAddress + QStringLiteral("　") + words.toPostcode, width));
    QStringList contents;
    for (const QString &one : words.contents)
        contents += wrapped(one, width);
    row("envelope.ems_contents", contents.isEmpty() ? QStringList{QString()} : contents);
    row("envelope.ems_return", wrapped(formWords("envelope.ems_return_words"), width));
    return out;
}

Result<void> check(const EnvelopeWords &words)
{
    static const QRegularExpression six(QStringLiteral("^[0-9]{6}$"));
    for (const QString &postcode : {words.toPostcode, words.fromPostcode}) {
        if (!postcode.isEmpty() && !six.match(postcode).hasMatch())
            return fail(Fault::Invalid, "envelope.bad_postcode", {postcode});
    }
    if (words.toName.trimmed().isEmpty() || words.toAddress.trimmed().isEmpty())
        return fail(Fault::Invalid, "envelope.no_address");
    return {};
}

} // namespace

QSizeF envelopeSize(Envelope envelope)
{
    switch (envelope) {
    case Envelope::Dl:
        return {220, 110};
    case Envelope::Zl:
        return {230, 120};
    case Envelope::C5:
        return {229, 162};
    case Envelope::C4:
        return {324, 229};
    case Envelope::Ems:
        break;
    }
    return {210, 148};
}

Result<QByteArray> envelopePdf(Envelope envelope, const EnvelopeWords &words, const RenderContext &context)
{
    ANJUAN_CHECK(check(words));
    const QSizeF size = envelopeSize(envelope);
    const Drawn drawn = envelope == Envelope::Ems ? waybillPage(words, size) : envelopePage(words, size);
    ANJUAN_TRY(const RenderedDocument set, renderOverlay({drawn.words}, context));
    try {
        QPDF pdf;
        pdf.setSuppressWarnings(true);
        pdf.processMemoryFile("envelope", set.pdf.constData(), static_cast<size_t>(set.pdf.size()));
        QPDFPageObjectHelper page = QPDFPageDocumentHelper(pdf).getAllPages().front();
        // The words were set on A4, from its upper left corner: an envelope may be wider and is never as high.
        const QPDFObjectHandle::Rectangle box(0, kSheetHeight - size.height() * kPointsPerMm,
                                              size.width() * kPointsPerMm, kSheetHeight);
        page.getObjectHandle().replaceKey("/MediaBox", QPDFObjectHandle::newArray(box));
        page.addPageContents(QPDFObjectHandle::newStream(&pdf, drawn.boxes.content()), false);
        return written(pdf);
    } catch (const std::exception &error) {
        return fail(Fault::Corrupt, "documents.pdf_failed", {context.title, QString::fromUtf8(error.what())});
    }
}

} // namespace anjuan::documents
