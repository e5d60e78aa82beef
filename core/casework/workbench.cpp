#include "core/casework/workbench.h"

#include <algorithm>

#include <QtCore/QFile>
#include <QtCore/QJsonDocument>

#include "core/base/messages.h"
#include "core/cases/stages.h"
#include "core/casework/parts.h"
#include "core/casework/sign_offs.h"
#include "core/insight/workbench.h"

namespace anjuan::casework {
namespace {

constexpr int kWeek = 7;
constexpr int kSoon = 30; // days before a card ends

struct Ask {
    QString zh, en;
    QStringList roles;
};

/// Which record asks whom for what: resources/texts/waiting.json.
const std::map<QString, Ask> &asks()
{
    static const std::map<QString, Ask> all = [] {
        std::map<QString, Ask> read;
        QFile file(QStringLiteral(":/texts/waiting.json"));
        if (!file.open(QIODevice::ReadOnly))
            return read;
        const QJsonObject object = QJsonDocument::fromJson(file.readAll()).object();
        for (auto it = object.begin(); it != object.end(); ++it) {
            const QJsonObject words = it.value().toObject();
            Ask ask{words.value(QLatin1String("zh")).toString(), words.value(QLatin1String("en")).toString(), {}};
            for (const auto role : words.value(QLatin1String("roles")).toArray())
                ask.roles += role.toString();
            read[it.key()] = std::move(ask);
        }
        return read;
    }();
    return all;
}

/// What was said to what waits, and not to something else of the case.
struct Answered {
    QStringList by; // ids, and names of those who signed on paper
    bool leader = false;
    bool returned = false; // by the last of them: it is the officer's again, whoever would have been next
};

Answered answersTo(const insight::WaitingCase &waiting)
{
    Answered to;
    const QString step = signOffStepOfKind(waiting.kind);
    for (const insight::Answer &answer : waiting.answers) {
        // An urgent measure has a word of its own, of the same step as a proposed one.
        const bool another =
            answer.step == QLatin1String("measure") && !answer.about.isEmpty() && answer.about != waiting.record;
        if (!step.isEmpty() && (answer.step != step || another))
            continue;
        to.by += answer.signer;
        to.leader = to.leader || answer.level == QLatin1String("leader");
        to.returned = answer.outcome == QLatin1String("return");
    }
    return to;
}

bool isFor(const Ask &ask, const insight::WaitingCase &waiting, const QStringList &roles, const QString &person)
{
    for (const QString &role : ask.roles) {
        // What an officer owes is owed in the cases that are theirs.
        const bool own =
            role != QLatin1String("officer") || waiting.officers.isEmpty() || waiting.officers.contains(person);
        if (roles.contains(role) && own)
            return true;
    }
    return false;
}

QString labelOf(const QString &number, const QString &cause)
{
    return number.isEmpty() ? cause : number + QLatin1Char(' ') + cause;
}

void addLine(const Ask &ask, const insight::WaitingCase &waiting, QDate today, Language language, Workbench &bench)
{
    const QDate since = parseDate(waiting.since.left(10)).value_or(today);
    bench.waiting.push_back({waiting.id, labelOf(waiting.number, waiting.cause),
                             language == Language::Chinese ? ask.zh : ask.en, dateText(since),
                             static_cast<int>(since.daysTo(today))});
}

Result<void> addWaiting(const Session &session, QDate today, Language language, Workbench &bench, QStringList &mine)
{
    const Library::Parts &parts = session.library().parts();
    const QString person = session.person().toString();
    // What was done already and wants its word is asked for beside whatever the case asks for since.
    ANJUAN_TRY(const auto reported, insight::reportedMeasures(*parts.store, parts.library()));
    for (const insight::WaitingCase &waiting : reported) {
        const auto ask = asks().find(waiting.kind);
        if (ask != asks().end() && isFor(ask->second, waiting, session.roles(), person))
            addLine(ask->second, waiting, today, language, bench);
    }
    QStringList kinds;
    for (const auto &[kind, ask] : asks()) {
        if (kind != QLatin1String("measure.reported"))
            kinds += kind;
    }
    ANJUAN_TRY(const auto cases, insight::waitingCases(*parts.store, parts.library(), kinds));
    for (const insight::WaitingCase &waiting : cases) {
        if (waiting.officers.contains(person))
            mine += waiting.id.toString();
        const Answered to = answersTo(waiting);
        const auto ask = asks().find(to.returned     ? QStringLiteral("returned")
                                         : to.leader ? QStringLiteral("answered")
                                                     : waiting.kind);
        if (ask != asks().end() && !to.by.contains(person) && isFor(ask->second, waiting, session.roles(), person))
            addLine(ask->second, waiting, today, language, bench);
    }
    return {};
}

Result<void> addDeadlines(const Library &library, QDate today, const QStringList &mine, Workbench &bench)
{
    ANJUAN_TRY(const auto lines, openDeadlines(library, today));
    for (const DeadlineLine &line : lines) {
        if (!mine.isEmpty() && !line.caseId.isNull() && !mine.contains(line.caseId.toString()))
            continue;
        if (line.deadline.done || line.deadline.forParty)
            continue;
        if (line.deadline.due < today)
            bench.overdue.push_back(line);
        else if (line.deadline.due == today)
            bench.today.push_back(line);
        else if (line.deadline.due <= today.addDays(kWeek))
            bench.week.push_back(line);
    }
    return {};
}

void addLapsing(const Library::Parts &parts, QDate today, Language language, Workbench &bench)
{
    for (const auto &[id, person] : parts.book.people()) {
        if (!parts.book.rolesOpen(id).contains(QLatin1String("officer")))
            continue;
        const office::CardState now = parts.book.cardOn(id, today);
        if (now == office::CardState::NotValid)
            bench.lapsing.push_back({person.name, message(QStringLiteral("workbench.card_ended"), {}, language), {}});
        else if (now == office::CardState::VerificationMissing)
            bench.lapsing.push_back(
                {person.name, message(QStringLiteral("workbench.verification_missing"), {}, language), {}});
        else if (now == office::CardState::Valid) {
            for (int days = 1; days <= kSoon; ++days) {
                if (parts.book.cardOn(id, today.addDays(days)) == office::CardState::Valid)
                    continue;
                bench.lapsing.push_back({person.name, message(QStringLiteral("workbench.card_ends"), {}, language),
                                         dateText(today.addDays(days - 1))});
                break;
            }
        }
    }
}

} // namespace

Result<Workbench> workbenchOf(const Session &session, Language language)
{
    const Library::Parts &parts = session.library().parts();
    const QDate today = parts.clock->today();
    Workbench bench;
    QStringList mine;
    ANJUAN_CHECK(addWaiting(session, today, language, bench, mine));
    ANJUAN_CHECK(addDeadlines(session.library(), today, mine, bench));
    ANJUAN_TRY(const auto counts, insight::openByStage(*parts.store));
    for (const QString &stage : cases::stages()) {
        const auto count = counts.find(stage);
        if (count != counts.end())
            bench.stages.emplace_back(cases::stageName(stage), count->second);
    }
    addLapsing(parts, today, language, bench);
    ANJUAN_TRY(bench.notMirrored, notMirrored(session.library()));
    bench.backedUpAt = parts.backedUpAt();
    if (const auto at = parseDate(bench.backedUpAt.left(10)))
        bench.backupAgeDays = static_cast<int>(at->daysTo(today));
    return bench;
}

} // namespace anjuan::casework
