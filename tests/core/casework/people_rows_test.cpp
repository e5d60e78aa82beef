#include <catch2/catch.hpp>

#include <QtCore/QDir>

#include "core/casework/people_rows.h"
#include "core/casework/table_rows.h"

#include "tests/core/casework/bench.h"

using namespace anjuan;
using namespace anjuan::casework;
using anjuan::test::Bench;

namespace {

sheets::Sheet peopleSheet(const std::vector<QStringList> &rows)
{
    sheets::Sheet sheet;
    sheet.name = QStringLiteral("名册");
    std::vector<QStringList> all{
        QStringLiteral("姓名|角色|登录名|执法证号|有效期起|身份证号(只核对,不保存)").split(u'|')};
    all.insert(all.end(), rows.begin(), rows.end());
    for (const QStringList &row : all) {
        std::vector<sheets::Cell> cells;
        for (const QString &text : row)
            cells.push_back(text.isEmpty() ? sheets::Cell() : sheets::Cell::ofText(text));
        sheet.rows.push_back(std::move(cells));
    }
    return sheet;
}

QStringList rowOf(const char *text)
{
    return QString::fromUtf8(text).split(u'|');
}

std::string faultsOf(const Library &library, const std::vector<QStringList> &rows)
{
    const auto preview = readTableRows(library, peopleSheet(rows), TableUse::People, {});
    REQUIRE(preview);
    QStringList all;
    for (const TableFault &fault : preview->faults)
        all += fault.cell + QLatin1Char(' ') + fault.why.id;
    return all.join(QLatin1Char('\n')).toStdString();
}

const PersonView *personOf(const std::vector<PersonView> &people, const char *login)
{
    for (const PersonView &person : people) {
        if (person.login == QString::fromUtf8(login))
            return &person;
    }
    return nullptr;
}

} // namespace

TEST_CASE("faults of a table of people are named by their cell")
{
    Bench bench;
    const Library &library = bench.library();
    CHECK(faultsOf(library, {rowOf("钱一|协管员||0399|2025-01-01")}) == "B2 people.unknown_role");
    CHECK(faultsOf(library, {rowOf("钱一|执法人员|||")}) == "D2 people.no_card");
    CHECK(faultsOf(library, {rowOf("钱一|执法人员||0399|")}) == "E2 people.no_card_date");
    CHECK(faultsOf(library, {rowOf("钱一|档案员"), rowOf("钱一|公示员")}) == "A3 people.twice");
    CHECK(faultsOf(library, {rowOf("钱一|档案员|zhangsan")}) == "A2 people.already_here");
    CHECK(faultsOf(library, {rowOf("钱一|档案员||||11010519491231002X")}).empty());
    CHECK(faultsOf(library, {rowOf("钱一|档案员||||110105194912310021")}) == "F2 people.id_number");
    CHECK(faultsOf(library, {rowOf("钱一|执法人员、承办人||0399|2025-13-01")})
          == "E2 field.wants_date\nE2 people.no_card_date");
}

TEST_CASE("people of a table are registered with roles, card and a first password; a leader signs on paper")
{
    Bench bench;
    const auto preview = readTableRows(
        bench.library(),
        peopleSheet({rowOf("钱一|执法人员;公示员||0399|2025-01-01|11010519491231002X"), rowOf("吴镇长|机关负责人")}),
        TableUse::People, {});
    REQUIRE(preview);
    REQUIRE(preview->faults.empty());
    NoProgress quiet;
    const auto taken = takeTableRows(bench.session(QStringLiteral("admin")), *preview, TableUse::People, {}, quiet);
    REQUIRE(taken);
    CHECK(taken->cases == 2);
    CHECK(taken->refused.empty());
    REQUIRE(taken->passwords.size() == 1);
    CHECK(taken->passwords.front().login == QStringLiteral("钱一"));
    const auto people = bench.library().people();
    const PersonView *officer = personOf(people, "钱一");
    const PersonView *leader = personOf(people, "吴镇长");
    REQUIRE(officer);
    REQUIRE(leader);
    CHECK(officer->roles.contains(QStringLiteral("officer")));
    CHECK(officer->roles.contains(QStringLiteral("publisher")));
    CHECK(officer->cardNumber == QStringLiteral("0399"));
    CHECK(officer->hasKey);
    CHECK(leader->roles == QStringList{QStringLiteral("leader")});
    CHECK_FALSE(leader->hasKey);
    CHECK(bench.library().logIn(QStringLiteral("钱一"), Secret::fromText(taken->passwords.front().password)));
    // What only told whether the row was copied right stands in no record.
    CHECK_FALSE(bench.rawTexts().contains(QStringLiteral("11010519491231002X")));
    CHECK(bench.holds());
}

TEST_CASE("whoever is no administrator registers nobody from a table")
{
    Bench bench;
    const auto preview = readTableRows(bench.library(), peopleSheet({rowOf("钱一|档案员")}), TableUse::People, {});
    REQUIRE(preview);
    NoProgress quiet;
    casework::Session &session = bench.session(test::kOfficer);
    const qint64 before = bench.records();
    const auto taken = takeTableRows(session, *preview, TableUse::People, {}, quiet);
    REQUIRE(taken);
    CHECK(taken->cases == 0);
    REQUIRE(taken->refused.size() == 1);
    CHECK(taken->refused.front().why.id == QStringLiteral("act.no_role"));
    CHECK(bench.records() == before);
}

TEST_CASE("a row of people that is refused after its key was made leaves no key behind")
{
    Bench bench;
    auto preview =
        readTableRows(bench.library(), peopleSheet({rowOf("钱一|档案员"), rowOf("孙二|档案员"), rowOf("李三|档案员")}),
                      TableUse::People, {});
    REQUIRE(preview);
    REQUIRE(preview->faults.empty());
    preview->rows[1].values[QStringLiteral("roles")] = QStringLiteral("nobody"); // known at the act alone
    const QDir keys(bench.library().info().dir + QStringLiteral("/keys"));
    const QStringList before = keys.entryList(QDir::Files);
    NoProgress quiet;
    const auto taken = takeTableRows(bench.session(QStringLiteral("admin")), *preview, TableUse::People, {}, quiet);
    REQUIRE(taken);
    CHECK(taken->cases == 2);
    REQUIRE(taken->refused.size() == 1);
    CHECK(taken->refused.front().column == QString::fromUtf8("孙二"));
    CHECK(taken->passwords.size() == 2);
    CHECK(keys.entryList(QDir::Files).size() == before.size() + 2);
    for (const FirstPassword &one : taken->passwords)
        CHECK(bench.library().logIn(one.login, Secret::fromText(one.password)));
    CHECK_FALSE(personOf(bench.library().people(), "孙二"));
    CHECK(bench.holds());
}

TEST_CASE("a role is known by what units call it")
{
    for (const auto &[word, role] : {std::pair{"执法员", "officer"},
                                     {"执法人员(承办人)", "officer"},
                                     {"承办人", "officer"},
                                     {"队长", "team_head"},
                                     {"法制员", "legal_reviewer"},
                                     {"镇长", "leader"},
                                     {"行政机关负责人", "leader"},
                                     {"档案管理员", "archivist"},
                                     {"执法队长、公示人员", "team_head,publisher"}}) {
        INFO(word);
        CHECK(rolesIn(QString::fromUtf8(word)).value_or(QString()).toStdString() == role);
    }
    for (const char *word : {"协管员", "驾驶员", "主任"}) // helpers have no role; of a 主任 nobody knows of what
        CHECK_FALSE(rolesIn(QString::fromUtf8(word)));
}

TEST_CASE("people stand by rank and log-in name, whatever their numbers")
{
    Bench bench;
    QStringList logins;
    for (const PersonView &person : bench.library().people())
        logins += person.login;
    const auto place = [&logins](const char *login) { return logins.indexOf(QLatin1String(login)); };
    INFO(logins.join(QLatin1Char(' ')).toStdString());
    CHECK(place("zhaoliu") < place("wangwu")); // the leader, the head of the team
    CHECK(place("wangwu") < place("lisi"));    // the officers
    CHECK(place("lisi") < place("zhangsan"));
    CHECK(place("zhangsan") < place("zhouba")); // the archivist
    CHECK(place("zhaoliu") >= 0);
}

TEST_CASE("the officers of a case stand as they were entered, and who comes takes the place of who goes")
{
    Bench bench;
    for (const auto &[first, second] : {std::pair{"zhangsan", "lisi"}, {"lisi", "zhangsan"}}) {
        casework::Script script = test::caseScript(QStringLiteral("T01-completed"));
        test::stepOf(script, QStringLiteral("filing_proposal"))
            .with.insert(QStringLiteral("officers"), QJsonArray{QLatin1String(first), QLatin1String(second)});
        bench.runUntil(script, QStringLiteral("filing_team"));
        const auto nameOf = [&bench](const char *login) {
            const auto people = bench.library().people();
            const PersonView *person = personOf(people, login);
            REQUIRE(person);
            return person->name;
        };
        const auto officers = [&bench] {
            const auto rows = bench.library().cases({}, 0, 10, nullptr);
            REQUIRE(rows);
            for (const CaseRow &row : *rows) {
                if (row.id == bench.caseId())
                    return row.officers;
            }
            return QString();
        };
        const QString both = nameOf(first) + QStringLiteral("、") + nameOf(second);
        CHECK(officers() == both);
        CHECK(bench.view().row.officers == both);
        const auto replaced = bench.perform({QStringLiteral("wangwu"),
                                             QStringLiteral("case.replace_officer"),
                                             {},
                                             QStringLiteral("2026-01-07T12:00:00+08:00"),
                                             {{QStringLiteral("from"), QLatin1String(first)},
                                              {QStringLiteral("to"), QStringLiteral("zhouba")},
                                              {QStringLiteral("reason"), QStringLiteral("调岗")},
                                              {QStringLiteral("replaced_on"), QStringLiteral("2026-01-07")}}});
        INFO((replaced ? std::string() : describe(replaced.error()).toStdString()));
        REQUIRE(replaced);
        CHECK(officers() == nameOf("zhouba") + QStringLiteral("、") + nameOf(second));
    }
    CHECK(bench.holds());
}
