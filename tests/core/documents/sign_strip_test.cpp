#include <QtCore/QBuffer>
#include <QtPdf/QPdfDocument>

#include "core/documents/sign_places.h"

#include "sample.h"

using namespace anjuan;
using namespace anjuan::documents;

namespace {

const QStringList kLabels = {QStringLiteral("当事人签名"), QStringLiteral("见证人签名"), QStringLiteral("执法人员签名"),
                             QStringLiteral("执法人员签名")};
const QString kHeading = QStringLiteral("《告知书》签名栏");

/// A paper without a place to sign in, of so many lines.
QByteArray paper(int lines)
{
    QJsonObject json{{QStringLiteral("id"), QStringLiteral("plain")},
                     {QStringLiteral("title"), QStringLiteral("告知书")},
                     {QStringLiteral("version"), QStringLiteral("1")}};
    json.insert(QStringLiteral("body"),
                QJsonDocument::fromJson(R"([{"text":"{{long}}","style":"body"},
                    {"block":"table","columns":[1,2],"rows":[["金额","{{sum}}"]]}])")
                    .array());
    const auto form = parseForm(json, QStringLiteral("plain"));
    REQUIRE(form);
    QStringList text;
    for (int i = 0; i < lines; ++i)
        text += QStringLiteral("第%1条内容，请当事人看清后确认。").arg(i);
    const auto made = render(
        *form,
        {{QStringLiteral("long"), text.join(QLatin1Char('\n'))}, {QStringLiteral("sum"), QStringLiteral("贰佰元整")}},
        sample::context());
    REQUIRE(made);
    return made->pdf;
}

HandStrokes written()
{
    HandStrokes out{40000, 20000, QStringLiteral("mouse"), {}};
    QList<StrokePoint> line;
    for (int i = 0; i < 40; ++i)
        line += {4000 + 700 * i, 9000 + (i % 7) * 600, 0, 9 * i};
    out.strokes += line;
    return out;
}

int pagesIn(const QByteArray &pdf)
{
    QByteArray bytes = pdf;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    QPdfDocument document;
    document.load(&buffer);
    return document.pageCount();
}

QByteArray drawn(const QByteArray &pdf, const SignStrip &strip, int place, int nth)
{
    PlacedStrokes placed;
    placed.strokes = written();
    placed.places = {strip.places.at(place)};
    placed.note = QStringLiteral("手写板签名：某%1").arg(nth);
    placed.nth = nth;
    placed.strip = strip;
    const auto out = drawStrokes(pdf, placed, QStringLiteral("告知书"), *Instant::parse(u"2026-03-02T09:00:00+08:00"),
                                 sample::context());
    REQUIRE(out);
    return *out;
}

} // namespace

TEST_CASE("a paper without a place to sign in gets a strip below its last line, or a page behind it", "[documents]")
{
    QTemporaryDir folder;
    int behind = 0, below = 0;
    for (int lines = 2; lines <= 34; lines += 4) {
        const QByteArray pdf = paper(lines);
        REQUIRE(signPlacesOn(pdf)->isEmpty());
        const int before = pagesIn(pdf);
        const auto strip = signStripOn(pdf, kLabels, kHeading);
        REQUIRE(strip);
        REQUIRE(strip->places.size() == 4);
        INFO(lines);
        CHECK(signStripOn(pdf, kLabels, kHeading)->places.front().box == strip->places.front().box);
        (strip->ownPage ? behind : below) += 1;
        for (const SignPlace &place : strip->places) {
            CHECK(place.page == (strip->ownPage ? before : before - 1));
            CHECK(place.box.bottom() < 841.89 - 20 * 72 / 25.4);
            CHECK(place.box.right() < 580);
        }
        const QByteArray once = drawn(pdf, *strip, 0, 0);
        const QByteArray twice = drawn(once, *strip, 2, 1);
        CHECK(pagesIn(once) == before + (strip->ownPage ? 1 : 0));
        CHECK(pagesIn(twice) == pagesIn(once));
        const QString file = sample::save(folder, QStringLiteral("strip%1").arg(lines), twice);
        sample::requireArchival({file});
        const QString last = sample::textOf(file, strip->places.front().page + 1);
        // The strip is drawn once, with all its labels, whoever signs second.
        CHECK(last.count(QStringLiteral("当事人签名：")) == 1);
        CHECK(last.count(QStringLiteral("执法人员签名：")) == 2);
        CHECK(last.count(kHeading) == 1);
        CHECK(last.contains(QStringLiteral("手写板签名：某0")));
        CHECK(last.contains(QStringLiteral("手写板签名：某1")));
        // Nothing of the paper lies under it.
        CHECK(last.contains(QStringLiteral("贰佰元整")) == !strip->ownPage);
    }
    CHECK(behind > 0);
    CHECK(below > 0);
}

TEST_CASE("what is no PDF has no strip", "[documents]")
{
    const auto none = signStripOn("nothing", kLabels, kHeading);
    REQUIRE_FALSE(none);
    CHECK(none.error().id == QStringLiteral("signing.unreadable"));
}
