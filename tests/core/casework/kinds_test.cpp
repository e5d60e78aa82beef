#include <catch2/catch.hpp>

#include <QtCore/QFile>
#include <QtCore/QSet>

#include "core/casework/act_table.h"
#include "core/casework/taken_over.h"

using namespace anjuan;

TEST_CASE("docs/format/kinds.md is what the code generates", "[casework]")
{
    QFile file(QStringLiteral(ANJUAN_SOURCE_DIR "/docs/format/kinds.md"));
    REQUIRE(file.open(QIODevice::ReadOnly));
    // To mend: anjuan-cli acts --kinds > docs/format/kinds.md
    // Line by line: a difference of two whole pages takes minutes to be told.
    const QStringList written = QString::fromUtf8(file.readAll()).trimmed().split(QLatin1Char('\n'));
    const QStringList made = casework::kindsPage().trimmed().split(QLatin1Char('\n'));
    for (qsizetype line = 0; line < std::max(written.size(), made.size()); ++line) {
        INFO("line " << line + 1);
        REQUIRE(written.value(line).toStdString() == made.value(line).toStdString());
    }
}

TEST_CASE("no kind is named updated, changed, saved or set, and each belongs to one act", "[casework]")
{
    QSet<QString> kinds;
    for (const casework::Act &act : casework::acts()) {
        CHECK_FALSE(kinds.contains(act.kind));
        kinds.insert(act.kind);
        for (const char *word : {"updated", "changed", "saved", "set"})
            CHECK_FALSE(act.kind.split(QLatin1Char('.')).last().split(QLatin1Char('_')).last() == QLatin1String(word));
    }
}

TEST_CASE("no act has a member called statement, which in a body is a signed statement alone", "[casework]")
{
    // docs/format/record-chain.md §2: case.statement_received holds one “and nowhere else”; a bundle with another is
    // refused as a whole.
    for (const casework::Act &act : casework::acts()) {
        INFO(qPrintable(act.act));
        for (const auto *members : {&act.fields, &act.adds}) {
            for (const casework::Field &field : *members)
                CHECK(field.name != QLatin1String("statement"));
        }
    }
}

TEST_CASE("a body with a member that its kind does not know is named", "[casework]")
{
    CHECK_FALSE(casework::bodyFault(QStringLiteral("case.closed"),
                                    {{QStringLiteral("closed_on"), QStringLiteral("2026-01-01")}}));
    CHECK(casework::bodyFault(QStringLiteral("case.closed"), {}) == QStringLiteral("case.closed.closed_on"));
    CHECK(casework::bodyFault(QStringLiteral("case.closed"),
                              {{QStringLiteral("closed_on"), QStringLiteral("2026-01-01")},
                               {QStringLiteral("colour"), QStringLiteral("red")}})
          == QStringLiteral("case.closed.colour"));
    CHECK(casework::bodyFault(QStringLiteral("case.painted"), {}) == QStringLiteral("case.painted"));
}

TEST_CASE("what a form takes over is a field of its act, and a member of the kind it is taken from", "[casework]")
{
    REQUIRE(casework::takenOver().size() > 40);
    for (const casework::TakenOver &row : casework::takenOver()) {
        INFO(qPrintable(row.act + QLatin1Char('.') + row.field + QStringLiteral(" from ") + row.kind));
        const casework::Act *act = casework::findAct(row.act);
        REQUIRE(act);
        const casework::Field *field = act->field(row.field);
        REQUIRE(field);
        if (row.kind.isEmpty()) {
            CHECK((row.member.isEmpty() && !row.wording.isEmpty() && !row.wording.contains(QStringLiteral("%1"))));
            continue;
        }
        CHECK((row.wording.isEmpty() || row.wording.contains(QStringLiteral("%1"))));
        const casework::Act *from = casework::actOfKind(row.kind);
        REQUIRE(from);
        const casework::Field *member = from->field(row.member);
        for (const casework::Field &added : from->adds)
            member = added.name == row.member ? &added : member;
        REQUIRE(member);
        const bool dayOfMoment = field->type == QLatin1String("date") && member->type == QLatin1String("instant");
        CHECK((field->type == member->type || dayOfMoment || field->type.endsWith(QLatin1String("text"))));
        CHECK((field->isPrivate || !member->isPrivate)); // a particular goes on into a particular alone
    }
}
