#pragma once
#include <initializer_list>
#include <optional>
#include <utility>
#include <vector>

#include <QtCore/QByteArray>
#include <QtCore/QJsonObject>
#include <QtCore/QStringList>

#include "core/base/json.h"

namespace anjuan {

/// Where a member of an object lies within canonical JSON: offsets of its name and of its value's text.
struct JsonPlace {
    quint32 name = 0;
    quint32 value = 0;
    quint32 end = 0; // after the value
    quint16 nameSize = 0;
    quint16 depth = 0; // 1: a member of the outermost object
};

/// Every member of every object in `text`, in the order of the text; nothing unless `text` is one object in exactly the
/// form that `readJson` takes as canonical. Builds no values. For texts below 4 GiB.
std::optional<std::vector<JsonPlace>> placesIn(QByteArrayView text);
/// The same into `places`, whose memory is used again; what is in it is of no use where the answer is no.
bool findPlaces(QByteArrayView text, std::vector<JsonPlace> &places);

/// A JSON object that stays what it was read from: canonical bytes with the places of its members, so that a reader
/// pays only for what it asks for. Immutable; takes the place of a QJsonObject wherever one is only read.
class CanonicalObject {
public:
    CanonicalObject() = default;
    // Both ways without a word: what takes a body takes either.
    CanonicalObject(QJsonObject object) : m_object(std::move(object)) {} // NOLINT(google-explicit-constructor)
    CanonicalObject(std::initializer_list<std::pair<QString, QJsonValue>> members) : m_object(members) {}
    operator QJsonObject() const { return toObject(); } // NOLINT(google-explicit-constructor)

    /// The object whose members are those of `places` (of `whole`) from `first` on, as deep as that one.
    static CanonicalObject within(const QByteArray &whole, const std::vector<JsonPlace> &places, std::size_t first,
                                  std::size_t last);

    QJsonObject toObject() const;
    /// Its canonical bytes. Fault: Invalid `json.not_canonical`, where it was not read from such.
    Result<QByteArray> toCanonical() const;
    bool contains(QLatin1String name) const;
    bool isEmpty() const { return m_members.empty() && m_object.isEmpty(); }
    QStringList keys() const;
    /// What is absent, or of another type, reads as undefined, empty, 0, false.
    QJsonValue value(QLatin1String name) const;
    QJsonValue value(const QString &name) const { return value(QLatin1String(name.toLatin1())); }
    QJsonValue operator[](QLatin1String name) const { return value(name); }
    bool contains(const QString &name) const { return contains(QLatin1String(name.toLatin1())); }
    QString text(QLatin1String name) const;
    qint64 integer(QLatin1String name) const;
    bool flag(QLatin1String name) const;
    QStringList texts(QLatin1String name) const;
    /// The objects of a list; what else stands in it is left out.
    std::vector<CanonicalObject> objects(QLatin1String name) const;
    bool isText(QLatin1String name) const;
    /// The canonical text of a member's value, whatever its type; empty where it is absent or cannot be written so.
    QString json(QLatin1String name) const;

    friend bool operator==(const CanonicalObject &a, const CanonicalObject &b) { return a.toObject() == b.toObject(); }

private:
    bool isRead() const { return !m_members.empty(); }
    /// The text of a member's value; empty where it is absent.
    QByteArrayView find(QLatin1String name) const;
    QByteArrayView textAt(quint32 from, quint32 end) const { return QByteArrayView(m_whole).sliced(from, end - from); }

    QByteArray m_whole; // of which the members are a part
    std::vector<JsonPlace> m_members;
    QJsonObject m_object; // where it was not read from bytes
};

inline Result<QByteArray> canonicalJson(const CanonicalObject &object)
{
    return object.toCanonical();
}

inline Result<QByteArray> canonicalJson(const QJsonObject &object)
{
    return canonicalJson(QJsonValue(object));
}

} // namespace anjuan
