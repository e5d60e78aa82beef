#include "ui/common/watermark.h"

#include <QtCore/QEvent>
#include <QtGui/QPainter>
#include <QtGui/QPainterPath>

#include "ui/common/look.h"

namespace anjuan::ui {

Watermark::Watermark(const QString &word, QWidget *over) : QWidget(over), m_word(word)
{
    setObjectName(QStringLiteral("watermark"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    over->installEventFilter(this);
    draw();
    place();
}

void Watermark::draw()
{
    constexpr double kTimesText = 4.5;
    constexpr double kTurned = -18; // degrees
    constexpr int kThrough = 44;    // of 255
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * kTimesText);
    large.setBold(true);
    QPainterPath word;
    word.addText(0, 0, large, m_word);
    QTransform turned;
    turned.rotate(kTurned);
    word = turned.map(word);
    const QRect bounds = word.boundingRect().toAlignedRect().adjusted(-2, -2, 2, 2);
    m_picture = QPixmap(bounds.size() * devicePixelRatioF());
    m_picture.setDevicePixelRatio(devicePixelRatioF());
    m_picture.fill(Qt::transparent);
    QPainter painter(&m_picture);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(-bounds.topLeft());
    QColor colour = look::toned(QColor(0x8a5300));
    colour.setAlpha(kThrough);
    painter.fillPath(word, colour);
    resize(bounds.size());
}

void Watermark::place()
{
    const QRect over = parentWidget()->rect();
    move(over.center() - rect().center());
    raise();
}

void Watermark::paintEvent(QPaintEvent *)
{
    QPainter(this).drawPixmap(0, 0, m_picture);
}

bool Watermark::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize || event->type() == QEvent::ChildAdded)
        place();
    return QWidget::eventFilter(watched, event);
}

} // namespace anjuan::ui
