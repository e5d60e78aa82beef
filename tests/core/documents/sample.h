#pragma once
#include <catch2/catch.hpp>

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QProcess>
#include <QtCore/QStandardPaths>
#include <QtCore/QTemporaryDir>

#include "core/documents/form.h"
#include "core/documents/render.h"

#include "tests/support/pdf_text.h"

namespace sample {

inline QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    return file.readAll();
}

inline QJsonObject objectOf(const QString &path)
{
    QJsonParseError error;
    const QJsonDocument json = QJsonDocument::fromJson(bytesOf(path), &error);
    INFO(path.toStdString() << " at " << error.offset);
    REQUIRE(json.isObject());
    return json.object();
}

inline QString source(const QString &path)
{
    return QStringLiteral(ANJUAN_SOURCE_DIR) + QLatin1Char('/') + path;
}

/// The fields of a whole case, with `it` the record that the form is about.
inline QJsonObject caseFields(const QString &form = {})
{
    QJsonObject fields = objectOf(source(QStringLiteral("tests/data/documents/case.json")));
    const QString about = form == QLatin1String("inspection_record") ? QStringLiteral("inspections")
        : form == QLatin1String("inquiry_record")                    ? QStringLiteral("inquiries")
        : form == QLatin1String("correction_order")                  ? QStringLiteral("corrections")
                                                                     : QString();
    if (!about.isEmpty())
        fields.insert(QStringLiteral("it"), fields.value(about).toArray().first());
    return fields;
}

inline anjuan::documents::Form formAt(const QString &path)
{
    auto form = anjuan::documents::parseForm(objectOf(source(path)), path);
    if (!form)
        FAIL(form.error().id.toStdString() << ": " << form.error().args.join(QLatin1Char(' ')).toStdString());
    return *form;
}

inline anjuan::documents::Form form(const QString &id)
{
    return formAt(QStringLiteral("resources/forms/%1.json").arg(id));
}

inline anjuan::documents::RenderContext context()
{
    return {.title = {},
            .footer = QStringLiteral("石桥综执立字〔2026〕第003号　9c9c9c9c"),
            .at = *anjuan::Instant::parse(u"2026-03-01T10:20:00+08:00")};
}

/// Output of a program that reads PDF; the test fails if it cannot run.
inline QByteArray run(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments);
    REQUIRE(process.waitForFinished(600000)); // beside other work a reader of many long files takes minutes
    INFO(program.toStdString() << ": " << process.readAllStandardError().toStdString());
    const QByteArray said = process.readAllStandardOutput();
    INFO(said.toStdString());
    REQUIRE(process.exitCode() == 0);
    return said;
}

inline QString save(const QTemporaryDir &folder, const QString &name, const QByteArray &pdf)
{
    // A look at the pages: ANJUAN_KEEP_PDF=folder keeps what the tests make.
    const QString kept = qEnvironmentVariable("ANJUAN_KEEP_PDF");
    const QString path = (kept.isEmpty() ? folder.path() : kept) + QLatin1Char('/') + name + QStringLiteral(".pdf");
    QFile file(path);
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write(pdf);
    return path;
}

/// The text of a PDF, or of one page of it (from 1), without white space: where lines break is not its meaning.
inline QString textOf(const QString &pdf, int page = 0)
{
    QStringList arguments = {QStringLiteral("-enc"), QStringLiteral("UTF-8"), QStringLiteral("-raw")};
    if (page > 0)
        arguments << QStringLiteral("-f") << QString::number(page) << QStringLiteral("-l") << QString::number(page);
    QString text = anjuan::test::pdfText(pdf, arguments);
    text.removeIf([](QChar c) { return c.isSpace(); });
    return text;
}

/// Fails unless every file is valid PDF/A-1b by an independent reader.
inline void requireArchival(const QStringList &files)
{
    // Many at once: the reader takes longer to start than to read one.
    constexpr qsizetype kAtOnce = 120;
    for (qsizetype at = 0; at < files.size(); at += kAtOnce)
        run(source(QStringLiteral("docs/format/pdfa1b.sh")), files.mid(at, kAtOnce));
}

} // namespace sample
