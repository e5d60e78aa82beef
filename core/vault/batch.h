#pragma once
#include <memory>
#include <mutex>
#include <vector>

#include "core/vault/vault.h"

namespace anjuan::vault {

class Incoming;

/// Short contents on their way in together 成批收入: copied and hashed one by one, on as many threads as one likes, and
/// made durable all at once, which costs a disk far less than one after the other. Nothing of them is in the vault
/// until `keep`, and nothing is left of them without it. Each holds a file open: some hundred at most.
class Batch {
public:
    explicit Batch(const Vault &vault);
    ~Batch();
    Batch(const Batch &) = delete;
    Batch &operator=(const Batch &) = delete;

    struct Added {
        Blob blob;
        QString path; // where it can be read until `keep`
    };
    /// One more; from several threads at once. Faults: those of Vault::takeIn.
    Result<Added> add(const QString &file, Progress &progress);
    /// Durable and in their places, all that were added. Fault: Io `vault.write_failed {file, why}`, after which those
    /// whose place was not reached are gone.
    Result<void> keep();

private:
    struct Waiting;
    QString m_dir;
    std::mutex m_mutex;
    std::vector<Waiting> m_waiting;
};

/// Vault::adopt of many, each of their folders synced once. Faults: those of Vault::adopt; some may be there then.
Result<void> adoptAll(const Vault &into, const Vault &staged, const QStringList &digests);

} // namespace anjuan::vault
