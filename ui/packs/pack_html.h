#pragma once
#include <QtCore/QString>

#include "core/packs/book.h"

namespace anjuan::ui {

/// What stands in a pack, for reading; what is not checked is on yellow ground and says so 未核.
QString itemHtml(const packs::Pack &pack, const packs::Item &item);
QString listsHtml(const packs::Pack &pack);
QString settingsHtml(const packs::Pack &pack, const QStringList &years);
QString differenceHtml(const packs::PackDifference &difference, const QString &standing);

/// The mark itself.
QString uncheckedMark();

} // namespace anjuan::ui
