#include "core/base/json.h"
#include "core/base/messages.h"
#include "core/base/whole_file.h"
#include "core/casework/bureau.h"
#include "core/casework/field_map.h"
#include "core/casework/perform.h"
#include "core/chain/body.h"

namespace anjuan::casework {
namespace {

Result<QJsonObject> orderBody(const Session &session, const Act &act, const QJsonObject &with)
{
    const Library::Parts &parts = session.library().parts();
    const QStringList held = session.roles();
    if (std::none_of(act.roles.begin(), act.roles.end(), [&](const QString &role) { return held.contains(role); }))
        return fail(Fault::Refused, "act.no_role", {act.zh, roleText(act.roles), session.name()});
    ANJUAN_TRY(const Prepared prepared, prepare(act, with, {&parts.book, &parts.pack, {}, {}}));
    QJsonObject body = prepared.body;
    body.insert(QStringLiteral("issuer"), parts.ledger.authority.unitName());
    body.insert(QStringLiteral("signer"), session.name());
    return body;
}

} // namespace

Result<QString> orderSupervision(Session &session, const Digest &genesis, const CaseId &id, const QJsonObject &with,
                                 const QString &file)
{
    Library::Parts &parts = session.library().parts();
    ANJUAN_TRY(const auto units, unitsOf(session.library()));
    const auto unit =
        std::find_if(units.begin(), units.end(), [&](const UnitRow &row) { return row.genesis == genesis; });
    if (unit == units.end() || unit->folder.isEmpty())
        return fail(Fault::NotFound, "bureau.no_upload", {unit == units.end() ? genesis.hex().left(16) : unit->name});
    ANJUAN_TRY(const auto mirror, Library::open(unit->folder, Access::ReadOnly, *parts.clock));
    const QString name = chain::caseChain(id);
    ANJUAN_TRY(const auto last, chain::lastOf(*mirror->parts().store, name));
    if (!last)
        return fail(Fault::NotFound, "case.unknown", {id.toString()});
    const Act &act = *findAct(QStringLiteral("supervision.order"));
    ANJUAN_TRY(const QJsonObject body, orderBody(session, act, with));
    const chain::Actor actor = session.key().actor();
    ANJUAN_TRY(const QJsonObject envelope,
               chain::sealStatement({.aboutChain = name,
                                     .aboutHash = last->hash,
                                     .at = parts.clock->now(),
                                     .kind = act.kind,
                                     .by = actor.person,
                                     .library = parts.library(),
                                     .office = mirror->parts().ledger.authority.head(),
                                     .body = body},
                                    *actor.key));
    ANJUAN_TRY(const QByteArray line, canonicalJson(envelope));
    ANJUAN_CHECK(writeWhole(file, line + '\n', kByUmask));
    ANJUAN_CHECK(parts.transact([&](store::Write &, chain::Ledger &ledger) -> Result<void> {
        ANJUAN_CHECK(ledger.append(actor, chain::deskChain(parts.library()), QStringLiteral("desk.statement_signed"),
                                   {{QStringLiteral("chain"), name},
                                    {QStringLiteral("hash"), chain::textOf(envelope, "hash")},
                                    {QStringLiteral("envelope"), QString::fromUtf8(line)}}));
        return {};
    }));
    return chain::textOf(envelope, "hash");
}

} // namespace anjuan::casework
