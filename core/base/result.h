#pragma once
#include <tl/expected.hpp>

#include <QtCore/QString>
#include <QtCore/QStringList>

namespace anjuan {

/// What went wrong, as far as a caller can act on it.
enum class Fault { NotFound, Conflict, Refused, Invalid, Io, Corrupt, Busy, Cancelled, Newer };

/// A failure: its cause, the id of its words (resources/messages/*.json or resources/rules/<id>.json) and what fills
/// their places %1, %2 … Core never words a text itself: `describe` (base/messages.h) does, in the user's language.
struct Error {
    Fault fault = Fault::Invalid;
    QString id;
    QStringList args;

    bool operator==(const Error &) const = default;
};

template <class T> using Result = tl::expected<T, Error>;

/// An Error as the unexpected side of any Result.
inline tl::unexpected<Error> fail(Fault fault, const char *id, QStringList args = {})
{
    return tl::unexpected<Error>(Error{fault, QString::fromLatin1(id), std::move(args)});
}

inline tl::unexpected<Error> fail(Error error)
{
    return tl::unexpected<Error>(std::move(error));
}

} // namespace anjuan

#define ANJUAN_JOIN2(a, b) a##b
#define ANJUAN_JOIN(a, b) ANJUAN_JOIN2(a, b)
#define ANJUAN_TRY_WITH(tmp, decl, ...)                                                                                \
    auto tmp = (__VA_ARGS__);                                                                                          \
    if (!tmp)                                                                                                          \
        return tl::unexpected<::anjuan::Error>(std::move(tmp).error());                                                \
    decl = *std::move(tmp)
#define ANJUAN_CHECK_WITH(tmp, ...)                                                                                    \
    do {                                                                                                               \
        if (auto tmp = (__VA_ARGS__); !tmp)                                                                            \
            return tl::unexpected<::anjuan::Error>(std::move(tmp).error());                                            \
    } while (false)
// Counted names, so that a lambda inside the argument may use the same macros.
/// `ANJUAN_TRY(auto x, f());` binds the value, or returns the error.
#define ANJUAN_TRY(decl, ...) ANJUAN_TRY_WITH(ANJUAN_JOIN(tried_, __COUNTER__), decl, __VA_ARGS__)
/// `ANJUAN_CHECK(f());` returns the error, if any.
#define ANJUAN_CHECK(...) ANJUAN_CHECK_WITH(ANJUAN_JOIN(checked_, __COUNTER__), __VA_ARGS__)
