#include "core/sheets/values.h"

#include <QtCore/QRegularExpression>

#include "core/base/clock.h"

namespace anjuan::sheets {
namespace {

constexpr char16_t kFullWidthFirst = u'\uFF01', kFullWidthLast = u'\uFF5E', kFullWidthShift = 0xFEE0;
const QDate kSerialEpoch(1899, 12, 30);                  // ECMA-376 part 1, 18.17.4.1: day 61 is 1900-03-01
constexpr int kLeastSerial = 20000, kMostSerial = 80000; // 1954 … 2119: what a typed day can be
constexpr int kMostDigits = 15;

std::optional<QDate> dayOf(int year, int month, int day)
{
    const QDate date(year, month, day);
    return date.isValid() ? std::optional(date) : std::nullopt;
}

} // namespace

QString foldWidth(const QString &text)
{
    QString out = text;
    for (QChar &each : out) {
        if (each.unicode() >= kFullWidthFirst && each.unicode() <= kFullWidthLast)
            each = QChar(char16_t(each.unicode() - kFullWidthShift));
        else if (each == QChar(u'\u3000') || each == QChar(u'\u00A0'))
            each = QChar(u' ');
        else if (each == QChar(u'\u2212'))
            each = QChar(u'-');
    }
    return out;
}

QString textIn(const Cell &cell)
{
    return cell.text.trimmed();
}

std::optional<QDate> dateIn(const Cell &cell)
{
    if (cell.kind == Cell::Kind::Date)
        return cell.date;
    if (cell.kind == Cell::Kind::Number && cell.number >= kLeastSerial && cell.number <= kMostSerial)
        return kSerialEpoch.addDays(static_cast<qint64>(cell.number));
    return dateIn(cell.text);
}

std::optional<QDate> dateIn(const QString &text)
{
    static const QRegularExpression parted(
        QStringLiteral("^(\\d{4})\\s*[-/.年]\\s*(\\d{1,2})\\s*[-/.月]\\s*(\\d{1,2})\\s*日?$"));
    static const QRegularExpression plain(QStringLiteral("^(\\d{4})(\\d{2})(\\d{2})$"));
    const QString folded = foldWidth(text).trimmed();
    auto match = parted.match(folded);
    if (!match.hasMatch())
        match = plain.match(folded);
    if (!match.hasMatch())
        return std::nullopt;
    return dayOf(match.captured(1).toInt(), match.captured(2).toInt(), match.captured(3).toInt());
}

Scaled scaledIn(const Cell &cell, int places)
{
    if (cell.kind == Cell::Kind::Date || cell.kind == Cell::Kind::Bool || cell.kind == Cell::Kind::Fault)
        return {};
    return scaledIn(cell.text, places);
}

Scaled scaledIn(const QString &text, int places)
{
    static const QRegularExpression form(QStringLiteral("^[¥￥]?(-?)(\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.(\\d+))?元?$"));
    const auto match = form.match(foldWidth(text).remove(QChar(u' ')));
    if (!match.hasMatch())
        return {};
    QString whole = match.captured(2).remove(QChar(u','));
    QString part = match.captured(3);
    while (part.endsWith(QChar(u'0')))
        part.chop(1);
    if (part.size() > places)
        return {Scaled::Fault::TooPrecise, 0};
    const QString digits = whole + part.leftJustified(places, QChar(u'0'));
    while (whole.startsWith(QChar(u'0')))
        whole.remove(0, 1);
    if (whole.size() + places > kMostDigits)
        return {Scaled::Fault::TooLarge, 0};
    const qint64 value = digits.toLongLong();
    return {Scaled::Fault::None, match.captured(1).isEmpty() ? value : -value};
}

} // namespace anjuan::sheets
