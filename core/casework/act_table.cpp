#include "core/casework/act_table.h"

#include <algorithm>

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QHash>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QSet>

namespace anjuan::casework {
namespace {

QString text(const QJsonObject &object, const char *member)
{
    return object.value(QLatin1String(member)).toString();
}

std::vector<Field> fieldsFrom(const QJsonArray &array)
{
    std::vector<Field> fields;
    for (const auto item : array) {
        const QJsonObject object = item.toObject();
        Field field;
        field.name = text(object, "name");
        field.type = text(object, "type");
        field.zh = text(object, "zh");
        field.required = object.value(QLatin1String("required")).toBool();
        field.isPrivate = object.value(QLatin1String("private")).toBool();
        field.help = text(object, "help");
        field.secret = object.value(QLatin1String("secret")).toBool();
        for (const auto option : object.value(QLatin1String("options")).toArray())
            field.options.push_back({text(option.toObject(), "value"), text(option.toObject(), "zh")});
        field.fields = fieldsFrom(object.value(QLatin1String("fields")).toArray());
        fields.push_back(std::move(field));
    }
    return fields;
}

Act actFrom(const QJsonObject &object, const QJsonObject &group)
{
    Act act;
    act.act = text(object, "act");
    act.kind = text(object, "kind");
    act.chain = text(object, "chain");
    act.zh = text(object, "zh");
    act.en = text(object, "en");
    act.group = text(group, "group");
    act.groupZh = text(group, "zh");
    act.actClass = text(object, "class");
    act.onField = text(object, "on");
    act.officersNeeded = object.value(QLatin1String("officers_needed")).toInt();
    act.officersField = text(object, "officers_field");
    act.fields = fieldsFrom(object.value(QLatin1String("fields")).toArray());
    act.adds = fieldsFrom(object.value(QLatin1String("adds")).toArray());
    // Whatever bears a number may bear one that another office gave, or one put in after another.
    const auto bears = [](const Field &field) { return field.name == QLatin1String("number"); };
    if (act.isOfCase() && std::any_of(act.adds.begin(), act.adds.end(), bears)) {
        act.fields.push_back({QStringLiteral("outside_number"),
                              QStringLiteral("text"),
                              QStringLiteral("外来文号"),
                              false,
                              false,
                              false,
                              {},
                              {},
                              QStringLiteral("党政办等已经编好的号")});
        act.fields.push_back({QStringLiteral("number_after"),
                              QStringLiteral("int"),
                              QStringLiteral("插号"),
                              false,
                              false,
                              false,
                              {},
                              {},
                              QStringLiteral("接在第几号之后,如 12 得 12-1")});
    }
    // A page that was filled in outside is taken in by the act that would make it.
    if (object.value(QLatin1String("from_outside")).toBool())
        act.fields.push_back(
            {QStringLiteral("field_sheet"),
             QStringLiteral("text"),
             QStringLiteral("外出文书页码"),
             false,
             false,
             false,
             {},
             {},
             QStringLiteral("手写的外出文书页脚二维码旁的 16 位字母和数字;手写页是原件,这里填的是摘录")});
    for (const auto role : object.value(QLatin1String("roles")).toArray())
        act.roles += role.toString();
    for (const auto form : object.value(QLatin1String("makes")).toArray())
        act.makes += form.toString();
    return act;
}

std::vector<Act> loadActs(const QString &folder)
{
    std::vector<QJsonObject> groups;
    const QDir dir(folder);
    for (const QString &name : dir.entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name)) {
        QFile file(dir.filePath(name));
        if (file.open(QIODevice::ReadOnly))
            groups.push_back(QJsonDocument::fromJson(file.readAll()).object());
    }
    std::stable_sort(groups.begin(), groups.end(), [](const QJsonObject &a, const QJsonObject &b) {
        return a.value(QLatin1String("order")).toInt() < b.value(QLatin1String("order")).toInt();
    });
    std::vector<Act> all;
    for (const QJsonObject &group : groups) {
        for (const auto act : group.value(QLatin1String("acts")).toArray())
            all.push_back(actFrom(act.toObject(), group));
    }
    return all;
}

QJsonObject typeSchema(const Field &field, bool inBody);

QJsonObject objectSchema(const std::vector<Field> &fields, bool inBody)
{
    QJsonObject properties;
    QJsonArray required;
    for (const Field &field : fields) {
        properties.insert(field.name, typeSchema(field, inBody));
        if (field.required)
            required.append(field.name);
    }
    QJsonObject schema{{QStringLiteral("type"), QStringLiteral("object")},
                       {QStringLiteral("properties"), properties},
                       {QStringLiteral("additionalProperties"), false}};
    if (!required.isEmpty())
        schema.insert(QStringLiteral("required"), required);
    return schema;
}

QJsonObject plain(const char *type, const char *format = nullptr)
{
    QJsonObject schema{{QStringLiteral("type"), QLatin1String(type)}};
    if (format)
        schema.insert(QStringLiteral("format"), QLatin1String(format));
    return schema;
}

QJsonObject listOf(const QJsonObject &item)
{
    return {{QStringLiteral("type"), QStringLiteral("array")}, {QStringLiteral("items"), item}};
}

QJsonObject baseSchema(const Field &field, bool inBody)
{
    const QString &type = field.type;
    if (type == QLatin1String("object"))
        return objectSchema(field.fields, inBody);
    if (type == QLatin1String("own"))
        return plain("object");
    if (type == QLatin1String("objects"))
        return listOf(objectSchema(field.fields, inBody));
    if (type == QLatin1String("int") || type == QLatin1String("fen") || type == QLatin1String("milli"))
        return plain("integer");
    if (type == QLatin1String("bool"))
        return plain("boolean");
    if (type == QLatin1String("date"))
        return plain("string", "date");
    if (type == QLatin1String("instant"))
        return plain("string", "date-time");
    if (type == QLatin1String("persons") || type == QLatin1String("records") || type == QLatin1String("strings"))
        return listOf(plain("string"));
    return plain("string");
}

QJsonObject typeSchema(const Field &field, bool inBody)
{
    QJsonObject schema = baseSchema(field, inBody);
    schema.insert(QStringLiteral("title"), field.zh);
    if (!field.options.empty()) {
        QJsonArray values;
        for (const Field::Option &option : field.options)
            values.append(option.value);
        schema.insert(QStringLiteral("enum"), values);
    }
    static const QStringList plainTypes = {QStringLiteral("text"), QStringLiteral("int"), QStringLiteral("bool"),
                                           QStringLiteral("enum")};
    if (!plainTypes.contains(field.type))
        schema.insert(QStringLiteral("x-type"), field.type);
    if (field.secret)
        schema.insert(QStringLiteral("x-secret"), true);
    if (field.isPrivate)
        schema.insert(QStringLiteral("x-private"), true);
    return schema;
}

QJsonObject reasonsSchema()
{
    return listOf(objectSchema(
        {{QStringLiteral("rule"), QStringLiteral("text"), QStringLiteral("规则"), true, false, false, {}, {}},
         {QStringLiteral("reason"), QStringLiteral("text"), QStringLiteral("理由"), true, false, false, {}, {}}},
        true));
}

QJsonObject blobMember(const QString &title)
{
    QJsonObject schema = plain("string");
    schema.insert(QStringLiteral("pattern"), QStringLiteral("^[0-9a-f]{64}$"));
    schema.insert(QStringLiteral("title"), title);
    return schema;
}

} // namespace

const Field *Act::field(const QString &name) const
{
    for (const Field &field : fields) {
        if (field.name == name)
            return &field;
    }
    return nullptr;
}

const std::vector<Act> &acts()
{
    static const std::vector<Act> all = loadActs(QStringLiteral(":/acts"));
    return all;
}

const Act *findAct(const QString &name)
{
    for (const Act &act : acts()) {
        if (act.act == name)
            return &act;
    }
    return nullptr;
}

const Act *actOfKind(const QString &kind)
{
    for (const Act &act : acts()) {
        if (act.kind == kind)
            return &act;
    }
    return nullptr;
}

const std::vector<Act> &plainKinds()
{
    static const std::vector<Act> all = loadActs(QStringLiteral(":/kinds"));
    return all;
}

namespace {

struct KindMembers {
    QSet<QString> known;
    QStringList required;
};

/// Of every kind, worked out once: a verdict asks it of each record.
const QHash<QString, KindMembers> &membersOfKinds()
{
    static const QHash<QString, KindMembers> all = [] {
        QHash<QString, KindMembers> members;
        for (const std::vector<Act> *group : {&acts(), &plainKinds()}) {
            for (const Act &act : *group) {
                const QJsonObject schema = kindSchema(act);
                KindMembers &kind = members[act.kind];
                kind = {};
                for (const QString &name : schema.value(QLatin1String("properties")).toObject().keys())
                    kind.known.insert(name);
                for (const auto member : schema.value(QLatin1String("required")).toArray())
                    kind.required += member.toString();
            }
        }
        return members;
    }();
    return all;
}

} // namespace

std::optional<QString> bodyFault(const QString &kind, const QJsonObject &body)
{
    const auto members = membersOfKinds().constFind(kind);
    if (members == membersOfKinds().constEnd())
        return kind;
    for (auto it = body.begin(); it != body.end(); ++it) {
        if (!members->known.contains(it.key()))
            return kind + QLatin1Char('.') + it.key();
    }
    for (const QString &member : members->required) {
        if (!body.contains(member))
            return kind + QLatin1Char('.') + member;
    }
    return std::nullopt;
}

QString kindsPage()
{
    QString page = QStringLiteral(
        "# Kinds\n\nGenerated by `anjuan-cli acts --kinds`; a test holds it against the code. One JSON Schema for the "
        "body of each kind\n(record-chain.md §7). Private particulars stand in the blob `private_sha256`: canonical JSON "
        "with a random `salt`.\n");
    const auto list = {&plainKinds(), &acts()};
    for (const std::vector<Act> *group : list) {
        for (const Act &act : *group) {
            page += QStringLiteral("\n## `%1` %2\n\nChain: %3").arg(act.kind, act.zh, act.chain);
            if (!act.act.isEmpty())
                page += QStringLiteral(". Act: `%1`").arg(act.act);
            page += QStringLiteral("\n\n```json\n%1\n```\n")
                        .arg(QString::fromUtf8(QJsonDocument(kindSchema(act)).toJson(QJsonDocument::Compact)));
        }
    }
    return page;
}

QJsonObject actSchema(const Act &act)
{
    QJsonObject schema = objectSchema(act.fields, false);
    QJsonObject properties = schema.value(QLatin1String("properties")).toObject();
    if (act.isOfCase())
        properties.insert(QStringLiteral("reasons"), reasonsSchema());
    schema.insert(QStringLiteral("properties"), properties);
    schema.insert(QStringLiteral("title"), act.zh);
    return schema;
}

QJsonObject kindSchema(const Act &act)
{
    QJsonObject properties;
    QJsonArray required;
    bool hasPrivate = false;
    const auto take = [&](const Field &field) {
        if (field.secret)
            return;
        if (field.isPrivate) {
            hasPrivate = true;
            return;
        }
        if (field.type == QLatin1String("file")) {
            properties.insert(field.name + QStringLiteral("_sha256"), blobMember(field.zh));
            properties.insert(field.name + QStringLiteral("_name"), plain("string"));
            properties.insert(field.name + QStringLiteral("_bytes"), plain("integer"));
            if (field.required)
                required.append(field.name + QStringLiteral("_sha256"));
            return;
        }
        properties.insert(field.name, typeSchema(field, true));
        if (field.required)
            required.append(field.name);
    };
    for (const Field &field : act.fields)
        take(field);
    for (const Field &field : act.adds)
        take(field);
    if (hasPrivate) {
        properties.insert(QStringLiteral("private_sha256"), blobMember(QStringLiteral("salted particulars")));
        properties.insert(QStringLiteral("private_members"), listOf(plain("string")));
    }
    if (std::any_of(act.adds.begin(), act.adds.end(),
                    [](const Field &field) { return field.name == QLatin1String("number"); }))
        properties.insert(QStringLiteral("numbers_used"), listOf(plain("object")));
    if (act.isOfCase() && !act.act.isEmpty())
        properties.insert(QStringLiteral("reasons"), reasonsSchema());
    QJsonObject schema{{QStringLiteral("type"), QStringLiteral("object")},
                       {QStringLiteral("properties"), properties},
                       {QStringLiteral("title"), act.zh},
                       {QStringLiteral("additionalProperties"), false}};
    if (!required.isEmpty())
        schema.insert(QStringLiteral("required"), required);
    return schema;
}

} // namespace anjuan::casework
