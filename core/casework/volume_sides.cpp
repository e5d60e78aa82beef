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

VolumeSide sideOf(const dossier::Part &part, const CaseFile &file, bool marketOrder)
{
    const Entry *entry = file.byHash(part.record);
    if (!entry)
        return VolumeSide::Inner;
    if (marketOrder && sides().marketOuter.contains(part.form))
        return VolumeSide::Outer;
    if (!part.form.isEmpty())
        return sides().innerForms.contains(part.form) ? VolumeSide::Inner : VolumeSide::Outer;
    const QString secrecy = textOf(entry->body, "secrecy");
    if ((!secrecy.isEmpty() && secrecy != QLatin1String("none")) || entry->body.value(QLatin1String("inner")).toBool())
        return VolumeSide::Inner;
    const bool paper = part.kind == dossier::Part::Kind::Scan;
    const bool inner = std::any_of(sides().innerActs.begin(), sides().innerActs.end(),
                                   [&](const QString &kind) { return entry->kind.startsWith(kind); });
    return paper && inner ? VolumeSide::Inner : VolumeSide::Outer;
}

} // namespace anjuan::casework
