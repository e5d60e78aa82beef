#include <algorithm>

#include <catch2/catch.hpp>

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QProcess>
#include <QtCore/QRegularExpression>

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

/// The newest record whose act makes that form: what the paper is about; empty where no act does.
QString aboutOf(const CaseView &view, const QString &form)
{
    for (auto record = view.timeline.rbegin(); record != view.timeline.rend(); ++record) {
        const Act *act = actOfKind(record->kind);
        if (act && act->makes.contains(form))
            return record->hash;
    }
    return {};
}

QString bare(QString text)
{
    text.removeIf([](QChar c) { return c.isSpace(); });
    return text;
}

/// The words of a paper against the kept ones: tests/data/golden/<case>/<form>.txt. Where
/// lines break is not their meaning, nor which digest a run of the script had. ANJUAN_WRITE_GOLDEN=1 renews them.
void compareGolden(const QString &script, const QString &form, QString text)
{
    // A digest, which may run over lines; never a number of a bank account.
    static const QRegularExpression digest(QStringLiteral("\\b(?=[0-9\\s]*[a-f])[0-9a-f]{8,}(?:\\s+[0-9a-f]+)*\\b"));
    text.replace(digest, QStringLiteral("#"));
    text.remove(QLatin1Char('\f'));
    const QString path = QStringLiteral(ANJUAN_SOURCE_DIR "/tests/data/golden/%1/%2.txt").arg(script, form);
    QFile file(path);
    if (qEnvironmentVariableIsSet("ANJUAN_WRITE_GOLDEN")) {
        REQUIRE(QDir().mkpath(QFileInfo(path).path()));
        REQUIRE(file.open(QIODevice::WriteOnly));
        file.write(text.toUtf8());
        return;
    }
    REQUIRE(file.open(QIODevice::ReadOnly));
    const QString kept = bare(QString::fromUtf8(file.readAll()));
    const QString found = bare(text);
    qsizetype same = 0;
    while (same < std::min(kept.size(), found.size()) && kept[same] == found[same])
        ++same;
    INFO("kept:  …" << kept.mid(std::max<qsizetype>(0, same - 20), 60).toStdString());
    INFO("found: …" << found.mid(std::max<qsizetype>(0, same - 20), 60).toStdString());
    CHECK(kept.toStdString() == found.toStdString());
}

/// What a form says of the case, with examples where the case says nothing.
void tryForms(const char *script)
{
    Bench bench;
    bench.runAll(caseScript(QString::fromLatin1(script)));
    bench.clock().moveTo(*Instant::parse(u"2026-03-02T09:00:00+08:00"));
    const CaseView view = bench.view();
    int count = 0;
    for (const FormView &form : formsOf(bench.library().pack())) {
        if (form.id.startsWith(QLatin1String("dossier")))
            continue;
        INFO(form.id.toStdString());
        const QString about = aboutOf(view, form.id);
        const auto fields = fieldsOf(bench.library(), bench.caseId(), about);
        const auto parsed = formOf(bench.library().pack(), form.id);
        REQUIRE((fields && parsed));
        const QJsonObject known = documents::prefilled(*parsed, *fields);
        QJsonObject values = documents::examplesOf(*parsed);
        for (const QString &name : known.keys())
            values.remove(name);
        const auto draft = draftOf(bench.library(),
                                   {.caseId = bench.caseId(),
                                    .form = form.id,
                                    .about = about,
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
        compareGolden(QString::fromLatin1(script), form.id, text);
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

TEST_CASE("every form is filled from a joint case of two parties, its examples where the case says nothing")
{
    tryForms("T02-joint");
}

TEST_CASE("every form is filled from a town's straw case, its examples where the case says nothing")
{
    tryForms("T03-completed");
}
