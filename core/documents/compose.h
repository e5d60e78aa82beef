#pragma once
#include <QtCore/QJsonObject>

#include "core/documents/form.h"
#include "core/documents/pages.h"
#include "core/documents/typeset.h"

namespace anjuan::documents {

/// The form with its fields filled, laid out on pages; without the line at the foot of each page.
Pages compose(const Form &form, const QJsonObject &fields, Typesetter &typesetter, bool byHand = false);

/// The room that a form leaves between its margins, in device pixels.
Area areaOf(const Form &form);

inline constexpr double kPageWidthMm = 210;
inline constexpr double kPageHeightMm = 297;

} // namespace anjuan::documents
