#include "core/documents/hand_strokes.h"

#include <algorithm>

#include "core/base/json.h"

namespace anjuan::documents {
namespace {

constexpr int kMostPoints = 20000; // some minutes of writing
constexpr int kMostLength = 10'000'00;
constexpr int kMostPressure = 1023;
constexpr int kMostMs = 3600 * 1000;
constexpr int kMembersOfPoint = 4;

tl::unexpected<Error> bad(const QString &why)
{
    return fail(Fault::Invalid, "signing.bad_strokes", {why});
}

std::optional<int> whole(const QJsonValue &value, int most)
{
    const qint64 number = value.toInteger(-1);
    return value.isDouble() && number >= 0 && number <= most ? std::optional<int>(static_cast<int>(number))
                                                             : std::nullopt;
}

std::optional<StrokePoint> pointOf(const QJsonArray &members, const HandStrokes &area)
{
    if (members.size() != kMembersOfPoint)
        return std::nullopt;
    const auto x = whole(members[0], area.width);
    const auto y = whole(members[1], area.height);
    const auto pressure = whole(members[2], kMostPressure);
    const auto ms = whole(members[3], kMostMs);
    if (!x || !y || !pressure || !ms)
        return std::nullopt;
    return StrokePoint{*x, *y, *pressure, *ms};
}

/// Whether a name could have been written: more than a dot.
bool hasInk(const HandStrokes &strokes)
{
    const QRectF ink = strokes.ink();
    return std::max(ink.width(), ink.height()) * 50 >= strokes.width;
}

} // namespace

QRectF HandStrokes::ink() const
{
    QRectF box;
    bool first = true;
    for (const QList<StrokePoint> &stroke : strokes) {
        for (const StrokePoint &point : stroke) {
            const QPointF at(point.x, point.y);
            if (first)
                box = QRectF(at, at);
            box.setLeft(std::min(box.left(), at.x()));
            box.setRight(std::max(box.right(), at.x()));
            box.setTop(std::min(box.top(), at.y()));
            box.setBottom(std::max(box.bottom(), at.y()));
            first = false;
        }
    }
    return box;
}

Result<QString> strokesText(const HandStrokes &strokes)
{
    QJsonArray lines;
    for (const QList<StrokePoint> &stroke : strokes.strokes) {
        QJsonArray line;
        for (const StrokePoint &point : stroke)
            line.append(QJsonArray{point.x, point.y, point.pressure, point.ms});
        lines.append(line);
    }
    ANJUAN_TRY(const QByteArray text,
               canonicalJson(QJsonObject{{QStringLiteral("height"), strokes.height},
                                         {QStringLiteral("pen"), strokes.pen},
                                         {QStringLiteral("strokes"), lines},
                                         {QStringLiteral("width"), strokes.width}}));
    ANJUAN_CHECK(parseStrokes(QString::fromUtf8(text)));
    return QString::fromUtf8(text);
}

Result<HandStrokes> parseStrokes(const QString &text)
{
    const auto read = parseCanonical(text.toUtf8(), QStringLiteral("strokes"));
    if (!read)
        return bad(QStringLiteral("JSON"));
    const QJsonObject object = read->toObject();
    if (object.keys()
        != QStringList{QStringLiteral("height"), QStringLiteral("pen"), QStringLiteral("strokes"),
                       QStringLiteral("width")})
        return bad(object.keys().join(QLatin1Char(' ')));
    HandStrokes out;
    out.width = whole(object.value(QLatin1String("width")), kMostLength).value_or(0);
    out.height = whole(object.value(QLatin1String("height")), kMostLength).value_or(0);
    out.pen = object.value(QLatin1String("pen")).toString();
    if (out.width == 0 || out.height == 0)
        return bad(QStringLiteral("width, height"));
    if (out.pen != QLatin1String("tablet") && out.pen != QLatin1String("mouse"))
        return bad(QStringLiteral("pen"));
    int points = 0;
    int lastMs = 0;
    for (const auto line : object.value(QLatin1String("strokes")).toArray()) {
        QList<StrokePoint> stroke;
        for (const auto one : line.toArray()) {
            const auto point = pointOf(one.toArray(), out);
            // Time does not run backwards under a pen.
            if (!point || point->ms < lastMs || ++points > kMostPoints)
                return bad(QStringLiteral("strokes[%1][%2]").arg(out.strokes.size()).arg(stroke.size()));
            lastMs = point->ms;
            stroke += *point;
        }
        if (stroke.isEmpty())
            return bad(QStringLiteral("strokes[%1]").arg(out.strokes.size()));
        out.strokes += stroke;
    }
    if (!hasInk(out))
        return fail(Fault::Invalid, "signing.no_ink");
    return out;
}

} // namespace anjuan::documents
