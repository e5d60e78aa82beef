#include "ui/casepage/review_tab.h"

#include <QtWidgets/QTextBrowser>
#include <QtWidgets/QVBoxLayout>

#include "ui/act_pages.h"
#include "ui/casepage/record_html.h"
#include "ui/common/act_bar.h"
#include "ui/common/look.h"
#include "ui/forms/gate_panel.h"

namespace anjuan::ui {

ReviewTab::ReviewTab(Desk &desk, QWidget *parent)
    : CaseTab(desk, parent), m_text(new QTextBrowser(this)), m_acts(new ActBar(actsOn(Page::Review), this))
{
    setObjectName(QStringLiteral("reviewTab"));
    m_text->setObjectName(QStringLiteral("review"));
    m_text->setOpenLinks(false);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_acts);
    column->addWidget(m_text, 1);
    connect(m_text, &QTextBrowser::anchorClicked, this, [this](const QUrl &link) {
        if (link.scheme() == QLatin1String("blob"))
            Q_EMIT blobChosen(link.path(), QString());
    });
    connect(m_acts, &ActBar::chosen, this, [this](const QString &act) { Q_EMIT actChosen(act, {}); });
}

QString ReviewTab::summary(const casework::CaseView &view) const
{
    const cases::StepFacts &facts = view.facts;
    QStringList lines;
    if (facts.discretion.applied) {
        QString line = tr("Proposed: %1")
                           .arg(facts.discretion.penalty.fineFen > 0
                                    ? tr("fine %1").arg(Words::money(facts.discretion.penalty.fineFen))
                                    : tr("no fine"));
        if (facts.discretion.penalty.warning)
            line += tr(", warning");
        line += facts.discretion.withinTier ? tr("; inside the tier") : tr("; outside the tier");
        line += facts.discretion.withinStatute ? tr(", inside the law's range") : tr(", outside the law's range");
        lines.append(line);
    } else {
        lines.append(tr("No benchmark has been applied yet."));
    }
    lines.append(facts.reviewDue ? tr("Legal review is due.")
                                 : tr("Legal review is not due by what is recorded so far."));
    if (facts.review)
        lines.append(tr("Review round %1: %2")
                         .arg(facts.review->round)
                         .arg(facts.review->signedOn ? tr("signed on %1").arg(dateText(*facts.review->signedOn))
                                                     : tr("waiting for the opinion")));
    return QStringLiteral("<p>%1</p>")
        .arg(lines.join(QLatin1Char('\n')).toHtmlEscaped().replace(QLatin1Char('\n'), QStringLiteral("<br>")));
}

void ReviewTab::show(const casework::CaseView &view)
{
    m_acts->follow(view.next, desk().roles());
    QString html = summary(view) + discretionSheetHtml(view);
    for (auto it = view.timeline.rbegin(); it != view.timeline.rend(); ++it) {
        if (it->kind.startsWith(QLatin1String("review.")) || it->kind == QLatin1String("discretion.applied"))
            html += QStringLiteral("<hr>") + recordHtml(*it, desk());
    }
    m_text->setHtml(html);
}

} // namespace anjuan::ui
