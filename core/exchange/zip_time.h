#pragma once
#include <QtCore/QDateTime>
#include <QtCore/QIODevice>
#include <QtCore/QtEndian>

#include "core/base/clock.h"

namespace anjuan::exchange::zip {

inline constexpr qint64 kTimeInHeader = 10;

/// DOS time below, DOS date above, of a zip's first entry, which begins the file; 0 where it cannot be read. What is
/// made of a bundle carries the bundle's time.
inline quint32 dosTimeOf(QIODevice &zip)
{
    const bool there = zip.seek(kTimeInHeader);
    const QByteArray time = there ? zip.read(4) : QByteArray();
    return time.size() == 4 ? qFromLittleEndian<quint32>(time.constData()) : 0;
}

/// As ZipWriter takes it; the first day that a zip can tell where there is no such time.
inline Instant instantOf(quint32 dos)
{
    const auto bits = [dos](int from, int count) { return static_cast<int>(dos >> from & ((1U << count) - 1)); };
    const QDate date(1980 + bits(25, 7), bits(21, 4), bits(16, 5));
    const QTime time(bits(11, 5), bits(5, 6), 2 * bits(0, 5));
    const QDateTime at(date.isValid() ? date : QDate(1980, 1, 1), time.isValid() ? time : QTime(0, 0), Qt::UTC);
    return {at.toSecsSinceEpoch(), 0};
}

} // namespace anjuan::exchange::zip
