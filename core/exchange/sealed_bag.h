#pragma once
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/base/secret.h"

namespace anjuan::exchange {

/// More files than that no bundle with a passphrase holds.
inline constexpr qint64 kMaxSealedEntries = 200'000;

/// Writes a plain bundle again with every entry under AES-256 (WinZip AE-2, stored), which 7-Zip opens with the same
/// passphrase; written whole or not at all. The passphrase is of printable ASCII, 1 to 99 characters: other letters
/// are read in another way on another PC. The format's own 1000 rounds slow a guesser little, so that a passphrase
/// must be long; this function does not judge it. Faults: Invalid `exchange.passphrase_letters`, those of
/// ZipReader::openFile, Corrupt `exchange.content_damaged {file, entry}`, Corrupt `exchange.sealed_refused` (too many
/// entries), Io `exchange.cannot_read`, `file.not_written {file, why}`, `exchange.cipher_unavailable`, Cancelled.
Result<void> encryptBundle(const QString &plainZip, const QString &outZip, const Secret &passphrase,
                           Progress &progress);

/// Writes the plain bundle that stands in a bundle with a passphrase. Its container is held to a strict form: entries
/// under AES-256 or stored, one after the other, each authenticated, with plain lower-case ASCII names under one top
/// folder. What is in it is judged by verifyBundle. Written whole or not at all. Faults: Refused
/// `exchange.wrong_passphrase {file}`, Corrupt `exchange.sealed_refused {file, entry, why}`, `exchange.not_a_zip
/// {file}`, `exchange.cut_short {file}` (its end is not where it should be), NotFound `exchange.file_missing {file}`,
/// Io `exchange.cannot_read`, `file.not_written {file, why}`, `exchange.cipher_unavailable`, Cancelled.
Result<void> decryptBundle(const QString &sealedZip, const QString &outZip, const Secret &passphrase,
                           Progress &progress);

/// Whether any entry of the zip is encrypted, in whatever way: a look at its directory. Faults: NotFound
/// `exchange.file_missing`, Io `exchange.cannot_read`, Corrupt `exchange.not_a_zip {file}`, `exchange.cut_short
/// {file}`, `exchange.sealed_refused {file, entry, why}`.
Result<bool> isSealed(const QString &file);

} // namespace anjuan::exchange
