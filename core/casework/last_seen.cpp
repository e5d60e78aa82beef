#include "core/casework/last_seen.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QJsonDocument>
#include <QtCore/QStandardPaths>

#include "core/base/whole_file.h"
#include "core/chain/body.h"
#include "core/chain/desk.h"
#include "core/chain/truth.h"
#include "core/store/place.h"

namespace anjuan::casework {
namespace {

QString profileFile(const LibraryId &library)
{
    const QString base = QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation);
    return base + QStringLiteral("/anjuan/seen/") + library.toString() + QStringLiteral(".json");
}

QString markFile(const QString &dir)
{
    return dir + QStringLiteral("/restored.json");
}

QJsonObject readObject(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

constexpr int kBackupDays = 7;

/// A week without a proven backup is told, and so is a library that never had one once there is something to lose.
void tellOfBackup(const Library::Parts &parts, std::vector<Error> &notices)
{
    constexpr qint64 kSomethingToLose = 30;
    const auto at = Instant::parse(parts.backedUpAt());
    if (!at && parts.ledger.frontier.size() >= kSomethingToLose)
        notices.push_back(Error{Fault::Refused, QStringLiteral("notice.never_backed_up"), {}});
    const qint64 days = at ? at->date().daysTo(parts.clock->today()) : 0;
    if (days > kBackupDays)
        notices.push_back(
            Error{Fault::Refused, QStringLiteral("notice.backup_old"), {QString::number(days), dateText(at->date())}});
}

bool writeObject(const QString &path, const QJsonObject &object)
{
    return writeWhole(path, QJsonDocument(object).toJson(QJsonDocument::Compact)).has_value();
}

} // namespace

std::optional<LastSeen> lastSeen(const LibraryId &library)
{
    const QJsonObject object = readObject(profileFile(library));
    const LastSeen seen{chain::textOf(object, "ledger"), chain::integerOf(object, "size"),
                        chain::textOf(object, "root"), chain::textOf(object, "leaf"), chain::textOf(object, "at")};
    const bool whole = seen.size > 0 && Digest::fromHex(seen.leaf) && Digest::fromHex(seen.root) && isUuid(seen.ledger);
    return whole ? std::optional<LastSeen>(seen) : std::nullopt;
}

void noteSeen(const LibraryId &library, const LastSeen &seen)
{
    const QString path = profileFile(library);
    QDir().mkpath(QFileInfo(path).path());
    writeObject(path,
                {{QStringLiteral("ledger"), seen.ledger},
                 {QStringLiteral("size"), seen.size},
                 {QStringLiteral("root"), seen.root},
                 {QStringLiteral("leaf"), seen.leaf},
                 {QStringLiteral("at"), seen.at}});
}

Result<std::optional<LastSeen>> missingOf(const store::Read &read, const Library::Parts &parts)
{
    // A training library is copied about freely.
    const auto seen = parts.ledger.authority.isDemo() ? std::nullopt : lastSeen(parts.library());
    if (!seen)
        return seen;
    ANJUAN_TRY(const auto leaf, chain::leafAt(read, seen->size - 1));
    if (leaf && leaf->hex() == seen->leaf)
        return std::optional<LastSeen>{};
    ANJUAN_TRY(const auto opened,
               chain::newestDeskEvent(read, parts.library(), {QStringLiteral("desk.ledger_opened")}));
    if (opened) {
        ANJUAN_TRY(const auto record, chain::recordByHash(read, opened->hash));
        const QJsonObject follows = record ? record->body.value(QLatin1String("follows")).toObject() : QJsonObject();
        if (chain::textOf(follows, "ledger") == seen->ledger && chain::integerOf(follows, "size") == seen->size)
            return std::optional<LastSeen>{};
    }
    return seen;
}

std::optional<Restored> restoredMark(const QString &dir)
{
    const QJsonObject object = readObject(markFile(dir));
    const Restored mark{chain::textOf(object, "reason"), chain::textOf(object, "ledger"),
                        chain::integerOf(object, "size"), chain::textOf(object, "root")};
    return isUuid(mark.ledger) ? std::optional<Restored>(mark) : std::nullopt;
}

Result<void> markRestored(const QString &dir, const Restored &mark)
{
    const bool written = writeObject(markFile(dir),
                                     {{QStringLiteral("reason"), mark.reason},
                                      {QStringLiteral("ledger"), mark.ledger},
                                      {QStringLiteral("size"), mark.size},
                                      {QStringLiteral("root"), mark.root}});
    return written ? Result<void>{} : fail(Fault::Io, "library.cannot_write", {markFile(dir), QString()});
}

void forgetRestored(const QString &dir)
{
    QFile::remove(markFile(dir));
}

Result<void> openLedgerIfDue(Library::Parts &parts, store::Write &write, chain::Ledger &ledger,
                             const chain::Actor &actor)
{
    // A PC that joined took the unit's records in before anybody here could sign.
    ANJUAN_TRY(const auto opened,
               chain::newestDeskEvent(write, parts.library(), {QStringLiteral("desk.ledger_opened")}));
    if (!opened) {
        ANJUAN_CHECK(ledger.append(actor, chain::deskChain(parts.library()), QStringLiteral("desk.ledger_opened"),
                                   {{QStringLiteral("ledger"), parts.ledger.ledger}}));
        return {};
    }
    std::optional<Restored> due = restoredMark(parts.dir);
    ANJUAN_TRY(const auto missing, missingOf(write, parts));
    // The newest state that is known counts: what came after the copy is lost here, and says so.
    if (missing && (!due || missing->size > due->size))
        due = Restored{due ? due->reason : QStringLiteral("older_copy"), missing->ledger, missing->size, missing->root};
    if (!due || due->ledger.isEmpty())
        return {};
    parts.ledger.ledger = newUuid();
    ANJUAN_CHECK(ledger.append(actor, chain::deskChain(parts.library()), QStringLiteral("desk.ledger_opened"),
                               {{QStringLiteral("ledger"), parts.ledger.ledger},
                                {QStringLiteral("follows"),
                                 QJsonObject{{QStringLiteral("ledger"), due->ledger},
                                             {QStringLiteral("root"), due->root},
                                             {QStringLiteral("size"), due->size}}},
                                {QStringLiteral("reason"), due->reason}}));
    return chain::changeLedger(write, parts.ledger.ledger);
}

std::vector<Error> noticesOf(const Library::Parts &parts)
{
    std::vector<Error> notices;
    const auto tell = [&](const char *id, QStringList args) {
        notices.push_back(Error{Fault::Refused, QString::fromLatin1(id), std::move(args)});
    };
    if (parts.retired)
        tell("notice.retired", {parts.dir});
    if (const auto mark = restoredMark(parts.dir))
        tell("notice.restored", {QString::number(mark->size)});
    const auto missing = missingOf(*parts.store, parts);
    if (missing && *missing)
        tell("notice.older_copy",
             {QString::number((*missing)->size), (*missing)->at, QString::number(parts.ledger.frontier.size())});
    if (const auto low = store::lowDisk(parts.dir))
        notices.push_back(*low);
    if (parts.ledger.authority.isDemo() || parts.retired)
        return notices;
    tellOfBackup(parts, notices);
    int administrators = 0;
    for (const auto &[id, person] : parts.book.people())
        administrators += parts.ledger.authority.isAdmin(id) ? 1 : 0;
    if (administrators < 2)
        tell("notice.one_administrator", {});
    return notices;
}

} // namespace anjuan::casework
