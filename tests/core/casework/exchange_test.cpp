#include <catch2/catch.hpp>

#include <QtCore/QDir>
#include <QtCore/QProcess>

#include "core/base/json.h"
#include "core/casework/parts.h"
#include "core/chain/branch.h"
#include "core/exchange/bundle_verify.h"
#include "core/exchange/queries.h"

#include "tests/core/casework/bench.h"
#include "tests/core/casework/exchange_bench.h"

using namespace anjuan;
using namespace anjuan::casework;
using anjuan::test::Pc;

namespace {

/// A unit of two PCs and a folder that stands for the stick between them.
struct Town {
    QTemporaryDir dir;
    ScriptClock clock;
    Pc first{clock, dir.filePath(QStringLiteral("first"))};
    Pc second{clock, dir.filePath(QStringLiteral("second"))};
    NoProgress quiet;

    Town()
    {
        QDir(dir.path()).mkdir(QStringLiteral("stick"));
        first.found(QStringLiteral("示例镇综合行政执法队"));
    }
    QString stick() const { return dir.filePath(QStringLiteral("stick")); }
    QString stick(const char *name) const { return stick() + QLatin1Char('/') + QLatin1String(name); }
    void join(const QStringList &logins = {QStringLiteral("zhangsan"), QStringLiteral("lisi"), QStringLiteral("wangwu"),
                                           QStringLiteral("zhouba")})
    {
        second.join(first, QStringLiteral("二楼办案室"), logins, stick());
    }
};

template <class T> QString idOf(const Result<T> &result)
{
    return result ? QString() : result.error().id;
}

std::vector<Digest> chainOf(Pc &pc, const CaseId &id)
{
    return *exchange::hashesOf(*pc.library().parts().store, chain::caseChain(id));
}

/// The second verifier's exit status.
int scriptSays(const QString &bundle, const QStringList &more = {})
{
    return QProcess::execute(
        QStringLiteral("python3"),
        QStringList{QStringLiteral("-B"), QStringLiteral(ANJUAN_SOURCE_DIR "/docs/format/anjuan_verify.py"), bundle}
            + more);
}

void copyFolder(const QString &from, const QString &to)
{
    REQUIRE(QProcess::execute(QStringLiteral("cp"), {QStringLiteral("-r"), from, to}) == 0);
}

} // namespace

TEST_CASE("a second PC joins by card, application and bundle, and its people log in with passwords of their own")
{
    Town town;
    town.join({QStringLiteral("zhangsan"), QStringLiteral("xinlai")});
    CHECK(town.second.findings().isEmpty()); // also before anybody logged in there
    const auto pcs = pcsOf(town.second.library());
    REQUIRE(pcs.size() == 2);
    CHECK(std::count_if(pcs.begin(), pcs.end(), [](const PcRow &pc) { return pc.here; }) == 1);
    CHECK(town.second.as(QStringLiteral("zhangsan")).roles().contains(QStringLiteral("officer")));
    CHECK(town.second.as(QStringLiteral("xinlai")).roles() == QStringList{QStringLiteral("officer")});
    CHECK(town.second.findings().isEmpty());
    CHECK(town.first.findings().isEmpty());
    // Whoever is known to the unit, and made no key there, cannot log in there.
    CHECK(idOf(town.second.library().logIn(QStringLiteral("lisi"), Secret(QByteArray("demo-2026"))))
          == QStringLiteral("library.no_key"));
    CHECK_FALSE(waitingIn(town.second.dir()));
    // Only the PC that holds the office chain enters people.
    CHECK(idOf(town.second.perform(
              QStringLiteral("xinlai"), QStringLiteral("office.register_person"),
              {{QStringLiteral("name"), QStringLiteral("某人")}, {QStringLiteral("login"), QStringLiteral("x")}}))
          == QStringLiteral("act.no_role"));
}

TEST_CASE("what does not fit keeps a PC waiting, and nothing is lost")
{
    Town town;
    const auto bytes = joinCardBytes(joinCardOf(town.first.library()));
    JoinRequest request;
    request.dir = town.dir.filePath(QStringLiteral("second"));
    request.pcName = QStringLiteral("内勤");
    request.card = *parseJoinCard(*bytes, QStringLiteral("card"));
    CHECK(request.card.checkCode() == joinCardOf(town.first.library()).checkCode());
    CHECK(request.card.checkCode().size() == 9);
    CHECK(idOf(startJoining(request, town.stick("e.json"), town.quiet)) == QStringLiteral("join.nobody"));
    request.people.push_back({{}, QStringLiteral("新人"), QStringLiteral("zhangsan"), Secret(QByteArray("demo-2026"))});
    CHECK(idOf(startJoining(request, town.stick("e.json"), town.quiet)) == QStringLiteral("join.login_twice"));
    request.people.front().login = QStringLiteral("xinren");
    request.pcName = QStringLiteral(" ");
    CHECK(idOf(startJoining(request, town.stick("e.json"), town.quiet)) == QStringLiteral("join.no_name"));
    request.pcName = QStringLiteral("内勤");
    request.people.front().password = Secret(QByteArray("1234567"));
    CHECK(idOf(startJoining(request, town.stick("e.json"), town.quiet)) == QStringLiteral("library.weak_password"));
    request.people.front().password = Secret(QByteArray("demo-2026"));
    CHECK_FALSE(QFileInfo::exists(request.dir));
    // A stick that cannot be written leaves no half folder.
    CHECK_FALSE(startJoining(request, town.dir.filePath(QStringLiteral("no/such/folder/e.json")), town.quiet));
    CHECK_FALSE(QFileInfo::exists(request.dir));
    REQUIRE(startJoining(request, town.stick("e.json"), town.quiet));
    REQUIRE(waitingIn(request.dir));
    CHECK(idOf(startJoining(request, town.stick("f.json"), town.quiet)) == QStringLiteral("library.not_empty"));

    const QString before = town.first.exported(QStringLiteral("office"), {}, town.stick("early.anjuan.zip"));
    CHECK(idOf(finishJoining(request.dir, before, town.clock, town.quiet)) == QStringLiteral("join.not_in_bundle"));
    Pc other(town.clock, town.dir.filePath(QStringLiteral("other")));
    other.found(QStringLiteral("另一镇"));
    const QString foreign = other.exported(QStringLiteral("office"), {}, town.stick("foreign.anjuan.zip"));
    CHECK(idOf(finishJoining(request.dir, foreign, town.clock, town.quiet)) == QStringLiteral("exchange.foreign_unit"));
    const auto enrolment = readEnrolment(town.stick("e.json"));
    REQUIRE(enrolment);
    CHECK(idOf(acceptEnrolment(other.as(QStringLiteral("admin")), *enrolment, {}, town.quiet))
          == QStringLiteral("join.other_unit"));
    CHECK(idOf(acceptEnrolment(town.first.as(QStringLiteral("zhangsan")), *enrolment, {}, town.quiet))
          == QStringLiteral("act.no_role"));
    REQUIRE(acceptEnrolment(town.first.as(QStringLiteral("admin")), *enrolment, {}, town.quiet));
    CHECK(idOf(acceptEnrolment(town.first.as(QStringLiteral("admin")), *enrolment, {}, town.quiet))
          == QStringLiteral("join.done"));
    const QString bundle = town.first.exported(QStringLiteral("office"), {}, town.stick("o.anjuan.zip"));
    // Cut off half-way, it is simply done again.
    {
        QFile half(request.dir + QStringLiteral("/anjuan.db"));
        REQUIRE(half.open(QIODevice::WriteOnly));
        half.write("half");
    }
    CHECK(finishJoining(request.dir, bundle, town.clock, town.quiet));
    CHECK(idOf(finishJoining(request.dir, bundle, town.clock, town.quiet)) == QStringLiteral("join.not_waiting"));
}

TEST_CASE("a changed application or card is refused")
{
    Town town;
    QFile file(town.stick("bad.json"));
    const auto write = [&](const QByteArray &bytes) {
        REQUIRE(file.open(QIODevice::WriteOnly));
        file.write(bytes);
        file.close();
    };
    write("{}");
    CHECK(idOf(readEnrolment(file.fileName())) == QStringLiteral("join.bad_enrolment"));
    CHECK(idOf(readJoinCard(file.fileName())) == QStringLiteral("join.bad_card"));
    CHECK(idOf(readJoinCard(town.stick("nothing.json"))) == QStringLiteral("exchange.file_missing"));
    JoinRequest request;
    request.dir = town.dir.filePath(QStringLiteral("second"));
    request.pcName = QStringLiteral("内勤");
    request.card = joinCardOf(town.first.library());
    request.people.push_back({{}, QStringLiteral("新人"), QStringLiteral("xinren"), Secret(QByteArray("demo-2026"))});
    const auto enrolment = startJoining(request, town.stick("e.json"), town.quiet);
    REQUIRE(enrolment);
    // Another person's id under the same key: the proof is of the one who made it.
    QByteArray changed = enrolment->raw;
    changed.replace(enrolment->people.front().person.toString().toUtf8(), PersonId::create().toString().toUtf8());
    write(changed + '\n');
    CHECK(idOf(readEnrolment(file.fileName())) == QStringLiteral("join.bad_enrolment"));
}

TEST_CASE("a case is handed over, acknowledged, worked on and handed back; chains are the same on both sides")
{
    Town town;
    town.join();
    const CaseId id = town.first.work(QStringLiteral("C01-completed"), QStringLiteral("notice"));
    CHECK(town.first.library().caseView(id, nullptr)->row.holderName.isEmpty());
    town.first.send(id, town.second, town.stick());
    CHECK(town.first.library().caseView(id, nullptr)->row.holderName == QStringLiteral("二楼办案室"));
    CHECK(town.second.library().caseView(id, nullptr)->row.holderName.isEmpty());
    CHECK(town.second.findings().isEmpty());
    // Facts are recorded where the case is.
    CHECK(idOf(town.first.perform(QStringLiteral("zhangsan"), QStringLiteral("case.close"),
                                  {{QStringLiteral("closed_on"), QStringLiteral("2023-09-13")}}, id))
          != QString());
    auto sent = sentCases(town.first.library());
    REQUIRE(sent);
    REQUIRE(sent->size() == 1);
    CHECK_FALSE(sent->front().acknowledgedAt);
    town.second.follow(town.first);
    town.second.work(QStringLiteral("C01-completed"), QStringLiteral("review_1"), QStringLiteral("notice"));
    town.second.send(id, town.first, town.stick());
    CHECK(chainOf(town.first, id).size() == chainOf(town.second, id).size() + 1); // taken over again
    sent = sentCases(town.first.library());
    REQUIRE(sent);
    CHECK(sent->front().acknowledgedAt);
    CHECK(town.first.findings().isEmpty());
    CHECK(town.second.findings().isEmpty());
    town.first.follow(town.second);
    town.first.work(QStringLiteral("C01-completed"), QString(), QStringLiteral("review_1"));
    CHECK(town.first.findings().isEmpty());
    CHECK(forksOf(town.first.library())->empty());
}

TEST_CASE("the same bundle again does nothing, an older one neither, and one of another unit is refused")
{
    Town town;
    town.join();
    const CaseId id = town.first.work(QStringLiteral("C01-completed"), QStringLiteral("inquiry"));
    const QString early = town.first.exported(QStringLiteral("review"), {id}, town.stick("early.anjuan.zip"));
    town.first.work(QStringLiteral("C01-completed"), QStringLiteral("evidence_2"), QStringLiteral("inquiry"));
    const QString late = town.first.exported(QStringLiteral("review"), {id}, town.stick("late.anjuan.zip"));
    auto report = town.second.import(late);
    REQUIRE(report);
    CHECK(report->anythingNew());
    const qint64 records = town.second.library().info().records;
    for (const QString &file : {late, early}) {
        report = town.second.import(file);
        REQUIRE(report);
        CHECK_FALSE(report->anythingNew());
        CHECK(town.second.library().info().records == records);
    }
    Pc other(town.clock, town.dir.filePath(QStringLiteral("other")));
    other.found(QStringLiteral("另一镇"));
    CHECK(idOf(other.import(late)) == QStringLiteral("exchange.foreign_unit"));
    // Damaged on the way: refused as a whole, before anything is written.
    QFile file(late);
    REQUIRE(file.open(QIODevice::ReadWrite));
    const QByteArray bytes = file.readAll();
    const qsizetype at = bytes.indexOf("\"seq\":3");
    file.seek(at + 6);
    file.write("4");
    file.close();
    Pc third(town.clock, town.dir.filePath(QStringLiteral("third")));
    third.join(town.first, QStringLiteral("三号"), {QStringLiteral("lisi")}, town.stick());
    third.as(QStringLiteral("lisi"));
    const qint64 before = third.library().info().records;
    CHECK_FALSE(third.import(late));
    CHECK(third.library().info().records == before);
    CHECK(third.findings().isEmpty());
}

TEST_CASE("a sealed bundle wants its passphrase, and nothing of it lies open")
{
    Town town;
    town.join();
    const CaseId id = town.first.work(QStringLiteral("C01-completed"), QStringLiteral("inquiry"));
    ExportRequest request;
    request.profile = QStringLiteral("review");
    request.cases = {id};
    request.file = town.stick("sealed.anjuan.zip");
    request.passphrase = Secret(QByteArray("kou-ling 2026"));
    REQUIRE(town.first.as(QStringLiteral("zhangsan")).exportBundle(request, town.quiet));
    CHECK(idOf(town.second.import(request.file)) == QStringLiteral("exchange.wants_passphrase"));
    CHECK(idOf(town.second.import(request.file, "falsch-1234")) == QStringLiteral("exchange.wrong_passphrase"));
    const auto taken = town.second.import(request.file, "kou-ling 2026");
    REQUIRE(taken);
    CHECK(taken->anythingNew());
    CHECK(QDir(town.first.dir()).entryList({QStringLiteral("scratch*")}).isEmpty());
    CHECK(QDir(town.stick()).entryList({QStringLiteral("*.part*")}).isEmpty());
}

TEST_CASE("a package too long for its stick goes in parts, sealed or not, and comes in from any of them")
{
    Town town;
    town.join();
    const CaseId id = town.first.work(QStringLiteral("C01-completed"), QStringLiteral("notice"));
    ExportRequest request;
    request.profile = QStringLiteral("review");
    request.cases = {id};
    // More than the largest content, which goes in one piece: the pack in force, and less than half of the package.
    request.partBytes = 600'000;
    bool sealed = false;
    SECTION("plain") {}
    SECTION("sealed")
    {
        sealed = true;
        request.passphrase = Secret(QByteArray("kou-ling 2026"));
    }
    // Two packages on one stick are not mixed up.
    QStringList files;
    for (const char *name : {"a.anjuan.zip", "b.anjuan.zip"}) {
        request.file = town.stick(name);
        const auto written = town.first.as(QStringLiteral("zhangsan")).exportBundle(request, town.quiet);
        INFO((written ? "" : qPrintable(written.error().id + written.error().args.join(QLatin1Char(' ')))));
        REQUIRE(written);
        REQUIRE(written->files.size() > 1);
        CHECK(written->file == written->files.first());
        for (const QString &file : written->files) {
            CHECK(QFileInfo(file).size() <= request.partBytes + 8'000);
            CHECK(QFileInfo(file).absolutePath() == town.stick());
        }
        files = written->files;
    }
    const QByteArray passphrase = sealed ? QByteArray("kou-ling 2026") : QByteArray();
    if (sealed)
        CHECK(idOf(town.second.import(files.last())) == QStringLiteral("exchange.wants_passphrase"));
    const auto taken = town.second.import(files.last(), passphrase);
    INFO((taken ? "" : qPrintable(taken.error().id + taken.error().args.join(QLatin1Char(' ')))));
    REQUIRE(taken);
    CHECK(taken->anythingNew());
    CHECK(chainOf(town.second, id) == chainOf(town.first, id));
    CHECK(town.second.findings().isEmpty());
    REQUIRE(QFile::remove(files.first()));
    CHECK(idOf(town.second.import(files.last(), passphrase)) == QStringLiteral("exchange.part_missing"));
    CHECK(QDir(town.first.dir()).entryList({QStringLiteral("scratch*")}).isEmpty());
    CHECK(QDir(town.second.dir()).entryList({QStringLiteral("scratch*")}).isEmpty());
}

TEST_CASE("a review package goes out, an opinion comes home though the case moved on, once")
{
    Town town;
    town.second.join(town.first, QStringLiteral("司法所"), {QStringLiteral("sunqi")}, town.stick());
    const CaseId id = town.first.work(QStringLiteral("C01-completed"), QStringLiteral("opinion_1"));
    const QString package = town.first.exported(QStringLiteral("review"), {id}, town.stick("r.anjuan.zip"));
    REQUIRE(town.second.import(package));
    Session &reviewer = town.second.as(QStringLiteral("sunqi"));
    Request request;
    Script script = test::caseScript(QStringLiteral("C01-completed"));
    const ScriptStep &opinion = test::stepOf(script, QStringLiteral("opinion_1"));
    request.act = opinion.act;
    request.with = opinion.with;
    request.caseId = id;
    // Nobody else's case can be recorded in.
    CHECK(idOf(reviewer.perform(request, town.quiet)) == QStringLiteral("chain.not_holder"));
    const auto signedHash = signStatement(reviewer, request, town.stick("opinion.json"), town.quiet);
    INFO((signedHash ? "" : qPrintable(signedHash.error().id + signedHash.error().args.join(QLatin1Char(' ')))));
    REQUIRE(signedHash);
    // The case moves on meanwhile.
    const ScriptStep &more = test::stepOf(script, QStringLiteral("evidence_measure"));
    REQUIRE(town.first.perform(more.as, more.act, more.with, id));
    const auto view = readStatement(town.first.library(), town.stick("opinion.json"));
    REQUIRE(view);
    CHECK(view->by == QStringLiteral("孙七"));
    CHECK_FALSE(view->addedSince.isEmpty());
    CHECK_FALSE(view->taken);
    REQUIRE(receiveStatement(town.first.as(QStringLiteral("zhangsan")), town.stick("opinion.json"), town.quiet));
    CHECK(readStatement(town.first.library(), town.stick("opinion.json"))->taken);
    CHECK(idOf(receiveStatement(town.first.as(QStringLiteral("zhangsan")), town.stick("opinion.json"), town.quiet))
          == QStringLiteral("statement.taken"));
    CHECK(town.first.findings().isEmpty());
    CHECK(town.second.findings().isEmpty());
    // An edited opinion is nobody's.
    QFile file(town.stick("opinion.json"));
    REQUIRE(file.open(QIODevice::ReadWrite));
    QByteArray bytes = file.readAll();
    bytes.replace("2023-09-07", "2023-09-08");
    file.seek(0);
    file.write(bytes);
    file.close();
    CHECK_FALSE(readStatement(town.first.library(), town.stick("opinion.json")));
    // Where the case is, the act itself is done.
    CHECK(idOf(signStatement(town.first.as(QStringLiteral("sunqi")), request, town.stick("x.json"), town.quiet))
          == QStringLiteral("statement.holder_is_here"));
}

TEST_CASE("a case that nobody opened is taken back; one that was opened after all shows as a fork")
{
    Town town;
    town.join();
    const CaseId id = town.first.work(QStringLiteral("C01-completed"), QStringLiteral("inquiry"));
    HandOver what;
    what.cases = {id};
    what.to = town.second.id();
    what.file = town.stick("lost.anjuan.zip");
    REQUIRE(handOver(town.first.as(QStringLiteral("zhangsan")), what, town.quiet));
    CHECK(idOf(takeBack(town.first.as(QStringLiteral("zhangsan")), id, town.quiet)) == QStringLiteral("act.no_role"));
    const std::size_t length = chainOf(town.first, id).size();
    REQUIRE(takeBack(town.first.as(QStringLiteral("admin")), id, town.quiet));
    CHECK(chainOf(town.first, id).size() == length - 1);
    CHECK(town.first.library().caseView(id, nullptr)->row.holderName.isEmpty());
    CHECK(town.first.findings().isEmpty());
    CHECK(idOf(takeBack(town.first.as(QStringLiteral("admin")), id, town.quiet)) != QString());
    town.first.work(QStringLiteral("C01-completed"), QStringLiteral("evidence_1"), QStringLiteral("inquiry"));
    CHECK(town.first.findings().isEmpty());

    SECTION("never opened: the second PC gets the case as it went on")
    {
        const QString bundle = town.first.exported(QStringLiteral("review"), {id}, town.stick("r.anjuan.zip"));
        CHECK(scriptSays(bundle) == 0);
        REQUIRE(town.second.import(bundle));
        CHECK(chainOf(town.second, id) == chainOf(town.first, id));
        CHECK(forksOf(town.second.library())->empty());
        // The lost stick turns up: what was set aside is no news, on either PC.
        REQUIRE(town.first.import(what.file));
        CHECK(forksOf(town.first.library())->empty());
    }
    SECTION("opened after all: what was done there is not lost, and an administrator looks at it")
    {
        REQUIRE(town.second.import(what.file));
        town.second.follow(town.first);
        const QString there = town.second.exported(QStringLiteral("review"), {id}, town.stick("b.anjuan.zip"));
        const auto report = town.first.import(there);
        REQUIRE(report);
        const auto forks = forksOf(town.first.library());
        REQUIRE(forks->size() == 1);
        CHECK_FALSE(forks->front().decided);
        CHECK(forks->front().there.size() == 2); // handed over, taken over
        CHECK(forks->front().here.size() >= 1);
        CHECK(town.first.findings().isEmpty());
    }
}

TEST_CASE("a copied library is found out at the first exchange, and the office decides which history goes on")
{
    Town town;
    town.join();
    const CaseId id = town.first.work(QStringLiteral("C01-completed"), QStringLiteral("filed"));
    town.first.send(id, town.second, town.stick());
    town.second.follow(town.first);
    town.second.close();
    copyFolder(town.second.dir(), town.dir.filePath(QStringLiteral("copy")));
    town.second.reopen();
    Pc copy(town.clock, town.dir.filePath(QStringLiteral("copy")));
    copy.reopen();
    copy.use(QStringLiteral("zhangsan"));
    copy.follow(town.second);
    town.second.work(QStringLiteral("C01-completed"), QStringLiteral("inquiry"), QStringLiteral("filed"));
    copy.work(QStringLiteral("C01-completed"), QStringLiteral("cosign_inspection"), QStringLiteral("filed"));
    // Both come to the first PC.
    REQUIRE(town.first.import(town.second.exported(QStringLiteral("review"), {id}, town.stick("a.anjuan.zip"))));
    const QString other = copy.exported(QStringLiteral("review"), {id}, town.stick("b.anjuan.zip"));
    const auto report = town.first.import(other);
    REQUIRE(report);
    const auto forks = forksOf(town.first.library());
    REQUIRE(forks->size() == 1);
    const ForkView fork = forks->front();
    CHECK_FALSE(fork.decided);
    CHECK(fork.caseId == id);
    CHECK_FALSE(fork.here.empty());
    CHECK_FALSE(fork.there.empty());
    CHECK(town.first.findings().isEmpty());
    const qint64 records = town.first.library().info().records;
    REQUIRE(town.first.import(other)); // again: nothing
    CHECK(town.first.library().info().records == records);
    CHECK(idOf(decideFork(town.first.as(QStringLiteral("zhangsan")), fork.chain, fork.hereHead, town.quiet))
          == QStringLiteral("act.no_role"));
    CHECK(
        idOf(decideFork(town.first.as(QStringLiteral("admin")), fork.chain, QString(64, QLatin1Char('0')), town.quiet))
        == QStringLiteral("exchange.no_such_fork"));

    SECTION("this side goes on")
    {
        REQUIRE(decideFork(town.first.as(QStringLiteral("admin")), fork.chain, fork.hereHead, town.quiet));
        CHECK(town.first.headOf(id) == fork.hereHead);
    }
    SECTION("the other side goes on, and this one stays readable")
    {
        REQUIRE(decideFork(town.first.as(QStringLiteral("admin")), fork.chain, fork.thereHead, town.quiet));
        CHECK(town.first.headOf(id) == fork.thereHead);
    }
    CHECK(town.first.findings().isEmpty());
    const auto after = forksOf(town.first.library());
    REQUIRE(after->size() == 1);
    CHECK(after->front().decided);
    CHECK(after->front().here.size() == fork.here.size());
    CHECK(after->front().there.size() == fork.there.size());
    // The decision reaches the PC that lost, by the office chain.
    const QString office = town.first.exported(QStringLiteral("review"), {id}, town.stick("c.anjuan.zip"));
    CHECK(scriptSays(office) == 0);
    REQUIRE(copy.import(office));
    CHECK(copy.headOf(id) == town.first.headOf(id));
    CHECK(copy.findings().isEmpty());
    town.first.reopen();
    CHECK(town.first.findings().isEmpty());
}

TEST_CASE("while two histories stand, facts are recorded and nothing is issued")
{
    Town town;
    town.join();
    const CaseId id = town.first.work(QStringLiteral("C01-completed"), QStringLiteral("notice"));
    town.first.close();
    copyFolder(town.first.dir(), town.dir.filePath(QStringLiteral("copy")));
    town.first.reopen();
    Pc copy(town.clock, town.dir.filePath(QStringLiteral("copy")));
    copy.reopen();
    const auto cosign = [&](Pc &pc, const QString &hash) {
        return pc.perform(QStringLiteral("lisi"), QStringLiteral("act.cosign"),
                          {{QStringLiteral("records"), QJsonArray{hash}}}, id);
    };
    const QString head = town.first.headOf(id);
    REQUIRE(cosign(town.first, head));
    REQUIRE(cosign(copy, head));
    REQUIRE(town.first.import(copy.exported(QStringLiteral("review"), {id}, town.stick("b.anjuan.zip"))));
    REQUIRE(forksOf(town.first.library())->size() == 1);
    Script script = test::caseScript(QStringLiteral("C01-completed"));
    const ScriptStep step = test::stepOf(script, QStringLiteral("notice"));
    const auto notice = [&] { return town.first.perform(step.as, step.act, step.with, id); };
    CHECK(idOf(notice()) == QStringLiteral("exchange.fork_undecided"));
    CHECK(cosign(town.first, head));
    const auto fork = forksOf(town.first.library())->front();
    REQUIRE(decideFork(town.first.as(QStringLiteral("admin")), fork.chain, fork.hereHead, town.quiet));
    const auto issued = notice();
    INFO((issued ? "" : qPrintable(issued.error().id)));
    CHECK(issued);
    CHECK(town.first.findings().isEmpty());
}

TEST_CASE("a bureau takes uploads in, gives receipts, and finds rewritten history")
{
    Town town;
    Pc bureau(town.clock, town.dir.filePath(QStringLiteral("bureau")));
    bureau.found(QStringLiteral("示例市局"));
    QDir(town.dir.path()).mkdir(QStringLiteral("receipts"));
    const QString receipts = town.dir.filePath(QStringLiteral("receipts"));
    Session &clerk = bureau.as(QStringLiteral("admin"));
    CHECK(idOf(takeUploads(clerk, town.stick(), receipts, town.quiet)) == QStringLiteral("bureau.no_units"));
    const JoinCard card = joinCardOf(town.first.library());
    REQUIRE(pinUnit(clerk, card));
    CHECK(idOf(pinUnit(clerk, card)) == QStringLiteral("bureau.unit_known"));
    CHECK(isBureau(bureau.library()));
    {
        QFile file(town.dir.filePath(QStringLiteral("bureau.json")));
        REQUIRE(file.open(QIODevice::WriteOnly));
        file.write(*bureauCard(clerk));
    }
    REQUIRE(pinBureau(town.first.as(QStringLiteral("admin")),
                      *readBureauCard(town.dir.filePath(QStringLiteral("bureau.json")))));
    const CaseId id = town.first.work(QStringLiteral("C01-completed"), QStringLiteral("inquiry"));
    CHECK(reportStates(town.first.library())->front().state == ReportState::NotSent);
    const QString upload = town.first.exported(QStringLiteral("upload"), {}, town.stick("u1.anjuan.zip"));
    CHECK(scriptSays(upload) == 0);
    CHECK(reportStates(town.first.library())->front().state == ReportState::Sent);
    auto rows = takeUploads(clerk, town.stick(), receipts, town.quiet);
    REQUIRE(rows);
    REQUIRE(rows->size() == 1);
    INFO((rows->front().findings.empty() ? "" : qPrintable(rows->front().findings.front().error.id)));
    REQUIRE(rows->front().accepted);
    const QString receipt = rows->front().receiptFile;
    REQUIRE(QFileInfo::exists(receipt));
    // Once more: nothing new.
    rows = takeUploads(clerk, town.stick(), receipts, town.quiet);
    CHECK(rows->front().nothingNew);
    REQUIRE(acceptReceipt(town.first.as(QStringLiteral("zhangsan")), receipt));
    const qint64 records = town.first.library().info().records;
    REQUIRE(acceptReceipt(town.first.as(QStringLiteral("zhangsan")), receipt));
    CHECK(town.first.library().info().records == records);
    CHECK(reportStates(town.first.library())->front().state == ReportState::Accepted);
    const auto units = unitsOf(bureau.library());
    REQUIRE(units->size() == 1);
    CHECK(units->front().cases == 1);
    {
        const auto mirror = Library::open(units->front().folder, Access::ReadOnly, town.clock);
        REQUIRE(mirror);
        CHECK((*mirror)->caseView(id, nullptr)->row.number == town.first.library().caseView(id, nullptr)->row.number);
    }
    SECTION("the next upload extends the receipt, and the second verifier says so")
    {
        const qint64 whole = QFileInfo(upload).size();
        QFile::remove(upload);
        town.first.work(QStringLiteral("C01-completed"), QStringLiteral("evidence_1"), QStringLiteral("inquiry"));
        CHECK(reportStates(town.first.library())->front().changedSince);
        const QString next = town.first.exported(QStringLiteral("upload"), {}, town.stick("u2.anjuan.zip"));
        // What the bureau has stays at home: beyond the office's own chain and pack, which go with every package so
        // that it can be judged alone, there are the chains whole and what was added, here one record of inquiry on two
        // pages.
        const qint64 office =
            QFileInfo(town.first.exported(QStringLiteral("office"), {}, town.dir.filePath(QStringLiteral("o.zip"))))
                .size();
        INFO(whole << " first, " << QFileInfo(next).size() << " then, of which the office " << office);
        CHECK(QFileInfo(next).size() - office < (whole - office) * 2 / 3);
        CHECK(scriptSays(next, {QStringLiteral("--since"), receipt}) == 0);
        rows = takeUploads(clerk, town.stick(), receipts, town.quiet);
        REQUIRE(rows->front().accepted);
        REQUIRE(acceptReceipt(town.first.as(QStringLiteral("zhangsan")), rows->front().receiptFile));
        CHECK_FALSE(reportStates(town.first.library())->front().changedSince);
        const auto back =
            returnRows(clerk, units->front().genesis, {{id, QStringLiteral("处罚依据:缺条款号")}}, receipts);
        REQUIRE(back);
        REQUIRE(acceptReceipt(town.first.as(QStringLiteral("zhangsan")), *back));
        const auto state = reportStates(town.first.library())->front();
        CHECK(state.state == ReportState::Returned);
        CHECK(state.reason == QStringLiteral("处罚依据:缺条款号"));
        CHECK(town.first.findings().isEmpty());
        CHECK(bureau.findings().isEmpty());
    }
    SECTION("a case that another PC holds is uploaded there, not from the copy here")
    {
        QFile::remove(upload);
        town.join();
        town.first.send(id, town.second, town.stick());
        const QString first = town.first.exported(QStringLiteral("upload"), {}, town.stick("p1.anjuan.zip"));
        const QString second = town.second.exported(QStringLiteral("upload"), {}, town.stick("p2.anjuan.zip"));
        QFile::remove(town.stick("office.anjuan.zip"));
        rows = takeUploads(clerk, town.stick(), receipts, town.quiet);
        REQUIRE(rows);
        REQUIRE(rows->size() == 2);
        QString of;
        for (const UploadRow &row : *rows) {
            INFO(qPrintable(row.file));
            INFO((row.findings.empty() ? "" : qPrintable(row.findings.front().where + row.findings.front().error.id)));
            CHECK(row.accepted);
            if (row.file == second)
                of = row.receiptFile;
        }
        const auto held = exchange::verifyBundle(first, {}, town.quiet);
        REQUIRE(held);
        CHECK_FALSE(held->content->chains.contains(chain::caseChain(id)));
        REQUIRE(acceptReceipt(town.second.as(QStringLiteral("zhangsan")), of));
    }
    SECTION("a receipt of somebody else, or for another unit, is refused")
    {
        Pc other(town.clock, town.dir.filePath(QStringLiteral("other")));
        other.found(QStringLiteral("另一镇"));
        CHECK(idOf(acceptReceipt(other.as(QStringLiteral("admin")), receipt))
              == QStringLiteral("bureau.receipt_unsound"));
        QFile file(receipt);
        REQUIRE(file.open(QIODevice::ReadWrite));
        QByteArray bytes = file.readAll();
        bytes.replace("\"size\":", "\"size\":1");
        file.seek(0);
        file.write(bytes);
        file.close();
        CHECK(idOf(acceptReceipt(town.first.as(QStringLiteral("zhangsan")), receipt))
              == QStringLiteral("bureau.receipt_unsound"));
    }
    SECTION("an older copy of the library that goes on by itself is refused with its name")
    {
        QFile::remove(upload);
        town.first.close();
        copyFolder(town.first.dir(), town.dir.filePath(QStringLiteral("copy")));
        town.first.reopen();
        Pc copy(town.clock, town.dir.filePath(QStringLiteral("copy")));
        copy.reopen();
        copy.follow(town.first);
        town.first.work(QStringLiteral("C01-completed"), QStringLiteral("evidence_1"), QStringLiteral("inquiry"));
        town.first.exported(QStringLiteral("upload"), {}, town.stick("u2.anjuan.zip"));
        REQUIRE(takeUploads(clerk, town.stick(), receipts, town.quiet)->front().accepted);
        QFile::remove(town.stick("u2.anjuan.zip"));
        copy.work(QStringLiteral("C01-completed"), QStringLiteral("evidence_1"), QStringLiteral("inquiry"));
        copy.exported(QStringLiteral("upload"), {}, town.stick("u3.anjuan.zip"));
        rows = takeUploads(clerk, town.stick(), receipts, town.quiet);
        REQUIRE(rows->size() == 1);
        CHECK_FALSE(rows->front().accepted);
        CHECK_FALSE(rows->front().findings.empty());
    }
}
