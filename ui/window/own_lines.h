#pragma once
#include <QtCore/QString>

namespace anjuan::ui {

// Lines of the navigation that the window knows itself; those between stand in places.cpp.
inline const QString kCasesLine = QStringLiteral("caseListPage");
inline const QString kOfficeLine = QStringLiteral("officePage");
inline const QString kExchangeLine = QStringLiteral("exchangePage");
inline const QString kVerifyLine = QStringLiteral("verifyPage");
inline const QString kBackupLine = QStringLiteral("backupPage");
inline const QString kBureauLine = QStringLiteral("bureauPage");
inline const QString kWorkbenchLine = QStringLiteral("workbenchPage");

} // namespace anjuan::ui
