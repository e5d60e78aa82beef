#include "ui/preview/preview_pane.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QMimeDatabase>
#include <QtGui/QImageReader>
#include <QtGui/QPainter>
#include <QtPdf/QPdfDocument>
#include <QtPrintSupport/QPrintDialog>
#include <QtPrintSupport/QPrinter>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QTextBrowser>
#include <QtWidgets/QVBoxLayout>

#include "core/evidence/frames.h"
#include "core/evidence/media.h"

#include "ui/forms/act_dialog.h"
#include "ui/preview/media_pane.h"
#include "ui/preview/pdf_pane.h"
#include "ui/preview/picture_view.h"

namespace anjuan::ui {
namespace {

using Media = casework::EvidenceView::Media;
constexpr QSize kLargestPicture{2400, 2400};

bool isPlayed(Media media)
{
    return media == Media::Video || media == Media::Audio;
}

/// What the bytes are: a scan may be a photograph or a PDF.
Media mediaOf(const QString &path)
{
    const QString type = QMimeDatabase().mimeTypeForFile(path, QMimeDatabase::MatchContent).name();
    if (type == QLatin1String("application/pdf"))
        return Media::Pdf;
    if (type.startsWith(QLatin1String("image/")))
        return Media::Photo;
    if (type.startsWith(QLatin1String("video/")))
        return Media::Video;
    return type.startsWith(QLatin1String("audio/")) ? Media::Audio : Media::Other;
}

Result<QImage> readPicture(const QString &path, const QString &name)
{
    QImageReader reader(path);
    reader.setDecideFormatFromContent(true);
    reader.setAutoTransform(true);
    const QSize size = reader.size();
    if (size.width() > kLargestPicture.width() || size.height() > kLargestPicture.height())
        reader.setScaledSize(size.scaled(kLargestPicture, Qt::KeepAspectRatio));
    QImage picture = reader.read();
    if (picture.isNull())
        return fail(Fault::Corrupt, "ui.picture_not_read", {name, reader.errorString()});
    return picture;
}

Result<void> printPdf(const QString &path, const QString &name, QPrinter &printer, Progress &progress)
{
    QPdfDocument document;
    QPainter painter;
    if (document.load(path) != QPdfDocument::Error::None || !painter.begin(&printer))
        return fail(Fault::Io, "ui.not_printed", {name});
    const QRectF page = printer.pageRect(QPrinter::DevicePixel);
    for (int i = 0; i < document.pageCount(); ++i) {
        if (progress.cancelled())
            return fail(Fault::Cancelled, "ui.print_stopped");
        progress.report(i, document.pageCount(), name);
        if (i > 0)
            printer.newPage();
        const QSizeF points = document.pagePointSize(i);
        const QImage image = document.render(i, (points * (200.0 / 72.0)).toSize());
        const QSizeF fitted = points.scaled(page.size(), Qt::KeepAspectRatio);
        painter.drawImage(QRectF(QPointF(0, 0), fitted), image);
    }
    return {};
}

} // namespace

PreviewPane::PreviewPane(Desk &desk, QWidget *parent)
    : QWidget(parent),
      m_desk(desk),
      m_stack(new QStackedWidget(this)),
      m_about(new QTextBrowser(this)),
      m_picture(new PictureView(this))
{
    setObjectName(QStringLiteral("previewPane"));
    // A view that scrolls: what is known of an item may be longer than the pane of a small screen.
    m_about->setObjectName(QStringLiteral("aboutExhibit"));
    m_about->setOpenLinks(false);
    m_about->setFrameShape(QFrame::NoFrame);
    for (QWidget *page : std::initializer_list<QWidget *>{m_about, m_picture})
        m_stack->addWidget(page);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(makeBar());
    column->addWidget(m_stack, 1);
    column->addWidget(makeTools());
    clear();
}

PreviewPane::~PreviewPane() = default;

MediaPane *PreviewPane::media()
{
    if (!m_media) {
        m_media = new MediaPane(this);
        m_stack->addWidget(m_media);
        connect(m_media, &MediaPane::markWanted, this, &PreviewPane::mark);
        connect(m_media, &MediaPane::stillWanted, this, [this] { derive("still"); });
    }
    return m_media;
}

PdfPane *PreviewPane::pdf()
{
    if (!m_pdf) {
        m_pdf = new PdfPane(this);
        m_stack->addWidget(m_pdf);
    }
    return m_pdf;
}

QWidget *PreviewPane::makeBar()
{
    auto *bar = new QWidget(this);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    m_openButton = new QPushButton(tr("Open (Ctrl+O)"), bar);
    m_openButton->setObjectName(QStringLiteral("openExhibit"));
    m_openButton->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_O));
    m_openButton->setToolTip(tr("The viewing is recorded"));
    m_exportButton = new QPushButton(tr("Export a copy…"), bar);
    m_exportButton->setObjectName(QStringLiteral("exportExhibit"));
    m_printButton = new QPushButton(tr("Print…"), bar);
    m_printButton->setObjectName(QStringLiteral("printExhibit"));
    row->addWidget(m_openButton);
    row->addWidget(m_exportButton);
    row->addWidget(m_printButton);
    row->addStretch();
    connect(m_openButton, &QPushButton::clicked, this, &PreviewPane::open);
    connect(m_exportButton, &QPushButton::clicked, this, &PreviewPane::exportCopy);
    connect(m_printButton, &QPushButton::clicked, this, &PreviewPane::print);
    return bar;
}

void PreviewPane::offer(const Exhibit &exhibit, const QString &description)
{
    if (m_open && exhibit.sha256 == m_exhibit.sha256)
        return;
    clear();
    m_exhibit = exhibit;
    m_about->setHtml(description);
    const bool there = !exhibit.sha256.isEmpty();
    m_openButton->setEnabled(there);
    m_exportButton->setEnabled(there && exhibit.caseId.has_value());
}

Result<PreviewPane::Shown> PreviewPane::fetch(const Core &core, const Exhibit &exhibit)
{
    if (!core.library || (!core.session && !core.library->info().readOnly))
        return fail(Fault::Refused, "ui.logged_out");
    Shown shown;
    ANJUAN_TRY(shown.path, core.library->blobPath(exhibit.sha256));
    shown.media = exhibit.media == Media::Other ? mediaOf(shown.path) : exhibit.media;
    if (shown.media == Media::Other)
        return fail(Fault::Invalid, "ui.no_preview", {exhibit.name});
    ANJUAN_CHECK(logOpening(core, exhibit, shown.media));
    if (shown.media == Media::Photo) {
        auto picture = readPicture(shown.path, exhibit.name);
        if (!picture) {
            const auto facts = evidence::mediaFacts(shown.path);
            const bool newer =
                facts && (facts->codec == QLatin1String("HEIC") || facts->codec == QLatin1String("AVIF"));
            return newer ? fail(Fault::Invalid, "ui.heic", {exhibit.name, facts->codec}) : fail(picture.error());
        }
        shown.picture = *std::move(picture);
    }
    readMedia(core, exhibit, shown);
    return shown;
}

/// What is for reading only can be looked at, though nobody can note it.
Result<void> PreviewPane::logOpening(const Core &core, const Exhibit &exhibit, Media media)
{
    if (!exhibit.caseId || exhibit.record.isEmpty() || core.library->info().readOnly)
        return {};
    casework::Request request;
    request.caseId = exhibit.caseId;
    request.with.insert(QStringLiteral("record"), exhibit.record);
    if (isPlayed(media)) {
        request.act = QStringLiteral("evidence.play");
        request.with.insert(QStringLiteral("phase"), QStringLiteral("opened"));
    } else {
        request.act = QStringLiteral("evidence.view");
        request.with.insert(QStringLiteral("what"), exhibit.name);
    }
    NoProgress quiet;
    ANJUAN_CHECK(core.session->perform(request, quiet));
    return {};
}

/// Marks, transcript and the picture of the sound; without them it is played all the same.
void PreviewPane::readMedia(const Core &core, const Exhibit &exhibit, Shown &shown)
{
    if (!isPlayed(shown.media))
        return;
    constexpr int kBins = 1200;
    if (exhibit.caseId && exhibit.isItem) {
        if (auto notes = casework::itemNotes(*core.library, *exhibit.caseId, exhibit.record))
            shown.notes = *std::move(notes);
    }
    const auto missing = evidence::undecodable(shown.path);
    shown.unplayable = missing ? *missing : Words::of(missing.error());
    NoProgress quiet;
    if (shown.media == Media::Audio) {
        if (auto peaks = evidence::waveform(shown.path, kBins, quiet))
            shown.peaks = *std::move(peaks);
    }
}

void PreviewPane::open()
{
    if (m_exhibit.sha256.isEmpty() || m_open)
        return;
    m_openButton->setEnabled(false);
    m_desk.run(
        this, tr("Opening"), [exhibit = m_exhibit](Core core, Progress &) { return fetch(core, exhibit); },
        [this, sha256 = m_exhibit.sha256](const Result<Shown> &shown) {
            if (sha256 != m_exhibit.sha256)
                return;
            if (shown)
                show(*shown);
            else
                m_desk.prompt().tell(this, Words::of(shown.error()), true);
        });
}

void PreviewPane::show(const Shown &shown)
{
    m_open = true;
    m_path = shown.path;
    m_exhibit.media = shown.media;
    if (m_exhibit.media == Media::Photo) {
        m_picture->setPicture(shown.picture);
        m_stack->setCurrentWidget(m_picture);
    } else if (isPlayed(m_exhibit.media)) {
        m_stack->setCurrentWidget(media());
        m_media->load(shown.path, m_exhibit.media == Media::Video);
        m_media->setNotes(shown.notes);
        m_media->setPeaks(shown.peaks);
        if (!shown.unplayable.isEmpty())
            m_media->complain(tr("%1 cannot be played on this PC. “Open elsewhere…” hands a copy to another program.")
                                  .arg(shown.unplayable));
    } else if (m_exhibit.media == Media::Pdf) {
        m_stack->setCurrentWidget(pdf());
        m_pdf->load(shown.path);
        m_printButton->setEnabled(true);
    }
    showTools();
}

void PreviewPane::openPdf(const QString &path)
{
    clear();
    m_open = true;
    m_path = path;
    m_exhibit = {.caseId = {}, .record = {}, .sha256 = {}, .name = QFileInfo(path).fileName(), .media = Media::Pdf};
    m_stack->setCurrentWidget(pdf());
    m_pdf->load(path);
    m_printButton->setEnabled(true);
}

void PreviewPane::endPlay()
{
    if (!m_open || !isPlayed(m_exhibit.media) || !m_exhibit.caseId)
        return;
    m_media->stop();
    if (!m_desk.whyReadOnly().isEmpty())
        return;
    auto request = std::make_shared<casework::Request>();
    request->act = QStringLiteral("evidence.play");
    request->caseId = m_exhibit.caseId;
    request->with = {{QStringLiteral("record"), m_exhibit.record},
                     {QStringLiteral("phase"), QStringLiteral("closed")},
                     {QStringLiteral("spans"), QJsonArray::fromStringList(m_media->spans())}};
    m_desk.run(
        this, QString(),
        [request](Core core, Progress &progress) -> Result<casework::Outcome> {
            if (!core.session)
                return fail(Fault::Refused, "ui.logged_out");
            return core.session->perform(*request, progress);
        },
        [](const Result<casework::Outcome> &) {});
}

void PreviewPane::clear()
{
    endPlay();
    m_open = false;
    m_path.clear();
    m_exhibit = {};
    m_about->clear();
    m_picture->setPicture({});
    if (m_pdf)
        m_pdf->clear();
    m_tools->hide();
    m_stack->setCurrentIndex(0);
    m_openButton->setEnabled(false);
    m_exportButton->setEnabled(false);
    m_printButton->setEnabled(false);
}

void PreviewPane::exportCopy()
{
    QJsonObject preset{{QStringLiteral("what"), m_exhibit.name}};
    if (!m_exhibit.record.isEmpty())
        preset.insert(QStringLiteral("record"), m_exhibit.record);
    openAct(this, m_desk, QStringLiteral("evidence.export"), m_exhibit.caseId, preset, [this](const auto &) {
        m_desk.prompt().saveFile(this, tr("Export a copy"), m_exhibit.name,
                                 [this](const QString &file) { copyTo(file); });
    });
}

void PreviewPane::copyTo(const QString &file)
{
    m_desk.run(
        this, tr("Exporting"),
        [file, sha256 = m_exhibit.sha256](Core core, Progress &) -> Result<void> {
            if (!core.library)
                return fail(Fault::Refused, "ui.logged_out");
            ANJUAN_TRY(const QString path, core.library->blobPath(sha256));
            QFile::remove(file);
            QFile source(path);
            if (!source.copy(file))
                return fail(Fault::Io, "ui.file_not_written", {file, source.errorString()});
            QFile::setPermissions(file, QFile::ReadOwner | QFile::WriteOwner);
            return {};
        },
        [this, file](const Result<void> &done) {
            m_desk.prompt().tell(this, done ? tr("Exported to %1").arg(file) : Words::of(done.error()), !done);
        });
}

void PreviewPane::print()
{
    auto printer = std::make_shared<QPrinter>(QPrinter::HighResolution);
    auto *dialog = new QPrintDialog(printer.get(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, qOverload<>(&QDialog::accepted), this, [this, printer] {
        m_desk.run(
            this, tr("Printing"),
            [printer, path = m_path, name = m_exhibit.name](Core, Progress &progress) {
                return printPdf(path, name, *printer, progress);
            },
            [this](const Result<void> &done) {
                if (!done)
                    m_desk.prompt().tell(this, Words::of(done.error()), true);
            });
    });
    dialog->open();
}

} // namespace anjuan::ui
