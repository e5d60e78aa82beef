#include "core/casework/intake.h"

#include <algorithm>
#include <set>

#include <QtCore/QFileInfo>

#include "core/casework/intake_parts.h"
#include "core/casework/perform.h"
#include "core/vault/batch.h"

namespace anjuan::casework {
namespace {

/// Fields as prepared, but for the file, which is here already.
Result<void> prepareItem(Step &step, const vault::Vault &stage, const IntakeFile &file, const QJsonObject &given)
{
    QJsonObject with = given;
    with.insert(QStringLiteral("evidence"), stage.path(file.sha256));
    const Lookup lookup{&step.parts.book, &step.parts.pack, step.file.all(), {}};
    ANJUAN_TRY(step.prepared, prepare(step.act, with, lookup));
    ANJUAN_CHECK(complete(step));
    step.prepared.files.erase(std::remove_if(step.prepared.files.begin(), step.prepared.files.end(),
                                             [](const auto &one) { return one.first == QLatin1String("evidence"); }),
                              step.prepared.files.end());
    QJsonObject &body = step.prepared.body;
    body.insert(QStringLiteral("evidence_sha256"), file.sha256);
    body.insert(QStringLiteral("evidence_bytes"), file.bytes);
    body.insert(QStringLiteral("evidence_name"), file.name);
    return {};
}

struct Ready {
    CaseId caseId;
    QJsonObject body;
    std::vector<cases::GateFinding> findings;
    std::size_t item = 0;
};

/// The steps of one intake, one for each case: a case's file is read once, however many items it gets.
class Steps {
public:
    explicit Steps(Session &session) : m_session(session) {}

    Result<Step *> of(const CaseId &id)
    {
        auto found = m_steps.find(id.toString());
        if (found == m_steps.end()) {
            Library::Parts &parts = m_session.library().parts();
            Step step{.parts = parts,
                      .session = m_session,
                      .request = m_request,
                      .act = *findAct(QStringLiteral("evidence.add")),
                      .caseId = id,
                      .file = {},
                      .prepared = {},
                      .at = parts.clock->now(),
                      .numbers = {},
                      .contents = {}};
            ANJUAN_TRY(step.file, CaseFile::load(*parts.store, *parts.vault, id));
            ANJUAN_CHECK(checkRights(step));
            found = m_steps.emplace(id.toString(), std::make_unique<Step>(std::move(step))).first;
        }
        return found->second.get();
    }

private:
    Session &m_session;
    Request m_request;
    std::map<QString, std::unique_ptr<Step>> m_steps;
};

bool hasContent(const IntakeFile &file, const CaseId &id)
{
    return std::find(file.knownIn.begin(), file.knownIn.end(), id) != file.knownIn.end();
}

/// What is to be recorded of the items: all but what a case has already.
Result<std::vector<Ready>> readyItems(Session &session, const vault::Vault &stage, std::vector<IntakeFile> &files,
                                      const std::vector<IntakeItem> &items, Progress &progress)
{
    const vault::Vault &kept = *session.library().parts().vault;
    std::vector<Ready> ready;
    Steps steps(session);
    std::set<QString> taken; // "case digest"
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (progress.cancelled())
            return fail(Fault::Cancelled, "work.cancelled");
        IntakeFile &file = files.at(items[i].file);
        progress.report(static_cast<qint64>(i), static_cast<qint64>(items.size()), file.name);
        const QString key = items[i].caseId.toString() + file.sha256;
        if (file.sha256.isEmpty() || (!stage.has(file.sha256) && !kept.has(file.sha256)))
            return fail(Fault::Invalid, "intake.not_staged", {file.name});
        ANJUAN_CHECK(lookUp(session.library(), file));
        if (hasContent(file, items[i].caseId) || !taken.insert(key).second)
            continue;
        if (!stage.has(file.sha256))
            ANJUAN_CHECK(stage.adopt(kept, file.sha256));
        ANJUAN_TRY(Step *const step, steps.of(items[i].caseId));
        ANJUAN_CHECK(prepareItem(*step, stage, file, items[i].with));
        std::vector<cases::GateFinding> findings = judgeStep(*step);
        if (!step->prepared.files.empty() || !step->prepared.particulars.isEmpty())
            ANJUAN_CHECK(takeInBlobs(*step, progress));
        ready.push_back({items[i].caseId, step->prepared.body, std::move(findings), i});
    }
    return ready;
}

/// One transaction.
Result<std::vector<IntakeDone>> recordReady(Session &session, std::vector<Ready> &ready, std::size_t items)
{
    std::vector<IntakeDone> done(items);
    const chain::Actor actor = session.key().actor();
    const QString kind = QStringLiteral("evidence.added");
    ANJUAN_CHECK(session.library().parts().transact([&](store::Write &, chain::Ledger &ledger) -> Result<void> {
        for (Ready &one : ready) {
            ANJUAN_TRY(const chain::Record record, ledger.append(actor, chain::caseChain(one.caseId), kind, one.body));
            done[one.item] = {record.hash.hex(), std::move(one.findings)};
        }
        return {};
    }));
    return done;
}

} // namespace

Result<std::vector<IntakeDone>> recordIntake(Session &session, std::vector<IntakeFile> &files,
                                             const std::vector<IntakeItem> &items, Progress &progress)
{
    Library::Parts &parts = session.library().parts();
    if (parts.access != Access::ReadWrite)
        return fail(Fault::Refused, "library.read_only", {parts.dir});
    ANJUAN_TRY(const vault::Vault stage, staging(parts));
    std::vector<Ready> ready;
    ANJUAN_TRY(auto done, takingIn(parts, [&]() -> Result<std::vector<IntakeDone>> {
                   ANJUAN_TRY(ready, readyItems(session, stage, files, items, progress));
                   QStringList digests;
                   for (const Ready &one : ready)
                       digests += files.at(items[one.item].file).sha256;
                   ANJUAN_CHECK(vault::adoptAll(*parts.vault, stage, digests));
                   return recordReady(session, ready, items.size());
               }));
    for (const Ready &one : ready) {
        IntakeFile &file = files.at(items[one.item].file);
        file.state = IntakeFile::State::Recorded;
        // Of what is left behind here the next sweep takes care.
        static_cast<void>(stage.drop(file.sha256));
    }
    return done;
}

Result<void> dropIntake(Library &library, std::vector<IntakeFile> &files)
{
    ANJUAN_TRY(const vault::Vault stage, staging(library.parts()));
    for (IntakeFile &file : files) {
        const bool waits = file.state == IntakeFile::State::Staged || file.state == IntakeFile::State::Duplicate;
        if (waits && stage.has(file.sha256))
            ANJUAN_CHECK(stage.drop(file.sha256));
    }
    return {};
}

qint64 stagedBytes(const Library &library)
{
    const QString dir = stagingDir(library.parts());
    const auto stage = QFileInfo(dir).isDir() ? vault::Vault::open(dir) : fail(Fault::NotFound, "vault.missing", {dir});
    qint64 bytes = 0;
    if (stage) {
        for (const QString &digest : stage->list())
            bytes += QFileInfo(stage->path(digest)).size();
    }
    return bytes;
}

QString stagedPath(const Library &library, const IntakeFile &file)
{
    const auto stage = vault::Vault::open(stagingDir(library.parts()));
    return stage && stage->has(file.sha256) ? stage->path(file.sha256) : QString();
}

} // namespace anjuan::casework
