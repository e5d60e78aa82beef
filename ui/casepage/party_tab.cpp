#include "ui/casepage/party_tab.h"

#include <QtCore/QJsonArray>
#include <QtCore/QSet>
#include <QtWidgets/QTextBrowser>
#include <QtWidgets/QVBoxLayout>

#include "ui/act_pages.h"
#include "ui/casepage/record_html.h"
#include "ui/common/act_bar.h"
#include "ui/common/look.h"

namespace anjuan::ui {

namespace {

/// Who of those entered the case is against now, and whom a paper still waits for.
QString aboutSeveral(const casework::CaseView &view)
{
    const QString named = view.fields.value(QLatin1String("party"))[QLatin1String("name")].toString();
    const bool several = view.fields.value(QLatin1String("parties")).toArray().size() > 1;
    const QString words = several
        ? PartyTab::tr("One case against %1: the papers name each of them. Each is served by a record of its own.")
        : PartyTab::tr(
            "The papers name %1. Another party stands beside it when it is entered as a joint party, or gets "
            "a case of its own: split the case.");
    QString html = QStringLiteral("<p><b>%1</b></p>").arg(words.arg(named).toHtmlEscaped());
    for (const QString &line : unservedLines(view))
        html += look::toned(QStringLiteral("<p style='color:#b3261e'>%1</p>"))
                    .arg(PartyTab::tr("Not served yet: %1").arg(line).toHtmlEscaped());
    return html;
}

} // namespace

QStringList unservedLines(const casework::CaseView &view)
{
    QStringList lines;
    for (const auto each : view.fields.value(QLatin1String("unserved")).toArray()) {
        const QJsonObject one = each.toObject();
        lines += one.value(QLatin1String("party")).toString() + QStringLiteral(":")
            + one.value(QLatin1String("paper")).toString();
    }
    return lines;
}

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
    if (names.size() > 1)
        html.prepend(aboutSeveral(view));
    if (html.isEmpty())
        html = QStringLiteral("<p>%1</p>").arg(tr("No party has been entered yet.").toHtmlEscaped());
    m_text->setHtml(html);
}

} // namespace anjuan::ui
