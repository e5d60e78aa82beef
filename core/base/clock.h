#pragma once
#include <compare>
#include <optional>

#include <QtCore/QDate>
#include <QtCore/QString>

namespace anjuan {

/// A point of time to the second, with the offset under which it was written: `2026-03-05T09:30:15+08:00`.
struct Instant {
    qint64 epochSeconds = 0;
    int offsetSeconds = 8 * 3600;

    /// Nothing unless exactly that form, and a real date and time.
    static std::optional<Instant> parse(QStringView text);
    QString toString() const;
    /// The civil date under its own offset.
    QDate date() const;

    /// By the point of time alone.
    friend auto operator<=>(const Instant &a, const Instant &b) { return a.epochSeconds <=> b.epochSeconds; }
    friend bool operator==(const Instant &a, const Instant &b) { return a.epochSeconds == b.epochSeconds; }
};

/// Where time comes from; nothing else asks the machine.
class Clock {
public:
    virtual ~Clock() = default;
    virtual Instant now() const = 0;
    QDate today() const { return now().date(); }
};

class SystemClock final : public Clock {
public:
    Instant now() const override;
};

/// A clock that stands where it is put, and may be moved: for tests and training libraries.
class FixedClock final : public Clock {
public:
    explicit FixedClock(Instant at) : m_at(at) {}
    Instant now() const override { return m_at; }
    void moveTo(Instant at) { m_at = at; }

private:
    Instant m_at;
};

/// A civil date `2026-03-05`; nothing for any other text.
std::optional<QDate> parseDate(QStringView text);
QString dateText(QDate date);

} // namespace anjuan
