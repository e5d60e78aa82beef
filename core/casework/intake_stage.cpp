#include <algorithm>
#include <atomic>
#include <future>
#include <mutex>
#include <thread>

#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

#include "core/base/whole_file.h"
#include "core/casework/intake_parts.h"
#include "core/casework/records.h"
#include "core/vault/batch.h"
#include "core/vault/incoming.h"

namespace anjuan::casework {

QString stagingDir(const Library::Parts &parts)
{
    return parts.dir + QStringLiteral("/intake");
}

Result<vault::Vault> staging(const Library::Parts &parts)
{
    const QString dir = stagingDir(parts);
    return QFileInfo(dir).isDir() ? vault::Vault::open(dir) : vault::Vault::create(dir);
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

namespace {

using State = IntakeFile::State;

// Files up to this length go in together, until so many or so much of them wait for the disk.
constexpr qint64 kShort = 16 << 20;
constexpr std::size_t kTogether = 128;
constexpr qint64 kTogetherBytes = 256 << 20;

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
    /// A file as it is before it is read, since its card may be gone afterwards; empty where it is gone already.
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
    QString find(const QString &key) const { return key.isEmpty() ? QString() : m_known.value(key).toString(); }
    void note(const QString &key, const QString &sha256, qint64 bytes)
    {
        if (key.isEmpty())
            return;
        m_known.insert(key, sha256);
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
    QString m_file;
    QJsonObject m_known;
    bool m_changed = false;
    qint64 m_unwritten = 0; // bytes copied since it was written
};

/// Counts the bytes of all files, from several threads.
class Whole {
public:
    Whole(Progress &inner, qint64 total) : m_inner(inner), m_total(total) {}
    void add(qint64 bytes, const QString &what)
    {
        const std::lock_guard lock(m_mutex);
        m_done += bytes;
        m_inner.report(m_done, m_total, what);
    }
    bool cancelled()
    {
        const std::lock_guard lock(m_mutex);
        return m_inner.cancelled();
    }

private:
    Progress &m_inner;
    const qint64 m_total;
    std::mutex m_mutex;
    qint64 m_done = 0;
};

/// One file's part of it: whatever became of the file, it counts whole in the end.
class Part final : public Progress {
public:
    Part(Whole &whole, const IntakeFile &file) : m_whole(whole), m_name(file.name), m_bytes(file.bytes) {}
    ~Part() override { m_whole.add(m_bytes - m_counted, m_name); }
    Part(const Part &) = delete;
    Part &operator=(const Part &) = delete;
    void report(qint64 done, qint64, const QString &) override
    {
        m_whole.add(done - m_counted, m_name);
        m_counted = done;
    }
    bool cancelled() const override { return m_whole.cancelled(); }

private:
    Whole &m_whole;
    const QString m_name;
    const qint64 m_bytes;
    qint64 m_counted = 0;
};

bool isOfTheDisk(const Error &error)
{
    return error.id == QLatin1String("vault.disk_full") || error.id == QLatin1String("vault.write_failed");
}

bool isToBeRead(const IntakeFile &file)
{
    return file.state == State::Found || file.state == State::Failed;
}

std::optional<evidence::MediaFacts> factsOf(const QString &path)
{
    const auto facts = evidence::mediaFacts(path);
    return facts ? std::optional(*facts) : std::nullopt;
}

/// What became of one file.
struct Read {
    IntakeFile *file = nullptr;
    QString key; // of the journal
    QString volume;
    QString known; // its content is here already
    std::optional<vault::Blob> blob;
    std::optional<evidence::MediaFacts> facts;
    std::optional<Error> error;
};

/// Files that are read together, and made durable together while the next are read.
struct Group {
    std::vector<Read> reads; // in the order of the list
    std::unique_ptr<vault::Batch> batch;
    std::future<Result<void>> durable;
};

class Staging {
public:
    Staging(Library &library, const vault::Vault &stage, Progress &progress, qint64 total)
        : m_library(library), m_stage(stage), m_journal(library.parts()), m_devices(library), m_whole(progress, total)
    {
    }

    Result<void> run(std::vector<IntakeFile> &files)
    {
        for (std::size_t at = 0; at < files.size() && !m_stopped;) {
            Group group = next(files, at);
            const bool goOn = readAll(group);
            vault::Batch &batch = *group.batch;
            group.durable = std::async(std::launch::async, [&batch] { return batch.keep(); });
            finish(m_before);
            m_before = std::move(group);
            if (!goOn)
                break;
        }
        finish(m_before);
        const auto written = m_journal.write();
        return m_stopped ? Result<void>(fail(*m_stopped)) : written;
    }

private:
    /// From `at` on as many as go together; a long one alone.
    Group next(std::vector<IntakeFile> &files, std::size_t &at)
    {
        Group group;
        group.batch = std::make_unique<vault::Batch>(m_stage);
        const bool alone = files[at].bytes > kShort;
        qint64 bytes = 0;
        do {
            IntakeFile &file = files[at++];
            Read read{.file = &file, .key = {}, .volume = {}, .known = {}, .blob = {}, .facts = {}, .error = {}};
            if (isToBeRead(file)) {
                // Also of one that was recorded meanwhile: the same card costs no second reading.
                read.key = Journal::key(file.path);
                read.volume = m_devices.volume(file.path);
                const QString known = m_journal.find(read.key);
                if (!known.isEmpty() && (m_stage.has(known) || kept().has(known)))
                    read.known = known;
                else
                    bytes += file.bytes;
            }
            group.reads.push_back(std::move(read));
        } while (!alone && at < files.size() && files[at].bytes <= kShort && bytes < kTogetherBytes
                 && group.reads.size() < kTogether);
        return group;
    }

    /// False where there is no use in going on: cancelled, or the disk is full.
    bool readAll(Group &group)
    {
        std::atomic<std::size_t> next = 0;
        std::atomic<bool> stop = false;
        const auto work = [&] {
            for (std::size_t i = next++; i < group.reads.size() && !stop; i = next++) {
                Read &read = group.reads[i];
                readOne(read, *group.batch);
                if (read.error && (read.error->fault == Fault::Cancelled || isOfTheDisk(*read.error)))
                    stop = true;
            }
        };
        const std::size_t cores = std::clamp(std::thread::hardware_concurrency(), 1U, 4U);
        std::vector<std::thread> threads;
        for (std::size_t i = 1; i < std::min(cores, group.reads.size()); ++i)
            threads.emplace_back(work);
        work();
        for (std::thread &thread : threads)
            thread.join();
        return !stop;
    }

    void readOne(Read &read, vault::Batch &batch)
    {
        Part part(m_whole, *read.file);
        if (!isToBeRead(*read.file))
            return;
        if (!read.known.isEmpty()) {
            read.facts = factsOf((m_stage.has(read.known) ? m_stage : kept()).path(read.known));
            return;
        }
        const auto added = batch.add(read.file->path, part);
        if (!added) {
            read.error = added.error();
            return;
        }
        read.blob = added->blob;
        // While it is still in memory.
        read.facts = factsOf(added->path);
    }

    /// Takes over what became of a group, once it is durable.
    void finish(Group &group)
    {
        if (!group.durable.valid())
            return;
        const Result<void> durable = group.durable.get();
        for (Read &read : group.reads) {
            if (!durable && read.blob)
                read.error = durable.error();
            if (isToBeRead(*read.file) && (read.error || read.blob || !read.known.isEmpty()))
                take(read);
            if (read.file->state == State::Staged)
                markSecond(*read.file);
        }
        group.reads.clear();
        if (m_journal.isDue()) {
            if (const auto written = m_journal.write(); !written)
                stop(written.error());
        }
    }

    void take(Read &read)
    {
        IntakeFile &file = *read.file;
        if (!read.error) {
            file.sha256 = read.blob ? read.blob->sha256 : read.known;
            if (const auto looked = lookUp(m_library, file); !looked)
                read.error = looked.error();
        }
        if (read.error) {
            const bool cancelled = read.error->fault == Fault::Cancelled;
            file.error = read.error;
            file.state = cancelled ? State::Found : State::Failed;
            if (cancelled || isOfTheDisk(*read.error))
                stop(*read.error);
            return;
        }
        if (read.blob) {
            file.bytes = read.blob->bytes;
            m_journal.note(read.key, read.blob->sha256, read.blob->bytes);
        }
        file.facts = std::move(read.facts);
        file.equipment = m_devices.of(read.volume, file.facts);
        file.error.reset();
        file.state = State::Staged;
    }

    void markSecond(IntakeFile &file)
    {
        const auto [first, isFirst] = m_seen.emplace(file.sha256, &file);
        if (!isFirst) {
            file.state = State::Duplicate;
            file.knownAs.push_back(first->second->name);
        }
    }

    void stop(const Error &error)
    {
        if (!m_stopped)
            m_stopped = error;
    }
    const vault::Vault &kept() const { return *m_library.parts().vault; }

    Library &m_library;
    const vault::Vault &m_stage;
    Journal m_journal;
    Devices m_devices;
    Whole m_whole;
    Group m_before; // being made durable
    std::map<QString, const IntakeFile *> m_seen;
    std::optional<Error> m_stopped;
};

} // namespace

Result<void> stageIntake(Library &library, std::vector<IntakeFile> &files, Progress &progress)
{
    Library::Parts &parts = library.parts();
    if (parts.access != Access::ReadWrite)
        return fail(Fault::Refused, "library.read_only", {parts.dir});
    ANJUAN_TRY(const vault::Vault stage, staging(parts));
    qint64 total = 0;
    for (const IntakeFile &file : files)
        total += file.bytes;
    return Staging(library, stage, progress, total).run(files);
}

} // namespace anjuan::casework
