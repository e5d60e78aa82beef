#include "ui/exchange/fork_tab.h"

#include <QtWidgets/QGridLayout>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

#include "ui/common/table.h"
#include "ui/exchange/parts.h"

namespace anjuan::ui {

using casework::ForkView;
using casework::RecordLine;

ForkTab::ForkTab(Desk &desk, QWidget *parent)
    : QWidget(parent),
      m_desk(desk),
      m_model(makeModel()),
      m_forks(makeTable(m_model, QStringLiteral("forks"), {420, 170, 200}, this)),
      m_here(makeLines()),
      m_there(makeLines()),
      m_leftHead(Exchange::makeText(QString(), this)),
      m_rightHead(Exchange::makeText(QString(), this)),
      m_left(new QPushButton(tr("The left one goes on…"), this)),
      m_right(new QPushButton(tr("The right one goes on…"), this)),
      m_message(Exchange::makeMessage(this))
{
    setObjectName(QStringLiteral("forkTab"));
    m_left->setObjectName(QStringLiteral("keepLeft"));
    m_right->setObjectName(QStringLiteral("keepRight"));
    constexpr int kRowsShown = 4;
    m_forks->setMaximumHeight(m_forks->verticalHeader()->defaultSectionSize() * (kRowsShown + 1) + 12);
    auto *column = new QVBoxLayout(this);
    column->addWidget(Exchange::makeText(
        tr("The same case went on in two places, as happens when a library is copied. Until an administrator decides, "
           "nothing can be issued in it. The other history stays readable for ever."),
        this));
    column->addWidget(m_forks);
    column->addWidget(makeSides(), 1);
    column->addWidget(m_message);
    connect(m_forks->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &ForkTab::showCurrent);
    connect(m_model, &QAbstractItemModel::modelReset, this, &ForkTab::showCurrent);
    connect(m_left, &QPushButton::clicked, this, [this] { ask(true); });
    connect(m_right, &QPushButton::clicked, this, [this] { ask(false); });
    showCurrent();
}

RowModel<ForkView> *ForkTab::makeModel()
{
    return new RowModel<ForkView>(
        {{tr("Case"), [](const ForkView &row) { return row.label; }},
         {tr("Found at"), [](const ForkView &row) { return Words::moment(row.foundAt); }},
         {tr("Same up to"), [](const ForkView &row) { return tr("record %1").arg(row.commonSeq); }},
         {tr("State"),
          [](const ForkView &row) {
              if (!row.decided)
                  return tr("Not decided: nothing can be issued");
              return *row.decided == row.hereHead ? tr("Decided: the left one goes on")
                                                  : tr("Decided: the right one goes on");
          }}},
        this);
}

ForkTab::Lines *ForkTab::makeLines()
{
    return new Lines({{tr("No."), [](const RecordLine &row) { return QString::number(row.seq); }},
                      {tr("Record"), [](const RecordLine &row) { return row.title; }},
                      {tr("At"), [](const RecordLine &row) { return Words::moment(row.at); }},
                      {tr("By"), [](const RecordLine &row) { return row.by; }}},
                     this);
}

QWidget *ForkTab::makeSides()
{
    auto *sides = new QWidget(this);
    auto *grid = new QGridLayout(sides);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->addWidget(m_leftHead, 0, 0);
    grid->addWidget(m_rightHead, 0, 1);
    grid->addWidget(makeTable(m_here, QStringLiteral("here"), {45, 210, 140, 80}, sides), 1, 0);
    grid->addWidget(makeTable(m_there, QStringLiteral("there"), {45, 210, 140, 80}, sides), 1, 1);
    grid->addWidget(m_left, 2, 0, Qt::AlignLeft);
    grid->addWidget(m_right, 2, 1, Qt::AlignLeft);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    return sides;
}

void ForkTab::refresh()
{
    m_desk.run(this, QString(),
               reading([](casework::Library &library, Progress &) { return casework::forksOf(library); }),
               [this](const Result<std::vector<ForkView>> &forks) {
                   m_model->replace(forks ? *forks : std::vector<ForkView>{});
                   if (!forks)
                       Exchange::say(m_message, Words::of(forks.error()), true);
                   if (m_model->rowCount() > 0)
                       m_forks->selectRow(0);
                   int undecided = 0;
                   for (int i = 0; i < m_model->rowCount(); ++i)
                       undecided += m_model->row(i).decided ? 0 : 1;
                   Q_EMIT counted(undecided);
               });
}

void ForkTab::showCurrent()
{
    const QModelIndex at = m_forks->currentIndex();
    if (!at.isValid()) {
        m_here->replace({});
        m_there->replace({});
        m_leftHead->setText(tr("No case has two histories."));
        m_rightHead->clear();
    } else {
        const ForkView &fork = m_model->row(at.row());
        m_here->replace(fork.here);
        m_there->replace(fork.there);
        m_leftHead->setText(tr("Left: as it is on this PC, after record %1").arg(fork.commonSeq));
        m_rightHead->setText(tr("Right: as it came in, after record %1").arg(fork.commonSeq));
    }
    const bool may = at.isValid() && !m_model->row(at.row()).decided && m_desk.isAdmin() && m_desk.holdsOffice()
        && m_desk.whyReadOnly().isEmpty();
    for (QPushButton *button : {m_left, m_right}) {
        button->setVisible(at.isValid());
        button->setEnabled(may);
        button->setToolTip(may ? QString()
                               : tr("An administrator decides, on the PC that keeps the unit's chain; once for each."));
    }
}

void ForkTab::ask(bool keepLeft)
{
    const ForkView fork = m_model->row(m_forks->currentIndex().row());
    const std::vector<RecordLine> &kept = keepLeft ? fork.here : fork.there;
    const std::vector<RecordLine> &left = keepLeft ? fork.there : fork.here;
    m_desk.prompt().ask(
        this,
        tr("“%1” goes on with the %2 record(s) of the %3 side. The %4 record(s) of the other side do not count any "
           "more, and stay readable. This cannot be undone.")
            .arg(fork.label)
            .arg(kept.size())
            .arg(keepLeft ? tr("left") : tr("right"))
            .arg(left.size()),
        keepLeft ? tr("The left one goes on") : tr("The right one goes on"),
        [this, fork, head = keepLeft ? fork.hereHead : fork.thereHead](bool yes) {
            if (yes)
                decide(fork.chain, head, fork.caseId);
        });
}

void ForkTab::decide(const QString &chain, const QString &head, const std::optional<CaseId> &caseId)
{
    m_desk.run(this, tr("Deciding"), signedIn([chain, head](casework::Session &session, Progress &progress) {
                   return casework::decideFork(session, chain, head, progress);
               }),
               [this, caseId](const Result<void> &done) {
                   Exchange::say(
                       m_message,
                       done ? tr("Decided. Give the package of the unit to the other PCs, so that they go by it.")
                            : Words::of(done.error()),
                       !done);
                   refresh();
                   if (caseId)
                       m_desk.announce(caseId);
                   m_desk.announce(std::nullopt);
               });
}

} // namespace anjuan::ui
