#include <catch2/catch.hpp>

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QProcess>
#include <QtCore/QTemporaryDir>

#include "core/base/messages.h"
#include "core/exchange/bundle_verify.h"
#include "core/exchange/bundle_write.h"
#include "core/exchange/proof.h"
#include "core/exchange/zip_reader.h"

#include "tests/core/chain/unit_fixture.h"

using namespace anjuan;
using namespace anjuan::exchange;
using test::found;
using test::Unit;
using test::uuidOf;

namespace {

/// A unit with a case, its vault, and what a bundle of it is made of.
struct House {
    QTemporaryDir dir;
    Unit unit;
    vault::Vault vault = *vault::Vault::create(dir.filePath(QStringLiteral("vault")));
    QString photo = vault.takeIn(QByteArray(3 << 20, 'p'))->sha256;
    QString paper = vault.takeIn(QByteArray("%PDF-1.4 sample\n"))->sha256;
    QString out = dir.filePath(QStringLiteral("b.anjuan.zip"));

    House()
    {
        unit.found();
        const auto act = [&](const char *kind, const QJsonObject &body) -> chain::Record & {
            return unit.add(unit.caseName, kind, unit.zhangId, unit.zhang, body);
        };
        act("case.opened", {});
        act("evidence.added", {{QStringLiteral("file_sha256"), photo}});
        const chain::Record asked = act("review.requested", {});
        act("case.statement_received", {{QStringLiteral("statement"), unit.statement(asked)}});
        act("dossier.built", {{QStringLiteral("dossier_sha256"), paper}});
        unit.add(chain::accessChain(unit.library, unit.caseId), "access.viewed", unit.zhangId, unit.zhang, {});
    }

    BundlePlan plan() const
    {
        BundlePlan plan;
        plan.profile = QStringLiteral("upload");
        plan.unitName = QStringLiteral("示例镇综合行政执法队");
        plan.bagId = uuidOf(41);
        plan.baggingDate = QDate(2026, 1, 8);
        plan.at = test::at("2026-01-08T17:00:00+08:00");
        plan.signer = unit.adminId;
        plan.key = &unit.admin;
        plan.library = unit.library;
        plan.ledger = unit.library.toString();
        for (const chain::Record &record : unit.ledger)
            plan.leaves.push_back(record.hash);
        for (const auto &[name, rows] : unit.chains)
            plan.heads.push_back({name, rows.back().hash, rows.back().seq});
        plan.chains = unit.chains;
        plan.blobs = {{photo, QStringLiteral("jpg")}, {paper, QStringLiteral("PDF!")}};
        plan.dossiers = {{unit.caseId.toString(), paper}};
        plan.publicityCsv = "\xEF\xBB\xBF编号\r\n";
        plan.summary = {{QStringLiteral("cases"), 1}};
        return plan;
    }

    Result<WrittenBundle> write(const BundlePlan &plan) const
    {
        NoProgress progress;
        return writeBundle(out, plan, vault, progress);
    }

    Result<BundleVerdict> verify(const QString &receipt = {}) const
    {
        NoProgress progress;
        return verifyBundle(out, {unit.chains.at(unit.office).front().hash, receipt}, progress);
    }

    /// The second implementation's exit status, and what it says.
    int second(const QString &receipt = {}) const
    {
        QProcess python;
        QStringList args{QStringLiteral("-B"), QStringLiteral(ANJUAN_SOURCE_DIR "/docs/format/anjuan_verify.py"), out,
                         QStringLiteral("--genesis"), unit.chains.at(unit.office).front().hash.hex()};
        if (!receipt.isEmpty())
            args << QStringLiteral("--since") << receipt;
        python.start(QStringLiteral("python3"), args);
        REQUIRE(python.waitForFinished(60000));
        UNSCOPED_INFO(python.readAllStandardOutput().toStdString());
        UNSCOPED_INFO(python.readAllStandardError().toStdString());
        return python.exitCode();
    }

    QStringList leftovers() const { return QDir(dir.path()).entryList(QDir::Files); }
};

/// Both implementations hold it good.
void checkGood(const House &house, const QString &receipt = {})
{
    const auto got = house.verify(receipt);
    REQUIRE(got);
    for (const chain::Finding &finding : got->findings)
        UNSCOPED_INFO(finding.where.toStdString() << ": " << finding.error.id.toStdString());
    CHECK(got->holds());
    CHECK(house.second(receipt) == 0);
}

QString writeReceipt(const House &house, qint64 size)
{
    chain::Hashes leaves;
    for (qint64 i = 0; i < size; ++i)
        leaves.push_back(house.unit.ledger[static_cast<std::size_t>(i)].hash);
    Receipt receipt;
    receipt.accepted = {{house.unit.office, house.unit.chains.at(house.unit.office)[5].hash, 5}};
    receipt.rejected = {{QStringLiteral("case/x"), QStringLiteral("fork")}};
    receipt.at = test::at("2026-01-07T18:00:00+08:00");
    receipt.bundle = uuidOf(40);
    receipt.by = uuidOf(91);
    receipt.genesis = house.unit.ledger.front().hash;
    receipt.ledger = house.unit.library.toString();
    receipt.root = chain::merkleRoot(leaves);
    receipt.size = size;
    QFile file(house.dir.filePath(QStringLiteral("receipt.json")));
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write(*sealReceipt(receipt, house.unit.bureau) + '\n');
    return file.fileName();
}

} // namespace

TEST_CASE("a written bundle holds under both implementations")
{
    const House house;
    const auto written = house.write(house.plan());
    REQUIRE(written);
    CHECK(written->file == house.out);
    CHECK(written->bytes == QFileInfo(house.out).size());
    checkGood(house);
    const auto got = house.verify();
    CHECK(got->blobs == 2);
    CHECK(got->content->tagmanifestSm3 == written->tagmanifestSm3);
    CHECK(got->content->checkpointLine == written->checkpoint);
    CHECK(got->content->blobs.at(house.paper).endsWith(QLatin1String(".bin")));
    CHECK(got->content->info.at(QStringLiteral("Source-Organization")) == house.plan().unitName);
    const auto zip = ZipReader::openFile(house.out);
    CHECK((*zip)->read(QStringLiteral("readme.txt"), 1 << 16)->contains("sha256sum -c manifest-sha256.txt"));
    CHECK(house.leftovers() == QStringList{QStringLiteral("b.anjuan.zip")});
}

TEST_CASE("a later bundle proves that it extends the receipt")
{
    const House house;
    const QString receipt = writeReceipt(house, 7);
    BundlePlan plan = house.plan();
    plan.since = BundlePlan::Since{7, readReceipt(receipt)->root};
    REQUIRE(house.write(plan));
    checkGood(house, receipt);
    const auto got = house.verify(receipt);
    CHECK(got->receiptChecked);
    CHECK(got->receiptAt == readReceipt(receipt)->at);
    for (const qint64 size : {qint64{1}, qint64{8}, static_cast<qint64>(plan.leaves.size())}) {
        const QString other = writeReceipt(house, size);
        plan.since = BundlePlan::Since{size, readReceipt(other)->root};
        REQUIRE(house.write(plan));
        checkGood(house, other);
    }
    for (const BundlePlan::Since &bad : {BundlePlan::Since{7, Digest{}}, BundlePlan::Since{0, plan.since->root},
                                         BundlePlan::Since{99, plan.since->root}}) {
        plan.since = bad;
        const auto refused = house.write(plan);
        REQUIRE_FALSE(refused);
        CHECK(refused.error().fault == Fault::Conflict);
        CHECK(refused.error().id == QLatin1String("exchange.ledger_diverged"));
    }
}

TEST_CASE("a light bundle omits blobs, and a case may stay away")
{
    House house;
    BundlePlan plan = house.plan();
    plan.blobs.erase(house.photo);
    plan.omitted = {house.photo};
    REQUIRE(house.write(plan));
    checkGood(house);
    CHECK(house.verify()->omitted == 1);

    plan = house.plan();
    plan.profile = QStringLiteral("office");
    plan.chains = {{house.unit.office, house.unit.chains.at(house.unit.office)}};
    plan.blobs.clear();
    plan.dossiers.clear();
    plan.publicityCsv.clear();
    REQUIRE(house.write(plan));
    checkGood(house);
    CHECK(house.verify()->chains == 1);
}

TEST_CASE("a destroyed blob needs no content")
{
    House house;
    house.unit.add(house.unit.caseName, "blob.destroyed", house.unit.zhangId, house.unit.zhang,
                   {{QStringLiteral("approved_by"), uuidOf(1)},
                    {QStringLiteral("blob"), house.photo},
                    {QStringLiteral("ground"), QStringLiteral("期满")}});
    BundlePlan plan = house.plan();
    plan.blobs.erase(house.photo);
    REQUIRE(house.write(plan));
    checkGood(house);
    plan.blobs[house.photo] = QStringLiteral("jpg");
    CHECK(house.write(plan).error().id == QLatin1String("exchange.blob_not_planned"));
}

TEST_CASE("records and statements of officers who left are proven to be earlier")
{
    House house;
    house.unit.revoke(house.unit.zhang);
    house.unit.revoke(house.unit.li);
    REQUIRE(house.write(house.plan()));
    checkGood(house);
    CHECK(house.verify()->content->late.empty());
    CHECK(house.verify()->content->proof.inclusion.size() > 8);
}

TEST_CASE("a record that came after its key's revocation is late until it is accepted")
{
    House house;
    house.unit.revoke(house.unit.zhang);
    const QString other = QStringLiteral("case/") + uuidOf(22);
    const chain::Record late =
        house.unit.add(other, "case.opened", house.unit.zhangId, house.unit.zhang, {}, std::nullopt, 5);
    REQUIRE(house.write(house.plan()));
    const auto got = house.verify();
    CHECK(found(got->findings, "exchange.late_record"));
    CHECK(got->content->late == std::set<Digest>{late.hash});
    CHECK(house.second() == 1);
    house.unit.addOffice("person.late_record_accepted", {{QStringLiteral("hash"), late.hash.hex()}});
    REQUIRE(house.write(house.plan()));
    checkGood(house);
}

TEST_CASE("what a chain may not hold is found in an otherwise perfect bundle")
{
    const auto finding = [](auto &&change) {
        House house;
        change(house);
        REQUIRE(house.write(house.plan()));
        const auto got = house.verify();
        REQUIRE(got);
        CHECK(house.second() != 0);
        return got->findings;
    };
    const auto act = [](House &house, const char *kind, const QJsonObject &body, std::optional<LibraryId> from = {},
                        std::optional<int> office = {}) -> chain::Record & {
        return house.unit.add(house.unit.caseName, kind, house.unit.zhangId, house.unit.zhang, body, from, office);
    };
    CHECK(found(finding([&](House &h) { act(h, "case.filed", {}, h.unit.second); }), "exchange.not_holder"));
    CHECK(found(finding([&](House &h) { act(h, "case.filed", {}, {}, 4); }), "exchange.office_moves_back"));
    CHECK(found(finding([&](House &h) {
                    act(h, "case.handed_over", {{QStringLiteral("to_library"), uuidOf(77)}});
                }),
                "chain.handed_to_stranger"));
    CHECK(found(finding([&](House &h) { act(h, "case.filed", {}, LibraryId::parse(uuidOf(77))); }),
                "chain.library_not_enrolled"));
    CHECK(found(finding([&](House &h) {
                    const auto rows = h.unit.chains.at(h.unit.caseName);
                    act(h, "case.statement_received",
                        {{QStringLiteral("statement"), rows[3].body.value(QStringLiteral("statement"))}});
                }),
                "exchange.statement_twice"));
    CHECK(found(finding([&](House &h) {
                    act(h, "case.statement_received",
                        {{QStringLiteral("statement"), h.unit.statement(h.unit.chains.at(h.unit.desk)[0])}});
                }),
                "exchange.statement_about_other"));
    CHECK(found(finding([&](House &h) {
                    h.unit.addOffice("pack.adopted", {});
                    const QJsonObject statement = h.unit.statement(h.unit.chains.at(h.unit.caseName)[0]);
                    act(h, "case.statement_received", {{QStringLiteral("statement"), statement}}, {}, 5);
                }),
                "exchange.statement_late"));
    CHECK(found(finding([&](House &h) {
                    act(h, "blob.destroyed",
                        {{QStringLiteral("approved_by"), uuidOf(1)},
                         {QStringLiteral("blob"), Digest{}.hex()},
                         {QStringLiteral("ground"), QString()}});
                }),
                "exchange.destroys_unnamed"));
    CHECK(found(finding([&](House &h) {
                    h.unit.add(h.unit.desk, "desk.unlocked", h.unit.adminId, h.unit.admin, {}, h.unit.second);
                }),
                "exchange.another_library"));
    CHECK(found(finding([&](House &h) {
                    h.unit.add(chain::deskChain(h.unit.second), "desk.unlocked", h.unit.adminId, h.unit.admin, {},
                               h.unit.second);
                }),
                "exchange.desk_not_senders"));
    CHECK(found(finding([&](House &h) {
                    h.unit.add(chain::accessChain(h.unit.library, *CaseId::parse(uuidOf(23))), "access.viewed",
                               h.unit.zhangId, h.unit.zhang, {});
                }),
                "exchange.access_without_case"));
}

TEST_CASE("a case handed over goes on at its new holder")
{
    House house;
    house.unit.add(house.unit.caseName, "case.handed_over", house.unit.zhangId, house.unit.zhang,
                   {{QStringLiteral("to_library"), house.unit.second.toString()}});
    house.unit.add(house.unit.caseName, "case.filed", house.unit.zhangId, house.unit.zhang, {}, house.unit.second);
    REQUIRE(house.write(house.plan()));
    checkGood(house);
}

TEST_CASE("a chain that is cut short under the same root is found")
{
    House house;
    BundlePlan plan = house.plan();
    plan.chains.at(house.unit.caseName).pop_back();
    plan.blobs.erase(house.paper);
    plan.dossiers.clear();
    const auto refused = house.write(plan);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().id == QLatin1String("exchange.plan_invalid"));
    // Whoever signs a false head is found by the ledger's root only if the receipt knows better; the heads agree.
    for (chain::Head &head : plan.heads) {
        if (head.chain == house.unit.caseName)
            head = {head.chain, plan.chains.at(head.chain).back().hash, head.seq};
    }
    REQUIRE(house.write(plan));
    CHECK(found(house.verify()->findings, "exchange.head_differs"));
    CHECK(house.second() == 1);
}

TEST_CASE("a plan that is incomplete is refused and nothing is written")
{
    const House house;
    const auto refusal = [&](auto &&change) {
        BundlePlan plan = house.plan();
        change(plan);
        const auto written = house.write(plan);
        REQUIRE_FALSE(written);
        CHECK(hasMessage(written.error().id));
        CHECK(house.leftovers().isEmpty());
        return written.error().id;
    };
    const QString invalid = QStringLiteral("exchange.plan_invalid");
    const QString blobs = QStringLiteral("exchange.blob_not_planned");
    CHECK(refusal([](BundlePlan &p) { p.key = nullptr; }) == invalid);
    CHECK(refusal([](BundlePlan &p) { p.profile = QStringLiteral("other"); }) == invalid);
    CHECK(refusal([](BundlePlan &p) { p.bagId = QStringLiteral("x"); }) == invalid);
    CHECK(refusal([](BundlePlan &p) { p.baggingDate = QDate(); }) == invalid);
    CHECK(refusal([](BundlePlan &p) { p.leaves.pop_back(); }) == invalid);
    CHECK(refusal([](BundlePlan &p) { p.heads.clear(); }) == invalid);
    CHECK(refusal([&](BundlePlan &p) { p.chains.erase(house.unit.office); }) == invalid);
    CHECK(refusal([&](BundlePlan &p) { p.chains[QStringLiteral("case/") + uuidOf(50)]; }) == invalid);
    CHECK(refusal([&](BundlePlan &p) { p.blobs.erase(house.photo); }) == blobs);
    CHECK(refusal([&](BundlePlan &p) { p.omitted = {house.photo}; }) == blobs);
    CHECK(refusal([&](BundlePlan &p) { p.omitted = {Digest{}.hex()}; }) == blobs);
    CHECK(refusal([&](BundlePlan &p) { p.blobs[Digest{}.hex()] = QStringLiteral("x"); }) == blobs);
    CHECK(refusal([&](BundlePlan &p) { p.dossiers[uuidOf(1)] = Digest{}.hex(); }) == blobs);
    CHECK(refusal([](BundlePlan &p) { p.summary.insert(QStringLiteral("share"), 0.5); })
          == QLatin1String("json.not_canonical"));
}

TEST_CASE("a blob that changed or vanished stops the bundle, and leaves the older one alone")
{
    const House house;
    REQUIRE(house.write(house.plan()));
    const QString place = house.vault.path(house.photo);
    REQUIRE(QFile::setPermissions(place, QFile::ReadOwner | QFile::WriteOwner));
    QFile file(place);
    REQUIRE(file.open(QIODevice::ReadWrite));
    file.seek(1 << 20);
    file.write("x");
    file.close();
    const auto changed = house.write(house.plan());
    REQUIRE_FALSE(changed);
    CHECK(changed.error().fault == Fault::Corrupt);
    CHECK(changed.error().id == QLatin1String("exchange.blob_changed"));
    REQUIRE(QFile::remove(place));
    const auto gone = house.write(house.plan());
    REQUIRE_FALSE(gone);
    CHECK(gone.error().id == QLatin1String("exchange.blob_missing"));
    CHECK(house.leftovers() == QStringList{QStringLiteral("b.anjuan.zip")});
    CHECK(house.verify()->holds());
}

TEST_CASE("a bundle that is cancelled or cannot be written leaves nothing")
{
    class Impatient final : public Progress {
    public:
        void report(qint64 done, qint64, const QString &) override { m_done = done; }
        bool cancelled() const override { return m_done > 1 << 20; }

    private:
        qint64 m_done = 0;
    } impatient;
    const House house;
    const auto cancelled = writeBundle(house.out, house.plan(), house.vault, impatient);
    REQUIRE_FALSE(cancelled);
    CHECK(cancelled.error().fault == Fault::Cancelled);
    CHECK(house.leftovers().isEmpty());
    NoProgress progress;
    const auto nowhere =
        writeBundle(house.dir.filePath(QStringLiteral("none/b.zip")), house.plan(), house.vault, progress);
    REQUIRE_FALSE(nowhere);
    CHECK(nowhere.error().fault == Fault::Io);
    CHECK(nowhere.error().id == QLatin1String("file.not_written"));
}

TEST_CASE("a receipt reads back and holds under the bureau's key alone")
{
    House house;
    const QString file = writeReceipt(house, 7);
    const auto receipt = readReceipt(file);
    REQUIRE(receipt);
    CHECK(receipt->size == 7);
    CHECK(receipt->rejected.size() == 1);
    CHECK(receipt->accepted.front().seq == 5);
    chain::Authority authority;
    REQUIRE(house.unit.fold(authority).empty());
    CHECK(receiptHolds(*receipt, authority));
    CHECK_FALSE(receiptHolds(*parseReceipt(*sealReceipt(*receipt, house.unit.admin), QStringLiteral("r")), authority));
    CHECK_FALSE(receiptHolds(*receipt, chain::Authority()));
    CHECK_FALSE(parseReceipt("{}", QStringLiteral("r")));
}
