#pragma once
#include <optional>

#include <QtCore/QDate>
#include <QtCore/QString>

#include "core/base/money.h"

/// What tired people type, read as they mean it; full-width digits and brackets count as plain ones. Nothing for a text
/// that says no amount or day: what was typed is kept, and the field tells so.
namespace anjuan {

/// An amount of yuan: `500`, `1,200.50`, `3千`, `1.5万`, `2百元`. Never more than fen, never negative, below one
/// billion.
std::optional<Fen> typedAmount(const QString &text);

/// Which year is meant where none is typed.
enum class YearMeant {
    Nearest, // of the day nearest to today
    Past     // of the last such day that is not after today: what was done has been done
};

/// A day: `2026-05-08`, `2026年5月8日`, `20260508`; without a year `5.8`, `5-8`, `5月8日`, `0508`; `8日` in this month;
/// `今天`, `明天`, `后天`, `昨天`, `前天`. A day that the calendar lacks is none.
std::optional<QDate> typedDay(const QString &text, QDate today, YearMeant meant = YearMeant::Nearest);

/// The first or last day of what was meant, as filters take it: a year and a month count, too (`2026`, `2026-5`).
std::optional<QDate> typedBound(const QString &text, QDate today, bool last);

} // namespace anjuan
