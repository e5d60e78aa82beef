#pragma once
#include "core/base/messages.h"
#include "core/casework/library.h"
#include "core/sheets/writing.h"

namespace anjuan::casework {

/// A figure and the cases behind it. What is counted, by which day and under which conditions, is data:
/// resources/texts/statistics.json.
struct StatFigure { // 统计指标
    QString id, title;
    QString rule;     // how it is counted 统计口径, a sentence
    qint64 value = 0; // number, fen, or a rate in thousandths; -1: nothing to take a rate of
    QString text;     // as people read it: `12`, `3000元`, `83.3%`, `—`
    std::vector<CaseId> cases;
};

/// One line of a breakdown: cases that were filed, decided or closed in the period.
struct StatGroup { // 分组
    QString title;
    int filed = 0, penalised = 0, spared = 0, closed = 0;
    qint64 fineFen = 0;
    std::vector<CaseId> cases;
};

struct StatBreakdown {
    QString id, title; // by month, item, officer …
    std::vector<StatGroup> groups;
};

struct Statistics { // 统计
    QDate from, to;
    std::vector<StatFigure> figures;
    std::vector<StatBreakdown> breakdowns;
    std::map<CaseId, QString> labels; // number and cause of every case that is counted
    const StatFigure *figure(const QString &id) const;
};

/// Both days within. A case of several officers counts for each of them in the breakdown by officer. Faults: Invalid
/// `statistics.period {from, to}` where it ends before it begins; those of reading.
Result<Statistics> statisticsOf(const Library &library, QDate from, QDate to, Language language = Language::Chinese);

/// The figures with their rules, each breakdown, and the cases behind them, as sheets of a workbook.
std::vector<sheets::Table> statisticsSheets(const Statistics &statistics, const QString &unit,
                                            Language language = Language::Chinese);

/// The period in words, as a report has it 文字报告; Chinese.
QString statisticsReport(const Statistics &statistics, const QString &unit);

} // namespace anjuan::casework
