#include "ui/preview/media_pane.h"

#include <QtCore/QTime>
#include <QtCore/QUrl>
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
#include <QtWidgets/QStyle>
#include <QtWidgets/QVBoxLayout>

namespace anjuan::ui {
namespace {

QString clockText(qint64 milliseconds)
{
    return QTime(0, 0).addMSecs(static_cast<int>(milliseconds)).toString(QStringLiteral("HH:mm:ss"));
}

} // namespace

MediaPane::MediaPane(QWidget *parent)
    : QWidget(parent),
      m_player(new QMediaPlayer(this)),
      m_video(new QVideoWidget(this)),
      m_noPicture(new QLabel(tr("Sound only"), this)),
      m_message(new QLabel(this)),
      m_play(new QPushButton(this)),
      m_slider(new QSlider(Qt::Horizontal, this)),
      m_time(new QLabel(this)),
      m_rate(new QComboBox(this))
{
    setObjectName(QStringLiteral("mediaPane"));
    build();
    connectPlayer();
}

void MediaPane::build()
{
    m_video->setMinimumSize(240, 160);
    m_noPicture->setAlignment(Qt::AlignCenter);
    m_message->setObjectName(QStringLiteral("mediaMessage"));
    m_message->setWordWrap(true);
    m_message->setStyleSheet(QStringLiteral("color:#8a5300"));
    m_play->setObjectName(QStringLiteral("play"));
    m_play->setIcon(style()->standardIcon(QStyle::SP_MediaPlay));
    m_play->setText(tr("Play"));
    for (const double rate : {0.5, 1.0, 1.5, 2.0, 4.0})
        m_rate->addItem(QStringLiteral("%1×").arg(rate), rate);
    m_rate->setCurrentIndex(1);
    m_rate->setToolTip(tr("Speed"));
    auto *row = new QHBoxLayout;
    row->addWidget(m_play);
    row->addWidget(m_slider, 1);
    row->addWidget(m_time);
    row->addWidget(m_rate);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_video, 1);
    column->addWidget(m_noPicture, 1);
    column->addLayout(row);
    column->addWidget(m_message);
}

void MediaPane::connectPlayer()
{
    m_player->setVideoOutput(m_video);
    // With an audio output and no device, the FFmpeg backend of Qt 6.4 crashes.
    m_hasSound = !QMediaDevices::audioOutputs().isEmpty();
    if (m_hasSound)
        m_player->setAudioOutput(new QAudioOutput(m_player));
    connect(m_play, &QPushButton::clicked, this, &MediaPane::toggle);
    connect(m_slider, &QSlider::sliderReleased, this, [this] { jump(m_slider->value()); });
    connect(m_slider, &QSlider::actionTriggered, this, [this](int) {
        if (!m_slider->isSliderDown())
            jump(m_slider->sliderPosition());
    });
    connect(m_rate, &QComboBox::activated, this,
            [this] { m_player->setPlaybackRate(m_rate->currentData().toDouble()); });
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
        m_play->setIcon(style()->standardIcon(playing ? QStyle::SP_MediaPause : QStyle::SP_MediaPlay));
        if (!playing)
            endSpan();
    });
    connect(m_player, &QMediaPlayer::errorOccurred, this, [this](QMediaPlayer::Error, const QString &text) {
        m_message->setText(tr("This file cannot be played here: %1").arg(text));
    });
}

void MediaPane::load(const QString &path, bool isVideo)
{
    m_spans.clear();
    m_spanFrom = -1;
    m_video->setVisible(isVideo);
    m_noPicture->setVisible(!isVideo);
    m_message->setText(m_hasSound ? QString() : tr("This PC has no sound device; sound cannot be heard."));
    m_player->setSource(QUrl::fromLocalFile(path));
    // Loaded comes even for a damaged file: only error() tells.
    if (m_player->error() != QMediaPlayer::NoError)
        m_message->setText(tr("This file cannot be played here: %1").arg(m_player->errorString()));
    m_play->setFocus();
}

void MediaPane::stop()
{
    endSpan();
    m_player->stop();
    m_player->setSource(QUrl());
}

void MediaPane::toggle()
{
    if (m_player->playbackState() == QMediaPlayer::PlayingState) {
        m_player->pause();
        return;
    }
    m_spanFrom = m_player->position();
    m_player->setPlaybackRate(m_rate->currentData().toDouble());
    m_player->play();
}

void MediaPane::jump(qint64 milliseconds)
{
    const bool playing = m_player->playbackState() == QMediaPlayer::PlayingState;
    endSpan();
    m_player->setPosition(milliseconds);
    if (playing)
        m_spanFrom = milliseconds;
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
    m_time->setText(clockText(m_player->position()) + QStringLiteral(" / ") + clockText(m_player->duration()));
}

} // namespace anjuan::ui
