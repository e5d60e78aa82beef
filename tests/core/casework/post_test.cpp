#include <catch2/catch.hpp>
#include <sys/stat.h>

#include <QtCore/QDir>
#include <QtCore/QProcess>

#include "core/casework/post.h"

#include "tests/core/casework/bench.h"
#include "tests/core/casework/exchange_bench.h"

using namespace anjuan;
using namespace anjuan::casework;
using anjuan::test::Pc;
using What = PostItem::What;

namespace {

/// Two PCs and a shared folder that both know.
struct Post {
    QTemporaryDir dir;
    ScriptClock clock;
    Pc first{clock, dir.filePath(QStringLiteral("first"))};
    Pc second{clock, dir.filePath(QStringLiteral("second"))};
    NoProgress quiet;
    PostSeen firstSeen, secondSeen;

    Post()
    {
        QDir(dir.path()).mkdir(QStringLiteral("stick"));
        QDir(dir.path()).mkdir(QStringLiteral("between"));
        first.found(QStringLiteral("示例镇综合行政执法队"));
        second.join(
            first, QStringLiteral("二楼办案室"),
            {QStringLiteral("zhangsan"), QStringLiteral("lisi"), QStringLiteral("wangwu"), QStringLiteral("zhaoliu")},
            dir.filePath(QStringLiteral("between")));
        const auto made = usePostFolder(first.library(), stick(), QStringLiteral("科室优盘"));
        REQUIRE(made);
        const auto known = usePostFolder(second.library(), stick(), {});
        REQUIRE(known);
        CHECK(known->id == made->id); // the marker that is there is kept
    }
    QString stick() const { return dir.filePath(QStringLiteral("stick")); }
    QString stick(const char *name) const { return stick() + QLatin1Char('/') + QLatin1String(name); }
    PostFolder folderOf(Pc &pc)
    {
        const auto folders = postFolders(pc.library(), {});
        REQUIRE(folders);
        REQUIRE(folders->size() == 1);
        return folders->front();
    }
    /// As the window does: a look, and another once the files stand still.
    PostReport look(Pc &pc, PostSeen &seen, const QString &login = QStringLiteral("zhangsan"))
    {
        PostReport all;
        for (int n = 0; n < 2; ++n) {
            auto report = exchangePost(pc.as(login), folderOf(pc), seen, quiet);
            INFO((report ? "" : qPrintable(report.error().id)));
            REQUIRE(report);
            all.items.insert(all.items.end(), report->items.begin(), report->items.end());
            all.unsettled = report->unsettled;
            all.gone = report->gone;
        }
        return all;
    }
    PostReport lookFirst() { return look(first, firstSeen); }
    PostReport lookSecond() { return look(second, secondSeen); }
    void handOver(const CaseId &id, const QByteArray &passphrase = {})
    {
        HandOver what;
        what.cases = {id};
        what.to = second.id();
        const auto outbox = outboxOf(first.library());
        REQUIRE(outbox);
        what.file = *outbox;
        what.passphrase = Secret(passphrase);
        REQUIRE(casework::handOver(first.as(QStringLiteral("zhangsan")), what, quiet));
    }
    QStringList packages() const { return QDir(stick()).entryList({QStringLiteral("*.zip")}, QDir::Files); }
};

int count(const PostReport &report, What what)
{
    return static_cast<int>(std::count_if(report.items.begin(), report.items.end(),
                                          [what](const PostItem &item) { return item.what == what; }));
}

} // namespace

TEST_CASE("a case marked to go leaves by the stick, comes in on the other PC once, and is acknowledged by the stick")
{
    Post post;
    const CaseId id = post.first.work(QStringLiteral("C01-completed"), QStringLiteral("inquiry"));
    post.handOver(id);
    REQUIRE(waitingInOutbox(post.first.library()).size() == 1);
    CHECK(count(post.lookFirst(), What::Sent) == 1);
    CHECK(waitingInOutbox(post.first.library()).isEmpty());
    REQUIRE(post.packages().size() == 1);

    const PostReport in = post.lookSecond();
    CHECK(count(in, What::TakenIn) == 1);
    CHECK(count(in, What::Sent) == 1); // the acknowledgement
    CHECK(post.second.library().caseView(id, nullptr)->row.holderName.isEmpty());
    CHECK(post.second.findings().isEmpty());
    const qint64 records = post.second.library().info().records;
    CHECK(post.lookSecond().items.empty());
    CHECK(post.second.library().info().records == records);

    const auto before = sentCases(post.first.library());
    CHECK_FALSE(before->front().acknowledgedAt);
    CHECK(count(post.lookFirst(), What::TakenIn) == 1);
    const auto sent = sentCases(post.first.library());
    REQUIRE(sent->size() == 1);
    CHECK(sent->front().acknowledgedAt);
    CHECK(post.first.findings().isEmpty());
    // Whoever forgot everything local still imports nothing twice.
    QFile::remove(post.second.dir() + QStringLiteral("/post.json"));
    REQUIRE(usePostFolder(post.second.library(), post.stick(), {}));
    PostSeen again;
    CHECK(post.look(post.second, again).items.empty());
}

TEST_CASE("what is being copied is left alone, what was cut short is told once, and the whole one comes in")
{
    Post post;
    const CaseId id = post.first.work(QStringLiteral("C01-completed"), QStringLiteral("inquiry"));
    post.handOver(id);
    REQUIRE(count(post.lookFirst(), What::Sent) == 1);
    const QString file = post.stick() + QLatin1Char('/') + post.packages().first();
    QFile whole(file);
    REQUIRE(whole.open(QIODevice::ReadWrite));
    const QByteArray bytes = whole.readAll();
    REQUIRE(whole.resize(bytes.size() / 2));
    whole.close();
    const auto once = exchangePost(post.second.as(QStringLiteral("zhangsan")), post.folderOf(post.second),
                                   post.secondSeen, post.quiet);
    REQUIRE(once);
    CHECK(once->items.empty());
    CHECK(once->unsettled);
    CHECK(count(post.lookSecond(), What::Refused) == 1);
    CHECK(post.lookSecond().items.empty()); // told once
    REQUIRE(whole.open(QIODevice::WriteOnly));
    whole.write(bytes);
    whole.close();
    CHECK(count(post.lookSecond(), What::TakenIn) == 1);
    CHECK(post.second.findings().isEmpty());
}

TEST_CASE("nothing for another PC or of a foreign unit is taken in, and what nobody is named for waits for a person")
{
    Post post;
    Pc third(post.clock, post.dir.filePath(QStringLiteral("third")));
    third.join(post.first, QStringLiteral("三号"), {QStringLiteral("lisi")},
               post.dir.filePath(QStringLiteral("between")));
    REQUIRE(usePostFolder(third.library(), post.stick(), {}));
    Pc other(post.clock, post.dir.filePath(QStringLiteral("other")));
    other.found(QStringLiteral("另一镇"));
    REQUIRE(usePostFolder(other.library(), post.stick(), {}));
    const CaseId id = post.first.work(QStringLiteral("C01-completed"), QStringLiteral("inquiry"));
    post.handOver(id);
    REQUIRE(count(post.lookFirst(), What::Sent) == 1);
    PostSeen seen, foreign;
    CHECK(post.look(third, seen, QStringLiteral("lisi")).items.empty());
    CHECK(post.look(other, foreign, QStringLiteral("admin")).items.empty());

    post.first.exported(QStringLiteral("review"), {id}, post.stick("送审.anjuan.zip"));
    CHECK(count(post.look(third, seen, QStringLiteral("lisi")), What::WantsYou) == 1);
    CHECK(post.look(other, foreign, QStringLiteral("admin")).items.empty());

    ExportRequest request;
    request.profile = QStringLiteral("review");
    request.cases = {id};
    request.toLibrary = third.id();
    request.file = post.stick("给三号.anjuan.zip");
    REQUIRE(post.first.as(QStringLiteral("zhangsan")).exportBundle(request, post.quiet));
    CHECK(count(post.look(third, seen, QStringLiteral("lisi")), What::TakenIn) == 1);
    CHECK(post.lookSecond().items.size() == 3); // its case, the one that nobody is named for, the acknowledgement
    CHECK(third.findings().isEmpty());
}

TEST_CASE("a locked package asks for its passphrase, once")
{
    Post post;
    const CaseId id = post.first.work(QStringLiteral("C01-completed"), QStringLiteral("inquiry"));
    post.handOver(id, "kou-ling 2026");
    REQUIRE(count(post.lookFirst(), What::Sent) == 1);
    const PostReport report = post.lookSecond();
    REQUIRE(report.items.size() == 1);
    CHECK(report.items.front().what == What::WantsPassphrase);
    CHECK(post.lookSecond().items.empty());
    REQUIRE(post.second.import(report.items.front().file, "kou-ling 2026"));
}

TEST_CASE("a pulled stick loses nothing: what was to go waits on, and a full one says so")
{
    Post post;
    const CaseId id = post.first.work(QStringLiteral("C01-completed"), QStringLiteral("inquiry"));
    post.handOver(id);
    const PostFolder folder = post.folderOf(post.first);
    REQUIRE(QFile::rename(post.stick(), post.dir.filePath(QStringLiteral("pulled"))));
    const auto gone = exchangePost(post.first.as(QStringLiteral("zhangsan")), folder, post.firstSeen, post.quiet);
    REQUIRE_FALSE(gone);
    CHECK(gone.error().id == QStringLiteral("post.not_here"));
    CHECK_FALSE(post.folderOf(post.first).here);
    CHECK(waitingInOutbox(post.first.library()).size() == 1);
    // Plugged in at another place: known by its marker.
    REQUIRE(QDir(post.dir.path()).mkpath(QStringLiteral("media/disk")));
    REQUIRE(QFile::rename(post.dir.filePath(QStringLiteral("pulled")),
                          post.dir.filePath(QStringLiteral("media/disk/Anjuan"))));
    const auto folders = postFolders(post.first.library(), {post.dir.filePath(QStringLiteral("media/disk"))});
    REQUIRE(folders->front().here);
    REQUIRE(exchangePost(post.first.as(QStringLiteral("zhangsan")), folders->front(), post.firstSeen, post.quiet));
    CHECK(waitingInOutbox(post.first.library()).isEmpty());
    CHECK(QDir(folders->front().path).entryList({QStringLiteral("*.part")}).isEmpty());
    CHECK(QDir(folders->front().path).entryList({QStringLiteral("*.zip")}).size() == 1);
}

TEST_CASE("nothing on the stick is written over, and a folder that only takes in is not written to")
{
    Post post;
    const QString outbox = *outboxOf(post.first.library());
    const auto put = [](const QString &path, const QByteArray &bytes) {
        QFile file(path);
        REQUIRE(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    };
    put(outbox + QStringLiteral("/a.json"), "{\"x\":1}\n");
    put(post.stick("a.json"), "of somebody else\n");
    REQUIRE(letPostFolderSend(post.first.library(), post.folderOf(post.first).id, false));
    CHECK(post.lookFirst().items.empty());
    REQUIRE(letPostFolderSend(post.first.library(), post.folderOf(post.first).id, true));
    CHECK(count(post.lookFirst(), What::Sent) == 1);
    QFile theirs(post.stick("a.json"));
    REQUIRE(theirs.open(QIODevice::ReadOnly));
    CHECK(theirs.readAll() == "of somebody else\n");
    CHECK(QFileInfo::exists(post.stick("2-a.json")));
}

TEST_CASE("an opinion, an upload and its receipt come and go by themselves")
{
    Post post;
    Pc bureau(post.clock, post.dir.filePath(QStringLiteral("bureau")));
    bureau.found(QStringLiteral("示例市局"));
    REQUIRE(usePostFolder(bureau.library(), post.stick(), {}));
    REQUIRE(pinUnit(bureau.as(QStringLiteral("admin")), joinCardOf(post.first.library())));
    const QString card = post.dir.filePath(QStringLiteral("bureau.json"));
    {
        QFile file(card);
        REQUIRE(file.open(QIODevice::WriteOnly));
        file.write(*bureauCard(bureau.as(QStringLiteral("admin"))));
    }
    REQUIRE(pinBureau(post.first.as(QStringLiteral("admin")), *readBureauCard(card)));
    const CaseId id = post.first.work(QStringLiteral("C01-completed"), QStringLiteral("inquiry"));
    const QString outbox = *outboxOf(post.first.library());
    post.first.exported(QStringLiteral("upload"), {}, outbox + QStringLiteral("/上报.anjuan.zip"));
    REQUIRE(count(post.lookFirst(), What::Sent) == 1);
    PostSeen seen;
    const PostReport taken = post.look(bureau, seen, QStringLiteral("admin"));
    REQUIRE(taken.items.size() == 1);
    CHECK(taken.items.front().what == What::TakenIn);
    CHECK(post.look(bureau, seen, QStringLiteral("admin")).items.empty());
    CHECK(count(post.lookFirst(), What::TakenIn) == 1);
    CHECK(reportStates(post.first.library())->front().state == ReportState::Accepted);
    CHECK(post.first.findings().isEmpty());

    // What the supervisor says of the case on another PC comes home to the one that holds it.
    post.first.exported(QStringLiteral("review"), {id}, post.dir.filePath(QStringLiteral("between/r.anjuan.zip")));
    REQUIRE(post.second.import(post.dir.filePath(QStringLiteral("between/r.anjuan.zip"))));
    Request request;
    request.act = QStringLiteral("approval.give");
    request.caseId = id;
    request.with = {{QStringLiteral("step"), QStringLiteral("investigation")},
                    {QStringLiteral("level"), QStringLiteral("leader")},
                    {QStringLiteral("outcome"), QStringLiteral("agree")},
                    {QStringLiteral("opinion"), QStringLiteral("同意")},
                    {QStringLiteral("approved_on"), QStringLiteral("2023-09-07")}};
    const auto signedOne = signStatement(post.second.as(QStringLiteral("zhaoliu")), request,
                                         *outboxOf(post.second.library()) + QStringLiteral("/意见.json"), post.quiet);
    INFO((signedOne ? "" : qPrintable(signedOne.error().id + signedOne.error().args.join(QLatin1Char(' ')))));
    REQUIRE(signedOne);
    REQUIRE(count(post.lookSecond(), What::Sent) == 1);
    CHECK(count(post.lookFirst(), What::TakenIn) == 1);
    CHECK(post.lookFirst().items.empty());
    CHECK(post.first.library().caseView(id, nullptr)->timeline.back().kind == QStringLiteral("approval.given"));
}

TEST_CASE("an application that lies there is shown to the administrator, and a broken marker is named")
{
    Post post;
    JoinRequest request;
    request.dir = post.dir.filePath(QStringLiteral("new"));
    request.pcName = QStringLiteral("内勤");
    request.card = joinCardOf(post.first.library());
    request.people.push_back({{}, QStringLiteral("新人"), QStringLiteral("xinren"), Secret(QByteArray("demo-2026"))});
    REQUIRE(startJoining(request, post.stick("入网申请.json"), post.quiet));
    CHECK(count(post.lookFirst(), What::WantsYou) == 1);
    CHECK(post.lookFirst().items.empty());
    CHECK(post.lookSecond().items.empty()); // it does not hold the unit's chain
    CHECK(usePostFolder(post.first.library(), post.first.dir() + QStringLiteral("/x"), {}).error().id
          == QStringLiteral("post.within_library"));
    QDir(post.dir.path()).mkdir(QStringLiteral("bad"));
    QFile marker(post.dir.filePath(QStringLiteral("bad/anjuan-post.json")));
    REQUIRE(marker.open(QIODevice::WriteOnly));
    marker.write("{}\n");
    marker.close();
    CHECK(usePostFolder(post.first.library(), post.dir.filePath(QStringLiteral("bad")), {}).error().id
          == QStringLiteral("post.bad_marker"));
    REQUIRE(forgetPostFolder(post.first.library(), post.folderOf(post.first).id));
    CHECK(postFolders(post.first.library(), {})->empty());
}

TEST_CASE("what is made to be carried follows the user's umask, what is kept does not")
{
    Post post;
    const CaseId id = post.first.work(QStringLiteral("C01-completed"), QStringLiteral("inquiry"));
    const mode_t before = ::umask(022);
    const QString bundle = post.first.exported(QStringLiteral("review"), {id}, post.stick("r.anjuan.zip"));
    ::umask(before);
    const auto modeOf = [](const QString &file) {
        struct stat facts {};
        REQUIRE(::stat(QFile::encodeName(file).constData(), &facts) == 0);
        return facts.st_mode & 0777;
    };
    CHECK(modeOf(bundle) == 0644);
    CHECK(modeOf(post.first.dir() + QStringLiteral("/anjuan.db")) == 0600);
    CHECK(modeOf(post.first.dir() + QStringLiteral("/post.json")) == 0600);
}
