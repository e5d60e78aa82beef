#include "core/casework/progress_words.h"

#include <QtCore/QRegularExpression>

namespace anjuan::casework {
namespace {

constexpr QChar kApart(0x1f);

} // namespace

QString phase(const char *message, const QStringList &args)
{
    return QLatin1String(message) + kApart + args.join(kApart);
}

QString progressText(const QString &what, Language language)
{
    static const QRegularExpression bare(
        QStringLiteral("^([0-9a-f]{64}|([a-z]+[:/])?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$"));
    if (bare.match(what).hasMatch())
        return {};
    const qsizetype at = what.indexOf(kApart);
    return at < 0 ? what : message(what.left(at), what.mid(at + 1).split(kApart), language);
}

} // namespace anjuan::casework
