#include <algorithm>

#include <catch2/catch.hpp>

#include <QtCore/QFile>
#include <QtCore/QJsonDocument>

#include "core/base/messages.h"

#include "tests/core/casework/bench.h"

using namespace anjuan;
using namespace anjuan::casework;
using anjuan::test::Bench;

namespace {

/// A script in a folder of its own, with one step more than those of the case.
QString scriptWith(const QTemporaryDir &folder, const QJsonObject &step)
{
    const QString path = folder.filePath(QStringLiteral("discuss.json"));
    QFile file(path);
    REQUIRE(file.open(QIODevice::WriteOnly));
    const auto opening = [](const char *id) {
        return QJsonObject{{QStringLiteral("as"), test::kOfficer},
                           {QStringLiteral("do"), QStringLiteral("case.open")},
                           {QStringLiteral("id"), QLatin1String(id)},
                           {QStringLiteral("with"),
                            QJsonObject{{QStringLiteral("source"), QStringLiteral("inspection")},
                                        {QStringLiteral("received_on"), QStringLiteral("2026-01-06")},
                                        {QStringLiteral("place"), QStringLiteral("某村")},
                                        {QStringLiteral("suspected"), QStringLiteral("擅自倾倒垃圾")},
                                        {QStringLiteral("content"), QStringLiteral("巡查发现")}}}};
    };
    const QJsonObject script{{QStringLiteral("steps"), QJsonArray{opening("first"), opening("second"), step}}};
    file.write(QJsonDocument(script).toJson());
    return path;
}

QJsonObject discussStep(const QJsonArray &cases)
{
    const QJsonObject shared{{QStringLiteral("on"), QStringLiteral("2026-01-12")},
                             {QStringLiteral("place"), QStringLiteral("镇政府会议室")},
                             {QStringLiteral("chair"), QStringLiteral("zhaoliu")},
                             {QStringLiteral("attendees"), QStringLiteral("赵六、王五、孙七")},
                             {QStringLiteral("recorder"), QStringLiteral("周八")}};
    return {
        {QStringLiteral("as"), test::kOfficer},
        {QStringLiteral("do"), QStringLiteral("discuss")},
        {QStringLiteral("with"), QJsonObject{{QStringLiteral("meeting"), shared}, {QStringLiteral("cases"), cases}}}};
}

QJsonObject discussed(const char *id, const char *excerpt)
{
    return {{QStringLiteral("case"), QLatin1String(id)},
            {QStringLiteral("conclusion"), QStringLiteral("同意")},
            {QStringLiteral("excerpt"), QString::fromUtf8(excerpt)}};
}

} // namespace

TEST_CASE("a case script enters one meeting into several cases, named by the steps that opened them", "[casework]")
{
    Bench bench;
    const QTemporaryDir folder;
    const auto script = readScript(
        scriptWith(folder, discussStep({discussed("@first", "甲案摘录"), discussed("@second", "乙案摘录")})));
    INFO((script ? "" : qPrintable(describe(script.error()))));
    REQUIRE(script);
    NoProgress quiet;
    int failed = -1;
    const auto passwords = [](const QString &) -> Result<Secret> {
        return Secret::fromText(QStringLiteral("demo-2026"));
    };
    const auto ran = runScript(bench.library(), bench.clock(), *script, passwords, quiet, &failed);
    INFO((ran ? "" : qPrintable(describe(ran.error()))));
    REQUIRE(ran);
    REQUIRE(ran->outcomes.size() == 3);
    for (std::size_t n = 0; n < 2; ++n) {
        const auto view = bench.library().caseView(*ran->outcomes[n].caseId, nullptr);
        REQUIRE(view);
        CHECK(view->facts.discussed);
        CHECK(std::count_if(view->documents.begin(), view->documents.end(),
                            [](const DocumentView &one) { return one.form == QStringLiteral("discussion_excerpt"); })
              == 1);
    }
    CHECK(bench.holds());
}

TEST_CASE("a script's discussion is checked before anything is done: members, what is shared, who is named",
          "[casework]")
{
    const QTemporaryDir folder;
    const auto why = [&folder](const QJsonObject &step) {
        const auto script = readScript(scriptWith(folder, step));
        return script ? QString() : describe(script.error());
    };
    QJsonObject odd = discussed("@first", "甲");
    odd.insert(QStringLiteral("place"), QStringLiteral("会议室"));
    CHECK(why(discussStep({odd})).contains(QStringLiteral("place")));
    QJsonObject none = discussed("@first", "甲");
    none.remove(QStringLiteral("conclusion"));
    CHECK(why(discussStep({none})).contains(QStringLiteral("conclusion")));
    CHECK(why(discussStep({discussed("@third", "甲")})).contains(QStringLiteral("third")));
    CHECK(why(discussStep({})).contains(QStringLiteral("cases")));
    QJsonObject step = discussStep({discussed("@first", "甲")});
    QJsonObject with = step.value(QLatin1String("with")).toObject();
    QJsonObject shared = with.value(QLatin1String("meeting")).toObject();
    shared.insert(QStringLiteral("conclusion"), QStringLiteral("同意"));
    with.insert(QStringLiteral("meeting"), shared);
    step.insert(QStringLiteral("with"), with);
    CHECK(why(step).contains(QStringLiteral("conclusion")));
}
