#include "ui/bureau/uploads_dialog.h"

#include <QtCore/QFileInfo>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTextBrowser>
#include <QtWidgets/QVBoxLayout>

#include "ui/common/look.h"
#include "ui/common/table.h"
#include "ui/common/words.h"
#include "ui/verify/verdict_html.h"

namespace anjuan::ui {

using casework::UploadRow;

namespace {

QString resultText(const UploadRow &row)
{
    if (!row.accepted)
        return UploadsDialog::tr("Refused");
    return row.nothingNew ? UploadsDialog::tr("Nothing new in it") : UploadsDialog::tr("Taken in");
}

} // namespace

UploadsDialog::UploadsDialog(const std::vector<UploadRow> &rows, QWidget *parent)
    : QDialog(parent),
      m_model(makeModel()),
      m_table(makeTable(m_model, QStringLiteral("uploads"), {290, 250, 120, 70}, this)),
      m_detail(new QTextBrowser(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(QStringLiteral("uploadsDialog"));
    setWindowTitle(tr("Uploads taken in"));
    resize(1060, 560);
    m_detail->setObjectName(QStringLiteral("uploadDetail"));
    const auto refused = std::count_if(rows.begin(), rows.end(), [](const UploadRow &row) { return !row.accepted; });
    auto *counts = new QLabel(
        tr("%1 uploads: %2 taken in, %3 refused. What was refused was left where it is, and nothing of it was written.")
            .arg(rows.size())
            .arg(static_cast<qint64>(rows.size()) - refused)
            .arg(refused),
        this);
    counts->setWordWrap(true);
    counts->setObjectName(QStringLiteral("counts"));
    auto *close = new QPushButton(tr("Close (Esc)"), this);
    auto *column = new QVBoxLayout(this);
    column->addWidget(counts);
    column->addWidget(m_table, 3);
    column->addWidget(m_detail, 2);
    column->addWidget(close, 0, Qt::AlignRight);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &UploadsDialog::showCurrent);
    std::vector<UploadRow> sorted = rows;
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const UploadRow &one, const UploadRow &other) { return one.accepted < other.accepted; });
    m_model->replace(std::move(sorted));
    m_table->selectRow(0);
    showCurrent();
}

RowModel<UploadRow> *UploadsDialog::makeModel()
{
    return new RowModel<UploadRow>(
        {{tr("File"), [](const UploadRow &row) { return QFileInfo(row.file).fileName(); }},
         {tr("Unit"), [](const UploadRow &row) { return row.unitName; }},
         {tr("Result"), resultText},
         {tr("New records"), [](const UploadRow &row) { return QString::number(row.records); }},
         {tr("Receipt, or why it was refused"),
          [](const UploadRow &row) {
              if (!row.findings.empty())
                  return Words::of(row.findings.front().error);
              return QFileInfo(row.receiptFile).fileName();
          }}},
        this);
}

void UploadsDialog::showCurrent()
{
    const QModelIndex at = m_table->currentIndex();
    if (!at.isValid()) {
        m_detail->clear();
        return;
    }
    const UploadRow &row = m_model->row(at.row());
    QString html =
        QStringLiteral("<p><b>%1</b> — %2</p>").arg(row.file.toHtmlEscaped(), resultText(row).toHtmlEscaped());
    if (!row.receiptFile.isEmpty())
        html += QStringLiteral("<p>%1</p>").arg(tr("Receipt: %1").arg(row.receiptFile).toHtmlEscaped());
    for (const casework::Finding &finding : row.findings)
        html += look::toned(QStringLiteral("<p style='color:#b3261e'>%1<br>%2</p>"))
                    .arg(placeOfFinding(finding).toHtmlEscaped(), Words::of(finding.error).toHtmlEscaped());
    m_detail->setHtml(html);
}

} // namespace anjuan::ui
