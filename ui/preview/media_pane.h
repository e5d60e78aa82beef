#pragma once
#include <QtCore/QStringList>
#include <QtWidgets/QWidget>

class QAudioOutput;
class QComboBox;
class QLabel;
class QMediaPlayer;
class QPushButton;
class QSlider;
class QVideoWidget;

namespace anjuan::ui {

/// Plays one sound or video file, and remembers which spans of it were played.
class MediaPane final : public QWidget {
    Q_OBJECT
public:
    explicit MediaPane(QWidget *parent);
    void load(const QString &path, bool isVideo);
    void stop();
    /// `12-47`: seconds from and to, of every stretch played since `load`.
    QStringList spans() const;

private:
    void build();
    void connectPlayer();
    void toggle();
    void jump(qint64 milliseconds);
    void endSpan();
    void showTime();

    QMediaPlayer *m_player;
    QVideoWidget *m_video;
    QLabel *m_noPicture;
    QLabel *m_message;
    QPushButton *m_play;
    QSlider *m_slider;
    QLabel *m_time;
    QComboBox *m_rate;
    bool m_hasSound = false;
    qint64 m_spanFrom = -1;
    QStringList m_spans;
};

} // namespace anjuan::ui
