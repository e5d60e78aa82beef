#pragma once
#include <vector>

#include <QtGui/QImage>
#include <QtWidgets/QWidget>

#include "core/evidence/derive.h"

namespace anjuan::ui {

/// A picture that is fitted, zoomed, moved and turned for looking only. With `choosing` on, the mouse draws regions.
class PictureView final : public QWidget {
    Q_OBJECT
public:
    explicit PictureView(QWidget *parent);
    void setPicture(const QImage &picture);
    const QImage &picture() const { return m_picture; }
    void zoom(double factor);
    void fit();
    void turn(int quarters);
    void setChoosing(bool on, bool blur);
    void setRegions(std::vector<evidence::Region> regions);
    const std::vector<evidence::Region> &regions() const { return m_regions; }
    double scale() const { return m_scale; }

Q_SIGNALS:
    void regionsChanged();

protected:
    void paintEvent(QPaintEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QRectF target() const;
    QImage turned() const;
    QImage m_picture;
    std::vector<evidence::Region> m_regions;
    double m_scale = 0; // 0: fitted
    QPointF m_offset;
    QPointF m_from;
    QRectF m_drawn;
    int m_quarters = 0;
    bool m_choosing = false;
    bool m_blur = false;
    bool m_dragging = false;
};

} // namespace anjuan::ui
