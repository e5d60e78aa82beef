#pragma once
#include <QtCore/QByteArray>
#include <QtCore/QString>

#include "core/base/result.h"

namespace anjuan::documents {

/// LibreOffice of this machine, found when it is asked for; empty where there is none. ANJUAN_SOFFICE names another, or
/// none where it is set and empty.
QString officeProgram();

/// A .docx as PDF/A-1 pages, by LibreOffice, in a profile of its own that goes afterwards. Faults: NotFound
/// `documents.no_office_program`, Corrupt `documents.office_failed {title, why}`.
Result<QByteArray> officePdf(const QByteArray &docx, const QString &title);

} // namespace anjuan::documents
