#include "core/casework/reverify.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <set>
#include <thread>

#include <QtCore/QDateTime>
#include <QtCore/QDirIterator>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QJsonDocument>

#include "core/base/digest.h"
#include "core/base/whole_file.h"
#include "core/casework/parts.h"
#include "core/casework/verify.h"
#include "core/chain/truth.h"
#include "core/exchange/zip_reader.h"
#include "core/vault/folders.h"
#include "core/vault/read_soon.h"

namespace anjuan::casework {

CheckedContents::CheckedContents(const QString &libraryDir)
    : m_file(libraryDir + QStringLiteral("/local/verified.json"))
{
    QFile file(m_file);
    if (!file.open(QIODevice::ReadOnly))
        return;
    const QJsonObject all = QJsonDocument::fromJson(file.readAll()).object();
    for (auto it = all.begin(); it != all.end(); ++it) {
        const QString text = it.value().toString();
        m_entries[it.key()] = {text.mid(1), text.startsWith(QLatin1Char('+'))};
    }
}

std::optional<CheckedContents::Entry> CheckedContents::of(const QString &sha256) const
{
    const auto it = m_entries.find(sha256);
    return it == m_entries.end() ? std::nullopt : std::optional(it->second);
}

void CheckedContents::note(const QString &sha256, const QString &at, bool good)
{
    m_entries[sha256] = {at, good};
}

Result<void> CheckedContents::write()
{
    QJsonObject all;
    for (const auto &[digest, entry] : m_entries)
        all.insert(digest, (entry.good ? QLatin1Char('+') : QLatin1Char('-')) + entry.at);
    if (!vault::makeFolder(QFileInfo(m_file).absolutePath()))
        return fail(Fault::Io, "file.not_written", {m_file, QStringLiteral("mkdir")});
    return writeWhole(m_file, QJsonDocument(all).toJson(QJsonDocument::Compact));
}

namespace {

/// Those that any record names and nobody destroyed, with where they are named.
Result<std::map<QString, QString>> livingContents(const Library::Parts &parts)
{
    ANJUAN_TRY(NamedContents all, namedContents(*parts.store, parts.library()));
    std::map<QString, QString> living;
    for (const auto &[digest, where] : all.named) {
        if (all.wants(digest, parts.vault->has(digest)))
            living.emplace(digest, where);
    }
    return living;
}

/// One thread's share of the progress: nothing is shown, and the wish to stop is passed on.
class Quietly final : public Progress {
public:
    explicit Quietly(const Progress &outer) : m_outer(outer) {}
    void report(qint64, qint64, const QString &) override {}
    bool cancelled() const override { return m_outer.cancelled(); }

private:
    const Progress &m_outer;
};

struct Task {
    QString digest;
    QString where;
    QString before; // when it was read last
    qint64 bytes = 0;
};

std::vector<Task> tasksOf(const Library::Parts &parts, const std::map<QString, QString> &living,
                          const CheckedContents &checked, const ReverifyOptions &options)
{
    const QString since = Instant{parts.clock->now().epochSeconds - qint64(options.olderThan) * 86400}.toString();
    std::vector<Task> tasks;
    for (const auto &[digest, where] : living) {
        const auto last = checked.of(digest);
        const auto at = last ? Instant::parse(last->at) : std::nullopt;
        if (options.olderThan > 0 && at && last->good && *at > *Instant::parse(since))
            continue;
        tasks.push_back({digest, where, last ? last->at : QString(), QFileInfo(parts.vault->path(digest)).size()});
    }
    std::stable_sort(tasks.begin(), tasks.end(), [](const Task &a, const Task &b) { return a.before < b.before; });
    return tasks;
}

} // namespace

Result<ReverifyReport> reverify(const Library &library, const ReverifyOptions &options, Progress &progress)
{
    const Library::Parts &parts = library.parts();
    ANJUAN_TRY(const auto living, livingContents(parts));
    CheckedContents checked(parts.dir);
    std::vector<Task> tasks = tasksOf(parts, living, checked, options);
    std::size_t count = tasks.size();
    if (options.bytes > 0) {
        qint64 sum = 0;
        count = 0;
        while (count < tasks.size() && sum < options.bytes)
            sum += tasks[count++].bytes;
    }
    // The longest first, so that the cores end together.
    std::sort(tasks.begin(), tasks.begin() + static_cast<std::ptrdiff_t>(count),
              [](const Task &a, const Task &b) { return a.bytes > b.bytes; });
    ReverifyReport report;
    const QString now = parts.clock->now().toString();
    std::atomic<std::size_t> next = 0;
    std::mutex shared;
    const std::size_t cores = options.threads > 0 ? static_cast<std::size_t>(options.threads)
                                                  : std::max(1U, std::thread::hardware_concurrency());
    const auto work = [&] {
        for (std::size_t i = next++; i < count; i = next++) {
            Quietly quiet(progress);
            // The disk brings the next ones while these are hashed.
            if (i + cores < count)
                vault::readSoon(*parts.vault, tasks[i + cores].digest);
            const auto result = parts.vault->check(tasks[i].digest, quiet);
            if (!result && result.error().fault == Fault::Cancelled)
                return;
            const std::lock_guard lock(shared);
            ++report.contents;
            report.bytes += tasks[i].bytes;
            progress.report(report.contents, static_cast<qint64>(count), tasks[i].digest);
            checked.note(tasks[i].digest, now, result.has_value());
            if (!result)
                report.findings.push_back({tasks[i].where, result.error(), {}});
        }
    };
    std::vector<std::thread> threads;
    for (std::size_t i = 1; i < cores; ++i)
        threads.emplace_back(work);
    work();
    for (std::thread &thread : threads)
        thread.join();
    report.left = static_cast<qint64>(tasks.size()) - report.contents;
    if (parts.access == Access::ReadWrite)
        ANJUAN_CHECK(checked.write());
    return report;
}

Result<DueContents> dueContents(const Library &library, int olderThan)
{
    const Library::Parts &parts = library.parts();
    ANJUAN_TRY(const auto living, livingContents(parts));
    DueContents due{*parts.vault, parts.dir, {}};
    for (const Task &task : tasksOf(parts, living, CheckedContents(parts.dir), {0, 0, olderThan})) {
        due.contents.push_back({task.digest, task.where, task.bytes, due.vault.has(task.digest)});
    }
    return due;
}

Result<ReverifyReport> readAgain(const DueContents &due, const Clock &clock, const ContentKnown &known,
                                 Progress &progress)
{
    constexpr qint64 kLong = 256 << 20;
    ReverifyReport report;
    CheckedContents checked(due.libraryDir);
    qint64 unwritten = 0;
    for (const DueContent &content : due.contents) {
        progress.report(report.contents, static_cast<qint64>(due.contents.size()), content.where);
        Quietly quiet(progress);
        const Result<void> result = due.vault.check(content.sha256, quiet);
        if (!result && result.error().fault == Fault::Cancelled)
            break;
        // Destroyed since it was listed: its record came first, and it is missed by nobody.
        if (!result && result.error().fault == Fault::NotFound && content.here)
            continue;
        ++report.contents;
        report.bytes += content.bytes;
        checked.note(content.sha256, clock.now().toString(), result.has_value());
        if (!result)
            report.findings.push_back({content.where, result.error(), {}});
        known(content, result);
        unwritten += content.bytes;
        if (unwritten >= kLong) {
            ANJUAN_CHECK(checked.write());
            unwritten = 0;
        }
    }
    report.left = static_cast<qint64>(due.contents.size()) - report.contents;
    if (report.contents > 0)
        ANJUAN_CHECK(checked.write());
    return report;
}

Result<std::vector<Orphan>> orphans(const Library &library)
{
    const Library::Parts &parts = library.parts();
    constexpr qint64 kDay = 86400;
    const qint64 now = SystemClock().now().epochSeconds;
    std::set<QString> candidates;
    for (const QString &digest : parts.vault->list()) {
        if (now - QFileInfo(parts.vault->path(digest)).lastModified().toSecsSinceEpoch() >= kDay)
            candidates.insert(digest);
    }
    if (!candidates.empty())
        ANJUAN_CHECK(chain::removeNamed(*parts.store, candidates));
    std::vector<Orphan> found;
    for (const QString &digest : candidates)
        found.push_back({digest, QFileInfo(parts.vault->path(digest)).size()});
    return found;
}

Result<std::vector<Orphan>> sweepOrphans(Library &library)
{
    if (library.parts().access != Access::ReadWrite)
        return fail(Fault::Refused, "library.read_only", {library.parts().dir});
    ANJUAN_TRY(auto found, orphans(library));
    for (const Orphan &orphan : found)
        ANJUAN_CHECK(library.parts().vault->destroy(orphan.sha256));
    return found;
}

namespace {

Result<QString> hashFile(const QString &path, Progress &progress)
{
    constexpr qint64 kBlock = 1 << 20;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return fail(Fault::Io, "vault.read_failed", {path, file.errorString()});
    Hasher hasher;
    QByteArray block(kBlock, Qt::Uninitialized);
    for (;;) {
        if (progress.cancelled())
            return fail(Fault::Cancelled, "work.cancelled");
        const qint64 got = file.read(block.data(), kBlock);
        if (got < 0)
            return fail(Fault::Io, "vault.read_failed", {path, file.errorString()});
        if (got == 0)
            return hasher.result().hex();
        hasher.add(QByteArrayView(block.constData(), got));
    }
}

/// The digests to look for: lost, or not what they were.
Result<std::set<QString>> wantedOf(const Library::Parts &parts, Progress &progress)
{
    ANJUAN_TRY(const auto living, livingContents(parts));
    std::set<QString> wanted;
    qint64 n = 0;
    for (const auto &[digest, where] : living) {
        progress.report(n++, static_cast<qint64>(living.size()), digest);
        const auto checked = parts.vault->check(digest, progress);
        if (checked)
            continue;
        if (checked.error().fault == Fault::Cancelled)
            return fail(checked.error());
        wanted.insert(digest);
    }
    return wanted;
}

/// A zip that is no bundle is a file like any other.
Result<void> recoverFromBundle(const vault::Vault &vault, const QString &path, const std::set<QString> &wanted,
                               const std::function<void(const vault::Blob &, const QString &)> &keep,
                               Progress &progress)
{
    const auto bag = exchange::ZipReader::openFile(path);
    if (!bag)
        return {};
    for (const exchange::BagFile &file : (*bag)->files()) {
        // Entries are named by their content, and what is taken in is hashed whatever the name says.
        const QString name = QFileInfo(file.path).completeBaseName();
        if (!wanted.contains(name))
            continue;
        const QString from = path + QLatin1Char('/') + file.path;
        const auto entry = (*bag)->open(file.path);
        if (!entry)
            continue;
        const auto blob = vault.takeIn(**entry, from, file.size, progress);
        if (!blob && blob.error().fault == Fault::Cancelled)
            return fail(blob.error());
        if (blob)
            keep(*blob, from);
    }
    return {};
}

} // namespace

Result<RecoverReport> recoverContents(Library &library, const QString &folder, Progress &progress)
{
    const Library::Parts &parts = library.parts();
    if (parts.access != Access::ReadWrite)
        return fail(Fault::Refused, "library.read_only", {parts.dir});
    if (!QFileInfo(folder).isDir())
        return fail(Fault::NotFound, "vault.missing", {folder});
    ANJUAN_TRY(std::set<QString> wanted, wantedOf(parts, progress));
    RecoverReport report;
    const auto keep = [&](const vault::Blob &blob, const QString &from) {
        if (wanted.erase(blob.sha256) > 0)
            report.found.push_back({blob.sha256, from});
    };
    QDirIterator files(folder, QDir::Files | QDir::Hidden | QDir::NoSymLinks, QDirIterator::Subdirectories);
    while (files.hasNext() && !wanted.empty()) {
        const QString path = files.next();
        if (progress.cancelled())
            return fail(Fault::Cancelled, "work.cancelled");
        progress.report(report.read, 0, path);
        ++report.read;
        if (path.endsWith(QLatin1String(".zip"), Qt::CaseInsensitive))
            ANJUAN_CHECK(recoverFromBundle(*parts.vault, path, wanted, keep, progress));
        const auto digest = hashFile(path, progress);
        if (!digest || !wanted.contains(*digest))
            continue;
        ANJUAN_TRY(const vault::Blob blob, parts.vault->takeIn(path, progress));
        keep(blob, path);
    }
    report.missing = QStringList(wanted.begin(), wanted.end());
    return report;
}

} // namespace anjuan::casework
