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
    /// Acts that may be done on this PC: all, or on a copy of a case those that are signed for the PC that handles it.
    virtual void offerOnly(const std::optional<QStringList> &acts);

Q_SIGNALS:
    void actChosen(const QString &act, const QJsonObject &preset);
    void blobChosen(const QString &sha256, const QString &name);

protected:
    Desk &desk() const { return m_desk; }
    bool isCopy() const { return m_offered.has_value(); }
    bool isOffered(const QString &act) const { return !m_offered || m_offered->contains(act); }

private:
    Desk &m_desk;
    std::optional<QStringList> m_offered;
};

} // namespace anjuan::ui
