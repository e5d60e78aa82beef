#pragma once
#include <functional>

#include <QtCore/QDateTime>
#include <QtCore/QLockFile>

#include "core/casework/attempts.h"
#include "core/casework/case_file.h"
#include "core/casework/facts.h"
#include "core/casework/library.h"
#include "core/casework/shelves.h"
#include "core/chain/ledger.h"
#include "core/insight/search_index.h"
#include "core/keys/sm2.h"
#include "core/store/store.h"
#include "core/vault/vault.h"

namespace anjuan::casework {

/// Every room's projection, in the order in which they are applied.
chain::Registry makeRegistry();

class LawOf;

/// What stands behind an open library.
struct Library::Parts {
    QString dir;
    Access access = Access::ReadOnly;
    const Clock *clock = nullptr;
    std::unique_ptr<QLockFile> lock;
    std::unique_ptr<store::Store> store;
    std::optional<vault::Vault> vault;
    chain::Registry registry;
    chain::LedgerState ledger;
    office::OfficeBook book;
    /// What the adopted packs add up to on `lawDay` (packs::Shelf); `turnTo` keeps it.
    packs::Pack pack;
    QDate lawDay;
    std::shared_ptr<const packs::Pack> standing; // what `pack` is a copy of
    std::shared_ptr<Shelves> shelves;
    calendar::Calendar calendar;
    bool retired = false;                  // moved to another computer: for reading only
    std::optional<QDateTime> crashedSince; // the last writer began then and did not end well
    /// The law as past records knew it, until the office's chain grows.
    mutable std::shared_ptr<LawOf> laws;
    /// Flaws of each case by the length of its chain: the list asks often, and a chain only grows.
    mutable std::map<QString, std::pair<std::size_t, int>> flaws;
    /// What tells the parties apart, by the digest of their particulars; in memory alone.
    mutable std::map<QString, QString> identities;
    /// What old records' files say of themselves, by digest.
    mutable std::map<QString, QString> mediaTexts;
    Attempts attempts;
    /// Local state; nothing where the library is read only, or its folder takes no file.
    mutable std::unique_ptr<insight::SearchIndex> search;
    mutable bool searchTried = false;
    insight::SearchIndex *searchIndex() const;

    QString keyFile(const QString &keyId) const
    {
        return dir + QStringLiteral("/keys/") + keyId + QStringLiteral(".pem");
    }
    Lawbook law() const { return {&book, &pack, &calendar}; }
    LibraryId library() const { return ledger.library; }

    using Work = std::function<Result<void>(store::Write &, chain::Ledger &)>;
    /// One transaction; on failure nothing has happened, in the file or here.
    Result<void> transact(const Work &work);
    /// Reads the book and the pack again from the office chain.
    Result<void> readOffice();
    /// Takes the pack and the calendar that govern that day, where another governed so far.
    Result<void> turnTo(QDate day);
    /// The session signs with another key of its person from now on.
    static void giveKey(const Session &session, keys::KeyPair pair);
    /// What the first writer after a crash, an upgrade or a move must see to.
    Result<void> prepareWriting();
    /// Empties every projection table and replays the chains, in one transaction.
    Result<void> rebuildTables(Progress &progress);
    /// The same within a transaction.
    Result<void> rebuildIn(store::Write &write, Progress &progress) const;
    /// Removes what an interrupted taking-in left; after a crash also the contents that it had taken in since for
    /// records that were never written.
    Result<void> sweepVault();
    void sweepKeys() const;
    /// The instant of the last proven backup, or empty.
    QString backedUpAt() const;
};

struct Session::Key {
    PersonId person;
    keys::KeyPair pair;
    bool open = true;
    chain::Actor actor() const { return {person, &pair}; }
};

/// A pack from its blob. Faults: as vault::read and packs::parsePack.
Result<packs::Pack> packFrom(const vault::Vault &vault, const QString &sha256);
/// Its blob as JSON.
Result<QJsonObject> packJson(const vault::Vault &vault, const QString &sha256);

/// Appends desk.checkpoint_made and stores the signed checkpoint over everything up to it; gives its envelope.
Result<QByteArray> writeCheckpoint(Library::Parts &parts, const chain::Actor &actor);

/// 16 random bytes in hex, so that nobody can guess a particular from its digest (spec §7).
QString newSalt();
/// Stores `object` with a salt as canonical JSON; gives its digest. An object within it whose member names the format
/// does not allow is kept as an array of {name, value}.
Result<vault::Blob> takeInPrivate(const vault::Vault &vault, QJsonObject object);

} // namespace anjuan::casework
