#include "core/packs/numbers.h"

#include <QtCore/QRegularExpression>
#include <QtCore/QStringList>

#include "core/packs/reader.h"

namespace anjuan::packs {

Result<NumberPattern> parseNumberPattern(const QJsonObject &json, const QString &where, const QString &path)
{
    Reader in(json, where, path);
    NumberPattern out;
    out.text = in.text("text");
    out.place = in.textOr("place");
    out.kind = in.text("kind");
    out.unit = in.textOr("unit");
    out.padding = static_cast<int>(in.whole("padding", 1, 1));
    out.start = static_cast<int>(in.whole("start", 0, 1));
    out.follows = in.textOr("follows");
    for (const QJsonValue &one : in.arrayOf("fields")) {
        const QJsonObject field = one.toObject();
        out.fields.insert(field.value(QLatin1String("field")).toString(),
                          field.value(QLatin1String("word")).toString());
    }
    if (out.padding > 9)
        in.refuse("packs.field_wrong", "padding", {QStringLiteral("1 … 9")});
    ANJUAN_CHECK(in.result());

    static const QStringList kPlaces{QStringLiteral("{place}"), QStringLiteral("{kind}"),   QStringLiteral("{year}"),
                                     QStringLiteral("{unit}"),  QStringLiteral("{serial}"), QStringLiteral("{field}")};
    for (const QString &needed : {kPlaces[2], kPlaces[4]})
        if (out.text.count(needed) != 1)
            in.refuse("packs.number_without_place", "text", {needed});
    static const QRegularExpression kAny(QStringLiteral("\\{[^}]*\\}?"));
    for (auto found = kAny.globalMatch(out.text); found.hasNext();) {
        const QString given = found.next().captured();
        if (!kPlaces.contains(given))
            in.refuse("packs.number_without_place", "text", {given});
    }
    ANJUAN_CHECK(in.result());
    return out;
}

QString formatNumber(const NumberPattern &pattern, int year, int serial, int inserted, const QString &field)
{
    QString digits = QString::number(serial).rightJustified(pattern.padding, QLatin1Char('0'));
    if (inserted > 0)
        digits += QLatin1Char('-') + QString::number(inserted);
    QString out;
    for (qsizetype at = 0; at < pattern.text.size();) {
        const qsizetype open = pattern.text.indexOf(QLatin1Char('{'), at);
        const qsizetype close = open < 0 ? -1 : pattern.text.indexOf(QLatin1Char('}'), open);
        if (close < 0)
            return out + pattern.text.mid(at);
        out += pattern.text.mid(at, open - at);
        const QString place = pattern.text.mid(open + 1, close - open - 1);
        if (place == QLatin1String("place"))
            out += pattern.place;
        else if (place == QLatin1String("kind"))
            out += pattern.kind;
        else if (place == QLatin1String("unit"))
            out += pattern.unit;
        else if (place == QLatin1String("field"))
            out += field;
        else if (place == QLatin1String("year"))
            out += QString::number(year);
        else
            out += digits;
        at = close + 1;
    }
    return out;
}

} // namespace anjuan::packs
