#include "core/packs/book_fine.h"

#include <vector>

#include <QtCore/QString>

namespace anjuan::packs {
namespace {

/// Members that a type of formula has, and the columns in which they stand.
struct Place {
    const char *member, *column;
};
const std::vector<Place> &placesOf(const QString &type)
{
    static const std::vector<Place> range{{"min_fen", "min_fen"}, {"max_fen", "max_fen"}};
    static const std::vector<Place> fixed{{"fen", "min_fen"}};
    static const std::vector<Place> most{{"max_fen", "max_fen"}};
    static const std::vector<Place> unit{
        {"unit", "unit"}, {"min_fen", "min_fen"}, {"max_fen", "max_fen"}, {"cap_fen", "cap_fen"}};
    static const std::vector<Place> percent{
        {"base", "base"}, {"min_permille", "min_percent"}, {"max_permille", "max_percent"}, {"cap_fen", "cap_fen"}};
    static const std::vector<Place> times{
        {"base", "base"}, {"min_permille", "min_times"}, {"max_permille", "max_times"}, {"cap_fen", "cap_fen"}};
    static const std::vector<Place> none;
    if (type == QLatin1String("range"))
        return range;
    if (type == QLatin1String("fixed"))
        return fixed;
    if (type == QLatin1String("max_only"))
        return most;
    if (type == QLatin1String("per_unit"))
        return unit;
    if (type == QLatin1String("percent"))
        return percent;
    return type == QLatin1String("multiple") ? times : none;
}

void flatten(const QJsonObject &fine, const QString &before, QJsonObject &out)
{
    const QString type = fine.value(QLatin1String("type")).toString();
    out.insert(before + QStringLiteral("type"), type);
    for (const Place &each : placesOf(type))
        if (fine.contains(QLatin1String(each.member)))
            out.insert(before + QLatin1String(each.column), fine.value(QLatin1String(each.member)));
}

QJsonObject gathered(const QJsonObject &flat, const QString &before)
{
    QJsonObject out;
    const QString type = flat.value(before + QStringLiteral("type")).toString();
    if (type.isEmpty())
        return out;
    out.insert(QStringLiteral("type"), type);
    for (const Place &each : placesOf(type))
        if (const QJsonValue value = flat.value(before + QLatin1String(each.column)); !value.isUndefined())
            out.insert(QLatin1String(each.member), value);
    return out;
}

const QString kFine = QStringLiteral("fine."), kRefused = QStringLiteral("fine.after_refusal.");

} // namespace

QJsonObject flatFine(const QJsonObject &fine)
{
    QJsonObject out;
    if (fine.value(QLatin1String("type")).toString() == QLatin1String("step_after_refusal")) {
        flatten(fine.value(QLatin1String("first")).toObject(), kFine, out);
        flatten(fine.value(QLatin1String("after_refusal")).toObject(), kRefused, out);
    } else {
        flatten(fine, kFine, out);
    }
    return out;
}

QJsonObject fineOf(const QJsonObject &flat)
{
    const QJsonObject first = gathered(flat, kFine), refused = gathered(flat, kRefused);
    if (refused.isEmpty())
        return first;
    return {{QStringLiteral("type"), QStringLiteral("step_after_refusal")},
            {QStringLiteral("first"), first},
            {QStringLiteral("after_refusal"), refused}};
}

} // namespace anjuan::packs
