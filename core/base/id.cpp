#include "core/base/id.h"

#include <QtCore/QUuid>

namespace anjuan {

bool isUuid(QStringView text)
{
    if (text.size() != 36)
        return false;
    for (qsizetype i = 0; i < 36; ++i) {
        const QChar c = text[i];
        const bool hyphen = i == 8 || i == 13 || i == 18 || i == 23;
        const bool digit = (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f');
        if (hyphen ? c != u'-' : !digit)
            return false;
    }
    return true;
}

QString newUuid()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

} // namespace anjuan
