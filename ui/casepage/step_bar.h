#pragma once
#include <vector>

#include <QtWidgets/QWidget>

#include "core/cases/procedure.h"

namespace anjuan::ui {

/// The stages of the case's procedure in a row: those passed, the one reached, those to come, those left out. Hovering
/// tells who acts there and what papers come of it.
class StepBar final : public QWidget {
    Q_OBJECT
public:
    explicit StepBar(QWidget *parent);
    void setSteps(std::vector<cases::StageInfo> stages, const QString &reached);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    QString tipOf(const cases::StageInfo &stage) const;
    void paintStage(QPainter &painter, int i);
    std::vector<cases::StageInfo> m_stages;
    int m_reached = -1;
};

} // namespace anjuan::ui
