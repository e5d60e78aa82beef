#include <catch2/catch.hpp>

#include <QtCore/QDir>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QDialog>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>

#include "core/casework/script.h"

#include "ui/casepage/timeline_filter.h"
#include "ui/forms/act_dialog.h"

#include "desk_bench.h"
#include "typing_count.h"

using namespace anjuan;
using namespace anjuan::ui;

namespace {

constexpr int kPatience = 20000;
const QString kCases = QStringLiteral(ANJUAN_SOURCE_DIR "/tests/data/cases/");

/// A training library with the people of the published cases, and the window on it, at the time of the script.
class Procedure {
public:
    Procedure() : m_dir(m_folder.path() + QStringLiteral("/library")), m_window(nullptr)
    {
        const auto office = casework::readScript(kCases + QStringLiteral("office.json"));
        REQUIRE(office);
        m_clock.moveTo(*Instant::parse(office->steps.front().at));
        casework::Founding founding;
        founding.unitName = QStringLiteral("测试镇综合行政执法队");
        founding.unitCode = QStringLiteral("000000000000000000");
        founding.adminName = QStringLiteral("管理员");
        founding.adminPassword = Secret::fromText(kPassword);
        founding.demo = true;
        NoProgress quiet;
        const auto library = casework::Library::create(m_dir, founding, m_clock, nullptr, quiet);
        REQUIRE(library);
        const casework::Passwords passwords = [](const QString &) -> Result<Secret> {
            return Secret::fromText(kPassword);
        };
        REQUIRE(casework::runScript(**library, m_clock, *office, passwords, quiet, nullptr));
        m_pack = (*library)->pack();
        for (const casework::PersonView &person : (*library)->people())
            m_people[person.login] = person;
    }

    std::map<QString, Typing> typing; // of each person

    void open()
    {
        m_window = std::make_unique<MainWindow>(m_clock, m_prompt);
        m_window->show();
        m_window->openLibrary(m_dir);
    }

    /// Does one step through its own form, as the person of the script.
    void take(const casework::ScriptStep &step, const QString &folder)
    {
        if (!step.at.isEmpty())
            m_clock.moveTo(*Instant::parse(step.at));
        become(step.as);
        const casework::Act *act = casework::findAct(step.act);
        REQUIRE(act);
        const bool inCase = act->isOfCase() && act->act != QLatin1String("case.open");
        openAct(m_window.get(), m_window->desk(), act->act, inCase ? m_case : std::nullopt);
        auto *dialog = static_cast<ActDialog *>(visibleDialog(QStringLiteral("actDialog")));
        const QJsonObject wanted = preset(*act, step.with, folder);
        typing[step.as].form(*act, dialog->form()->values(), wanted);
        dialog->form()->setValues(wanted);
        std::optional<casework::Outcome> recorded;
        QObject::connect(dialog, &ActDialog::recorded, m_window.get(),
                         [&](const casework::Outcome &outcome) { recorded = outcome; });
        need<QPushButton>(dialog, QStringLiteral("submit"))->click();
        const auto *said = need<QLabel>(dialog, QStringLiteral("message"));
        auto *submit = need<QPushButton>(dialog, QStringLiteral("submit"));
        static_cast<void>(
            QTest::qWaitFor([&] { return recorded || (submit->isEnabled() && !said->text().isEmpty()); }, kPatience));
        INFO(step.act.toStdString() << ": " << (recorded ? std::string() : said->text().toStdString()));
        REQUIRE(recorded);
        if (recorded->caseId)
            m_case = recorded->caseId;
        if (!step.id.isEmpty())
            m_records[step.id] = recorded->record;
        // What is handed over is the paper that came of an act, and of several the last.
        if (!recorded->documents.isEmpty())
            m_papers[recorded->record] = recorded->documents.last();
        QTest::qWait(10);
    }

    Result<casework::CaseView> outcome()
    {
        m_window.reset();
        ANJUAN_TRY(const auto library, casework::Library::open(m_dir, casework::Access::ReadOnly, m_clock));
        NoProgress quiet;
        ANJUAN_TRY(const casework::VerifyReport report, library->verify({}, quiet));
        for (const casework::Finding &finding : report.findings)
            UNSCOPED_INFO(finding.where.toStdString() << ": " << describe(finding.error).toStdString());
        CHECK(report.findings.empty());
        return library->caseView(*m_case, nullptr);
    }

private:
    void become(const QString &login)
    {
        if (m_login == login)
            return;
        auto *page = need<QWidget>(m_window.get(), QStringLiteral("loginPage"));
        if (!m_login.isEmpty()) {
            need<QPushButton>(m_window.get(), QStringLiteral("logOut"))->click();
        }
        REQUIRE(QTest::qWaitFor([&] { return page->isVisible(); }, kPatience));
        auto *people = need<QComboBox>(page, QStringLiteral("people"));
        const int row = people->findText(m_people[login].name, Qt::MatchStartsWith);
        REQUIRE(row >= 0);
        people->setCurrentIndex(row);
        QTest::keyClicks(need<QLineEdit>(page, QStringLiteral("password")), kPassword);
        QTest::mouseClick(need<QPushButton>(page, QStringLiteral("logIn")), Qt::LeftButton);
        REQUIRE(QTest::qWaitFor([&] { return m_window->desk().isLoggedIn(); }, kPatience));
        m_login = login;
    }

    QJsonValue resolved(const casework::Field &field, const QJsonValue &value, const QString &folder) const
    {
        if (value.isArray()) {
            QJsonArray out;
            for (const auto item : value.toArray())
                out.append(resolved(field, item, folder));
            return out;
        }
        if (!value.isString())
            return value;
        const QString text = value.toString();
        if (text.startsWith(QLatin1Char('@')))
            return m_records.at(text.mid(1));
        if (field.type == QLatin1String("file"))
            return QDir(folder).filePath(text);
        if (field.type.startsWith(QLatin1String("person")) && m_people.contains(text))
            return m_people.at(text).id.toString();
        return value;
    }

    QJsonArray papersOf(const QJsonArray &records) const
    {
        QJsonArray papers;
        for (const auto record : records)
            papers.append(m_papers.contains(record.toString()) ? m_papers.at(record.toString()) : record.toString());
        return papers;
    }

    QJsonObject preset(const casework::Act &act, const QJsonObject &with, const QString &folder) const
    {
        QJsonObject out;
        for (const casework::Field &field : act.fields) {
            if (with.contains(field.name))
                out.insert(field.name, resolved(field, with.value(field.name), folder));
            if (act.act == QLatin1String("service.record") && field.name == QLatin1String("documents"))
                out.insert(field.name, papersOf(out.value(field.name).toArray()));
        }
        // A form's list of tiers gives their ids, a script may give their names.
        if (const packs::Benchmark *benchmark = m_pack.benchmark(out.value(QStringLiteral("benchmark")).toString())) {
            for (const packs::Tier &tier : benchmark->tiers) {
                if (tier.name == out.value(QStringLiteral("tier")).toString() && tier.isFor(QStringLiteral("person")))
                    out.insert(QStringLiteral("tier"), tier.id);
            }
        }
        return out;
    }

    QTemporaryDir m_folder;
    QString m_dir;
    casework::ScriptClock m_clock;
    TestPrompt m_prompt;
    packs::Pack m_pack;
    std::map<QString, casework::PersonView> m_people;
    std::map<QString, QString> m_records;
    std::map<QString, QString> m_papers; // by the record of their act
    std::unique_ptr<MainWindow> m_window;
    std::optional<CaseId> m_case;
    QString m_login;
};

} // namespace

TEST_CASE("the whole ordinary procedure goes through the window's own forms, from clue to archive", "[ui]")
{
    Procedure procedure;
    procedure.open();
    const auto script = casework::readScript(kCases + QStringLiteral("T03-completed.json"));
    REQUIRE(script);
    for (const casework::ScriptStep &step : script->steps)
        procedure.take(step, script->folder);
    const auto view = procedure.outcome();
    REQUIRE(view);
    CHECK(view->row.stage == QStringLiteral("archived"));
    CHECK(view->row.fineFen == 100000);
    CHECK(view->row.party == QStringLiteral("杜**"));
    CHECK(view->evidence.size() >= 3);
    CHECK(view->documents.size() >= 12);
    const ChainGaps gaps = gapsOf(*view);
    INFO(gaps.without.join(QLatin1Char(' ')).toStdString());
    CHECK(gaps.stages >= 6);
    CHECK(gaps.without.size() <= 2);
    casework::CaseView bare = *view;
    bare.documents.clear();
    CHECK(gapsOf(bare).without.size() == gaps.stages);
    // An ordinary case over its whole life: tests/ui/journeys/officers-day.md.
    Typing officers = procedure.typing[QStringLiteral("zhangsan")];
    const Typing &second = procedure.typing[QStringLiteral("lisi")];
    INFO(officers.chinese << " Chinese characters, " << officers.others << " others, " << officers.choices
                          << " choices, " << officers.fields << " fields, " << officers.forms << " forms");
    if (qEnvironmentVariableIsSet("ANJUAN_TYPING"))
        WARN(officers.minutes() << " and " << second.minutes() << " minutes");
    CHECK(officers.chinese > 200); // the count counts
    CHECK(officers.minutes() + second.minutes() <= 25);
}

TEST_CASE("sealing, extension and release go through the window's own forms", "[ui]")
{
    Procedure procedure;
    procedure.open();
    const auto script = casework::readScript(kCases + QStringLiteral("M01-sealing.json"));
    REQUIRE(script);
    for (const casework::ScriptStep &step : script->steps)
        procedure.take(step, script->folder);
    const auto view = procedure.outcome();
    REQUIRE(view);
    CHECK(view->row.stage == QStringLiteral("closed"));
    REQUIRE(view->facts.measures.measures.size() == 1);
    CHECK(view->facts.measures.measures.front().extensions == 1);
    CHECK(view->facts.measures.open() == 0);
}

TEST_CASE("urging and the application to the court go through the window's own forms", "[ui]")
{
    Procedure procedure;
    procedure.open();
    const auto script = casework::readScript(kCases + QStringLiteral("E02-court.json"));
    REQUIRE(script);
    for (const casework::ScriptStep &step : script->steps)
        procedure.take(step, script->folder);
    const auto view = procedure.outcome();
    REQUIRE(view);
    CHECK(view->row.stage == QStringLiteral("closed"));
    CHECK(view->facts.execution.courtOutcome == QStringLiteral("executed"));
    CHECK(view->facts.execution.surchargeFen == 10000);
}
