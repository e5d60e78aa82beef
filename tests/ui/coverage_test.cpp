#include <catch2/catch.hpp>

#include <QtCore/QFile>
#include <QtCore/QRegularExpression>
#include <QtCore/QSet>
#include <QtGui/QAction>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QToolButton>

#include "core/casework/act_table.h"

#include "ui/act_pages.h"
#include "ui/casepage/documents_tab.h"
#include "ui/casepage/dossier_tab.h"
#include "ui/casepage/evidence_tab.h"
#include "ui/casepage/overview_tab.h"
#include "ui/casepage/party_tab.h"
#include "ui/casepage/review_tab.h"
#include "ui/casepage/score_tab.h"
#include "ui/casepage/timeline_tab.h"
#include "ui/cases/case_list_page.h"
#include "ui/office/office_page.h"

#include "desk_bench.h"

using namespace anjuan;
using namespace anjuan::ui;

namespace {

QSet<QString> excusedActs()
{
    QFile file(QStringLiteral(ANJUAN_SOURCE_DIR) + QStringLiteral("/ui/coverage.md"));
    REQUIRE(file.open(QIODevice::ReadOnly));
    const QString text = QString::fromUtf8(file.readAll());
    const QString part =
        text.section(QStringLiteral("## Acts without a page"), 1).section(QStringLiteral("\n## "), 0, 0);
    static const QRegularExpression row(QStringLiteral("^\\| `([a-z_.]+)` \\| (.{8,}) \\|$"),
                                        QRegularExpression::MultilineOption);
    QSet<QString> excused;
    auto matches = row.globalMatch(part);
    while (matches.hasNext())
        excused.insert(matches.next().captured(1));
    return excused;
}

void checkButtons(const QWidget &page, const QStringList &acts)
{
    // Rows of a folded section are made when it is unfolded.
    for (QToolButton *head : page.findChildren<QToolButton *>(QRegularExpression(QStringLiteral("^section"))))
        head->setChecked(true);
    for (const QString &act : acts) {
        INFO(act.toStdString());
        CHECK(page.findChild<QPushButton *>(QStringLiteral("act:") + act));
    }
}

} // namespace

TEST_CASE("every act has a page, or a stated reason why it has none", "[ui]")
{
    QSet<QString> paged;
    for (const ActPage &entry : actPages()) {
        const QString act = QString::fromLatin1(entry.act);
        INFO(entry.act);
        CHECK_FALSE(paged.contains(act));
        CHECK(casework::findAct(act));
        paged.insert(act);
    }
    const QSet<QString> excused = excusedActs();
    REQUIRE(casework::acts().size() > 50);
    for (const casework::Act &act : casework::acts()) {
        INFO(act.act.toStdString());
        CHECK((paged.contains(act.act) != excused.contains(act.act)));
    }
}

TEST_CASE("each page has a button for each of its acts", "[ui]")
{
    SystemClock clock;
    TestPrompt prompt;
    Desk desk(clock, prompt);
    checkButtons(CaseListPage(desk, nullptr), actsOn(Page::CaseList));
    checkButtons(TimelineTab(desk, nullptr), actsOn(Page::Timeline));
    checkButtons(PartyTab(desk, nullptr), actsOn(Page::Party));
    checkButtons(EvidenceTab(desk, nullptr), actsOn(Page::Evidence));
    checkButtons(DocumentsTab(desk, nullptr), actsOn(Page::Documents));
    checkButtons(ReviewTab(desk, nullptr), actsOn(Page::Review));
    checkButtons(DossierTab(desk, nullptr), actsOn(Page::Dossier));
    checkButtons(ScoreTab(desk, nullptr), actsOn(Page::Score));
    const OfficePage office(desk, nullptr);
    for (const QString &act : actsOn(Page::Office)) {
        INFO(act.toStdString());
        CHECK(office.findChild<QAction *>(QStringLiteral("act:") + act));
    }
    // Few enough to be read at a glance, and none that does what another does.
    CHECK(office.findChildren<QPushButton *>().size() <= 18);
    CHECK_FALSE(office.findChild<QAction *>(QStringLiteral("act:office.pin_bureau")));
}

TEST_CASE("the overview offers each next act, and says what stands in the way of it", "[ui]")
{
    SystemClock clock;
    TestPrompt prompt;
    Desk desk(clock, prompt);
    OverviewTab tab(desk, nullptr);
    casework::CaseView view;
    tab.show(view);
    checkButtons(tab, actsOn(Page::Overview)); // suggested or not, each can be called
    for (const QString &act : actsOn(Page::Overview)) {
        casework::NextAct next;
        next.act = act;
        next.zh = casework::findAct(act)->zh;
        if (act == QLatin1String("decision.issue")) {
            cases::GateFinding finding;
            finding.rule = QStringLiteral("R-62-notice");
            finding.gateClass = cases::GateClass::Stop;
            next.findings.push_back(finding);
        }
        view.next.push_back(next);
    }
    tab.show(view);
    checkButtons(tab, actsOn(Page::Overview));
    const auto *why = need<QLabel>(&tab, QStringLiteral("why:decision.issue"));
    CHECK(why->text().contains(message(QStringLiteral("R-62-notice")).left(10)));
    CHECK(why->text().contains(QStringLiteral("硬性门槛")));
}
