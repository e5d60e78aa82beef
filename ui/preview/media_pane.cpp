#include "ui/preview/media_pane.h"

#include <QtCore/QTime>
#include <QtCore/QUrl>
#include <QtGui/QShortcut>
#include <QtMultimedia/QAudioDevice>
#include <QtMultimedia/QAudioOutput>
#include <QtMultimedia/QMediaDevices>
#include <QtMultimedia/QMediaPlayer>
#include <QtMultimediaWidgets/QVideoWidget>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QSlider>
#include <QtWidgets/QSplitter>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QStyle>
#include <QtWidgets/QVBoxLayout>

#include "ui/common/icons.h"
#include "ui/common/look.h"
#include "ui/common/words.h"
#include "ui/preview/frame_stepper.h"
#include "ui/preview/notes_pane.h"
#include "ui/preview/picture_view.h"
#include "ui/preview/wave_view.h"

namespace anjuan::ui {
namespace {

constexpr qint64 kJump = 5000;
constexpr double kRates[] = {0.25, 0.5, 1.0, 1.5, 2.0, 4.0};
constexpr int kPlainRate = 2;

/// To the millisecond: two frames one after the other must not read the same.
QString exactText(qint64 milliseconds)
{
    return QTime(0, 0).addMSecs(static_cast<int>(milliseconds)).toString(QStringLiteral("HH:mm:ss.zzz"));
}

QString clockText(qint64 milliseconds)
{
    return QTime(0, 0).addMSecs(static_cast<int>(milliseconds)).toString(QStringLiteral("HH:mm:ss.zzz")).left(10);
}

} // namespace

MediaPane::MediaPane(QWidget *parent)
    : QWidget(parent),
      m_player(new QMediaPlayer(this)),
      m_stepper(new FrameStepper(this)),
      m_stack(new QStackedWidget(this)),
      m_video(new QVideoWidget(this)),
      m_frame(new PictureView(this)),
      m_noPicture(new QLabel(tr("Sound only"), this)),
      m_wave(new WaveView(this)),
      m_notes(new NotesPane(this)),
      m_message(new QLabel(this)),
      m_span(new QLabel(this)),
      m_play(new QPushButton(this)),
      m_slider(new QSlider(Qt::Horizontal, this)),
      m_time(new QLabel(this)),
      m_rate(new QComboBox(this))
{
    setObjectName(QStringLiteral("mediaPane"));
    build();
    addKeys();
    connectPlayer();
    connectStepper();
}

void MediaPane::build()
{
    m_video->setMinimumSize(240, 160);
    m_noPicture->setAlignment(Qt::AlignCenter);
    m_message->setObjectName(QStringLiteral("mediaMessage"));
    m_message->setWordWrap(true);
    m_message->setStyleSheet(look::toned(QStringLiteral("color:#8a5300")));
    for (QWidget *page : std::initializer_list<QWidget *>{m_video, m_frame, m_noPicture})
        m_stack->addWidget(page);
    auto *left = new QWidget(this);
    auto *leftColumn = new QVBoxLayout(left);
    leftColumn->setContentsMargins(0, 0, 0, 0);
    leftColumn->addWidget(m_stack, 1);
    leftColumn->addWidget(m_wave);
    auto *splitter = new QSplitter(this);
    splitter->addWidget(left);
    splitter->addWidget(m_notes);
    splitter->setSizes({480, 160});
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(splitter, 1);
    column->addWidget(makeControls());
    column->addWidget(m_span);
    column->addWidget(m_message);
    m_wave->hide();
    m_notes->hide();
}

QWidget *MediaPane::makeControls()
{
    auto *bar = new QWidget(this);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    m_play->setObjectName(QStringLiteral("play"));
    m_play->setIcon(icon("play"));
    m_play->setText(tr("Play"));
    m_play->setToolTip(tr("Space"));
    for (const double rate : kRates)
        m_rate->addItem(QStringLiteral("%1×").arg(rate), rate);
    m_rate->setObjectName(QStringLiteral("rate"));
    m_rate->setCurrentIndex(kPlainRate);
    m_rate->setToolTip(tr("Speed ([ and ]); sound is heard at 1× only"));
    const auto small = [&](const char *name, const QString &text, const QString &tip, int delta) {
        auto *button = new QPushButton(text, bar);
        button->setObjectName(QLatin1String(name));
        button->setToolTip(tip);
        button->setMaximumWidth(34);
        m_frameButtons.push_back(button);
        connect(button, &QPushButton::clicked, this, [this, delta] { step(delta); });
        return button;
    };
    row->addWidget(m_play);
    row->addWidget(small("previousFrame", QStringLiteral("◁|"), tr("Previous frame (,)"), -1));
    row->addWidget(small("nextFrame", QStringLiteral("|▷"), tr("Next frame (.)"), 1));
    row->addWidget(m_slider, 1);
    row->addWidget(m_time);
    row->addWidget(m_rate);
    return bar;
}

void MediaPane::addKeys()
{
    const auto key = [this](const QKeySequence &keys, const auto &done) {
        auto *shortcut = new QShortcut(keys, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, done);
    };
    key(Qt::Key_Space, [this] { toggle(); });
    key(Qt::Key_Comma, [this] { step(-1); });
    key(Qt::Key_Period, [this] { step(1); });
    key(Qt::Key_Left, [this] { jump(qMax<qint64>(0, position() - kJump)); });
    key(Qt::Key_Right, [this] { jump(qMin(m_player->duration(), position() + kJump)); });
    key(Qt::Key_Home, [this] { jump(0); });
    key(Qt::Key_End, [this] { jump(m_player->duration()); });
    key(Qt::Key_BracketLeft, [this] { changeRate(-1); });
    key(Qt::Key_BracketRight, [this] { changeRate(1); });
    key(Qt::Key_I, [this] { choose(false); });
    key(Qt::Key_O, [this] { choose(true); });
    key(Qt::Key_M, [this] { Q_EMIT markWanted(); });
    key(Qt::Key_S, [this] { Q_EMIT stillWanted(); });
}

void MediaPane::connectPlayer()
{
    m_player->setVideoOutput(m_video);
    // With an audio output and no device, the FFmpeg backend of Qt 6.4 crashes.
    if (!QMediaDevices::audioOutputs().isEmpty()) {
        m_sound = new QAudioOutput(m_player);
        m_player->setAudioOutput(m_sound);
    }
    connect(m_play, &QPushButton::clicked, this, &MediaPane::toggle);
    connect(m_slider, &QSlider::sliderReleased, this, [this] { jump(m_slider->value()); });
    connect(m_slider, &QSlider::actionTriggered, this, [this](int) {
        if (!m_slider->isSliderDown())
            jump(m_slider->sliderPosition());
    });
    connect(m_wave, &WaveView::sought, this, &MediaPane::jump);
    connect(m_notes, &NotesPane::sought, this, &MediaPane::jump);
    connect(m_rate, &QComboBox::activated, this, [this] { setRate(m_rate->currentData().toDouble()); });
    connect(m_player, &QMediaPlayer::durationChanged, this, [this](qint64 duration) {
        m_slider->setRange(0, static_cast<int>(duration));
        showTime();
    });
    connect(m_player, &QMediaPlayer::positionChanged, this, [this](qint64 position) {
        if (!m_slider->isSliderDown())
            m_slider->setValue(static_cast<int>(position));
        showTime();
    });
    connect(m_player, &QMediaPlayer::playbackStateChanged, this, [this](QMediaPlayer::PlaybackState state) {
        const bool playing = state == QMediaPlayer::PlayingState;
        m_play->setText(playing ? tr("Pause") : tr("Play"));
        m_play->setIcon(icon(playing ? "pause" : "play"));
        if (!playing)
            endSpan();
    });
    connect(m_player, &QMediaPlayer::errorOccurred, this, [this](QMediaPlayer::Error, const QString &text) {
        complain(tr("This file cannot be played here: %1").arg(text));
    });
}

void MediaPane::connectStepper()
{
    connect(m_stepper, &FrameStepper::shown, this,
            [this](const QImage &image, qint64 microseconds, int index, int count) {
                m_frame->setPicture(image);
                m_stack->setCurrentWidget(m_frame);
                // Up to the next millisecond, or the player would stand before the frame.
                m_frameAt = (microseconds + 999) / 1000;
                m_player->setPosition(m_frameAt);
                m_spans.append(QStringLiteral("%1-%1").arg(m_frameAt / 1000));
                m_spans.removeDuplicates();
                m_time->setText(tr("%1 · frame %2 of %3").arg(exactText(m_frameAt)).arg(index + 1).arg(count));
            });
    connect(m_stepper, &FrameStepper::failed, this, [this](const Error &error) { complain(Words::of(error)); });
}

void MediaPane::complain(const QString &text)
{
    m_message->setText(text);
}

void MediaPane::load(const QString &path, bool isVideo)
{
    m_spans.clear();
    m_spanFrom = m_in = m_out = m_frameAt = -1;
    m_span->clear();
    m_isVideo = isVideo;
    m_rate->setCurrentIndex(kPlainRate);
    setRate(1.0);
    m_stack->setCurrentWidget(isVideo ? static_cast<QWidget *>(m_video) : m_noPicture);
    m_wave->setPeaks({});
    m_wave->hide();
    m_notes->show({});
    m_notes->hide();
    m_message->setText(m_sound ? QString() : tr("This PC has no sound device; sound cannot be heard."));
    m_stepper->load(isVideo ? path : QString());
    m_player->setSource(QUrl::fromLocalFile(path));
    // Loaded comes even for a damaged file: only error() tells.
    if (m_player->error() != QMediaPlayer::NoError)
        complain(tr("This file cannot be played here: %1").arg(m_player->errorString()));
    else if (isVideo)
        m_player->pause(); // shows its first picture
    offerControls();
}

/// A recording of sound has no frames, and one speed: without its audio output it stands still (Qt 6.4).
void MediaPane::offerControls()
{
    m_play->setEnabled(m_isVideo || m_sound);
    m_rate->setEnabled(m_isVideo);
    for (QPushButton *button : m_frameButtons)
        button->setEnabled(m_isVideo);
    // The keys are this pane's, wherever within it the focus is.
    if (m_play->isEnabled())
        m_play->setFocus();
    else
        m_slider->setFocus();
}

void MediaPane::stop()
{
    endSpan();
    m_stepper->load(QString());
    m_player->stop();
    m_player->setSource(QUrl());
}

qint64 MediaPane::position() const
{
    return m_frameAt >= 0 ? m_frameAt : m_player->position();
}

const QImage &MediaPane::frame() const
{
    return m_frame->picture();
}

bool MediaPane::soundIsOn() const
{
    return m_player->audioOutput() != nullptr;
}

std::optional<std::pair<qint64, qint64>> MediaPane::chosen() const
{
    if (m_in < 0 || m_out <= m_in)
        return std::nullopt;
    return std::pair(m_in, m_out);
}

void MediaPane::toggle()
{
    if (m_player->playbackState() == QMediaPlayer::PlayingState) {
        m_player->pause();
        return;
    }
    if (!m_play->isEnabled())
        return;
    m_stepper->forget();
    m_frameAt = -1;
    if (m_isVideo)
        m_stack->setCurrentWidget(m_video);
    m_spanFrom = m_player->position();
    setRate(m_rate->currentData().toDouble());
    m_player->play();
}

/// At any speed but the plain one the sound is taken off: with it the FFmpeg backend of Qt 6.4 keeps the plain speed.
void MediaPane::setRate(double rate)
{
    const bool plain = qFuzzyCompare(rate, 1.0);
    if (m_sound && plain != soundIsOn())
        m_player->setAudioOutput(plain ? m_sound : nullptr);
    m_player->setPlaybackRate(rate);
    if (m_sound)
        complain(plain ? QString() : tr("The sound is off at this speed."));
}

void MediaPane::changeRate(int by)
{
    if (!m_isVideo)
        return;
    m_rate->setCurrentIndex(qBound(0, m_rate->currentIndex() + by, m_rate->count() - 1));
    setRate(m_rate->currentData().toDouble());
}

void MediaPane::jump(qint64 milliseconds)
{
    const bool playing = m_player->playbackState() == QMediaPlayer::PlayingState;
    endSpan();
    m_stepper->forget();
    m_frameAt = -1;
    m_player->setPosition(milliseconds);
    if (playing)
        m_spanFrom = milliseconds;
    else if (m_isVideo)
        m_stepper->step(0, milliseconds);
}

void MediaPane::step(int delta)
{
    if (!m_isVideo)
        return;
    if (m_player->playbackState() == QMediaPlayer::PlayingState)
        m_player->pause();
    m_stepper->step(delta, m_player->position());
}

void MediaPane::choose(bool end)
{
    (end ? m_out : m_in) = position();
    m_span->setText(
        tr("In %1, out %2")
            .arg(m_in < 0 ? QStringLiteral("–") : exactText(m_in), m_out < 0 ? QStringLiteral("–") : exactText(m_out)));
}

void MediaPane::setNotes(const casework::ItemNotes &notes)
{
    m_notes->show(notes);
    m_notes->setVisible(!m_notes->isEmpty());
    std::vector<std::pair<qint64, qint64>> marks;
    for (const casework::MarkView &mark : notes.marks)
        marks.emplace_back(mark.atMs, mark.toMs.value_or(mark.atMs));
    m_wave->setMarks(std::move(marks));
}

void MediaPane::setPeaks(std::vector<int> peaks)
{
    m_wave->setPeaks(std::move(peaks));
    m_wave->setVisible(!m_wave->isEmpty());
}

void MediaPane::endSpan()
{
    if (m_spanFrom < 0)
        return;
    const qint64 from = m_spanFrom / 1000;
    qint64 to = m_player->position();
    if (to < m_spanFrom) // played to the end, and set back
        to = m_player->duration();
    m_spans.append(QStringLiteral("%1-%2").arg(from).arg((to + 999) / 1000));
    m_spanFrom = -1;
}

QStringList MediaPane::spans() const
{
    return m_spans;
}

void MediaPane::showTime()
{
    if (m_frameAt < 0)
        m_time->setText(clockText(m_player->position()) + QStringLiteral(" / ") + clockText(m_player->duration()));
    m_wave->setTimes(m_player->position(), m_player->duration());
    m_notes->follow(m_player->position());
}

} // namespace anjuan::ui
