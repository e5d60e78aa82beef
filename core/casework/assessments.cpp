#include "core/casework/assessments.h"

#include <algorithm>

#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QTemporaryDir>

#include "core/base/digest.h"
#include "core/base/json.h"
#include "core/base/messages.h"
#include "core/casework/field_map.h"
#include "core/casework/importing.h"
#include "core/casework/parts.h"
#include "core/casework/perform.h"
#include "core/casework/records.h"
#include "core/casework/score.h"
#include "core/casework/score_checks.h"
#include "core/chain/body.h"
#include "core/documents/archival_check.h"

namespace anjuan::casework {
namespace {

using chain::textOf;
using dossier::Standing;

const QString kKind = QStringLiteral("desk.dossier_assessed");

Result<QString> digestOf(const QString &path)
{
    constexpr qint64 kBlock = 1 << 20;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(Fault::NotFound, "assess.no_file", {path});
    Hasher hasher;
    while (!file.atEnd())
        hasher.add(file.read(kBlock));
    return hasher.result().hex();
}

bool isPdf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) && file.read(5) == "%PDF-";
}

/// What the records answer; what they leave open, and what has not come yet, is for the inspector.
std::map<QString, AssessedLine> linesFrom(const std::map<QString, dossier::ScoreAnswer> &answers)
{
    std::map<QString, AssessedLine> lines;
    for (const auto &[criterion, answer] : answers) {
        AssessedLine line;
        line.automatic = true;
        if (answer.standing == Standing::Kept)
            line.outcome = QStringLiteral("kept");
        else if (answer.standing == Standing::Lost)
            line.outcome = QStringLiteral("lost");
        else if (answer.standing == Standing::NotApplicable)
            line.outcome = QStringLiteral("not_applicable");
        else
            continue;
        line.lost = answer.lost;
        QStringList why;
        for (const dossier::ScoreLead &lead : answer.leads)
            why += lead.words;
        line.reason = why.join(QStringLiteral("；"));
        lines[criterion] = std::move(line);
    }
    return lines;
}

Result<std::vector<Assessment>> fromPackage(const QString &file, Secret passphrase, const QString &sheet,
                                            const QString &digest, const Clock &clock, Progress &progress)
{
    ANJUAN_TRY(const dossier::ScoreSheet rows, scoreSheet(sheet));
    // Laid out for its owner alone, and gone when this is read.
    const QTemporaryDir folder;
    ANJUAN_CHECK(layOutForReading({file, std::move(passphrase)}, folder.path(), clock, progress));
    ANJUAN_TRY(const auto library, Library::open(folder.path(), Access::ReadOnly, clock));
    constexpr int kAtOnce = 500;
    int total = 0;
    ANJUAN_TRY(const std::vector<CaseRow> cases, library->cases({}, 0, kAtOnce, &total));
    std::vector<Assessment> all;
    for (const CaseRow &row : cases) {
        if (progress.cancelled())
            return fail(Fault::Cancelled, "work.cancelled");
        progress.report(static_cast<qint64>(all.size()), total, row.number);
        ANJUAN_TRY(const CaseView view, library->caseView(row.id, nullptr));
        Assessment one;
        one.source = QStringLiteral("bundle");
        one.file = QFileInfo(file).fileName();
        one.digest = digest;
        one.unit = library->info().unitName;
        one.title = textOf(view.fields.value(QLatin1String("case")).toObject(), "title");
        one.number = textOf(view.fields.value(QLatin1String("decision")).toObject(), "number");
        one.procedure = view.facts.procedure;
        one.sheet = sheet;
        one.lines = linesFrom(scoreAnswers(rows, view));
        all.push_back(std::move(one));
    }
    return all;
}

Result<void> checkLine(const dossier::ScoreSheet &sheet, const QString &id, const AssessedLine &line)
{
    const dossier::Criterion *criterion = sheet.criterion(id);
    if (!criterion)
        return fail(Fault::NotFound, "score.no_criterion", {sheet.zh, id});
    if (line.lost < 0 || line.lost > criterion->tenths)
        return fail(Fault::Invalid, "score.bad_points",
                    {dossier::pointsText(line.lost), dossier::pointsText(criterion->tenths)});
    if (line.outcome == QLatin1String("lost") && line.reason.trimmed().isEmpty())
        return fail(Fault::Refused, "assess.no_reason", {criterionText(*criterion)});
    return {};
}

QJsonObject particularsOf(const Assessment &one)
{
    QJsonArray lines;
    for (const auto &[criterion, line] : one.lines) {
        if (!line.outcome.isEmpty())
            lines.append(QJsonObject{{QStringLiteral("criterion"), criterion},
                                     {QStringLiteral("outcome"), line.outcome},
                                     {QStringLiteral("lost"), line.lost},
                                     {QStringLiteral("reason"), line.reason},
                                     {QStringLiteral("automatic"), line.automatic}});
    }
    return {{QStringLiteral("unit"), one.unit},     {QStringLiteral("title"), one.title},
            {QStringLiteral("number"), one.number}, {QStringLiteral("procedure"), one.procedure},
            {QStringLiteral("file"), one.file},     {QStringLiteral("remark"), one.remark},
            {QStringLiteral("lines"), lines}};
}

std::optional<Assessment> fromRecord(const chain::Record &record, const Library::Parts &parts)
{
    const auto bytes = parts.vault->read(textOf(record.body, "private_sha256"));
    const auto json = bytes ? parseJson(*bytes, record.hash.hex()) : Result<QJsonValue>(QJsonValue());
    if (!json || !json->isObject())
        return std::nullopt; // destroyed, or of another PC
    const QJsonObject said = json->toObject();
    Assessment one;
    one.id = textOf(record.body, "assessment");
    one.record = record.hash.hex();
    one.source = textOf(record.body, "source");
    one.digest = textOf(record.body, "dossier_digest");
    one.sheet = textOf(record.body, "sheet");
    one.unit = textOf(said, "unit");
    one.title = textOf(said, "title");
    one.number = textOf(said, "number");
    one.procedure = textOf(said, "procedure");
    one.file = textOf(said, "file");
    one.remark = textOf(said, "remark");
    for (const auto each : said.value(QLatin1String("lines")).toArray()) {
        const QJsonObject line = each.toObject();
        one.lines[textOf(line, "criterion")] = {textOf(line, "outcome"), line.value(QLatin1String("lost")).toInt(),
                                                textOf(line, "reason"),
                                                line.value(QLatin1String("automatic")).toBool()};
    }
    one.by = parts.book.name(record.by);
    one.on = record.at.toString();
    return one;
}

Result<void> mayAssess(const Session &session)
{
    const Act *act = findAct(QStringLiteral("score.mark"));
    const QStringList held = session.roles();
    if (std::any_of(act->roles.begin(), act->roles.end(), [&](const QString &role) { return held.contains(role); }))
        return {};
    return fail(Fault::Refused, "act.no_role",
                {message(QStringLiteral("assess.name")), roleText(act->roles), session.name()});
}

} // namespace

Result<std::vector<Assessment>> assessable(const QString &file, Secret passphrase, const QString &sheet,
                                           const Clock &clock, Progress &progress)
{
    ANJUAN_TRY(const QString digest, digestOf(file));
    if (!isPdf(file))
        return fromPackage(file, std::move(passphrase), sheet, digest, clock, progress);
    ANJUAN_TRY(const documents::ArchivalCheck check, documents::checkArchival(file));
    if (check.pages == 0)
        return fail(Fault::Invalid, "assess.neither", {file});
    Assessment one = assessPaper(sheet);
    one.source = QStringLiteral("pdf");
    one.file = QFileInfo(file).fileName();
    one.digest = digest;
    one.title = QFileInfo(file).completeBaseName();
    return std::vector<Assessment>{one};
}

std::vector<Assessment> drawAssessable(std::vector<Assessment> all, int count, const QString &seed)
{
    std::vector<std::pair<QString, std::size_t>> ranked;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const QString name = all[i].number + QLatin1Char('/') + all[i].title;
        ranked.emplace_back(sha256((seed + QLatin1Char('/') + name).toUtf8()).hex(), i);
    }
    std::sort(ranked.begin(), ranked.end());
    ranked.resize(std::min(ranked.size(), static_cast<std::size_t>(std::max(count, 0))));
    std::sort(ranked.begin(), ranked.end(), [](const auto &a, const auto &b) { return a.second < b.second; });
    std::vector<Assessment> drawn;
    for (const auto &[rank, at] : ranked)
        drawn.push_back(std::move(all[at]));
    return drawn;
}

Assessment assessPaper(const QString &sheet)
{
    Assessment one;
    one.source = QStringLiteral("paper");
    one.sheet = sheet;
    return one;
}

Result<dossier::Score> scoreOf(const Assessment &assessment)
{
    ANJUAN_TRY(const dossier::ScoreSheet sheet, scoreSheet(assessment.sheet));
    std::map<QString, dossier::ScoreAnswer> answers;
    for (const auto &[id, line] : assessment.lines) {
        const dossier::Criterion *criterion = sheet.criterion(id);
        if (!criterion || line.outcome.isEmpty())
            continue;
        dossier::ScoreAnswer answer;
        answer.standing = line.outcome == QLatin1String("kept") ? Standing::Kept
            : line.outcome == QLatin1String("lost")             ? Standing::Lost
                                                                : Standing::NotApplicable;
        if (answer.standing == Standing::Lost)
            answer.lost = line.lost > 0 ? line.lost : criterion->tenths;
        answer.remark = line.reason;
        answers[id] = std::move(answer);
    }
    dossier::Score score = dossier::addUp(sheet, answers);
    score.fits =
        assessment.procedure.isEmpty() || sheet.procedures.isEmpty() || sheet.procedures.contains(assessment.procedure);
    return score;
}

Result<Assessment> recordAssessment(Session &session, Assessment assessment, Progress &)
{
    Library::Parts &parts = session.library().parts();
    if (parts.access != Access::ReadWrite)
        return fail(Fault::Refused, "library.read_only", {parts.dir});
    ANJUAN_CHECK(mayAssess(session));
    if (assessment.unit.trimmed().isEmpty() || assessment.title.trimmed().isEmpty())
        return fail(Fault::Invalid, "assess.no_name");
    ANJUAN_TRY(const dossier::ScoreSheet sheet, scoreSheet(assessment.sheet));
    for (const auto &[criterion, line] : assessment.lines)
        ANJUAN_CHECK(checkLine(sheet, criterion, line));
    if (assessment.id.isEmpty())
        assessment.id = newUuid();
    QJsonObject body{{QStringLiteral("assessment"), assessment.id},
                     {QStringLiteral("source"), assessment.source},
                     {QStringLiteral("sheet"), sheet.id},
                     {QStringLiteral("sheet_version"), sheet.version}};
    if (!assessment.digest.isEmpty())
        body.insert(QStringLiteral("dossier_digest"), assessment.digest);
    return takingIn(parts, [&]() -> Result<Assessment> {
        ANJUAN_TRY(const vault::Blob kept, takeInPrivate(*parts.vault, particularsOf(assessment)));
        body.insert(QStringLiteral("private_sha256"), kept.sha256);
        ANJUAN_CHECK(parts.transact([&](store::Write &, chain::Ledger &ledger) -> Result<void> {
            ANJUAN_TRY(const chain::Record record,
                       ledger.append(session.key().actor(), chain::deskChain(parts.library()), kKind, body));
            assessment.record = record.hash.hex();
            assessment.on = record.at.toString();
            return {};
        }));
        assessment.by = session.name();
        ++assessment.version;
        return assessment;
    });
}

Result<std::vector<Assessment>> assessmentsOf(const Library &library)
{
    const Library::Parts &parts = library.parts();
    ANJUAN_TRY(const auto records, chain::recordsOf(*parts.store, chain::deskChain(parts.library())));
    std::vector<Assessment> all;
    for (const chain::Record &record : records) {
        if (record.kind != kKind)
            continue;
        auto one = fromRecord(record, parts);
        if (!one)
            continue;
        one->version = 1;
        const auto before =
            std::find_if(all.begin(), all.end(), [&](const Assessment &other) { return other.id == one->id; });
        if (before != all.end()) {
            one->version = before->version + 1;
            all.erase(before);
        }
        all.push_back(std::move(*one));
    }
    std::reverse(all.begin(), all.end());
    return all;
}

} // namespace anjuan::casework
