#include <QtCore/QDateTime>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>

#include "core/base/messages.h"
#include "core/base/money.h"

#include "app/cli/cli.h"

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

namespace anjuan::cli {
namespace {

QJsonObject rowJson(const casework::CaseRow &row)
{
    QJsonObject out{{QStringLiteral("id"), row.id.toString()},
                    {QStringLiteral("number"), row.number},
                    {QStringLiteral("cause"), row.cause},
                    {QStringLiteral("party"), row.party},
                    {QStringLiteral("title"), row.party + row.cause},
                    {QStringLiteral("stage"), row.stage},
                    {QStringLiteral("stage_text"), row.stageZh},
                    {QStringLiteral("procedure"), row.procedure},
                    {QStringLiteral("procedure_text"), row.procedureZh},
                    {QStringLiteral("opened_on"), dateText(row.openedOn)},
                    {QStringLiteral("fine_fen"), row.fineFen}};
    if (row.filedOn)
        out.insert(QStringLiteral("filed_on"), dateText(*row.filedOn));
    if (row.decidedOn)
        out.insert(QStringLiteral("decided_on"), dateText(*row.decidedOn));
    return out;
}

QJsonArray findingsJson(const std::vector<cases::GateFinding> &findings, Language language)
{
    QJsonArray out;
    for (const cases::GateFinding &finding : findings) {
        static const char *const kClasses[] = {"flaw", "going_on", "stop"};
        out.append(QJsonObject{{QStringLiteral("rule"), finding.rule},
                               {QStringLiteral("class"), QLatin1String(kClasses[static_cast<int>(finding.gateClass)])},
                               {QStringLiteral("text"), message(finding.rule, finding.args, language)},
                               {QStringLiteral("cleared"), finding.cleared}});
    }
    return out;
}

QJsonObject viewJson(const casework::CaseView &view, Language language)
{
    QJsonArray timeline;
    for (const casework::RecordView &record : view.timeline)
        timeline.append(QJsonObject{{QStringLiteral("seq"), record.seq},
                                    {QStringLiteral("kind"), record.kind},
                                    {QStringLiteral("title"), record.title},
                                    {QStringLiteral("at"), record.at},
                                    {QStringLiteral("on"), record.actOn},
                                    {QStringLiteral("by"), record.by},
                                    {QStringLiteral("hash"), record.hash},
                                    {QStringLiteral("verdict"), record.verdict},
                                    {QStringLiteral("findings"), findingsJson(record.findings, language)}});
    QJsonArray documents;
    for (const casework::DocumentView &document : view.documents)
        documents.append(QJsonObject{{QStringLiteral("form"), document.form},
                                     {QStringLiteral("title"), document.title},
                                     {QStringLiteral("number"), document.number},
                                     {QStringLiteral("sha256"), document.sha256},
                                     {QStringLiteral("pages"), document.pages},
                                     {QStringLiteral("record"), document.record}});
    QJsonArray next;
    for (const casework::NextAct &act : view.next)
        next.append(QJsonObject{{QStringLiteral("act"), act.act},
                                {QStringLiteral("title"), act.zh},
                                {QStringLiteral("roles"), act.rolesZh},
                                {QStringLiteral("in_the_way"), findingsJson(act.findings, language)}});
    QJsonObject out = rowJson(view.row);
    out.insert(QStringLiteral("timeline"), timeline);
    out.insert(QStringLiteral("documents"), documents);
    out.insert(QStringLiteral("next"), next);
    out.insert(QStringLiteral("flaws"), view.row.flaws);
    return out;
}

void printCase(Context &context, const casework::CaseView &view)
{
    const casework::CaseRow &row = view.row;
    context.line(QStringLiteral("%1  %2  %3  [%4]").arg(row.number, row.party, row.cause, row.stageZh));
    for (const casework::RecordView &record : view.timeline) {
        context.line(QStringLiteral("  #%1 %2 %3 %4 %5")
                         .arg(record.seq, 3)
                         .arg(QString(record.at.left(16)).replace(QLatin1Char('T'), QLatin1Char(' ')), record.title,
                              record.by, record.summary));
        for (const cases::GateFinding &finding : record.findings)
            context.line(QStringLiteral("       ! %1 [%2]")
                             .arg(message(finding.rule, finding.args, context.language), finding.rule));
    }
    for (const casework::NextAct &act : view.next) {
        if (!act.findings.empty())
            context.line(
                QStringLiteral("  × %1:%2")
                    .arg(act.zh, message(act.findings.front().rule, act.findings.front().args, context.language)));
    }
}

/// What was committed, told at once: on the output step by step, and on disk where --acks asks for it.
class Acknowledged {
public:
    Result<void> open(const QString &path)
    {
        m_file.setFileName(path);
        if (!path.isEmpty() && !m_file.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered))
            return fail(Fault::Io, "library.cannot_write", {path, m_file.errorString()});
        return {};
    }

    Result<void> tell(Context &context, const QString &act, int step, const casework::Outcome &outcome)
    {
        if (m_file.isOpen()) {
            const QByteArray line = (QStringList(outcome.record) + outcome.documents).join(u' ').toLatin1() + '\n';
            if (m_file.write(line) != line.size() || !durable())
                return fail(Fault::Io, "library.cannot_write", {m_file.fileName(), m_file.errorString()});
        }
        if (!context.json)
            context.line(QStringLiteral("  %1 %2 %3").arg(step + 1).arg(act, outcome.record));
        return {};
    }

private:
    bool durable()
    {
#ifdef Q_OS_UNIX
        return ::fsync(m_file.handle()) == 0;
#else
        return m_file.flush();
#endif
    }

    QFile m_file;
};

} // namespace

int runList(Context &context)
{
    if (context.words.isEmpty() || context.words.size() > 2)
        return context.usage(QStringLiteral("list LIB [TEXT]"));
    const auto library = context.open(context.words.first(), casework::Access::ReadOnly);
    if (!library)
        return context.failed(library.error());
    casework::CaseFilter filter;
    filter.text = context.words.value(1);
    QJsonArray all;
    int total = 0;
    for (int offset = 0; offset == 0 || offset < total; offset += 200) {
        const auto page = (*library)->cases(filter, offset, 200, &total);
        if (!page)
            return context.failed(page.error());
        for (const casework::CaseRow &row : *page) {
            if (context.json)
                all.append(rowJson(row));
            else
                context.line(QStringLiteral("%1  %2  %3  %4  %5  %6")
                                 .arg(row.id.toString(), row.number.isEmpty() ? QStringLiteral("-") : row.number,
                                      row.party, row.cause, row.stageZh,
                                      row.fineFen > 0 ? Fen{row.fineFen}.yuan() : QString()));
        }
    }
    if (context.json)
        context.print(all);
    return Done;
}

int runShow(Context &context)
{
    if (context.words.isEmpty() || context.words.size() > 2)
        return context.usage(QStringLiteral("show LIB [CASE]"));
    const auto library = context.open(context.words.first(), casework::Access::ReadOnly);
    if (!library)
        return context.failed(library.error());
    if (context.words.size() == 1) {
        const casework::LibraryInfo info = (*library)->info();
        if (context.json)
            context.print(QJsonObject{{QStringLiteral("unit_name"), info.unitName},
                                      {QStringLiteral("unit_code"), info.unitCode},
                                      {QStringLiteral("genesis"), info.genesis},
                                      {QStringLiteral("library"), info.library.toString()},
                                      {QStringLiteral("ledger"), info.ledger},
                                      {QStringLiteral("records"), info.records},
                                      {QStringLiteral("root"), info.ledgerRoot},
                                      {QStringLiteral("demo"), info.demo}});
        else
            context.line(
                message(QStringLiteral("cli.library"),
                        {info.unitName, info.unitCode, QString::number(info.records), info.genesis, info.ledgerRoot},
                        context.language));
        return Done;
    }
    const auto id = (*library)->findCase(context.words.at(1));
    if (!id)
        return context.failed(id.error());
    const auto view = (*library)->caseView(*id, nullptr);
    if (!view)
        return context.failed(view.error());
    if (context.json)
        context.print(viewJson(*view, context.language));
    else
        printCase(context, *view);
    return Done;
}

int runActs(Context &context)
{
    if (context.has("kinds")) {
        context.line(casework::kindsPage().trimmed());
        return Done;
    }
    QJsonArray all;
    for (const casework::Act &act : casework::acts()) {
        if (context.json) {
            all.append(QJsonObject{{QStringLiteral("act"), act.act},
                                   {QStringLiteral("kind"), act.kind},
                                   {QStringLiteral("title"), act.zh},
                                   {QStringLiteral("group"), act.groupZh},
                                   {QStringLiteral("class"), act.actClass},
                                   {QStringLiteral("roles"), QJsonArray::fromStringList(act.roles)},
                                   {QStringLiteral("makes"), QJsonArray::fromStringList(act.makes)},
                                   {QStringLiteral("with"), casework::actSchema(act)}});
            continue;
        }
        context.line(QStringLiteral("%1  %2 → %3")
                         .arg(act.act, context.language == Language::Chinese ? act.zh : act.en, act.kind));
        for (const casework::Field &field : act.fields)
            context.line(QStringLiteral("    %1%2  %3  %4")
                             .arg(field.name, field.required ? QStringLiteral("*") : QString(), field.type, field.zh));
    }
    if (context.json)
        context.print(all);
    return Done;
}

int runScript(Context &context)
{
    if (context.words.size() != 2)
        return context.usage(QStringLiteral("run LIB SCRIPT.json [--case CASE] [--acks FILE]"));
    // The whole script is read and checked before the library is touched.
    auto script = casework::readScript(context.words.at(1));
    if (!script)
        return context.failed(script.error());
    const auto library = context.open(context.words.first(), casework::Access::ReadWrite);
    if (!library)
        return context.failed(library.error());
    if (context.has("case")) {
        const auto id = (*library)->findCase(context.option("case"));
        if (!id)
            return context.failed(id.error());
        script->caseId = *id;
    }
    if (context.has("clock")) {
        const auto at = Instant::parse(context.option("clock"));
        if (!at)
            return context.usage(
                message(QStringLiteral("field.wants_instant"), {context.option("clock")}, context.language));
        if (!(*library)->info().demo)
            return context.failed(Error{Fault::Refused, QStringLiteral("script.clock_not_demo"), {}});
        context.clock().moveTo(*at);
    }
    Acknowledged acknowledged;
    if (const auto opened = acknowledged.open(context.option("acks")); !opened)
        return context.failed(opened.error());
    TerminalProgress progress;
    int step = 0;
    const auto result = casework::runScript(**library, context.clock(), *script, context.passwords(), progress, &step,
                                            [&](int done, const casework::Outcome &outcome) {
                                                const auto &act = script->steps[static_cast<std::size_t>(done)].act;
                                                return acknowledged.tell(context, act, done, outcome);
                                            });
    if (!result) {
        const casework::ScriptStep &failed = script->steps[static_cast<std::size_t>(step)];
        if (!context.json)
            context.line(message(QStringLiteral("cli.script_stopped"),
                                 {QString::number(step + 1), failed.act, failed.id}, context.language));
        return context.failed(result.error(),
                              {{QStringLiteral("step"), step + 1},
                               {QStringLiteral("act"), failed.act},
                               {QStringLiteral("id"), failed.id}});
    }
    if (context.json) {
        QJsonArray records;
        for (const casework::Outcome &outcome : result->outcomes)
            records.append(QJsonObject{{QStringLiteral("record"), outcome.record},
                                       {QStringLiteral("findings"), findingsJson(outcome.findings, context.language)}});
        context.print(QJsonObject{{QStringLiteral("case"), result->caseId ? result->caseId->toString() : QString()},
                                  {QStringLiteral("steps"), records}});
    } else {
        context.line(message(QStringLiteral("cli.script_done"),
                             {QString::number(result->outcomes.size()),
                              result->caseId ? result->caseId->toString() : QStringLiteral("-")},
                             context.language));
    }
    return Done;
}

} // namespace anjuan::cli
