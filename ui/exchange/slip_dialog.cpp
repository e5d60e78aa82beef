#include "ui/exchange/slip_dialog.h"

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTextBrowser>
#include <QtWidgets/QVBoxLayout>

#include "ui/common/look.h"
#include "ui/exchange/parts.h"
#include "ui/forms/act_dialog.h"

namespace anjuan::ui {

using casework::Slip;
using casework::SlipView;

SlipDialog::SlipDialog(Desk &desk, const SlipView &slip, QWidget *parent, std::function<void()> recorded)
    : QDialog(parent), m_desk(desk), m_slip(slip), m_recorded(std::move(recorded))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(QStringLiteral("slipDialog"));
    setWindowTitle(tr("Signed paper"));
    resize(720, 440);
    auto *text = new QTextBrowser(this);
    text->setObjectName(QStringLiteral("slip"));
    text->setHtml(html());
    auto *close = new QPushButton(tr("Close (Esc)"), this);
    close->setAutoDefault(false);
    auto *submit = new QPushButton(tr("Register it…"), this);
    submit->setObjectName(QStringLiteral("submit"));
    submit->setDefault(true);
    auto *row = new QHBoxLayout;
    row->addStretch();
    row->addWidget(close);
    row->addWidget(submit);
    auto *column = new QVBoxLayout(this);
    column->addWidget(text, 1);
    column->addLayout(row);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    connect(submit, &QPushButton::clicked, this, &SlipDialog::goOn);
}

QString SlipDialog::html() const
{
    const SlipView &view = m_slip;
    const bool review = view.slip.what == Slip::For::Review;
    const auto paragraph = [](const QString &text, bool warns = false) {
        return QStringLiteral("<p%1>%2</p>")
            .arg(warns ? look::toned(QStringLiteral(" style='color:#8a5300'")) : QString(), text.toHtmlEscaped());
    };
    QString html = QStringLiteral("<h3>%1</h3>").arg(view.label.toHtmlEscaped());
    html += paragraph(
        review
            ? tr("Opinion on paper about “%1” of %2, round %3.").arg(view.aboutTitle, view.aboutOn).arg(view.slip.round)
            : tr("Approval on paper about “%1” of %2.").arg(view.aboutTitle, view.aboutOn));
    if (review && view.asNow)
        html += paragraph(tr("The content that was reviewed is still the content of the case."));
    if (review && !view.asNow)
        html += paragraph(tr("The content of the case was changed since: this opinion is about the earlier one. It is "
                             "registered for that round; what was changed needs a review of its own."),
                          true);
    if (!view.newest)
        html += paragraph(tr("The case was sent for review again since then."), true);
    if (view.addedSince.isEmpty())
        return html + paragraph(tr("Nothing was added to the case since then."));
    html += paragraph(tr("The case went on: what follows was added since then, and its author has not seen it."), true);
    html += QStringLiteral("<ul>");
    for (const QString &title : view.addedSince)
        html += QStringLiteral("<li>%1</li>").arg(title.toHtmlEscaped());
    return html + QStringLiteral("</ul>");
}

void SlipDialog::goOn()
{
    openAct(parentWidget(), m_desk, m_slip.act, m_slip.slip.caseId, m_slip.with,
            [recorded = m_recorded](const casework::Outcome &) {
                if (recorded)
                    recorded();
            });
    accept();
}

void takeSlipIn(Desk &desk, QWidget *parent, const QString &file, const QJsonObject &more, const QString &text,
                const std::function<void()> &recorded)
{
    desk.run(parent, SlipDialog::tr("Reading the scan"), reading([file, text](casework::Library &library, Progress &) {
                 return text.isEmpty() ? casework::readSlip(library, file) : casework::readSlip(library, file, text);
             }),
             [&desk, parent, more, recorded](const Result<SlipView> &slip) {
                 if (!slip) {
                     desk.prompt().tell(parent, Words::of(slip.error()), true);
                     return;
                 }
                 SlipView view = *slip;
                 for (auto it = more.begin(); it != more.end(); ++it)
                     view.with.insert(it.key(), it.value());
                 (new SlipDialog(desk, view, parent, recorded))->open();
             });
}

} // namespace anjuan::ui
