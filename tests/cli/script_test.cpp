#include <catch2/catch.hpp>

#include <QtCore/QDir>
#include <QtCore/QFileInfo>

#include "core/base/money.h"

#include "tests/cli/runs.h"

using namespace anjuan::test;

namespace {

const QString kVerifier = QStringLiteral(ANJUAN_SOURCE_DIR "/docs/format/anjuan_verify.py");

QJsonObject onlyCase(const QString &library)
{
    const QJsonArray all = done({QStringLiteral("list"), library, QStringLiteral("--json")}).json().toArray();
    REQUIRE(all.size() == 1);
    return all.first().toObject();
}

QString genesisOf(const QString &library)
{
    return done({QStringLiteral("show"), library, QStringLiteral("--json")})
        .json()
        .toObject()
        .value(QLatin1String("genesis"))
        .toString();
}

/// The bundle holds by this program and by the other one, under the right genesis and under no other.
void checkBundle(const Desk &desk, const QString &library)
{
    const QString bundle = desk.path(QStringLiteral("b.anjuan.zip"));
    done({QStringLiteral("bundle"), QStringLiteral("export"), library, QStringLiteral("--profile"),
          QStringLiteral("upload"), QStringLiteral("-o"), bundle});
    const QString genesis = genesisOf(library);
    const QString other(64, QLatin1Char('0'));
    for (const QString &trusted : {genesis, other}) {
        const int expected = trusted == genesis ? 0 : 1;
        const Ran own =
            cli({QStringLiteral("bundle"), QStringLiteral("verify"), bundle, QStringLiteral("--genesis"), trusted});
        INFO(qPrintable(own.all()));
        CHECK(own.exit == expected);
        const Ran second = program(QStringLiteral(ANJUAN_PYTHON),
                                   {QStringLiteral("-B"), kVerifier, bundle, QStringLiteral("--genesis"), trusted});
        INFO(qPrintable(second.all()));
        CHECK(second.exit == expected);
    }
}

/// The dossier is PDF/A-1b by another program, and says whom, how much and under which number.
void checkDossier(const Desk &desk, const QString &library, const QJsonObject &row)
{
    const QString file = desk.path(QStringLiteral("dossier.pdf"));
    done({QStringLiteral("dossier"), library, row.value(QLatin1String("id")).toString(), QStringLiteral("-o"), file});
    const Ran valid = program(QStringLiteral("sh"), {QStringLiteral(ANJUAN_SOURCE_DIR "/docs/format/pdfa1b.sh"), file});
    INFO(qPrintable(valid.all()));
    CHECK(valid.exit == 0);
    QString text = program(QStringLiteral("pdftotext"), {file, QStringLiteral("-")}).out;
    text.remove(QLatin1Char('\n')).remove(QLatin1Char(' ')).remove(QLatin1Char('\f'));
    const anjuan::Fen fine{row.value(QLatin1String("fine_fen")).toInteger()};
    QString decision;
    const QJsonObject view =
        done({QStringLiteral("show"), library, row.value(QLatin1String("id")).toString(), QStringLiteral("--json")})
            .json()
            .toObject();
    for (const auto document : view.value(QLatin1String("documents")).toArray()) {
        if (document.toObject().value(QLatin1String("form")).toString() == QLatin1String("penalty_decision"))
            decision = document.toObject().value(QLatin1String("number")).toString();
    }
    REQUIRE_FALSE(decision.isEmpty());
    CHECK(text.contains(decision));
    CHECK(text.contains(row.value(QLatin1String("party")).toString()));
    CHECK(text.contains(fine.yuan()));
    CHECK(text.contains(fine.capital()));
    CHECK(text.contains(row.value(QLatin1String("number")).toString()));
    CHECK(text.contains(QStringLiteral("示范库")));
}

void checkCompleted(const QString &script)
{
    const Desk desk;
    const QString library = desk.training();
    const QJsonObject result =
        done({QStringLiteral("run"), library, caseScript(script), QStringLiteral("--json")}).json().toObject();
    CHECK(result.value(QLatin1String("steps")).toArray().size()
          == readObject(caseScript(script)).value(QLatin1String("steps")).toArray().size());
    const QJsonObject row = onlyCase(library);
    CHECK(row.value(QLatin1String("id")) == result.value(QLatin1String("case")));
    CHECK(row.value(QLatin1String("stage")).toString() == QLatin1String("archived"));
    CHECK(findings(library).isEmpty());
    checkDossier(desk, library, row);
    checkBundle(desk, library);
    CHECK(findings(library).isEmpty());
}

void checkStops(const QString &script)
{
    const Desk desk;
    const QString library = desk.training();
    const QJsonObject expected = readObject(caseScript(script)).value(QLatin1String("expect")).toObject();
    const Ran ran = cli({QStringLiteral("run"), library, caseScript(script), QStringLiteral("--json")});
    INFO(qPrintable(ran.all()));
    CHECK(ran.exit == expected.value(QLatin1String("exit")).toInt());
    const QJsonObject said = ran.json().toObject();
    CHECK(said.value(QLatin1String("id")) == expected.value(QLatin1String("step")));
    const QJsonObject error = said.value(QLatin1String("error")).toObject();
    CHECK(error.value(QLatin1String("rule")) == expected.value(QLatin1String("rule")));
    CHECK(error.value(QLatin1String("text")).toString().size() > 10);
    CHECK(ran.err.contains(expected.value(QLatin1String("rule")).toString()));
    // The steps before it stand, the refused one left nothing.
    const qint64 refused = said.value(QLatin1String("step")).toInteger();
    CHECK(refused > 1);
    const QString kinds = sql(library, QStringLiteral("SELECT group_concat(kind) FROM step"));
    CHECK_FALSE(kinds.contains(QLatin1String("decision.issued")));
    CHECK(findings(library).isEmpty());
}

} // namespace

TEST_CASE("case C01 as completed runs to the archive, its dossier and bundle hold")
{
    checkCompleted(QStringLiteral("C01-completed"));
}

TEST_CASE("case T01 as completed runs to the archive, its dossier and bundle hold")
{
    checkCompleted(QStringLiteral("T01-completed"));
}

TEST_CASE("case T02, with two parties, as completed runs to the archive, its dossier and bundle hold")
{
    checkCompleted(QStringLiteral("T02-joint"));
}

TEST_CASE("case T03 as completed runs to the archive, its dossier and bundle hold")
{
    checkCompleted(QStringLiteral("T03-completed"));
}

TEST_CASE("cases as published stop at the step and rule that they name")
{
    const QStringList scripts =
        QDir(QStringLiteral(ANJUAN_SOURCE_DIR "/tests/data/cases")).entryList({QStringLiteral("*-as-published.json")});
    REQUIRE(scripts.size() >= 2);
    for (const QString &script : scripts) {
        INFO(qPrintable(script));
        checkStops(QFileInfo(script).completeBaseName());
    }
}

TEST_CASE("three cases of one library run one after another, and a bundle may carry one of them")
{
    const Desk desk;
    const QString library = desk.demo();
    const QJsonArray cases = done({QStringLiteral("list"), library, QStringLiteral("--json")}).json().toArray();
    const QString first = cases.first().toObject().value(QLatin1String("id")).toString();
    const QString bundle = desk.path(QStringLiteral("one.anjuan.zip"));
    done({QStringLiteral("bundle"), QStringLiteral("export"), library, first, QStringLiteral("-o"), bundle});
    const Ran second =
        program(QStringLiteral(ANJUAN_PYTHON),
                {QStringLiteral("-B"), kVerifier, bundle, QStringLiteral("--genesis"), genesisOf(library)});
    INFO(qPrintable(second.all()));
    CHECK(second.exit == 0);
    const QString names = python(
        QStringLiteral("import sys, zipfile; print('\\n'.join(zipfile.ZipFile(sys.argv[1]).namelist()))"), {bundle});
    CHECK(names.contains(QStringLiteral("cases/") + first));
    for (const auto item : cases) {
        const QString id = item.toObject().value(QLatin1String("id")).toString();
        CHECK(names.contains(id) == (id == first));
    }
    CHECK(done({QStringLiteral("bundle"), QStringLiteral("verify"), bundle, QStringLiteral("--json")})
              .json()
              .toObject()
              .value(QLatin1String("findings"))
              .toArray()
              .isEmpty());
}

TEST_CASE("the sample bundle holds under its genesis and its receipt")
{
    const QString format = QStringLiteral(ANJUAN_SOURCE_DIR "/docs/format/");
    const QString sample = format + QStringLiteral("sample.anjuan.zip");
    const QString receipt = format + QStringLiteral("sample-receipt.json");
    const QString genesis =
        readObject(receipt).value(QLatin1String("receipt")).toObject().value(QLatin1String("genesis")).toString();
    REQUIRE(genesis.size() == 64);
    const QStringList verify = {QStringLiteral("bundle"), QStringLiteral("verify"), sample};
    CHECK(cli(verify).exit == 0);
    CHECK(cli(verify + QStringList{QStringLiteral("--genesis"), genesis, QStringLiteral("--since"), receipt}).exit
          == 0);
    CHECK(
        cli(verify
            + QStringList{QStringLiteral("--genesis"),
                          QString(genesis).replace(
                              0, 1, genesis.startsWith(QLatin1Char('0')) ? QStringLiteral("1") : QStringLiteral("0"))})
            .exit
        == 1);
    CHECK(cli(verify + QStringList{QStringLiteral("--genesis"), QStringLiteral("xyz")}).exit == 2);
    CHECK(cli(verify + QStringList{QStringLiteral("--since"), QStringLiteral("/nonexistent.json")}).exit == 3);
    const Ran told = done(verify + QStringList{QStringLiteral("--english")});
    CHECK(told.out.contains(QStringLiteral("no genesis was given")));
    CHECK(told.out.contains(QStringLiteral("no receipt was given")));
}

TEST_CASE("files are taken in as evidence, and a file that is not there changes nothing")
{
    const Desk desk;
    const QString library = desk.demo();
    const QString id = done({QStringLiteral("list"), library, QStringLiteral("--json")})
                           .json()
                           .toArray()
                           .first()
                           .toObject()
                           .value(QLatin1String("id"))
                           .toString();
    const QString photo = QStringLiteral(ANJUAN_SOURCE_DIR "/tests/data/cases/evidence/straw_fire.jpg");
    const QStringList how = {QStringLiteral("--as"),   QStringLiteral("zhangsan"),   QStringLiteral("--place"),
                             QStringLiteral("村西侧"), QStringLiteral("--officers"), QStringLiteral("zhangsan,lisi")};
    const qint64 before = records(library, QStringLiteral("case/%"));
    const QStringList files = filesUnder(library + QStringLiteral("/vault"));
    const Ran lost =
        cli(QStringList{QStringLiteral("ingest"), library, id, desk.path(QStringLiteral("lost.jpg"))} + how);
    CHECK(lost.exit != 0);
    CHECK(lost.err.contains(QStringLiteral("lost.jpg")));
    CHECK(records(library, QStringLiteral("case/%")) == before);
    CHECK(filesUnder(library + QStringLiteral("/vault")) == files);
    done(QStringList{QStringLiteral("ingest"), library, id, photo} + how);
    CHECK(records(library, QStringLiteral("case/%")) == before + 1);
    CHECK(findings(library).isEmpty());
}
