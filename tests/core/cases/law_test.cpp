#include <algorithm>
#include <map>
#include <set>

#include <catch2/catch.hpp>

#include <QtCore/QDirIterator>
#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QRegularExpression>

#include "core/cases/gates.h"
#include "core/cases/periods.h"

#include "tests/core/cases/deadline_cases.h"
#include "tests/core/cases/gate_cases.h"

using namespace anjuan;
using namespace anjuan::cases;

// tests/LAW.md: every rule of docs/domain.md §2 with its class, its source, and the two tests that hold it: one that
// shows it speaking, one that shows it letting through. What holds a rule:
//  - a gate whose id is the rule's, or begins with it (R-24: R-24-power), found by itself;
//  - a period of that code in resources/texts/deadlines.json with its case in tests/core/cases/deadline_cases.cpp;
//  - gates, periods or tests named in tests/law/held.json: {"R-40": {"gates": ["P4-concluded"]}, "R-37": {"speaks":
//  "<name of a
//    TEST_CASE>", "lets": "<another>"}};
//  - else a reason in tests/law/left_out.json.
// To write the page again: ANJUAN_WRITE_LAW=1 test_cases "tests/LAW.md*"

namespace {

const QString kRoot = QStringLiteral(ANJUAN_SOURCE_DIR "/");

QByteArray fileAt(const QString &path)
{
    QFile file(kRoot + path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QJsonDocument jsonAt(const QString &path)
{
    return QJsonDocument::fromJson(fileAt(path));
}

QString textOf(const QJsonObject &object, const char *member)
{
    return object.value(QLatin1String(member)).toString();
}

/// The two tests that hold a rule, and what the page says of the rule beside them.
struct Holding {
    QString by, gateClass, speaks, lets;
};

QString classOf(const Gate &gate)
{
    QStringList acts;
    for (const char *act : gate.acts)
        acts += QLatin1String(act) == QLatin1String("*") ? QStringLiteral("every act") : QString::fromLatin1(act);
    const char *const names[] = {"flaw", "goes on", "stop"};
    QString text = QString::fromLatin1(names[static_cast<int>(gate.gateClass)]);
    if (gate.gateClass == GateClass::GoOn)
        text +=
            gate.clearance == Clearance::Approval ? QStringLiteral(" with approval") : QStringLiteral(" with reason");
    return text + QStringLiteral(": ") + acts.join(QStringLiteral(", "));
}

/// How the tests of a gate are called: sections of “every rule speaks where it should …” in gates_test.cpp.
std::optional<Holding> holdingOf(const QString &gateId)
{
    const auto &all = gates();
    const auto gate =
        std::find_if(all.begin(), all.end(), [&](const Gate &each) { return gateId == QLatin1String(each.id); });
    if (gate == all.end())
        return std::nullopt;
    Holding out{gateId, classOf(*gate), {}, {}};
    for (const GateCase &one : gateCases()) {
        if (gateId != QLatin1String(one.id) || !one.spoil || !one.mend)
            continue;
        const QString section = QStringLiteral("%1 1 at %2").arg(gateId, QString::fromLatin1(one.act));
        out.speaks = section + QStringLiteral(" / speaks");
        out.lets = section + QStringLiteral(" / is silent once mended");
        break;
    }
    return out;
}

/// How the tests of a period are called: sections of “every period ends on the day counted by hand …”.
std::optional<Holding> holdingOfPeriod(const QString &code)
{
    const PeriodRow *row = periodRow(code);
    const bool tested = std::any_of(deadlineCases().begin(), deadlineCases().end(),
                                    [&code](const DeadlineCase &one) { return code == QLatin1String(one.code); });
    if (!row || !tested)
        return std::nullopt;
    const QString section = code + QStringLiteral(" at its end");
    return Holding{code, row->right ? QStringLiteral("period, a right") : QStringLiteral("period"),
                   section + QStringLiteral(" / is over the day after"),
                   section + QStringLiteral(" / is kept on the day")};
}

bool isOf(const QString &gateId, const QString &rule)
{
    return gateId == rule || gateId.startsWith(rule + QLatin1Char('-'));
}

/// Every TEST_CASE under tests/.
const std::set<QString> &testNames()
{
    static const std::set<QString> all = [] {
        std::set<QString> names;
        static const QRegularExpression test(QStringLiteral("TEST_CASE\\(\\s*\"((?:[^\"\\\\]|\\\\.)*)\""));
        QDirIterator files(kRoot + QStringLiteral("tests"), {QStringLiteral("*.cpp")}, QDir::Files,
                           QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (!file.open(QIODevice::ReadOnly))
                continue;
            for (auto found = test.globalMatch(QString::fromUtf8(file.readAll())); found.hasNext();)
                names.insert(found.next().captured(1));
        }
        return names;
    }();
    return all;
}

struct Law {
    QJsonArray rules; // of docs/domain.md
    QJsonObject held, leftOut;

    std::vector<Holding> holdings(const QString &rule) const
    {
        std::vector<Holding> out;
        for (const Gate &gate : gates()) {
            if (isOf(QString::fromLatin1(gate.id), rule))
                out.push_back(*holdingOf(QString::fromLatin1(gate.id)));
        }
        if (const auto period = holdingOfPeriod(rule))
            out.push_back(*period);
        const QJsonObject named = held.value(rule).toObject();
        for (const auto gate : named.value(QLatin1String("gates")).toArray())
            out.push_back(holdingOf(gate.toString()).value_or(Holding{gate.toString(), {}, {}, {}}));
        for (const auto code : named.value(QLatin1String("periods")).toArray())
            out.push_back(holdingOfPeriod(code.toString()).value_or(Holding{code.toString(), {}, {}, {}}));
        if (named.contains(QLatin1String("speaks")))
            out.push_back(
                {textOf(named, "by"), textOf(named, "class"), textOf(named, "speaks"), textOf(named, "lets")});
        return out;
    }
};

Law law()
{
    return {jsonAt(QStringLiteral("tests/law/rules.json")).array(),
            jsonAt(QStringLiteral("tests/law/held.json")).object(),
            jsonAt(QStringLiteral("tests/law/left_out.json")).object()};
}

QString cell(QString text)
{
    return text.replace(QLatin1Char('|'), QStringLiteral("\\|"));
}

void addRow(QString &page, const QStringList &cells)
{
    page += QStringLiteral("| ");
    for (qsizetype i = 0; i < cells.size(); ++i)
        page += (i > 0 ? QStringLiteral(" | ") : QString()) + cell(cells[i]);
    page += QStringLiteral(" |\n");
}

void addHeldRules(QString &page, const Law &law)
{
    QString section;
    for (const auto each : law.rules) {
        const QJsonObject rule = each.toObject();
        const std::vector<Holding> held = law.holdings(textOf(rule, "rule"));
        if (textOf(rule, "section") != section) {
            section = textOf(rule, "section");
            page +=
                QStringLiteral("\n## §%1\n\n| rule | what | source | row | class | test that it speaks | test that it "
                               "lets through |\n|---|---|---|---|---|---|---|\n")
                    .arg(section);
        }
        QStringList cells{textOf(rule, "rule"), textOf(rule, "what"), textOf(rule, "source")};
        if (held.empty())
            addRow(page,
                   cells << QStringLiteral("left out") << textOf(law.leftOut, cells[0].toUtf8().constData())
                         << QString() << QString());
        for (const Holding &one : held) {
            addRow(page, cells << one.by << one.gateClass << one.speaks << one.lets);
            cells = {cells[0], QString(), QString()};
        }
    }
}

void addOtherRows(QString &page, const Law &law)
{
    page +=
        QStringLiteral("\n## Rows from elsewhere than §2\n\n| row | what | source | class | test that it speaks | test "
                       "that it lets through |\n|---|---|---|---|---|---|\n");
    for (const Gate &gate : gates()) {
        const QString id = QString::fromLatin1(gate.id);
        if (std::any_of(law.rules.begin(), law.rules.end(),
                        [&](const QJsonValue &rule) { return isOf(id, textOf(rule.toObject(), "rule")); }))
            continue;
        const QJsonObject words = jsonAt(QStringLiteral("resources/rules/%1.json").arg(id)).object();
        const Holding held = *holdingOf(id);
        addRow(page,
               {id, textOf(words, "zh"), textOf(words, "tag") + QLatin1Char(' ') + textOf(words, "source"),
                held.gateClass, held.speaks, held.lets});
    }
}

QString lawPage(const Law &law)
{
    QString page = QStringLiteral(
        "# The law in the machine\n\n"
        "Generated from the rows: `ANJUAN_WRITE_LAW=1 test_cases \"tests/LAW.md*\"` writes it again. Each rule of section 2 "
        "of the domain specification, its source (V: checked against a text; R: a default; D: this project's choice), "
        "the row of `core/cases` that holds it, and its two tests. A test with ` at ` is a section of “every rule speaks "
        "where it should, and is silent once the fault is mended” (`tests/core/cases/gates_test.cpp`) or, for a period, of “every period ends on the day counted by hand: in time on it, late or over on the next” (`deadlines_test.cpp`); any other is the name "
        "of a test case. Rules that no row holds have their reason.\n");
    addHeldRules(page, law);
    addOtherRows(page, law);
    return page;
}

} // namespace

TEST_CASE("every row of law has a test that shows it speaking and one that lets through", "[law]")
{
    for (const Gate &gate : gates()) {
        const Holding held = *holdingOf(QString::fromLatin1(gate.id));
        INFO("Rule " << gate.id << " has no case with spoil and mend in tests/core/cases/*_cases.cpp");
        CHECK_FALSE(held.speaks.isEmpty());
        CHECK_FALSE(held.lets.isEmpty());
    }
}

TEST_CASE("every rule of the domain is held by two tests, or left out for a reason", "[law]")
{
    const Law all = law();
    REQUIRE(all.rules.size() > 150);
    std::set<QString> known;
    for (const auto each : all.rules) {
        const QString id = textOf(each.toObject(), "rule");
        CHECK(known.insert(id).second);
        const std::vector<Holding> held = all.holdings(id);
        INFO("Rule " << id.toStdString()
                     << ": no gate of that name, nothing in tests/law/held.json, no reason in tests/law/left_out.json");
        CHECK((!held.empty() || !textOf(all.leftOut, id.toUtf8().constData()).isEmpty()));
        for (const Holding &one : held) {
            INFO("Rule " << id.toStdString() << ", held by " << one.by.toStdString() << ": speaks “"
                         << one.speaks.toStdString() << "”, lets “" << one.lets.toStdString() << "”");
            for (const QString &test : {one.speaks, one.lets})
                CHECK((test.contains(QLatin1String(" at ")) || testNames().contains(test)));
        }
    }
    for (const QJsonObject &file : {all.held, all.leftOut}) {
        for (const QString &id : file.keys()) {
            INFO(id.toStdString() << " stands in tests/law, but is no rule of the domain");
            CHECK(known.contains(id));
        }
    }
}

TEST_CASE("tests/LAW.md is what the rows say", "[law]")
{
    const QString page = lawPage(law());
    if (qEnvironmentVariableIsSet("ANJUAN_WRITE_LAW")) {
        QFile file(kRoot + QStringLiteral("tests/LAW.md"));
        REQUIRE(file.open(QIODevice::WriteOnly));
        file.write(page.toUtf8());
    }
    // To mend: ANJUAN_WRITE_LAW=1 test_cases "tests/LAW.md*"
    CHECK(QString::fromUtf8(fileAt(QStringLiteral("tests/LAW.md"))) == page);
}
