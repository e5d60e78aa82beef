#include "ui/preview/exhibit_dialog.h"

#include <QtWidgets/QDialog>
#include <QtWidgets/QVBoxLayout>

namespace anjuan::ui {

Exhibit exhibitOf(const casework::CaseView &view, const QString &sha256, const QString &name)
{
    Exhibit exhibit{
        .caseId = view.id, .record = {}, .sha256 = sha256, .name = name, .media = casework::EvidenceView::Media::Other};
    for (const casework::RecordView &record : view.timeline) {
        for (const casework::BlobView &blob : record.blobs) {
            if (blob.sha256 == sha256) {
                exhibit.record = record.hash;
                exhibit.name = blob.name.isEmpty() ? record.title : blob.name;
            }
        }
    }
    for (const casework::EvidenceView &evidence : view.evidence) {
        if (evidence.sha256 == sha256)
            exhibit.media = evidence.media;
    }
    return exhibit;
}

void openExhibit(Desk &desk, const Exhibit &exhibit, QWidget *parent)
{
    auto *dialog = new QDialog(parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(QStringLiteral("blobDialog"));
    dialog->setWindowTitle(exhibit.name);
    dialog->resize(820, 620);
    auto *preview = new PreviewPane(desk, dialog);
    auto *column = new QVBoxLayout(dialog);
    column->addWidget(preview);
    QObject::connect(dialog, &QDialog::finished, preview, &PreviewPane::clear);
    preview->offer(exhibit, QStringLiteral("<p>%1</p>").arg(exhibit.name.toHtmlEscaped()));
    preview->open();
    dialog->open();
}

} // namespace anjuan::ui
