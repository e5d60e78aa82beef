#include <catch2/catch.hpp>

#include "core/office/book.h"
#include "core/office/projection.h"

using namespace anjuan;
using namespace anjuan::office;

namespace {

const PersonId kZhang = *PersonId::parse(u"00000000-0000-4000-8000-000000000002");

chain::Record record(const char *kind, const QJsonObject &body, qint64 seq = 1)
{
    chain::Record made;
    made.chain = QStringLiteral("office/00000000-0000-4000-8000-000000000031");
    made.kind = QString::fromLatin1(kind);
    made.seq = seq;
    made.body = body;
    return made;
}

QDate day(int year, int month, int dayOfMonth)
{
    return QDate(year, month, dayOfMonth);
}

QJsonObject card()
{
    return {{QStringLiteral("person"), kZhang.toString()},
            {QStringLiteral("credential"), QStringLiteral("enforcement")},
            {QStringLiteral("number"), QStringLiteral("05071197053")},
            {QStringLiteral("valid_from"), QStringLiteral("2022-11-01")},
            {QStringLiteral("valid_to"), QStringLiteral("2027-10-31")}};
}

OfficeBook bookWithZhang()
{
    OfficeBook book;
    book.add(record("office.person_registered",
                    {{QStringLiteral("person"), kZhang.toString()},
                     {QStringLiteral("name"), QStringLiteral("张三")},
                     {QStringLiteral("login"), QStringLiteral("zhangsan")}}));
    return book;
}

} // namespace

TEST_CASE("a person is found by log-in and named", "[office]")
{
    const OfficeBook book = bookWithZhang();
    REQUIRE(book.byLogin(QStringLiteral("zhangsan")));
    CHECK(book.byLogin(QStringLiteral("zhangsan"))->id == kZhang);
    CHECK(book.name(kZhang) == QStringLiteral("张三"));
    CHECK_FALSE(book.byLogin(QStringLiteral("lisi")));
}

TEST_CASE("a role holds from its first day to its last", "[office]")
{
    OfficeBook book = bookWithZhang();
    const QString officer = QStringLiteral("officer");
    book.add(record("office.role_granted",
                    {{QStringLiteral("person"), kZhang.toString()},
                     {QStringLiteral("role"), officer},
                     {QStringLiteral("from_on"), QStringLiteral("2025-01-01")}}));
    CHECK(book.rolesOn(kZhang, day(2024, 12, 31)).isEmpty());
    CHECK(book.rolesOn(kZhang, day(2025, 1, 1)) == QStringList{officer});
    book.add(record("office.role_ended",
                    {{QStringLiteral("person"), kZhang.toString()},
                     {QStringLiteral("role"), officer},
                     {QStringLiteral("to_on"), QStringLiteral("2025-06-30")}}));
    CHECK(book.rolesOn(kZhang, day(2025, 6, 30)) == QStringList{officer});
    CHECK(book.rolesOn(kZhang, day(2025, 7, 1)).isEmpty());
}

TEST_CASE("an enforcement card is judged by the date of the act", "[office]")
{
    OfficeBook book = bookWithZhang();
    CHECK(book.cardOn(kZhang, day(2025, 1, 1)) == CardState::Unknown);
    book.add(record("office.credential_entered", card()));
    CHECK(book.cardOn(kZhang, day(2022, 10, 31)) == CardState::NotValid);
    CHECK(book.cardOn(kZhang, day(2022, 11, 1)) == CardState::Valid);
    CHECK(book.cardOn(kZhang, day(2027, 10, 31)) == CardState::Valid);
    CHECK(book.cardOn(kZhang, day(2027, 11, 1)) == CardState::NotValid);
    CHECK(book.cardNumber(kZhang, day(2025, 1, 1)) == QStringLiteral("05071197053"));
}

TEST_CASE("a suspended card is not valid until it is restored, and earlier acts keep their card", "[office]")
{
    OfficeBook book = bookWithZhang();
    book.add(record("office.credential_entered", card()));
    const auto status = [](const char *word, const char *from) {
        return QJsonObject{{QStringLiteral("number"), QStringLiteral("05071197053")},
                           {QStringLiteral("status"), QString::fromLatin1(word)},
                           {QStringLiteral("from_on"), QString::fromLatin1(from)}};
    };
    book.add(record("office.credential_status_recorded", status("suspended", "2025-03-01")));
    book.add(record("office.credential_status_recorded", status("valid", "2025-04-01")));
    CHECK(book.cardOn(kZhang, day(2025, 2, 28)) == CardState::Valid);
    CHECK(book.cardOn(kZhang, day(2025, 3, 15)) == CardState::NotValid);
    CHECK(book.cardOn(kZhang, day(2025, 4, 1)) == CardState::Valid);
}

TEST_CASE("a card whose annual verification is not entered is a warning, not an invalid card", "[office]")
{
    OfficeBook book = bookWithZhang();
    QJsonObject verified = card();
    verified.insert(QStringLiteral("verified_until"), QStringLiteral("2024-12-31"));
    book.add(record("office.credential_entered", verified));
    CHECK(book.cardOn(kZhang, day(2024, 12, 31)) == CardState::Valid);
    CHECK(book.cardOn(kZhang, day(2025, 1, 1)) == CardState::VerificationMissing);
}

TEST_CASE("a reviewer is qualified by a legal qualification, not by an enforcement card", "[office]")
{
    OfficeBook book = bookWithZhang();
    book.add(record("office.credential_entered", card()));
    CHECK_FALSE(book.isQualifiedReviewer(kZhang, day(2025, 1, 1)));
    QJsonObject legal = card();
    legal.insert(QStringLiteral("credential"), QStringLiteral("legal_qualification"));
    legal.insert(QStringLiteral("number"), QStringLiteral("A20110000000000"));
    book.add(record("office.credential_entered", legal));
    CHECK(book.isQualifiedReviewer(kZhang, day(2025, 1, 1)));
    CHECK(book.qualificationNumber(kZhang) == QStringLiteral("A20110000000000"));
}

TEST_CASE("the book's tables follow the records", "[office]")
{
    auto store = store::Store::memory();
    REQUIRE(store);
    const chain::Projection projection = office::projection();
    const auto done = (*store)->write([&](store::Write &write) -> Result<void> {
        ANJUAN_CHECK(write.script(projection.ddl));
        ANJUAN_CHECK(projection.apply(write, record("office.credential_entered", card(), 7)));
        return projection.apply(write,
                                record("office.credential_status_recorded",
                                       {{QStringLiteral("number"), QStringLiteral("05071197053")},
                                        {QStringLiteral("status"), QStringLiteral("withdrawn")},
                                        {QStringLiteral("from_on"), QStringLiteral("2025-03-01")}},
                                       8));
    });
    REQUIRE(done);
    const auto row = (*store)->first("SELECT seq, status, status_from FROM credential");
    REQUIRE(row);
    REQUIRE(*row);
    CHECK((*row)->integer(0) == 7);
    CHECK((*row)->text(1) == QStringLiteral("withdrawn"));
    CHECK((*row)->text(2) == QStringLiteral("2025-03-01"));
}

TEST_CASE("a deputy holds a delegated role from day to day, while its giver holds it", "[office]")
{
    const PersonId li = *PersonId::parse(u"00000000-0000-4000-8000-000000000003");
    OfficeBook book;
    book.add(record("office.role_granted",
                    {{QStringLiteral("person"), kZhang.toString()},
                     {QStringLiteral("role"), QStringLiteral("leader")},
                     {QStringLiteral("from_on"), QStringLiteral("2026-01-01")}}));
    const QJsonObject pair{{QStringLiteral("from"), kZhang.toString()}, {QStringLiteral("to"), li.toString()}};
    QJsonObject delegation = pair;
    delegation.insert(QStringLiteral("role"), QStringLiteral("leader"));
    delegation.insert(QStringLiteral("from_on"), QStringLiteral("2026-03-02"));
    delegation.insert(QStringLiteral("to_on"), QStringLiteral("2026-03-13"));
    book.add(record("office.authority_delegated", delegation));
    CHECK(book.rolesOn(li, day(2026, 3, 1)).isEmpty());
    CHECK(book.rolesOn(li, day(2026, 3, 2)) == QStringList{QStringLiteral("leader")});
    CHECK(book.standsInFor(li, QStringLiteral("leader"), day(2026, 3, 13)) == kZhang);
    CHECK(book.rolesOn(li, day(2026, 3, 14)).isEmpty());
    CHECK_FALSE(book.standsInFor(kZhang, QStringLiteral("leader"), day(2026, 3, 5)));
    SECTION("ended early")
    {
        QJsonObject ended = pair;
        ended.insert(QStringLiteral("ended_on"), QStringLiteral("2026-03-05"));
        book.add(record("office.delegation_ended", ended));
        CHECK(book.rolesOn(li, day(2026, 3, 5)) == QStringList{QStringLiteral("leader")});
        CHECK(book.rolesOn(li, day(2026, 3, 6)).isEmpty());
    }
    SECTION("who holds the role no longer gives it no more")
    {
        book.add(record("office.role_ended",
                        {{QStringLiteral("person"), kZhang.toString()},
                         {QStringLiteral("role"), QStringLiteral("leader")},
                         {QStringLiteral("to_on"), QStringLiteral("2026-03-04")}}));
        CHECK(book.rolesOn(li, day(2026, 3, 6)).isEmpty());
    }
}
