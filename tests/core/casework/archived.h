#pragma once
#include <catch2/catch.hpp>

#include <QtCore/QFile>
#include <QtCore/QProcess>
#include <QtGui/QImage>

#include "core/base/digest.h"
#include "core/casework/parts.h"
#include "core/casework/volumes.h"

#include "tests/core/casework/bench.h"
#include "tests/support/pdf_text.h"

namespace anjuan::test {

using namespace casework;

inline QString ran(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments);
    REQUIRE(process.waitForFinished());
    INFO(process.readAllStandardError().toStdString());
    CHECK(process.exitCode() == 0);
    return QString::fromUtf8(process.readAllStandardOutput());
}

inline QString wordsOn(const QString &file, int page = 0)
{
    QStringList options;
    if (page > 0)
        options = {QStringLiteral("-f"), QString::number(page), QStringLiteral("-l"), QString::number(page)};
    QString text = test::pdfText(file, options);
    return text.remove(QLatin1Char('\n')).remove(QLatin1Char(' ')).remove(QLatin1Char('\f'));
}

inline void isArchival(const QString &file)
{
    ran(QStringLiteral("sh"), {QStringLiteral(ANJUAN_SOURCE_DIR "/docs/format/pdfa1b.sh"), file});
}

inline QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    return file.readAll();
}

/// A case of real content, archived, with nothing after it.
struct Archived : Bench {
    /// Or led no further than that step.
    explicit Archived(const QString &until = {}) { runUntil(caseScript(QStringLiteral("C01-completed")), until); }

    QString out(const char *name) const { return folder.filePath(QLatin1String(name)); }
    Result<VolumesMade> build(const QString &file, const QJsonObject &with = {})
    {
        return buildVolumes(session(QStringLiteral("zhouba")), {.caseId = caseId(), .file = file, .with = with}, quiet);
    }
    VolumesMade built(const QString &file, const QJsonObject &with = {})
    {
        const auto made = build(file, with);
        INFO((made ? "" : qPrintable(made.error().id + made.error().args.join(QLatin1Char(' ')))));
        REQUIRE(made);
        return *made;
    }
    QString arrives(const QString &title, bool inner = false)
    {
        QImage page(800, 1100, QImage::Format_RGB32);
        page.fill(Qt::white);
        page.setPixel(10, 10 + static_cast<int>(title.size()), qRgb(1, 2, 3));
        const QString scan = folder.filePath(title + QStringLiteral(".png"));
        REQUIRE(page.save(scan));
        Request request;
        request.act = QStringLiteral("archive.add_leaf");
        request.caseId = caseId();
        request.with = {{QStringLiteral("received_on"), dateText(clock().today())},
                        {QStringLiteral("sort"), QStringLiteral("judgment")},
                        {QStringLiteral("title"), title},
                        {QStringLiteral("responsible"), QStringLiteral("某区人民法院")},
                        {QStringLiteral("number"), QStringLiteral("(2024)某行初12号")},
                        {QStringLiteral("inner"), inner},
                        {QStringLiteral("scan"), scan}};
        const auto done = session(QStringLiteral("zhouba")).perform(request, quiet);
        INFO((done ? "" : qPrintable(done.error().id + done.error().args.join(QLatin1Char(' ')))));
        REQUIRE(done);
        CHECK(done->findings.empty()); // what comes late is a fact, no flaw
        return done->record;
    }
    std::vector<VolumeRow> rows() { return volumesOf(library(), caseId()).value(); }
    static QJsonObject later()
    {
        return {{QStringLiteral("note"), QStringLiteral("归档后收到一审判决书一份,补入。")},
                {QStringLiteral("compiler"), QStringLiteral("zhouba")},
                {QStringLiteral("checker"), QStringLiteral("zhangsan")}};
    }

    QTemporaryDir folder;
    NoProgress quiet;
};

} // namespace anjuan::test
