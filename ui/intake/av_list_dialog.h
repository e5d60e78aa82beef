#pragma once
#include <QtWidgets/QDialog>

#include "core/evidence/av_list.h"

namespace anjuan::ui {

/// The list of audio-video records 音像记录事项清单 over a case: which step must and may be recorded, what is there,
/// what is owed; text may suffice, by an act with its reason.
class AvListDialog final : public QDialog {
    Q_OBJECT
public:
    AvListDialog(std::vector<evidence::AvRow> rows, QWidget *parent);

Q_SIGNALS:
    void waived(const QString &step);
};

} // namespace anjuan::ui
