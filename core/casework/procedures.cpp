#include "core/casework/procedures.h"

namespace anjuan::casework {
namespace {

std::shared_ptr<const cases::Procedure> ownIn(const packs::Pack &pack, const QString &id)
{
    for (const auto each : pack.procedures) {
        const QJsonObject object = each.toObject();
        if (object.value(QLatin1String("id")).toString() != id)
            continue;
        if (auto parsed = cases::parseProcedure(object, id))
            return std::make_shared<const cases::Procedure>(std::move(*parsed));
    }
    return nullptr;
}

} // namespace

QString procedureOf(Entries entries)
{
    QString now = cases::kOrdinary;
    for (const Entry &entry : entries)
        now = cases::procedureAfter(entry.kind, entry.body, now);
    return now;
}

std::shared_ptr<const cases::Procedure> procedureIn(const packs::Pack &pack, const QString &id)
{
    if (const cases::Procedure *known = cases::findProcedure(id))
        return {std::shared_ptr<const void>(), known}; // the program's own live as long as it
    return ownIn(pack, id);
}

bool isMainProcedure(const packs::Pack &pack, const QString &id)
{
    const auto procedure = procedureIn(pack, id);
    return procedure && procedure->sideOf.isEmpty();
}

QString procedureName(const QString &id, const packs::Pack &pack)
{
    const auto procedure = procedureIn(pack, id);
    return procedure ? procedure->zh : id;
}

std::vector<std::shared_ptr<const cases::Procedure>> startingProcedures(const packs::Pack &pack)
{
    std::vector<std::shared_ptr<const cases::Procedure>> all;
    for (const cases::Procedure &one : cases::procedures()) {
        if (one.atStart)
            all.push_back(procedureIn(pack, one.id));
    }
    for (const auto each : pack.procedures) {
        auto own = ownIn(pack, each.toObject().value(QLatin1String("id")).toString());
        if (own && own->atStart)
            all.push_back(std::move(own));
    }
    return all;
}

} // namespace anjuan::casework
