#pragma once
#include <array>

#include <QtWidgets/QDialog>

#include "core/casework/fonts.h"

#include "ui/common/desk.h"

class QFontComboBox;
class QLabel;

namespace anjuan::ui {

/// Which fonts this PC draws documents with, one for each role; those that are missing are named.
class FontsDialog final : public QDialog {
    Q_OBJECT
public:
    FontsDialog(Desk &desk, QWidget *parent);

private:
    documents::FontSet chosen() const;
    void follow();
    void keep();

    Desk &m_desk;
    std::array<QFontComboBox *, 4> m_boxes;
    QLabel *m_missing;
};

} // namespace anjuan::ui
