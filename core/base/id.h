#pragma once
#include <compare>
#include <optional>

#include <QtCore/QHashFunctions>
#include <QtCore/QString>

namespace anjuan {

/// Whether `text` is a UUID in lower case with hyphens (spec §2).
bool isUuid(QStringView text);
/// A new random UUID in that form.
QString newUuid();

/// A UUID that names one sort of thing: ids of different sorts do not mix.
template <class Tag> class Id {
public:
    Id() = default;
    static Id create() { return Id(newUuid()); }
    static std::optional<Id> parse(QStringView text)
    {
        return isUuid(text) ? std::optional<Id>(Id(text.toString())) : std::nullopt;
    }
    const QString &toString() const { return m_text; }
    bool isNull() const { return m_text.isEmpty(); }
    friend auto operator<=>(const Id &a, const Id &b) { return a.m_text.compare(b.m_text) <=> 0; }
    friend bool operator==(const Id &a, const Id &b) = default;
    friend size_t qHash(const Id &id, size_t seed = 0) { return qHash(id.m_text, seed); }

private:
    explicit Id(QString text) : m_text(std::move(text)) {}
    QString m_text;
};

using PersonId = Id<struct PersonTag>;   // 人员
using LibraryId = Id<struct LibraryTag>; // 一台电脑上的案卷库
using CaseId = Id<struct CaseTag>;       // 案件

} // namespace anjuan
