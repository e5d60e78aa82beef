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
/// depth over 32; Canonical takes exactly what `canonicalJson` writes (spec §1): also no null, fraction, exponent, -0
/// or integer beyond ±(2^53−1), no white space, names and escapes in their one form.
tl::expected<QJsonValue, JsonFault> readJson(QByteArrayView text, JsonStrictness strictness);

} // namespace anjuan
