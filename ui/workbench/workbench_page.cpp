#include "ui/workbench/workbench_page.h"

#include <algorithm>

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QVBoxLayout>

#include "ui/backup/backup_at_end.h"
#include "ui/common/desk.h"
#include "ui/common/look.h"
#include "ui/common/table.h"
#include "ui/exchange/parts.h"
#include "ui/forms/act_dialog.h"
#include "ui/office/number_starts_dialog.h"
#include "ui/packs/pack_folders.h"
#include "ui/packs/pack_import_dialog.h"
#include "ui/tables/table_dialog.h"
#include "ui/workbench/first_steps.h"

namespace anjuan::ui {
namespace {

constexpr int kBackupOld = 7; // days
const QStringList kPeopleLinks{QStringLiteral("officers:"), QStringLiteral("leader:"), QStringLiteral("reviewer:")};

QString labelOfCase(const casework::DeadlineLine &line)
{
    return line.number.isEmpty() ? line.cause : line.number + QLatin1Char(' ') + line.cause;
}

QString red(const QString &text)
{
    return look::toned(QStringLiteral("<span style='color:#b3261e'>%1</span>")).arg(text.toHtmlEscaped());
}

} // namespace

WorkbenchPage::WorkbenchPage(Desk &desk, QWidget *parent)
    : WorkPage(parent),
      m_desk(desk),
      m_head(new QLabel(this)),
      m_waitingModel(
          new RowModel<casework::WaitingLine>({{tr("What waits"), [](const auto &row) { return row.what; }},
                                               {tr("Case"), [](const auto &row) { return row.label; }},
                                               {tr("Since"), [](const auto &row) { return row.since; }},
                                               {tr("Days"), [](const auto &row) { return QString::number(row.days); }}},
                                              this)),
      m_dueModel(new RowModel<Due>(
          {{tr("When"), [](const auto &row) { return row.when; }},
           {tr("Due"), [](const auto &row) { return dateText(row.line.deadline.due); }},
           {tr("What is due"), [](const auto &row) { return Words::rule(row.line.deadline.code, {}).text; }},
           {tr("Case"), [](const auto &row) { return labelOfCase(row.line); }}},
          this)),
      m_waiting(makeTable(m_waitingModel, QStringLiteral("waiting"), {190, 200, 90, 50}, this)),
      m_due(makeTable(m_dueModel, QStringLiteral("due"), {70, 90, 190, 200}, this)),
      m_side(new QLabel(this))
{
    // The case is what gives way and what grows; how long it waits stays in sight.
    m_waiting->horizontalHeader()->setStretchLastSection(false);
    m_waiting->horizontalHeader()->setSectionResizeMode(1, QHeaderView::Stretch);
    QFont large = m_head->font();
    large.setPointSizeF(large.pointSizeF() * 1.25);
    large.setBold(true);
    m_head->setFont(large);
    m_head->setObjectName(QStringLiteral("workbenchHead"));
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_head);
    auto *row = new QHBoxLayout;
    row->addWidget(makeLists(), 3);
    row->addWidget(makeSide(), 1);
    column->addLayout(row, 1);
    connect(m_waiting, &QTableView::activated, this,
            [this](const QModelIndex &at) { Q_EMIT openCase(m_waitingModel->row(at.row()).id); });
    connect(m_waiting, &QTableView::clicked, m_waiting, &QTableView::activated);
    connect(m_due, &QTableView::activated, this, [this](const QModelIndex &at) {
        const CaseId id = m_dueModel->row(at.row()).line.caseId;
        if (!id.isNull())
            Q_EMIT openCase(id);
    });
    connect(m_due, &QTableView::clicked, m_due, &QTableView::activated);
    connect(&m_desk, &Desk::changed, this, [this] {
        if (isVisible())
            refresh();
    });
}

QWidget *WorkbenchPage::titled(const QString &title, QWidget *content, QLabel **empty, const char *name)
{
    auto *box = new QWidget(this);
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    auto *head = new QLabel(title, box);
    QFont bold = head->font();
    bold.setBold(true);
    head->setFont(bold);
    head->setBuddy(content);
    *empty = new QLabel(box);
    (*empty)->setObjectName(QLatin1String(name));
    (*empty)->setWordWrap(true);
    (*empty)->setAlignment(Qt::AlignTop);
    column->addWidget(head);
    column->addWidget(content, 1);
    column->addWidget(*empty, 1);
    return box;
}

QWidget *WorkbenchPage::makeLists()
{
    auto *lists = new QWidget(this);
    auto *column = new QVBoxLayout(lists);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(titled(tr("Waiting for me"), m_waiting, &m_nothingWaits, "nothingWaits"), 1);
    column->addWidget(titled(tr("Overdue, today and this week"), m_due, &m_nothingDue, "nothingDue"), 1);
    m_nothingWaits->setText(tr("Nothing waits for you. A new clue is registered on the page “Cases”."));
    m_nothingDue->setText(tr("Nothing of yours is due within a week."));
    return lists;
}

QWidget *WorkbenchPage::makeSide()
{
    m_side->setObjectName(QStringLiteral("workbenchSide"));
    m_side->setTextFormat(Qt::RichText);
    m_side->setWordWrap(true);
    m_side->setAlignment(Qt::AlignTop);
    m_side->setMinimumWidth(240);
    m_side->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    connect(m_side, &QLabel::linkActivated, this, [this](const QString &link) {
        if (link.startsWith(QLatin1String("page:")))
            Q_EMIT openPage(link.mid(5));
        else if (link == QLatin1String("numbers:"))
            (new NumberStartsDialog(m_desk, this))->open();
        else if (link == QLatin1String("unit:"))
            openAct(this, m_desk, QStringLiteral("office.describe_unit"), std::nullopt);
        else if (kPeopleLinks.contains(link))
            (new TableDialog(m_desk, casework::TableUse::People, this))->open();
        else if (link == QLatin1String("pack:") && m_offer)
            PackImportDialog::begin(m_desk, m_offer->file, this);
        else if (const auto id = CaseId::parse(link.mid(5)); id && link.startsWith(QLatin1String("case:")))
            Q_EMIT openCase(*id);
    });
    return m_side;
}

void WorkbenchPage::refresh()
{
    if (!m_desk.isLoggedIn())
        return;
    m_desk.run(
        this, QString(),
        [language = Words::language(), year = m_desk.clock().today().year(),
         last = Exchange::lastFolder()](Core core, Progress &) -> Result<Shown> {
            Shown shown;
            if (!core.session)
                return shown;
            shown.hasPack = !core.library->pack().sample;
            if (const casework::LibraryInfo info = core.library->info(); !shown.hasPack && !info.demo) {
                const auto offers = casework::packsFor(info.unitCode, packFolders(last));
                shown.offer = offers.empty() ? std::nullopt : std::optional(offers.front());
            }
            shown.isDescribed = casework::unitIsDescribed(*core.library);
            ANJUAN_TRY(shown.hasNumbers, casework::numbersBegun(*core.library, year));
            ANJUAN_TRY(shown.bench, casework::workbenchOf(*core.session, language));
            return shown;
        },
        [this](const Result<Shown> &shown) {
            if (!shown) {
                m_head->setText(Words::of(shown.error()));
                return;
            }
            m_hasPack = shown->hasPack;
            m_hasNumbers = shown->hasNumbers;
            m_isDescribed = shown->isDescribed;
            m_offer = shown->offer;
            show(shown->bench);
        });
}

void WorkbenchPage::show(const casework::Workbench &bench)
{
    m_head->setText(tr("%1, %2: %n case(s) wait for you", nullptr, static_cast<int>(bench.waiting.size()))
                        .arg(dateText(m_desk.clock().today()), m_desk.personName()));
    std::vector<Due> due;
    for (const auto &line : bench.overdue)
        due.push_back({tr("Overdue"), line});
    for (const auto &line : bench.today)
        due.push_back({tr("Today"), line});
    for (const auto &line : bench.week)
        due.push_back({tr("This week"), line});
    m_waiting->setVisible(!bench.waiting.empty());
    m_nothingWaits->setVisible(bench.waiting.empty());
    m_due->setVisible(!due.empty());
    m_nothingDue->setVisible(due.empty());
    m_waitingModel->replace(bench.waiting);
    m_dueModel->replace(std::move(due));
    showSide(bench);
}

/// Pages of the platform that nobody entered yet, the longest owed first.
QString WorkbenchPage::mirrorHtml(const std::vector<casework::NotMirrored> &owed) const
{
    constexpr std::size_t kShown = 8;
    if (owed.empty())
        return {};
    QString html =
        QStringLiteral("<br><b>%1</b><br>").arg(tr("Not on the platform yet (%1)").arg(owed.size()).toHtmlEscaped());
    for (std::size_t i = 0; i < std::min(kShown, owed.size()); ++i)
        html += QStringLiteral("<a href='case:%1'>%2 · %3</a><br>")
                    .arg(owed[i].id.toString(), owed[i].page.toHtmlEscaped(), owed[i].label.toHtmlEscaped());
    if (owed.size() > kShown)
        html += tr("and %1 more").arg(owed.size() - kShown).toHtmlEscaped() + QStringLiteral("<br>");
    return html;
}

QString WorkbenchPage::cardsHtml(const std::vector<casework::LapsingLine> &lapsing) const
{
    QString html = QStringLiteral("<br><b>%1</b><br>").arg(tr("Enforcement cards").toHtmlEscaped());
    const auto &people = m_desk.people();
    if (std::none_of(people.begin(), people.end(), [](const auto &person) { return !person.cardNumber.isEmpty(); }))
        return html + tr("none is entered yet").toHtmlEscaped() + QStringLiteral("<br>");
    for (const casework::LapsingLine &line : lapsing)
        html +=
            red(line.person + QStringLiteral(" ") + line.what + QStringLiteral(" ") + line.on) + QStringLiteral("<br>");
    if (lapsing.empty())
        html += tr("all in force").toHtmlEscaped() + QStringLiteral("<br>");
    return html;
}

void WorkbenchPage::showSide(const casework::Workbench &bench)
{
    QString html;
    auto steps = m_desk.info().demo ? std::vector<FirstStep>() // nothing of it counts
                                    : firstSteps(m_desk.people(), m_hasPack, !bench.backedUpAt.isEmpty(),
                                                 m_desk.isBureau(), m_hasNumbers, m_isDescribed);
    for (FirstStep &step : steps) {
        if (step.id != QLatin1String("pack") || !m_offer)
            continue;
        step.page.clear();
        step.text =
            tr("The county's pack: “%1” %2 (%3) is at hand.").arg(m_offer->title, m_offer->version, m_offer->county);
    }
    if (!steps.empty())
        html = QStringLiteral("<b>%1</b><br>%2<br>").arg(tr("Still missing").toHtmlEscaped(), firstStepsHtml(steps));
    html += QStringLiteral("<b>%1</b><br>").arg(tr("Open cases by stage").toHtmlEscaped());
    for (const auto &[stage, count] : bench.stages)
        html += QStringLiteral("%1  %2<br>").arg(stage.toHtmlEscaped()).arg(count);
    if (bench.stages.empty())
        html += tr("no open case").toHtmlEscaped() + QStringLiteral("<br>");
    if (!m_desk.isBureau())
        html += mirrorHtml(bench.notMirrored) + cardsHtml(bench.lapsing);
    html += QStringLiteral("<br><b>%1</b><br>").arg(tr("Last proven backup").toHtmlEscaped());
    const QString backup = bench.backedUpAt.isEmpty() ? tr("never") : bench.backedUpAt.left(10);
    const bool old = bench.backupAgeDays < 0 || bench.backupAgeDays > kBackupOld;
    html += old ? red(tr("%1: make one on the page “Backup”").arg(backup)) : backup.toHtmlEscaped();
    if (const QString failure = BackupAtEnd::failure(m_desk.info()); !failure.isEmpty())
        html += QStringLiteral("<br>") + red(failure);
    m_side->setText(html);
}

} // namespace anjuan::ui
