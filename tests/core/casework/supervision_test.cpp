#include <catch2/catch.hpp>

#include <QtCore/QDir>
#include <QtCore/QProcess>

#include "core/casework/duties.h"
#include "core/casework/late.h"
#include "core/casework/parts.h"

#include "tests/core/casework/bench.h"
#include "tests/core/casework/exchange_bench.h"

using namespace anjuan;
using namespace anjuan::casework;
using anjuan::test::Pc;

namespace {

template <class T> QString idOf(const Result<T> &result)
{
    return result ? QString() : result.error().id;
}

struct Town {
    QTemporaryDir dir;
    ScriptClock clock;
    Pc first{clock, dir.filePath(QStringLiteral("first"))};
    Pc second{clock, dir.filePath(QStringLiteral("second"))};
    NoProgress quiet;

    Town() { first.found(QStringLiteral("示例镇综合行政执法队")); }
    QString file(const char *name) const { return dir.filePath(QString::fromUtf8(name)); }
    void join(const QStringList &logins)
    {
        second.join(first, QStringLiteral("二楼办案室"), logins, dir.path());
        second.use(logins.first());
    }
};

/// A bureau that knows the unit, and is pinned there.
struct Bureau {
    Pc pc;
    QString card;
    Bureau(Town &town) : pc(town.clock, town.file("bureau")), card(town.file("bureau.json"))
    {
        pc.found(QStringLiteral("示例市局"));
        REQUIRE(pinUnit(pc.as(QStringLiteral("admin")), joinCardOf(town.first.library())));
        REQUIRE(pin(town, QStringLiteral("admin")));
    }
    Result<void> pin(Town &town, const QString &clerk)
    {
        QFile file(card);
        REQUIRE(file.open(QIODevice::WriteOnly));
        file.write(*bureauCard(pc.as(clerk)));
        file.close();
        return pinBureau(town.first.as(QStringLiteral("admin")), *readBureauCard(card));
    }
};

const QJsonObject kOrder{{QStringLiteral("document"), QStringLiteral("urging")},
                         {QStringLiteral("text"), QStringLiteral("请在期限内办结并书面答复")},
                         {QStringLiteral("issued_on"), QStringLiteral("2023-09-08")},
                         {QStringLiteral("reply_due_on"), QStringLiteral("2023-09-15")}};

bool offers(const CaseView &view, const char *act)
{
    return std::any_of(view.next.begin(), view.next.end(),
                       [act](const NextAct &next) { return next.act == QLatin1String(act); });
}

const cases::Deadline *answerDue(const CaseView &view)
{
    for (const cases::Deadline &deadline : view.deadlines) {
        if (deadline.code == QLatin1String("DL-SUPERVISION"))
            return &deadline;
    }
    return nullptr;
}

} // namespace

TEST_CASE("the bureau's order comes as a statement under its pinned key, stands with its deadline, and is answered")
{
    Town town;
    Bureau bureau(town);
    const CaseId id = town.first.work(QStringLiteral("C01-completed"), QStringLiteral("inquiry"));
    const Digest genesis = town.first.library().parts().ledger.authority.genesis();
    Session &clerk = bureau.pc.as(QStringLiteral("admin"));
    const QString order = town.file("order.json");
    CHECK(idOf(orderSupervision(clerk, genesis, id, kOrder, order)) == QStringLiteral("bureau.no_upload"));
    QDir(town.dir.path()).mkdir(QStringLiteral("drop"));
    town.first.exported(QStringLiteral("upload"), {}, town.file("drop/u.anjuan.zip"));
    REQUIRE(takeUploads(clerk, town.file("drop"), town.dir.path(), town.quiet)->front().accepted);
    CHECK(idOf(orderSupervision(clerk, genesis, CaseId::create(), kOrder, order)) == QStringLiteral("case.unknown"));
    CHECK(idOf(orderSupervision(bureau.pc.as(QStringLiteral("zhangsan")), genesis, id, kOrder, order))
          == QStringLiteral("act.no_role"));
    CHECK(idOf(orderSupervision(clerk, genesis, id, {}, order)) == QStringLiteral("act.missing_field"));
    const auto made = orderSupervision(clerk, genesis, id, kOrder, order);
    INFO((made ? "" : qPrintable(made.error().id + made.error().args.join(QLatin1Char(' ')))));
    REQUIRE(made);
    // A unit cannot give itself such an order.
    CHECK(idOf(town.first.perform(QStringLiteral("admin"), QStringLiteral("supervision.order"), kOrder, id))
          == QStringLiteral("supervision.bureau_only"));

    const auto view = readStatement(town.first.library(), order);
    INFO((view ? "" : qPrintable(view.error().id + view.error().args.join(QLatin1Char(' ')))));
    REQUIRE(view);
    CHECK(view->by == QStringLiteral("示例市局 管理员"));
    const auto taken = receiveStatement(town.first.as(QStringLiteral("zhangsan")), order, town.quiet);
    REQUIRE(taken);
    CHECK(town.first.findings().isEmpty());
    CaseView page = *town.first.library().caseView(id, &town.first.as(QStringLiteral("zhangsan")));
    CHECK(page.next.front().act == QStringLiteral("supervision.reply"));
    REQUIRE(answerDue(page));
    CHECK(answerDue(page)->due == QDate(2023, 9, 15));
    CHECK_FALSE(answerDue(page)->done);
    CHECK(page.timeline.back().by == QStringLiteral("示例市局 管理员"));

    QString on = QStringLiteral("2023-09-14");
    bool late = false;
    SECTION("in time") {}
    SECTION("late, which is told and not refused")
    {
        on = QStringLiteral("2023-09-18");
        late = true;
    }
    town.clock.moveTo(*Instant::parse(on + QStringLiteral("T09:00:00+08:00")));
    const auto reply = town.first.perform(QStringLiteral("zhangsan"), QStringLiteral("supervision.reply"),
                                          {{QStringLiteral("answers"), taken->record},
                                           {QStringLiteral("text"), QStringLiteral("已办结")},
                                           {QStringLiteral("replied_on"), on}},
                                          id);
    INFO((reply ? "" : qPrintable(reply.error().id + reply.error().args.join(QLatin1Char(' ')))));
    REQUIRE(reply);
    CHECK(anjuan::test::findingOf(reply->findings, "SV-1-late").has_value() == late);
    page = *town.first.library().caseView(id, &town.first.as(QStringLiteral("zhangsan")));
    CHECK(answerDue(page)->done);
    CHECK(answerDue(page)->late == late);
    CHECK_FALSE(offers(page, "supervision.reply"));
    CHECK(town.first.findings().isEmpty());
    // The order travels with the case, and both verifiers let it stand.
    CHECK(QProcess::execute(QStringLiteral("python3"),
                            {QStringLiteral("-B"), QStringLiteral(ANJUAN_SOURCE_DIR "/docs/format/anjuan_verify.py"),
                             town.first.exported(QStringLiteral("review"), {id}, town.file("r.anjuan.zip"))})
          == 0);
}

TEST_CASE("a supervisor of the judicial office comments on a copy, and the holder answers")
{
    Town town;
    const auto granted = town.first.perform(QStringLiteral("admin"), QStringLiteral("office.grant_role"),
                                            {{QStringLiteral("person"), QStringLiteral("sunqi")},
                                             {QStringLiteral("role"), QStringLiteral("supervisor")},
                                             {QStringLiteral("from_on"), QStringLiteral("2023-01-01")}});
    INFO((granted ? "" : qPrintable(granted.error().id + granted.error().args.join(QLatin1Char(' ')))));
    REQUIRE(granted);
    town.join({QStringLiteral("sunqi"), QStringLiteral("lisi")});
    const CaseId id = town.first.work(QStringLiteral("C01-completed"), QStringLiteral("inquiry"));
    REQUIRE(town.second.import(town.first.exported(QStringLiteral("review"), {id}, town.file("r.anjuan.zip"))));
    Request request;
    request.act = QStringLiteral("supervision.comment");
    request.caseId = id;
    request.with = {{QStringLiteral("comment"), QStringLiteral("询问笔录缺少权利告知,请补正")},
                    {QStringLiteral("wants_reply"), true},
                    {QStringLiteral("reply_due_on"), QStringLiteral("2023-09-20")},
                    {QStringLiteral("made_on"), QStringLiteral("2023-09-08")}};
    CHECK(idOf(signStatement(town.second.as(QStringLiteral("lisi")), request, town.file("c.json"), town.quiet))
          == QStringLiteral("act.no_role"));
    const auto comment =
        signStatement(town.second.as(QStringLiteral("sunqi")), request, town.file("c.json"), town.quiet);
    INFO((comment ? "" : qPrintable(comment.error().id + comment.error().args.join(QLatin1Char(' ')))));
    REQUIRE(comment);
    const auto taken = receiveStatement(town.first.as(QStringLiteral("zhangsan")), town.file("c.json"), town.quiet);
    REQUIRE(taken);
    CaseView page = *town.first.library().caseView(id, nullptr);
    CHECK(page.timeline.back().kind == QStringLiteral("supervision.comment_made"));
    CHECK(offers(page, "supervision.reply"));
    REQUIRE(answerDue(page));
    REQUIRE(town.first.perform(QStringLiteral("zhangsan"), QStringLiteral("supervision.reply"),
                               {{QStringLiteral("answers"), taken->record},
                                {QStringLiteral("text"), QStringLiteral("已补正")},
                                {QStringLiteral("replied_on"), QStringLiteral("2023-09-12")}},
                               id));
    // On paper it is registered, and asks for an answer just so.
    REQUIRE(town.first.perform(QStringLiteral("zhangsan"), QStringLiteral("supervision.register_document"),
                               {{QStringLiteral("document"), QStringLiteral("opinion")},
                                {QStringLiteral("issuer"), QStringLiteral("示例县司法局")},
                                {QStringLiteral("text"), QStringLiteral("请说明")},
                                {QStringLiteral("received_on"), QStringLiteral("2023-09-13")}},
                               id));
    page = *town.first.library().caseView(id, nullptr);
    CHECK(offers(page, "supervision.reply"));
    CHECK(town.first.findings().isEmpty());
    town.first.reopen();
    CHECK(town.first.findings().isEmpty());
}

TEST_CASE("receipts of each clerk of the bureau count once the unit pinned their key, and none of another bureau")
{
    Town town;
    Bureau bureau(town);
    town.first.work(QStringLiteral("C01-completed"), QStringLiteral("inquiry"));
    QDir(town.dir.path()).mkdir(QStringLiteral("drop"));
    const QString upload = town.first.exported(QStringLiteral("upload"), {}, town.file("drop/u.anjuan.zip"));
    const auto rows = takeUploads(bureau.pc.as(QStringLiteral("lisi")), town.file("drop"), town.dir.path(), town.quiet);
    REQUIRE(rows);
    REQUIRE(rows->front().accepted);
    const QString receipt = rows->front().receiptFile;
    Session &officer = town.first.as(QStringLiteral("zhangsan"));
    CHECK(idOf(acceptReceipt(officer, receipt)) == QStringLiteral("bureau.receipt_unsound"));
    REQUIRE(bureau.pin(town, QStringLiteral("lisi")));
    CHECK(idOf(acceptReceipt(officer, receipt)) == QString());
    // The first clerk's still count.
    QFile::remove(upload);
    const QString next = town.first.exported(QStringLiteral("upload"), {}, town.file("drop/v.anjuan.zip"));
    const auto again =
        takeUploads(bureau.pc.as(QStringLiteral("admin")), town.file("drop"), town.dir.path(), town.quiet);
    REQUIRE(again);
    REQUIRE(again->front().accepted);
    CHECK(idOf(acceptReceipt(officer, again->front().receiptFile)) == QString());
    CHECK(QProcess::execute(QStringLiteral("python3"),
                            {QStringLiteral("-B"), QStringLiteral(ANJUAN_SOURCE_DIR "/docs/format/anjuan_verify.py"),
                             next, QStringLiteral("--since"), receipt})
          == 0);
    CHECK(town.first.findings().isEmpty());
    // Another bureau takes the first one's place.
    Pc other(town.clock, town.file("other"));
    other.found(QStringLiteral("另一局"));
    {
        QFile file(bureau.card);
        REQUIRE(file.open(QIODevice::WriteOnly));
        file.write(*bureauCard(other.as(QStringLiteral("admin"))));
    }
    REQUIRE(pinBureau(town.first.as(QStringLiteral("admin")), *readBureauCard(bureau.card)));
    const auto &keys = town.first.library().parts().ledger.authority.bureauKeys();
    CHECK(keys.size() == 1);
}

TEST_CASE("an officer who leaves hands every open case over in one act that both sign, in place or on paper")
{
    Town town;
    Pc &pc = town.first;
    const CaseId one = pc.work(QStringLiteral("C01-completed"), QStringLiteral("inquiry"));
    const CaseId two = pc.work(QStringLiteral("T03-completed"), QStringLiteral("inquiry"));
    const auto idOfPerson = [&](const QString &login) {
        for (const PersonView &person : pc.library().people()) {
            if (person.login == login)
                return person.id;
        }
        FAIL("nobody " << qPrintable(login));
        return PersonId();
    };
    const PersonId leaving = idOfPerson(QStringLiteral("zhangsan"));
    PersonId taking = idOfPerson(QStringLiteral("wangwu"));
    const auto duties = dutiesOf(pc.library(), leaving);
    REQUIRE(duties);
    REQUIRE(duties->size() == 2);
    CHECK_FALSE(duties->front().open.empty());
    REQUIRE(pc.perform(QStringLiteral("admin"), QStringLiteral("office.grant_role"),
                       {{QStringLiteral("person"), QStringLiteral("wangwu")},
                        {QStringLiteral("role"), QStringLiteral("officer")},
                        {QStringLiteral("from_on"), QStringLiteral("2023-01-01")}}));
    DutiesHandOver what;
    what.from = leaving;
    what.to = leaving;
    what.reason = QStringLiteral("调离");
    what.on = pc.library().parts().clock->today();
    const auto hand = [&](const QString &login) { return handOverDuties(pc.as(login), what, town.quiet); };
    CHECK(idOf(hand(QStringLiteral("zhangsan"))) == QStringLiteral("duties.same_person"));
    what.to = idOfPerson(QStringLiteral("admin"));
    CHECK(idOf(hand(QStringLiteral("zhangsan"))) == QStringLiteral("duties.no_officer"));
    what.to = taking;
    CHECK(idOf(hand(QStringLiteral("lisi"))) == QStringLiteral("duties.neither"));
    what.otherPassword = Secret(QByteArray("not-it-2026"));
    const qint64 records = pc.library().info().records;
    CHECK(idOf(hand(QStringLiteral("zhangsan"))) == QStringLiteral("duties.wrong_password"));
    CHECK(pc.library().info().records == records);

    QString by = QStringLiteral("zhangsan");
    std::size_t cosigned = 1;
    SECTION("the one who leaves is logged in")
    {
        what.otherPassword = Secret(QByteArray("demo-2026"));
    }
    SECTION("the one who takes over is logged in")
    {
        what.otherPassword = Secret(QByteArray("demo-2026"));
        by = QStringLiteral("wangwu");
    }
    SECTION("both signed a paper, and a third registers it")
    {
        what.paper = QStringLiteral(ANJUAN_SOURCE_DIR "/tests/data/cases/evidence/inquiry.wav");
        by = QStringLiteral("lisi");
        cosigned = 0;
    }
    const auto done = hand(by);
    INFO((done ? "" : qPrintable(done.error().id + done.error().args.join(QLatin1Char(' ')))));
    REQUIRE(done);
    CHECK(*done == 2);
    CHECK(dutiesOf(pc.library(), leaving)->empty());
    CHECK(dutiesOf(pc.library(), taking)->size() == 2);
    for (const CaseId &id : {one, two}) {
        const CaseView view = *pc.library().caseView(id, nullptr);
        const auto changed = std::find_if(view.timeline.rbegin(), view.timeline.rend(), [](const RecordView &record) {
            return record.kind == QLatin1String("case.officer_replaced");
        });
        REQUIRE(changed != view.timeline.rend());
        CHECK(static_cast<std::size_t>(changed->cosignedBy.size()) == cosigned);
        CHECK(changed->by == pc.as(cosigned ? QStringLiteral("zhangsan") : by).name());
    }
    CHECK(idOf(hand(by)) == QStringLiteral("duties.nothing"));
    CHECK(pc.findings().isEmpty());
    pc.reopen();
    CHECK(pc.findings().isEmpty());
}

TEST_CASE("a record that came in after its key was revoked keeps bundles out, until an administrator accepts it")
{
    Town town;
    town.join({QStringLiteral("xinlai"), QStringLiteral("lisi")});
    Pc third(town.clock, town.file("third"));
    third.join(town.first, QStringLiteral("三号"), {QStringLiteral("wangwu")}, town.dir.path());
    third.use(QStringLiteral("wangwu"));
    CHECK(lateRecords(town.first.library())->empty());
    const auto opened = town.second.perform(QStringLiteral("xinlai"), QStringLiteral("case.open"),
                                            {{QStringLiteral("source"), QStringLiteral("inspection")},
                                             {QStringLiteral("received_on"), QStringLiteral("2023-09-01")},
                                             {QStringLiteral("place"), QStringLiteral("某村")},
                                             {QStringLiteral("suspected"), QStringLiteral("占道经营")},
                                             {QStringLiteral("content"), QStringLiteral("巡查发现")}});
    REQUIRE(opened);
    const CaseId id = *opened->caseId;
    QString key;
    for (const auto &[name, issued] : town.first.library().parts().ledger.authority.keys()) {
        if (town.first.library().parts().book.name(issued.person) == QStringLiteral("xinlai"))
            key = name;
    }
    REQUIRE_FALSE(key.isEmpty());
    // The key is lost; the unit revokes it before the case arrives.
    REQUIRE(town.first.perform(QStringLiteral("admin"), QStringLiteral("office.revoke_key"),
                               {{QStringLiteral("key"), key}, {QStringLiteral("reason"), QStringLiteral("遗失")}}));
    REQUIRE(town.first.import(town.second.exported(QStringLiteral("review"), {id}, town.file("a.anjuan.zip"))));
    const auto late = lateRecords(town.first.library());
    REQUIRE(late);
    REQUIRE(late->size() == 1);
    CHECK(late->front().by == QStringLiteral("xinlai"));
    const auto bundle = [&] { return town.first.exported(QStringLiteral("review"), {id}, town.file("b.anjuan.zip")); };
    const auto refused = third.import(bundle());
    CHECK(idOf(refused) == QStringLiteral("exchange.bundle_unsound"));
    CHECK_FALSE(third.library().caseView(id, nullptr));
    const auto accept = [&](const QString &login, const QString &hash) {
        return town.first.perform(login, QStringLiteral("office.accept_late_record"), {{QStringLiteral("hash"), hash}});
    };
    CHECK(idOf(accept(QStringLiteral("zhangsan"), late->front().hash)) == QStringLiteral("act.no_role"));
    CHECK(idOf(accept(QStringLiteral("admin"), QString(64, QLatin1Char('0')))) == QStringLiteral("late.not_late"));
    const auto accepted = accept(QStringLiteral("admin"), late->front().hash);
    INFO((accepted ? "" : qPrintable(accepted.error().id + accepted.error().args.join(QLatin1Char(' ')))));
    REQUIRE(accepted);
    CHECK(lateRecords(town.first.library())->empty());
    CHECK(idOf(accept(QStringLiteral("admin"), late->front().hash)) == QStringLiteral("late.not_late"));
    const auto taken = third.import(bundle());
    INFO((taken ? "" : qPrintable(taken.error().id + taken.error().args.join(QLatin1Char(' ')))));
    REQUIRE(taken);
    CHECK(third.library().caseView(id, nullptr));
    CHECK(town.first.findings().isEmpty());
    CHECK(third.findings().isEmpty());
}
