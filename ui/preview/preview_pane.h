#pragma once
#include <QtWidgets/QWidget>

#include "ui/common/desk.h"

class QLabel;
class QPushButton;
class QScrollArea;
class QStackedWidget;

namespace anjuan::ui {

class MediaPane;
class PdfPane;

/// What is to be looked at.
struct Exhibit {
    std::optional<CaseId> caseId; // none: nothing is written to the access chain
    QString record;
    QString sha256;
    QString name;
    casework::EvidenceView::Media media = casework::EvidenceView::Media::Other; // Other: to be seen from its bytes
};

/// Shows a file of the vault. To open one is a viewing and is recorded before it is shown 查阅留痕; a play is recorded
/// again with its spans when it ends.
class PreviewPane final : public QWidget {
    Q_OBJECT
public:
    PreviewPane(Desk &desk, QWidget *parent);
    ~PreviewPane() override;
    /// Announces what could be opened, without opening it.
    void offer(const Exhibit &exhibit, const QString &description);
    void open();
    /// Opens a file outside the vault, just written: no viewing to record.
    void openPdf(const QString &path);
    void clear();

private:
    struct Shown {
        QString path;
        casework::EvidenceView::Media media;
        QImage picture;
    };
    QWidget *makeBar();
    static Result<Shown> fetch(const Core &core, const Exhibit &exhibit);
    void show(const Shown &shown);
    void endPlay();
    void exportCopy();
    void copyTo(const QString &file);
    void print();

    Desk &m_desk;
    Exhibit m_exhibit;
    bool m_open = false;
    QString m_path;
    QStackedWidget *m_stack;
    QLabel *m_about;
    QLabel *m_picture;
    QScrollArea *m_pictureScroll;
    MediaPane *m_media;
    PdfPane *m_pdf;
    QPushButton *m_openButton = nullptr;
    QPushButton *m_exportButton = nullptr;
    QPushButton *m_printButton = nullptr;
};

} // namespace anjuan::ui
