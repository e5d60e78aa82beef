#include "core/documents/sign_places.h"

#include <algorithm>

#include <QtCore/QBuffer>
#include <QtCore/QRegularExpression>
#include <QtPdf/QPdfDocument>
#include <QtPdf/QPdfSelection>

namespace anjuan::documents {
namespace {

constexpr double kMostWidth = 130; // points: a name takes no more
constexpr double kLeastWidth = 30;
constexpr double kHeight = 27;
constexpr double kMargin = 40; // where no word bounds the line

/// The words of one page with their places. pdfium counts characters, Qt their halves.
class PageWords {
public:
    PageWords(QPdfDocument &pdf, int page) : m_pdf(pdf), m_page(page), m_text(pdf.getAllText(page).text()) {}

    const QString &text() const { return m_text; }

    QRectF boxOf(qsizetype from, qsizetype length) const
    {
        const QString wanted = m_text.mid(from, length);
        const auto pairs =
            std::count_if(m_text.begin(), m_text.begin() + from, [](QChar c) { return c.isLowSurrogate(); });
        for (const qsizetype shift : {qsizetype(0), qsizetype(pairs)}) {
            const QPdfSelection found =
                m_pdf.getSelectionAtIndex(m_page, static_cast<int>(from - shift), static_cast<int>(length));
            if (found.text() == wanted)
                return found.boundingRectangle();
        }
        return {};
    }

private:
    QPdfDocument &m_pdf;
    int m_page;
    QString m_text;
};

bool endsLine(QChar c)
{
    return c == QLatin1Char('\r') || c == QLatin1Char('\n') || c == QChar(0xFFFE) || c.isNull();
}

/// Where the words before 签名 begin that say whose it is.
qsizetype labelStart(const QString &text, qsizetype at)
{
    static const QString kBounds = QStringLiteral("，。；：、:;,");
    while (at > 0 && !text[at - 1].isSpace() && !endsLine(text[at - 1]) && !kBounds.contains(text[at - 1]))
        --at;
    return at;
}

/// What stands behind a label on its line.
struct Behind {
    qsizetype next = -1;     // the first word; -1: none
    QList<qsizetype> date{}; // 年 月 日
    bool taken = false;      // a name stands there
    bool two = false;        // room for two names with 、 between them
};

Behind behind(const QString &text, qsizetype from)
{
    Behind out;
    qsizetype at = from;
    const auto skip = [&] {
        while (at < text.size() && text[at].isSpace() && !endsLine(text[at]))
            ++at;
    };
    skip();
    if (at >= text.size() || endsLine(text[at]))
        return out;
    out.next = at;
    if (text[at] == QChar(u'、')) {
        out.two = true;
        return out;
    }
    for (const QChar mark : {QChar(u'年'), QChar(u'月'), QChar(u'日')}) {
        skip();
        if (at >= text.size() || text[at] != mark) {
            out.date.clear();
            break;
        }
        out.date += at++;
    }
    // Another label may follow on the same line; what is neither is a name.
    static const QRegularExpression label(QStringLiteral("^[^\\s，。；：:]{0,12}签[名字收]"));
    out.taken = out.date.isEmpty() && !label.match(text.mid(out.next, 24)).hasMatch();
    return out;
}

class Finder {
public:
    Finder(PageWords words, int page, QSizeF size, double footFrom)
        : m_words(std::move(words)), m_page(page), m_size(size), m_footFrom(footFrom)
    {
    }

    void find(QList<SignPlace> &out)
    {
        static const QRegularExpression mark(QStringLiteral("签[名字收][^\\s，。；：:]{0,12}[：:]"));
        for (auto it = mark.globalMatch(m_words.text()); it.hasNext();) {
            const QRegularExpressionMatch match = it.next();
            const qsizetype start = labelStart(m_words.text(), match.capturedStart());
            const QRectF box = m_words.boxOf(start, match.capturedEnd() - start);
            const Behind after = behind(m_words.text(), match.capturedEnd());
            if (!box.isValid() || after.taken)
                continue;
            QString label = m_words.text().mid(start, match.capturedEnd() - start);
            label.chop(1);
            add(label, box, after, out);
        }
    }

private:
    void add(const QString &label, const QRectF &box, const Behind &after, QList<SignPlace> &out) const
    {
        SignPlace place{label, m_page, {}, m_footFrom > 0 && box.center().y() >= m_footFrom};
        double right = m_size.width() - kMargin;
        if (after.next >= 0) {
            const QRectF next = m_words.boxOf(after.next, 1);
            right = next.left() - 2;
            if (!after.date.isEmpty())
                right -= 2.2 * next.height();
        }
        for (const qsizetype at : after.date) {
            const QRectF mark = m_words.boxOf(at, 1);
            place.date += mark.topLeft();
            place.dateHeight = mark.height();
        }
        const double left = box.right() + 5; // the colon is as wide as a character
        const double width = std::clamp(right - left, kLeastWidth, kMostWidth);
        place.box = QRectF(left, box.center().y() - kHeight / 2, width, kHeight);
        out += place;
        if (!after.two)
            return;
        SignPlace second = place; // behind the 、
        second.box.moveLeft(right + 14);
        second.box.setWidth(std::clamp(m_size.width() - kMargin - second.box.left(), kLeastWidth, kMostWidth));
        out += second;
    }

    PageWords m_words;
    int m_page;
    QSizeF m_size;
    double m_footFrom;
};

} // namespace

Result<QList<SignPlace>> signPlacesOn(const QByteArray &pdf, double footFrom)
{
    QByteArray bytes = pdf;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    QPdfDocument document;
    document.load(&buffer);
    if (document.status() != QPdfDocument::Status::Ready)
        return fail(Fault::Corrupt, "signing.unreadable");
    QList<SignPlace> out;
    for (int page = 0; page < document.pageCount(); ++page)
        Finder(PageWords(document, page), page, document.pagePointSize(page), footFrom).find(out);
    return out;
}

} // namespace anjuan::documents
