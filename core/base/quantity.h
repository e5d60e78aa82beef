#pragma once
#include <optional>

#include <QtCore/QString>

namespace anjuan {

/// A quantity as people write it, of thousandths of its unit: 1500 is 1.5, 42007 is 42.007.
QString quantityText(qint64 milli);
/// Thousandths of what is written in plain digits, with three places at most; nothing where it is no quantity.
std::optional<qint64> quantityMilli(const QString &text);

} // namespace anjuan
