#include <QtCore/QFile>
#include <QtCore/QJsonDocument>
#include <QtCore/QRegularExpression>

#include "core/packs/findings.h"
#include "core/sheets/values.h"

namespace anjuan::packs {
namespace {

using Weight = PackFinding::Weight;

/// Looks for members that the schema does not name.
class UnknownMembers {
public:
    UnknownMembers(const QString &where, PackFindings &out) : m_root(packSchema()), m_where(where), m_out(out) {}

    void look(const QJsonValue &value) { look(value, m_root, QString()); }

private:
    QJsonObject resolved(const QJsonObject &schema) const
    {
        const QString reference = schema.value(QLatin1String("$ref")).toString();
        if (reference.isEmpty())
            return schema;
        return m_root.value(QLatin1String("$defs"))
            .toObject()
            .value(reference.section(QLatin1Char('/'), -1))
            .toObject();
    }

    void look(const QJsonValue &value, const QJsonObject &named, const QString &path)
    {
        const QJsonObject schema = resolved(named);
        if (value.isArray()) {
            const QJsonObject items = schema.value(QLatin1String("items")).toObject();
            const QJsonArray all = value.toArray();
            for (qsizetype i = 0; i < all.size(); ++i)
                look(all[i], items, QStringLiteral("%1[%2]").arg(path, labelOf(all[i], i)));
        }
        if (!value.isObject() || !schema.contains(QLatin1String("properties")))
            return;
        const QJsonObject properties = schema.value(QLatin1String("properties")).toObject();
        const bool closed = schema.value(QLatin1String("additionalProperties")).isBool();
        const QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it) {
            const QString own = path.isEmpty() ? it.key() : path + QLatin1Char('.') + it.key();
            if (properties.contains(it.key()))
                look(*it, properties.value(it.key()).toObject(), own);
            else if (closed)
                m_out.push_back({Weight::Fault,
                                 Error{Fault::Invalid, QStringLiteral("packs.field_unknown"), {m_where, own}},
                                 {},
                                 {},
                                 {},
                                 {},
                                 {}});
        }
    }

    static QString labelOf(const QJsonValue &value, qsizetype index)
    {
        const QJsonObject object = value.toObject();
        for (const char *name : {"id", "benchmark_id", "item", "code", "list", "on"})
            if (object.contains(QLatin1String(name)))
                return object.value(QLatin1String(name)).toString();
        return QString::number(index);
    }

    QJsonObject m_root;
    const QString &m_where;
    PackFindings &m_out;
};

const char *const kLists[] = {"items",   "benchmarks",       "power_list", "factors",          "four_lists",
                              "av_list", "review_catalogue", "contacts",   "hearing_variants", "calendar"};

void lookAtElements(const QJsonObject &object, const QString &where, PackFindings &out)
{
    for (const char *list : kLists)
        for (const auto each : object.value(QLatin1String(list)).toArray())
            if (const auto checked = checkElement(QLatin1String(list), each.toObject(), where); !checked)
                out.push_back({Weight::Fault,
                               checked.error(),
                               each.toObject().value(QLatin1String("id")).toString(),
                               each.toObject().value(QLatin1String("benchmark_id")).toString(),
                               {},
                               {},
                               {}});
}

/// A Chinese numeral from 一 to 九千九百九十九, as the laws count their articles; 0 for anything else.
int numeral(const QString &text)
{
    static const QString digits = QStringLiteral("零一二三四五六七八九");
    static const QRegularExpression form(
        QStringLiteral("^(?:([一二三四五六七八九])千)?(?:(零)?([一二三四五六七八九])百)?"
                       "(?:(零)?([一二三四五六七八九])?十)?(?:(零)?([一二三四五六七八九]))?$"));
    const auto match = form.match(text);
    if (!match.hasMatch() || text.isEmpty())
        return 0;
    const auto digit = [&](int group) {
        return std::max<int>(0, static_cast<int>(digits.indexOf(match.captured(group))));
    };
    const bool hundreds = !match.captured(3).isEmpty(), tens = text.contains(QChar(u'十'));
    const bool thousands = !match.captured(1).isEmpty(), ones = !match.captured(7).isEmpty();
    // 十 alone stands only in front; 一百零五, but 一百五十.
    if (tens && match.captured(5).isEmpty() && (thousands || hundreds))
        return 0;
    if (ones && !tens && (thousands || hundreds) != !match.captured(6).isEmpty())
        return 0;
    if (ones && tens && !match.captured(6).isEmpty())
        return 0;
    const int ten = tens ? (match.captured(5).isEmpty() ? 1 : digit(5)) : 0;
    return digit(1) * 1000 + digit(3) * 100 + ten * 10 + (ones ? digit(7) : 0);
}

bool isPlace(const QString &text)
{
    static const QRegularExpression form(
        QStringLiteral("^(?:第([^条款项目第]+)条(?:之([一二三四五六七八九十]+))?)?(?:第([^条款项目第]+)款)?"
                       "(?:第\\(?([^条款项目第()]+)\\)?项)?(?:第\\(?([^条款项目第()]+)\\)?目)?$"));
    const auto match = form.match(text);
    if (!match.hasMatch() || text.isEmpty())
        return false;
    for (int group = 1; group <= 5; ++group)
        if (!match.captured(group).isEmpty() && numeral(match.captured(group)) == 0)
            return false;
    return true;
}

} // namespace

bool isArticle(const QString &text)
{
    static const QRegularExpression joint(QStringLiteral("[、,和及至]"));
    const QString folded = sheets::foldWidth(text).trimmed();
    if (folded == QStringLiteral("(原文未载)"))
        return true;
    const QStringList parts = folded.split(joint);
    for (const QString &part : parts)
        if (!isPlace(part.trimmed()))
            return false;
    return parts.front().contains(QChar(u'条'));
}

QJsonObject packSchema()
{
    QFile file(QStringLiteral(":/schema/pack.schema.json"));
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

CheckedPack checkPack(const QJsonObject &object, const QString &where)
{
    CheckedPack out;
    UnknownMembers(where, out.findings).look(object);
    lookAtElements(object, where, out.findings);
    const bool partsHold = !hasFault(out.findings);
    auto whole = parsePack(object, where);
    if (whole) {
        const PackFindings doubts = doubtsOf(*whole);
        out.findings.insert(out.findings.end(), doubts.begin(), doubts.end());
        out.pack = std::move(*whole);
    } else if (partsHold) {
        out.findings.push_back({Weight::Fault, whole.error(), {}, {}, {}, {}, {}});
    }
    return out;
}

} // namespace anjuan::packs
