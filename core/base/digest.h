#pragma once
#include <array>
#include <compare>
#include <memory>

#include <QtCore/QByteArray>
#include <QtCore/QString>

namespace anjuan {

/// 32 bytes of SM3 (GB/T 32905) or SHA-256. Written as 64 lower-case hex digits.
struct Digest {
    std::array<unsigned char, 32> bytes{};

    auto operator<=>(const Digest &) const = default;

    /// Nothing unless `hex` is exactly 64 lower-case hex digits.
    static std::optional<Digest> fromHex(QStringView hex);
    static std::optional<Digest> fromHex(QByteArrayView hex);
    QString hex() const;
    QByteArray toBytes() const;
    bool isZero() const { return *this == Digest{}; }
};

Digest sm3(QByteArrayView data);
Digest sha256(QByteArrayView data);

/// SHA-256 of a stream, block by block: contents may be larger than memory.
class Hasher {
public:
    Hasher();
    ~Hasher();
    Hasher(const Hasher &) = delete;
    Hasher &operator=(const Hasher &) = delete;
    void add(QByteArrayView data);
    Digest result();

private:
    struct Context;
    std::unique_ptr<Context> m_context;
};

} // namespace anjuan
