#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>

#include "core/base/json.h"
#include "core/base/whole_file.h"
#include "core/casework/access_log.h"
#include "core/casework/evidence_page.h"
#include "core/casework/intake.h"

#include "app/cli/cli.h"

namespace anjuan::cli {
namespace {

using casework::IntakeFile;
using casework::IntakeItem;

const char *stateWord(IntakeFile::State state)
{
    switch (state) {
    case IntakeFile::State::Recorded:
        return "recorded";
    case IntakeFile::State::Duplicate:
        return "duplicate";
    case IntakeFile::State::Failed:
        return "failed";
    default:
        return "staged";
    }
}

/// What the command line says of every file alike.
QJsonObject givenFields(const Context &context)
{
    QJsonObject with;
    for (const auto &[option, field] :
         {std::pair{"type", "type"}, std::pair{"title", "title"}, std::pair{"source", "source"},
          std::pair{"at", "made_at"}, std::pair{"place", "place"}, std::pair{"proves", "proves"},
          std::pair{"av-step", "av_step"}}) {
        if (context.has(option))
            with.insert(QLatin1String(field), context.option(option));
    }
    if (context.has("officers"))
        with.insert(QStringLiteral("officers"),
                    QJsonArray::fromStringList(context.option("officers").split(QLatin1Char(','))));
    return with;
}

/// What is said over what the file proposes; source and what it proves have a word of their own where nobody says.
QJsonObject fieldsOf(const Context &context, const IntakeFile &file, const QJsonObject &given, const Clock &clock)
{
    QJsonObject with = casework::proposedFields(file, clock);
    with.insert(QStringLiteral("source"), message(QStringLiteral("cli.ingest_source"), {}, context.language));
    with.insert(QStringLiteral("proves"), with.value(QLatin1String("title")));
    for (auto it = given.begin(); it != given.end(); ++it)
        with.insert(it.key(), it.value());
    return with;
}

struct Plan {
    std::vector<IntakeFile> files;
    std::vector<CaseId> cases;      // one for each file
    std::vector<QJsonObject> given; // likewise
};

Result<Plan> planFromManifest(const Context &context, const casework::Library &library, Progress &progress)
{
    const QString path = context.option("manifest");
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(Fault::NotFound, "vault.no_file", {path});
    ANJUAN_TRY(const QJsonValue value, parseJson(file.readAll(), path));
    if (!value.isArray() || value.toArray().isEmpty())
        return fail(Fault::Invalid, "intake.manifest", {path, QStringLiteral("[{\"file\",\"case\",…}]")});
    Plan plan;
    for (const auto entry : value.toArray()) {
        QJsonObject given = entry.toObject();
        const QString name = given.take(QStringLiteral("file")).toString();
        const QString caseName = given.take(QStringLiteral("case")).toString();
        if (name.isEmpty() || caseName.isEmpty())
            return fail(Fault::Invalid, "intake.manifest", {path, QStringLiteral("file, case")});
        ANJUAN_TRY(const CaseId id, library.findCase(caseName));
        const QString place = QFileInfo(path).absoluteDir().filePath(name);
        ANJUAN_TRY(auto found, casework::findIntake(library, {place}, progress));
        for (IntakeFile &one : found) {
            plan.files.push_back(std::move(one));
            plan.cases.push_back(id);
            plan.given.push_back(given);
        }
    }
    return plan;
}

Result<Plan> planFromWords(const Context &context, const casework::Library &library, Progress &progress)
{
    Plan plan;
    ANJUAN_TRY(const CaseId id, library.findCase(context.words.at(1)));
    ANJUAN_TRY(plan.files, casework::findIntake(library, context.words.mid(2), progress));
    plan.cases.assign(plan.files.size(), id);
    plan.given.assign(plan.files.size(), givenFields(context));
    return plan;
}

void tell(Context &context, const IntakeFile &file, const QString &record)
{
    if (context.json)
        context.print(QJsonObject{{QStringLiteral("file"), file.path},
                                  {QStringLiteral("state"), QLatin1String(stateWord(file.state))},
                                  {QStringLiteral("sha256"), file.sha256},
                                  {QStringLiteral("bytes"), file.bytes},
                                  {QStringLiteral("record"), record}});
    else if (file.error)
        context.line(file.path + QStringLiteral("  ") + describe(*file.error, context.language));
    else if (record.isEmpty())
        context.line(message(QStringLiteral("intake.known"),
                             {file.path, QStringList(file.knownAs.begin(), file.knownAs.end()).join(QLatin1Char(';'))},
                             context.language));
    else
        context.line(file.path + QStringLiteral("  ") + record);
}

} // namespace

int runIngest(Context &context)
{
    const bool manifest = context.has("manifest");
    if (manifest ? context.words.size() != 1
                 : context.words.size() < 3 || !context.has("place") || !context.has("officers"))
        return context.usage(QStringLiteral(
            "ingest LIB CASE FILE|FOLDER… --place PLACE --officers A,B [--at INSTANT] [--type T] [--title T] [--source S] "
            "[--proves P] [--av-step STEP] | ingest LIB --manifest FILE"));
    const auto library = context.open(context.words.first(), casework::Access::ReadWrite);
    if (!library)
        return context.failed(library.error());
    TerminalProgress progress;
    auto plan = manifest ? planFromManifest(context, **library, progress) : planFromWords(context, **library, progress);
    if (!plan)
        return context.failed(plan.error());
    return signedIn(context, **library, [&](casework::Session &session, Progress &) -> Result<int> {
        if (const auto staged = casework::stageIntake(**library, plan->files, progress); !staged)
            return fail(staged.error());
        std::vector<IntakeItem> items;
        bool allRead = true;
        for (std::size_t i = 0; i < plan->files.size(); ++i) {
            const IntakeFile &file = plan->files[i];
            allRead = allRead && !file.error;
            if (file.state == IntakeFile::State::Staged)
                items.push_back({i, plan->cases[i], fieldsOf(context, file, plan->given[i], context.clock())});
        }
        ANJUAN_TRY(const auto done, casework::recordIntake(session, plan->files, items, progress));
        std::map<std::size_t, QString> records;
        for (std::size_t i = 0; i < items.size(); ++i)
            records[items[i].file] = done[i].record;
        for (std::size_t i = 0; i < plan->files.size(); ++i)
            tell(context, plan->files[i], records[i]);
        return allRead ? Done : RefusedOrFinding;
    });
}

int runEvidenceList(Context &context)
{
    if (context.words.size() != 2)
        return context.usage(QStringLiteral("evidence LIB CASE"));
    const auto library = context.open(context.words.first(), casework::Access::ReadOnly);
    if (!library)
        return context.failed(library.error());
    const auto id = (*library)->findCase(context.words.at(1));
    if (!id)
        return context.failed(id.error());
    const auto page = casework::evidencePage(**library, *id);
    if (!page)
        return context.failed(page.error());
    QJsonArray all;
    for (const casework::EvidenceView &row : page->items) {
        if (!context.json) {
            context.line(QStringLiteral("%1  %2  %3  %4  %5  %6")
                             .arg(row.no)
                             .arg(row.typeZh, row.title, row.madeAt, row.facts, row.sha256));
            continue;
        }
        all.append(QJsonObject{{QStringLiteral("no"), row.no},
                               {QStringLiteral("record"), row.record},
                               {QStringLiteral("title"), row.title},
                               {QStringLiteral("type"), row.type},
                               {QStringLiteral("sha256"), row.sha256},
                               {QStringLiteral("bytes"), row.bytes},
                               {QStringLiteral("file_name"), row.fileName},
                               {QStringLiteral("made_at"), row.madeAt},
                               {QStringLiteral("claimed_at"), row.claimedAt},
                               {QStringLiteral("facts"), row.facts},
                               {QStringLiteral("parent"), row.parent},
                               {QStringLiteral("av_step"), row.avStep},
                               {QStringLiteral("verified"), row.verified},
                               {QStringLiteral("live"), row.isLive()},
                               {QStringLiteral("after_decision"), row.afterDecision},
                               {QStringLiteral("lacks"), QJsonArray::fromStringList(row.lacks)},
                               {QStringLiteral("checked_at"), row.checkedAt}});
    }
    if (context.json)
        context.print(all);
    return Done;
}

int runAvList(Context &context)
{
    if (context.words.isEmpty() || context.words.size() > 2)
        return context.usage(QStringLiteral("av LIB [CASE]"));
    const auto library = context.open(context.words.first(), casework::Access::ReadOnly);
    if (!library)
        return context.failed(library.error());
    TerminalProgress progress;
    const auto all = casework::coverageOfAll(**library, progress);
    if (!all)
        return context.failed(all.error());
    std::optional<CaseId> only;
    if (context.words.size() == 2) {
        const auto id = (*library)->findCase(context.words.at(1));
        if (!id)
            return context.failed(id.error());
        only = *id;
    }
    evidence::AvCoverage sum;
    QJsonArray rows;
    for (const casework::CaseCoverage &row : *all) {
        if (only && row.caseId != *only)
            continue;
        sum += row.coverage;
        rows.append(QJsonObject{{QStringLiteral("case"), row.caseId.toString()},
                                {QStringLiteral("label"), row.label},
                                {QStringLiteral("done"), row.coverage.done},
                                {QStringLiteral("recorded"), row.coverage.recorded},
                                {QStringLiteral("waived"), row.coverage.waived},
                                {QStringLiteral("owed"), QJsonArray::fromStringList(row.owed)},
                                {QStringLiteral("percent"), row.coverage.percent()}});
        if (!context.json)
            context.line(message(QStringLiteral("av.coverage"),
                                 {row.label, QString::number(row.coverage.done), QString::number(row.coverage.recorded),
                                  QString::number(row.coverage.waived), QString::number(row.coverage.percent()),
                                  row.owed.join(QStringLiteral("、"))},
                                 context.language));
    }
    if (context.json)
        context.print(QJsonObject{{QStringLiteral("cases"), rows}, {QStringLiteral("percent"), sum.percent()}});
    return sum.owed > 0 ? RefusedOrFinding : Done;
}

int runAccess(Context &context)
{
    if (context.words.isEmpty() || context.words.size() > 2)
        return context.usage(
            QStringLiteral("access LIB [CASE] [--person LOGIN] [--from DATE] [--until DATE] [-o OUT.csv]"));
    const auto library = context.open(context.words.first(), casework::Access::ReadOnly);
    if (!library)
        return context.failed(library.error());
    casework::AccessFilter filter;
    if (context.words.size() == 2) {
        const auto id = (*library)->findCase(context.words.at(1));
        if (!id)
            return context.failed(id.error());
        filter.caseId = *id;
    }
    filter.from = parseDate(context.option("from"));
    filter.to = parseDate(context.option("until"));
    if ((context.has("from") && !filter.from) || (context.has("until") && !filter.to))
        return context.usage(QStringLiteral("--from 2026-03-05 --until 2026-03-31"));
    for (const casework::PersonView &person : (*library)->people()) {
        if (context.has("person") && person.login == context.option("person"))
            filter.person = person.id;
    }
    if (context.has("person") && !filter.person)
        return context.failed(Error{Fault::NotFound, QStringLiteral("library.no_login"), {context.option("person")}});
    const auto rows = casework::accessReport(**library, filter);
    if (!rows)
        return context.failed(rows.error());
    if (const QString out = context.option("o"); !out.isEmpty()) {
        const auto written = writeWhole(out, casework::accessCsv(*rows));
        return written ? Done : context.failed(written.error());
    }
    QJsonArray all;
    for (const casework::AccessRow &row : *rows) {
        if (context.json)
            all.append(QJsonObject{{QStringLiteral("at"), row.at},
                                   {QStringLiteral("by"), row.by},
                                   {QStringLiteral("kind"), row.kind},
                                   {QStringLiteral("phase"), row.phase},
                                   {QStringLiteral("case"), row.caseId.toString()},
                                   {QStringLiteral("what"), row.what},
                                   {QStringLiteral("sha256"), row.sha256},
                                   {QStringLiteral("purpose"), row.purpose},
                                   {QStringLiteral("how"), row.how},
                                   {QStringLiteral("spans"), QJsonArray::fromStringList(row.spans)}});
        else
            context.line(QStringLiteral("%1  %2  %3%4  %5  %6  %7")
                             .arg(row.at, row.by, row.kindZh,
                                  row.phase.isEmpty() ? QString() : QLatin1Char('/') + row.phase, row.caseLabel,
                                  row.what, row.purpose));
    }
    if (context.json)
        context.print(all);
    return Done;
}

} // namespace anjuan::cli
