#include <functional>

#include <catch2/catch.hpp>

#include <QtCore/QFile>
#include <QtCore/QJsonDocument>
#include <QtCore/QRegularExpression>

#include "core/packs/findings.h"

using namespace anjuan;
using namespace anjuan::packs;

namespace {

/// As much of JSON Schema 2020-12 as docs/format/pack.schema.json uses.
class Schema {
public:
    explicit Schema(QJsonObject root) : m_root(std::move(root)) {}
    bool holds(const QJsonValue &value) const { return holds(value, m_root); }

private:
    static bool isType(const QJsonValue &value, const QString &type)
    {
        if (type == QLatin1String("integer"))
            return value.isDouble() && value.toDouble() == static_cast<double>(value.toInteger());
        return (type == QLatin1String("object") && value.isObject())
            || (type == QLatin1String("array") && value.isArray())
            || (type == QLatin1String("string") && value.isString())
            || (type == QLatin1String("boolean") && value.isBool());
    }

    bool objectHolds(const QJsonObject &object, const QJsonObject &schema) const
    {
        for (const auto name : schema.value(QLatin1String("required")).toArray())
            if (!object.contains(name.toString()))
                return false;
        const QJsonObject properties = schema.value(QLatin1String("properties")).toObject();
        const QJsonValue others = schema.value(QLatin1String("additionalProperties"));
        for (auto it = object.begin(); it != object.end(); ++it) {
            if (properties.contains(it.key())) {
                if (!holds(*it, properties.value(it.key()).toObject()))
                    return false;
            } else if ((others.isBool() && !others.toBool()) || (others.isObject() && !holds(*it, others.toObject()))) {
                return false;
            }
        }
        return true;
    }

    bool plainHolds(const QJsonValue &value, const QJsonObject &schema) const
    {
        if (schema.contains(QLatin1String("type")) && !isType(value, schema.value(QLatin1String("type")).toString()))
            return false;
        if (schema.contains(QLatin1String("enum")) && !schema.value(QLatin1String("enum")).toArray().contains(value))
            return false;
        if (schema.contains(QLatin1String("const")) && schema.value(QLatin1String("const")) != value)
            return false;
        if (value.isString()) {
            const QRegularExpression form(schema.value(QLatin1String("pattern")).toString());
            if (value.toString().size() < schema.value(QLatin1String("minLength")).toInt()
                || !form.match(value.toString()).hasMatch())
                return false;
        }
        if (value.isDouble()
            && (value.toDouble() < schema.value(QLatin1String("minimum")).toDouble(-1e300)
                || value.toDouble() > schema.value(QLatin1String("maximum")).toDouble(1e300)))
            return false;
        if (!value.isArray())
            return true;
        const QJsonArray all = value.toArray();
        if (all.size() < schema.value(QLatin1String("minItems")).toInt())
            return false;
        for (const auto each : all)
            if (!holds(each, schema.value(QLatin1String("items")).toObject()))
                return false;
        return true;
    }

    bool holds(const QJsonValue &value, const QJsonObject &schema) const
    {
        const QString reference = schema.value(QLatin1String("$ref")).toString();
        if (!reference.isEmpty()) {
            const QString name = reference.section(QLatin1Char('/'), -1);
            return holds(value, m_root.value(QLatin1String("$defs")).toObject().value(name).toObject());
        }
        if (!plainHolds(value, schema) || (value.isObject() && !objectHolds(value.toObject(), schema)))
            return false;
        for (const auto each : schema.value(QLatin1String("allOf")).toArray())
            if (!holds(value, each.toObject()))
                return false;
        const QJsonArray any = schema.value(QLatin1String("anyOf")).toArray();
        if (!any.isEmpty() && std::none_of(any.begin(), any.end(), [&](const QJsonValue &each) {
                return holds(value, each.toObject());
            }))
            return false;
        if (schema.contains(QLatin1String("not")) && holds(value, schema.value(QLatin1String("not")).toObject()))
            return false;
        if (!schema.contains(QLatin1String("if")))
            return true;
        const char *branch = holds(value, schema.value(QLatin1String("if")).toObject()) ? "then" : "else";
        return !schema.contains(QLatin1String(branch)) || holds(value, schema.value(QLatin1String(branch)).toObject());
    }

    QJsonObject m_root;
};

QJsonObject schemaFile()
{
    QFile file(QStringLiteral(ANJUAN_SOURCE_DIR "/docs/format/pack.schema.json"));
    REQUIRE(file.open(QIODevice::ReadOnly));
    return QJsonDocument::fromJson(file.readAll()).object();
}

/// A small pack with one element of each sort and every sort of formula, so that thousands of variants are quick.
QJsonObject sample()
{
    QJsonObject pack = builtInPack();
    const auto keep = [&](const char *list, const char *member, const QStringList &ids) {
        QJsonArray out;
        for (const auto each : pack.value(QLatin1String(list)).toArray())
            if (ids.contains(each.toObject().value(QLatin1String(member)).toString()))
                out.append(each);
        pack.insert(QLatin1String(list), out);
    };
    const QStringList items{QStringLiteral("pt_road_digging"), QStringLiteral("hz_tree_moving"),
                            QStringLiteral("temp_building"), QStringLiteral("rain_sewer")};
    keep("items", "id", items);
    keep("power_list", "item", {QStringLiteral("rain_sewer")});
    keep("benchmarks", "benchmark_id", {QStringLiteral("B02"), QStringLiteral("B03"), QStringLiteral("B23")});
    QJsonArray benchmarks;
    for (const auto each : pack.value(QLatin1String("benchmarks")).toArray()) {
        QJsonObject one = each.toObject();
        const QJsonArray tiers = one.value(QLatin1String("tiers")).toArray();
        one.insert(QStringLiteral("tiers"), QJsonArray{tiers[0], tiers[1]});
        benchmarks.append(one);
    }
    pack.insert(QStringLiteral("benchmarks"), benchmarks);
    const QJsonObject series =
        pack.value(QLatin1String("numbers")).toObject().value(QLatin1String("series")).toObject();
    pack.insert(QStringLiteral("numbers"),
                QJsonObject{{QStringLiteral("series"),
                             QJsonObject{{QStringLiteral("decision"), series.value(QLatin1String("decision"))}}}});
    QJsonArray lists;
    for (const auto each : pack.value(QLatin1String("four_lists")).toArray())
        if (!each.toObject().contains(QLatin1String("item")))
            lists.append(each);
    pack.insert(QStringLiteral("four_lists"), lists);
    for (const char *list : {"calendar", "av_list", "review_catalogue", "contacts", "hearing_variants", "factors"})
        pack.insert(QLatin1String(list), QJsonArray{pack.value(QLatin1String(list)).toArray().first()});
    pack.insert(QStringLiteral("forms"), QJsonObject());
    return pack;
}

/// Calls `use` with the whole value after each single change: a member or element left out, or of another type.
using Use = std::function<void(const QJsonValue &, const QString &)>;
void eachChange(const QJsonValue &value, const QString &path, const Use &use)
{
    static const QJsonValue others[] = {QJsonValue(-1),   QJsonValue(QString()),    QJsonValue(QStringLiteral("x")),
                                        QJsonValue(true), QJsonValue(QJsonArray()), QJsonValue(QJsonObject())};
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it) {
            QJsonObject changed = object;
            changed.remove(it.key());
            use(changed, path + QLatin1Char('.') + it.key() + QStringLiteral(" left out"));
            for (const QJsonValue &other : others) {
                changed.insert(it.key(), other);
                use(changed, path + QLatin1Char('.') + it.key());
            }
            eachChange(*it, path + QLatin1Char('.') + it.key(), [&](const QJsonValue &inner, const QString &where) {
                QJsonObject whole = object;
                whole.insert(it.key(), inner);
                use(whole, where);
            });
        }
    } else if (value.isArray()) {
        const QJsonArray array = value.toArray();
        for (qsizetype i = 0; i < array.size(); ++i)
            eachChange(array[i], QStringLiteral("%1[%2]").arg(path).arg(i),
                       [&](const QJsonValue &inner, const QString &where) {
                           QJsonArray whole = array;
                           whole[i] = inner;
                           use(whole, where);
                       });
    }
}

/// Where the reader knows more than a schema can say: days, bounds, references, duplicates.
bool isBeyondSchema(const Error &error)
{
    static const QStringList ids{QStringLiteral("packs.bounds_inverted"),      QStringLiteral("packs.duplicate"),
                                 QStringLiteral("packs.party_unknown"),        QStringLiteral("packs.item_unknown"),
                                 QStringLiteral("packs.number_without_place"), QStringLiteral("packs.step_in_step")};
    return ids.contains(error.id);
}

} // namespace

TEST_CASE("the schema is the one that is compiled in, and the built-in pack keeps to it", "[packs]")
{
    CHECK(schemaFile() == packSchema());
    CHECK(Schema(packSchema()).holds(builtInPack()));
}

TEST_CASE("schema and reader agree on every single change of a pack", "[packs]")
{
    const Schema schema(packSchema());
    REQUIRE(schema.holds(sample()));
    REQUIRE(parsePack(sample(), QStringLiteral("x")));
    int tried = 0, refused = 0, apart = 0;
    eachChange(sample(), QString(), [&](const QJsonValue &value, const QString &path) {
        const auto read = parsePack(value.toObject(), QStringLiteral("x"));
        const bool valid = schema.holds(value);
        ++tried;
        refused += valid ? 0 : 1;
        if (valid == read.has_value() || (valid && isBeyondSchema(read.error())))
            return;
        if (++apart <= 20)
            UNSCOPED_INFO(path.toStdString() << ": the schema says " << (valid ? "yes" : "no") << ", the reader "
                                             << (read ? "yes" : read.error().id.toStdString()));
    });
    CHECK(apart == 0);
    CHECK(tried > 500);
    CHECK(refused > 250);
}
