#include "ui/common/flow_layout.h"

#include <algorithm>

#include <QtWidgets/QWidget>

namespace anjuan::ui {
namespace {

constexpr int kSpace = 6;

} // namespace

FlowLayout::FlowLayout(QWidget *parent) : QLayout(parent)
{
    setContentsMargins(0, 0, 0, 0);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    parent->setSizePolicy(policy);
}

FlowLayout::~FlowLayout()
{
    for (QLayoutItem *item : m_items)
        delete item;
}

void FlowLayout::addGap()
{
    m_gap = count();
}

void FlowLayout::addItem(QLayoutItem *item)
{
    m_items.push_back(item);
}

int FlowLayout::count() const
{
    return static_cast<int>(m_items.size());
}

QLayoutItem *FlowLayout::itemAt(int index) const
{
    return index >= 0 && index < count() ? m_items[static_cast<size_t>(index)] : nullptr;
}

QLayoutItem *FlowLayout::takeAt(int index)
{
    QLayoutItem *item = itemAt(index);
    if (item)
        m_items.erase(m_items.begin() + index);
    return item;
}

int FlowLayout::heightForWidth(int width) const
{
    return lay(QRect(0, 0, width, 0), false);
}

QSize FlowLayout::minimumSize() const
{
    QSize least(0, 0);
    for (QLayoutItem *item : m_items) {
        if (!item->isEmpty())
            least = least.expandedTo(item->minimumSize());
    }
    return least;
}

QSize FlowLayout::sizeHint() const
{
    QSize one(0, 0); // an empty one is of -1
    for (QLayoutItem *item : m_items) {
        if (item->isEmpty())
            continue;
        const QSize size = item->sizeHint();
        one.rwidth() += size.width() + (one.width() > 0 ? kSpace : 0);
        one.setHeight(std::max(one.height(), size.height()));
    }
    return one;
}

void FlowLayout::setGeometry(const QRect &rect)
{
    QLayout::setGeometry(rect);
    lay(rect, true);
}

int FlowLayout::lay(const QRect &rect, bool move) const
{
    const bool oneLine = sizeHint().width() <= rect.width();
    int x = rect.x(), y = rect.y(), high = 0;
    std::vector<std::pair<QLayoutItem *, QRect>> line;
    const auto endLine = [&] {
        for (const auto &[item, place] : line) {
            if (move) // in the middle of its line: a label beside boxes
                item->setGeometry(place.translated(0, (high - place.height()) / 2));
        }
        line.clear();
    };
    for (int i = 0; i < count(); ++i) {
        QLayoutItem *item = m_items[static_cast<size_t>(i)];
        if (item->isEmpty())
            continue;
        if (i == m_gap && oneLine)
            x += rect.width() - sizeHint().width();
        const QSize size = item->sizeHint().boundedTo({std::max(rect.width(), item->minimumSize().width()), INT_MAX});
        if (!line.empty() && x + size.width() > rect.x() + rect.width()) {
            endLine();
            x = rect.x();
            y += high + kSpace;
            high = 0;
        }
        high = std::max(high, size.height());
        line.emplace_back(item, QRect(QPoint(x, y), size));
        x += size.width() + kSpace;
    }
    endLine();
    return y + high - rect.y();
}

} // namespace anjuan::ui
