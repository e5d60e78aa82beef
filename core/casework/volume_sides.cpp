#include <algorithm>

#include <QtCore/QFile>

#include "core/base/json.h"
#include "core/casework/volumes.h"
#include "core/chain/body.h"

namespace anjuan::casework {
namespace {

using chain::textOf;

struct Sides {
    QStringList innerForms;
    QStringList innerActs; // beginnings of kinds
    QStringList marketOuter;
};

const Sides &sides()
{
    static const Sides known = [] {
        Sides out;
        QFile file(QStringLiteral(":/texts/dossier_sides.json"));
        if (file.open(QIODevice::ReadOnly)) {
            if (const auto value = parseJson(file.readAll(), file.fileName()))
                out = {chain::textsOf(value->toObject(), "inner_forms"),
                       chain::textsOf(value->toObject(), "inner_acts"),
                       chain::textsOf(value->toObject(), "outer_in_market_order")};
        }
        return out;
    }();
    return known;
}

} // namespace

QString codeOf(VolumeSide side)
{
    return side == VolumeSide::Outer ? QStringLiteral("outer")
        : side == VolumeSide::Inner  ? QStringLiteral("inner")
                                     : QStringLiteral("whole");
}

namespace {

/// What was made of an item shows what the item shows, whatever it says of itself.
bool staysInside(const Entry &entry, const CaseFile &file)
{
    for (const Entry *at = &entry; at; at = file.byHash(textOf(at->body, "item"))) {
        const QString secrecy = textOf(at->body, "secrecy");
        if ((!secrecy.isEmpty() && secrecy != QLatin1String("none")) || at->body.value(QLatin1String("inner")).toBool())
            return true;
        if (at->kind != QLatin1String("evidence.derived"))
            return false;
    }
    return false;
}

} // namespace

VolumeSide sideOf(const dossier::Part &part, const CaseFile &file, bool marketOrder)
{
    const Entry *entry = file.byHash(part.record);
    if (!entry)
        return VolumeSide::Inner;
    if (marketOrder && sides().marketOuter.contains(part.form))
        return VolumeSide::Outer;
    if (!part.form.isEmpty())
        return sides().innerForms.contains(part.form) ? VolumeSide::Inner : VolumeSide::Outer;
    if (staysInside(*entry, file))
        return VolumeSide::Inner;
    const bool paper = part.kind == dossier::Part::Kind::Scan;
    const bool inner = std::any_of(sides().innerActs.begin(), sides().innerActs.end(),
                                   [&](const QString &kind) { return entry->kind.startsWith(kind); });
    return paper && inner ? VolumeSide::Inner : VolumeSide::Outer;
}

} // namespace anjuan::casework
