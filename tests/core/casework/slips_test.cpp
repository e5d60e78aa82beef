#include <catch2/catch.hpp>

#include <QtCore/QFile>
#include <QtCore/QRegularExpression>

#include "core/casework/parts.h"
#include "core/casework/sign_off_book.h"
#include "core/casework/sign_offs.h"
#include "core/casework/slips.h"

#include "tests/core/casework/bench.h"
#include "tests/support/pdf_text.h"

using namespace anjuan;
using namespace anjuan::casework;
using anjuan::test::Bench;
using anjuan::test::caseScript;

namespace {

/// The newest document of that form as the file that a scanner would give.
QString scanOf(Bench &bench, const QString &form, const QTemporaryDir &dir)
{
    const CaseView view = bench.view();
    for (auto it = view.documents.rbegin(); it != view.documents.rend(); ++it) {
        if (it->form != form)
            continue;
        const QString file = dir.filePath(form + QStringLiteral(".pdf"));
        QFile::remove(file);
        const auto path = bench.library().blobPath(it->sha256);
        REQUIRE(path);
        REQUIRE(QFile::copy(*path, file));
        return file;
    }
    FAIL("no document of the form " << qPrintable(form));
    return {};
}

Result<Outcome> act(Bench &bench, const QString &name, const QJsonObject &with)
{
    NoProgress quiet;
    return bench.session(test::kOfficer)
        .perform({.act = name, .caseId = bench.caseId(), .with = with, .secrets = {}, .filesFrom = {}}, quiet);
}

} // namespace

TEST_CASE("the code of a slip says what it said, and no other text is one")
{
    const Slip review{.what = Slip::For::Review,
                      .caseId = CaseId::create(),
                      .digest = QString(64, QLatin1Char('b')),
                      .round = 12,
                      .step = {}};
    const auto read = parseSlip(slipText(review));
    REQUIRE(read);
    CHECK((read->what == Slip::For::Review && read->caseId == review.caseId && read->digest == review.digest));
    CHECK(read->round == 12);
    Slip approval = review;
    approval.what = Slip::For::Approval;
    approval.step = QStringLiteral("police_transfer");
    CHECK(parseSlip(slipText(approval))->step == approval.step);
    for (const QString &other :
         {QString(), QStringLiteral("https://example.org"), slipText(review).chopped(3),
          slipText(review).replace(QStringLiteral("R1"), QStringLiteral("R2")),
          slipText(review).replace(QStringLiteral("/12"), QStringLiteral("/AB")), slipText(review).toLower()})
        CHECK_FALSE(parseSlip(other));
}

TEST_CASE("an opinion on paper comes home by its code, for the round that it is about")
{
    const QTemporaryDir dir;
    Bench bench;
    Script script = caseScript(QStringLiteral("C01-completed"));
    bench.runUntil(script, QStringLiteral("opinion_1"));
    const QString request = bench.record(QStringLiteral("review_1"));
    REQUIRE(act(bench, QStringLiteral("document.make"),
                {{QStringLiteral("form"), QStringLiteral("review_opinion_paper")}, {QStringLiteral("by_hand"), true}}));
    const QString scan = scanOf(bench, QStringLiteral("review_opinion_paper"), dir);
    auto view = readSlip(bench.library(), scan);
    INFO((view ? "" : qPrintable(view.error().id)));
    REQUIRE(view);
    CHECK(view->slip.caseId == bench.caseId());
    CHECK(view->slip.round == 1);
    CHECK((view->asNow && view->newest));
    CHECK(view->addedSince.isEmpty());
    CHECK(view->act == QStringLiteral("review.register_paper_opinion"));
    CHECK(view->with.value(QLatin1String("request")) == request);
    CHECK(view->with.value(QLatin1String("scan")) == scan);
    // The sheet that is sent along bears the code, too.
    CHECK(readSlip(bench.library(), scanOf(bench, QStringLiteral("review_request"), dir))->slip.digest
          == view->slip.digest);

    // The case goes on, and is sent again, before the paper is back.
    QJsonObject more = test::stepOf(script, QStringLiteral("evidence_measure")).with;
    more.insert(QStringLiteral("evidence"),
                QStringLiteral(ANJUAN_SOURCE_DIR "/tests/data/cases/")
                    + more.value(QLatin1String("evidence")).toString());
    REQUIRE(act(bench, QStringLiteral("evidence.add"), more));
    view = readSlip(bench.library(), scan);
    REQUIRE(view);
    CHECK_FALSE(view->asNow);
    CHECK(view->newest);
    CHECK(view->addedSince.size() == 1);
    REQUIRE(act(bench, QStringLiteral("review.request"), test::stepOf(script, QStringLiteral("review_2")).with));
    view = readSlip(bench.library(), scan);
    REQUIRE(view);
    CHECK_FALSE(view->newest);
    QJsonObject with = test::stepOf(script, QStringLiteral("opinion_1")).with;
    with.insert(QStringLiteral("reviewer"), QStringLiteral("sunqi"));
    for (auto it = view->with.begin(); it != view->with.end(); ++it)
        with.insert(it.key(), it.value());
    REQUIRE(act(bench, view->act, with));
    const QJsonObject body = bench.newestBody(QStringLiteral("review.opinion_signed_on_paper"));
    CHECK(body.value(QLatin1String("round")) == 1);
    CHECK(body.value(QLatin1String("content_digest")) == view->slip.digest);
    CHECK_FALSE(body.value(QLatin1String("scan_sha256")).toString().isEmpty());
    // It is no opinion on what was sent the second time.
    REQUIRE(bench.view().facts.review);
    CHECK(bench.view().facts.review->round == 2);
    CHECK_FALSE(bench.view().facts.review->signedOn);
    with.insert(QStringLiteral("request"), bench.record(QStringLiteral("filed")));
    CHECK(act(bench, view->act, with).error().id == QStringLiteral("review.no_such_request"));
    CHECK(bench.holds());
}

TEST_CASE("an approval form bears a code; a paper of another unit, or without one, is named")
{
    const QTemporaryDir dir;
    Bench bench;
    bench.runUntil(caseScript(QStringLiteral("C01-completed")), QStringLiteral("filing_leader"));
    REQUIRE(act(bench, QStringLiteral("document.make"),
                {{QStringLiteral("form"), QStringLiteral("filing_approval")},
                 {QStringLiteral("about"), bench.record(QStringLiteral("filing_proposal"))}}));
    const QString scan = scanOf(bench, QStringLiteral("filing_approval"), dir);
    const auto view = readSlip(bench.library(), scan);
    INFO((view ? "" : qPrintable(view.error().id)));
    REQUIRE(view);
    CHECK(view->act == QStringLiteral("approval.register_paper"));
    CHECK(view->with.value(QLatin1String("step")) == QStringLiteral("filing"));
    CHECK(view->with.value(QLatin1String("level")) == QStringLiteral("leader"));
    // One person alone is the unit's head: it is that one's ink.
    const auto signer = PersonId::parse(view->with.value(QLatin1String("signer")).toString());
    REQUIRE(signer);
    CHECK(bench.library().parts().book.name(*signer) == QStringLiteral("赵六"));
    CHECK_FALSE(view->with.contains(QLatin1String("outcome")));
    // One whose leader has answered waits for no ink.
    const QTemporaryDir later;
    Bench answered;
    answered.runUntil(caseScript(QStringLiteral("C01-completed")), QStringLiteral("cosign_inspection"));
    CHECK(readSlip(answered.library(), scanOf(answered, QStringLiteral("filing_approval"), later)).error().id
          == QStringLiteral("slip.no_code"));
    Bench other;
    CHECK(readSlip(other.library(), scan).error().id == QStringLiteral("slip.unknown_case"));
    CHECK(readSlip(bench.library(), QStringLiteral(ANJUAN_SOURCE_DIR "/tests/data/cases/evidence/rubble_heap.jpg"))
              .error()
              .id
          == QStringLiteral("slip.no_code"));
}

TEST_CASE("a sheet about an urgent measure comes home as the word on that measure", "[ink]")
{
    const QTemporaryDir dir;
    Bench bench;
    NoProgress quiet;
    Script script = caseScript(QStringLiteral("M02-urgent-sealing"));
    bench.runUntil(script, QStringLiteral("measure_leader"));
    const QString measure = bench.record(QStringLiteral("measure"));
    const auto lines = signOffsWaiting(bench.library());
    REQUIRE(lines);
    // Approved by word waits still: it is to be signed.
    REQUIRE(lines->size() == 1);
    CHECK(lines->front().step == QStringLiteral("measure"));
    CHECK(lines->front().record == bench.record(QStringLiteral("measure_report")));
    REQUIRE(makeSignOffBook(bench.session(test::kOfficer), *lines, dir.filePath(QStringLiteral("book.pdf")), quiet));
    const QString sheet = scanOf(bench, QStringLiteral("sign_off_sheet"), dir);
    // What was taken stands on it, not only that it was reported.
    QString words = test::pdfText(sheet);
    words.remove(QRegularExpression(QStringLiteral("\\s")));
    CHECK(words.contains(QStringLiteral("电话报告紧急扣押情况")));
    CHECK(words.contains(QStringLiteral("当事人正要驾车离开")));
    const auto view = readSlip(bench.library(), sheet);
    REQUIRE(view);
    CHECK(view->with.value(QLatin1String("step")) == QStringLiteral("measure"));
    CHECK(view->with.value(QLatin1String("about")) == measure);
    REQUIRE(bench.perform(test::stepOf(script, QStringLiteral("measure_leader"))));
    CHECK(signOffsWaiting(bench.library())->empty());
}

TEST_CASE("a word answers what it names: an urgent measure is not the one proposed after it", "[ink]")
{
    const auto word = [](const char *about, const char *kind = "approval.given") {
        return SignOffRecord{QLatin1String(kind),
                             QStringLiteral("a"),
                             {{QStringLiteral("step"), QStringLiteral("measure")},
                              {QStringLiteral("level"), QStringLiteral("leader")},
                              {QStringLiteral("about"), QLatin1String(about)}}};
    };
    const auto reported = [](const char *hash, const char *measure) {
        return SignOffRecord{QStringLiteral("measure.reported"),
                             QLatin1String(hash),
                             {{QStringLiteral("measure"), QLatin1String(measure)}}};
    };
    const std::vector<SignOffRecord> both = {
        {QStringLiteral("measure.carried_out"), QStringLiteral("m1"), {}},
        {QStringLiteral("measure.carried_out"), QStringLiteral("m2"), {}},
        reported("r1", "m1"),
        reported("r2", "m2"),
        {QStringLiteral("measure.proposed"), QStringLiteral("p1"), {}},
    };
    const auto abouts = [&](std::initializer_list<SignOffRecord> words, bool byWord = false) {
        std::vector<SignOffRecord> all = both;
        all.insert(all.end(), words);
        QStringList left;
        for (const SignOffAsked &one : signOffsAsked(all, byWord))
            left += one.about;
        return left.join(QLatin1Char(' '));
    };
    CHECK(abouts({}) == QStringLiteral("m1 m2 p1")); // what was done already comes first
    CHECK(abouts({word("m1")}) == QStringLiteral("m2 p1"));
    CHECK(abouts({word("p1")}) == QStringLiteral("m1 m2"));
    CHECK(abouts({word("m2"), word("p1")}) == QStringLiteral("m1"));
    CHECK(abouts({word("")}).isEmpty());
    CHECK(abouts({word("m1", "approval.given_orally")}) == QStringLiteral("m1 m2 p1"));
    CHECK(abouts({word("m1", "approval.given_orally")}, true) == QStringLiteral("m2 p1"));
    // The word may be older than the report.
    std::vector<SignOffRecord> early = both;
    early.insert(early.begin() + 2, word("m1"));
    CHECK(signOffsAsked(early, false).front().about == QStringLiteral("m2"));
}
