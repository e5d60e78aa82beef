#pragma once
#include <QtWidgets/QPlainTextEdit>

namespace anjuan::ui {

/// A line for a reason 理由 that grows with what is typed, up to four lines; beyond them it scrolls, its bar in sight.
/// Enter begins no new line: a reason is one paragraph.
class ReasonEdit final : public QPlainTextEdit {
    Q_OBJECT
public:
    ReasonEdit(const QString &text, QWidget *parent);
    QSize sizeHint() const override;

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void fit();
};

} // namespace anjuan::ui
