#include "ui/forms/reason_edit.h"

#include <QtCore/QtMath>
#include <QtGui/QKeyEvent>
#include <QtGui/QTextBlock>
#include <QtGui/QTextLayout>
#include <QtWidgets/QScrollBar>

namespace anjuan::ui {

ReasonEdit::ReasonEdit(const QString &text, QWidget *parent) : QPlainTextEdit(text, parent)
{
    setTabChangesFocus(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(this, &QPlainTextEdit::textChanged, this, &ReasonEdit::fit);
    fit();
}

QSize ReasonEdit::sizeHint() const
{
    return {QPlainTextEdit::sizeHint().width(), height()};
}

void ReasonEdit::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        event->ignore();
    else
        QPlainTextEdit::keyPressEvent(event);
}

void ReasonEdit::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    if (event->oldSize().width() != event->size().width())
        fit();
    // Where there is room for all of it, all of it is seen: what was typed had scrolled before the room came.
    if (verticalScrollBarPolicy() == Qt::ScrollBarAlwaysOff)
        verticalScrollBar()->setValue(0);
    else
        ensureCursorVisible();
}

void ReasonEdit::fit()
{
    constexpr int kMost = 4;
    int lines = 0;
    qreal line = fontMetrics().lineSpacing(); // Chinese may come from a taller font
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next()) {
        static_cast<void>(blockBoundingRect(block)); // lays the paragraph out
        const QTextLayout &layout = *block.layout();
        lines += qMax(1, layout.lineCount());
        for (int at = 0; at < layout.lineCount(); ++at)
            line = qMax(line, layout.lineAt(at).height());
    }
    const int margins = qRound(2 * document()->documentMargin()) + 2 * frameWidth();
    setVerticalScrollBarPolicy(lines > kMost ? Qt::ScrollBarAlwaysOn : Qt::ScrollBarAlwaysOff);
    const int wanted = qCeil(qBound(1, lines, kMost) * line) + margins;
    if (wanted != height() || minimumHeight() != wanted) {
        setFixedHeight(wanted);
        updateGeometry();
    }
}

} // namespace anjuan::ui
