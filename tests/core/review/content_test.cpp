#include <functional>

#include <catch2/catch.hpp>

#include <QtCore/QJsonArray>

#include "core/review/content.h"

using namespace anjuan;
using namespace anjuan::review;

namespace {

Content sample()
{
    return {.party = textDigest(QStringLiteral("party")),
            .facts = textDigest(QStringLiteral("facts")),
            .evidence = {QString(64, QLatin1Char('b')), QString(64, QLatin1Char('a'))},
            .articlesViolated = QStringLiteral("article 59"),
            .penaltyBasis = QStringLiteral("article 87"),
            .tier = QStringLiteral("light"),
            .fineFen = 100000,
            .warning = true,
            .otherKinds = {},
            .confiscation = {},
            .formVersions = {QStringLiteral("decision@1")}};
}

QString digestOf(const Content &content)
{
    return contentDigest(content).value();
}

} // namespace

TEST_CASE("the content digest is SM3 of canonical JSON, the same for ever", "[review]")
{
    // Computed by another program over the canonical text of the empty content.
    CHECK(digestOf({}).toStdString() == "f199a16d59b2d11e5f6d834ecfca0c16e1f5f5309fba33cb3137a733340e07e4");
}

TEST_CASE("the order of evidence and its repeats do not change the digest", "[review]")
{
    Content other = sample();
    other.evidence = {QString(64, QLatin1Char('a')), QString(64, QLatin1Char('b')), QString(64, QLatin1Char('a'))};
    CHECK(digestOf(other) == digestOf(sample()));
    CHECK(differences(other, sample()).isEmpty());
}

TEST_CASE("every member of the content changes the digest and is named as the difference", "[review]")
{
    const std::vector<std::pair<const char *, std::function<void(Content &)>>> changes = {
        {"party", [](Content &c) { c.party = textDigest(QStringLiteral("another")); }},
        {"facts", [](Content &c) { c.facts = textDigest(QStringLiteral("another")); }},
        {"evidence", [](Content &c) { c.evidence.removeLast(); }},
        {"articles_violated", [](Content &c) { c.articlesViolated = QStringLiteral("article 60"); }},
        {"penalty_basis", [](Content &c) { c.penaltyBasis = QStringLiteral("article 88"); }},
        {"tier", [](Content &c) { c.tier = QStringLiteral("heavy"); }},
        {"fine_fen", [](Content &c) { c.fineFen = 100001; }},
        {"warning", [](Content &c) { c.warning = false; }},
        {"other_kinds", [](Content &c) { c.otherKinds = {QStringLiteral("criticism")}; }},
        {"confiscation", [](Content &c) { c.confiscation = QStringLiteral("a speaker"); }},
        {"form_versions", [](Content &c) { c.formVersions = {QStringLiteral("decision@2")}; }},
    };
    CHECK(toJson({}).size() == static_cast<qsizetype>(changes.size()));
    for (const auto &[member, change] : changes) {
        CAPTURE(member);
        Content other = sample();
        change(other);
        CHECK(digestOf(other) != digestOf(sample()));
        CHECK(differences(other, sample()) == QStringList{QLatin1String(member)});
    }
}

TEST_CASE("what several parties add to the content changes the digest, and one party's stays as it was", "[review]")
{
    const QString second = textDigest(QStringLiteral("second"));
    CHECK_FALSE(toJson(sample()).contains(QLatin1String("other_parties")));
    Content joint = sample();
    joint.otherParties = {second};
    Content apart = joint;
    apart.partyFines = {sample().party + QStringLiteral("=60000"), second + QStringLiteral("=40000")};
    CHECK(digestOf(joint) != digestOf(sample()));
    CHECK(digestOf(apart) != digestOf(joint));
    for (const auto &[a, b] : {std::pair(joint, sample()), std::pair(sample(), joint)})
        CHECK(differences(a, b) == QStringList{QStringLiteral("other_parties")});
    CHECK(differences(apart, joint) == QStringList{QStringLiteral("party_fines")});
    for (const Content &one : {joint, apart}) {
        const auto back = contentFromJson(toJson(one));
        REQUIRE(back);
        CHECK(digestOf(*back) == digestOf(one));
    }
    QJsonObject empty = toJson(sample());
    empty.insert(QStringLiteral("other_parties"), QJsonArray());
    CHECK(contentFromJson(empty).error().args == QStringList{QStringLiteral("other_parties")});
}

TEST_CASE("content read back from its JSON has the same digest", "[review]")
{
    const auto back = contentFromJson(toJson(sample()));
    REQUIRE(back);
    CHECK(digestOf(*back) == digestOf(sample()));
}

TEST_CASE("content with a member missing, unknown or of the wrong sort is refused", "[review]")
{
    QJsonObject object = toJson(sample());
    SECTION("missing")
    {
        object.remove(QStringLiteral("tier"));
        CHECK(contentFromJson(object).error().args == QStringList{QStringLiteral("tier")});
    }
    SECTION("unknown")
    {
        object.insert(QStringLiteral("number"), QStringLiteral("1"));
        CHECK(contentFromJson(object).error().args == QStringList{QStringLiteral("number")});
    }
    SECTION("wrong sort")
    {
        object.insert(QStringLiteral("fine_fen"), QStringLiteral("1"));
        CHECK(contentFromJson(object).error().id.toStdString() == "review.content_wrong");
    }
    SECTION("a list of something else")
    {
        object.insert(QStringLiteral("evidence"), QJsonArray{1});
        CHECK(contentFromJson(object).error().args == QStringList{QStringLiteral("evidence")});
    }
}

TEST_CASE("a text's digest ignores line ends and outer white space alone", "[review]")
{
    CHECK(textDigest(QStringLiteral("a\r\nb \n")) == textDigest(QStringLiteral("a\nb")));
    CHECK(textDigest(QStringLiteral("a b")) != textDigest(QStringLiteral("ab")));
}
