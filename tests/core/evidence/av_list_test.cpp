#include <catch2/catch.hpp>

#include "core/evidence/av_list.h"

using namespace anjuan::evidence;

namespace {

const QJsonArray kList = {QJsonObject{{QStringLiteral("step"), QStringLiteral("seizure")},
                                      {QStringLiteral("zh"), QStringLiteral("查封、扣押")},
                                      {QStringLiteral("mandatory"), true}},
                          QJsonObject{{QStringLiteral("step"), QStringLiteral("lien_service")},
                                      {QStringLiteral("zh"), QStringLiteral("留置送达")},
                                      {QStringLiteral("mandatory"), true}},
                          QJsonObject{{QStringLiteral("step"), QStringLiteral("inspection")},
                                      {QStringLiteral("zh"), QStringLiteral("现场检查")}}};

DoneAct done(const char *act, const QJsonObject &body = {})
{
    return {QStringLiteral("r-") + QLatin1String(act), QLatin1String(act), body};
}

} // namespace

TEST_CASE("acts belong to steps by name, and where the step asks by what they say")
{
    CHECK(stepOfAct(QStringLiteral("measure.carry_out"), {}) == QStringLiteral("seizure"));
    CHECK(stepOfAct(QStringLiteral("inspection.record"), {}) == QStringLiteral("inspection"));
    CHECK(stepOfAct(QStringLiteral("service.record"), {{QStringLiteral("method"), QStringLiteral("lien")}})
          == QStringLiteral("lien_service"));
    CHECK(
        stepOfAct(QStringLiteral("service.record"), {{QStringLiteral("method"), QStringLiteral("direct")}}).isEmpty());
    CHECK(stepOfAct(QStringLiteral("service.record"),
                    {{QStringLiteral("method"), QStringLiteral("lien")},
                     {QStringLiteral("private_members"), QJsonArray{QStringLiteral("witness")}}})
              .isEmpty());
    CHECK(stepOfAct(QStringLiteral("fine.pay"), {}).isEmpty());
    CHECK(stepOfAct(QStringLiteral("measure.propose"), {}).isEmpty());
}

TEST_CASE("a step is owed where it must be recorded and neither a recording nor a reason is there")
{
    const std::vector<DoneAct> acts = {done("measure.carry_out"), done("inspection.record")};
    auto rows = avRows(kList, acts, {}, {});
    REQUIRE(rows.size() == 3);
    CHECK(rows[0].state == AvRow::State::Owed);
    CHECK(rows[1].state == AvRow::State::NotDone);
    CHECK(rows[2].state == AvRow::State::Open);
    CHECK(coverageOf(rows).percent() == 0);
    CHECK(coverageOf(rows).owed == 1);
    rows = avRows(kList, acts, {{QStringLiteral("e1"), QStringLiteral("seizure")}}, {});
    CHECK(rows[0].state == AvRow::State::Recorded);
    CHECK(coverageOf(rows).percent() == 50);
    rows = avRows(kList, acts, {}, {{QStringLiteral("w1"), QStringLiteral("seizure")}});
    CHECK(rows[0].state == AvRow::State::Waived);
    CHECK(coverageOf(rows).owed == 0);
    CHECK(coverageOf(avRows(kList, {}, {}, {})).percent() == 100);
}

TEST_CASE("a service names its own recordings")
{
    const auto rows = avRows(kList,
                             {done("service.record",
                                   {{QStringLiteral("method"), QStringLiteral("lien")},
                                    {QStringLiteral("av_evidence"), QJsonArray{QStringLiteral("e7")}}})},
                             {}, {});
    CHECK(rows[1].state == AvRow::State::Recorded);
    CHECK(rows[1].recordings == QStringList{QStringLiteral("e7")});
}
