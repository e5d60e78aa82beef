#include <catch2/catch.hpp>

#include <QtCore/QJsonDocument>

#include "core/dossier/score.h"

using namespace anjuan;
using namespace anjuan::dossier;

namespace {

QJsonObject sheetJson(const QByteArray &parts)
{
    return QJsonDocument::fromJson(R"({"id":"s","zh":"表","version":"1","source":"来源",
        "grades":[{"from":90,"zh":"优秀"},{"from":60,"zh":"合格"},{"from":0,"zh":"不合格"}],"parts":)"
                                   + parts + "}")
        .object();
}

ScoreSheet sheetOf(const QByteArray &parts)
{
    auto sheet = parseScoreSheet(sheetJson(parts), QStringLiteral("s.json"));
    INFO((sheet ? "" : qPrintable(sheet.error().args.join(u' '))));
    REQUIRE(sheet);
    return *sheet;
}

std::string faultOf(const QByteArray &parts, const std::map<QString, ScoreSheet> &others = {})
{
    const auto sheet = parseScoreSheet(sheetJson(parts), QStringLiteral("s.json"), others);
    REQUIRE_FALSE(sheet);
    return (sheet.error().id + QLatin1Char(' ') + sheet.error().args.join(QLatin1Char(' '))).toStdString();
}

const char *const kParts = R"([
    {"id":"v","zh":"否决","points":0,"criteria":[
        {"id":"V1","zh":"一","points":0,"veto":true,"verified":true,"manual":true},
        {"id":"V2","zh":"二","points":0,"veto":true,"verified":false,"manual":true}]},
    {"id":"a","zh":"甲","points":100,"criteria":[
        {"id":"a1","zh":"一","points":99.5,"manual":true},{"id":"a2","zh":"二","points":0.5,"manual":true}]}])";

ScoreAnswer answer(Standing standing, int lost = 0)
{
    ScoreAnswer one;
    one.standing = standing;
    one.lost = lost;
    return one;
}

} // namespace

TEST_CASE("points add up in tenths, a veto whose source was read takes all, another only warns")
{
    const ScoreSheet sheet = sheetOf(kParts);
    std::map<QString, ScoreAnswer> answers{{QStringLiteral("V1"), answer(Standing::Kept)},
                                           {QStringLiteral("V2"), answer(Standing::Kept)},
                                           {QStringLiteral("a1"), answer(Standing::Kept)},
                                           {QStringLiteral("a2"), answer(Standing::NotApplicable)}};
    CHECK(addUp(sheet, answers).points() == 1000);
    CHECK(addUp(sheet, answers).grade == QStringLiteral("优秀"));
    answers[QStringLiteral("a2")] = answer(Standing::Lost, 99); // never more than it has
    CHECK(addUp(sheet, answers).points() == 995);
    answers[QStringLiteral("V2")] = answer(Standing::Lost);
    CHECK(addUp(sheet, answers).points() == 995);
    CHECK(addUp(sheet, answers).doubtful == QStringList{QStringLiteral("V2")});
    answers[QStringLiteral("a1")] = answer(Standing::Unjudged);
    CHECK(addUp(sheet, answers).unjudged == 995);
    CHECK(addUp(sheet, answers).grade.isEmpty());
    answers[QStringLiteral("V1")] = answer(Standing::Lost);
    CHECK(addUp(sheet, answers).points() == 0);
    CHECK(addUp(sheet, answers).grade == QStringLiteral("不合格")); // whatever is still open
    CHECK(addUp(sheet, {}).unjudged == 1000);
}

TEST_CASE("a sheet takes parts of another and brings them to its own points")
{
    const std::map<QString, ScoreSheet> others{{QStringLiteral("s"), sheetOf(kParts)}};
    const auto sheet = parseScoreSheet(sheetJson(R"([{"id":"b","zh":"基础","from":"s","only":["v"],"points":20},
        {"id":"g","zh":"一般","from":"s","except":["v"],"points":80}])"),
                                       QStringLiteral("t.json"), others);
    REQUIRE(sheet);
    CHECK(sheet->tenths() == 1000);
    CHECK(sheet->parts.front().allOrNothing);
    CHECK(sheet->criterion(QStringLiteral("a2"))->tenths == 4);
    const Score score = addUp(*sheet,
                              {{QStringLiteral("V1"), answer(Standing::Kept)},
                               {QStringLiteral("V2"), answer(Standing::Lost)},
                               {QStringLiteral("a1"), answer(Standing::Kept)},
                               {QStringLiteral("a2"), answer(Standing::Kept)}});
    CHECK(score.points() == 1000); // 依据未核 takes nothing by itself
    CHECK(faultOf(R"([{"id":"b","zh":"x","from":"other","points":20}])", others) == "score.sheet_from s.json other");
    CHECK(faultOf(R"([{"id":"b","zh":"x","from":"s","only":["z"],"points":20}])", others)
          == "score.sheet_from s.json s");
    CHECK(faultOf(R"([{"id":"b","zh":"x","from":"s","except":["v"],"points":33}])", others)
          == "score.sheet_scale s.json a");
}

TEST_CASE("a sheet with a slip is refused by the place of it")
{
    const auto part = [](const QByteArray &criteria) {
        return R"([{"id":"a","zh":"甲","points":2,"criteria":[)" + criteria + "]}]";
    };
    CHECK(faultOf("[]") == "score.sheet_member s.json parts");
    CHECK(faultOf(part(R"({"id":"x","zh":"一","points":1,"manual":true})")) == "score.sheet_sum s.json a 1 2");
    CHECK(faultOf(part(R"({"id":"x","zh":"一","points":2})")) == "score.sheet_member s.json a.x.manual");
    CHECK(faultOf(part(R"({"id":"x","zh":"一","points":2,"checks":[{"chek":"rules"}]})"))
          == "score.sheet_member s.json a.x.checks");
    CHECK(faultOf(part(R"({"id":"x","zh":"一","points":0.05,"manual":true})")) == "score.sheet_member s.json a.x.");
    CHECK(faultOf(part(R"({"id":"x","zh":"一","points":2,"manual":true,"wen":[]})"))
          == "score.sheet_member s.json a.x.wen");
    CHECK(
        faultOf(part(R"({"id":"x","zh":"一","points":1,"manual":true},{"id":"x","zh":"二","points":1,"manual":true})"))
        == "score.sheet_member s.json a.x.");
}

TEST_CASE("points are read and written as people write them")
{
    CHECK(pointsText(865) == QStringLiteral("86.5"));
    CHECK(pointsText(800) == QStringLiteral("80"));
    CHECK(tenthsOf(QStringLiteral(" 0.5 ")) == 5);
    CHECK_FALSE(tenthsOf(QStringLiteral("0.55")));
    CHECK_FALSE(tenthsOf(QStringLiteral("-1")));
    CHECK_FALSE(tenthsOf(QStringLiteral("一")));
}
