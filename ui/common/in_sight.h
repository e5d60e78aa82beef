#pragma once
#include <QtCore/QObject>
#include <QtCore/QRect>

class QScreen;

namespace anjuan::ui {

/// Brings windows and dialogs back in sight when a screen is unplugged, or becomes smaller, while they stand on it.
class InSight final : public QObject {
    Q_OBJECT
public:
    explicit InSight(QObject *parent);
    /// Where a window goes that stood at `frame`: nowhere while the screens hold all of it, else wholly onto the screen
    /// that held most of it, the first where none did, made smaller where it must be.
    static QRect placed(const QRect &frame, const QList<QRect> &screens);

private:
    void follow(QScreen *screen);
    void look();
    bool m_asked = false;
};

} // namespace anjuan::ui
