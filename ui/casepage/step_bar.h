#pragma once
#include <QtCore/QStringList>
#include <QtWidgets/QWidget>

namespace anjuan::ui {

/// The stages of the procedure in a row: those passed, the one reached, those to come.
class StepBar final : public QWidget {
    Q_OBJECT
public:
    explicit StepBar(QWidget *parent);
    void setSteps(const QStringList &names, int reached);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QStringList m_names;
    int m_reached = -1;
};

} // namespace anjuan::ui
