#include "procedure_bench.h"

#include <catch2/catch.hpp>

#include <QtCore/QDir>
#include <QtTest/QTest>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>

namespace anjuan::ui {
namespace {

constexpr int kPatience = 20000;

} // namespace

Procedure::Procedure() : m_dir(m_folder.path() + QStringLiteral("/library")), m_window(nullptr)
{
    const auto office = casework::readScript(kCaseScripts + QStringLiteral("office.json"));
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
    const casework::Passwords passwords = [](const QString &) -> Result<Secret> { return Secret::fromText(kPassword); };
    REQUIRE(casework::runScript(**library, m_clock, *office, passwords, quiet, nullptr));
    m_pack = (*library)->pack();
    for (const casework::PersonView &person : (*library)->people())
        m_people[person.login] = person;
}

void Procedure::open()
{
    m_window = std::make_unique<MainWindow>(m_clock, m_prompt);
    m_window->show();
    m_window->openLibrary(m_dir);
}

void Procedure::take(const casework::ScriptStep &step, const QString &folder)
{
    if (!step.at.isEmpty())
        m_clock.moveTo(*Instant::parse(step.at));
    if (m_login != step.as)
        become(step.as);
    m_login = step.as;
    const casework::Act *act = casework::findAct(step.act);
    REQUIRE(act);
    ActDialog *dialog = openForm(*act);
    const QJsonObject wanted = preset(*act, step.with, folder);
    typing[step.as].form(*act, dialog->form()->values(), wanted);
    fill(*dialog, *act, wanted);
    std::optional<casework::Outcome> recorded;
    QObject::connect(dialog, &ActDialog::recorded, m_window.get(),
                     [&](const casework::Outcome &outcome) { recorded = outcome; });
    const auto *said = need<QLabel>(dialog, QStringLiteral("message"));
    const auto *button = need<QPushButton>(dialog, QStringLiteral("submit"));
    const QString before = said->text();
    submit(*dialog);
    static_cast<void>(
        QTest::qWaitFor([&] { return recorded || (button->isEnabled() && said->text() != before); }, kPatience));
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

void Procedure::become(const QString &login)
{
    auto *page = need<QWidget>(m_window.get(), QStringLiteral("loginPage"));
    if (m_window->desk().isLoggedIn())
        need<QPushButton>(m_window.get(), QStringLiteral("logOut"))->click();
    REQUIRE(QTest::qWaitFor([&] { return page->isVisible(); }, kPatience));
    auto *people = need<QComboBox>(page, QStringLiteral("people"));
    const int row = people->findText(m_people[login].name, Qt::MatchStartsWith);
    REQUIRE(row >= 0);
    people->setCurrentIndex(row);
    QTest::keyClicks(need<QLineEdit>(page, QStringLiteral("password")), kPassword);
    QTest::mouseClick(need<QPushButton>(page, QStringLiteral("logIn")), Qt::LeftButton);
    REQUIRE(QTest::qWaitFor([&] { return m_window->desk().isLoggedIn(); }, kPatience));
}

ActDialog *Procedure::openForm(const casework::Act &act)
{
    const bool inCase = act.isOfCase() && act.act != QLatin1String("case.open");
    openAct(m_window.get(), m_window->desk(), act.act, inCase ? m_case : std::nullopt);
    return static_cast<ActDialog *>(visibleDialog(QStringLiteral("actDialog")));
}

void Procedure::fill(ActDialog &dialog, const casework::Act &, const QJsonObject &wanted)
{
    dialog.form()->setValues(wanted);
}

void Procedure::submit(ActDialog &dialog)
{
    need<QPushButton>(&dialog, QStringLiteral("submit"))->click();
}

Result<casework::CaseView> Procedure::outcome()
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

QJsonValue Procedure::resolved(const casework::Field &field, const QJsonValue &value, const QString &folder) const
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

QJsonArray Procedure::papersOf(const QJsonArray &records) const
{
    QJsonArray papers;
    for (const auto record : records)
        papers.append(m_papers.contains(record.toString()) ? m_papers.at(record.toString()) : record.toString());
    return papers;
}

QJsonObject Procedure::preset(const casework::Act &act, const QJsonObject &with, const QString &folder) const
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

} // namespace anjuan::ui
