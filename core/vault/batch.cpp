#include "core/vault/batch.h"

#include <set>
#include <utility>

#include <QtCore/QFileInfo>

#include "core/base/whole_file.h"
#include "core/vault/incoming.h"

namespace anjuan::vault {

namespace {

/// `<dir>` of `<dir>/00/000…`.
QString dirOf(const Vault &vault)
{
    const QString somewhere = vault.path(QString(64, QLatin1Char('0')));
    return somewhere.left(somewhere.size() - qsizetype(sizeof("/00/") - 1) - 64);
}

Result<void> syncFolders(const std::set<QString> &folders)
{
    for (const QString &folder : folders) {
        if (!syncFolder(folder))
            return fail(Fault::Io, "vault.write_failed", {folder, QStringLiteral("fsync %1").arg(folder)});
    }
    return {};
}

} // namespace

struct Batch::Waiting {
    std::unique_ptr<Incoming> incoming;
    Blob blob;
};

Batch::Batch(const Vault &vault) : m_dir(dirOf(vault)) {}

Batch::~Batch() = default;

Result<Batch::Added> Batch::add(const QString &file, Progress &progress)
{
    auto incoming = std::make_unique<Incoming>(m_dir);
    ANJUAN_CHECK(copyIn(file, m_dir, *incoming, progress));
    ANJUAN_TRY(const Blob blob, incoming->seal());
    const QString path = incoming->path();
    const std::lock_guard lock(m_mutex);
    m_waiting.push_back({std::move(incoming), blob});
    return Added{blob, path};
}

Result<void> Batch::keep()
{
    const std::lock_guard lock(m_mutex);
    const auto waiting = std::exchange(m_waiting, {});
    // Before any has its name: a name stands only for a content that is on the disk.
    for (const Waiting &one : waiting)
        ANJUAN_CHECK(one.incoming->sync());
    std::set<QString> folders;
    for (const Waiting &one : waiting) {
        ANJUAN_TRY(const QString folder, one.incoming->place(one.blob));
        folders.insert(folder);
    }
    return syncFolders(folders);
}

Result<void> adoptAll(const Vault &into, const Vault &staged, const QStringList &digests)
{
    const QString dir = dirOf(into);
    std::set<QString> folders;
    for (const QString &sha256 : digests) {
        if (!staged.has(sha256))
            return fail(Fault::NotFound, "vault.no_blob", {sha256});
        ANJUAN_TRY(const QString folder, linkIn(staged.path(sha256), dir, sha256));
        folders.insert(folder);
    }
    return syncFolders(folders);
}

} // namespace anjuan::vault
