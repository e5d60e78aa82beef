#include "core/documents/font_families.h"

#include <QtGui/QFontDatabase>

namespace anjuan::documents {

QStringList missingFamilies(const QStringList &families)
{
    const QStringList known = QFontDatabase::families();
    QStringList missing;
    for (const QString &family : families) {
        if (!known.contains(family))
            missing += family;
    }
    return missing;
}

} // namespace anjuan::documents
