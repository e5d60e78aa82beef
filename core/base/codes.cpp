#include "core/base/codes.h"

#include <algorithm>
#include <array>

#include "core/base/clock.h"

namespace anjuan {
namespace {

constexpr QLatin1Char kMask('*'); // taken from a published text: nothing left to check

} // namespace

std::optional<QDate> bornBy(const QString &number)
{
    const QString text = number.trimmed();
    if (text.size() != 18)
        return std::nullopt;
    return parseDate(QStringLiteral("%1-%2-%3").arg(text.mid(6, 4), text.mid(10, 2), text.mid(12, 2)));
}

CodeDoubt idNumberDoubt(const QString &number, QDate today)
{
    static constexpr std::array kWeights{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    static const QString kChecks = QStringLiteral("10X98765432");
    const QString text = number.trimmed().toUpper();
    if (text.contains(kMask))
        return CodeDoubt::None;
    if (text.size() != 18)
        return CodeDoubt::Length;
    const auto digit = [](QChar c) { return c >= QLatin1Char('0') && c <= QLatin1Char('9'); };
    if (!std::all_of(text.begin(), text.end() - 1, digit) || (!digit(text.back()) && text.back() != QLatin1Char('X')))
        return CodeDoubt::Characters;
    const auto born = bornBy(text);
    if (!born || *born > today)
        return CodeDoubt::Date;
    int sum = 0;
    for (int i = 0; i < 17; ++i)
        sum += text[i].digitValue() * kWeights[static_cast<std::size_t>(i)];
    return text.back() == kChecks[sum % 11] ? CodeDoubt::None : CodeDoubt::CheckDigit;
}

CodeDoubt creditCodeDoubt(const QString &code)
{
    static const QString kSymbols = QStringLiteral("0123456789ABCDEFGHJKLMNPQRTUWXY");
    const QString text = code.trimmed().toUpper();
    if (text.contains(kMask))
        return CodeDoubt::None;
    if (text.size() != 18)
        return CodeDoubt::Length;
    int sum = 0;
    int weight = 1;
    for (int i = 0; i < 17; ++i) {
        const auto value = kSymbols.indexOf(text[i]);
        if (value < 0)
            return CodeDoubt::Characters;
        sum += static_cast<int>(value) * weight;
        weight = weight * 3 % 31;
    }
    if (!kSymbols.contains(text.back()))
        return CodeDoubt::Characters;
    return text.back() == kSymbols[(31 - sum % 31) % 31] ? CodeDoubt::None : CodeDoubt::CheckDigit;
}

QString codeDoubtId(const QString &which, CodeDoubt doubt)
{
    static const char *const names[] = {"", "length", "characters", "date", "check_digit"};
    if (doubt == CodeDoubt::None)
        return {};
    return QStringLiteral("code.%1.%2").arg(which, QLatin1String(names[static_cast<int>(doubt)]));
}

} // namespace anjuan
