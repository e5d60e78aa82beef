#pragma once
#include <optional>

#include <QtCore/QDate>
#include <QtCore/QString>

#include "core/sheets/workbook.h"

namespace anjuan::sheets {

/// Figures, letters and signs of full width (０-９ Ａ-Ｚ ．，－／ and the blank) as their plain ones. For numbers,
/// dates and codes only: prose keeps its Chinese punctuation.
QString foldWidth(const QString &text);

/// The trimmed text of a cell, whatever its kind; a number in figures, a date as 2026-03-05.
QString textIn(const Cell &cell);

/// A day: a date cell; a text 2026-03-05, 2026/3/5, 2026.3.5, 2026年3月5日, 20260305, also in full-width figures; a
/// number that is a day's serial. Nothing where it is none of them, or no such day (2026-02-31).
std::optional<QDate> dateIn(const Cell &cell);
std::optional<QDate> dateIn(const QString &text);

/// A number as a whole count of small units: with 2 places, 15050.40 is 1505040.
struct Scaled { // 定点数
    enum class Fault {
        None,
        NotNumber,  // “约500”
        TooPrecise, // more decimals than places: 三位小数
        TooLarge,
    };
    Fault fault = Fault::NotNumber;
    qint64 value = 0;
    explicit operator bool() const { return fault == Fault::None; }
    bool operator==(const Scaled &) const = default;
};
/// Folds full-width figures, drops blanks, thousands separators and one sign for yuan (元, ￥, ¥).
Scaled scaledIn(const Cell &cell, int places);
Scaled scaledIn(const QString &text, int places);

} // namespace anjuan::sheets
