#include <cmath>

#include <QtCore/QBuffer>
#include <QtPdf/QPdfDocument>

#include "core/documents/hand_strokes.h"
#include "core/documents/sign_places.h"

#include "sample.h"

using namespace anjuan;
using namespace anjuan::documents;

namespace {

/// Two loops and a dot, as a pen writes them.
HandStrokes written()
{
    HandStrokes out{56000, 22000, QStringLiteral("tablet"), {}};
    int ms = 0;
    for (int stroke = 0; stroke < 2; ++stroke) {
        QList<StrokePoint> points;
        for (int i = 0; i <= 60; ++i, ms += 8) {
            const double turn = i / 8.0;
            points += {9000 + 16000 * stroke + 120 * i + static_cast<int>(3000 * std::cos(turn)),
                       11000 + static_cast<int>(5000 * std::sin(turn)), 200 + 10 * i, ms};
        }
        out.strokes += points;
    }
    out.strokes += QList<StrokePoint>{{45000, 16000, 900, ms + 40}};
    return out;
}

std::string refusal(const QByteArray &text)
{
    const auto read = parseStrokes(QString::fromUtf8(text));
    return read ? "taken" : read.error().id.toStdString();
}

QByteArray bytesIn(const QString &file)
{
    return sample::bytesOf(file);
}

} // namespace

TEST_CASE("strokes are kept as vectors and come back point by point", "[documents]")
{
    const auto text = strokesText(written());
    REQUIRE(text);
    CHECK(text->startsWith(QStringLiteral("{\"height\":22000,\"pen\":\"tablet\",\"strokes\":[[[")));
    const auto again = parseStrokes(*text);
    REQUIRE(again);
    CHECK(*again == written());
}

TEST_CASE("strokes that no pen wrote are refused", "[documents]")
{
    CHECK(refusal("{") == "signing.bad_strokes");
    CHECK(refusal("[]") == "signing.bad_strokes");
    CHECK(refusal(R"({"height":9,"pen":"mouse","strokes":[]})") == "signing.bad_strokes");
    CHECK(refusal(R"({"height":0,"pen":"mouse","strokes":[],"width":9})") == "signing.bad_strokes");
    CHECK(refusal(R"({"height":9,"pen":"brush","strokes":[],"width":9})") == "signing.bad_strokes");
    CHECK(refusal(R"({"height":90,"pen":"mouse","strokes":[[[1,1,0]]],"width":90})") == "signing.bad_strokes");
    CHECK(refusal(R"({"height":90,"pen":"mouse","strokes":[[[1,91,0,0]]],"width":90})") == "signing.bad_strokes");
    CHECK(refusal(R"({"height":90,"pen":"mouse","strokes":[[[1,1,1024,0]]],"width":90})") == "signing.bad_strokes");
    CHECK(refusal(R"({"height":90,"pen":"mouse","strokes":[[]],"width":90})") == "signing.bad_strokes");
    // Time runs backwards.
    CHECK(refusal(R"({"height":90,"pen":"mouse","strokes":[[[1,1,0,9],[60,60,0,8]]],"width":90})")
          == "signing.bad_strokes");
    // Nothing, and a dot, are no name.
    CHECK(refusal(R"({"height":90,"pen":"mouse","strokes":[],"width":90})") == "signing.no_ink");
    CHECK(refusal(R"({"height":9000,"pen":"mouse","strokes":[[[100,100,0,0],[110,110,0,5]]],"width":9000})")
          == "signing.no_ink");
}

TEST_CASE("the places to sign are found on the pages, with who signs each page", "[documents]")
{
    const Form form = sample::form(QStringLiteral("inspection_record"));
    const auto made = render(form, sample::caseFields(form.id), sample::context());
    REQUIRE(made);
    const auto places = signPlacesOn(made->pdf, (297 - form.marginBottom) * 72 / 25.4);
    REQUIRE(places);
    QStringList body;
    int foot = 0;
    for (const SignPlace &place : *places) {
        INFO(place.label.toStdString() << " page " << place.page << " left " << place.box.left());
        CHECK(place.box.width() >= 30);
        CHECK(place.box.left() > 70);
        CHECK(place.box.right() < 560);
        if (place.everyPage) {
            ++foot;
            CHECK(place.box.top() > 700);
        } else {
            body += place.label;
            CHECK(place.date.size() == 3);
        }
    }
    CHECK(body
          == QStringList{QStringLiteral("当事人（现场负责人）签名或盖章"), QStringLiteral("见证人签名"),
                         QStringLiteral("检查人签名"), QStringLiteral("检查人签名"), QStringLiteral("记录人签名")});
    CHECK(foot == 3 * made->pages); // the party, and two officers with 、 between them
    // Each on the line of its own words.
    for (qsizetype i = 1; i < places->size(); ++i)
        CHECK_FALSE((*places)[i].box.center() == (*places)[i - 1].box.center());
    CHECK_FALSE(signPlacesOn(QByteArrayLiteral("no PDF")));
}

TEST_CASE("a signature is drawn as paths at its place, and the pages stay archival", "[documents]")
{
    const Form form = sample::form(QStringLiteral("inspection_record"));
    const auto made = render(form, sample::caseFields(form.id), sample::context());
    REQUIRE(made);
    const auto places = signPlacesOn(made->pdf, (297 - form.marginBottom) * 72 / 25.4);
    REQUIRE(places);
    PlacedStrokes placed{written(), {places->first()}, QStringLiteral("手写板签名：某甲"), 0};
    for (const SignPlace &place : *places) {
        if (!place.everyPage && place.label.startsWith(QStringLiteral("当事人")))
            placed.places = {place};
    }
    const auto at = *Instant::parse(u"2026-03-01T10:20:00+08:00");
    const auto drawn = drawStrokes(made->pdf, placed, form.title, at, sample::context());
    REQUIRE(drawn);
    placed.places = {(*places)[1]};
    placed.nth = 1;
    placed.note = QStringLiteral("手写板签名：某乙");
    const auto twice = drawStrokes(*drawn, placed, form.title, at, sample::context());
    REQUIRE(twice);
    const QTemporaryDir folder;
    const QString file = sample::save(folder, QStringLiteral("signed"), *twice);
    sample::requireArchival({file});
    const QString text = sample::textOf(file);
    CHECK(text.contains(QStringLiteral("手写板签名：某甲")));
    CHECK(text.contains(QStringLiteral("手写板签名：某乙")));
    // Vectors: no picture, and black where the ink is.
    CHECK(sample::run(QStringLiteral("pdfimages"), {QStringLiteral("-list"), file}).count('\n') == 2);
    QByteArray bytes = bytesIn(file);
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    QPdfDocument pdf;
    pdf.load(&buffer);
    const QRectF box = placed.places.first().box;
    const QImage page = pdf.render(placed.places.first().page, QSize(1190, 1684));
    int dark = 0;
    for (int x = static_cast<int>(box.left() * 2); x < static_cast<int>(box.right() * 2); ++x) {
        for (int y = static_cast<int>(box.top() * 2); y < static_cast<int>(box.bottom() * 2); ++y)
            dark += qAlpha(page.pixel(x, y)) > 0 && qGray(page.pixel(x, y)) < 90 ? 1 : 0;
    }
    CHECK(dark > 200);
}
