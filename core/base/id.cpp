#include "core/base/id.h"

#include <QtCore/QUuid>

namespace anjuan {

bool isUuid(QStringView text)
{
    if (text.size() != 36)
        return false;
    // Without a branch for each character: every projection asks this of every record.
    const char16_t *const at = text.utf16();
    unsigned wrong = 0;
    for (qsizetype i = 0; i < 36; ++i) {
        const unsigned c = at[i];
        const bool digit = (c - '0' < 10U) || (c - 'a' < 6U);
        wrong |= static_cast<unsigned>((i == 8 || i == 13 || i == 18 || i == 23) ? c != '-' : !digit);
    }
    return wrong == 0;
}

QString newUuid()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

} // namespace anjuan
