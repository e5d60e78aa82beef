#pragma once
#include <vector>

#include <QtWidgets/QDialog>

#include "core/casework/signed_copies.h"

class QComboBox;

namespace anjuan::ui {

/// A document that is to be printed: as it was made, and the copies of it that somebody signed.
struct PrintItem {
    QString title;
    QString sha256;
    std::vector<casework::SignedCopy> copies;
};
/// Which copy of it.
struct PrintCopy {
    QString title;
    QString sha256;
    QString signedAs; // in words; empty: as it was made, unsigned
};
/// The signed copy of each document that has one.
std::vector<PrintCopy> usualCopies(const std::vector<PrintItem> &items);
/// What is printed, by its title and whose signature it bears.
QString nameOf(const PrintCopy &copy);
/// Which copies are printed: stands above the preview of the pages.
QString titleOf(const std::vector<PrintCopy> &copies);

/// Which copies are printed 打印哪一份: where a document was signed, its signed copy unless one says otherwise.
class PrintCopiesDialog final : public QDialog {
    Q_OBJECT
public:
    PrintCopiesDialog(std::vector<PrintItem> items, QWidget *parent);
    std::vector<PrintCopy> chosen() const;

private:
    void chooseAll(bool asSigned);
    std::vector<PrintItem> m_items;
    std::vector<QComboBox *> m_boxes; // of each item; null where there is nothing to choose
};

} // namespace anjuan::ui
