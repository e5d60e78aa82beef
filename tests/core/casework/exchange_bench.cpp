#include "tests/core/casework/exchange_bench.h"

#include <catch2/catch.hpp>

#include <QtCore/QDir>

#include "core/casework/parts.h"

#include "tests/core/casework/bench.h"

namespace anjuan::test {
namespace {

const QByteArray kPassword = "demo-2026";
const QString kAdmin = QStringLiteral("admin");

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

QString words(const Error &error)
{
    return error.id + QLatin1Char(' ') + error.args.join(QLatin1Char(' '));
}

} // namespace

Pc::Pc(casework::ScriptClock &clock, QString dir) : m_clock(clock), m_dir(std::move(dir)) {}

void Pc::found(const QString &unit, const QStringList &only)
{
    const casework::Script office = caseScript(QStringLiteral("office"));
    if (m_clock.now() < *Instant::parse(office.steps.front().at))
        m_clock.moveTo(*Instant::parse(office.steps.front().at));
    casework::Founding founding;
    founding.unitName = unit;
    founding.unitCode = QStringLiteral("000000000000000000");
    founding.adminName = QStringLiteral("管理员");
    founding.adminPassword = Secret(kPassword);
    founding.demo = true;
    auto made = casework::Library::create(m_dir, founding, m_clock, nullptr, m_quiet);
    INFO((made ? "" : qPrintable(words(made.error()))));
    REQUIRE(made);
    m_library = std::move(*made);
    for (const casework::ScriptStep &step : office.steps) {
        QString person = step.id.isEmpty() ? step.with.value(QLatin1String("person")).toString() : step.id;
        person.remove(QLatin1Char('@'));
        if (!only.isEmpty() && !only.contains(person))
            continue;
        const auto done = perform(kAdmin, step.act, resolved(step.with, m_ids).toObject());
        INFO(qPrintable(step.act + (done ? QString() : words(done.error()))));
        REQUIRE(done);
        if (!step.id.isEmpty())
            m_ids[step.id] = done->person.isEmpty() ? done->record : done->person;
    }
}

void Pc::join(Pc &first, const QString &name, const QStringList &logins, const QString &between,
              const QStringList &roles)
{
    const QString card = between + QStringLiteral("/card.json");
    const auto bytes = casework::joinCardBytes(casework::joinCardOf(first.library()));
    REQUIRE(bytes);
    QFile file(card);
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write(*bytes);
    file.close();
    casework::JoinRequest request;
    request.dir = m_dir;
    request.pcName = name;
    const auto read = casework::readJoinCard(card);
    REQUIRE(read);
    request.card = *read;
    std::map<QString, QStringList> given;
    for (const QString &login : logins) {
        casework::Joiner joiner{{}, login, login, Secret(kPassword)};
        for (const auto &person : read->people) {
            if (person.login == login) {
                joiner.known = person.person;
                joiner.name = person.name;
            }
        }
        request.people.push_back(std::move(joiner));
        given[login] = roles;
    }
    const QString enrol = between + QStringLiteral("/enrol.json");
    const auto asked = casework::startJoining(request, enrol, m_quiet);
    INFO((asked ? "" : qPrintable(words(asked.error()))));
    REQUIRE(asked);
    const auto application = casework::readEnrolment(enrol);
    REQUIRE(application);
    CHECK(application->checkCode() == asked->checkCode());
    const auto accepted = casework::acceptEnrolment(first.as(kAdmin), *application, given, m_quiet);
    INFO((accepted ? "" : qPrintable(words(accepted.error()))));
    REQUIRE(accepted);
    const QString bundle = first.exported(QStringLiteral("office"), {}, between + QStringLiteral("/office.anjuan.zip"));
    auto library = casework::finishJoining(m_dir, bundle, m_clock, m_quiet);
    INFO((library ? "" : qPrintable(words(library.error()))));
    REQUIRE(library);
    m_library = std::move(*library);
    m_login = logins.front();
}

casework::Session &Pc::as(const QString &login)
{
    auto &session = m_sessions[login];
    if (!session) {
        auto unlocked = m_library->logIn(login, Secret(kPassword));
        INFO(qPrintable(login + (unlocked ? QString() : words(unlocked.error()))));
        REQUIRE(unlocked);
        session = std::move(*unlocked);
    }
    return *session;
}

Result<casework::Outcome> Pc::perform(const QString &login, const QString &act, const QJsonObject &with,
                                      const std::optional<CaseId> &id)
{
    casework::Request request;
    request.act = act;
    request.with = with;
    request.caseId = id;
    request.filesFrom = QStringLiteral(ANJUAN_SOURCE_DIR "/tests/data/cases");
    if (act == QLatin1String("office.register_person"))
        request.secrets.emplace(QStringLiteral("password"), Secret(kPassword));
    const Instant now = m_clock.now();
    m_clock.moveTo(Instant{now.epochSeconds + 1, now.offsetSeconds});
    return as(login).perform(request, m_quiet);
}

CaseId Pc::work(const QString &script, const QString &until, const QString &from)
{
    std::optional<CaseId> id;
    bool begun = from.isEmpty();
    if (!begun)
        id = CaseId::parse(m_ids.at(QStringLiteral("the case")));
    for (const casework::ScriptStep &step : caseScript(script).steps) {
        if (!until.isEmpty() && step.id == until)
            break;
        begun |= step.id == from;
        if (!begun)
            continue;
        if (!step.at.isEmpty() && m_clock.now() < *Instant::parse(step.at))
            m_clock.moveTo(*Instant::parse(step.at));
        const auto done = perform(step.as, step.act, resolved(step.with, m_ids).toObject(), id);
        INFO(qPrintable(step.act + QLatin1Char(' ') + (done ? QString() : words(done.error()))));
        REQUIRE(done);
        if (done->caseId)
            id = done->caseId;
        if (!step.id.isEmpty())
            m_ids[step.id] = done->record;
    }
    m_ids[QStringLiteral("the case")] = id->toString();
    return *id;
}

void Pc::send(const CaseId &id, Pc &to, const QString &between)
{
    casework::HandOver what;
    what.cases = {id};
    what.to = to.id();
    what.file = between;
    const auto written = casework::handOver(as(m_login), what, m_quiet);
    INFO((written ? "" : qPrintable(words(written.error()))));
    REQUIRE(written);
    const auto taken = to.import(written->file);
    INFO((taken ? "" : qPrintable(words(taken.error()))));
    REQUIRE(taken);
    QFile::remove(written->file);
}

QString Pc::exported(const QString &profile, const std::vector<CaseId> &cases, const QString &file, bool light)
{
    casework::ExportRequest request;
    request.profile = profile;
    request.cases = cases;
    request.file = file;
    request.light = light;
    QFile::remove(file);
    const auto written = as(m_login).exportBundle(request, m_quiet);
    INFO((written ? "" : qPrintable(words(written.error()))));
    REQUIRE(written);
    return written->file;
}

Result<casework::ImportReport> Pc::import(const QString &file, const QByteArray &passphrase)
{
    return casework::importBundle(as(m_login), {file, Secret(passphrase)}, m_quiet);
}

QString Pc::headOf(const CaseId &id)
{
    const auto last = chain::lastOf(*library().parts().store, chain::caseChain(id));
    REQUIRE(last);
    return *last ? (*last)->hash.hex() : QString();
}

QStringList Pc::findings(casework::VerifyMemo *memo)
{
    casework::VerifyOptions options;
    options.memo = memo;
    const auto report = library().verify(options, m_quiet);
    REQUIRE(report);
    QStringList found;
    for (const casework::Finding &finding : report->findings)
        found += finding.where + QLatin1Char(' ') + words(finding.error);
    if (!found.isEmpty())
        WARN(qPrintable(found.join(QLatin1Char('\n'))));
    return found;
}

void Pc::close()
{
    m_sessions.clear();
    m_library.reset();
}

void Pc::reopen()
{
    close();
    auto library = casework::Library::open(m_dir, casework::Access::ReadWrite, m_clock);
    INFO((library ? "" : qPrintable(words(library.error()))));
    REQUIRE(library);
    m_library = std::move(*library);
}

} // namespace anjuan::test
