#include "ui/forms/draft_preview.h"

#include <QtCore/QFile>
#include <QtWidgets/QLabel>
#include <QtWidgets/QVBoxLayout>

#include "ui/common/look.h"
#include "ui/preview/pdf_pane.h"

namespace anjuan::ui {

DraftPreview::DraftPreview(Desk &desk, const CaseId &caseId, QWidget *parent)
    : QWidget(parent),
      m_desk(desk),
      m_case(caseId),
      m_page(new PdfPane(this)),
      m_remarks(new QLabel(tr("Choose a form: its page is shown here while you write."), this))
{
    setObjectName(QStringLiteral("draftPreview"));
    m_remarks->setObjectName(QStringLiteral("remarks"));
    m_remarks->setWordWrap(true);
    m_remarks->setTextFormat(Qt::PlainText);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_page, 1);
    column->addWidget(m_remarks);
}

void DraftPreview::show(const QJsonObject &with)
{
    const QString form = with.value(QLatin1String("form")).toString();
    if (form.isEmpty())
        return;
    const int asked = ++m_asked;
    const casework::DraftRequest wanted{.caseId = m_case,
                                        .form = form,
                                        .about = with.value(QLatin1String("about")).toString(),
                                        .values = with.value(QLatin1String("values")).toObject(),
                                        .outsideNumber = with.value(QLatin1String("outside_number")).toString(),
                                        .byHand = with.value(QLatin1String("by_hand")).toBool()};
    m_desk.run(
        this, QString(),
        [wanted](Core core, Progress &) -> Result<casework::Draft> {
            if (!core.library)
                return fail(Fault::Refused, "ui.logged_out");
            return casework::draftOf(*core.library, wanted);
        },
        [this, asked](const Result<casework::Draft> &draft) {
            if (asked == m_asked)
                showDraft(draft);
        });
}

void DraftPreview::showDraft(const Result<casework::Draft> &draft)
{
    if (!draft) {
        m_remarks->setText(Words::of(draft.error()));
        m_remarks->setStyleSheet(look::toned(QStringLiteral("color:#b3261e")));
        return;
    }
    // Two names in turn: the pane may still have the last one open.
    const QString path = m_pages.filePath(QStringLiteral("page%1.pdf").arg(m_asked % 2));
    QFile file(path);
    if (file.open(QIODevice::WriteOnly)) {
        file.write(draft->pdf);
        file.close();
        m_page->load(path);
    }
    QStringList said;
    if (!draft->missing.isEmpty())
        said += tr("Still to be filled in: %1").arg(draft->missing.join(QStringLiteral("、")));
    for (const Error &remark : draft->remarks)
        said += Words::of(remark);
    m_remarks->setText(said.join(QLatin1Char('\n')));
    m_remarks->setStyleSheet(draft->remarks.empty() ? QString() : QStringLiteral("color:#9a6700"));
}

} // namespace anjuan::ui
