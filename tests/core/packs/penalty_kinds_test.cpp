#include <catch2/catch.hpp>

#include "core/base/messages.h"
#include "core/packs/findings.h"
#include "core/packs/pack.h"
#include "core/packs/penalty_kinds.h"

using namespace anjuan;
using namespace anjuan::packs;

namespace {

QJsonObject withKinds(const QJsonArray &kinds)
{
    QJsonObject pack = builtInPack();
    QJsonObject settings = pack.value(QLatin1String("settings")).toObject();
    settings.insert(QStringLiteral("discussion_kinds"), kinds);
    pack.insert(QStringLiteral("settings"), settings);
    return pack;
}

} // namespace

TEST_CASE("the kinds of penalty are those of the law, each by code and by name", "[packs]")
{
    QStringList codes, names;
    for (const PenaltyKind &each : kPenaltyKinds) {
        codes << QString::fromLatin1(each.code);
        names << QString::fromUtf8(each.zh);
        CHECK(penaltyKind(codes.last()) == &each);
        CHECK(penaltyKind(names.last()) == &each);
        CHECK(penaltyKindName(codes.last()) == names.last());
    }
    CHECK(codes.removeDuplicates() == 0);
    CHECK(names.removeDuplicates() == 0);
    // 行政处罚法 第九条, but for 行政拘留
    for (const char *zh : {"警告", "通报批评", "罚款", "没收违法所得", "没收非法财物", "暂扣许可证件", "降低资质等级",
                           "吊销许可证件", "限制开展生产经营活动", "责令停产停业", "责令关闭", "限制从业"})
        CHECK(names.contains(QString::fromUtf8(zh)));
    CHECK_FALSE(penaltyKind(QStringLiteral("行政拘留")));
    CHECK(penaltyKindName(QStringLiteral("暂扣执照")) == QStringLiteral("暂扣执照"));
}

TEST_CASE("which penalties the heads discuss is the pack's; without a word those a hearing may be asked for", "[packs]")
{
    const auto silent = parsePack(builtInPack(), QStringLiteral("县.json"));
    REQUIRE(silent);
    CHECK(silent->settings.discussionKinds
          == QStringList{QStringLiteral("lower_grade"), QStringLiteral("revoke_licence"),
                         QStringLiteral("suspend_business"), QStringLiteral("close_business"),
                         QStringLiteral("restrict_business")});
    const auto own = parsePack(withKinds({QStringLiteral("revoke_licence"), QStringLiteral("confiscate_goods")}),
                               QStringLiteral("县.json"));
    REQUIRE(own);
    CHECK(own->settings.discussionKinds
          == QStringList{QStringLiteral("revoke_licence"), QStringLiteral("confiscate_goods")});
}

TEST_CASE("a kind of penalty nobody knows, or a list of none, is refused with its place", "[packs]")
{
    for (const auto &[kinds, id] : {std::pair{QJsonArray{QStringLiteral("detention")}, "packs.kind_unknown"},
                                    std::pair{QJsonArray{QStringLiteral("责令关闭")}, "packs.kind_unknown"},
                                    std::pair{QJsonArray{}, "packs.kinds_empty"}}) {
        const auto refused = parsePack(withKinds(kinds), QStringLiteral("县.json"));
        REQUIRE_FALSE(refused);
        CHECK(refused.error().id == QLatin1String(id));
        CHECK(describe(refused.error()).contains(QStringLiteral("settings.discussion_kinds")));
    }
}
