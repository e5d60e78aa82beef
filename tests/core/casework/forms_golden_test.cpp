#include <catch2/catch.hpp>

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QProcess>

#include "core/casework/forms.h"

#include "tests/core/casework/bench.h"

using namespace anjuan;
using namespace anjuan::casework;
using anjuan::test::Bench;
using anjuan::test::caseScript;

namespace {

QByteArray textOf(const QByteArray &pdf)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a.pdf"));
    QFile file(path);
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write(pdf);
    file.close();
    QProcess reader;
    reader.start(QStringLiteral("pdftotext"), {QStringLiteral("-raw"), path, QStringLiteral("-")});
    REQUIRE(reader.waitForFinished());
    return reader.readAllStandardOutput();
}

/// Where lines break depends on the fonts of the machine; what is said does not.
QString bare(const QByteArray &text)
{
    QString out = QString::fromUtf8(text);
    out.removeIf([](QChar c) { return c.isSpace(); });
    return out;
}

void compare(const QString &name, const QString &form, const QByteArray &text)
{
    const QString folder = QStringLiteral(ANJUAN_SOURCE_DIR "/tests/data/forms/") + name;
    QFile golden(folder + QLatin1Char('/') + form + QStringLiteral(".txt"));
    if (qEnvironmentVariableIsSet("ANJUAN_UPDATE_GOLDEN")) {
        QDir().mkpath(folder);
        REQUIRE(golden.open(QIODevice::WriteOnly));
        golden.write(text);
        return;
    }
    INFO(golden.fileName().toStdString());
    REQUIRE(golden.open(QIODevice::ReadOnly));
    CHECK(bare(text).toStdString() == bare(golden.readAll()).toStdString());
}

/// What a form says of the case, with examples where the case says nothing.
void tryForms(const char *script)
{
    Bench bench;
    bench.runAll(caseScript(QString::fromLatin1(script)));
    bench.clock().moveTo(*Instant::parse(u"2026-03-02T09:00:00+08:00"));
    int count = 0;
    for (const FormView &form : formsOf(bench.library().pack())) {
        if (form.id.startsWith(QLatin1String("dossier")))
            continue;
        INFO(form.id.toStdString());
        const auto fields = fieldsOf(bench.library(), bench.caseId());
        const auto parsed = formOf(bench.library().pack(), form.id);
        REQUIRE((fields && parsed));
        const QJsonObject known = documents::prefilled(*parsed, *fields);
        QJsonObject values = documents::examplesOf(*parsed);
        for (const QString &name : known.keys())
            values.remove(name);
        const auto draft = draftOf(bench.library(),
                                   {.caseId = bench.caseId(),
                                    .form = form.id,
                                    .about = {},
                                    .values = values,
                                    .outsideNumber = QStringLiteral("石桥综执试字〔2026〕第007号")});
        INFO((draft ? "" : draft.error().args.join(QLatin1Char(' ')).toStdString()));
        REQUIRE(draft);
        CHECK(draft->missing.isEmpty());
        const QString kept = qEnvironmentVariable("ANJUAN_KEEP_PDF");
        if (!kept.isEmpty()) {
            QFile file(kept + QLatin1Char('/') + QString::fromLatin1(script) + QLatin1Char('-') + form.id
                       + QStringLiteral(".pdf"));
            REQUIRE(file.open(QIODevice::WriteOnly));
            file.write(draft->pdf);
        }
        compare(QString::fromLatin1(script), form.id, textOf(draft->pdf));
        ++count;
    }
    CHECK(count >= 75);
}

} // namespace

TEST_CASE("every form says of a street's rubble case what it said before")
{
    tryForms("C01-completed");
}

TEST_CASE("every form says of a town's straw case what it said before")
{
    tryForms("T03-completed");
}

TEST_CASE("a document is made at any stage, with what the case says and what is typed")
{
    Bench bench;
    bench.runUntil(caseScript(QStringLiteral("T03-completed")), QStringLiteral("filed"));
    NoProgress progress;
    const auto make = [&](const QJsonObject &with) {
        return bench.session(test::kOfficer)
            .perform({.act = QStringLiteral("document.make"),
                      .caseId = bench.caseId(),
                      .with = with,
                      .secrets = {},
                      .filesFrom = {}},
                     progress);
    };
    QJsonObject values{{QStringLiteral("applicant"), QStringLiteral("申请人甲")},
                       {QStringLiteral("applied_on"), QStringLiteral("2025-10-20")},
                       {QStringLiteral("person"), QStringLiteral("张三")},
                       {QStringLiteral("reason"), QStringLiteral("系近亲属")},
                       {QStringLiteral("checked"), QStringLiteral("不属实")}};
    QJsonObject with{{QStringLiteral("form"), QStringLiteral("recusal_approval")}, {QStringLiteral("values"), values}};
    const auto lacking = make(with);
    REQUIRE_FALSE(lacking);
    CHECK(lacking.error().id == QStringLiteral("documents.own_missing"));
    CHECK(lacking.error().args.value(1) == QStringLiteral("决定"));
    values.insert(QStringLiteral("decision"), QStringLiteral("refused"));
    with.insert(QStringLiteral("values"), values);
    REQUIRE(make(with));
    const QJsonObject body = bench.newestBody(QStringLiteral("document.made"));
    CHECK(body.value(QLatin1String("form")) == QStringLiteral("recusal_approval"));
    CHECK_FALSE(body.contains(QLatin1String("number")));
    // What was typed is a particular of a person: in no record in the clear.
    CHECK_FALSE(bench.rawTexts().contains(QStringLiteral("申请人甲")));

    // A form to be filled in by hand wants no field, and takes the next number of its kind.
    with = {{QStringLiteral("form"), QStringLiteral("inquiry_notice")}, {QStringLiteral("by_hand"), true}};
    REQUIRE(make(with));
    const QJsonObject blank = bench.newestBody(QStringLiteral("document.made"));
    CHECK(blank.value(QLatin1String("by_hand")).toBool());
    CHECK(blank.value(QLatin1String("number")).toString().contains(QStringLiteral("询")));
    CHECK(blank.value(QLatin1String("numbers_used")).toArray().size() == 1);
    REQUIRE(make(with));
    CHECK(bench.newestBody(QStringLiteral("document.made")).value(QLatin1String("number"))
          != blank.value(QLatin1String("number")));
    // Another office numbered it.
    with.insert(QStringLiteral("outside_number"), QStringLiteral("石政〔2025〕12号"));
    REQUIRE(make(with));
    const QJsonObject outside = bench.newestBody(QStringLiteral("document.made"));
    CHECK(outside.value(QLatin1String("number")) == QStringLiteral("石政〔2025〕12号"));
    CHECK_FALSE(outside.contains(QLatin1String("numbers_used")));
    CHECK(bench.holds());
}
