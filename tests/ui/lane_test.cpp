#include <catch2/catch.hpp>

#include <QtTest/QTest>

#include "core/base/result.h"

#include "ui/common/lane.h"

using namespace anjuan;
using namespace anjuan::ui;

TEST_CASE("work in the lane runs one after the other, in order", "[ui]")
{
    Lane lane;
    std::vector<int> order;
    std::vector<QFuture<int>> futures;
    for (int i = 0; i < 20; ++i) {
        auto job = runJob(lane, [i, &order](Progress &) {
            order.push_back(i);
            return i;
        });
        futures.push_back(job.future);
    }
    // Waiting on a future would run it here, out of its turn.
    REQUIRE(QTest::qWaitFor([&] { return futures.back().isFinished(); }));
    REQUIRE(order.size() == 20);
    CHECK(std::is_sorted(order.begin(), order.end()));
}

TEST_CASE("stopping is told to the work, and its result still arrives", "[ui]")
{
    Lane lane;
    auto job = runJob(lane, [](Progress &progress) -> Result<int> {
        while (!progress.cancelled())
            QTest::qSleep(1);
        return fail(Fault::Cancelled, "work.cancelled");
    });
    CHECK_FALSE(job.future.isFinished());
    job.control->cancelled = true;
    job.future.waitForFinished();
    REQUIRE(job.future.resultCount() == 1);
    CHECK(job.future.result().error().fault == Fault::Cancelled);
}

TEST_CASE("progress of the core becomes progress of the future", "[ui]")
{
    Lane lane;
    auto job = runJob(lane, [](Progress &progress) {
        progress.report(1, 4, QStringLiteral("a.mp4"));
        return 1;
    });
    job.future.waitForFinished();
    CHECK(job.future.progressValue() == kProgressSteps / 4);
    CHECK(job.future.progressText() == QStringLiteral("a.mp4"));
}

TEST_CASE("the next part of a work is told as such, though it begins with less", "[ui]")
{
    Lane lane;
    std::atomic<int> told = 0;
    auto job = runJob(lane, [&told](Progress &progress) {
        progress.report(4, 4, QStringLiteral("copied"));
        ++told;
        while (told == 1)
            QTest::qSleep(1);
        progress.report(1, 4, QStringLiteral("checking"));
        return 1;
    });
    REQUIRE(QTest::qWaitFor([&] { return told == 1; }));
    CHECK(job.future.progressValue() == kProgressSteps);
    ++told;
    job.future.waitForFinished();
    CHECK(job.future.progressValue() == kProgressSteps / 4);
    CHECK(job.future.progressText() == QStringLiteral("checking"));
}
