#include <catch2/catch.hpp>

#include "core/casework/phrase_book.h"

#include "tests/core/casework/bench.h"

using namespace anjuan;
using namespace anjuan::casework;
using anjuan::test::Bench;

namespace {

Result<Outcome> say(Bench &bench, const char *act, const char *place, const QString &text, const char *as = "admin")
{
    return bench.perform({QLatin1String(as),
                          QLatin1String(act),
                          {},
                          QStringLiteral("2026-01-05T09:00:00+08:00"),
                          {{QStringLiteral("place"), QLatin1String(place)}, {QStringLiteral("text"), text}}});
}

std::vector<Phrase> phrases(Bench &bench)
{
    const auto all = phraseBook(bench.library());
    REQUIRE(all);
    return *all;
}

} // namespace

TEST_CASE("a unit's phrases are adopted and withdrawn by record")
{
    Bench bench;
    CHECK(phrases(bench).empty());
    const QString agree = QStringLiteral("同意,按程序办理。");
    REQUIRE(say(bench, "phrase.adopt", "opinion", agree));
    REQUIRE(say(bench, "phrase.adopt", "facts", QStringLiteral("现场检查时,当事人正在占道经营。")));
    REQUIRE(say(bench, "phrase.adopt", "any", agree)); // another place is another phrase
    CHECK(phrases(bench).size() == 3);
    CHECK(phrases(bench).front() == Phrase{QStringLiteral("opinion"), agree});

    const auto again = say(bench, "phrase.adopt", "opinion", agree);
    REQUIRE_FALSE(again);
    CHECK(again.error().id == QStringLiteral("phrase.there"));
    const auto longer = say(bench, "phrase.adopt", "opinion", QString(501, QChar(u'同')));
    REQUIRE_FALSE(longer);
    CHECK(longer.error().id == QStringLiteral("phrase.too_long"));
    const auto unknown = say(bench, "phrase.withdraw", "reason", agree);
    REQUIRE_FALSE(unknown);
    CHECK(unknown.error().id == QStringLiteral("phrase.unknown"));
    const auto officer = say(bench, "phrase.adopt", "opinion", QStringLiteral("不同意"), "zhangsan");
    REQUIRE_FALSE(officer);
    CHECK(officer.error().id == QStringLiteral("act.no_role"));

    REQUIRE(say(bench, "phrase.withdraw", "opinion", agree));
    CHECK(phrases(bench).size() == 2);
    REQUIRE(say(bench, "phrase.adopt", "opinion", agree));
    CHECK(phrases(bench).size() == 3);
    CHECK(bench.holds());
}

TEST_CASE("a field says of which sort it is by its name")
{
    CHECK(phrasePlaceOf(QStringLiteral("opinion")) == QStringLiteral("opinion"));
    CHECK(phrasePlaceOf(QStringLiteral("party_opinion")) == QStringLiteral("any"));
    CHECK(phrasePlaceOf(QStringLiteral("departure_reason")) == QStringLiteral("reason"));
    CHECK(phrasePlaceOf(QStringLiteral("findings")) == QStringLiteral("facts"));
    CHECK(phrasePlaceOf(QStringLiteral("correction_text")) == QStringLiteral("correction"));
    CHECK(phrasePlaceOf(QStringLiteral("place")) == QStringLiteral("any"));
}
