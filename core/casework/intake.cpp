#include "core/casework/intake.h"

#include <algorithm>

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QJsonDocument>

#include "core/base/messages.h"
#include "core/base/whole_file.h"
#include "core/casework/perform.h"
#include "core/casework/records.h"
#include "core/chain/body.h"
#include "core/evidence/queries.h"
#include "core/vault/incoming.h"

namespace anjuan::casework {
namespace {

QString stagingDir(const Library::Parts &parts)
{
    return parts.dir + QStringLiteral("/intake");
}

Result<vault::Vault> staging(const Library::Parts &parts)
{
    const QString dir = stagingDir(parts);
    return QFileInfo(dir).isDir() ? vault::Vault::open(dir) : vault::Vault::create(dir);
}

/// What was staged of which file, so that a card pulled out, or a program that ended, costs no second reading. Local
/// state: it is believed only of a file that did not move since.
class Journal {
public:
    explicit Journal(const Library::Parts &parts) : m_file(stagingDir(parts) + QStringLiteral("/files.json"))
    {
        QFile file(m_file);
        if (file.open(QIODevice::ReadOnly))
            m_known = QJsonDocument::fromJson(file.readAll()).object();
    }
    QString find(const QString &path) const { return m_known.value(key(path)).toString(); }
    void note(const QString &path, const QString &sha256, qint64 bytes)
    {
        m_known.insert(key(path), sha256);
        m_changed = true;
        m_unwritten += bytes;
    }
    /// Written as soon as much was copied: a program that ends here costs no second reading of it.
    bool isDue() const { return m_unwritten >= 256 << 20; }
    Result<void> write()
    {
        if (m_changed)
            ANJUAN_CHECK(writeWhole(m_file, QJsonDocument(m_known).toJson(QJsonDocument::Compact)));
        m_changed = false;
        m_unwritten = 0;
        return {};
    }

private:
    static QString key(const QString &path)
    {
        const auto state = vault::FileState::of(path);
        if (!state)
            return {};
        return QStringLiteral("%1 %2 %3 %4 %5")
            .arg(state->bytes)
            .arg(state->modified)
            .arg(state->device)
            .arg(state->inode)
            .arg(path);
    }
    QString m_file;
    QJsonObject m_known;
    bool m_changed = false;
    qint64 m_unwritten = 0; // bytes copied since it was written
};

/// Counts the bytes of all files.
class Whole final : public Progress {
public:
    Whole(Progress &inner, qint64 total) : m_inner(inner), m_total(total) {}
    void report(qint64 done, qint64, const QString &what) override { m_inner.report(m_before + done, m_total, what); }
    bool cancelled() const override { return m_inner.cancelled(); }
    void finished(const IntakeFile &file)
    {
        m_before += file.bytes;
        m_inner.report(m_before, m_total, file.name);
    }

private:
    Progress &m_inner;
    qint64 m_total;
    qint64 m_before = 0;
};

bool isOfTheDisk(const Error &error)
{
    return error.id == QLatin1String("vault.disk_full") || error.id == QLatin1String("vault.write_failed");
}

Result<void> lookUp(const Library &library, IntakeFile &file)
{
    ANJUAN_TRY(const auto same, evidence::itemsWith(*library.parts().store, file.sha256));
    file.knownAs.clear();
    file.knownIn.clear();
    for (const evidence::ItemRow &item : same) {
        if (!item.destroyedOn.isEmpty() || !item.movedTo.isEmpty())
            continue;
        const QString label = labelOf(library, item.caseId).value_or(item.caseId.toString());
        file.knownAs.push_back(QStringLiteral("%1 · %2. %3").arg(label).arg(item.no).arg(item.title));
        file.knownIn.push_back(item.caseId);
    }
    return {};
}

Result<void> stageOne(const Library &library, const vault::Vault &stage, Journal &journal, IntakeFile &file,
                      Progress &progress)
{
    const QString known = journal.find(file.path);
    const vault::Vault &kept = *library.parts().vault;
    // Also of one that was recorded meanwhile: the same card costs no second reading.
    if (!known.isEmpty() && (stage.has(known) || kept.has(known))) {
        file.sha256 = known;
    } else {
        ANJUAN_TRY(const vault::Blob blob, stage.takeIn(file.path, progress));
        file.sha256 = blob.sha256;
        file.bytes = blob.bytes;
        journal.note(file.path, blob.sha256, blob.bytes);
    }
    const auto facts = evidence::mediaFacts((stage.has(file.sha256) ? stage : kept).path(file.sha256));
    file.facts = facts ? std::optional(*facts) : std::nullopt;
    file.equipment = equipmentOf(library, file.path, file.facts);
    file.error.reset();
    file.state = IntakeFile::State::Staged;
    return lookUp(library, file);
}

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
    QStringList taken; // "case digest"
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (progress.cancelled())
            return fail(Fault::Cancelled, "work.cancelled");
        IntakeFile &file = files.at(items[i].file);
        progress.report(static_cast<qint64>(i), static_cast<qint64>(items.size()), file.name);
        const QString key = items[i].caseId.toString() + file.sha256;
        if (file.sha256.isEmpty() || (!stage.has(file.sha256) && !kept.has(file.sha256)))
            return fail(Fault::Invalid, "intake.not_staged", {file.name});
        ANJUAN_CHECK(lookUp(session.library(), file));
        if (hasContent(file, items[i].caseId) || taken.contains(key))
            continue;
        taken += key;
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

Result<void> stageIntake(Library &library, std::vector<IntakeFile> &files, Progress &progress)
{
    Library::Parts &parts = library.parts();
    if (parts.access != Access::ReadWrite)
        return fail(Fault::Refused, "library.read_only", {parts.dir});
    ANJUAN_TRY(const vault::Vault stage, staging(parts));
    Journal journal(parts);
    qint64 total = 0;
    for (const IntakeFile &file : files)
        total += file.bytes;
    Whole whole(progress, total);
    std::map<QString, const IntakeFile *> seen;
    std::optional<Error> stopped;
    for (IntakeFile &file : files) {
        using State = IntakeFile::State;
        if (file.state == State::Found || file.state == State::Failed) {
            const auto staged = stageOne(library, stage, journal, file, whole);
            if (!staged) {
                file.error = staged.error();
                const bool cancelled = staged.error().fault == Fault::Cancelled;
                file.state = cancelled ? State::Found : State::Failed;
                if (cancelled || isOfTheDisk(staged.error())) {
                    stopped = staged.error();
                    break;
                }
            }
        }
        if (journal.isDue()) {
            if (const auto written = journal.write(); !written) {
                stopped = written.error();
                break;
            }
        }
        if (file.state == State::Staged) {
            const auto [first, isFirst] = seen.emplace(file.sha256, &file);
            if (!isFirst) {
                file.state = State::Duplicate;
                file.knownAs.push_back(first->second->name);
            }
        }
        whole.finished(file);
    }
    const auto written = journal.write();
    return stopped ? Result<void>(fail(*stopped)) : written;
}

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
                   for (const Ready &one : ready)
                       ANJUAN_CHECK(parts.vault->adopt(stage, files.at(items[one.item].file).sha256));
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
