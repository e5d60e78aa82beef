#pragma once
#include <optional>

#include <QtCore/QDate>
#include <QtCore/QString>

namespace anjuan {

/// What is odd about a code that somebody typed. A doubt, never a refusal: early codes break the rule of the check
/// digit, and a card may have been misread.
enum class CodeDoubt { None, Length, Characters, Date, CheckDigit };

/// 公民身份号码 GB 11643: 17 digits and a check digit by ISO 7064 MOD 11-2; digits 7 to 14 are a date of birth, not
/// after `today`.
CodeDoubt idNumberDoubt(const QString &number, QDate today);
/// The day of birth in it, whatever its check digit says; nothing where there is none.
std::optional<QDate> bornBy(const QString &number);
/// 统一社会信用代码 GB 32100-2015: 18 characters of 31, the last of which checks the others.
CodeDoubt creditCodeDoubt(const QString &code);

/// The words for a doubt: messages `code.<which>.<doubt>`, `which` id_number or credit_code; empty for None.
QString codeDoubtId(const QString &which, CodeDoubt doubt);

} // namespace anjuan
