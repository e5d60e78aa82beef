#include "core/base/typed.h"

#include <QtCore/QRegularExpression>

namespace anjuan {
namespace {

QString plain(const QString &text)
{
    return text.normalized(QString::NormalizationForm_KC).simplified().remove(QLatin1Char(' '));
}

std::optional<QDate> inItsYear(int month, int day, QDate today, YearMeant meant)
{
    std::optional<QDate> best;
    for (const int year : {today.year() - 1, today.year(), today.year() + 1}) {
        const QDate date(year, month, day);
        if (meant == YearMeant::Past && date > today)
            continue;
        if (date.isValid() && (!best || qAbs(today.daysTo(date)) < qAbs(today.daysTo(*best))))
            best = date;
    }
    const bool leapDay = !best && meant == YearMeant::Past;
    return leapDay ? inItsYear(month, day, today, YearMeant::Nearest) : best;
}

std::optional<QDate> spoken(const QString &text, QDate today)
{
    static const std::pair<const char *, int> kWords[] = {{"今天", 0}, {"今日", 0},  {"明天", 1},  {"明日", 1},
                                                          {"后天", 2}, {"昨天", -1}, {"昨日", -1}, {"前天", -2}};
    for (const auto &[word, days] : kWords) {
        if (text == QString::fromUtf8(word))
            return today.addDays(days);
    }
    return std::nullopt;
}

std::optional<QDate> valid(QDate date)
{
    return date.isValid() ? std::optional(date) : std::nullopt;
}

} // namespace

std::optional<Fen> typedAmount(const QString &text)
{
    static const QRegularExpression form(
        QStringLiteral("^[¥¥]?([0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,9})(?:\\.([0-9]{1,4}))?(百|千|万)?元?整?$"));
    const auto match = form.match(plain(text));
    if (!match.hasMatch())
        return std::nullopt;
    const QString unit = match.captured(3);
    const qint64 factor = unit.isEmpty() ? 1
        : unit == QStringLiteral("百")   ? 100
        : unit == QStringLiteral("千")   ? 1000
                                         : 10000;
    constexpr qint64 kParts = 10000; // of a yuan, as far as the digits after the point go
    const qint64 whole = match.captured(1).remove(QLatin1Char(',')).toLongLong();
    const qint64 part = match.captured(2).leftJustified(4, QLatin1Char('0')).toLongLong();
    const qint64 all = (whole * kParts + part) * factor;
    constexpr qint64 kOfFen = kParts / 100;
    constexpr qint64 kMost = qint64(1'000'000'000) * 100;
    if (all % kOfFen != 0 || all / kOfFen >= kMost)
        return std::nullopt;
    return Fen{all / kOfFen};
}

std::optional<QDate> typedDay(const QString &text, QDate today, YearMeant meant)
{
    const QString typed = plain(text);
    if (const auto day = spoken(typed, today))
        return day;
    static const QRegularExpression full(QStringLiteral("^(\\d{4})[-./年](\\d{1,2})[-./月](\\d{1,2})日?$"));
    static const QRegularExpression digits(QStringLiteral("^(\\d{4})(\\d{2})(\\d{2})$"));
    for (const QRegularExpression *form : {&full, &digits}) {
        const auto match = form->match(typed);
        if (match.hasMatch())
            return valid(QDate(match.captured(1).toInt(), match.captured(2).toInt(), match.captured(3).toInt()));
    }
    static const QRegularExpression monthDay(QStringLiteral("^(\\d{1,2})[-./月](\\d{1,2})日?$"));
    static const QRegularExpression fourDigits(QStringLiteral("^(\\d{2})(\\d{2})$"));
    for (const QRegularExpression *form : {&monthDay, &fourDigits}) {
        const auto match = form->match(typed);
        if (match.hasMatch())
            return inItsYear(match.captured(1).toInt(), match.captured(2).toInt(), today, meant);
    }
    static const QRegularExpression dayOnly(QStringLiteral("^(\\d{1,2})[日号]$"));
    const auto match = dayOnly.match(typed);
    return match.hasMatch() ? valid(QDate(today.year(), today.month(), match.captured(1).toInt())) : std::nullopt;
}

std::optional<QDate> typedBound(const QString &text, QDate today, bool last)
{
    const QString typed = plain(text);
    static const QRegularExpression yearOnly(QStringLiteral("^((?:19|20)\\d{2})年?$"));
    if (const auto year = yearOnly.match(typed); year.hasMatch())
        return last ? QDate(year.captured(1).toInt(), 12, 31) : QDate(year.captured(1).toInt(), 1, 1);
    static const QRegularExpression month(QStringLiteral("^(\\d{4})[-./年](\\d{1,2})月?$"));
    if (const auto match = month.match(typed); match.hasMatch()) {
        const QDate first(match.captured(1).toInt(), match.captured(2).toInt(), 1);
        return valid(last && first.isValid() ? first.addDays(first.daysInMonth() - 1) : first);
    }
    return typedDay(text, today);
}

} // namespace anjuan
