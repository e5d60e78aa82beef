#pragma once
#include <QtWidgets/QWidget>

#include "core/base/id.h"

namespace anjuan::ui {

/// A page that the navigation leads to 导航页. It is made when it is shown for the first time (ui/window/places.cpp).
class WorkPage : public QWidget {
    Q_OBJECT
public:
    using QWidget::QWidget;
    /// Reads again what it shows; called each time it comes to the front.
    virtual void refresh() = 0;

Q_SIGNALS:
    void openCase(const CaseId &id);
    /// Another line of the navigation, by its page's name.
    void openPage(const QString &name);
};

} // namespace anjuan::ui
