#pragma once
#include <vector>

#include <QtWidgets/QWidget>

namespace anjuan::ui {

/// The sound as a picture, with the marks and the place that is heard; a click goes there.
class WaveView final : public QWidget {
    Q_OBJECT
public:
    explicit WaveView(QWidget *parent);
    void setPeaks(std::vector<int> peaks);
    void setTimes(qint64 position, qint64 duration);
    void setMarks(std::vector<std::pair<qint64, qint64>> marks);
    bool isEmpty() const { return m_peaks.empty(); }

Q_SIGNALS:
    void sought(qint64 milliseconds);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    std::vector<int> m_peaks;
    std::vector<std::pair<qint64, qint64>> m_marks;
    qint64 m_position = 0;
    qint64 m_duration = 0;
};

} // namespace anjuan::ui
