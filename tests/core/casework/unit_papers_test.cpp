#include <catch2/catch.hpp>

#include <QtCore/QProcess>

#include "core/casework/unit_papers.h"
#include "core/documents/punctuation.h"

#include "tests/core/casework/bench.h"

using namespace anjuan;
using namespace anjuan::casework;

namespace {

QString wordsOf(const QString &file)
{
    QProcess process;
    process.start(QStringLiteral("pdftotext"), {file, QStringLiteral("-")});
    REQUIRE(process.waitForFinished());
    QString text = QString::fromUtf8(process.readAllStandardOutput());
    text.removeIf([](QChar c) { return c.isSpace(); });
    return text;
}

} // namespace

TEST_CASE("a unit's handbook holds its people, powers, lists and flows, from pack and office alone")
{
    test::Bench bench;
    const QTemporaryDir folder;
    const QDate on = bench.clock().today();
    const QString file = folder.filePath(QStringLiteral("handbook.pdf"));
    const auto pages = writeUnitPaper(bench.library(), UnitPaper::Handbook, on, file);
    REQUIRE(pages);
    CHECK(*pages > 3);
    QProcess valid;
    valid.start(QStringLiteral("sh"), {QStringLiteral(ANJUAN_SOURCE_DIR "/docs/format/pdfa1b.sh"), file});
    REQUIRE(valid.waitForFinished(60000));
    INFO(valid.readAllStandardOutput().toStdString());
    CHECK(valid.exitCode() == 0);
    const QString all = wordsOf(file);
    for (const PersonView &person : bench.library().people()) {
        INFO(person.name.toStdString());
        // Who only keeps the library is no one of the unit's enforcement staff.
        QStringList roles = person.roles;
        roles.removeAll(QStringLiteral("admin"));
        CHECK(all.contains(person.name) == !roles.isEmpty());
    }
    int powers = 0;
    for (const packs::PowerEntry &power : bench.library().pack().powers) {
        const packs::Item *item = bench.library().pack().itemOn(power.item, on);
        const bool holds = item && power.effectiveFrom <= on && (!power.effectiveTo || *power.effectiveTo >= on);
        powers += holds ? 1 : 0;
        if (holds) {
            QString name = documents::fullWidth(item->name);
            name.removeIf([](QChar c) { return c.isSpace(); });
            INFO(name.toStdString());
            CHECK(all.contains(name));
        }
    }
    CHECK(powers > 5);
    CHECK(all.contains(QStringLiteral("教学样本")));
    CHECK(all.contains(QStringLiteral("流程普通程序")));
    CHECK_FALSE(all.contains(QStringLiteral("历史案件")));
    CHECK(all.indexOf(QStringLiteral("0300220001")) < all.indexOf(QStringLiteral("0300220002")));
    CHECK(all.indexOf(QStringLiteral("0300220002")) < all.indexOf(QStringLiteral("0300220003")));
    CHECK(all.contains(QStringLiteral("法制审核（需要时）")));
    CHECK(all.contains(QStringLiteral("规则包没有载明随机抽查事项清单")));

    // A day on which nothing was delegated yet has an empty list, and the flow alone has no people.
    REQUIRE(writeUnitPaper(bench.library(), UnitPaper::Lists, QDate(2019, 1, 1), file));
    CHECK_FALSE(wordsOf(file).contains(QStringLiteral("流程普通程序")));
    CHECK_FALSE(wordsOf(file).contains(QStringLiteral("露天焚烧秸秆")));
    REQUIRE(writeUnitPaper(bench.library(), UnitPaper::Flow, on, file));
    CHECK_FALSE(wordsOf(file).contains(QStringLiteral("清单一")));
    REQUIRE(writeUnitPaper(bench.library(), UnitPaper::Publicity, on, file));
    CHECK(wordsOf(file).contains(QStringLiteral("执法主体")));
    CHECK_FALSE(wordsOf(file).contains(QStringLiteral("文书目录")));
    const auto nowhere =
        writeUnitPaper(bench.library(), UnitPaper::Flow, on, folder.filePath(QStringLiteral("none/a.pdf")));
    REQUIRE_FALSE(nowhere);
    CHECK(nowhere.error().id == QStringLiteral("file.not_written"));
}

TEST_CASE("what is known of a unit stands in the form that describes it")
{
    test::Bench bench;
    const QJsonObject unit = unitDescription(bench.library());
    CHECK(unit.value(QLatin1String("short")).toString() == QStringLiteral("示例镇"));
    CHECK(unit.contains(QLatin1String("court")));
    CHECK_FALSE(unit.contains(QLatin1String("hand_signing")));
    NoProgress quiet;
    QJsonObject with = unit;
    with.insert(QStringLiteral("postcode"), QStringLiteral("453500"));
    REQUIRE(bench.session(QStringLiteral("admin"))
                .perform({.act = QStringLiteral("office.describe_unit"),
                          .caseId = std::nullopt,
                          .with = with,
                          .secrets = {},
                          .filesFrom = {}},
                         quiet));
    CHECK(unitDescription(bench.library()) == with);
}
