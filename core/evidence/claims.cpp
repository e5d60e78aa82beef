#include "core/evidence/claims.h"

#include <array>

namespace anjuan::evidence {
namespace {

constexpr std::array kKinds = {"photo", "video", "audio", "document", "other"};

} // namespace

QJsonObject claimsOf(const Result<MediaFacts> &facts)
{
    // Where the program cannot read films at all, nothing is said of this one.
    if (!facts && facts.error().id == QLatin1String("evidence.no_codecs"))
        return {};
    if (!facts)
        return {{QStringLiteral("readable"), false}};
    QJsonObject claims{{QStringLiteral("readable"), true},
                       {QStringLiteral("media"), QLatin1String(kKinds[static_cast<std::size_t>(facts->kind)])}};
    const auto text = [&claims](const char *member, const QString &value) {
        if (!value.isEmpty())
            claims.insert(QLatin1String(member), value.normalized(QString::NormalizationForm_C));
    };
    const auto number = [&claims](const char *member, qint64 value) {
        if (value > 0)
            claims.insert(QLatin1String(member), value);
    };
    text("codec", facts->codec);
    text("audio_codec", facts->audioCodec);
    number("width", facts->width);
    number("height", facts->height);
    number("milliseconds", facts->milliseconds);
    text("captured_at", facts->captureTime);
    text("device", facts->device);
    text("place", facts->place);
    number("orientation", facts->orientation == 1 ? 0 : facts->orientation);
    return claims;
}

std::optional<MediaFacts> factsOf(const QJsonObject &claims)
{
    if (!claims.value(QLatin1String("readable")).toBool())
        return std::nullopt;
    MediaFacts facts;
    const QString kind = claims.value(QLatin1String("media")).toString();
    for (std::size_t i = 0; i < kKinds.size(); ++i) {
        if (kind == QLatin1String(kKinds[i]))
            facts.kind = static_cast<MediaFacts::Kind>(i);
    }
    const auto text = [&claims](const char *member) { return claims.value(QLatin1String(member)).toString(); };
    facts.codec = text("codec");
    facts.audioCodec = text("audio_codec");
    facts.width = claims.value(QLatin1String("width")).toInt();
    facts.height = claims.value(QLatin1String("height")).toInt();
    facts.milliseconds = claims.value(QLatin1String("milliseconds")).toInteger();
    facts.captureTime = text("captured_at");
    facts.device = text("device");
    facts.place = text("place");
    facts.orientation = claims.value(QLatin1String("orientation")).toInt(1);
    return facts;
}

} // namespace anjuan::evidence
