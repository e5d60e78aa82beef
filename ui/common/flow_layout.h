#pragma once
#include <vector>

#include <QtWidgets/QLayout>

namespace anjuan::ui {

/// A row of widgets that goes on in the next line where the window is too narrow for it, as words do. What stands after
/// `addGap` is at the right where everything fits into one line.
class FlowLayout final : public QLayout {
public:
    explicit FlowLayout(QWidget *parent);
    ~FlowLayout() override;
    void addGap();

    void addItem(QLayoutItem *item) override;
    int count() const override;
    QLayoutItem *itemAt(int index) const override;
    QLayoutItem *takeAt(int index) override;
    Qt::Orientations expandingDirections() const override { return {}; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize minimumSize() const override;
    QSize sizeHint() const override;
    void setGeometry(const QRect &rect) override;

private:
    /// Lays the lines out in that width, or only counts their height.
    int lay(const QRect &rect, bool move) const;

    std::vector<QLayoutItem *> m_items;
    int m_gap = -1; // the item after which the rest goes to the right
};

} // namespace anjuan::ui
