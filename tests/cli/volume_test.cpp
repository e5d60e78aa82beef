#include <catch2/catch.hpp>

#include <QtCore/QFile>

#include "tests/cli/runs.h"

using namespace anjuan::test;

namespace {

/// The first archived case of the training library.
struct Case {
    Case() : library(desk.demo())
    {
        id = done({QStringLiteral("list"), library, QStringLiteral("--json")})
                 .json()
                 .toArray()
                 .first()
                 .toObject()
                 .value(QLatin1String("id"))
                 .toString();
    }
    QJsonArray volumes() const
    {
        return done({QStringLiteral("volumes"), library, id, QStringLiteral("--json")}).json().toArray();
    }
    const Desk desk;
    QString library;
    QString id;
};

} // namespace

TEST_CASE("a dossier is bound in books of so many pages, which are told one by one")
{
    const Case bound;
    const QString out = bound.desk.path(QStringLiteral("case.pdf"));
    const Ran silly = cli({QStringLiteral("dossier"), bound.library, bound.id, QStringLiteral("-o"), out,
                           QStringLiteral("--most-pages=0")});
    CHECK(silly.exit == 2);
    CHECK(silly.all().contains(QStringLiteral("每册最多页数")));
    CHECK_FALSE(QFile::exists(out));
    const QJsonObject made = done({QStringLiteral("dossier"), bound.library, bound.id, QStringLiteral("-o"), out,
                                   QStringLiteral("--most-pages"), QStringLiteral("15"), QStringLiteral("--json")})
                                 .json()
                                 .toObject();
    const QJsonArray files = made.value(QLatin1String("files")).toArray();
    REQUIRE(files.size() > 1);
    for (const auto file : files)
        CHECK(QFile::exists(file.toString()));
    int standing = 0;
    for (const auto row : bound.volumes()) {
        if (!row.toObject().value(QLatin1String("stands")).toBool())
            continue;
        ++standing;
        CHECK(row.toObject().value(QLatin1String("book")).toInt() == standing);
        CHECK(row.toObject().value(QLatin1String("books")).toInt() == files.size());
    }
    CHECK(standing == files.size());
    CHECK(findings(bound.library).isEmpty());
}

TEST_CASE("a scan of the bound paper is held against the volume, and recorded")
{
    const Case bound;
    const QString volume = bound.volumes().last().toObject().value(QLatin1String("record")).toString().left(16);
    const QString pdf = bound.desk.path(QStringLiteral("volume.pdf"));
    done(
        {QStringLiteral("volume"), QStringLiteral("save"), bound.library, bound.id, volume, QStringLiteral("-o"), pdf});
    const QStringList check = {QStringLiteral("volume"), QStringLiteral("check"), bound.library, bound.id, volume, pdf};
    const QString index = bound.desk.path(QStringLiteral("index.pdf"));
    const QJsonObject told =
        done(check
             + QStringList{QStringLiteral("--index"), index, QStringLiteral("--record"), QStringLiteral("--as"),
                           QStringLiteral("zhouba"), QStringLiteral("--json")})
            .json()
            .toObject();
    CHECK(told.value(QLatin1String("same")).toBool());
    CHECK(told.value(QLatin1String("coded")).toInt() > 10);
    CHECK(QFile::exists(index));
    CHECK(records(bound.library, QStringLiteral("case/") + bound.id) > 0);
    // Counted from another side nothing is where it should be: that is a finding, and nothing is recorded unasked.
    const qint64 before = records(bound.library);
    const Ran shifted = cli(check + QStringList{QStringLiteral("--front"), QStringLiteral("1")});
    CHECK(shifted.exit == 1);
    CHECK(shifted.out.contains(QStringLiteral("页号不同")));
    CHECK(cli(check + QStringList{QStringLiteral("--front"), QStringLiteral("one")}).exit == 2);
    CHECK(cli(check.mid(0, 5)).exit == 2);
    CHECK(records(bound.library) == before);
    CHECK(findings(bound.library).isEmpty());
}

TEST_CASE("the four-property report is written as a paper and as a workbook, and a finding is no success")
{
    const Case archived;
    const QStringList period = {QStringLiteral("--from"), QStringLiteral("2020-01-01"), QStringLiteral("--until"),
                                QStringLiteral("2030-12-31")};
    const QStringList report = QStringList{QStringLiteral("archive"), QStringLiteral("properties"), archived.library}
        + period + QStringList{QStringLiteral("-o")};
    CHECK(cli({QStringLiteral("archive"), QStringLiteral("properties"), archived.library}).exit == 2);
    CHECK(cli({QStringLiteral("archive"), QStringLiteral("properties"), archived.library, QStringLiteral("--from"),
               QStringLiteral("yesterday"), QStringLiteral("--until"), QStringLiteral("2030-12-31"),
               QStringLiteral("-o"), archived.desk.path(QStringLiteral("none.pdf"))})
              .exit
          == 2);
    const qint64 before = records(archived.library);
    const QString pdf = archived.desk.path(QStringLiteral("four.pdf"));
    const QJsonObject told = done(report + QStringList{pdf, QStringLiteral("--json")}).json().toObject();
    CHECK(told.value(QLatin1String("dossiers")).toArray().size() == 3);
    int held = 0;
    for (const auto item : told.value(QLatin1String("items")).toArray()) {
        CHECK(item.toObject().value(QLatin1String("outcome")) != QStringLiteral("fails"));
        held += item.toObject().value(QLatin1String("outcome")) == QStringLiteral("holds") ? 1 : 0;
    }
    CHECK(held == 10);
    CHECK(program(QStringLiteral("sh"), {QStringLiteral(ANJUAN_SOURCE_DIR "/docs/format/pdfa1b.sh"), pdf}).exit == 0);
    const QString text =
        program(QStringLiteral("pdftotext"), {QStringLiteral("-layout"), pdf, QStringLiteral("-")}).out;
    CHECK(text.contains(QStringLiteral("四性检测报告")));
    CHECK_FALSE(text.contains(QStringLiteral("metadata_")));

    // The workbook, as a spreadsheet program reads it: what was not checked waits for people.
    const QString book = archived.desk.path(QStringLiteral("four.xlsx"));
    const Ran words = done(report + QStringList{book});
    CHECK(words.out.contains(QStringLiteral("通过")));
    CHECK_FALSE(words.out.contains(QStringLiteral("metadata_")));
    const QString strings = python(QStringLiteral("import sys, zipfile, re\n"
                                                  "book = zipfile.ZipFile(sys.argv[1])\n"
                                                  "print(re.sub('<[^>]+>', '|', "
                                                  "book.read('xl/sharedStrings.xml').decode()))\n"
                                                  "print(book.read('xl/workbook.xml').decode())"),
                                   {book});
    for (const char *word : {"四性检测", "各卷情况", "核验结论", "真实性", "安全性", "未检", "人工检测情况（填写）",
                             "检测人签名：", "本程序不查病毒"})
        CHECK(strings.contains(QString::fromUtf8(word)));
    CHECK_FALSE(strings.contains(QStringLiteral("metadata")));

    // A volume whose file is gone is found, and told by the exit status; nothing was recorded by looking.
    const QString sha = archived.volumes().last().toObject().value(QLatin1String("sha256")).toString();
    REQUIRE(QFile::remove(archived.library + QStringLiteral("/vault/") + sha.left(2) + QLatin1Char('/') + sha));
    const Ran lost = cli(report + QStringList{archived.desk.path(QStringLiteral("lost.xlsx"))});
    CHECK(lost.exit == 1);
    CHECK(lost.out.contains(QStringLiteral("不通过")));
    CHECK(QFile::exists(archived.desk.path(QStringLiteral("lost.xlsx"))));
    CHECK(records(archived.library) == before);
}
