#pragma once
#include <QtWidgets/QDialog>

#include "core/casework/bureau.h"

#include "ui/common/row_model.h"

class QTableView;
class QTextBrowser;

namespace anjuan::ui {

/// What became of each upload of a folder: taken in with its receipt, or why not, in words.
class UploadsDialog final : public QDialog {
    Q_OBJECT
public:
    UploadsDialog(const std::vector<casework::UploadRow> &rows, QWidget *parent);

private:
    RowModel<casework::UploadRow> *makeModel();
    void showCurrent();

    RowModel<casework::UploadRow> *m_model;
    QTableView *m_table;
    QTextBrowser *m_detail;
};

} // namespace anjuan::ui
