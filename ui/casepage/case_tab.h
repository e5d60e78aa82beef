#pragma once
#include <QtWidgets/QWidget>

#include "ui/common/desk.h"

namespace anjuan::ui {

/// One tab of the case page. The page loads the case once and gives it to every tab.
class CaseTab : public QWidget {
    Q_OBJECT
public:
    CaseTab(Desk &desk, QWidget *parent) : QWidget(parent), m_desk(desk) {}
    virtual void show(const casework::CaseView &view) = 0;
    /// Before the page goes to another case or closes.
    virtual void leave() {}

Q_SIGNALS:
    void actChosen(const QString &act, const QJsonObject &preset);
    void blobChosen(const QString &sha256, const QString &name);

protected:
    Desk &desk() const { return m_desk; }

private:
    Desk &m_desk;
};

} // namespace anjuan::ui
