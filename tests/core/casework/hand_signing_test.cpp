#include <catch2/catch.hpp>

#include <QtCore/QFile>
#include <QtGui/QPainter>
#include <QtGui/QPdfWriter>

#include "core/base/digest.h"
#include "core/casework/forms.h"
#include "core/casework/hand_signing.h"
#include "core/casework/parts.h"
#include "core/casework/volumes.h"
#include "core/documents/hand_strokes.h"

#include "tests/core/casework/bench.h"
#include "tests/support/pdf_text.h"

using namespace anjuan;
using namespace anjuan::casework;
using anjuan::test::Bench;
using anjuan::test::caseScript;

namespace {

QString strokes(int lean)
{
    documents::HandStrokes out{40000, 20000, QStringLiteral("tablet"), {}};
    QList<documents::StrokePoint> line;
    for (int i = 0; i < 40; ++i)
        line += {4000 + 700 * i, 9000 + (i % 7) * lean, 300 + i, 9 * i};
    out.strokes += line;
    const auto text = documents::strokesText(out);
    REQUIRE(text);
    return *text;
}

struct SignBench : Bench {
    SignBench() { runUntil(caseScript(QStringLiteral("T03-completed")), QStringLiteral("inquiry")); }

    void allow(bool yes = true)
    {
        Script office = caseScript(QStringLiteral("office"));
        ScriptStep unit = test::stepOf(office, QStringLiteral("unit"));
        unit.at.clear();
        unit.with.insert(QStringLiteral("hand_signing"), yes);
        REQUIRE(perform(unit));
    }

    DocumentView paper(const char *form)
    {
        DocumentView found;
        for (const DocumentView &one : view().documents) {
            if (one.form == QLatin1String(form))
                found = one;
        }
        REQUIRE_FALSE(found.record.isEmpty());
        return found;
    }

    Signing asked(const QString &document)
    {
        const auto signing = signingOf(library(), caseId(), document);
        REQUIRE(signing);
        return *signing;
    }

    Result<Outcome> sign(const DocumentView &paper, const char *signer, const char *role, int place, int lean = 300,
                         const QString &sha256 = {})
    {
        return session(test::kOfficer)
            .perform({.act = QStringLiteral("document.sign_by_hand"),
                      .caseId = caseId(),
                      .with = {{QStringLiteral("document"), paper.record},
                               {QStringLiteral("document_sha256"), sha256.isEmpty() ? paper.sha256 : sha256},
                               {QStringLiteral("signer"), QString::fromUtf8(signer)},
                               {QStringLiteral("role"), QLatin1String(role)},
                               {QStringLiteral("place"), place},
                               {QStringLiteral("strokes"), strokes(lean)}},
                      .secrets = {},
                      .filesFrom = {}},
                     quiet);
    }

    int placeOf(const Signing &signing, const char *label)
    {
        for (const Signing::Place &place : signing.free) {
            if (place.label.startsWith(QString::fromUtf8(label)))
                return place.no;
        }
        FAIL("no place " << label);
        return -1;
    }

    SignedState stateOf(const QString &document)
    {
        const auto states = signedStates(library(), caseId());
        REQUIRE(states);
        const auto found = states->find(document);
        return found == states->end() ? SignedState{} : found->second;
    }

    NoProgress quiet;
};

std::string fault(const Result<Outcome> &outcome)
{
    return outcome ? "done" : outcome.error().id.toStdString();
}

} // namespace

TEST_CASE("nobody signs on a pad before the unit allows it", "[signing]")
{
    SignBench bench;
    const DocumentView paper = bench.paper("inspection_record");
    CHECK_FALSE(allowsHandSigning(bench.library()));
    CHECK_FALSE(bench.asked(paper.record).hindrance.isEmpty());
    CHECK(fault(bench.sign(paper, "某甲", "party", 0)) == "signing.hindered");
    bench.allow();
    CHECK(allowsHandSigning(bench.library()));
    CHECK(bench.asked(paper.record).hindrance.isEmpty());
    bench.allow(false);
    CHECK(fault(bench.sign(paper, "某甲", "party", 0)) == "signing.hindered");
}

TEST_CASE("party and officer sign a record on the pad, at their places and on each page", "[signing]")
{
    SignBench bench;
    bench.allow();
    const DocumentView paper = bench.paper("inspection_record");
    const Signing before = bench.asked(paper.record);
    REQUIRE(before.free.size() == 5);
    CHECK(before.free.front().role == QStringLiteral("party"));
    CHECK(before.free[1].role == QStringLiteral("witness"));
    CHECK(before.free[2].role == QStringLiteral("officer"));
    REQUIRE(bench.sign(paper, "某甲", "party", bench.placeOf(before, "当事人")));
    const QJsonObject body = bench.newestBody(QStringLiteral("document.signed_by_hand"));
    CHECK(body.value(QLatin1String("strokes_digest")).toString() == sha256(strokes(300).toUtf8()).hex());
    CHECK(body.value(QLatin1String("document_sha256")).toString() == paper.sha256);
    CHECK(body.value(QLatin1String("pen")).toString() == QStringLiteral("tablet"));
    CHECK(body.value(QLatin1String("places")).toArray().size() == 1 + paper.pages);
    CHECK_FALSE(body.contains(QLatin1String("strokes")));
    // Name and hand are particulars: in no record in the clear.
    CHECK_FALSE(bench.rawTexts().contains(QStringLiteral("某甲")));
    const Signing after = bench.asked(paper.record);
    CHECK(after.free.size() == 4);
    REQUIRE(bench.sign(paper, "张三", "officer", bench.placeOf(after, "检查人"), 500));
    const auto signatures = bench.asked(paper.record).signatures;
    REQUIRE(signatures.size() == 2);
    CHECK(signatures[0].signer == QStringLiteral("某甲"));
    CHECK(signatures[1].lost.isEmpty());
    CHECK(signatures[0].signedSha256 != signatures[1].signedSha256);
    // The newest shows both; the document counts as signed.
    const auto file = bench.library().blobPath(signatures[1].signedSha256);
    REQUIRE(file);
    const QString text = test::pdfText(*file);
    CHECK(text.contains(QStringLiteral("手写板签名：某甲（当事人）")));
    CHECK(text.contains(QStringLiteral("手写板签名：张三（执法人员）")));
    CHECK(bench.paper("inspection_record").scanSha256s == QStringList{signatures[1].signedSha256});
    CHECK(bench.stateOf(paper.record).hold.size() == 2);
    CHECK(bench.holds());
}

TEST_CASE("a signature is refused at a place that is signed, at none, and on other bytes", "[signing]")
{
    SignBench bench;
    bench.allow();
    const DocumentView paper = bench.paper("inspection_record");
    const int place = bench.placeOf(bench.asked(paper.record), "当事人");
    CHECK(fault(bench.sign(paper, "某甲", "party", 99)) == "signing.no_place");
    CHECK(fault(bench.sign(paper, "某甲", "party", place, 300, QString(64, QLatin1Char('a'))))
          == "signing.other_content");
    REQUIRE(bench.sign(paper, "某甲", "party", place));
    CHECK(fault(bench.sign(paper, "某乙", "party", place)) == "signing.taken");
    DocumentView none = paper;
    none.record = bench.record(QStringLiteral("inspection"));
    CHECK(fault(bench.sign(none, "某甲", "party", place)) == "signing.no_document");
}

TEST_CASE("a document that is made anew, voided or corrected loses its signature and says so", "[signing]")
{
    SignBench bench;
    bench.allow();
    const DocumentView paper = bench.paper("inspection_record");
    REQUIRE(bench.sign(paper, "某甲", "party", bench.placeOf(bench.asked(paper.record), "当事人")));
    const auto act = [&](const char *name, const QJsonObject &with) {
        return bench.session(test::kOfficer)
            .perform(
                {.act = QLatin1String(name), .caseId = bench.caseId(), .with = with, .secrets = {}, .filesFrom = {}},
                bench.quiet);
    };
    SECTION("made anew")
    {
        REQUIRE(
            act("document.make", {{QStringLiteral("form"), paper.form}, {QStringLiteral("about"), paper.aboutRecord}}));
        CHECK(bench.stateOf(paper.record).hold.isEmpty());
        const DocumentView anew = bench.paper("inspection_record");
        REQUIRE(anew.record != paper.record);
        REQUIRE(bench.stateOf(anew.record).lost.size() == 1);
        CHECK(bench.stateOf(anew.record).lost.front().contains(QStringLiteral("重新制作")));
        CHECK(anew.scanSha256s.isEmpty());
        CHECK(fault(bench.sign(paper, "某甲", "witness", 1)) == "signing.hindered"); // the old one
    }
    SECTION("what it says was corrected")
    {
        REQUIRE(act("record.correct",
                    {{QStringLiteral("record"), paper.aboutRecord},
                     {QStringLiteral("text"), QStringLiteral("过火面积为50平方米")},
                     {QStringLiteral("reason"), QStringLiteral("笔误")}}));
        REQUIRE(bench.stateOf(paper.record).lost.size() == 1);
        CHECK(bench.stateOf(paper.record).lost.front().contains(QStringLiteral("更正")));
        CHECK(bench.paper("inspection_record").scanSha256s.isEmpty());
    }
    SECTION("voided")
    {
        REQUIRE(act("document.void",
                    {{QStringLiteral("document"), paper.record},
                     {QStringLiteral("voided_on"), dateText(bench.clock().today())},
                     {QStringLiteral("reason"), QStringLiteral("写错当事人")}}));
        REQUIRE(bench.stateOf(paper.record).lost.size() == 1);
        CHECK(fault(bench.sign(paper, "某乙", "witness", 1)) == "signing.hindered");
    }
    CHECK(bench.holds());
}

TEST_CASE("a Word form without a place to sign in gets a strip with the first signature", "[signing]")
{
    SignBench bench;
    bench.allow();
    // What stands for LibreOffice here gives pages without any place to sign in.
    const QTemporaryDir folder;
    const QString pages = folder.filePath(QStringLiteral("pages.pdf"));
    {
        QPdfWriter writer(pages);
        writer.setPdfVersion(QPagedPaintDevice::PdfVersion_A1b);
        writer.setPageSize(QPageSize(QPageSize::A4));
        QPainter painter(&writer);
        painter.drawText(QPointF(900, 900), QStringLiteral("告知事项：请于三日内到本队接受调查。"));
    }
    const QString office = folder.filePath(QStringLiteral("office"));
    {
        QFile program(office);
        REQUIRE(program.open(QIODevice::WriteOnly));
        program.write("#!/bin/sh\nwhile [ $# -gt 2 ]; do shift; [ \"$1\" = --outdir ] && to=$2; done\ncp '"
                      + pages.toUtf8() + "' \"$to/document.pdf\"\n");
        program.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }
    qputenv("ANJUAN_SOFFICE", office.toUtf8());
    REQUIRE(bench.perform(
        {QStringLiteral("admin"),
         QStringLiteral("form.adopt"),
         {},
         {},
         {{QStringLiteral("form"), QStringLiteral("county_notice")},
          {QStringLiteral("title"), QStringLiteral("调查告知单")},
          {QStringLiteral("template"), QStringLiteral(ANJUAN_SOURCE_DIR "/tests/data/docx/form_plain.docx")},
          {QStringLiteral("external"), true},
          {QStringLiteral("adopted_on"), QStringLiteral("2025-01-02")},
          {QStringLiteral("reason"), QStringLiteral("县司法局统一格式")}}}));
    const auto made = bench.session(test::kOfficer)
                          .perform({.act = QStringLiteral("document.make"),
                                    .caseId = bench.caseId(),
                                    .with = {{QStringLiteral("form"), QStringLiteral("county_notice")},
                                             {QStringLiteral("values"),
                                              QJsonObject{{QStringLiteral("检查日期"), QStringLiteral("2025-01-06")}}}},
                                    .secrets = {},
                                    .filesFrom = {}},
                                   bench.quiet);
    qunsetenv("ANJUAN_SOFFICE");
    INFO((made ? "" : qPrintable(made.error().id + made.error().args.join(QLatin1Char(' ')))));
    REQUIRE(made);
    const DocumentView paper = bench.paper("county_notice");
    const Signing signing = bench.asked(paper.record);
    CHECK(signing.hindrance.toStdString().empty());
    CHECK(signing.strip);
    REQUIRE(signing.free.size() == 4);
    CHECK(signing.free.front().role == QStringLiteral("party"));
    CHECK(signing.free.back().role == QStringLiteral("officer"));
    REQUIRE(bench.sign(paper, "杜某", "party", bench.placeOf(signing, "当事人")));
    REQUIRE(bench.sign(paper, "张三", "officer", bench.placeOf(signing, "执法人员"), 200));
    const Signing after = bench.asked(paper.record);
    CHECK(after.free.size() == 2);
    CHECK(after.signatures.size() == 2);
    const QString text = test::pdfText(after.file);
    CHECK(text.count(QStringLiteral("当事人签名：")) == 1);
    CHECK(text.contains(QStringLiteral("告知事项")));
    CHECK(text.contains(QStringLiteral("《调查告知单》签名栏")));
    CHECK(fault(bench.sign(paper, "杜某", "party", signing.free.front().no)) == "signing.taken");
    CHECK(bench.stateOf(paper.record).hold.size() == 2);
    CHECK(bench.holds());
}
