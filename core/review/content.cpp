#include "core/review/content.h"

#include <algorithm>

#include "core/base/digest.h"
#include "core/base/json.h"

namespace anjuan::review {
namespace {

QJsonArray sortedSet(QStringList list)
{
    std::sort(list.begin(), list.end());
    list.erase(std::unique(list.begin(), list.end()), list.end());
    return QJsonArray::fromStringList(list);
}

tl::unexpected<Error> wrong(const QString &member)
{
    return fail(Fault::Invalid, "review.content_wrong", {member});
}

bool sameSort(const QJsonValue &a, const QJsonValue &b)
{
    if (a.type() != b.type())
        return false;
    const QJsonArray list = a.toArray();
    return std::all_of(list.begin(), list.end(), [](const QJsonValue &entry) { return entry.isString(); });
}

QStringList listOf(const QJsonObject &object, const char *member)
{
    QStringList list;
    for (const QJsonValue entry : object.value(QLatin1String(member)).toArray())
        list.append(entry.toString());
    return list;
}

QString textOf(const QJsonObject &object, const char *member)
{
    return object.value(QLatin1String(member)).toString();
}

} // namespace

QJsonObject toJson(const Content &content)
{
    QJsonObject json = {{QStringLiteral("party"), content.party},
                        {QStringLiteral("facts"), content.facts},
                        {QStringLiteral("evidence"), sortedSet(content.evidence)},
                        {QStringLiteral("articles_violated"), content.articlesViolated},
                        {QStringLiteral("penalty_basis"), content.penaltyBasis},
                        {QStringLiteral("tier"), content.tier},
                        {QStringLiteral("fine_fen"), content.fineFen},
                        {QStringLiteral("warning"), content.warning},
                        {QStringLiteral("other_kinds"), sortedSet(content.otherKinds)},
                        {QStringLiteral("confiscation"), content.confiscation},
                        {QStringLiteral("form_versions"), sortedSet(content.formVersions)}};
    for (const auto &[member, list] :
         {std::pair("other_parties", content.otherParties), std::pair("party_fines", content.partyFines)}) {
        if (!list.isEmpty())
            json.insert(QLatin1String(member), sortedSet(list));
    }
    return json;
}

Result<Content> contentFromJson(const QJsonObject &object)
{
    Content some;
    // What only several parties have may be there or not.
    for (auto &[member, list] :
         {std::pair("other_parties", &some.otherParties), std::pair("party_fines", &some.partyFines)}) {
        if (object.contains(QLatin1String(member)))
            *list += QString();
    }
    const QJsonObject shape = toJson(some);
    for (auto it = shape.begin(); it != shape.end(); ++it) {
        if (!sameSort(object.value(it.key()), it.value()))
            return wrong(it.key());
    }
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (!shape.contains(it.key()))
            return wrong(it.key());
    }
    // An empty list says what its absence says, in other bytes.
    for (const char *member : {"other_parties", "party_fines"}) {
        if (object.contains(QLatin1String(member)) && listOf(object, member).isEmpty())
            return wrong(QLatin1String(member));
    }
    Content content;
    content.party = textOf(object, "party");
    content.facts = textOf(object, "facts");
    content.evidence = listOf(object, "evidence");
    content.articlesViolated = textOf(object, "articles_violated");
    content.penaltyBasis = textOf(object, "penalty_basis");
    content.tier = textOf(object, "tier");
    content.fineFen = object.value(QLatin1String("fine_fen")).toInteger();
    content.warning = object.value(QLatin1String("warning")).toBool();
    content.otherKinds = listOf(object, "other_kinds");
    content.confiscation = textOf(object, "confiscation");
    content.otherParties = listOf(object, "other_parties");
    content.partyFines = listOf(object, "party_fines");
    content.formVersions = listOf(object, "form_versions");
    return content;
}

Result<QString> contentDigest(const Content &content)
{
    ANJUAN_TRY(const QByteArray bytes, canonicalJson(toJson(content)));
    return sm3(bytes).hex();
}

QString textDigest(const QString &text)
{
    QString even = text;
    even.replace(QStringLiteral("\r\n"), QStringLiteral("\n"));
    return sm3(even.trimmed().toUtf8()).hex();
}

QStringList differences(const Content &a, const Content &b)
{
    const QJsonObject left = toJson(a);
    const QJsonObject right = toJson(b);
    QStringList names;
    for (auto it = left.begin(); it != left.end(); ++it) {
        if (right.value(it.key()) != it.value())
            names.append(it.key());
    }
    for (auto it = right.begin(); it != right.end(); ++it) {
        if (!left.contains(it.key()))
            names.append(it.key());
    }
    names.sort();
    return names;
}

} // namespace anjuan::review
