#pragma once
#include <QtWidgets/QWidget>

#include "core/casework/deriving.h"
#include "core/casework/evidence_page.h"

#include "ui/common/desk.h"

class QPushButton;
class QStackedWidget;
class QTextBrowser;

namespace anjuan::ui {

class MediaPane;
class PdfPane;
class PictureView;

/// What is to be looked at.
struct Exhibit {
    std::optional<CaseId> caseId; // none: nothing is written to the access chain
    QString record;
    QString sha256;
    QString name;
    casework::EvidenceView::Media media = casework::EvidenceView::Media::Other; // Other: to be seen from its bytes
    bool isItem = false; // of the index of evidence: marks, clips and masked copies can be made
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
    bool isOpen() const { return m_open; }

private:
    struct Shown {
        QString path;
        casework::EvidenceView::Media media;
        QImage picture;
        casework::ItemNotes notes;
        std::vector<int> peaks;
        QString unplayable; // codecs that this PC cannot decode
    };
    QWidget *makeBar();
    QWidget *makeTools();
    MediaPane *media();
    PdfPane *pdf();
    static Result<void> logOpening(const Core &core, const Exhibit &exhibit, casework::EvidenceView::Media media);
    static void readMedia(const Core &core, const Exhibit &exhibit, Shown &shown);
    void mark();
    void derive(const char *how);
    void makeDerived(const casework::DeriveRequest &request);
    void importTranscript();
    void readTranscriptOf(const QString &file);
    void openElsewhere();
    void loadNotes();
    void showTools();
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
    QTextBrowser *m_about;
    PictureView *m_picture;
    MediaPane *m_media = nullptr; // with the backend that plays: made for the first film or sound
    PdfPane *m_pdf = nullptr;     // made for the first paper
    QPushButton *m_openButton = nullptr;
    QPushButton *m_exportButton = nullptr;
    QPushButton *m_printButton = nullptr;
    QWidget *m_tools = nullptr;
    QPushButton *m_clip = nullptr;
    QPushButton *m_still = nullptr;
    QPushButton *m_mask = nullptr;
    QPushButton *m_transcript = nullptr;
    QWidget *m_photoTools = nullptr;
};

} // namespace anjuan::ui
