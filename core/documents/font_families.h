#pragma once
#include <QtCore/QStringList>

namespace anjuan::documents {

/// Those of the families that this machine has no font for. Needs a QGuiApplication.
QStringList missingFamilies(const QStringList &families);

} // namespace anjuan::documents
