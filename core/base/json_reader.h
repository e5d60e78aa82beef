#pragma once
#include <tl/expected.hpp>

#include <QtCore/QByteArrayView>
#include <QtCore/QJsonValue>
#include <QtCore/QString>

namespace anjuan {

inline constexpr int kMaxJsonDepth = 32; // spec §1

enum class JsonStrictness { Canonical, Free };

struct JsonFault {
    qsizetype at = 0;
    QString why;
};

/// One JSON value and nothing after it. Both ways refuse a member that stands twice, bad UTF-8, lone surrogates and
/// depth over 32; Canonical also refuses null, fractions, exponents, -0 and integers beyond ±(2^53−1).
tl::expected<QJsonValue, JsonFault> readJson(QByteArrayView text, JsonStrictness strictness);

} // namespace anjuan
