#include "core/base/secret.h"

#include <openssl/crypto.h>

namespace anjuan {

void Secret::wipe()
{
    if (!m_bytes.isEmpty())
        OPENSSL_cleanse(m_bytes.data(), static_cast<std::size_t>(m_bytes.size()));
    m_bytes.clear();
}

} // namespace anjuan
