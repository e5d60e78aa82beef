#pragma once
#include <cmath>
#include <vector>

#include <QtCore/QByteArray>
#include <QtCore/QString>
#include <QtCore/QtEndian>

namespace anjuan::test {

/// Little-endian TIFF, as EXIF is kept.
class Tiff {
public:
    struct Entry {
        quint16 tag = 0;
        quint16 type = 0; // 2 text, 3 short, 4 long, 5 rational
        quint32 count = 0;
        QByteArray value{};
    };
    static Entry text(quint16 tag, const QByteArray &value)
    {
        return {tag, 2, static_cast<quint32>(value.size() + 1), value + '\0'};
    }
    static Entry number(quint16 tag, quint32 value) { return {tag, 4, 1, bytes(value)}; }
    static Entry small(quint16 tag, quint16 value) { return {tag, 3, 1, bytes(value)}; }
    static Entry degrees(quint16 tag, double value)
    {
        QByteArray parts;
        for (int i = 0; i < 3; ++i, value = (value - std::floor(value)) * 60)
            parts +=
                i < 2 ? bytes(quint32(value)) + bytes(quint32(1)) : bytes(quint32(value * 100)) + bytes(quint32(100));
        return {tag, 5, 3, parts};
    }
    template <class T> static QByteArray bytes(T value)
    {
        const T little = qToLittleEndian(value);
        return QByteArray(reinterpret_cast<const char *>(&little), sizeof little);
    }
    /// A directory that begins at `at`, with its values behind it; `next` is where the next one begins.
    static QByteArray directory(const std::vector<Entry> &entries, quint32 at, quint32 next)
    {
        QByteArray head = bytes(static_cast<quint16>(entries.size()));
        QByteArray values;
        const quint32 behind = at + lengthOf(entries.size());
        for (const Entry &entry : entries) {
            head += bytes(entry.tag) + bytes(entry.type) + bytes(entry.count);
            if (entry.value.size() <= 4) {
                head += entry.value.leftJustified(4, '\0');
            } else {
                head += bytes(static_cast<quint32>(behind + quint32(values.size())));
                values += entry.value;
                if (values.size() % 2 != 0)
                    values += '\0';
            }
        }
        return head + bytes(next) + values;
    }
    static quint32 lengthOf(std::size_t entries) { return static_cast<quint32>(2 + 12 * entries + 4); }
};

/// The segment of a JPEG that holds EXIF: the n-th second of a month as its time, a place, a preview.
inline QByteArray exifSegment(qint64 n, int orientation, const QByteArray &preview)
{
    const QByteArray time = QStringLiteral("2026:11:%1 %2:%3:%4")
                                .arg(1 + n / 86400 % 28, 2, 10, QLatin1Char('0'))
                                .arg(n / 3600 % 24, 2, 10, QLatin1Char('0'))
                                .arg(n / 60 % 60, 2, 10, QLatin1Char('0'))
                                .arg(n % 60, 2, 10, QLatin1Char('0'))
                                .toLatin1();
    std::vector<Tiff::Entry> first = {Tiff::text(0x010f, "Bench"), Tiff::text(0x0110, "Telephone 12"),
                                      Tiff::small(0x0112, static_cast<quint16>(orientation)), Tiff::number(0x8769, 0),
                                      Tiff::number(0x8825, 0)};
    constexpr quint32 kFirst = 8;
    const quint32 photoAt = kFirst + static_cast<quint32>(Tiff::directory(first, kFirst, 0).size());
    const QByteArray photo = Tiff::directory({Tiff::text(0x9003, time)}, photoAt, 0);
    const quint32 placeAt = photoAt + static_cast<quint32>(photo.size());
    const QByteArray place = Tiff::directory({Tiff::text(1, "N"), Tiff::degrees(2, 30 + double(n % 1000) / 1000),
                                              Tiff::text(3, "E"), Tiff::degrees(4, 103 + double(n % 777) / 1000)},
                                             placeAt, 0);
    const quint32 secondAt = placeAt + static_cast<quint32>(place.size());
    const quint32 previewAt = secondAt + Tiff::lengthOf(3);
    const QByteArray second = Tiff::directory({Tiff::small(0x0103, 6), Tiff::number(0x0201, previewAt),
                                               Tiff::number(0x0202, static_cast<quint32>(preview.size()))},
                                              secondAt, 0);
    first[3] = Tiff::number(0x8769, photoAt);
    first[4] = Tiff::number(0x8825, placeAt);
    const QByteArray tiff =
        QByteArray("II*\0\x08\0\0\0", 8) + Tiff::directory(first, kFirst, secondAt) + photo + place + second + preview;
    const quint16 length = qToBigEndian(static_cast<quint16>(tiff.size() + 8));
    return QByteArray("\xff\xe1", 2) + QByteArray(reinterpret_cast<const char *>(&length), 2)
        + QByteArray("Exif\0\0", 6) + tiff;
}

} // namespace anjuan::test
