#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QRandomGenerator>

#include "core/base/json.h"
#include "core/casework/credentials.h"
#include "core/casework/library.h"
#include "core/casework/on_disk.h"
#include "core/casework/parts.h"
#include "core/chain/body.h"
#include "core/chain/truth.h"
#include "core/store/place.h"
#include "core/vault/folders.h"

namespace anjuan::casework {
namespace {

Result<void> makeLibraryFolder(const QString &dir, const QString &group)
{
    if (!QDir().mkpath(dir))
        return fail(Fault::Io, "library.cannot_write", {dir, QString()});
    QFile::setPermissions(dir, QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
    if (!group.isEmpty())
        ANJUAN_CHECK(shareFolder(dir, group));
    if (!vault::makeFolder(dir + QStringLiteral("/keys")))
        return fail(Fault::Io, "library.cannot_write", {dir + QStringLiteral("/keys"), QString()});
    return {};
}

/// Five groups of four from letters and digits that nobody mixes up.
QString newRecoveryCode()
{
    static const QString alphabet = QStringLiteral("ABCDEFGHJKMNPQRSTUVWXYZ23456789");
    QStringList groups;
    for (int g = 0; g < 5; ++g) {
        QString group;
        for (int i = 0; i < 4; ++i)
            group += alphabet[QRandomGenerator::system()->bounded(static_cast<int>(alphabet.size()))];
        groups += group;
    }
    return groups.join(QLatin1Char('-'));
}

struct FoundingKeys {
    keys::KeyPair admin;
    keys::KeyPair recovery;
};

QJsonObject foundedBody(const Founding &founding, const FoundingKeys &pairs, const PersonId &person)
{
    QJsonObject body{{QStringLiteral("unit_name"), founding.unitName},
                     {QStringLiteral("unit_code"), founding.unitCode},
                     {QStringLiteral("person"), person.toString()},
                     {QStringLiteral("name"), founding.adminName},
                     {QStringLiteral("key"), pairs.admin.id()},
                     {QStringLiteral("public_key"), QString::fromLatin1(pairs.admin.publicPem())},
                     {QStringLiteral("recovery_key"), pairs.recovery.id()},
                     {QStringLiteral("recovery_public_key"), QString::fromLatin1(pairs.recovery.publicPem())}};
    if (founding.demo)
        body.insert(QStringLiteral("demo"), true);
    return body;
}

Result<void> found(Library::Parts &parts, const Founding &founding, const FoundingKeys &pairs)
{
    const PersonId person = PersonId::create();
    const QString office = chain::officeChain(newUuid());
    ANJUAN_TRY(const QByteArray pack, canonicalJson(packs::builtInPack()));
    ANJUAN_TRY(const vault::Blob blob, parts.vault->takeIn(pack));
    ANJUAN_TRY(const packs::Pack parsed, packs::parsePack(packs::builtInPack(), QStringLiteral("built-in pack")));
    ANJUAN_CHECK(parts.store->write([&](store::Write &write) -> Result<void> {
        ANJUAN_CHECK(chain::keepMeta(write, QStringLiteral("library"), parts.ledger.library.toString()));
        ANJUAN_CHECK(chain::keepMeta(write, QStringLiteral("ledger"), parts.ledger.ledger));
        return parts.registry.createTables(write);
    }));
    const chain::Actor actor{person, &pairs.admin};
    return parts.transact([&](store::Write &write, chain::Ledger &ledger) -> Result<void> {
        ANJUAN_TRY(
            const chain::Record genesis,
            ledger.append(actor, office, QStringLiteral("office.founded"), foundedBody(founding, pairs, person)));
        ANJUAN_CHECK(chain::keepMeta(write, QStringLiteral("genesis"), genesis.hash.hex()));
        ANJUAN_CHECK(ledger.append(actor, chain::deskChain(parts.ledger.library), QStringLiteral("desk.ledger_opened"),
                                   {{QStringLiteral("ledger"), parts.ledger.ledger}}));
        ANJUAN_CHECK(ledger.append(actor, office, QStringLiteral("pack.adopted"),
                                   {{QStringLiteral("pack_id"), parsed.id},
                                    {QStringLiteral("version"), parsed.version},
                                    {QStringLiteral("title"), parsed.title},
                                    {QStringLiteral("effective_from"), dateText(parsed.effectiveFrom)},
                                    {QStringLiteral("sample"), parsed.sample},
                                    {QStringLiteral("pack_sha256"), blob.sha256},
                                    {QStringLiteral("pack_name"), QStringLiteral("pack.json")},
                                    {QStringLiteral("pack_bytes"), blob.bytes}}));
        return {};
    });
}

Result<void> checkFounding(const QString &dir, const Founding &founding)
{
    const QDir target(dir);
    if (target.exists() && !target.isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot))
        return fail(Fault::Conflict, "library.not_empty", {dir});
    for (const QString &name : {founding.unitName, founding.unitCode, founding.adminName}) {
        if (name.trimmed().isEmpty())
            return fail(Fault::Invalid, "library.founding_incomplete");
    }
    if (!founding.osGroup.isEmpty())
        ANJUAN_CHECK(checkGroup(founding.osGroup));
    ANJUAN_CHECK(checkPassword(founding.adminPassword,
                               {founding.unitName, founding.unitCode, founding.adminName, founding.adminLogin},
                               founding.demo));
    return store::checkPlace(dir);
}

} // namespace

Result<std::unique_ptr<Library>> Library::create(const QString &dir, const Founding &founding, Clock &clock,
                                                 RecoveryCard *card, Progress &progress)
{
    ANJUAN_CHECK(checkFounding(dir, founding));
    // Built beside its place and moved there whole: a failure leaves no half library.
    const QString place = QDir(dir).absolutePath();
    const QString part = place + QStringLiteral(".part-") + newUuid().left(8);
    progress.report(0, 3, place);
    const auto build = [&]() -> Result<void> {
        Parts parts;
        parts.dir = part;
        parts.access = Access::ReadWrite;
        parts.clock = &clock;
        ANJUAN_CHECK(makeLibraryFolder(part, founding.osGroup));
        ANJUAN_TRY(parts.store, store::Store::create(part + QStringLiteral("/anjuan.db")));
        ANJUAN_TRY(parts.vault, vault::Vault::create(part + QStringLiteral("/vault")));
        parts.registry = makeRegistry();
        parts.ledger.library = LibraryId::create();
        parts.ledger.ledger = newUuid();
        FoundingKeys pairs;
        ANJUAN_TRY(pairs.admin, keys::KeyPair::generate());
        ANJUAN_TRY(pairs.recovery, keys::KeyPair::generate());
        ANJUAN_TRY(const QByteArray sealed, pairs.admin.seal(founding.adminPassword));
        ANJUAN_CHECK(writeKeyFile(parts.keyFile(pairs.admin.id()), sealed));
        if (card) {
            card->code = newRecoveryCode();
            ANJUAN_TRY(card->sealedKey, pairs.recovery.seal(Secret::fromText(card->code)));
        }
        return found(parts, founding, pairs);
    };
    if (auto built = build(); !built) {
        QDir(part).removeRecursively();
        return fail(built.error());
    }
    progress.report(2, 3, place);
    QDir().rmdir(place);
    if (!QDir().mkpath(QFileInfo(place).path()) || !QDir().rename(part, place)) {
        QDir(part).removeRecursively();
        return fail(Fault::Io, "library.cannot_write", {place, QString()});
    }
    progress.report(3, 3, place);
    return open(place, Access::ReadWrite, clock);
}

} // namespace anjuan::casework
