#include <catch2/catch.hpp>

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QProcess>
#include <QtCore/QTemporaryDir>

#include "core/base/messages.h"
#include "core/exchange/bag_layout.h"
#include "core/exchange/bundle_write.h"
#include "core/exchange/sealed_bag.h"
#include "core/exchange/split_bag.h"
#include "core/exchange/zip_reader.h"
#include "core/exchange/zip_writer.h"

#include "tests/core/chain/unit_fixture.h"
#include "tests/core/exchange/bag_fixture.h"

using namespace anjuan;
using namespace anjuan::exchange;
using test::MemoryBag;
using test::Unit;
using test::uuidOf;

namespace {

constexpr qint64 kMost = 1'240'000;

QByteArray bytesOf(const QString &name)
{
    QFile file(name);
    REQUIRE(file.open(QIODevice::ReadOnly));
    return file.readAll();
}

struct Ran {
    int code = -1;
    QByteArray said;
};

Ran run(const QString &program, const QStringList &args, const QString &folder = {})
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.setWorkingDirectory(folder);
    process.start(program, args);
    REQUIRE(process.waitForFinished(120000));
    return {process.exitCode(), process.readAll()};
}

MemoryBag bagOf(const QString &file)
{
    const auto zip = ZipReader::openFile(file);
    REQUIRE(zip);
    return MemoryBag(**zip);
}

class Stopped final : public Progress {
public:
    explicit Stopped(int after) : m_left(after) {}
    void report(qint64, qint64, const QString &) override { --m_left; }
    bool cancelled() const override { return m_left < 0; }

private:
    int m_left;
};

/// A bundle of a case with six large blobs and twenty small ones.
struct House {
    QTemporaryDir dir;
    NoProgress progress;
    Unit unit;
    vault::Vault vault = *vault::Vault::create(dir.filePath(QStringLiteral("vault")));
    QString whole = path("b.anjuan.zip");

    explicit House(int bag = 41)
    {
        unit.found();
        const auto act = [&](const char *kind, const QJsonObject &body) {
            unit.add(unit.caseName, kind, unit.zhangId, unit.zhang, body);
        };
        BundlePlan plan;
        act("case.opened", {});
        for (int i = 0; i < 26; ++i) {
            const QByteArray content(i < 6 ? 500'000 + i * 50'000 : 100 + i, static_cast<char>('a' + i));
            const QString digest = vault.takeIn(content)->sha256;
            act("evidence.added", {{QStringLiteral("file_sha256"), digest}});
            plan.blobs[digest] = QStringLiteral("mp4");
        }
        const QString paper = vault.takeIn(QByteArray("%PDF-1.4 sample\n"))->sha256;
        act("dossier.built", {{QStringLiteral("dossier_sha256"), paper}});
        unit.add(chain::accessChain(unit.library, unit.caseId), "access.viewed", unit.zhangId, unit.zhang, {});
        plan.blobs[paper] = QStringLiteral("pdf");
        plan.profile = QStringLiteral("upload");
        plan.unitName = QStringLiteral("示例镇综合行政执法队");
        plan.bagId = uuidOf(bag);
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
        plan.dossiers = {{unit.caseId.toString(), paper}};
        REQUIRE(writeBundle(whole, plan, vault, progress));
    }

    QString path(const char *name) const { return dir.filePath(QString::fromLatin1(name)); }
    QStringList files() const { return QDir(dir.path()).entryList(QDir::Files); }
    QStringList split(const char *name = "s.anjuan.zip", qint64 most = kMost)
    {
        const auto parts = splitBundle(whole, path(name), most, progress);
        INFO((parts ? std::string() : describe(parts.error()).toStdString()));
        REQUIRE(parts);
        return *parts;
    }

    void put(const QString &name, const QByteArray &bytes) const
    {
        QFile file(name);
        REQUIRE(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        REQUIRE(file.write(bytes) == bytes.size());
    }

    /// Why these parts are not joined; nothing stands there then.
    Error refusal(const QStringList &parts)
    {
        const auto got = joinBundle(parts, path("joined.zip"), progress);
        REQUIRE_FALSE(got);
        CHECK(hasMessage(got.error().id));
        CHECK_FALSE(files().contains(QStringLiteral("joined.zip")));
        CHECK(files().filter(QStringLiteral(".part")).isEmpty());
        return got.error();
    }

    /// Both implementations hold it good.
    void checkHolds(const QString &file)
    {
        const auto genesis = unit.chains.at(unit.office).front().hash;
        const auto verdict = verifyBundle(file, {genesis, {}}, progress);
        REQUIRE(verdict);
        for (const chain::Finding &finding : verdict->findings)
            UNSCOPED_INFO(finding.where.toStdString() << ": " << finding.error.id.toStdString());
        CHECK(verdict->holds());
        const Ran second = run(QStringLiteral("python3"),
                               {QStringLiteral("-B"), QStringLiteral(ANJUAN_SOURCE_DIR "/docs/format/anjuan_verify.py"),
                                file, QStringLiteral("--genesis"), genesis.hex()});
        INFO(second.said.toStdString());
        CHECK(second.code == 0);
    }
};

/// What RFC 8493 asks of a bag, by public tools alone.
void checkBagIt(const House &house, const QString &part)
{
    const QString into = house.dir.filePath(QStringLiteral("unzipped"));
    QDir(into).removeRecursively();
    REQUIRE(run(QStringLiteral("7zz"), {QStringLiteral("x"), QStringLiteral("-o") + into, part}).code == 0);
    const QString top = into + u'/' + QDir(into).entryList(QDir::Dirs | QDir::NoDotAndDotDot).value(0);
    CHECK(bytesOf(top + QStringLiteral("/bagit.txt")) == "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n");
    for (const char *manifest : {"manifest-sha256.txt", "tagmanifest-sha256.txt"}) {
        const Ran check = run(QStringLiteral("sha256sum"),
                              {QStringLiteral("--strict"), QStringLiteral("-c"), QString::fromLatin1(manifest)}, top);
        INFO(check.said.toStdString());
        CHECK(check.code == 0);
    }
    const Ran bare = run(QStringLiteral("sh"),
                         {QStringLiteral("-c"),
                          QStringLiteral("find data -type f | sort > ../found; cut -c67- manifest-sha256.txt | sort | "
                                         "cmp - ../found && printf '%s.%s' $(cat $(cat ../found) | wc -c) $(wc -l < "
                                         "../found)")},
                         top);
    CHECK(bytesOf(top + QStringLiteral("/bag-info.txt")).contains("Payload-Oxum: " + bare.said + '\n'));
}

using Change = std::function<void(MemoryBag &)>;

/// A part with other contents, whose manifests are made anew unless it is to be damaged.
void rewrite(const House &house, const QString &part, const Change &change, bool manifests = true)
{
    MemoryBag bag = bagOf(part);
    change(bag);
    if (manifests) {
        const auto list = [&](const QByteArray &begin) {
            QByteArray out;
            for (const auto &[path, data] : bag.content) {
                const bool tag = !path.startsWith(QLatin1String("data/"));
                if (tag != begin.isEmpty() || path.startsWith(QLatin1String("tagmanifest"))
                    || path == QLatin1String("signature.json"))
                    continue;
                out += sha256(data).hex().toLatin1() + "  " + path.toLatin1() + '\n';
            }
            return out;
        };
        bag.content[QStringLiteral("manifest-sha256.txt")] = list("data/");
        bag.content[QStringLiteral("tagmanifest-sha256.txt")] = list({});
    }
    house.put(part, test::zipOf(bag).bytes());
}

/// Payload-Oxum as it is now.
void recount(MemoryBag &bag)
{
    qint64 bytes = 0;
    int count = 0;
    for (const auto &[path, data] : bag.content) {
        bytes += path.startsWith(QLatin1String("data/")) ? data.size() : 0;
        count += path.startsWith(QLatin1String("data/")) ? 1 : 0;
    }
    QByteArray &info = bag.content[QStringLiteral("bag-info.txt")];
    const qsizetype at = info.indexOf("Payload-Oxum: ") + 14;
    info.replace(at, info.indexOf('\n', at) - at, QByteArray::number(bytes) + '.' + QByteArray::number(count));
}

QByteArray &infoOf(MemoryBag &bag)
{
    return bag.content[QStringLiteral("bag-info.txt")];
}

} // namespace

TEST_CASE("a bundle that fits stays one file, byte for byte")
{
    House house;
    const qint64 size = QFileInfo(house.whole).size();
    const QStringList parts = house.split("s.anjuan.zip", size);
    CHECK(parts == QStringList{house.path("s.anjuan.zip")});
    CHECK((bytesOf(parts[0]) == bytesOf(house.whole)));
    CHECK_FALSE(*isPart(parts[0]));
    CHECK(house.split("t.anjuan.zip", size - 1).size() == 2);
    CHECK(kPartBytes < qint64{4} << 30);
}

TEST_CASE("a bundle is split into valid bags, each within the limit, and joined in any order it holds")
{
    House house;
    QStringList parts = house.split();
    REQUIRE(parts.size() == 5); // 750; 700, 500; 650, 550; 600 kB; part 1 without
    CHECK(parts[1] == house.path("s.2of5.anjuan.zip"));
    const MemoryBag whole = bagOf(house.whole);
    for (int i = 0; i < parts.size(); ++i) {
        INFO(parts[i].toStdString());
        CHECK(QFileInfo(parts[i]).size() <= kMost);
        CHECK(*isPart(parts[i]));
        const auto facts = partFacts(parts[i]);
        REQUIRE(facts);
        CHECK(facts->group == uuidOf(41));
        CHECK(facts->number == i + 1);
        CHECK(facts->count == 5);
        const MemoryBag part = bagOf(parts[i]);
        for (const auto &[path, data] : part.content) {
            if (path.startsWith(QLatin1String("data/")))
                CHECK(path.startsWith(QLatin1String("data/blobs/")) == (i > 0));
        }
        CHECK(part.content.contains(QStringLiteral("signature.json")) == (i == 0));
        CHECK(part.content.at(QStringLiteral("readme.txt")) == whole.content.at(QStringLiteral("readme.txt")));
        CHECK(part.content.at(QStringLiteral("bag-info.txt"))
                  .endsWith("Bag-Group-Identifier: " + uuidOf(41).toLatin1()
                            + "\nBag-Count: " + QByteArray::number(i + 1) + " of 5\n"));
        checkBagIt(house, parts[i]);
        // Nobody takes a part for the bundle.
        const auto alone = verifyBundle(parts[i], {}, house.progress);
        REQUIRE_FALSE(alone);
        CHECK(alone.error().id == QLatin1String(i == 0 ? "exchange.split_bag" : "exchange.file_missing"));
    }
    const QString joined = house.path("joined.zip");
    for (int turn = 0; turn < 3; ++turn) {
        parts.move(turn, 4);
        const auto got = joinBundle(parts, joined, house.progress);
        REQUIRE(got);
        CHECK(*got == joined);
        CHECK((bagOf(joined).content == whole.content));
    }
    house.checkHolds(joined);
    CHECK_FALSE(*isPart(joined));
    CHECK(house.files().filter(QStringLiteral(".part")).isEmpty());
}

TEST_CASE("the sample bundle is split down to its smallest, and joined it is the sample")
{
    House house;
    const QString sample = QStringLiteral(ANJUAN_SOURCE_DIR "/docs/format/sample.anjuan.zip");
    const qint64 most = QFileInfo(sample).size() - 1;
    qint64 least = most;
    QStringList parts;
    for (; least > 0; least -= 50) {
        const auto got = splitBundle(sample, house.path("s.zip"), least, house.progress);
        if (!got) {
            CHECK(got.error().id == QLatin1String("exchange.records_larger_than_part"));
            break;
        }
        parts = *got;
        for (const QString &part : parts)
            CHECK(QFileInfo(part).size() <= least);
    }
    CHECK(least < most);
    REQUIRE(parts.size() >= 2);
    CHECK(parts[0].endsWith(QStringLiteral("s.1of2.zip")));
    REQUIRE(joinBundle(parts, house.path("joined.zip"), house.progress));
    CHECK((bagOf(house.path("joined.zip")).content == bagOf(sample).content));
    const auto verdict = verifyBundle(house.path("joined.zip"), {}, house.progress);
    REQUIRE(verdict);
    CHECK(verdict->holds());
}

TEST_CASE("parts under a passphrase are decrypted, joined, and hold")
{
    House house;
    const Secret phrase = Secret::fromText(QStringLiteral("a long passphrase"));
    QStringList opened;
    for (const QString &part : house.split()) {
        const QString sealed = part + QStringLiteral(".sealed");
        REQUIRE(encryptBundle(part, sealed, phrase, house.progress));
        CHECK(QFileInfo(sealed).size() < kMost + 10'000);
        CHECK(isPart(sealed).error().id == QLatin1String("exchange.zip_encrypted"));
        opened << part + QStringLiteral(".opened");
        REQUIRE(decryptBundle(sealed, opened.last(), phrase, house.progress));
    }
    REQUIRE(joinBundle(opened, house.path("joined.zip"), house.progress));
    CHECK((bagOf(house.path("joined.zip")).content == bagOf(house.whole).content));
    house.checkHolds(house.path("joined.zip"));
}

TEST_CASE("a part that is missing, twice there or of another bundle is named")
{
    House house;
    House other(42);
    const QStringList parts = house.split();
    const QStringList others = other.split();
    Error error = house.refusal({parts[0], parts[2], parts[3], parts[4]});
    CHECK(error.fault == Fault::Invalid);
    CHECK(error.id == QLatin1String("exchange.part_missing"));
    CHECK(error.args == QStringList{QStringLiteral("2"), QStringLiteral("5")});
    error = house.refusal({parts[4]});
    CHECK(error.args == QStringList{QStringLiteral("1, 2, 3, 4"), QStringLiteral("5")});
    CHECK(house.refusal({}).id == QLatin1String("exchange.part_missing"));
    error = house.refusal(parts + QStringList{parts[1]});
    CHECK(error.fault == Fault::Invalid);
    CHECK(error.id == QLatin1String("exchange.part_twice"));
    CHECK(error.args == QStringList{parts[1]});
    // The stray one is named, wherever it stands.
    for (const int at : {0, 2}) {
        QStringList mixed = parts;
        mixed.replace(at, others[at]);
        error = house.refusal(mixed);
        CHECK(error.fault == Fault::Invalid);
        CHECK(error.id == QLatin1String("exchange.part_foreign"));
        CHECK(error.args == QStringList{others[at]});
    }
    // The same bundle, split in another way.
    const QStringList fewer = house.split("t.anjuan.zip", 3'000'000);
    CHECK(fewer.size() == 3);
    CHECK(house.refusal({parts[0], parts[1], parts[2], parts[3], fewer[1]}).args == QStringList{fewer[1]});
    error = house.refusal({house.whole});
    CHECK(error.fault == Fault::Invalid);
    CHECK(error.id == QLatin1String("exchange.not_a_part"));
    CHECK(partFacts(house.whole).error().id == QLatin1String("exchange.not_a_part"));
    CHECK(house.refusal({house.path("none.zip")}).fault == Fault::NotFound);
}

TEST_CASE("a part that says another bundle's particulars is foreign though its group is the same")
{
    House house;
    for (const auto &[from, to] : std::vector<std::pair<QByteArray, QByteArray>>{
             {"Anjuan-Profile: upload", "Anjuan-Profile: review"}, {"Bagging-Date: 2026", "Bagging-Date: 2025"}}) {
        const QStringList parts = house.split();
        rewrite(house, parts[2], [&, f = from, t = to](MemoryBag &bag) { infoOf(bag).replace(f, t); });
        const Error error = house.refusal(parts);
        CHECK(error.id == QLatin1String("exchange.part_foreign"));
        CHECK(error.args == QStringList{parts[2]});
    }
}

TEST_CASE("a part that is damaged or hostile is refused")
{
    House house;
    const auto refused = [&](int n, const Change &change, bool manifests = true) {
        const QStringList parts = house.split();
        rewrite(house, parts[n - 1], change, manifests);
        const Error error = house.refusal(parts);
        CHECK(error.fault == Fault::Corrupt);
        CHECK(error.args.value(0) == parts[n - 1]);
        return error.id + u' ' + error.args.value(1);
    };
    const QString bad = QStringLiteral("exchange.part_refused ");
    const QString info = bad + QStringLiteral("bag-info.txt");
    const auto firstBlob = [](MemoryBag &bag) { return bag.content.lower_bound(QStringLiteral("data/blobs/")); };
    const auto flip = [&](MemoryBag &bag) { firstBlob(bag)->second[7] = '!'; };
    CHECK(refused(2, flip, false).startsWith(QLatin1String("exchange.content_damaged data/blobs/")));
    const auto count = [](const char *said) { return [said](MemoryBag &bag) { infoOf(bag).replace("2 of 5", said); }; };
    for (const char *said : {"6 of 5", "0 of 5", "2 of", "two of 5", "2 of 5 ", "02 of 5", "2 of 10000000"})
        CHECK(refused(2, count(said)) == info);
    CHECK(refused(2, [](MemoryBag &bag) { infoOf(bag).replace("Bag-Group-Identifier", "Bag-Group"); }) == info);
    CHECK(refused(2, [](MemoryBag &bag) { infoOf(bag) += "no label\n"; }) == info);
    CHECK(refused(2, [](MemoryBag &bag) { infoOf(bag) += "Bag-Count: 2 of 5\n"; }) == info);
    CHECK(refused(2, [](MemoryBag &bag) { infoOf(bag).chop(1); }) == info);
    CHECK(refused(2, [](MemoryBag &bag) { infoOf(bag).replace("Payload-Oxum: ", "Payload-Oxum: 1"); }) == info);
    const auto addRecords = [](MemoryBag &bag) {
        bag.content[QStringLiteral("data/office.jsonl")] = "x\n";
        recount(bag);
    };
    CHECK(refused(2, addRecords) == bad + QStringLiteral("data/office.jsonl"));
    const auto addSignature = [](MemoryBag &bag) { bag.content[QStringLiteral("signature.json")] = "{}\n"; };
    CHECK(refused(2, addSignature) == bad + QStringLiteral("signature.json"));
    const auto dropSignature = [](MemoryBag &bag) { bag.content.erase(QStringLiteral("signature.json")); };
    CHECK(refused(1, dropSignature) == bad + QStringLiteral("signature.json"));
    const auto addTag = [](MemoryBag &bag) { bag.content[QStringLiteral("fetch.txt")] = "x\n"; };
    CHECK(refused(2, addTag).startsWith(bad));
    const auto drop = [&](MemoryBag &bag) {
        bag.content.erase(firstBlob(bag));
        recount(bag);
    };
    CHECK(refused(2, drop, false).startsWith(bad));
    const auto reorder = [](MemoryBag &bag) {
        QByteArray &rows = bag.content[QStringLiteral("manifest-sha256.txt")];
        rows = rows.sliced(rows.indexOf('\n') + 1) + rows.first(rows.indexOf('\n') + 1);
    };
    CHECK(refused(2, reorder, false) == bad + QStringLiteral("manifest-sha256.txt"));
    const auto untag = [](MemoryBag &bag) { bag.content[QStringLiteral("readme.txt")] += "more\n"; };
    CHECK(refused(2, untag, false) == bad + QStringLiteral("tagmanifest-sha256.txt"));
    // One blob in two parts.
    const QStringList parts = house.split();
    const MemoryBag third = bagOf(parts[2]);
    const auto same = third.content.lower_bound(QStringLiteral("data/blobs/"));
    rewrite(house, parts[3], [&](MemoryBag &bag) {
        bag.content[same->first] = same->second;
        recount(bag);
    });
    const Error twice = house.refusal(parts);
    CHECK(twice.id == QLatin1String("exchange.part_refused"));
    CHECK(twice.args == QStringList{parts[3], same->first});
    const QByteArray whole = bytesOf(parts[1]);
    house.put(parts[1], whole.first(whole.size() - 100));
    CHECK(house.refusal(parts).fault == Fault::Corrupt);
    const QStringList again = house.split();
    rewrite(
        house, again[1], [](MemoryBag &bag) { bag.content.erase(QStringLiteral("readme.txt")); }, false);
    CHECK(house.refusal(again).id == QLatin1String("exchange.file_missing"));
}

TEST_CASE("a blob that exceeds a part, and records that exceed it, are refused with the way out")
{
    House house;
    const auto refused = [&](qint64 most) {
        const auto got = splitBundle(house.whole, house.path("s.zip"), most, house.progress);
        REQUIRE_FALSE(got);
        CHECK(got.error().fault == Fault::Invalid);
        CHECK(house.files().size() == 1);
        for (const Language language : {Language::Chinese, Language::English})
            CHECK(describe(got.error(), language).contains(QLatin1String("exFAT")));
        return got.error();
    };
    Error error = refused(700'000);
    CHECK(error.id == QLatin1String("exchange.blob_larger_than_part"));
    CHECK(error.args.value(0).endsWith(QLatin1String(".mp4")));
    CHECK(error.args.value(1) == QLatin1String("1"));
    error = refused(10'000);
    CHECK(error.id == QLatin1String("exchange.records_larger_than_part"));
    CHECK(error.args == QStringList{QStringLiteral("1")});
    // Just enough for the largest, with all that stands around it.
    CHECK(house.split("s.zip", 760'000).size() == 7);
}

TEST_CASE("what could not be joined again, or is damaged, or is a part already, is not split")
{
    House house;
    const auto refused = [&](const Change &change, bool manifests = true) {
        House fresh;
        rewrite(fresh, fresh.whole, change, manifests);
        const auto got = splitBundle(fresh.whole, fresh.path("s.zip"), kMost, fresh.progress);
        REQUIRE_FALSE(got);
        CHECK(hasMessage(got.error().id));
        CHECK(fresh.files().size() == 1);
        return got.error().id + u' ' + got.error().args.value(1);
    };
    const QString not_ = QStringLiteral("exchange.not_splittable ");
    const auto reorder = [](MemoryBag &bag) {
        QByteArray &rows = bag.content[QStringLiteral("manifest-sha256.txt")];
        rows = rows.sliced(rows.indexOf('\n') + 1) + rows.first(rows.indexOf('\n') + 1);
    };
    CHECK(refused(reorder, false) == not_ + QStringLiteral("manifest-sha256.txt"));
    const auto oxum = [](MemoryBag &bag) { infoOf(bag).replace("Payload-Oxum", "Oxum"); };
    CHECK(refused(oxum) == not_ + QStringLiteral("bag-info.txt"));
    const auto tag = [](MemoryBag &bag) { bag.content[QStringLiteral("notes.txt")] = "x\n"; };
    CHECK(refused(tag).startsWith(not_));
    const auto flip = [](MemoryBag &bag) {
        std::prev(bag.content.lower_bound(QStringLiteral("data/c")))->second[3] = '!';
    };
    CHECK(refused(flip, false).startsWith(QLatin1String("exchange.content_damaged data/blobs/")));
    const auto unsign = [](MemoryBag &bag) { bag.content.erase(QStringLiteral("signature.json")); };
    CHECK(refused(unsign).startsWith(QLatin1String("exchange.file_missing")));
    const auto again = splitBundle(house.split()[1], house.path("u.zip"), 600'000, house.progress);
    REQUIRE_FALSE(again);
    CHECK(again.error().fault == Fault::Refused);
    CHECK(again.error().id == QLatin1String("exchange.split_bag"));
}

TEST_CASE("splitting or joining that is stopped, or has nowhere to write, leaves nothing")
{
    House house;
    for (const int after : {0, 5, 40}) {
        Stopped stopped(after);
        const auto got = splitBundle(house.whole, house.path("s.zip"), kMost, stopped);
        CHECK(got.error().fault == Fault::Cancelled);
        CHECK(house.files().size() == 1);
        Stopped copying(0);
        CHECK(splitBundle(house.whole, house.path("s.zip"), kPartBytes, copying).error().fault == Fault::Cancelled);
    }
    const QString nowhere = house.path("no/such/s.zip");
    CHECK(splitBundle(house.whole, nowhere, kMost, house.progress).error().id == QLatin1String("file.not_written"));
    CHECK(splitBundle(house.whole, nowhere, kPartBytes, house.progress).error().id
          == QLatin1String("file.not_written"));
    const QStringList parts = house.split();
    Stopped stopped(7);
    CHECK(joinBundle(parts, house.path("joined.zip"), stopped).error().fault == Fault::Cancelled);
    CHECK(joinBundle(parts, nowhere, house.progress).error().id == QLatin1String("file.not_written"));
    CHECK(house.files().size() == 6);
    // A folder stands where the third part belongs: the first two go again.
    House blocked;
    REQUIRE(QDir(blocked.dir.path()).mkpath(QStringLiteral("s.3of5.zip/x")));
    CHECK_FALSE(splitBundle(blocked.whole, blocked.path("s.zip"), kMost, blocked.progress));
    CHECK(blocked.files().size() == 1);
}
