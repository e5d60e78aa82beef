#pragma once
#include <functional>

#include <QtWidgets/QDialog>

#include "core/casework/slips.h"

#include "ui/common/desk.h"

namespace anjuan::ui {

/// A signed paper that came back as a scan: what its code says it is about, and what was added since; then the act by
/// which it is registered, filled as far as the paper tells.
class SlipDialog final : public QDialog {
    Q_OBJECT
public:
    /// `recorded` is called once that act is in the chain.
    SlipDialog(Desk &desk, const casework::SlipView &slip, QWidget *parent, std::function<void()> recorded = {});

private:
    QString html() const;
    void goOn();

    Desk &m_desk;
    casework::SlipView m_slip;
    std::function<void()> m_recorded;
};

/// Reads the code in the lane, where its `text` is not known already, and shows the dialog over `parent`, or tells why
/// there is none. `more` is known of it besides: such as the day on which it was signed.
void takeSlipIn(Desk &desk, QWidget *parent, const QString &file, const QJsonObject &more = {},
                const QString &text = {}, const std::function<void()> &recorded = {});

} // namespace anjuan::ui
