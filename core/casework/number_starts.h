#pragma once
#include <vector>

#include "core/casework/library.h"

namespace anjuan::casework {

/// One piece of what somebody typed about the numbers of a year 今年已用到: “罚决37”.
struct NumberStart {
    QString typed;
    QString series; // id; empty with a fault
    QString zh;     // 行政处罚决定(罚决), with its 领域字 行政处罚决定(罚决:林)
    qint64 last = 0;
    QString next; // how the next number will be written
    /// `numbers.start_no_word {typed, known}`, `numbers.start_unknown {typed, word, known}`, `numbers.start_no_field
    /// {typed, word, series}`, `numbers.start_unknown_field {typed, word, series, known}`, `numbers.start_ambiguous
    /// {typed, fitting}`, `numbers.start_no_number {typed}`, `numbers.start_too_large {typed, most}`,
    /// `numbers.start_twice {typed, series}`, `numbers.start_other_year {typed, year}`, `numbers.start_lower {typed,
    /// series, reached}`.
    std::optional<Error> fault;
};
/// “罚决37,责改52” piece by piece, in the order typed: 类别字 or the name of a series, or a short form that fits one
/// series alone; signs and figures of either width, blanks, 第…号, “已用到”, and whole numbers as they stand on paper.
/// A series that counts by 领域字 has that word, or the name of the field, in brackets, behind a colon, or where the
/// pattern has it: 罚决(林)37, 罚决(林业)37, 林罚决37.
/// Nothing for an empty text. Faults: those of reading.
Result<std::vector<NumberStart>> readNumberStarts(const Library &library, const QString &text, int year);

/// numbers.used_before for each of them, all or none; gives how many. Faults: Invalid `numbers.start_nothing`, the
/// first piece's fault, those of `Session::perform`.
Result<int> noteNumberStarts(Session &session, const QString &text, int year, Progress &progress);

/// Whether it is known where that year's numbers stand: one was used here, or somebody noted what was used before.
Result<bool> numbersBegun(const Library &library, int year);

} // namespace anjuan::casework
