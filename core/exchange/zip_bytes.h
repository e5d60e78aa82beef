#pragma once
#include <algorithm>

#include <QtCore/QByteArray>
#include <QtCore/QList>
#include <QtCore/QtEndian>

#include "core/exchange/zip_format.h"

namespace anjuan::exchange::zip {

inline constexpr quint16 kUnix = 3 << 8; // made by, in the upper byte of a version
inline constexpr quint32 kPlainFile = 0100644U << 16;

/// Little-endian numbers off the front of bytes; 0 beyond their end.
class Numbers {
public:
    explicit Numbers(QByteArrayView data) : m_data(data) {}
    quint8 u8() { return next<quint8>(); }
    quint16 u16() { return next<quint16>(); }
    quint32 u32() { return next<quint32>(); }
    quint64 u64() { return next<quint64>(); }
    qsizetype left() const { return m_data.size(); }

private:
    template <class T> T next()
    {
        const bool there = m_data.size() >= static_cast<qsizetype>(sizeof(T));
        const T value = there ? qFromLittleEndian<T>(m_data.data()) : T{0};
        m_data = m_data.sliced(there ? static_cast<qsizetype>(sizeof(T)) : m_data.size());
        return value;
    }
    QByteArrayView m_data;
};

/// The other way round.
class Bytes {
public:
    template <class T> Bytes &add(T value)
    {
        const qsizetype at = m_data.size();
        m_data.resize(at + static_cast<qsizetype>(sizeof(T)));
        qToLittleEndian<T>(value, m_data.data() + at);
        return *this;
    }
    Bytes &u16(quint16 value) { return add(value); }
    Bytes &u32(quint32 value) { return add(value); }
    Bytes &u64(qint64 value) { return add(static_cast<quint64>(value)); }
    const QByteArray &data() const { return m_data; }

private:
    QByteArray m_data;
};

/// Too large for 32 bits: ZIP64 says it.
inline bool isWide(qint64 value)
{
    return value >= static_cast<qint64>(kFull32);
}

inline quint32 narrow(qint64 value)
{
    return isWide(value) ? kFull32 : static_cast<quint32>(value);
}

/// Plain lower-case ASCII under one top folder, and no way out of it (record-chain.md §5).
inline bool isPlainName(const QByteArray &name)
{
    const bool letters = std::all_of(name.begin(), name.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-' || c == '/';
    });
    const QList<QByteArray> parts = name.split('/');
    return letters && parts.size() >= 2 && std::none_of(parts.begin(), parts.end(), [](const QByteArray &part) {
               return part.isEmpty() || part == "." || part == "..";
           });
}

} // namespace anjuan::exchange::zip
