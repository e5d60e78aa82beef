#include "core/documents/field_names.h"

#include <algorithm>

#include <QtCore/QFile>
#include <QtCore/QJsonDocument>

namespace anjuan::documents {
namespace {

QHash<QString, QString> textsOf(const QJsonObject &object)
{
    QHash<QString, QString> out;
    for (auto it = object.begin(); it != object.end(); ++it)
        out.insert(it.key(), it.value().toString());
    return out;
}

qsizetype distance(const QString &a, const QString &b)
{
    std::vector<qsizetype> row(static_cast<size_t>(b.size()) + 1);
    for (size_t j = 0; j < row.size(); ++j)
        row[j] = static_cast<qsizetype>(j);
    for (qsizetype i = 1; i <= a.size(); ++i) {
        qsizetype diagonal = row[0];
        row[0] = i;
        for (qsizetype j = 1; j <= b.size(); ++j) {
            const auto at = static_cast<size_t>(j);
            const qsizetype above = row[at];
            row[at] = std::min({row[at] + 1, row[at - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)});
            diagonal = above;
        }
    }
    return row.back();
}

QList<QPair<QString, QString>> sorted(const QHash<QString, QString> &fields)
{
    QList<QPair<QString, QString>> out;
    for (auto it = fields.begin(); it != fields.end(); ++it)
        out.append({it.key(), it.value()});
    std::sort(out.begin(), out.end(), [](const auto &a, const auto &b) { return a.second < b.second; });
    return out;
}

} // namespace

const FieldNames &FieldNames::known()
{
    static const FieldNames names = [] {
        FieldNames out;
        QFile file(QStringLiteral(":/texts/field_names.json"));
        if (!file.open(QIODevice::ReadOnly))
            return out;
        const QJsonObject object = QJsonDocument::fromJson(file.readAll()).object();
        out.m_fields = textsOf(object.value(QLatin1String("fields")).toObject());
        out.m_conditions = textsOf(object.value(QLatin1String("conditions")).toObject());
        const QJsonObject lists = object.value(QLatin1String("lists")).toObject();
        for (auto it = lists.begin(); it != lists.end(); ++it)
            out.m_lists.insert(it.key(),
                               {it.value().toObject().value(QLatin1String("path")).toString(),
                                textsOf(it.value().toObject().value(QLatin1String("fields")).toObject())});
        for (const QString &path : out.m_fields)
            out.m_roots += path.section(QLatin1Char('.'), 0, 0).section(QLatin1Char('|'), 0, 0);
        for (const List &list : out.m_lists)
            out.m_roots += list.path.section(QLatin1Char('.'), 0, 0);
        return out;
    }();
    return names;
}

QString FieldNames::placeOf(const QString &name, const QStringList &lists) const
{
    for (auto list = lists.rbegin(); list != lists.rend(); ++list) {
        const QHash<QString, QString> inner = m_lists.value(*list).fields;
        if (inner.contains(name))
            return QStringLiteral("item.") + inner.value(name);
        if (name == QStringLiteral("序号"))
            return QStringLiteral("index");
        break; // an outer list's own fields are out of reach: its element is called the same
    }
    if (m_fields.contains(name))
        return m_fields.value(name);
    return m_roots.contains(name.section(QLatin1Char('.'), 0, 0)) && name.contains(QLatin1Char('.')) ? name : QString();
}

QString FieldNames::blockOf(const QString &name, const QStringList &lists) const
{
    if (m_lists.contains(name))
        return m_lists.value(name).path;
    if (m_conditions.contains(name))
        return m_conditions.value(name);
    return placeOf(name, lists).section(QLatin1Char('|'), 0, 0);
}

QString FieldNames::nearest(const QString &name, const QStringList &lists) const
{
    QStringList candidates = m_fields.keys() + m_conditions.keys() + m_lists.keys();
    if (!lists.isEmpty())
        candidates += m_lists.value(lists.last()).fields.keys();
    candidates.sort();
    QString best;
    qsizetype least = std::max<qsizetype>(2, name.size() / 2 + 1);
    for (const QString &candidate : candidates) {
        // A name within a name is nearer than its length says: 名称 in 当事人名称.
        const bool within = name.size() >= 2 && (candidate.contains(name) || name.contains(candidate));
        const qsizetype far = within ? 1 : distance(name, candidate);
        if (far < least) {
            least = far;
            best = candidate;
        }
    }
    return best;
}

QList<QPair<QString, QString>> FieldNames::all() const
{
    return sorted(m_fields);
}

QList<QPair<QString, QString>> FieldNames::inside(const QString &list) const
{
    return sorted(m_lists.value(list).fields);
}

} // namespace anjuan::documents
