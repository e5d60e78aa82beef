#include "ui/forms/material_panel.h"

#include <QtWidgets/QTabWidget>
#include <QtWidgets/QTextBrowser>

#include "ui/casepage/record_html.h"
#include "ui/common/look.h"
#include "ui/forms/draft_preview.h"
#include "ui/preview/exhibit_dialog.h"

namespace anjuan::ui {
namespace {

class MaterialPanel final : public QTabWidget {
    Q_DECLARE_TR_FUNCTIONS(anjuan::ui::MaterialPanel)
public:
    MaterialPanel(Desk &desk, const casework::CaseView &view, QWidget *parent)
        : QTabWidget(parent), m_desk(desk), m_view(view)
    {
        setObjectName(QStringLiteral("material"));
        setDocumentMode(true);
        addDraft();
        addText("materialSheet", tr("Sheet"), discretionSheetHtml(view));
        addText("materialEvidence", tr("Evidence"), evidence());
        addText("materialChain", tr("Records"), records([](const QString &) { return true; }));
        addText("materialRounds", tr("Rounds"), records([](const QString &kind) {
                    return kind.startsWith(QLatin1String("review.opinion_signed"))
                        || kind == QLatin1String("review.answered");
                }));
    }

private:
    void addDraft()
    {
        auto *draft = new DraftPreview(m_desk, m_view.id, this);
        addTab(draft, tr("Draft"));
        const bool penalty = !m_view.facts.discretion.applied || !m_view.facts.discretion.penalty.none();
        draft->show({{QStringLiteral("form"),
                      penalty ? QStringLiteral("penalty_decision") : QStringLiteral("no_penalty_decision")}});
    }
    void addText(const char *name, const QString &title, const QString &html)
    {
        auto *text = new QTextBrowser(this);
        text->setObjectName(QLatin1String(name));
        text->setOpenLinks(false);
        text->setHtml(html.isEmpty() ? QStringLiteral("<p>%1</p>").arg(tr("Nothing yet.").toHtmlEscaped()) : html);
        connect(text, &QTextBrowser::anchorClicked, this, [this](const QUrl &link) {
            if (link.scheme() == QLatin1String("blob"))
                openExhibit(m_desk, exhibitOf(m_view, link.path(), QString()), this);
        });
        addTab(text, title);
    }
    QString evidence() const
    {
        QString html;
        for (const casework::EvidenceView &item : m_view.evidence) {
            QStringList said{item.typeZh, item.makers, item.place, item.facts};
            if (!item.proves.isEmpty())
                said += tr("Proves: %1").arg(item.proves);
            said += item.verified ? tr("verified") : tr("not verified");
            if (item.excluded)
                said += tr("excluded");
            said.removeAll(QString());
            const QString title = QStringLiteral("%1. %2").arg(item.no).arg(item.title).toHtmlEscaped();
            html += QStringLiteral("<p>%1<br>%2</p>")
                        .arg(item.sha256.isEmpty() ? title
                                                   : QStringLiteral("<a href='blob:%1'>%2</a>").arg(item.sha256, title),
                             said.join(QStringLiteral(" · ")).toHtmlEscaped());
        }
        return html;
    }
    template <class Wanted> QString records(Wanted wanted) const
    {
        QString html;
        for (auto it = m_view.timeline.rbegin(); it != m_view.timeline.rend(); ++it) {
            if (wanted(it->kind))
                html += (html.isEmpty() ? QString() : QStringLiteral("<hr>")) + recordHtml(*it, m_desk);
        }
        return html;
    }

    Desk &m_desk;
    const casework::CaseView &m_view;
};

} // namespace

QWidget *makeMaterialPanel(Desk &desk, const casework::Act &act, const FormContext &context, QWidget *parent)
{
    const bool reviews =
        act.act == QLatin1String("review.give_opinion") || act.act == QLatin1String("review.register_paper_opinion");
    return reviews && context.view ? new MaterialPanel(desk, *context.view, parent) : nullptr;
}

} // namespace anjuan::ui
