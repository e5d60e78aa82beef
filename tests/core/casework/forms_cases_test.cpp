#include <catch2/catch.hpp>

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QProcess>

#include "core/casework/forms.h"

#include "tests/core/casework/bench.h"
#include "tests/support/pdf_text.h"

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
    return test::pdfText(path, {QStringLiteral("-raw")}).toUtf8();
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
        const QString text = QString::fromUtf8(textOf(draft->pdf));
        CHECK_FALSE(text.contains(QStringLiteral("{{")));
        CHECK(text.contains(QStringLiteral("示范库")));
        CHECK(text.simplified().remove(QLatin1Char(' ')).contains(parsed->title.left(4)));
        ++count;
    }
    CHECK(count >= 75);
}

} // namespace

TEST_CASE("every form is filled from a street's rubble case, its examples where the case says nothing")
{
    tryForms("C01-completed");
}

TEST_CASE("every form is filled from a town's straw case, its examples where the case says nothing")
{
    tryForms("T03-completed");
}
