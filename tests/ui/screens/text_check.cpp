#include "text_check.h"

#include <algorithm>
#include <cmath>

#include <QtCore/QRegularExpression>
#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QAbstractScrollArea>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QMainWindow>
#include <QtWidgets/QRadioButton>
#include <QtWidgets/QSizeGrip>
#include <QtWidgets/QSplitter>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QTabBar>
#include <QtWidgets/QTabWidget>
#include <QtWidgets/QToolButton>

namespace anjuan::ui {
namespace {

constexpr int kSlack = 2;          // pixels by which hints and layouts may differ
constexpr double kContrast = 3.0;  // of what is bold or large; body text of the palette has 4.5 and more
constexpr int kArrowOfBox = 26;    // what a combo box keeps for its frame and arrow
constexpr int kMarginOfHeader = 6; // left and right of a header's words

QString nameOf(const QWidget *widget, const QString &text)
{
    const QString name =
        widget->objectName().isEmpty() ? QLatin1String(widget->metaObject()->className()) : widget->objectName();
    return QStringLiteral("%1 \"%2\"").arg(name, text.left(30).simplified());
}

QString withoutMnemonic(QString text)
{
    static const QRegularExpression mark(QStringLiteral("&(?=[^& ])"));
    return text.remove(mark);
}

int widthOf(const QWidget *widget, const QString &text)
{
    return widget->fontMetrics().size(Qt::TextShowMnemonic, text).width();
}

QString checkLabel(const QLabel *label)
{
    if (label->text().isEmpty() || !label->toolTip().isEmpty())
        return {};
    if (label->wordWrap() || label->hasHeightForWidth()) {
        const int wanted = label->heightForWidth(label->width());
        return wanted > label->height() + kSlack
            ? QStringLiteral("lines cut off: %1 of %2").arg(label->height()).arg(wanted)
            : QString();
    }
    const QSize wanted = label->sizeHint();
    if (wanted.width() > label->width() + kSlack)
        return QStringLiteral("cut off: %1 of %2").arg(label->width()).arg(wanted.width());
    return {};
}

QString checkButton(const QAbstractButton *button)
{
    if (button->text().isEmpty() || !button->toolTip().isEmpty())
        return {};
    int wanted = widthOf(button, button->text()) + 2 * kSlack;
    if (qobject_cast<const QCheckBox *>(button) || qobject_cast<const QRadioButton *>(button))
        wanted = button->sizeHint().width();
    else if (!button->icon().isNull())
        wanted += button->iconSize().width();
    return wanted > button->width() + kSlack ? QStringLiteral("cut off: %1 of %2").arg(button->width()).arg(wanted)
                                             : QString();
}

void checkHeader(const QHeaderView *header, QStringList &found)
{
    if (header->orientation() != Qt::Horizontal || !header->model() || header->isHidden())
        return;
    for (int i = 0; i < header->count(); ++i) {
        if (header->isSectionHidden(i))
            continue;
        const QString text = header->model()->headerData(i, Qt::Horizontal).toString();
        const bool hasTip = !header->model()->headerData(i, Qt::Horizontal, Qt::ToolTipRole).toString().isEmpty();
        if (!hasTip && widthOf(header, text) + kMarginOfHeader > header->sectionSize(i) + kSlack)
            found.append(QStringLiteral("header cut off: %1, %2 of %3")
                             .arg(nameOf(header->parentWidget(), text))
                             .arg(header->sectionSize(i))
                             .arg(widthOf(header, text) + kMarginOfHeader));
    }
}

void checkTabs(const QTabBar *bar, QStringList &found)
{
    int right = 0;
    for (int i = 0; i < bar->count(); ++i) {
        if (bar->isTabVisible(i))
            right = std::max(right, bar->tabRect(i).right());
    }
    if (right > bar->width() + kSlack)
        found.append(QStringLiteral("tabs do not fit: %1 of %2").arg(bar->width()).arg(right));
}

QString textFault(const QWidget *widget)
{
    if (const auto *label = qobject_cast<const QLabel *>(widget))
        return checkLabel(label);
    if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
        return checkButton(button);
    if (const auto *box = qobject_cast<const QComboBox *>(widget)) {
        const int wanted = widthOf(box, box->currentText()) + kArrowOfBox;
        if (box->toolTip().isEmpty() && wanted > box->width() + kSlack)
            return QStringLiteral("cut off: %1 of %2").arg(box->width()).arg(wanted);
    }
    if (const auto *line = qobject_cast<const QLineEdit *>(widget)) {
        const int wanted = widthOf(line, line->placeholderText());
        if (line->text().isEmpty() && line->toolTip().isEmpty() && wanted > line->width())
            return QStringLiteral("its hint is cut off: %1 of %2").arg(line->width()).arg(wanted);
    }
    return {};
}

QString textOf(const QWidget *widget)
{
    if (const auto *label = qobject_cast<const QLabel *>(widget))
        return label->text();
    if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
        return withoutMnemonic(button->text());
    if (const auto *box = qobject_cast<const QComboBox *>(widget))
        return box->currentText();
    if (const auto *line = qobject_cast<const QLineEdit *>(widget))
        return line->text().isEmpty() ? line->placeholderText() : line->text();
    return {};
}

double brightness(QRgb pixel)
{
    const auto linear = [](int part) {
        const double c = part / 255.0;
        return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(qRed(pixel)) + 0.7152 * linear(qGreen(pixel)) + 0.0722 * linear(qBlue(pixel));
}

/// The best contrast of any pixel of the piece to its commonest one, which is what lies behind.
double contrastOf(const QImage &picture, const QRect &piece)
{
    std::vector<QRgb> pixels; // sorted: a table of them costs more than everything else of a picture
    pixels.reserve(static_cast<size_t>(piece.width()) * static_cast<size_t>(piece.height()));
    for (int y = piece.top(); y <= piece.bottom(); ++y) {
        const auto *line = reinterpret_cast<const QRgb *>(picture.constScanLine(y));
        pixels.insert(pixels.end(), line + piece.left(), line + piece.right() + 1);
    }
    std::sort(pixels.begin(), pixels.end());
    QRgb behind = 0;
    std::vector<QRgb> colours;
    std::ptrdiff_t most = 0;
    for (auto at = pixels.cbegin(); at != pixels.cend();) {
        const auto end = std::upper_bound(at, pixels.cend(), *at);
        colours.push_back(*at);
        if (end - at > most) {
            most = end - at;
            behind = *at;
        }
        at = end;
    }
    const double back = brightness(behind);
    double best = 1;
    for (const QRgb colour : colours) {
        const double front = brightness(colour);
        best = std::max(best, (std::max(front, back) + 0.05) / (std::min(front, back) + 0.05));
    }
    return best;
}

/// Whether the parent lays its children over one another, or beyond its own edge, by its nature.
bool stacks(const QWidget *parent)
{
    return qobject_cast<const QAbstractScrollArea *>(parent) || qobject_cast<const QStackedWidget *>(parent)
        || qobject_cast<const QTabBar *>(parent) || qobject_cast<const QTabWidget *>(parent)
        || qobject_cast<const QMainWindow *>(parent) || qobject_cast<const QComboBox *>(parent)
        || qobject_cast<const QLineEdit *>(parent) || qobject_cast<const QSplitter *>(parent)
        || parent->inherits("QAbstractSpinBox") || parent->inherits("QStatusBar") || !parent->layout();
}

void checkChildren(const QWidget *parent, QStringList &found)
{
    if (stacks(parent))
        return;
    std::vector<const QWidget *> shown;
    for (const QObject *child : parent->children()) {
        const auto *widget = qobject_cast<const QWidget *>(child);
        if (widget && !widget->isWindow() && widget->isVisible() && !qobject_cast<const QSizeGrip *>(widget)
            && !widget->testAttribute(Qt::WA_TransparentForMouseEvents))
            shown.push_back(widget);
    }
    for (size_t i = 0; i < shown.size(); ++i) {
        const QRect a = shown[i]->geometry();
        if (!parent->rect().adjusted(-kSlack, -kSlack, kSlack, kSlack).contains(a))
            found.append(QStringLiteral("out of its frame: %1").arg(nameOf(shown[i], textOf(shown[i]))));
        for (size_t j = i + 1; j < shown.size(); ++j) {
            const QRect common = a.intersected(shown[j]->geometry());
            if (common.width() > kSlack && common.height() > kSlack)
                found.append(QStringLiteral("over one another: %1 and %2")
                                 .arg(nameOf(shown[i], textOf(shown[i])), nameOf(shown[j], textOf(shown[j]))));
        }
    }
}

void checkContrast(const QWidget *window, const QWidget *widget, const QImage &picture, QStringList &found)
{
    const bool hasWords = (qobject_cast<const QLabel *>(widget) || qobject_cast<const QAbstractButton *>(widget))
        && !textOf(widget).trimmed().isEmpty() && widget->isEnabled();
    const auto *tool = qobject_cast<const QToolButton *>(widget);
    const bool isPicture = tool && tool->toolButtonStyle() == Qt::ToolButtonIconOnly && !tool->icon().isNull();
    const QRect seen = widget->visibleRegion().boundingRect();
    if (!hasWords || isPicture || seen.width() < 8 || seen.height() < 8)
        return;
    const double scale = static_cast<double>(picture.width()) / window->width();
    const QPoint at = widget->mapTo(window, seen.topLeft());
    const QRect piece(QPointF(at * scale).toPoint(), (QSizeF(seen.size()) * scale).toSize());
    const double contrast = contrastOf(picture, piece.intersected(picture.rect()));
    if (contrast < kContrast)
        found.append(QStringLiteral("hardly readable, contrast %1: %2")
                         .arg(contrast, 0, 'f', 1)
                         .arg(nameOf(widget, textOf(widget))));
}

} // namespace

QStringList untranslated(const QWidget *window)
{
    static const QRegularExpression english(QStringLiteral("^[A-Z][a-z]{3,}[.…]?$|[a-z]{2,} [a-z]{2,}"));
    static const QRegularExpression han(QStringLiteral("\\p{Han}"));
    QStringList found;
    static const QRegularExpression tag(QStringLiteral("<[^>]*>"));
    const auto look = [&found](const QWidget *widget, QString text) {
        text.remove(tag);
        if (text != QLatin1String("Word") && text.contains(english) && !text.contains(han))
            found.append(QStringLiteral("not in Chinese: %1").arg(nameOf(widget, text)));
    };
    for (const QWidget *widget : window->findChildren<QWidget *>()) {
        if (!widget->isVisible() || widget->window() != window)
            continue;
        look(widget, textOf(widget));
        look(widget, widget->toolTip());
        const auto *header = qobject_cast<const QHeaderView *>(widget);
        for (int i = 0; header && header->model() && header->orientation() == Qt::Horizontal && i < header->count();
             ++i)
            look(header->parentWidget(), header->model()->headerData(i, Qt::Horizontal).toString());
        const auto *bar = qobject_cast<const QTabBar *>(widget);
        for (int i = 0; bar && i < bar->count(); ++i)
            look(bar, withoutMnemonic(bar->tabText(i)));
    }
    found.removeDuplicates();
    return found;
}

QStringList unreadable(const QWidget *window, const QImage &taken)
{
    const QImage picture = taken.convertToFormat(QImage::Format_RGB32);
    QStringList found;
    QList<const QWidget *> all{window};
    for (const QWidget *widget : window->findChildren<QWidget *>())
        all.append(widget);
    for (const QWidget *widget : all) {
        if (!widget->isVisible() || widget->window() != window)
            continue;
        if (const QString fault = textFault(widget); !fault.isEmpty())
            found.append(QStringLiteral("%1: %2").arg(fault, nameOf(widget, textOf(widget))));
        if (const auto *header = qobject_cast<const QHeaderView *>(widget))
            checkHeader(header, found);
        if (const auto *bar = qobject_cast<const QTabBar *>(widget))
            checkTabs(bar, found);
        checkChildren(widget, found);
        checkContrast(window, widget, picture, found);
    }
    found.removeDuplicates();
    return found;
}

} // namespace anjuan::ui
