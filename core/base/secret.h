#pragma once
#include <QtCore/QByteArray>
#include <QtCore/QString>

namespace anjuan {

/// A password or passphrase: moved, never copied, wiped when it goes. There is no way to make a QString of it.
class Secret {
public:
    Secret() = default;
    explicit Secret(QByteArray utf8) : m_bytes(std::move(utf8)) { m_bytes.detach(); }
    static Secret fromText(const QString &text) { return Secret(text.toUtf8()); }
    ~Secret() { wipe(); }
    Secret(const Secret &) = delete;
    Secret &operator=(const Secret &) = delete;
    Secret(Secret &&other) noexcept : m_bytes(std::move(other.m_bytes)) { other.m_bytes = {}; }
    Secret &operator=(Secret &&other) noexcept
    {
        if (this != &other) {
            wipe();
            m_bytes = std::move(other.m_bytes);
            other.m_bytes = {};
        }
        return *this;
    }
    QByteArrayView bytes() const { return m_bytes; }
    bool isEmpty() const { return m_bytes.isEmpty(); }
    Secret clone() const { return Secret(QByteArray(m_bytes.constData(), m_bytes.size())); }
    void wipe();

private:
    QByteArray m_bytes;
};

} // namespace anjuan
