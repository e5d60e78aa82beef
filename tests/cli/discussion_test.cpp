#include <catch2/catch.hpp>

#include <QtCore/QJsonDocument>

#include "tests/cli/runs.h"

using namespace anjuan::test;

namespace {

/// A case of a training library before its filing; gives its id.
QString begunCase(const Desk &desk, const QString &library, int n)
{
    QJsonObject script = readObject(caseScript(QStringLiteral("T01-completed")));
    QJsonArray steps;
    for (const auto step : script.value(QLatin1String("steps")).toArray()) {
        if (step.toObject().value(QLatin1String("id")).toString() == QStringLiteral("inspection"))
            break;
        steps.append(step);
    }
    script.insert(QStringLiteral("steps"), steps);
    const QString file = desk.file(QStringLiteral("case-%1.json").arg(n), QJsonDocument(script).toJson());
    done({QStringLiteral("run"), library, file});
    const QJsonArray all = done({QStringLiteral("list"), library, QStringLiteral("--json")}).json().toArray();
    REQUIRE(all.size() == n);
    return all.first().toObject().value(QLatin1String("id")).toString();
}

QByteArray meetingOf(const QStringList &ids, bool whole)
{
    QJsonArray cases;
    for (const QString &id : ids) {
        QJsonObject one{{QStringLiteral("case"), id}, {QStringLiteral("excerpt"), QStringLiteral("摘录")}};
        if (whole || id != ids.last())
            one.insert(QStringLiteral("conclusion"), QStringLiteral("同意"));
        cases.append(one);
    }
    const QJsonObject meeting{{QStringLiteral("on"), QStringLiteral("2026-01-06")},
                              {QStringLiteral("place"), QStringLiteral("会议室")},
                              {QStringLiteral("chair"), QStringLiteral("zhaoliu")},
                              {QStringLiteral("attendees"), QStringLiteral("赵六、王五")},
                              {QStringLiteral("recorder"), QStringLiteral("周八")},
                              {QStringLiteral("minutes"), QStringLiteral("minutes.txt")}};
    return QJsonDocument(QJsonObject{{QStringLiteral("meeting"), meeting}, {QStringLiteral("cases"), cases}}).toJson();
}

} // namespace

TEST_CASE("discuss enters one meeting into all cases of its file, or into none")
{
    const Desk desk;
    const QString library = desk.training();
    QStringList ids{begunCase(desk, library, 1)};
    for (const auto one : [&] {
             begunCase(desk, library, 2);
             return done({QStringLiteral("list"), library, QStringLiteral("--json")}).json().toArray();
         }()) {
        const QString id = one.toObject().value(QLatin1String("id")).toString();
        if (!ids.contains(id))
            ids += id;
    }
    REQUIRE(ids.size() == 2);
    desk.file(QStringLiteral("minutes.txt"), "会议记录");
    const QString half = desk.file(QStringLiteral("half.json"), meetingOf(ids, false));
    const QString as = QStringLiteral("zhangsan");
    const qint64 before = records(library, QStringLiteral("case/%"));
    const Ran refused = cli({QStringLiteral("discuss"), library, half, QStringLiteral("--as"), as});
    INFO(qPrintable(refused.all()));
    CHECK(refused.exit == 2);
    CHECK(refused.err.contains(QStringLiteral("[discussion.in_case]")));
    CHECK(records(library, QStringLiteral("case/%")) == before);

    const QString whole = desk.file(QStringLiteral("whole.json"), meetingOf(ids, true));
    const Ran entered =
        done({QStringLiteral("discuss"), library, whole, QStringLiteral("--as"), as, QStringLiteral("--json")});
    CHECK(entered.json().toArray().size() == 2);
    CHECK(records(library, QStringLiteral("case/%")) == before + 4); // a record in each, and its excerpt
    CHECK(findings(library).isEmpty());
    CHECK(cli({QStringLiteral("discuss"), library}).exit == 2);
}
