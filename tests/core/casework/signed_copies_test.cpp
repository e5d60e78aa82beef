#include "core/casework/signed_copies.h"

#include "tests/core/casework/archived.h"

using namespace anjuan;
using namespace anjuan::casework;
using anjuan::test::Archived;
using anjuan::test::bytesOf;
using anjuan::test::wordsOn;
using How = SignedCopy::How;

namespace {

DocumentView paperOf(test::Bench &bench, const char *form)
{
    for (const DocumentView &one : bench.view().documents) {
        if (one.form == QLatin1String(form))
            return one;
    }
    FAIL("no paper " << form);
    return {};
}

std::vector<SignedCopy> copiesOf(test::Bench &bench, const DocumentView &document)
{
    const auto all = signedCopies(bench.library(), bench.caseId());
    REQUIRE(all);
    const auto found = all->find(document.record);
    return found == all->end() ? std::vector<SignedCopy>() : found->second;
}

Result<Outcome> addScan(Archived &room, const DocumentView &document, const QString &day)
{
    const QString scan = room.folder.filePath(day + QStringLiteral(".png"));
    QImage page(620, 877, QImage::Format_RGB32);
    page.fill(Qt::white);
    page.setPixel(10, static_cast<int>(day.right(2).toInt()), qRgb(1, 2, 3));
    REQUIRE(page.save(scan));
    return room.session(QStringLiteral("zhangsan"))
        .perform({.act = QStringLiteral("document.add_scan"),
                  .caseId = room.caseId(),
                  .with = {{QStringLiteral("document"), document.record},
                           {QStringLiteral("scan"), scan},
                           {QStringLiteral("signed_on"), day}},
                  .secrets = {},
                  .filesFrom = {}},
                 room.quiet);
}

} // namespace

TEST_CASE("of a signed document the newest signed copy comes first, and prints as pages", "[volumes]")
{
    Archived room(QStringLiteral("archived"));
    const DocumentView decision = paperOf(room, "penalty_decision");
    CHECK(copiesOf(room, decision).empty());
    REQUIRE(addScan(room, decision, QStringLiteral("2023-09-12")));
    REQUIRE(addScan(room, decision, QStringLiteral("2023-09-13")));
    const auto copies = copiesOf(room, decision);
    REQUIRE(copies.size() == 2);
    CHECK(copies.front().on == QStringLiteral("2023-09-13"));
    CHECK(copies.front().how == How::Scan);
    CHECK(copies.front().words() == QStringLiteral("签名扫描件 2023-09-13"));
    const QTemporaryDir out;
    const auto pages = printablePages(room.library(), copies.front().sha256, decision.title, out.path(), room.quiet);
    REQUIRE(pages);
    CHECK(bytesOf(*pages).startsWith("%PDF-"));
    // A PDF goes as it is.
    const auto made = printablePages(room.library(), decision.sha256, decision.title, out.path(), room.quiet);
    REQUIRE(made);
    CHECK(*made == room.library().blobPath(decision.sha256).value());
    CHECK_FALSE(printablePages(room.library(), QString(64, QLatin1Char('a')), decision.title, out.path(), room.quiet));
}

TEST_CASE("the scan that came with a service stands in the place of its 送达回证", "[volumes]")
{
    Archived room(QStringLiteral("archived"));
    const DocumentView receipt = paperOf(room, "service_receipt");
    const auto copies = copiesOf(room, receipt);
    REQUIRE(copies.size() == 1);
    CHECK(copies.front().how == How::Scan);
    room.built(room.out("case.pdf"));
    const QString words = wordsOn(room.out("case.pdf"));
    CHECK(words.contains(QStringLiteral("送达回证")));
    // No proof by itself beside it: neither in the index nor as a bookmark.
    CHECK_FALSE(wordsOn(room.out("case.pdf"), 2).contains(QStringLiteral("送达凭证")));
    test::isArchival(room.out("case.pdf"));
    CHECK(room.holds());
}

TEST_CASE("a service by post leaves its receipt and its proof apart", "[volumes]")
{
    Script script = test::caseScript(QStringLiteral("C01-completed"));
    QJsonObject &service = test::stepOf(script, QStringLiteral("decision_service")).with;
    service.insert(QStringLiteral("method"), QStringLiteral("post"));
    service.insert(QStringLiteral("waybill"), QStringLiteral("1234567890123"));
    test::Bench bench;
    bench.runUntil(script, QStringLiteral("payment"));
    int without = 0, with = 0;
    for (const DocumentView &one : bench.view().documents) {
        if (one.form == QLatin1String("service_receipt"))
            (copiesOf(bench, one).empty() ? without : with) += 1;
    }
    CHECK(without == 1);
    CHECK(with > 0);
}
