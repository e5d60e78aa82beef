#pragma once
#include <QtCore/QTemporaryDir>

#include "core/casework/hand_signing.h"
#include "core/casework/signed_copies.h"
#include "core/documents/booklet.h"

#include "ui/casepage/case_tab.h"
#include "ui/common/row_model.h"

class QLabel;
class QTableView;
class QComboBox;
class QPushButton;

namespace anjuan::ui {

class ActBar;
class PreviewPane;
struct PrintCopy;
struct PrintItem;

/// The documents of the case, as rendered and as signed.
class DocumentsTab final : public CaseTab {
    Q_OBJECT
public:
    DocumentsTab(Desk &desk, QWidget *parent);
    void show(const casework::CaseView &view) override;
    void leave() override;

private:
    void offerCurrent();
    void offerCopy();
    void fitNumbers();
    void readSignatures();
    void showSignatures();
    void signOnPad();
    QJsonArray chosen() const;
    enum class PrintWay { Plain, BookletA3, BookletA4 };
    QPushButton *makePrintWays();
    void print(PrintWay way);
    void chooseCopies(const std::vector<PrintItem> &items, PrintWay way);
    void printCopies(const std::vector<PrintCopy> &copies, PrintWay way);
    void sendToPrinter(const QStringList &names, const QStringList &files, const QString &title);
    void sendBooklet(const QStringList &names, const QStringList &files, const QString &what,
                     documents::BookletPaper paper);
    void noteAsPrinted(const QStringList &names);
    void openEnvelope();
    RowModel<casework::DocumentView> *m_model;
    QTableView *m_table;
    QComboBox *m_copy; // the rendered PDF, or one of its signed copies
    PreviewPane *m_preview;
    ActBar *m_acts;
    QPushButton *m_print; // the rows that are marked
    QLabel *m_nothing;    // is here yet
    QLabel *m_signatures; // on the pad: those that hold, and those that are lost
    std::map<QString, casework::SignedState> m_signed;
    std::map<QString, std::vector<casework::SignedCopy>> m_copies; // by the document's record
    QHash<QString, QStringList> m_names;                           // the likely signers of each role
    CaseId m_case;
    QTemporaryDir m_booklets; // pages as they go to the printer
    int m_bookletNo = 0;
};

} // namespace anjuan::ui
