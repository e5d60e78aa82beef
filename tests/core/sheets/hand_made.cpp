#include "tests/core/sheets/hand_made.h"

#include <zip.h>

#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>

namespace anjuan::test {

QByteArray zipOf(const std::map<QString, QByteArray> &parts)
{
    const QTemporaryDir dir;
    const QString path = dir.filePath(QStringLiteral("made.zip"));
    int error = 0;
    zip_t *archive = zip_open(path.toUtf8().constData(), ZIP_CREATE, &error);
    for (const auto &[name, bytes] : parts)
        zip_file_add(archive, name.toUtf8().constData(),
                     zip_source_buffer(archive, bytes.constData(), static_cast<zip_uint64_t>(bytes.size()), 0), 0);
    zip_close(archive);
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

std::map<QString, QByteArray> partsOf(const QByteArray &rows, const QByteArray &after)
{
    const QByteArray main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    const QByteArray rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const QByteArray rels = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
    return {
        {QStringLiteral("_rels/.rels"),
         rels + "<Relationship Id=\"r1\" Type=\"" + rel
             + "/officeDocument\" Target=\"/xl/workbook.xml\"/></Relationships>"},
        {QStringLiteral("xl/workbook.xml"),
         "<workbook " + main + " xmlns:x=\"" + rel
             + "\"><sheets><sheet name=\"\xE4\xBA\x8B\xE9\xA1\xB9\" sheetId=\"7\" x:id=\"r9\"/></sheets></workbook>"},
        {QStringLiteral("xl/_rels/workbook.xml.rels"),
         rels + "<Relationship Id=\"r9\" Type=\"" + rel + "/worksheet\" Target=\"worksheets/odd-name.xml\"/>"
             + "<Relationship Id=\"r2\" Type=\"" + rel + "/sharedStrings\" Target=\"sharedStrings.xml\"/>"
             + "<Relationship Id=\"r3\" Type=\"" + rel + "/styles\" Target=\"styles.xml\"/></Relationships>"},
        {QStringLiteral("xl/sharedStrings.xml"),
         "<sst " + main
             + "><si><t>plain</t></si><si><r><t>two </t></r><r><t>runs</t></r><rPh sb=\"0\" eb=\"1\"><t>aid</t></rPh></si>"
               "<si><t>a_x000A_b</t></si></sst>"},
        {QStringLiteral("xl/styles.xml"),
         "<styleSheet " + main
             + "><numFmts><numFmt numFmtId=\"176\" formatCode=\"yyyy&quot;y&quot;m&quot;m&quot;\"/>"
               "<numFmt numFmtId=\"177\" formatCode=\"0.00&quot;day&quot;[Red]\"/></numFmts>"
               "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
               "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"176\"/><xf numFmtId=\"177\"/></cellXfs>"
               "</styleSheet>"},
        {QStringLiteral("xl/worksheets/odd-name.xml"),
         "<worksheet " + main + "><sheetData>" + rows + "</sheetData>" + after + "</worksheet>"},
    };
}

QByteArray bookOf(const QByteArray &rows, const QByteArray &after)
{
    return zipOf(partsOf(rows, after));
}

} // namespace anjuan::test
