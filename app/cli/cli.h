#pragma once
#include <functional>

#include <QtCore/QCommandLineParser>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>
#include <QtCore/QTextStream>

#include "core/base/messages.h"
#include "core/casework/library.h"
#include "core/casework/script.h"

namespace anjuan::cli {

/// Exit status (docs/design.md §7).
enum Exit { Done = 0, RefusedOrFinding = 1, Usage = 2, CannotRead = 3 };

/// What a command works with: its words, its options, where it writes.
class Context {
public:
    Context(const QStringList &words, const QCommandLineParser &parser);

    const QStringList words;
    bool json = false;
    Language language = Language::Chinese;

    QString option(const char *name) const { return m_parser.value(QLatin1String(name)); }
    bool has(const char *name) const { return m_parser.isSet(QLatin1String(name)); }

    void line(const QString &text);
    void print(const QJsonValue &value);
    /// Writes the error, and gives its exit status. `about` joins it in the one object that --json prints.
    int failed(const Error &error, QJsonObject about = {});
    int usage(const QString &what);

    casework::Passwords passwords() const;
    /// The password that somebody is to have from now on: member `new:LOGIN` of the --passwords file, else
    /// $ANJUAN_NEW_PASSWORD, else typed twice.
    Result<Secret> newPassword(const QString &login) const;
    casework::ScriptClock &clock() { return m_clock; }

    Result<std::unique_ptr<casework::Library>> open(const QString &dir, casework::Access access);
    Result<std::unique_ptr<casework::Session>> logIn(casework::Library &library);
    Result<std::unique_ptr<casework::Session>> logIn(casework::Library &library, const Secret &password);

private:
    /// --date; where the clock is in doubt, what the terminal answers.
    Result<std::optional<QDate>> statedDate(const casework::Library &library);

    const QCommandLineParser &m_parser;
    QTextStream m_out;
    QTextStream m_err;
    casework::ScriptClock m_clock;
};

using SignedWork = std::function<Result<int>(casework::Session &, Progress &)>;
/// Logs in to the library that the first word names, does the work, logs out whatever came of it: the exit status.
int signedIn(Context &context, const SignedWork &work);
/// The same in a library that was opened, for what is looked up in it before anybody is asked for a password.
int signedIn(Context &context, casework::Library &library, const SignedWork &work);
/// The message, or with --json the object.
void say(Context &context, const char *id, const QStringList &args, const QJsonObject &object);

/// Progress on standard error, where it is a terminal.
class TerminalProgress final : public Progress {
public:
    TerminalProgress();
    ~TerminalProgress() override;
    void report(qint64 done, qint64 total, const QString &what) override;
    bool cancelled() const override;

private:
    bool m_shows = false;
};

struct Command {
    const char *name;
    const char *arguments;
    const char *helpZh;
    const char *helpEn;
    int (*run)(Context &context);
};

const std::vector<Command> &commands();

int runNew(Context &context);
int runDemo(Context &context);
int runActs(Context &context);
int runScript(Context &context);
int runList(Context &context);
int runShow(Context &context);
int runDeadlines(Context &context);
int runStatistics(Context &context);
int runSheet(Context &context);    // mirror_commands.cpp
int runPlatform(Context &context); // mirror_commands.cpp
int runScore(Context &context);
int runScan(Context &context);
int runTray(Context &context);
int runSignOffs(Context &context);
int runSignOffsPrint(Context &context);
int runDiscuss(Context &context);
int runHandbook(Context &context);
int runFieldTake(Context &context);
int runFieldSheets(Context &context);
int runFieldReturn(Context &context);
int runTrayFile(Context &context);
int runTrayDrop(Context &context);
int runIngest(Context &context);
int runEvidenceList(Context &context);
int runAvList(Context &context);
int runAccess(Context &context);
int runReverify(Context &context);
int runOrphans(Context &context);
int runFind(Context &context);
int runItemCertificate(Context &context);
int runRetention(Context &context);
int runVerify(Context &context);
int runRebuild(Context &context);
int runBackup(Context &context);
int runRestore(Context &context);
int runRepair(Context &context);
int runMove(Context &context);
int runSynth(Context &context);
int runImportLedger(Context &context);
int runBatch(Context &context);
int runPasswd(Context &context);
int runRecover(Context &context);
int runDossier(Context &context);
int runVolumes(Context &context);
int runVolumeCheck(Context &context);
int runArchiveList(Context &context);
int runArchiveProperties(Context &context);
int runVolumeSave(Context &context);
int runCopy(Context &context);
int runBundleExport(Context &context);
int runBundleVerify(Context &context);
int runJoinCard(Context &context);
int runJoinStart(Context &context);
int runJoinAccept(Context &context);
int runJoinFinish(Context &context);
int runPcs(Context &context);
int runBundleImport(Context &context);
int runBundleAccept(Context &context);
int runBundleReceive(Context &context);
int runHandOver(Context &context);
int runHandBack(Context &context);
int runSent(Context &context);
int runStatementSign(Context &context);
int runStatementReceive(Context &context);
int runForks(Context &context);
int runForkDecide(Context &context);
int runBureauCard(Context &context);
int runBureauUnit(Context &context);
int runBureauPin(Context &context);
int runBureauOrder(Context &context);
int runOutbox(Context &context);
int runOutboxUse(Context &context);
int runOutboxAdd(Context &context);
int runOutboxList(Context &context);
int runLate(Context &context);
int runLateAccept(Context &context);
int runDutiesHandOver(Context &context);
int runForms(Context &context);
int runFormFields(Context &context);
int runFormCheck(Context &context);
int runFormAdopt(Context &context);
int runFormFill(Context &context);
int runNumbers(Context &context);
int runPackShow(Context &context);
int runPackCheck(Context &context);
int runPackAdopt(Context &context);
int runPackExport(Context &context);
int runPackCalendar(Context &context);

QJsonObject findingJson(const QString &where, const Error &error, Language language);

} // namespace anjuan::cli
