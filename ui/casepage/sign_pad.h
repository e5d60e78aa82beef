#pragma once
#include <QtWidgets/QWidget>

#include "core/documents/hand_strokes.h"

namespace anjuan::ui {

/// The area to sign in: takes a pen tablet with its pressure, a touch pen, or a mouse. What is written is kept as
/// strokes, never as a picture.
class SignPad final : public QWidget {
    Q_OBJECT
public:
    explicit SignPad(QWidget *parent);
    /// All that was written; of a tablet where any of it was.
    documents::HandStrokes strokes() const;
    bool isEmpty() const { return m_strokes.isEmpty(); }
    void undo();
    void clear();
    QSize sizeHint() const override { return {560, 220}; }
    QSize minimumSizeHint() const override { return {420, 160}; }

Q_SIGNALS:
    void written();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void tabletEvent(QTabletEvent *event) override;

private:
    void begin(const QPointF &at, double pressure, quint64 when);
    void go(const QPointF &at, double pressure, quint64 when);
    void end();
    void add(const QPointF &at, double pressure, quint64 when);

    QList<QList<documents::StrokePoint>> m_strokes;
    bool m_writing = false;
    bool m_tablet = false;
    quint64 m_begun = 0; // when the first point was written
};

} // namespace anjuan::ui
