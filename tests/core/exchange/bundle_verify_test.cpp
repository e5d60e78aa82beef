#include <catch2/catch.hpp>

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>

#include "core/base/json.h"
#include "core/base/messages.h"
#include "core/exchange/bag_layout.h"
#include "core/exchange/bundle_verify.h"
#include "core/exchange/zip_reader.h"

#include "tests/core/chain/unit_fixture.h"
#include "tests/core/exchange/bag_fixture.h"

using namespace anjuan;
using namespace anjuan::exchange;
using test::found;
using test::MemoryBag;

namespace {

const QString kSample = QStringLiteral(ANJUAN_SOURCE_DIR "/docs/format/sample.anjuan.zip");
const QString kReceipt = QStringLiteral(ANJUAN_SOURCE_DIR "/docs/format/sample-receipt.json");

MemoryBag sample()
{
    const auto zip = ZipReader::openFile(kSample);
    REQUIRE(zip);
    return MemoryBag(**zip);
}

Digest sampleGenesis(const MemoryBag &bag)
{
    const QByteArray line = bag.content.at(QStringLiteral("data/office.jsonl")).split('\n').first();
    return chain::parseEnvelope(line, QStringLiteral("genesis"))->hash;
}

Result<BundleVerdict> verdict(const BagSource &bag, const VerifyOptions &options = {})
{
    NoProgress progress;
    return verifyBag(bag, options, progress);
}

chain::Findings findings(MemoryBag &bag, const VerifyOptions &options = {})
{
    bag.refresh();
    const auto got = verdict(bag, options);
    REQUIRE(got);
    for (const chain::Finding &finding : got->findings) {
        INFO(finding.error.id.toStdString());
        CHECK(hasMessage(finding.error.id));
    }
    return got->findings;
}

QString errorOf(MemoryBag &bag)
{
    bag.refresh();
    const auto got = verdict(bag);
    REQUIRE_FALSE(got);
    CHECK(hasMessage(got.error().id));
    return got.error().id;
}

QString path(const char *end)
{
    const MemoryBag bag = sample();
    for (const auto &[name, data] : bag.content) {
        if (name.endsWith(QLatin1String(end)))
            return name;
    }
    return {};
}

class Cancelled final : public Progress {
public:
    void report(qint64, qint64, const QString &) override {}
    bool cancelled() const override { return true; }
};

} // namespace

TEST_CASE("a small file takes no memory for the longest one that is allowed")
{
    const MemoryBag bag = sample();
    const auto data = bag.read(QStringLiteral("bagit.txt"), kMaxTextFile);
    REQUIRE(data);
    CHECK(data->capacity() < 1 << 20);
}

TEST_CASE("the sample holds under its genesis and its receipt")
{
    const MemoryBag bag = sample();
    VerifyOptions options{sampleGenesis(bag), kReceipt};
    NoProgress progress;
    const auto got = verifyBundle(kSample, options, progress);
    REQUIRE(got);
    CHECK(got->holds());
    CHECK(got->readThrough);
    CHECK(got->chains == 4);
    CHECK(got->records == 13);
    CHECK(got->blobs == 2);
    CHECK(got->genesis == *options.genesis);
    CHECK(got->genesisPinned);
    CHECK(got->receiptChecked);
    CHECK(got->receiptAt->toString() == QLatin1String("2026-01-07T18:00:00+08:00"));
    CHECK(got->profile == QLatin1String("upload"));
    CHECK(got->unitName == QStringLiteral("示例镇综合行政执法队"));
    CHECK(got->senderLedgerSize == 13);
    CHECK(got->bagId == bag.name());
    CHECK(got->content->chains.size() == 4);
    CHECK(got->content->late.empty());
    CHECK(verifyBundle(kSample, {}, progress)->holds());
    CHECK_FALSE(verifyBundle(kSample, {}, progress)->genesisPinned);
}

TEST_CASE("an unpacked bundle is judged like its zip")
{
    const MemoryBag bag = sample();
    const QTemporaryDir dir;
    const QString top = dir.filePath(bag.name());
    for (const auto &[name, data] : bag.content) {
        REQUIRE(QDir().mkpath(QFileInfo(top + u'/' + name).path()));
        QFile file(top + u'/' + name);
        REQUIRE(file.open(QIODevice::WriteOnly));
        file.write(data);
    }
    NoProgress progress;
    const auto got = verifyBundle(top, {sampleGenesis(bag), kReceipt}, progress);
    REQUIRE(got);
    CHECK(got->holds());
    CHECK(verifyBundle(top + u'/', {}, progress)->holds());
    REQUIRE(QFile::link(top + QStringLiteral("/bagit.txt"), top + QStringLiteral("/data/publicity2.csv")));
    CHECK(found(verifyBundle(top, {}, progress)->findings, "exchange.file_not_allowed"));
    REQUIRE(QFile::remove(top + QStringLiteral("/data/publicity2.csv")));
    REQUIRE(QFile::remove(top + QStringLiteral("/data/publicity.csv")));
    REQUIRE(QFile::link(top + QStringLiteral("/bagit.txt"), top + QStringLiteral("/data/publicity.csv")));
    CHECK(found(verifyBundle(top, {}, progress)->findings, "exchange.file_not_allowed"));
    CHECK(verifyBundle(dir.filePath(QStringLiteral("none")), {}, progress).error().fault == Fault::NotFound);
}

TEST_CASE("every byte of every file of the sample is guarded, chains and proofs without the manifest too")
{
    MemoryBag bag = sample();
    const auto guarded = [&](const QString &name) {
        const auto got = verdict(bag);
        const bool truth = name.endsWith(QLatin1String(".jsonl")) || name.startsWith(QLatin1String("data/ledger/"));
        return !got || std::any_of(got->findings.begin(), got->findings.end(), [&](const chain::Finding &finding) {
            return !truth || finding.error.id != QLatin1String("exchange.content_changed");
        });
    };
    int changes = 0;
    for (auto &[name, data] : bag.content) {
        // Long files are sampled, with every bit in turn.
        const qsizetype step = data.size() > 400 ? 23 : 1;
        for (qsizetype i = 0; i < data.size(); i += step, ++changes) {
            const char before = data[i];
            data[i] = static_cast<char>(before ^ (1 << changes % 8));
            if (!guarded(name))
                FAIL_CHECK(name.toStdString() << " byte " << i);
            data[i] = before;
        }
    }
    CHECK(changes > 1200);
    CHECK(verdict(bag)->holds());
}

TEST_CASE("every file of the sample that is cut, emptied or gone is missed")
{
    const MemoryBag whole = sample();
    for (const auto &[name, data] : whole.content) {
        INFO(name.toStdString());
        for (const qsizetype length : {qsizetype{0}, data.size() / 2, data.size() - 1}) {
            MemoryBag bag = sample();
            bag.content[name] = data.first(length);
            bag.refresh();
            const auto got = verdict(bag);
            CHECK_FALSE((got && got->holds()));
        }
        MemoryBag longer = sample();
        longer.content[name] += '\n';
        longer.refresh();
        const auto more = verdict(longer);
        CHECK_FALSE((more && more->holds()));
        MemoryBag without = sample();
        without.content.erase(name);
        without.refresh();
        const auto got = verdict(without);
        CHECK_FALSE((got && got->holds()));
    }
    QFile zip(kSample);
    REQUIRE(zip.open(QIODevice::ReadOnly));
    const QByteArray bytes = zip.readAll();
    for (qsizetype length = 0; length < bytes.size(); length += 37)
        CHECK_FALSE(ZipReader::openDevice(test::deviceOf(bytes.first(length)), kSample));
}

TEST_CASE("a file whose zip states another CRC-32 is a finding")
{
    const MemoryBag bag = sample();
    test::RawZip zip = test::zipOf(bag);
    zip.entries[0].crc ^= 1;
    const auto source = ZipReader::openDevice(test::deviceOf(zip.bytes()), kSample);
    REQUIRE(source);
    CHECK(found(verdict(**source)->findings, "exchange.crc_differs"));
}

TEST_CASE("files that may not stand in a bundle are named")
{
    for (const char *name : {"run.exe", "data/run.exe", "fetch.txt", "manifest-md5.txt", "data/office.jsonl.bak",
                             "data/cases/x/records.jsonl", "data/blobs/ab/abcd.txt", ".hidden"}) {
        MemoryBag bag = sample();
        bag.content[QString::fromLatin1(name)] = "x";
        CHECK(found(findings(bag), "exchange.file_not_allowed"));
        CHECK_FALSE(isBundlePath(QString::fromLatin1(name)));
    }
    CHECK(isBundlePath(QStringLiteral("data/office.jsonl")));
    CHECK_FALSE(isBundlePath(QStringLiteral("data/office.jsonl\n")));
    CHECK_FALSE(isBundlePath(QStringLiteral("DATA/office.jsonl")));
}

TEST_CASE("what cannot be read as a bundle is an error, not a verdict")
{
    for (const char *name :
         {"bagit.txt", "bag-info.txt", "readme.txt", "manifest-sha256.txt", "signature.json", "tagmanifest-sha256.txt",
          "data/office.jsonl", "data/summary.json", "data/ledger/proof.json", "data/ledger/checkpoint.json"}) {
        MemoryBag bag = sample();
        bag.content.erase(QString::fromLatin1(name));
        CHECK(errorOf(bag) == QLatin1String("exchange.file_missing"));
    }
    MemoryBag part = sample();
    part.content[QStringLiteral("bag-info.txt")] += "Bag-Count: 2 of 3\n";
    CHECK(errorOf(part) == QLatin1String("exchange.split_bag"));
    MemoryBag info = sample();
    info.content[QStringLiteral("bag-info.txt")] += "no colon\n";
    CHECK(errorOf(info) == QLatin1String("exchange.bag_text"));
    MemoryBag twice = sample();
    twice.content[QStringLiteral("bag-info.txt")] += "Anjuan-Profile: office\n";
    CHECK(errorOf(twice) == QLatin1String("exchange.bag_text"));
    const MemoryBag bag = sample();
    Cancelled cancelled;
    CHECK(verifyBag(bag, {}, cancelled).error().fault == Fault::Cancelled);
    CHECK(verdict(bag, {std::nullopt, QStringLiteral("/nonexistent.json")}).error().fault == Fault::NotFound);
    CHECK(verdict(bag, {std::nullopt, kSample}).error().id == QLatin1String("exchange.not_one_line"));
}

TEST_CASE("BagIt's own rules are checked")
{
    const auto after = [](const char *name, const QByteArray &from, const QByteArray &to) {
        MemoryBag bag = sample();
        QByteArray &data = bag.content.at(QString::fromLatin1(name));
        REQUIRE(data.contains(from));
        data.replace(from, to);
        return findings(bag);
    };
    CHECK(found(after("bagit.txt", "1.0", "0.9"), "exchange.not_bagit"));
    CHECK(found(after("bag-info.txt", "Anjuan-Profile: upload", "Anjuan-Profile: other"), "exchange.profile_unknown"));
    CHECK(found(after("bag-info.txt", "Bagging-Date", "Packing-Date"), "exchange.label_missing"));
    CHECK(found(after("bag-info.txt", "Payload-Oxum: ", "Payload-Oxum: 1"), "exchange.oxum_differs"));
    CHECK(found(after("bag-info.txt", "Anjuan-Genesis: ", "Anjuan-Genesis: 0"), "exchange.info_differs"));
    CHECK(found(after("bag-info.txt", "Ledger-Size: 13", "Ledger-Size: 14"), "exchange.info_differs"));
    CHECK(found(after("bag-info.txt", "Identifier: 0", "Identifier: 1"), "exchange.identifier_differs"));
    CHECK(found(after("readme.txt", "\n", "\r\n"), "exchange.text_form"));
    CHECK(found(after("manifest-sha256.txt", "  data/office", " data/office"), "exchange.manifest_line"));
    CHECK(found(after("manifest-sha256.txt", "data/office.jsonl", "data/absent.jsonl"), "exchange.listed_not_here"));
    CHECK(found(after("manifest-sha256.txt", "data/office.jsonl", "data/absent.jsonl"), "exchange.here_not_listed"));
    CHECK(found(after("tagmanifest-sha256.txt", "readme.txt", "bagit.txt"), "exchange.manifest_line"));
    MemoryBag renamed(QStringLiteral("top"));
    renamed.content = sample().content;
    CHECK(found(findings(renamed), "exchange.top_not_uuid"));
}

TEST_CASE("another genesis, and a receipt that does not fit, are findings")
{
    MemoryBag bag = sample();
    CHECK(found(findings(bag, {Digest{}, {}}), "exchange.another_genesis"));
    QFile file(kReceipt);
    REQUIRE(file.open(QIODevice::ReadOnly));
    const QByteArray receipt = file.readAll();
    const QTemporaryDir dir;
    const auto with = [&](const QByteArray &from, const QByteArray &to) {
        REQUIRE(receipt.contains(from));
        QFile out(dir.filePath(QStringLiteral("r.json")));
        REQUIRE(out.open(QIODevice::WriteOnly));
        out.write(QByteArray(receipt).replace(from, to));
        out.close();
        return findings(bag, {std::nullopt, out.fileName()});
    };
    CHECK(with("{", "{").empty());
    CHECK(found(with("\"seq\":5", "\"seq\":4"), "exchange.not_extending_receipt"));
    CHECK(found(with("\"seq\":5", "\"seq\":6"), "exchange.not_extending_receipt"));
    CHECK(found(with("\"seq\":5", "\"seq\":-1"), "exchange.not_extending_receipt"));
    CHECK(found(with("\"seq\":5", "\"seq\":4"), "exchange.receipt_not_bureau"));
    CHECK(found(with("\"size\":7", "\"size\":6"), "exchange.no_consistency"));
    CHECK(found(with("\"ledger\":\"0", "\"ledger\":\"1"), "exchange.receipt_of_other"));
    const QByteArray genesis = sampleGenesis(bag).hex().toLatin1();
    CHECK(found(with(genesis, QByteArray(64, '0')), "exchange.receipt_of_other"));
}

TEST_CASE("content that has not its form is a finding that names the place")
{
    MemoryBag bag = sample();
    bag.content[path("records.jsonl")].replace("\"kind\":\"case.opened\"", "\"kind\":\"case.opened\",\"kindx\":1");
    bag.refresh();
    const auto got = verdict(bag);
    REQUIRE(got);
    CHECK_FALSE(got->readThrough);
    CHECK(found(got->findings, "exchange.content_changed"));
    CHECK(found(got->findings, "chain.malformed"));
    MemoryBag empty = sample();
    empty.content[path("records.jsonl")].clear();
    CHECK(found(findings(empty), "exchange.empty_chain"));
    MemoryBag unended = sample();
    unended.content[path("records.jsonl")].chop(1);
    CHECK(found(findings(unended), "exchange.line_unended"));
    MemoryBag office = sample();
    office.content[QStringLiteral("data/office.jsonl")] = office.content[path("records.jsonl")];
    CHECK(found(findings(office), "exchange.not_office"));
    MemoryBag summary = sample();
    summary.content[QStringLiteral("data/summary.json")] = "{\"omitted\":1}\n";
    CHECK(found(findings(summary), "chain.malformed"));
    MemoryBag lines = sample();
    lines.content[QStringLiteral("data/summary.json")] += "{}\n";
    CHECK(found(findings(lines), "exchange.not_one_line"));
}

TEST_CASE("paths and chains name each other")
{
    const QString one = test::uuidOf(1);
    const QString two = test::uuidOf(2);
    for (const QString &chain :
         {QStringLiteral("case/") + one, QStringLiteral("desk/") + one, QStringLiteral("access/") + one + u'/' + two})
        CHECK(chainOfPath(pathOfChain(chain)) == chain);
    CHECK(pathOfChain(QStringLiteral("office/") + one) == QLatin1String("data/office.jsonl"));
    CHECK(chainOfPath(QStringLiteral("data/office.jsonl")).isEmpty());
    CHECK(isBundlePath(pathOfBlob(sha256("x").hex(), QStringLiteral("jpg"))));
}
