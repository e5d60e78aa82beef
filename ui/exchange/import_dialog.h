#pragma once
#include <QtWidgets/QDialog>

#include "core/casework/importing.h"

#include "ui/common/desk.h"
#include "ui/common/row_model.h"

class QLabel;
class QLineEdit;
class QPushButton;
class QTextBrowser;

namespace anjuan::ui {

/// What came, in words: `added 3`, `not changed` …
QString changeText(const casework::ChainChange &change);
/// A report for reading: from whom, what comes in, what it means for this PC, findings.
QString importHtml(const casework::ImportReport &report, bool isDone);

/// Looks through a package, says what would come in, and takes it in when its reader wishes 导入.
class ImportDialog final : public QDialog {
    Q_OBJECT
public:
    ImportDialog(Desk &desk, const QString &file, QWidget *parent);

Q_SIGNALS:
    void imported();
    /// Two histories were found, which somebody must decide on.
    void forkFound();

private:
    void build();
    std::shared_ptr<casework::ImportRequest> request() const;
    void preview();
    void previewed(const Result<casework::ImportReport> &report);
    void submit();
    void finished(const Result<casework::ImportReport> &report);

    Desk &m_desk;
    QString m_file;
    QWidget *m_locked = nullptr; // asks for the passphrase
    QLineEdit *m_passphrase;
    QTextBrowser *m_report;
    QLabel *m_message;
    QPushButton *m_submit;
    QPushButton *m_close;
};

} // namespace anjuan::ui
