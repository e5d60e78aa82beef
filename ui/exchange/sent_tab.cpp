#include "ui/exchange/sent_tab.h"

#include <QtWidgets/QCheckBox>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

#include "ui/common/table.h"
#include "ui/exchange/hand_over_dialog.h"
#include "ui/exchange/parts.h"

namespace anjuan::ui {

using casework::SentCase;

SentTab::SentTab(Desk &desk, QWidget *parent)
    : QWidget(parent),
      m_desk(desk),
      m_model(makeModel()),
      m_table(makeTable(m_model, QStringLiteral("sent"), {420, 220, 160}, this)),
      m_all(new QCheckBox(tr("Show acknowledged ones, too"), this)),
      m_again(new QPushButton(tr("Write the package again…"), this)),
      m_back(new QPushButton(tr("Take back…"), this)),
      m_message(Exchange::makeMessage(this))
{
    setObjectName(QStringLiteral("sentTab"));
    m_again->setObjectName(QStringLiteral("sendAgain"));
    m_back->setObjectName(QStringLiteral("takeBack"));
    auto *column = new QVBoxLayout(this);
    column->addWidget(Exchange::makeText(
        tr("Cases on their way to another PC. Each is acknowledged when a package with it comes back from there."),
        this));
    column->addWidget(m_table, 1);
    auto *row = new QHBoxLayout;
    row->addWidget(m_again);
    row->addWidget(m_back);
    row->addStretch();
    row->addWidget(m_all);
    column->addLayout(row);
    column->addWidget(m_message);
    connect(m_all, &QCheckBox::toggled, this, &SentTab::show);
    connect(m_again, &QPushButton::clicked, this, &SentTab::sendAgain);
    connect(m_back, &QPushButton::clicked, this, &SentTab::takeBack);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &SentTab::follow);
    connect(m_model, &QAbstractItemModel::modelReset, this, &SentTab::follow);
    follow();
}

RowModel<SentCase> *SentTab::makeModel()
{
    return new RowModel<SentCase>(
        {{tr("Case"), [](const SentCase &row) { return row.label; }},
         {tr("To"), [](const SentCase &row) { return row.toName; }},
         {tr("Handed over at"), [](const SentCase &row) { return Words::moment(row.sentAt); }},
         {tr("Acknowledged"),
          [](const SentCase &row) { return row.acknowledgedAt ? Words::moment(*row.acknowledgedAt) : tr("Not yet"); }}},
        this);
}

void SentTab::refresh()
{
    m_desk.run(this, QString(),
               reading([](casework::Library &library, Progress &) { return casework::sentCases(library); }),
               [this](const Result<std::vector<SentCase>> &rows) {
                   m_rows = rows ? *rows : std::vector<SentCase>{};
                   if (!rows)
                       Exchange::say(m_message, Words::of(rows.error()), true);
                   show();
               });
}

void SentTab::show()
{
    std::vector<SentCase> shown;
    int waiting = 0;
    for (const SentCase &row : m_rows) {
        waiting += row.acknowledgedAt ? 0 : 1;
        if (!row.acknowledgedAt || m_all->isChecked())
            shown.push_back(row);
    }
    m_model->replace(std::move(shown));
    if (m_model->rowCount() > 0)
        m_table->selectRow(0);
    Q_EMIT counted(waiting);
}

void SentTab::follow()
{
    const QModelIndex at = m_table->currentIndex();
    const bool waits = at.isValid() && !m_model->row(at.row()).acknowledgedAt && m_desk.whyReadOnly().isEmpty();
    m_again->setEnabled(waits);
    m_back->setEnabled(waits && m_desk.isAdmin() && m_desk.holdsOffice());
    m_back->setToolTip(m_back->isEnabled() ? QString()
                                           : tr("An administrator takes back, on the PC that keeps the unit's chain."));
}

void SentTab::sendAgain()
{
    const SentCase sent = m_model->row(m_table->currentIndex().row());
    Handing handing;
    handing.what = Handing::What::Again;
    handing.cases = {sent.caseId};
    handing.labels = {sent.label};
    handing.toName = sent.toName;
    (new HandOverDialog(m_desk, handing, this))->open();
}

void SentTab::takeBack()
{
    const SentCase sent = m_model->row(m_table->currentIndex().row());
    m_desk.prompt().ask(
        this,
        tr("Take “%1” back from “%2”? Do so only when the package was not imported there: if it was, both histories "
           "will be shown at the next exchange.")
            .arg(sent.label, sent.toName),
        tr("Take back"), [this, id = sent.caseId](bool yes) {
            if (yes)
                take(id);
        });
}

void SentTab::take(const CaseId &id)
{
    m_desk.run(this, tr("Taking back"), signedIn([id](casework::Session &session, Progress &progress) {
                   return casework::takeBack(session, id, progress);
               }),
               [this, id](const Result<void> &done) {
                   Exchange::say(m_message,
                                 done ? tr("Taken back: it is handled on this PC again.") : Words::of(done.error()),
                                 !done);
                   refresh();
                   m_desk.announce(id);
               });
}

} // namespace anjuan::ui
