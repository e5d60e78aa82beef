#include <catch2/catch.hpp>

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QSet>

#include "core/cases/procedure.h"
#include "core/cases/stages.h"

#include "tests/core/cases/step_facts.h"

using namespace anjuan;
using namespace anjuan::cases;

namespace {

QJsonObject fromText(const char *text)
{
    const QJsonObject object = QJsonDocument::fromJson(text).object();
    REQUIRE_FALSE(object.isEmpty());
    return object;
}

Condition condition(const char *terms)
{
    QStringList faults;
    const Condition made = Condition::from(QJsonDocument::fromJson(terms).array(), faults);
    CHECK(faults.isEmpty());
    return made;
}

QSet<QString> knownKindsAndActs(const char *member)
{
    QSet<QString> names;
    for (const char *of : {"acts", "kinds"}) { // kinds that no act makes by itself too
        const QDir folder(QStringLiteral(ANJUAN_SOURCE_DIR "/resources/") + QLatin1String(of));
        for (const QString &name : folder.entryList({QStringLiteral("*.json")})) {
            QFile file(folder.filePath(name));
            REQUIRE(file.open(QIODevice::ReadOnly));
            const QJsonObject group = QJsonDocument::fromJson(file.readAll()).object();
            for (const auto act : group.value(QLatin1String("acts")).toArray())
                names.insert(act.toObject().value(QLatin1String(member)).toString());
        }
    }
    return names;
}

void collect(const std::vector<NextLine> &lines, QStringList &acts, QStringList &kinds)
{
    for (const NextLine &line : lines) {
        acts += line.acts;
        kinds += line.when.kinds();
        collect(line.next, acts, kinds);
        collect(line.oneOf, acts, kinds);
    }
}

} // namespace

TEST_CASE("a condition asks facts, kinds and their order, each way round", "[procedure]")
{
    StepFacts facts;
    CHECK(condition(R"([])").holds(facts));
    CHECK_FALSE(condition(R"(["filed"])").holds(facts));
    CHECK(condition(R"(["!filed"])").holds(facts));
    facts.filedOn = day(3, 4);
    CHECK(condition(R"(["filed", "!decided|closed"])").holds(facts));
    CHECK_FALSE(condition(R"(["filed", "decided|closed"])").holds(facts));
    facts.newestOf = {{QStringLiteral("a.done"), 3}, {QStringLiteral("b.done"), 5}};
    CHECK(condition(R"(["has a.done", "later b.done a.done", "!later a.done b.done"])").holds(facts));
    CHECK(condition(R"(["later a.done c.done", "!has c.done", "!later c.done a.done"])").holds(facts));
}

TEST_CASE("a condition with a word that is no fact is told", "[procedure]")
{
    QStringList faults;
    static_cast<void>(Condition::from(QJsonArray{QStringLiteral("filed|flown")}, faults));
    CHECK(faults == QStringList{QStringLiteral("flown")});
}

TEST_CASE("every procedure names known stages, acts and kinds, and leads to the archive", "[procedure]")
{
    const QSet<QString> acts = knownKindsAndActs("act");
    const QSet<QString> kinds = knownKindsAndActs("kind");
    REQUIRE(findProcedure(kOrdinary));
    for (const Procedure &procedure : procedures()) {
        CAPTURE(procedure.id.toStdString());
        CHECK_FALSE(procedure.zh.isEmpty());
        CHECK_FALSE(procedure.en.isEmpty());
        QStringList named = procedure.anyTime;
        QStringList asked = procedure.enteredBy + procedure.leftBy;
        collect(procedure.next, named, asked);
        for (const ProcedureStage &stage : procedure.stages) {
            CHECK(stageName(stage.id) != stage.id);
            asked += stage.reachedBy + stage.backBy + stage.overUntil;
            for (const QString &later : stage.over)
                CHECK(procedure.stage(later));
        }
        for (const QString &act : named)
            CHECK((acts.contains(act) ? QString() : act).toStdString().empty());
        for (const QString &kind : asked)
            CHECK((kinds.contains(kind) || kind.startsWith(QLatin1String("service.")) ? QString() : kind)
                      .toStdString()
                      .empty());
        for (const Conversion &conversion : procedure.conversions)
            CHECK(findProcedure(conversion.to));
        if (procedure.sideOf.isEmpty()) {
            CHECK_FALSE(procedure.whenZh.isEmpty());
            CHECK(procedure.stage(QStringLiteral("archived")));
        }
    }
}

TEST_CASE("a procedure that nobody knows reads as the ordinary one", "[procedure]")
{
    StepFacts facts;
    facts.procedure = QStringLiteral("of_a_later_version");
    CHECK(stageOf(facts) == QStringLiteral("clue"));
    CHECK(nextActs(facts) == nextActs({}));
    CHECK(stageReachedBy(facts.procedure, QStringLiteral("case.filed")) == QStringLiteral("investigating"));
}

TEST_CASE("a procedure of the pack's own builds on another and says the rest itself", "[procedure]")
{
    auto own = parseProcedure(fromText(R"({"id":"town","zh":"本镇程序","base":"ordinary",
        "next":[{"if":["!filed"],"acts":["evidence.add"]}],
        "conversions":[{"to":"ordinary","if":["!decided"],"zh":"当事人有异议"}]})"),
                              QStringLiteral("town"));
    REQUIRE(own);
    StepFacts facts;
    facts.procedure = own->id;
    facts.ownProcedure = std::make_shared<const Procedure>(*own);
    CHECK(nextActs(facts).front() == QStringLiteral("evidence.add"));
    CHECK(stepBar(facts).size() == stepBar().size());
    const auto goesBack = [&facts] {
        const auto ways = conversionsOf(facts);
        return std::any_of(ways.begin(), ways.end(), [](const auto &way) { return way->to == kOrdinary; });
    };
    CHECK(goesBack());
    CHECK(nextActs(facts).contains(QStringLiteral("procedure.choose")));
    facts.decidedOn = day(4, 1);
    CHECK_FALSE(goesBack());
}

TEST_CASE("a faulty procedure is refused with what is wrong in it", "[procedure]")
{
    const auto faultOf = [](const char *text) {
        const auto parsed = parseProcedure(fromText(text), QStringLiteral("town"));
        REQUIRE_FALSE(parsed);
        return parsed.error().id.toStdString() + " " + parsed.error().args.last().toStdString();
    };
    CHECK(faultOf(R"({"id":"town"})") == "procedure.field_missing zh");
    CHECK(faultOf(R"({"id":"t","zh":"t","base":"moon"})") == "procedure.unknown_base moon");
    CHECK(faultOf(R"({"id":"t","zh":"t","stands":[{"stage":"moon"}]})") == "procedure.unknown_stage moon");
    CHECK(faultOf(R"({"id":"t","zh":"t","next":[{"if":["flown"]}]})") == "procedure.bad_condition flown");
}

TEST_CASE("the step bar has review where the pack has it, and marks what a case leaves out", "[procedure]")
{
    StepFacts facts;
    const auto place = [&facts](const char *id) {
        const auto bar = stepBar(facts);
        return std::find_if(bar.begin(), bar.end(), [id](const StageInfo &one) { return one.id == QLatin1String(id); })
            - bar.begin();
    };
    facts.reviewBeforeNotice = true;
    CHECK(place("review") < place("notice"));
    facts.reviewBeforeNotice = false;
    CHECK(place("review") > place("defence"));
    CHECK(stepBar(facts)[std::size_t(place("review"))].skipped);
    facts.reviewDue = true;
    CHECK_FALSE(stepBar(facts)[std::size_t(place("review"))].skipped);
}

TEST_CASE("the bar of a closed case leaves out the stages that it never had", "[procedure]")
{
    StepFacts facts;
    int n = 0;
    for (const char *kind : {"case.opened", "case.filing_proposed", "case.filed", "police.reported",
                             "police.transferred", "closing.proposed", "case.closed"})
        facts.newestOf[QLatin1String(kind)] = ++n;
    facts.filedOn = day(3, 4);
    facts.closingProposedOn = facts.closedOn = day(4, 1);
    facts.closingApproved = true;
    const auto skipped = [&facts] {
        QStringList out;
        for (const StageInfo &one : stepBar(facts)) {
            if (one.skipped)
                out += one.id;
        }
        return out;
    };
    for (const char *id : {"concluded", "notice", "defence", "decided", "served", "performance"}) {
        CAPTURE(id);
        CHECK(skipped().contains(QLatin1String(id)));
    }
    for (const char *id : {"clue", "filing", "investigating", "closed", "archived"}) {
        CAPTURE(id);
        CHECK_FALSE(skipped().contains(QLatin1String(id)));
    }
    // What was on paper before is not known to be missing.
    facts.newestOf[QStringLiteral("case.continued_from_paper")] = 2;
    CHECK_FALSE(skipped().contains(QStringLiteral("notice")));
}
