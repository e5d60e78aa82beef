#pragma once
#include <QtWidgets/QScrollArea>

namespace anjuan::ui {

class GatePanel;

/// The panel of what the rules say in the height that it needs, up to a third of its window; beyond that it scrolls.
/// Not there while the rules say nothing.
class GateBox final : public QScrollArea {
    Q_OBJECT
public:
    GateBox(GatePanel *panel, QWidget *parent);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void fit();
};

} // namespace anjuan::ui
