#include <catch2/catch.hpp>

#include <QtCore/QFile>
#include <QtCore/QJsonDocument>

#include "core/casework/forms.h"
#include "core/documents/docx.h"
#include "core/documents/office_program.h"

#include "tests/core/casework/bench.h"

using namespace anjuan;
using namespace anjuan::casework;
using anjuan::test::Bench;
using anjuan::test::caseScript;

namespace {

Result<Outcome> adopt(Bench &bench, const char *file, const char *form)
{
    return bench.perform(
        {QStringLiteral("admin"),
         QStringLiteral("form.adopt"),
         {},
         QStringLiteral("2025-10-01T09:00:00+08:00"),
         {{QStringLiteral("form"), QLatin1String(form)},
          {QStringLiteral("title"), QStringLiteral("行政处罚决定书")},
          {QStringLiteral("template"), QStringLiteral(ANJUAN_SOURCE_DIR "/tests/data/docx/") + QLatin1String(file)},
          {QStringLiteral("external"), true},
          {QStringLiteral("number_kind"), QStringLiteral("罚决")},
          {QStringLiteral("adopted_on"), QStringLiteral("2025-10-01")},
          {QStringLiteral("reason"), QStringLiteral("县司法局统一格式")}}});
}

Result<Outcome> make(Bench &bench, const QJsonObject &values)
{
    NoProgress progress;
    return bench.session(test::kOfficer)
        .perform(
            {.act = QStringLiteral("document.make"),
             .caseId = bench.caseId(),
             .with = {{QStringLiteral("form"), QStringLiteral("county_decision")}, {QStringLiteral("values"), values}},
             .secrets = {},
             .filesFrom = {}},
            progress);
}

QString wordsOf(Bench &bench, const QString &sha256)
{
    const auto path = bench.library().blobPath(sha256);
    REQUIRE(path);
    QFile file(*path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    const auto text = documents::docxText(file.readAll(), QStringLiteral("made"));
    REQUIRE(text);
    return *text;
}

} // namespace

TEST_CASE("a county's Word form is adopted, filled, and kept with the version it was made with")
{
    qputenv("ANJUAN_SOFFICE", ""); // no LibreOffice: the document stays a .docx
    Bench bench;
    REQUIRE(adopt(bench, "form_word.docx", "county_decision"));
    const QJsonObject first{{QStringLiteral("检查日期"), QStringLiteral("2025-10-09")}};
    bench.runUntil(caseScript(QStringLiteral("T03-completed")), QStringLiteral("dossier"));
    const auto lacking = make(bench, {});
    REQUIRE_FALSE(lacking);
    CHECK(lacking.error().id == QStringLiteral("documents.own_missing"));
    REQUIRE(make(bench, first));
    const QJsonObject made = bench.newestBody(QStringLiteral("document.made"));
    CHECK(made.value(QLatin1String("form_version")) == QStringLiteral("本地.1"));
    CHECK(made.value(QLatin1String("document_name")) == QStringLiteral("county_decision.docx"));
    CHECK(made.value(QLatin1String("number")).toString().contains(QStringLiteral("罚决")));
    const QString words = wordsOf(bench, made.value(QLatin1String("document_sha256")).toString());
    CHECK(words.contains(made.value(QLatin1String("number")).toString()));
    CHECK(words.contains(bench.view().row.party));
    CHECK(words.contains(QStringLiteral("2025年10月9日")));
    const auto kept = bench.library().blobPath(made.value(QLatin1String("fields_sha256")).toString());
    REQUIRE(kept);
    QFile fields(*kept);
    REQUIRE(fields.open(QIODevice::ReadOnly));
    const QJsonArray own = QJsonDocument::fromJson(fields.readAll()).object()[u"fields"][u"own"].toArray();
    CHECK(own.contains(QJsonObject{{QStringLiteral("name"), QStringLiteral("检查日期")},
                                   {QStringLiteral("value"), QStringLiteral("2025-10-09")}}));
    CHECK_FALSE(words.contains(QStringLiteral("{{")));

    REQUIRE(adopt(bench, "form_wps.docx", "county_decision"));
    REQUIRE(make(bench, first));
    const QJsonObject later = bench.newestBody(QStringLiteral("document.made"));
    CHECK(later.value(QLatin1String("form_version")) == QStringLiteral("本地.2"));
    CHECK(later.value(QLatin1String("template_sha256")) != made.value(QLatin1String("template_sha256")));
    CHECK(bench.view().documents.back().awaitsSeal);

    // A dossier without LibreOffice says what stands outside it.
    NoProgress progress;
    REQUIRE(bench.session(test::kOfficer).buildDossier(bench.caseId(), {}, progress));

    const auto withdrawn = bench.perform({QStringLiteral("admin"),
                                          QStringLiteral("form.withdraw"),
                                          {},
                                          {},
                                          {{QStringLiteral("form"), QStringLiteral("county_decision")},
                                           {QStringLiteral("withdrawn_on"), QStringLiteral("2026-01-01")},
                                           {QStringLiteral("reason"), QStringLiteral("改用新格式")}}});
    REQUIRE(withdrawn);
    const auto gone = make(bench, first);
    REQUIRE_FALSE(gone);
    CHECK(bench.holds());
    qunsetenv("ANJUAN_SOFFICE");
}

TEST_CASE("a Word form that is wrong is not adopted")
{
    Bench bench;
    bench.session(QStringLiteral("admin")); // a log-in is a record
    const qint64 before = bench.records();
    const auto unknown = adopt(bench, "bad/unknown.docx", "county_decision");
    REQUIRE_FALSE(unknown);
    CHECK(unknown.error().id == QStringLiteral("documents.docx_unknown_field"));
    CHECK(adopt(bench, "bad/macros.docx", "county_decision").error().id == QStringLiteral("documents.docx_macros"));
    CHECK(adopt(bench, "bad/old.doc", "county_decision").error().id == QStringLiteral("documents.docx_old"));
    CHECK(adopt(bench, "form_plain.docx", "决定书").error().id == QStringLiteral("act.bad_field"));
    CHECK(bench.records() == before);
}

TEST_CASE("LibreOffice, where it is, turns a county's form into pages of the dossier")
{
    if (documents::officeProgram().isEmpty()) {
        WARN("LibreOffice is not installed here");
        return;
    }
    Bench bench;
    REQUIRE(adopt(bench, "form_plain.docx", "county_decision"));
    bench.runUntil(caseScript(QStringLiteral("T03-completed")), QStringLiteral("dossier"));
    REQUIRE(make(bench, {{QStringLiteral("检查日期"), QStringLiteral("2025-10-09")}}));
    const QJsonObject made = bench.newestBody(QStringLiteral("document.made"));
    CHECK(made.value(QLatin1String("document_name")) == QStringLiteral("county_decision.pdf"));
    CHECK(made.value(QLatin1String("pages")).toInt() >= 1);
    CHECK(made.contains(QLatin1String("word_sha256")));
    NoProgress progress;
    REQUIRE(bench.session(test::kOfficer).buildDossier(bench.caseId(), {}, progress));
    CHECK(bench.holds());
}

TEST_CASE("seal, return and voiding of a document are registered and shown")
{
    Bench bench;
    bench.runAll(caseScript(QStringLiteral("T03-completed")));
    NoProgress progress;
    const auto act = [&](const char *name, const QJsonObject &with) {
        return bench.session(test::kOfficer)
            .perform(
                {.act = QLatin1String(name), .caseId = bench.caseId(), .with = with, .secrets = {}, .filesFrom = {}},
                progress);
    };
    REQUIRE(act("document.make",
                {{QStringLiteral("form"), QStringLiteral("inquiry_notice")}, {QStringLiteral("by_hand"), true}}));
    const QString notice = bench.view().documents.back().record;
    CHECK(bench.view().documents.back().awaitsSeal);
    REQUIRE(act("document.seal",
                {{QStringLiteral("documents"), QJsonArray{notice}},
                 {QStringLiteral("sealed_on"), QStringLiteral("2026-01-05")},
                 {QStringLiteral("seal"), QStringLiteral("organ")},
                 {QStringLiteral("copies"), 2},
                 {QStringLiteral("approver"), QStringLiteral("赵鼓")},
                 {QStringLiteral("keeper"), QStringLiteral("周和")}}));
    CHECK_FALSE(bench.view().documents.back().awaitsSeal);
    REQUIRE(act("service.note_return",
                {{QStringLiteral("documents"), QJsonArray{notice}},
                 {QStringLiteral("returned_on"), QStringLiteral("2026-01-09")},
                 {QStringLiteral("reason"), QStringLiteral("无人签收")}}));
    CHECK(bench.view().documents.back().returned);
    REQUIRE(act("document.void",
                {{QStringLiteral("document"), notice},
                 {QStringLiteral("voided_on"), QStringLiteral("2026-01-10")},
                 {QStringLiteral("reason"), QStringLiteral("时间有误,另行通知")}}));
    CHECK(bench.view().documents.back().voided);
    // A correction is a paper of its own about the paper it corrects.
    const QString decision = bench.view().documents.front().record;
    REQUIRE(act("document.make",
                {{QStringLiteral("form"), QStringLiteral("document_correction")},
                 {QStringLiteral("about"), decision},
                 {QStringLiteral("values"),
                  QJsonObject{{QStringLiteral("title"), QStringLiteral("立案审批表")},
                              {QStringLiteral("number"), QStringLiteral("/")},
                              {QStringLiteral("items"),
                               QJsonArray{QJsonObject{{QStringLiteral("place"), QStringLiteral("第一页")},
                                                      {QStringLiteral("wrong"), QStringLiteral("甲")},
                                                      {QStringLiteral("right"), QStringLiteral("乙")}}}},
                              {QStringLiteral("reason"), QStringLiteral("笔误")}}}}));
    CHECK(bench.view().documents.front().corrected);
    CHECK(bench.holds());
}

TEST_CASE("words left from another case, and what is only proposed in a decision, are told")
{
    Bench bench;
    bench.runAll(caseScript(QStringLiteral("C01-completed")));
    const QString other = bench.view().row.party;
    REQUIRE(other.size() >= 2);
    const auto decisionOf = [&] {
        QString number;
        for (const DocumentView &paper : bench.view().documents) {
            if (paper.form == QLatin1String("penalty_decision"))
                number = paper.number;
        }
        REQUIRE_FALSE(number.isEmpty());
        return number;
    };
    const QString foreign = decisionOf();
    bench.runAll(caseScript(QStringLiteral("T03-completed")));
    const auto remarks = [&](const QString &form, const QJsonObject &values) {
        const auto draft =
            draftOf(bench.library(),
                    {.caseId = bench.caseId(), .form = form, .about = {}, .values = values, .outsideNumber = {}});
        REQUIRE(draft);
        QStringList out;
        for (const Error &remark : draft->remarks)
            out += remark.id;
        return out;
    };
    const QString form = QStringLiteral("penalty_decision_short");
    const QString penalty = QStringLiteral("penalty");
    CHECK(remarks(form, {}).isEmpty());
    CHECK(remarks(form, {{QStringLiteral("facts"), QStringLiteral("经查,") + other + QStringLiteral("堆放物料")}})
          == QStringList{QStringLiteral("documents.leftover_party")});
    CHECK(remarks(form, {{QStringLiteral("facts"), QStringLiteral("见") + foreign + QStringLiteral("决定")}})
          == QStringList{QStringLiteral("documents.leftover_number")});
    CHECK(remarks(form, {{QStringLiteral("facts"), QStringLiteral("见") + decisionOf() + QStringLiteral("决定")}})
              .isEmpty());
    CHECK(remarks(form, {{QStringLiteral("facts"), bench.view().row.party + QStringLiteral("焚烧秸秆")}}).isEmpty());
    CHECK(remarks(form, {{penalty, QStringLiteral("拟作出罚款五百元")}})
          == QStringList{QStringLiteral("documents.still_proposed")});
    CHECK(remarks(form, {{QStringLiteral("told"), QStringLiteral("本机关已告知拟作出的行政处罚")}}).isEmpty());
    CHECK(remarks(form, {{QStringLiteral("basis"), QStringLiteral("某市大气污染防治条例第九十六条")}}).isEmpty());
    CHECK(remarks(form, {{QStringLiteral("basis"), QStringLiteral("第四十二条")}})
          == QStringList{QStringLiteral("documents.article_without_law")});
}
