#pragma once
#include <QtCore/QObject>

namespace anjuan::ui {

/// Who scrolls a form past a choice, a date or a number does not change it: they let the page scroll, and are changed
/// by click and key alone. Watches every widget of the program while it lives.
class CalmWheel final : public QObject {
    Q_OBJECT
public:
    explicit CalmWheel(QObject *parent);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace anjuan::ui
