#include <set>

#include "core/documents/booklet.h"
#include "core/documents/envelope.h"

#include "sample.h"

using namespace anjuan;
using namespace anjuan::documents;

namespace {

/// A file of so many pages, each saying its number.
QString numbered(const QTemporaryDir &folder, const QString &name, int pages)
{
    QList<QList<PlacedText>> words;
    for (int page = 1; page <= pages; ++page)
        words += QList<PlacedText>{{QStringLiteral("%1之%2").arg(name).arg(page), 40, 40, 14, Align::Left}};
    const auto made = renderOverlay(words, sample::context());
    REQUIRE(made);
    return sample::save(folder, name, made->pdf);
}

QString half(const QString &pdf, int side, bool right, int width, int height)
{
    return QString::fromUtf8(
               sample::run(QStringLiteral("pdftotext"),
                           {QStringLiteral("-f"), QString::number(side), QStringLiteral("-l"), QString::number(side),
                            QStringLiteral("-x"), QString::number(right ? width / 2 : 0), QStringLiteral("-y"),
                            QStringLiteral("0"), QStringLiteral("-W"), QString::number(width / 2), QStringLiteral("-H"),
                            QString::number(height), pdf, QStringLiteral("-")}))
        .trimmed();
}

QString sizeOf(const QString &pdf)
{
    for (const QByteArray &line : sample::run(QStringLiteral("pdfinfo"), {pdf}).split('\n')) {
        if (line.startsWith("Page size:"))
            return QString::fromLatin1(line.mid(10).simplified());
    }
    return {};
}

EnvelopeWords words()
{
    EnvelopeWords out;
    out.toName = QStringLiteral("石桥镇惠民粮油综合经营部（个体工商户）钱某");
    out.toAddress = QStringLiteral("云溪县石桥镇黄河路与黑鼓巷交叉口向北一百米路东惠民商业楼一层88号商铺");
    out.toPostcode = QStringLiteral("453500");
    out.toPhone = QStringLiteral("13800000000");
    out.fromName = QStringLiteral("云溪县石桥镇人民政府");
    out.fromAddress = QStringLiteral("云溪县石桥镇政府街1号");
    out.fromPostcode = QStringLiteral("453501");
    out.fromPhone = QStringLiteral("0373-0000000");
    out.contents = {QStringLiteral("行政处罚决定书 石桥综执罚决字〔2026〕第003号")};
    return out;
}

} // namespace

TEST_CASE("a booklet has each page once, and folds into its order", "[documents]")
{
    CHECK(bookletSides(1) == std::vector<BookletSide>{{-1, 0}, {-1, -1}});
    CHECK(bookletSides(4) == std::vector<BookletSide>{{3, 0}, {1, 2}});
    CHECK(bookletSides(6) == std::vector<BookletSide>{{-1, 0}, {1, -1}, {5, 2}, {3, 4}});
    for (int pages = 1; pages <= 41; ++pages) {
        const std::vector<BookletSide> sides = bookletSides(pages);
        CHECK(sides.size() % 2 == 0);
        // Opened one spread after another: the right of each front, then the left of each back, and home again.
        std::vector<int> read;
        for (std::size_t sheet = 0; sheet < sides.size(); sheet += 2) {
            read.push_back(sides[sheet][1]);
            read.push_back(sides[sheet + 1][0]);
        }
        for (std::size_t sheet = sides.size(); sheet > 0; sheet -= 2) {
            read.push_back(sides[sheet - 1][1]);
            read.push_back(sides[sheet - 2][0]);
        }
        for (int page = 0; page < static_cast<int>(read.size()); ++page)
            CHECK(read[static_cast<std::size_t>(page)] == (page < pages ? page : -1));
    }
}

TEST_CASE("pages of several files lie two to a side on A3 and on A4", "[documents]")
{
    const QTemporaryDir folder;
    const QStringList files{numbered(folder, QStringLiteral("甲"), 2), numbered(folder, QStringLiteral("乙"), 3)};
    const Instant at = *Instant::parse(u"2026-03-01T10:20:00+08:00");
    for (const bool large : {true, false}) {
        const auto made = bookletOf(files, large ? BookletPaper::A3 : BookletPaper::A4, QStringLiteral("册"), at);
        REQUIRE(made);
        CHECK(made->pages == 5);
        CHECK(made->sheets == 2);
        CHECK(made->blank == 3);
        const QString file =
            sample::save(folder, large ? QStringLiteral("booklet_a3") : QStringLiteral("booklet_a4"), made->pdf);
        const int width = large ? 1190 : 842;
        const int height = large ? 842 : 595;
        CHECK(sizeOf(file).startsWith(large ? QStringLiteral("1190.55 x 841.89") : QStringLiteral("841.89 x 595.28")));
        CHECK(half(file, 1, false, width, height).isEmpty());
        CHECK(half(file, 1, true, width, height) == QStringLiteral("甲之1"));
        CHECK(half(file, 2, false, width, height) == QStringLiteral("甲之2"));
        CHECK(half(file, 2, true, width, height).isEmpty());
        CHECK(half(file, 3, true, width, height) == QStringLiteral("乙之1"));
        CHECK(half(file, 4, false, width, height) == QStringLiteral("乙之2"));
        CHECK(half(file, 4, true, width, height) == QStringLiteral("乙之3"));
    }
    CHECK_FALSE(bookletOf({}, BookletPaper::A3, QStringLiteral("册"), at));
    CHECK_FALSE(bookletOf({folder.filePath(QStringLiteral("none.pdf"))}, BookletPaper::A3, QStringLiteral("册"), at));
}

TEST_CASE("an envelope of each size bears postcode, receiver and sender within its edges", "[documents]")
{
    const QTemporaryDir folder;
    for (const Envelope one : {Envelope::Dl, Envelope::Zl, Envelope::C5, Envelope::C4, Envelope::Ems}) {
        const auto made = envelopePdf(one, words(), sample::context());
        REQUIRE(made);
        const QString name = QStringLiteral("envelope_%1").arg(static_cast<int>(one));
        const QString file = sample::save(folder, name, *made);
        const QSizeF size = envelopeSize(one);
        CHECK(sizeOf(file).startsWith(QString::number(size.width() * 72 / 25.4, 'f', 2).left(4)));
        const QString text = sample::textOf(file);
        INFO(name.toStdString() << ": " << text.toStdString());
        CHECK(text.contains(QStringLiteral("惠民商业楼")));
        CHECK(text.contains(QStringLiteral("云溪县石桥镇人民政府")));
        CHECK(text.contains(QStringLiteral("453501")));
        CHECK(text.contains(QStringLiteral("13800000000")));
        CHECK(text.contains(QStringLiteral("石桥综执罚决字〔2026〕第003号")) == (one == Envelope::Ems));
        // Nothing beyond the edge: what pdftotext finds within the page is all that was set.
        const QString whole = QString::fromUtf8(
            sample::run(QStringLiteral("pdftotext"), {QStringLiteral("-bbox"), file, QStringLiteral("-")}));
        static const QRegularExpression word(
            QStringLiteral("xMin=\"([-0-9.]+)\" yMin=\"([-0-9.]+)\" xMax=\"([-0-9.]+)\" yMax=\"([-0-9.]+)\""));
        int seen = 0;
        for (auto it = word.globalMatch(whole); it.hasNext(); ++seen) {
            const auto match = it.next();
            CHECK(match.captured(1).toDouble() >= 20);
            CHECK(match.captured(2).toDouble() >= 20);
            CHECK(match.captured(3).toDouble() <= size.width() * 72 / 25.4 - 10);
            CHECK(match.captured(4).toDouble() <= size.height() * 72 / 25.4 - 10);
        }
        CHECK(seen > 8);
    }
}

TEST_CASE("an envelope without an address or with half a postcode is refused", "[documents]")
{
    EnvelopeWords bad = words();
    bad.toPostcode = QStringLiteral("4535");
    auto made = envelopePdf(Envelope::C5, bad, sample::context());
    REQUIRE_FALSE(made);
    CHECK(made.error().id == QStringLiteral("envelope.bad_postcode"));
    bad = words();
    bad.toAddress = QStringLiteral("  ");
    made = envelopePdf(Envelope::C5, bad, sample::context());
    REQUIRE_FALSE(made);
    CHECK(made.error().id == QStringLiteral("envelope.no_address"));
    bad = words();
    bad.toPostcode.clear(); // unknown: the boxes stay empty
    bad.boxesPrinted = true;
    CHECK(envelopePdf(Envelope::Dl, bad, sample::context()));
}
