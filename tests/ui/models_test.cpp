#include <catch2/catch.hpp>

#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>

#include "ui/casepage/timeline_filter.h"
#include "ui/casepage/timeline_model.h"
#include "ui/cases/case_model.h"
#include "ui/common/row_model.h"

using namespace anjuan;
using namespace anjuan::ui;

namespace {

std::vector<casework::CaseRow> rows(int count)
{
    std::vector<casework::CaseRow> made;
    for (int i = 0; i < count; ++i) {
        casework::CaseRow row;
        row.id = CaseId::create();
        row.cause = QStringLiteral("案由%1").arg(i);
        row.openedOn = QDate(2026, 3, 1);
        row.daysUsed = i;
        row.fineFen = i * 100;
        made.push_back(row);
    }
    return made;
}

} // namespace

TEST_CASE("the case model keeps the rules of item models while pages arrive", "[ui]")
{
    CaseModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    QSignalSpy wanted(&model, &CaseModel::wanted);
    model.replace(rows(CaseModel::kPage));
    CHECK_FALSE(model.isWhole());
    CHECK(model.rowCount() == CaseModel::kPage);
    model.fetchMore({});
    model.fetchMore({}); // asked once, however often the view or the tester asks
    REQUIRE(wanted.size() == 1);
    CHECK(wanted.front().front().toInt() == CaseModel::kPage);
    model.append(rows(30));
    CHECK(model.rowCount() == CaseModel::kPage + 30);
    CHECK(model.isWhole());
    CHECK_FALSE(model.canFetchMore({}));
    CHECK(model.data(model.index(CaseModel::kPage + 29, CaseModel::Fine), Qt::DisplayRole).toString()
          == QStringLiteral("29"));
    model.replace({});
    CHECK(model.rowCount() == 0);
}

TEST_CASE("the timeline model keeps the rules of item models", "[ui]")
{
    TimelineModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    casework::RecordView record;
    record.title = QStringLiteral("现场检查");
    record.at = QStringLiteral("2026-03-05T09:30:15+08:00");
    record.findings.resize(2);
    model.replace({record, record});
    CHECK(model.data(model.index(1, TimelineModel::At), Qt::DisplayRole).toString()
          == QStringLiteral("2026-03-05 09:30"));
    CHECK(model.data(model.index(1, TimelineModel::Flaws), Qt::DisplayRole).toString() == QStringLiteral("2"));
}

TEST_CASE("the timeline is filtered by words, flaws, signatures and files", "[ui]")
{
    TimelineModel model;
    TimelineFilter filter(&model, nullptr);
    QAbstractItemModelTester tester(&filter, QAbstractItemModelTester::FailureReportingMode::Fatal);
    casework::RecordView sound;
    sound.kind = QStringLiteral("notice.issued");
    sound.title = QStringLiteral("事先告知");
    sound.verdict = QStringLiteral("signature_holds");
    sound.blobs.resize(1);
    casework::RecordView flawed;
    flawed.title = QStringLiteral("现场检查");
    flawed.summary = QStringLiteral("人民路18号");
    flawed.verdict = QStringLiteral("not_checked");
    flawed.findings.resize(1);
    model.replace({sound, flawed});
    CHECK(filter.rowCount() == 2);
    CHECK_FALSE(model.index(0, TimelineModel::Lane).data().toString().isEmpty());
    const auto titles = [&filter] {
        QStringList all;
        for (int row = 0; row < filter.rowCount(); ++row)
            all += filter.index(row, TimelineModel::Title).data().toString();
        return all;
    };
    filter.setWords(QStringLiteral("人民路"));
    CHECK(titles() == QStringList{QStringLiteral("现场检查")});
    filter.setWords({});
    filter.setWhich(TimelineFilter::Files);
    CHECK(titles() == QStringList{QStringLiteral("事先告知")});
    filter.setWhich(TimelineFilter::Flawed);
    CHECK(titles() == QStringList{QStringLiteral("现场检查")});
    filter.setWhich(TimelineFilter::Doubtful);
    CHECK(titles() == QStringList{QStringLiteral("现场检查")});
    filter.setWords(QStringLiteral("没有这个词"));
    CHECK(filter.rowCount() == 0);
}

TEST_CASE("a table of rows keeps the rules of item models", "[ui]")
{
    RowModel<int> model({{QStringLiteral("n"), [](const int &n) { return QString::number(n); }}}, nullptr);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.replace({1, 2, 3});
    CHECK(model.rowCount() == 3);
    CHECK(model.data(model.index(2, 0), Qt::DisplayRole).toString() == QStringLiteral("3"));
}

TEST_CASE("each part of a procedure has its lane, from its first record to its last", "[ui]")
{
    TimelineModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    std::vector<casework::RecordView> records;
    for (const char *kind : {"case.opened", "case.filing_proposed", "party.entered", "case.filed", "of.no_act"}) {
        casework::RecordView record;
        record.kind = QLatin1String(kind);
        records.push_back(record);
    }
    model.replace(records);
    const auto at = [&model](int row) {
        return model.index(row, TimelineModel::Lane).data(TimelineModel::LanesRole).value<TimelineLanes>();
    };
    CHECK(model.lanes() == 2); // clue and filing
    CHECK(at(0).lane == 0);
    CHECK(at(1).lane == 1);
    CHECK(at(2).lane == 0);
    CHECK(at(3).lane == 1);
    CHECK(at(4).lane == -1);
    REQUIRE(at(0).rails.size() == 1);
    CHECK(at(0).rails[0].begins);
    CHECK_FALSE(at(0).rails[0].ends);
    // The clue's rail passes the filing's first record, and ends at the party.
    REQUIRE(at(1).rails.size() == 2);
    CHECK_FALSE(at(1).rails[0].begins);
    CHECK(at(1).rails[1].begins);
    CHECK(at(2).rails[0].ends);
    REQUIRE(at(3).rails.size() == 1);
    CHECK(at(3).rails[0].ends);
    CHECK(at(4).rails.empty());
    model.replace({});
    CHECK(model.lanes() == 0);
}

TEST_CASE("cases that are read again in the same order keep their places in a view", "[ui]")
{
    CaseModel model;
    std::vector<casework::CaseRow> some = rows(3);
    CHECK_FALSE(model.replace(some));
    const QPersistentModelIndex place = model.index(1, CaseModel::Cause);
    some[1].cause = QStringLiteral("更正后的案由");
    CHECK(model.replace(some));
    REQUIRE(place.isValid());
    CHECK(place.data().toString() == QStringLiteral("更正后的案由"));
    std::swap(some[0], some[2]);
    CHECK_FALSE(model.replace(some));
    CHECK_FALSE(place.isValid());
    // As many as were asked for: there may be more.
    model.replace(some, 3);
    CHECK_FALSE(model.isWhole());
}
