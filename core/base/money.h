#pragma once
#include <compare>

#include <QtCore/QString>

namespace anjuan {

/// Money in fen (分), the only unit that is stored.
struct Fen {
    qint64 value = 0;
    auto operator<=>(const Fen &) const = default;

    /// `1000` or `15050.40`: yuan in figures, without a sign for the currency, fen only where there are any.
    QString yuan() const;
    /// 大写金额: `壹仟元整`, `壹万伍仟零伍拾元肆角整`.
    QString capital() const;
};

} // namespace anjuan
