#pragma once
#include <optional>
#include <vector>

#include <QtCore/QStringList>
#include <QtWidgets/QWidget>

#include "core/casework/evidence_page.h"

class QAudioOutput;
class QComboBox;
class QLabel;
class QMediaPlayer;
class QPushButton;
class QSlider;
class QStackedWidget;
class QVideoWidget;

namespace anjuan::ui {

class FrameStepper;
class NotesPane;
class PictureView;
class WaveView;

/// Plays one sound or video file, shows single frames by their own times, and remembers which spans of it were played.
/// Keys: Space, comma and full stop (frames), arrows (5 s), [ and ] (speed), I and O (in, out), M (mark), S (still),
/// Home, End.
class MediaPane final : public QWidget {
    Q_OBJECT
public:
    explicit MediaPane(QWidget *parent);
    void load(const QString &path, bool isVideo);
    void stop();
    /// `12-47`: seconds from and to, of every stretch played since `load`, and every frame looked at.
    QStringList spans() const;
    void setNotes(const casework::ItemNotes &notes);
    void setPeaks(std::vector<int> peaks);
    /// Why it cannot be played, as a line under the picture.
    void complain(const QString &text);
    qint64 position() const;
    /// The stretch between I and O.
    std::optional<std::pair<qint64, qint64>> chosen() const;
    /// The frame that stands, where one was stepped to.
    const QImage &frame() const;
    QMediaPlayer *player() const { return m_player; }
    bool soundIsOn() const;

Q_SIGNALS:
    void markWanted();
    void stillWanted();

private:
    void build();
    QWidget *makeControls();
    void addKeys();
    void connectPlayer();
    void connectStepper();
    void offerControls();
    void toggle();
    void jump(qint64 milliseconds);
    void step(int delta);
    void setRate(double rate);
    void changeRate(int by);
    void choose(bool end);
    void endSpan();
    void showTime();

    QMediaPlayer *m_player;
    QAudioOutput *m_sound = nullptr;
    std::vector<QPushButton *> m_frameButtons;
    FrameStepper *m_stepper;
    QStackedWidget *m_stack;
    QVideoWidget *m_video;
    PictureView *m_frame;
    QLabel *m_noPicture;
    WaveView *m_wave;
    NotesPane *m_notes;
    QLabel *m_message;
    QLabel *m_span;
    QPushButton *m_play;
    QSlider *m_slider;
    QLabel *m_time;
    QComboBox *m_rate;
    bool m_isVideo = false;
    qint64 m_spanFrom = -1;
    qint64 m_in = -1;
    qint64 m_out = -1;
    qint64 m_frameAt = -1; // of the frame that stands, in ms
    QStringList m_spans;
};

} // namespace anjuan::ui
