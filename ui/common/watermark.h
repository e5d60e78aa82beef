#pragma once
#include <QtGui/QPixmap>
#include <QtWidgets/QWidget>

namespace anjuan::ui {

/// A word across the middle of a page, through which the page is read and used 水印: a training library is known on any
/// picture of the screen. It covers a small part, so that what scrolls beneath it scrolls as fast.
class Watermark final : public QWidget {
    Q_OBJECT
public:
    Watermark(const QString &word, QWidget *over);

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void draw();
    void place();

    QString m_word;
    QPixmap m_picture;
};

} // namespace anjuan::ui
