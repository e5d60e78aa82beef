#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QProcess>
#include <QtCore/QStandardPaths>
#include <QtPdf/QPdfDocument>

#include "core/casework/demo.h"
#include "core/casework/forms.h"
#include "core/dossier/assemble.h"

#include "tests/bench/bench.h"
#include "tests/bench/photographs.h"

namespace anjuan::bench {
namespace {

using dossier::Part;

constexpr int kRounds = 5;
constexpr int kTextPages = 200;
constexpr int kPhotographs = 100;

Result<QJsonObject> objectAt(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(Fault::Io, "dossier.cannot_read", {path});
    return QJsonDocument::fromJson(file.readAll()).object();
}

Result<documents::Form> formNamed(const QString &id)
{
    ANJUAN_TRY(const QJsonObject json, objectAt(QStringLiteral(ANJUAN_SOURCE_DIR "/resources/forms/%1.json").arg(id)));
    return documents::parseForm(json, id);
}

/// Papers of this program and the fields of a whole case to fill them with.
struct Papers {
    std::vector<documents::Form> forms;
    documents::Form cover, index, note;
    QJsonObject fields;
    documents::RenderContext context;

    static Result<Papers> make()
    {
        Papers out;
        ANJUAN_TRY(out.fields, objectAt(QStringLiteral(ANJUAN_SOURCE_DIR "/tests/data/documents/case.json")));
        for (const char *id : {"filing_approval", "investigation_report", "penalty_notice", "penalty_decision",
                               "service_receipt", "closing_approval"}) {
            ANJUAN_TRY(documents::Form form, formNamed(QLatin1String(id)));
            out.forms.push_back(std::move(form));
        }
        ANJUAN_TRY(out.cover, formNamed(QStringLiteral("dossier_cover")));
        ANJUAN_TRY(out.index, formNamed(QStringLiteral("dossier_index")));
        ANJUAN_TRY(out.note, formNamed(QStringLiteral("dossier_note")));
        out.context.at = Instant{1772000000};
        out.context.title = QStringLiteral("某建材经营部擅自占用城市道路堆放物料案");
        out.context.footer = QStringLiteral("石桥综执立字〔2026〕第003号");
        return out;
    }

    /// Drawn one after another until they have so many pages.
    Result<QList<Part>> drawn(int pages) const
    {
        QList<Part> parts;
        for (std::size_t nth = 0; pages > 0; ++nth) {
            const documents::Form &form = forms[nth % forms.size()];
            ANJUAN_TRY(const documents::RenderedDocument made, documents::render(form, fields, context));
            Part part;
            part.title = form.title;
            part.date = QStringLiteral("20260106");
            part.responsible = QStringLiteral("张建国");
            part.bytes = made.pdf;
            parts << part;
            pages -= made.pages;
        }
        return parts;
    }

    dossier::VolumePlan plan(const QList<Part> &parts) const
    {
        return {cover, index, note, fields, parts, context, dossier::NumberCorner::UpperOuter, {}};
    }
};

QList<Part> photographParts(const QString &folder, int count)
{
    QList<Part> parts;
    for (int n = 0; n < count; ++n) {
        Part part;
        part.kind = Part::Kind::Photo;
        part.title = QStringLiteral("现场照片%1").arg(n + 1);
        part.captions = {part.title, QStringLiteral("拍摄人：张建国、李晓梅　2026年1月6日9时35分")};
        part.files = {QStringLiteral("%1/%2.jpg").arg(folder).arg(n)};
        part.wholePage = true; // as the others have it: three hundred pages
        parts << part;
    }
    return parts;
}

Result<QString> ran(const QString &folder, const QString &command)
{
    QProcess process;
    process.setWorkingDirectory(folder);
    process.start(QStringLiteral("sh"), {QStringLiteral("-c"), command});
    process.waitForFinished(-1);
    if (process.exitCode() != 0)
        return fail(Fault::Io, "bench.program", {command, QString::fromUtf8(process.readAllStandardError())});
    return QString::fromUtf8(process.readAllStandardOutput());
}

Result<double> timeOf(const QString &folder, const QString &command)
{
    const double start = seconds();
    ANJUAN_CHECK(ran(folder, command));
    return seconds() - start;
}

bool isInstalled(const char *program)
{
    return !QStandardPaths::findExecutable(QLatin1String(program)).isEmpty();
}

Result<void> write(const QString &path, const QByteArray &bytes)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        return fail(Fault::Io, "dossier.cannot_write", {path});
    return {};
}

/// What an office program would have to turn into PDF: the words of the papers, a page break after each page, and the
/// photographs, one to a page with its caption. Flat paragraphs, where the papers have ruled tables: in its favour.
Result<void> writeOdt(const QString &folder, const QString &texts, int photographs)
{
    QString body;
    const QStringList pages = texts.split(QLatin1Char('\f'), Qt::SkipEmptyParts);
    for (const QString &page : pages) {
        bool first = true;
        for (QString line : page.split(QLatin1Char('\n'), Qt::SkipEmptyParts)) {
            line.removeIf([](QChar c) { return c < QChar(u' ') || c.isNonCharacter(); }); // XML has no such
            body += QStringLiteral("<text:p text:style-name=\"%1\">%2</text:p>")
                        .arg(first ? QStringLiteral("B") : QStringLiteral("P"), line.toHtmlEscaped());
            first = false;
        }
    }
    QString pictures;
    for (int n = 0; n < photographs; ++n) {
        body +=
            QStringLiteral("<text:p text:style-name=\"B\"><draw:frame text:anchor-type=\"as-char\" svg:width=\"16cm\" "
                           "svg:height=\"12cm\"><draw:image xlink:href=\"Pictures/%1.jpg\" xlink:type=\"simple\" "
                           "xlink:show=\"embed\" xlink:actuate=\"onLoad\"/></draw:frame></text:p>"
                           "<text:p text:style-name=\"P\">现场照片%2</text:p>")
                .arg(n)
                .arg(n + 1);
        pictures += QStringLiteral("<manifest:file-entry manifest:full-path=\"Pictures/%1.jpg\" "
                                   "manifest:media-type=\"image/jpeg\"/>")
                        .arg(n);
    }
    const QString font = QStringLiteral("<style:text-properties style:font-name-asian=\"Noto Serif CJK SC\" "
                                        "fo:font-size=\"10pt\" style:font-size-asian=\"10pt\"/>");
    const QString content =
        QStringLiteral("<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content "
                       "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
                       "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" "
                       "xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" "
                       "xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\" "
                       "xmlns:svg=\"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0\" "
                       "xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\" "
                       "xmlns:xlink=\"http://www.w3.org/1999/xlink\" office:version=\"1.3\"><office:automatic-styles>"
                       "<style:style style:name=\"P\" style:family=\"paragraph\">%1</style:style>"
                       "<style:style style:name=\"B\" style:family=\"paragraph\"><style:paragraph-properties "
                       "fo:break-before=\"page\"/>%1</style:style></office:automatic-styles><office:body><office:text>"
                       "%2</office:text></office:body></office:document-content>")
            .arg(font, body);
    const QByteArray mime = QByteArrayLiteral("application/vnd.oasis.opendocument.text");
    const QString manifest =
        QStringLiteral("<?xml version=\"1.0\" encoding=\"UTF-8\"?><manifest:manifest "
                       "xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" "
                       "manifest:version=\"1.3\"><manifest:file-entry manifest:full-path=\"/\" "
                       "manifest:media-type=\"%1\"/><manifest:file-entry manifest:full-path=\"content.xml\" "
                       "manifest:media-type=\"text/xml\"/>%2</manifest:manifest>")
            .arg(QString::fromLatin1(mime), pictures);
    ANJUAN_CHECK(write(folder + QStringLiteral("/odt/mimetype"), mime));
    ANJUAN_CHECK(write(folder + QStringLiteral("/odt/content.xml"), content.toUtf8()));
    ANJUAN_CHECK(write(folder + QStringLiteral("/odt/META-INF/manifest.xml"), manifest.toUtf8()));
    ANJUAN_CHECK(ran(
        folder,
        QStringLiteral(
            "mkdir odt/Pictures && for n in $(seq 0 %1); do ln -s ../../photos/$n.jpg odt/Pictures/; done && cd odt && zip -q -0 -X ../office.odt mimetype"
            " && zip -q -0 -X -r ../office.odt content.xml META-INF Pictures")
            .arg(photographs - 1)));
    return {};
}

int pagesOf(const QString &file)
{
    QPdfDocument pdf;
    return pdf.load(file) == QPdfDocument::Error::None ? pdf.pageCount() : 0;
}

Figure notMeasured(Figure figure, const QString &programs)
{
    figure.beside = QStringLiteral("not measured: %1 not installed").arg(programs);
    return figure;
}

/// Drawn and put together, against an office program that makes PDF/A of the same.
Result<Figure> againstOffice(const Papers &papers, const QString &folder)
{
    Figure figure{QStringLiteral("300 pages with 100 photographs, drawn and bound, against LibreOffice"),
                  QStringLiteral("times as fast"),
                  {},
                  8,
                  false,
                  {}};
    if (!isInstalled("soffice"))
        return notMeasured(figure, QStringLiteral("libreoffice"));
    const QString file = folder + QStringLiteral("/dossier.pdf");
    const QString convert =
        QStringLiteral("soffice -env:UserInstallation=file://%1/profile --headless --convert-to 'pdf:writer_pdf_Export:"
                       "{\"SelectPdfVersion\":{\"type\":\"long\",\"value\":\"1\"},\"ReduceImageResolution\":{\"type\":"
                       "\"boolean\",\"value\":\"false\"}}' office.odt")
            .arg(folder);
    // Its first start makes a profile: not counted.
    ANJUAN_CHECK(ran(folder,
                     QStringLiteral("echo x > empty.txt && soffice -env:UserInstallation=file://%1/profile --headless "
                                    "--convert-to pdf empty.txt")
                         .arg(folder)));
    NoProgress quiet;
    double ours = 0;
    double theirs = 0;
    int pages = 0;
    for (int round = 0; round < 3; ++round) {
        const double start = seconds();
        ANJUAN_TRY(const QList<Part> texts, papers.drawn(kTextPages));
        ANJUAN_TRY(
            const auto made,
            assembleDossier(papers.plan(texts + photographParts(folder + QStringLiteral("/photos"), kPhotographs)),
                            file, quiet));
        ours = seconds() - start;
        pages = made.pages;
        ANJUAN_TRY(theirs, timeOf(folder, convert));
        figure.values.push_back(theirs / ours);
    }
    const int office = pagesOf(folder + QStringLiteral("/office.pdf")); // it ends with 0 where it made none, too
    if (office < kTextPages + kPhotographs)
        return fail(Fault::Corrupt, "dossier.damaged_pdf", {QStringLiteral("office.pdf"), QString::number(office)});
    figure.beside =
        QStringLiteral("%1 pages in %2 s against %3 pages in %4 s, PDF/A both, photographs of %5 MB unchanged")
            .arg(pages)
            .arg(ours, 0, 'f', 2)
            .arg(office)
            .arg(theirs, 0, 'f', 1)
            .arg(static_cast<double>(QFileInfo(folder + QStringLiteral("/photos/0.jpg")).size()) / (1 << 20), 0, 'f',
                 1);
    return figure;
}

/// Papers that lie there already put together with the photographs, against two programs that do no more than that.
Result<Figure> againstTools(const Papers &papers, const QString &folder)
{
    Figure figure{QStringLiteral("the same, bound alone, of img2pdf and qpdf"), QStringLiteral("×"), {}, 1.3, true, {}};
    if (!isInstalled("img2pdf") || !isInstalled("qpdf"))
        return notMeasured(figure, QStringLiteral("img2pdf, qpdf"));
    ANJUAN_TRY(const QList<Part> texts, papers.drawn(kTextPages));
    QString names;
    QString photographs;
    for (qsizetype n = 0; n < texts.size(); ++n) {
        ANJUAN_CHECK(write(QStringLiteral("%1/text%2.pdf").arg(folder).arg(n), texts[n].bytes));
        names += QStringLiteral(" text%1.pdf").arg(n);
    }
    for (int n = 0; n < kPhotographs; ++n)
        photographs += QStringLiteral(" photos/%1.jpg").arg(n);
    const QString tools =
        QStringLiteral("img2pdf -S A4%1 -o photos.pdf && qpdf --empty --pages%2 photos.pdf -- tools.pdf")
            .arg(photographs, names);
    const QList<Part> parts = texts + photographParts(folder + QStringLiteral("/photos"), kPhotographs);
    NoProgress quiet;
    double ours = 0;
    double theirs = 0;
    for (int round = 0; round < kRounds; ++round) {
        const double start = seconds();
        ANJUAN_CHECK(assembleDossier(papers.plan(parts), folder + QStringLiteral("/dossier.pdf"), quiet));
        ours = seconds() - start;
        ANJUAN_TRY(theirs, timeOf(folder, tools));
        figure.values.push_back(ours / theirs);
    }
    figure.beside = QStringLiteral("%1 s, with cover, index, numbers, bookmarks, captions, against %2 s; %3 rounds")
                        .arg(ours, 0, 'f', 2)
                        .arg(theirs, 0, 'f', 2)
                        .arg(kRounds);
    return figure;
}

Result<Figure> memory(const QString &folder)
{
    Figure figure{QStringLiteral("memory at 1,000 pages"), QStringLiteral("MB"), {}, 256, true, {}};
    QProcess process;
    process.start(QCoreApplication::applicationFilePath(), {QStringLiteral("bind-once"), folder});
    process.waitForFinished(-1);
    const QList<QByteArray> said = process.readAllStandardOutput().simplified().split(' ');
    if (process.exitCode() != 0 || said.size() != 2)
        return fail(Fault::Io, "bench.program", {folder, QString::fromUtf8(process.readAllStandardError())});
    figure.values = {said[0].toDouble() / 1024};
    figure.beside =
        QStringLiteral("peak of a process that draws and binds %1 pages with 333 photographs").arg(said[1].toInt());
    return figure;
}

/// What the preview beside a form does after each pause in typing: the page made from the case, and its picture.
Result<Figure> preview(const QString &folder)
{
    Figure figure{QStringLiteral("one document to its preview"), QStringLiteral("ms"), {}, 50, true, {}};
    casework::ScriptClock clock;
    NoProgress quiet;
    const QString dir = folder + QStringLiteral("/demo");
    ANJUAN_TRY(const casework::Demo demo, casework::makeDemo(dir, clock, quiet));
    ANJUAN_TRY(const auto library, casework::Library::open(dir, casework::Access::ReadOnly, clock));
    int pages = 0;
    for (int round = 0; round < kRounds * 2; ++round) {
        const double start = seconds();
        ANJUAN_TRY(const casework::Draft draft,
                   casework::draftOf(*library,
                                     {.caseId = demo.cases.front(),
                                      .form = QStringLiteral("penalty_decision"),
                                      .about = {},
                                      .values = {},
                                      .outsideNumber = {}}));
        const QString file = folder + QStringLiteral("/preview.pdf");
        ANJUAN_CHECK(write(file, draft.pdf));
        QPdfDocument shown;
        if (shown.load(file) != QPdfDocument::Error::None || shown.render(0, QSize(794, 1123)).isNull())
            return fail(Fault::Corrupt, "dossier.damaged_pdf", {file, QStringLiteral("preview")});
        figure.values.push_back((seconds() - start) * 1000);
        pages = draft.pages;
    }
    figure.beside =
        QStringLiteral("a decision of %1 pages from its case, drawn, loaded, its first page as a picture of "
                       "794 × 1123; %2 rounds")
            .arg(pages)
            .arg(kRounds * 2);
    return figure;
}

} // namespace

Result<QString> bindOnce(const QString &folder)
{
    constexpr int kPages = 1000;
    constexpr int kMany = 333;
    ANJUAN_TRY(const Papers papers, Papers::make());
    ANJUAN_TRY(const QList<Part> texts, papers.drawn(kPages - kMany));
    NoProgress quiet;
    const QString file = folder + QStringLiteral("/thousand.pdf");
    ANJUAN_TRY(
        const auto made,
        assembleDossier(papers.plan(texts + photographParts(folder + QStringLiteral("/photos"), kMany)), file, quiet));
    QFile::remove(file);
    return QStringLiteral("%1 %2").arg(peakKib()).arg(made.pages);
}

Result<Figures> previewAlone(const QString &folder)
{
    ANJUAN_TRY(Figure shown, preview(folder));
    return Figures{shown};
}

Result<Figures> paper(const QString &folder)
{
    constexpr int kMany = 333;
    ANJUAN_CHECK(makePhotographs(folder + QStringLiteral("/photos"), kMany));
    ANJUAN_TRY(const Papers papers, Papers::make());
    ANJUAN_TRY(const QList<Part> texts, papers.drawn(kTextPages));
    QString words;
    for (const Part &part : texts) {
        const QString file = folder + QStringLiteral("/words.pdf");
        ANJUAN_CHECK(write(file, part.bytes));
        ANJUAN_TRY(const QString said, ran(folder, QStringLiteral("pdftotext words.pdf -")));
        words += said;
    }
    ANJUAN_CHECK(writeOdt(folder, words, kPhotographs));
    ANJUAN_TRY(Figure office, againstOffice(papers, folder));
    ANJUAN_TRY(Figure tools, againstTools(papers, folder));
    ANJUAN_TRY(Figure peak, memory(folder));
    ANJUAN_TRY(Figure shown, preview(folder));
    return Figures{office, tools, peak, shown};
}

} // namespace anjuan::bench
