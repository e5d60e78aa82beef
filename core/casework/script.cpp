#include "core/casework/script.h"

#include <algorithm>

#include <QtCore/QFile>
#include <QtCore/QFileInfo>

#include "core/base/json.h"
#include "core/base/messages.h"
#include "core/casework/discussions.h"
#include "core/chain/body.h"

namespace anjuan::casework {
namespace {

using chain::textOf;

/// A step that is no act of one case: the minutes of one meeting, entered into several 一会多案.
const QString kDiscuss = QStringLiteral("discuss");
const QString kMeeting = QStringLiteral("meeting");
const QString kCases = QStringLiteral("cases");
const QString kCase = QStringLiteral("case");

/// Texts `@id` anywhere in a value.
void referencesIn(const QJsonValue &value, QStringList &found)
{
    if (value.isString() && value.toString().startsWith(QLatin1Char('@')))
        found += value.toString().mid(1);
    for (const auto item : value.toArray())
        referencesIn(item, found);
    const QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it)
        referencesIn(it.value(), found);
}

QJsonValue resolved(const QJsonValue &value, const std::map<QString, QString> &records)
{
    if (value.isString() && value.toString().startsWith(QLatin1Char('@'))) {
        const auto it = records.find(value.toString().mid(1));
        return it == records.end() ? value : QJsonValue(it->second);
    }
    if (value.isArray()) {
        QJsonArray out;
        for (const auto item : value.toArray())
            out.append(resolved(item, records));
        return out;
    }
    if (value.isObject()) {
        QJsonObject out;
        const QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it)
            out.insert(it.key(), resolved(it.value(), records));
        return out;
    }
    return value;
}

Result<ScriptStep> stepFrom(const QJsonValue &value, const QString &file, std::size_t n)
{
    const QJsonObject object = value.toObject();
    const QString number = QString::number(n + 1);
    const auto bad = [&](const char *why, const QString &what) {
        return fail(Fault::Invalid, "script.bad_step", {file, number, message(QString::fromLatin1(why), {what})});
    };
    static const QStringList known = {QStringLiteral("as"), QStringLiteral("do"), QStringLiteral("with"),
                                      QStringLiteral("id"), QStringLiteral("at"), QStringLiteral("note")};
    for (const QString &name : object.keys()) {
        if (!known.contains(name))
            return bad("script.unknown_member", name);
    }
    ScriptStep step{textOf(object, "as"), textOf(object, "do"), textOf(object, "id"), textOf(object, "at"),
                    object.value(QLatin1String("with")).toObject()};
    if (step.as.isEmpty())
        return bad("script.missing_member", QStringLiteral("as"));
    if (step.act.isEmpty())
        return bad("script.missing_member", QStringLiteral("do"));
    if (!step.at.isEmpty() && !Instant::parse(step.at))
        return bad("field.wants_instant", step.at);
    return step;
}

/// What is wrong with the members of one discussed case, or of what all of them share.
std::optional<Error> discussionFault(const QJsonObject &with, bool shared)
{
    const Act *act = findAct(QStringLiteral("discussion.hold"));
    for (const QString &name : with.keys()) {
        const bool known = act->field(name) || (!shared && (name == QLatin1String("reasons") || name == kCase));
        if (!known || (act->field(name) && sharedDiscussionFields().contains(name) != shared))
            return Error{Fault::Invalid, QStringLiteral("act.unknown_field"), {kDiscuss, name}};
    }
    for (const Field &field : act->fields) {
        if (field.required && sharedDiscussionFields().contains(field.name) == shared && !with.contains(field.name))
            return Error{Fault::Invalid, QStringLiteral("act.missing_field"), {kDiscuss, field.name, field.zh}};
    }
    return std::nullopt;
}

std::optional<Error> discussFault(const ScriptStep &step)
{
    for (const QString &name : step.with.keys()) {
        if (name != kMeeting && name != kCases)
            return Error{Fault::Invalid, QStringLiteral("act.unknown_field"), {kDiscuss, name}};
    }
    for (const QString &name : {kMeeting, kCases}) {
        if (step.with.value(name).toObject().isEmpty() && step.with.value(name).toArray().isEmpty())
            return Error{Fault::Invalid, QStringLiteral("act.missing_field"), {kDiscuss, name, name}};
    }
    auto fault = discussionFault(step.with.value(kMeeting).toObject(), true);
    for (const auto one : step.with.value(kCases).toArray()) {
        if (!fault)
            fault = discussionFault(one.toObject(), false);
    }
    return fault;
}

/// What is wrong with the fields of a step's act.
std::optional<Error> fieldFault(const ScriptStep &step)
{
    if (step.act == kDiscuss)
        return discussFault(step);
    const Act *act = findAct(step.act);
    if (!act)
        return Error{Fault::Invalid, QStringLiteral("act.unknown"), {step.act}};
    for (const QString &name : step.with.keys()) {
        const Field *field = act->field(name);
        if ((!field || field->secret) && !(name == QLatin1String("reasons") && act->isOfCase()))
            return Error{Fault::Invalid, QStringLiteral("act.unknown_field"), {act->act, name}};
    }
    for (const Field &field : act->fields) {
        if (field.required && !field.secret && !step.with.contains(field.name))
            return Error{Fault::Invalid, QStringLiteral("act.missing_field"), {act->act, field.name, field.zh}};
    }
    return std::nullopt;
}

Result<void> checkStep(const ScriptStep &step, const QString &file, std::size_t n, const QStringList &earlier)
{
    const auto bad = [&](const Error &error) {
        const QString id = step.id.isEmpty() ? QString() : step.id + QStringLiteral(": ");
        return fail(Fault::Invalid, "script.bad_step", {file, QString::number(n + 1), id + describe(error)});
    };
    if (const auto fault = fieldFault(step))
        return bad(*fault);
    QStringList references;
    referencesIn(step.with, references);
    for (const QString &reference : references) {
        if (!earlier.contains(reference))
            return bad(Error{Fault::Invalid, QStringLiteral("script.unknown_reference"), {reference}});
    }
    return {};
}

} // namespace

Result<Script> readScript(const QString &file)
{
    QFile device(file);
    if (!device.open(QIODevice::ReadOnly))
        return fail(Fault::NotFound, "script.no_file", {file, device.errorString()});
    ANJUAN_TRY(const QJsonValue value, parseJson(device.readAll(), file));
    const QJsonObject object = value.toObject();
    if (!object.value(QLatin1String("steps")).isArray())
        return fail(Fault::Invalid, "script.no_steps", {file});
    Script script;
    script.title = textOf(object, "title");
    script.folder = QFileInfo(file).absolutePath();
    QStringList ids;
    for (const auto item : object.value(QLatin1String("steps")).toArray()) {
        const std::size_t n = script.steps.size();
        ANJUAN_TRY(ScriptStep step, stepFrom(item, file, n));
        ANJUAN_CHECK(checkStep(step, file, n, ids));
        if (!step.id.isEmpty())
            ids += step.id;
        script.steps.push_back(std::move(step));
    }
    return script;
}

namespace {

class Runner {
public:
    Runner(Library &library, ScriptClock &clock, const Script &script, const Passwords &passwords)
        : m_library(library), m_clock(clock), m_script(script), m_passwords(passwords)
    {
    }

    Result<void> run(const ScriptStep &step, ScriptResult &result, Progress &progress)
    {
        if (!step.at.isEmpty()) {
            if (!m_library.info().demo)
                return fail(Fault::Refused, "script.clock_not_demo");
            m_clock.moveTo(*Instant::parse(step.at));
        }
        ANJUAN_TRY(Session * session, sessionOf(step.as));
        if (step.act == kDiscuss)
            return discuss(*session, step, result, progress);
        Request request;
        request.act = step.act;
        request.with = resolved(step.with, m_records).toObject();
        request.filesFrom = m_script.folder;
        const Act *act = findAct(step.act);
        if (act->isOfCase() && act->act != QLatin1String("case.open"))
            request.caseId = result.caseId;
        for (const Field &field : act->fields) {
            if (!field.secret)
                continue;
            // Of the person who is registered, or of the one who gets another key.
            const char *whose = step.with.contains(QLatin1String("login")) ? "login" : "person";
            ANJUAN_TRY(Secret secret, m_passwords(textOf(step.with, whose)));
            request.secrets.emplace(field.name, std::move(secret));
        }
        ANJUAN_TRY(Outcome outcome, session->perform(request, progress));
        if (!step.id.isEmpty())
            m_records[step.id] = outcome.record;
        if (outcome.caseId)
            result.caseId = outcome.caseId;
        if (!step.id.isEmpty() && result.caseId)
            m_cases[step.id] = *result.caseId;
        result.outcomes.push_back(std::move(outcome));
        return {};
    }

    Result<void> logOut()
    {
        for (auto &[login, session] : m_sessions)
            ANJUAN_CHECK(session->logOut());
        return {};
    }

private:
    /// A case by its number or id, or by a step that was done in it; the script's own where none is named.
    Result<CaseId> caseOf(const QString &named, const std::optional<CaseId> &own) const
    {
        if (const auto at = m_cases.find(named.mid(1)); named.startsWith(QLatin1Char('@')) && at != m_cases.end())
            return at->second;
        if (named.isEmpty() && own)
            return *own;
        return m_library.findCase(named);
    }

    Result<void> discuss(Session &session, const ScriptStep &step, ScriptResult &result, Progress &progress)
    {
        std::vector<DiscussedCase> cases;
        for (const auto one : step.with.value(kCases).toArray()) {
            DiscussedCase said;
            said.with = one.toObject();
            ANJUAN_TRY(said.id, caseOf(said.with.take(kCase).toString(), result.caseId));
            said.with = resolved(said.with, m_records).toObject();
            cases.push_back(std::move(said));
        }
        ANJUAN_TRY(const DiscussionHeld held,
                   holdDiscussion(session, step.with.value(kMeeting).toObject(), cases, m_script.folder, progress));
        Outcome outcome;
        for (const DiscussionHeld::InCase &one : held.cases) {
            // What the script goes on with is the record in its own case.
            if (outcome.record.isEmpty() || one.id == result.caseId) {
                outcome.record = one.record;
                outcome.caseId = one.id;
            }
            outcome.findings.insert(outcome.findings.end(), one.findings.begin(), one.findings.end());
        }
        if (!step.id.isEmpty())
            m_records[step.id] = outcome.record;
        result.outcomes.push_back(std::move(outcome));
        return {};
    }

    Result<Session *> sessionOf(const QString &login)
    {
        auto &session = m_sessions[login];
        if (!session) {
            ANJUAN_TRY(const Secret password, m_passwords(login));
            ANJUAN_TRY(session, m_library.logIn(login, password));
        }
        return session.get();
    }

    Library &m_library;
    ScriptClock &m_clock;
    const Script &m_script;
    const Passwords &m_passwords;
    std::map<QString, std::unique_ptr<Session>> m_sessions;
    std::map<QString, QString> m_records;
    std::map<QString, CaseId> m_cases; // of each step's id
};

} // namespace

Result<ScriptResult> runScript(Library &library, ScriptClock &clock, const Script &script, const Passwords &passwords,
                               Progress &progress, int *failedStep, const StepDone &stepDone)
{
    Runner runner(library, clock, script, passwords);
    ScriptResult result;
    result.caseId = script.caseId;
    int n = 0;
    for (const ScriptStep &step : script.steps) {
        if (failedStep)
            *failedStep = n;
        progress.report(n++, static_cast<qint64>(script.steps.size()), step.act);
        if (progress.cancelled())
            return fail(Fault::Cancelled, "script.cancelled", {QString::number(n)});
        ANJUAN_CHECK(runner.run(step, result, progress));
        if (stepDone)
            ANJUAN_CHECK(stepDone(n - 1, result.outcomes.back()));
    }
    ANJUAN_CHECK(runner.logOut());
    return result;
}

} // namespace anjuan::casework
