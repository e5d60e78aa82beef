#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QStandardPaths>
#include <QtCore/QUrl>
#include <QtGui/QDesktopServices>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QPushButton>

#include "core/base/whole_file.h"
#include "core/evidence/transcript.h"

#include "ui/forms/act_dialog.h"
#include "ui/preview/derive_dialog.h"
#include "ui/preview/media_pane.h"
#include "ui/preview/picture_view.h"
#include "ui/preview/preview_pane.h"

namespace anjuan::ui {
namespace {

using Media = casework::EvidenceView::Media;

bool isPlayed(Media media)
{
    return media == Media::Video || media == Media::Audio;
}

} // namespace

QWidget *PreviewPane::makeTools()
{
    m_tools = new QWidget(this);
    auto *row = new QHBoxLayout(m_tools);
    row->setContentsMargins(0, 0, 0, 0);
    const auto add = [&](QWidget *into, QHBoxLayout *line, const char *name, const QString &text, const auto &clicked) {
        auto *button = new QPushButton(text, into);
        button->setObjectName(QLatin1String(name));
        button->setAutoDefault(false);
        line->addWidget(button);
        connect(button, &QPushButton::clicked, this, clicked);
        return button;
    };
    m_photoTools = new QWidget(m_tools);
    auto *photo = new QHBoxLayout(m_photoTools);
    photo->setContentsMargins(0, 0, 0, 0);
    add(m_photoTools, photo, "zoomIn", tr("Larger"), [this] { m_picture->zoom(1.25); });
    add(m_photoTools, photo, "zoomOut", tr("Smaller"), [this] { m_picture->zoom(0.8); });
    add(m_photoTools, photo, "zoomFit", tr("Fit"), [this] { m_picture->fit(); });
    add(m_photoTools, photo, "turn", tr("Turn"), [this] {
        m_picture->turn(1);
    })->setToolTip(tr("On the screen only; the file stays as it is"));
    row->addWidget(m_photoTools);
    add(m_tools, row, "mark", tr("Mark… (M)"), [this] { mark(); });
    m_clip = add(m_tools, row, "clip", tr("Clip… (I, O)"), [this] { derive("clip"); });
    m_still = add(m_tools, row, "still", tr("Still… (S)"), [this] { derive("still"); });
    m_mask = add(m_tools, row, "mask", tr("Mask…"), [this] { derive("mask"); });
    m_transcript = add(m_tools, row, "transcript", tr("Transcript…"), [this] { importTranscript(); });
    add(m_tools, row, "elsewhere", tr("Open elsewhere…"), [this] { openElsewhere(); });
    row->addStretch();
    m_tools->hide();
    return m_tools;
}

void PreviewPane::showTools()
{
    const bool played = isPlayed(m_exhibit.media);
    m_photoTools->setVisible(m_exhibit.media == Media::Photo);
    m_clip->setVisible(played);
    m_transcript->setVisible(played);
    m_still->setVisible(m_exhibit.media == Media::Photo || m_exhibit.media == Media::Video);
    m_mask->setVisible(m_exhibit.media != Media::Other);
    m_tools->setVisible(m_open && m_exhibit.isItem && m_desk.whyReadOnly().isEmpty());
}

void PreviewPane::loadNotes()
{
    if (!m_open || !m_exhibit.caseId || !isPlayed(m_exhibit.media))
        return;
    m_desk.run(
        this, QString(),
        [id = *m_exhibit.caseId, record = m_exhibit.record](Core core, Progress &) -> Result<casework::ItemNotes> {
            if (!core.library)
                return fail(Fault::Refused, "ui.logged_out");
            return casework::itemNotes(*core.library, id, record);
        },
        [this, record = m_exhibit.record](const Result<casework::ItemNotes> &notes) {
            if (notes && m_media && record == m_exhibit.record)
                m_media->setNotes(*notes);
        });
}

void PreviewPane::mark()
{
    if (!m_open || !m_exhibit.isItem)
        return;
    QJsonObject preset{{QStringLiteral("item"), m_exhibit.record}};
    const auto span = m_media ? m_media->chosen() : std::nullopt;
    if (!isPlayed(m_exhibit.media)) {
        preset.insert(QStringLiteral("at_ms"), 0);
    } else if (span) {
        preset.insert(QStringLiteral("at_ms"), span->first);
        preset.insert(QStringLiteral("to_ms"), span->second);
    } else {
        preset.insert(QStringLiteral("at_ms"), m_media->position());
    }
    openAct(this, m_desk, QStringLiteral("evidence.mark"), m_exhibit.caseId, preset,
            [this](const auto &) { loadNotes(); });
}

void PreviewPane::derive(const char *how)
{
    if (!m_open || !m_exhibit.isItem || !m_exhibit.caseId)
        return;
    casework::DeriveRequest request;
    request.caseId = *m_exhibit.caseId;
    request.record = m_exhibit.record;
    request.how = QLatin1String(how);
    const bool played = isPlayed(m_exhibit.media);
    const auto span = m_media ? m_media->chosen() : std::nullopt;
    if (request.how == QLatin1String("clip") && !span) {
        m_desk.prompt().tell(this, tr("Go to the beginning and press I, to the end and press O; then make the clip."),
                             false);
        return;
    }
    if (played && span) {
        request.fromMs = span->first;
        request.toMs = span->second;
    }
    if (played && request.how == QLatin1String("still"))
        request.fromMs = m_media->position();
    auto *dialog = new DeriveDialog(request, this);
    if (request.how == QLatin1String("mask")) {
        if (m_exhibit.media == Media::Photo)
            dialog->showPicture(m_picture->picture());
        else if (m_exhibit.media == Media::Pdf)
            dialog->showPages(m_path);
        if (m_exhibit.media == Media::Video)
            dialog->showPicture(m_media->frame());
        if (played)
            dialog->offerSilence();
    }
    connect(dialog, &DeriveDialog::wanted, this, &PreviewPane::makeDerived);
    dialog->open();
}

void PreviewPane::makeDerived(const casework::DeriveRequest &request)
{
    m_desk.run(
        this, tr("Making the derived item"),
        [request](Core core, Progress &progress) -> Result<casework::Outcome> {
            if (!core.session)
                return fail(Fault::Refused, "ui.logged_out");
            return casework::deriveItem(*core.session, request, progress);
        },
        [this, id = request.caseId](const Result<casework::Outcome> &outcome) {
            if (!outcome) {
                m_desk.prompt().tell(this, Words::of(outcome.error()), true);
                return;
            }
            m_desk.announce(id);
        });
}

void PreviewPane::importTranscript()
{
    m_desk.prompt().openFiles(this, tr("Transcript (SRT, VTT, TXT)"), tr("Transcripts (*.srt *.vtt *.txt)"), false,
                              [this](const QStringList &files) {
                                  if (!files.isEmpty())
                                      readTranscriptOf(files.first());
                              });
}

/// What the file holds is shown in the act's form, where it can be put right before it is signed.
void PreviewPane::readTranscriptOf(const QString &path)
{
    QFile file(path);
    QString format;
    const auto cues = file.open(QIODevice::ReadOnly)
        ? evidence::readTranscript(file.readAll(), QFileInfo(path).fileName(), &format)
        : fail(Fault::Io, "vault.read_failed", {path, file.errorString()});
    if (!cues) {
        m_desk.prompt().tell(this, Words::of(cues.error()), true);
        return;
    }
    QJsonArray rows;
    for (const evidence::Cue &cue : *cues) {
        QJsonObject row{{QStringLiteral("from_ms"), cue.fromMs},
                        {QStringLiteral("to_ms"), cue.toMs},
                        {QStringLiteral("text"), cue.text}};
        if (!cue.speaker.isEmpty())
            row.insert(QStringLiteral("speaker"), cue.speaker);
        rows.append(row);
    }
    const QJsonObject preset{{QStringLiteral("item"), m_exhibit.record},
                             {QStringLiteral("cues"), rows},
                             {QStringLiteral("origin"), format},
                             {QStringLiteral("made_on"), dateText(m_desk.clock().today())}};
    openAct(this, m_desk, QStringLiteral("evidence.transcribe"), m_exhibit.caseId, preset,
            [this](const auto &) { loadNotes(); });
}

void PreviewPane::openElsewhere()
{
    const QJsonObject preset{{QStringLiteral("what"), m_exhibit.name},
                             {QStringLiteral("record"), m_exhibit.record},
                             {QStringLiteral("how"), QStringLiteral("elsewhere")}};
    openAct(this, m_desk, QStringLiteral("evidence.export"), m_exhibit.caseId, preset, [this](const auto &) {
        const QString copy = QStandardPaths::writableLocation(QStandardPaths::TempLocation) + QLatin1Char('/')
            + QFileInfo(m_exhibit.name).fileName();
        const auto copied = copyWhole(m_path, copy, QFileDevice::ReadOwner);
        if (!copied)
            m_desk.prompt().tell(this, Words::of(copied.error()), true);
        else if (!QDesktopServices::openUrl(QUrl::fromLocalFile(copy)))
            m_desk.prompt().tell(this, tr("No program is set up for it; the copy is at %1").arg(copy), true);
    });
}

} // namespace anjuan::ui
