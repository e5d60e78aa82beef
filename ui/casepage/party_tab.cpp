#include "ui/casepage/party_tab.h"

#include <QtCore/QSet>
#include <QtWidgets/QTextBrowser>
#include <QtWidgets/QVBoxLayout>

#include "ui/act_pages.h"
#include "ui/casepage/record_html.h"
#include "ui/common/act_bar.h"

namespace anjuan::ui {

PartyTab::PartyTab(Desk &desk, QWidget *parent)
    : CaseTab(desk, parent), m_text(new QTextBrowser(this)), m_acts(new ActBar(actsOn(Page::Party), this))
{
    setObjectName(QStringLiteral("partyTab"));
    m_text->setObjectName(QStringLiteral("party"));
    m_text->setOpenLinks(false);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_acts);
    column->addWidget(m_text, 1);
    connect(m_acts, &ActBar::chosen, this, [this](const QString &act) { Q_EMIT actChosen(act, {}); });
}

void PartyTab::show(const casework::CaseView &view)
{
    m_acts->follow(view.next, desk().roles());
    QString html;
    QSet<QString> names;
    for (auto it = view.timeline.rbegin(); it != view.timeline.rend(); ++it) {
        if (it->kind != QLatin1String("party.entered"))
            continue;
        html += recordHtml(*it, desk()) + QStringLiteral("<hr>");
        names.insert(it->particulars.value(QLatin1String("name")).toString().trimmed());
    }
    if (names.size() > 1) {
        const QString named = view.fields.value(QLatin1String("party"))[QLatin1String("name")].toString();
        html.prepend(QStringLiteral("<p><b>%1</b></p>")
                         .arg(tr("The papers name %1. Another party gets a case of its own: split the case.")
                                  .arg(named)
                                  .toHtmlEscaped()));
    }
    if (html.isEmpty())
        html = QStringLiteral("<p>%1</p>").arg(tr("No party has been entered yet.").toHtmlEscaped());
    m_text->setHtml(html);
}

} // namespace anjuan::ui
