#pragma once
#include <QtCore/QTemporaryDir>

#include "core/casework/importing.h"
#include "core/exchange/bundle_verify.h"
#include "core/exchange/bundle_write.h"
#include "core/vault/vault.h"

namespace anjuan::casework {

/// A bundle from outside, joined and decrypted where that was needed, verified as a whole.
struct OpenedBundle {                     // 打开的同步包
    std::unique_ptr<QTemporaryDir> plain; // where what had to be decrypted or joined lies; goes with it
    std::unique_ptr<exchange::BagSource> bag;
    exchange::BundleVerdict verdict;

    const exchange::BundleContent &content() const { return *verdict.content; }
};

/// Opens and verifies; findings are in the verdict. `genesis` and `receiptFile` as in exchange::VerifyOptions. Faults:
/// Refused `exchange.wants_passphrase {file}`, those of decryptBundle, joinBundle and verifyBundle.
/// What is decrypted lies in `scratch` meanwhile, a folder of its owner alone: the library's.
Result<OpenedBundle> openBundle(const ImportRequest &request, const exchange::VerifyOptions &options,
                                const QString &scratch, Progress &progress);
/// For what must not outlive the work: swept by the next writer after a crash.
std::unique_ptr<QTemporaryDir> scratchIn(const QString &dir);
/// Corrupt `exchange.bundle_unsound {file, count, where, why}` where it does not hold; Newer `exchange.newer_kind
/// {kind, file}` where it holds a kind or member that this program does not know.
Result<void> mustHold(const OpenedBundle &bundle, const QString &file);

/// Writes what is planned to `file`: with a passphrase as AES-256, in parts where it is longer than `partBytes` (0: as
/// the disk wants it). Gives the files, the first part first; all are written or none. What is to be read with a
/// passphrase alone never lies open beside them. Faults: those of writeBundle, splitBundle, encryptBundle.
Result<QStringList> writePackage(const QString &file, const exchange::BundlePlan &plan, const vault::Vault &vault,
                                 const Secret &passphrase, qint64 partBytes, const QString &scratch,
                                 Progress &progress);

/// Takes every content of the bag into the vault; gives how many were new.
Result<qint64> takeInContents(const vault::Vault &vault, const OpenedBundle &bundle, Progress &progress);

} // namespace anjuan::casework
