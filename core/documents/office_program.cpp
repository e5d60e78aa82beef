#include "core/documents/office_program.h"

#include <QtCore/QFile>
#include <QtCore/QProcess>
#include <QtCore/QStandardPaths>
#include <QtCore/QTemporaryDir>
#include <QtCore/QUrl>

namespace anjuan::documents {

QString officeProgram()
{
    if (qEnvironmentVariableIsSet("ANJUAN_SOFFICE"))
        return qEnvironmentVariable("ANJUAN_SOFFICE");
    for (const char *name : {"soffice", "libreoffice"}) {
        if (const QString path = QStandardPaths::findExecutable(QString::fromLatin1(name)); !path.isEmpty())
            return path;
    }
    return {};
}

Result<QByteArray> officePdf(const QByteArray &docx, const QString &title)
{
    constexpr int kWait = 120000;
    const QString program = officeProgram();
    if (program.isEmpty())
        return fail(Fault::NotFound, "documents.no_office_program");
    const QTemporaryDir folder;
    const QString source = folder.filePath(QStringLiteral("document.docx"));
    QFile file(source);
    if (!file.open(QIODevice::WriteOnly) || file.write(docx) != docx.size())
        return fail(Fault::Io, "documents.office_failed", {title, file.errorString()});
    file.close();
    QProcess office;
    office.start(program,
                 {QStringLiteral("-env:UserInstallation=")
                      + QUrl::fromLocalFile(folder.filePath(QStringLiteral("profile"))).toString(),
                  QStringLiteral("--headless"), QStringLiteral("--norestore"), QStringLiteral("--convert-to"),
                  QStringLiteral("pdf:writer_pdf_Export:{\"SelectPdfVersion\":{\"type\":\"long\",\"value\":\"1\"}}"),
                  QStringLiteral("--outdir"), folder.path(), source});
    if (!office.waitForFinished(kWait) || office.exitCode() != 0) {
        const QString why = QString::fromLocal8Bit(office.readAllStandardError()).trimmed();
        office.kill();
        office.waitForFinished(kWait);
        return fail(Fault::Corrupt, "documents.office_failed", {title, why.isEmpty() ? office.errorString() : why});
    }
    QFile pdf(folder.filePath(QStringLiteral("document.pdf")));
    if (!pdf.open(QIODevice::ReadOnly))
        return fail(Fault::Corrupt, "documents.office_failed", {title, pdf.errorString()});
    return pdf.readAll();
}

} // namespace anjuan::documents
