#pragma once
#include <QtCore/QObject>

namespace anjuan::ui {

/// Keeps every dialog within the window that it belongs to, or within 900 × 500 points where that is smaller: at 150 %
/// a screen of 1366 × 768 has 911 × 512, and what lies beyond its edge can be neither read nor pressed.
class FitDialogs final : public QObject {
public:
    explicit FitDialogs(QObject *parent);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace anjuan::ui
