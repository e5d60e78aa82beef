#include <algorithm>
#include <cmath>

#include <QtCore/QTemporaryDir>

#include "core/documents/seam.h"

#include "tests/core/documents/sample.h"

using namespace anjuan;
using namespace anjuan::documents;

namespace {

QString wordsOf(const SeamMarks &marks)
{
    QString words;
    for (const PlacedText &word : marks.words)
        words += word.text;
    return words;
}

/// On which pages of a PDF the seal's place is named, from 1, and how often.
QList<int> named(const QByteArray &pdf, int pages)
{
    QTemporaryDir folder;
    const QString name = folder.filePath(QStringLiteral("a.pdf"));
    QFile file(name);
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write(pdf);
    file.close();
    QList<int> found;
    for (int page = 1; page <= pages; ++page) {
        QString text = test::pdfText(name,
                                     {QStringLiteral("-raw"), QStringLiteral("-f"), QString::number(page),
                                      QStringLiteral("-l"), QString::number(page)});
        text.removeIf([](QChar c) { return c.isSpace(); });
        found += static_cast<int>(text.count(QStringLiteral("骑缝章")));
    }
    return found;
}

/// A decision of several pages.
QJsonObject longCase()
{
    QJsonObject fields = sample::caseFields(QStringLiteral("penalty_decision"));
    QJsonObject one = fields.value(QLatin1String("decision")).toObject();
    one.insert(QStringLiteral("facts"), QString(4000, QChar(u'查')));
    fields.insert(QStringLiteral("decision"), one);
    return fields;
}

} // namespace

TEST_CASE("the parts of a seal on fanned sheets make its circle, at the same height on each", "[seam]")
{
    for (const int sheets : {2, 3, 6}) {
        const double wide = std::min(42.0 / sheets, 24.0 - 2);
        double leftmost = 1e9;
        double rightmost = 0;
        std::size_t strokes = 0;
        for (int sheet = 0; sheet < sheets; ++sheet) {
            const SeamMarks marks = seamMarks(sheet, sheets, 24);
            CHECK(wordsOf(marks) == QStringLiteral("骑缝章"));
            CHECK_FALSE(marks.ops.empty());
            strokes += marks.ops.size();
            for (const Op &op : marks.ops) {
                // Where it lies when the sheets are laid side by side by what is seen of each.
                const double x = op.at.x() * 25.4 / kDpi - (210 - wide) + sheet * wide;
                const double y = op.at.y() * 25.4 / kDpi;
                CHECK(std::hypot(x - sheets * wide / 2, y - 148.5) == Approx(21).margin(0.01));
                leftmost = std::min(leftmost, x);
                rightmost = std::max(rightmost, x);
                CHECK(op.at.x() >= mmToPx(210 - wide));
                CHECK(op.to.x() <= mmToPx(210));
            }
        }
        CHECK(leftmost < 1);
        CHECK(rightmost > sheets * wide - 1);
        CHECK(strokes > 60);
    }
    CHECK(seamMarks(0, 1, 24).ops.empty());
}

TEST_CASE("of many sheets each seal shares one with the next", "[seam]")
{
    const int sheets = 13; // 1-6, 6-11, 11-13
    QList<int> seals;
    for (int sheet = 0; sheet < sheets; ++sheet)
        seals += static_cast<int>(seamMarks(sheet, sheets, 24).words.size()) / 3;
    CHECK(seals == QList<int>{1, 1, 1, 1, 1, 2, 1, 1, 1, 1, 2, 1, 1});
    // Seven: the seventh is sealed with the sixth.
    CHECK(seamMarks(6, 7, 24).words.size() == 3);
    CHECK(seamMarks(5, 7, 24).words.size() == 6);
}

TEST_CASE("a sealed paper of several pages has the place of the seal on each, others have none", "[seam]")
{
    const Form decision = sample::form(QStringLiteral("penalty_decision"));
    const auto made = render(decision, longCase(), sample::context());
    REQUIRE(made);
    REQUIRE(made->pages > 1);
    CHECK(named(made->pdf, made->pages).count(0) == 0);
    // A county that does without.
    Form without = decision;
    without.seam = false;
    const auto plain = render(without, longCase(), sample::context());
    REQUIRE(plain);
    CHECK(named(plain->pdf, plain->pages).count(0) == plain->pages);
    // A record is signed on each page, not sealed.
    QJsonObject fields = sample::caseFields(QStringLiteral("inspection_record"));
    const auto record = render(sample::form(QStringLiteral("inspection_record")), fields, sample::context());
    REQUIRE(record);
    CHECK(named(record->pdf, record->pages).count(0) == record->pages);
    // One page needs none.
    const auto receipt = render(sample::form(QStringLiteral("hearing_notice")),
                                sample::caseFields(QStringLiteral("hearing_notice")), sample::context());
    REQUIRE(receipt);
    REQUIRE(receipt->pages == 1);
    CHECK(named(receipt->pdf, 1) == QList<int>{0});
}

TEST_CASE("a form says itself that it has no seal across its edges", "[seam]")
{
    QJsonObject json{{QStringLiteral("id"), QStringLiteral("x")},
                     {QStringLiteral("title"), QStringLiteral("函")},
                     {QStringLiteral("version"), QStringLiteral("1")},
                     {QStringLiteral("audience"), QStringLiteral("external")},
                     {QStringLiteral("stage"), QStringLiteral("decision")},
                     {QStringLiteral("needs"), QJsonArray()},
                     {QStringLiteral("body"), QJsonArray()}};
    const auto with = parseForm(json, QStringLiteral("x.json"));
    REQUIRE(with);
    CHECK(with->seam);
    json.insert(QStringLiteral("page"), QJsonObject{{QStringLiteral("seam"), false}});
    const auto without = parseForm(json, QStringLiteral("x.json"));
    REQUIRE(without);
    CHECK_FALSE(without->seam);
}
