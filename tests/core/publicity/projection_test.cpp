#include <catch2/catch.hpp>

#include "core/publicity/projection.h"

using namespace anjuan;

namespace {

chain::Record record(const char *kind, const QJsonObject &body, const char *digit)
{
    chain::Record made;
    made.chain = QStringLiteral("case/00000000-0000-4000-8000-000000000021");
    made.kind = QString::fromLatin1(kind);
    made.hash = *Digest::fromHex(QString::fromLatin1(digit).repeated(64));
    made.body = body;
    return made;
}

} // namespace

TEST_CASE("what was published and what was declined stand apart", "[publicity]")
{
    auto store = store::Store::memory();
    REQUIRE(store);
    const chain::Projection projection = publicity::projection();
    REQUIRE((*store)->write([&](store::Write &write) -> Result<void> {
        ANJUAN_CHECK(write.script(projection.ddl));
        ANJUAN_CHECK(projection.apply(write,
                                      record("publicity.published",
                                             {{QStringLiteral("published_on"), QStringLiteral("2025-01-14")},
                                              {QStringLiteral("platform"), QStringLiteral("政府网站")},
                                              {QStringLiteral("text"), QStringLiteral("公示文本")}},
                                             "1")));
        ANJUAN_CHECK(projection.apply(write,
                                      record("publicity.declined",
                                             {{QStringLiteral("declined_on"), QStringLiteral("2025-02-01")},
                                              {QStringLiteral("reason"), QStringLiteral("仅警告")}},
                                             "2")));
        return projection.apply(write, record("case.closed", {}, "3"));
    }));
    const auto rows = (*store)->rows("SELECT published, decided_on, platform FROM publication ORDER BY decided_on");
    REQUIRE(rows);
    REQUIRE(rows->size() == 2);
    CHECK((*rows)[0].integer(0) == 1);
    CHECK((*rows)[0].text(1) == QStringLiteral("2025-01-14"));
    CHECK((*rows)[0].text(2) == QStringLiteral("政府网站"));
    CHECK((*rows)[1].integer(0) == 0);
    CHECK((*rows)[1].isNull(2));
}
