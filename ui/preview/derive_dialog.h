#pragma once
#include <map>

#include <QtWidgets/QDialog>

#include "core/casework/deriving.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPdfDocument;
class QPushButton;
class QSpinBox;

namespace anjuan::ui {

class PictureView;

/// Asks what a derived item is for, and who asked; for a masked copy also what to cover: regions drawn on the picture,
/// of a film between two times, of a PDF page by page, and stretches of the sound.
class DeriveDialog final : public QDialog {
    Q_OBJECT
public:
    /// `request` says what is known: case, record, how, times.
    DeriveDialog(const casework::DeriveRequest &request, QWidget *parent);
    ~DeriveDialog() override;
    void showPicture(const QImage &picture);
    /// A PDF, to be masked page by page.
    void showPages(const QString &path);
    /// Sound may be silenced between the chosen times.
    void offerSilence();
    PictureView *view() const { return m_view; }

Q_SIGNALS:
    void wanted(const casework::DeriveRequest &request);

private:
    QWidget *makeMasking();
    void showPage();
    void keepPage();
    void submit();

    casework::DeriveRequest m_request;
    QLineEdit *m_title;
    QLineEdit *m_why;
    QLineEdit *m_askedBy;
    PictureView *m_view = nullptr;
    QComboBox *m_how = nullptr;
    QCheckBox *m_silence = nullptr;
    QCheckBox *m_always = nullptr;
    QSpinBox *m_page = nullptr;
    QPdfDocument *m_pages = nullptr;
    int m_shownPage = 0;
    std::map<int, std::vector<evidence::Region>> m_ofPages;
    QLabel *m_message;
};

} // namespace anjuan::ui
