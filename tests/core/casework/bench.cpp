#include "tests/core/casework/bench.h"

#include <filesystem>

#include <catch2/catch.hpp>

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>

#include "core/casework/parts.h"

namespace anjuan::test {
namespace {

const char *const kPassword = "demo-2026";

QJsonValue resolved(const QJsonValue &value, const std::map<QString, QString> &ids)
{
    if (value.isString() && value.toString().startsWith(QLatin1Char('@')))
        return ids.at(value.toString().mid(1));
    if (value.isArray()) {
        QJsonArray out;
        for (const auto item : value.toArray())
            out.append(resolved(item, ids));
        return out;
    }
    if (!value.isObject())
        return value;
    QJsonObject out;
    const QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it)
        out.insert(it.key(), resolved(it.value(), ids));
    return out;
}

void copyTree(const QString &from, const QString &to)
{
    std::error_code failed;
    std::filesystem::copy(from.toStdString(), to.toStdString(), std::filesystem::copy_options::recursive, failed);
    INFO(from.toStdString() << ": " << failed.message());
    REQUIRE_FALSE(failed);
}

/// Where the founded unit of this build lies, once it was made: each key under its password takes a twentieth of a
/// second, and every test wants the same eight people.
QString foundedOnce()
{
    const QFileInfo program(QCoreApplication::applicationFilePath());
    const QFileInfo script(QStringLiteral(ANJUAN_SOURCE_DIR "/tests/data/cases/office.json"));
    return QStringLiteral("%1/founded-%2-%3")
        .arg(program.absolutePath())
        .arg(program.lastModified().toMSecsSinceEpoch())
        .arg(script.lastModified().toMSecsSinceEpoch());
}

/// Whole or not at all: tests run side by side, and the first one in keeps it.
void keepFounded(const QString &made, const QString &founded)
{
    QDir beside = QFileInfo(founded).dir();
    const QString name = QFileInfo(founded).fileName();
    for (const QString &old : beside.entryList({QStringLiteral("founded-*")}, QDir::Dirs)) {
        if (!old.startsWith(name)) // of an older build
            QDir(beside.filePath(old)).removeRecursively();
    }
    const QString whole = founded + QStringLiteral(".%1").arg(QCoreApplication::applicationPid());
    copyTree(made, whole);
    if (!beside.rename(whole, founded))
        QDir(whole).removeRecursively();
}

} // namespace

casework::Script caseScript(const QString &name)
{
    auto script = casework::readScript(QStringLiteral(ANJUAN_SOURCE_DIR "/tests/data/cases/%1.json").arg(name));
    INFO(qPrintable(name));
    REQUIRE(script);
    return *script;
}

casework::ScriptStep &stepOf(casework::Script &script, const QString &id)
{
    const auto it =
        std::find_if(script.steps.begin(), script.steps.end(), [&](const auto &step) { return step.id == id; });
    INFO(qPrintable(id));
    REQUIRE(it != script.steps.end());
    return *it;
}

void Bench::found(const casework::Script &office)
{
    casework::Founding founding;
    founding.unitName = QStringLiteral("示例镇综合行政执法队");
    founding.unitCode = QStringLiteral("000000000000000000");
    founding.adminName = QStringLiteral("管理员");
    founding.adminPassword = Secret(QByteArray(kPassword));
    founding.demo = true;
    m_clock.moveTo(*Instant::parse(office.steps.front().at));
    NoProgress quiet;
    auto made = casework::Library::create(dir(), founding, m_clock, nullptr, quiet);
    REQUIRE(made);
    m_library = std::move(*made);
    runAll(office);
}

Bench::Bench()
{
    REQUIRE(m_dir.isValid());
    const casework::Script office = caseScript(QStringLiteral("office"));
    const QString founded = foundedOnce();
    if (!QFileInfo::exists(founded)) {
        found(office);
        m_sessions.clear();
        m_library.reset();
        keepFounded(dir(), founded);
    } else {
        copyTree(founded, dir());
    }
    for (const casework::ScriptStep &step : office.steps) {
        if (!step.at.isEmpty())
            m_clock.moveTo(*Instant::parse(step.at));
    }
    auto opened = casework::Library::open(dir(), casework::Access::ReadWrite, m_clock);
    REQUIRE(opened);
    m_library = std::move(*opened);
}

casework::Session &Bench::session(const QString &login)
{
    auto &session = m_sessions[login];
    if (!session) {
        auto unlocked = m_library->logIn(login, Secret(QByteArray(kPassword)));
        INFO(qPrintable(login));
        REQUIRE(unlocked);
        session = std::move(*unlocked);
    }
    return *session;
}

casework::Request Bench::requestOf(const casework::ScriptStep &step)
{
    casework::Request request;
    request.act = step.act;
    request.with = resolved(step.with, m_ids).toObject();
    request.filesFrom = QStringLiteral(ANJUAN_SOURCE_DIR "/tests/data/cases");
    const casework::Act *act = casework::findAct(step.act);
    if (act && act->isOfCase() && step.act != QLatin1String("case.open"))
        request.caseId = m_case;
    if (step.act == QLatin1String("office.register_person"))
        request.secrets.emplace(QStringLiteral("password"), Secret(QByteArray(kPassword)));
    return request;
}

Result<casework::Outcome> Bench::perform(const casework::ScriptStep &step)
{
    if (!step.at.isEmpty())
        m_clock.moveTo(*Instant::parse(step.at));
    NoProgress quiet;
    auto outcome = session(step.as).perform(requestOf(step), quiet);
    if (outcome && !step.id.isEmpty())
        m_ids[step.id] = outcome->record;
    if (outcome && outcome->caseId)
        m_case = *outcome->caseId;
    return outcome;
}

void Bench::runUntil(const casework::Script &script, const QString &id)
{
    m_ids.clear();
    for (const casework::ScriptStep &step : script.steps) {
        if (!id.isEmpty() && step.id == id)
            return;
        const auto outcome = perform(step);
        INFO(qPrintable(step.id + QLatin1Char(' ') + step.act));
        INFO((outcome
                  ? ""
                  : qPrintable(outcome.error().id + QLatin1Char(' ') + outcome.error().args.join(QLatin1Char(' ')))));
        REQUIRE(outcome);
    }
    REQUIRE(id.isEmpty());
}

casework::CaseView Bench::view()
{
    const auto view = m_library->caseView(m_case, nullptr);
    REQUIRE(view);
    return *view;
}

QJsonObject Bench::newestBody(const QString &kind)
{
    const casework::CaseView all = view();
    for (auto it = all.timeline.rbegin(); it != all.timeline.rend(); ++it) {
        if (it->kind == kind)
            return it->body;
    }
    FAIL("no record of the kind " << qPrintable(kind));
    return {};
}

QString Bench::rawTexts() const
{
    QString all;
    const auto read =
        m_library->parts().store->each("SELECT raw FROM record", {}, [&](const store::Row &row) -> Result<void> {
            all += QString::fromUtf8(row.blob(0)) + QLatin1Char('\n');
            return {};
        });
    REQUIRE(read);
    return all;
}

bool Bench::holds()
{
    NoProgress quiet;
    const auto report = m_library->verify({}, quiet);
    REQUIRE(report);
    for (const casework::Finding &finding : report->findings)
        UNSCOPED_INFO(qPrintable(finding.where + QLatin1Char(' ') + finding.error.id + QLatin1Char(' ')
                                 + finding.error.args.join(QLatin1Char(' '))));
    return report->findings.empty();
}

std::optional<cases::GateFinding> findingOf(const std::vector<cases::GateFinding> &findings, const char *rule)
{
    for (const cases::GateFinding &finding : findings) {
        if (finding.rule == QLatin1String(rule))
            return finding;
    }
    return std::nullopt;
}

} // namespace anjuan::test
