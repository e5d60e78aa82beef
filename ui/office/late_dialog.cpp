#include "ui/office/late_dialog.h"

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

#include "ui/common/table.h"
#include "ui/exchange/parts.h"

namespace anjuan::ui {

using casework::LateRecord;

LateDialog::LateDialog(Desk &desk, QWidget *parent)
    : QDialog(parent),
      m_desk(desk),
      m_model(new RowModel<LateRecord>({{tr("Case"), [](const LateRecord &row) { return row.label; }},
                                        {tr("Record"), [](const LateRecord &row) { return row.title; }},
                                        {tr("By"), [](const LateRecord &row) { return row.by; }},
                                        {tr("At"), [](const LateRecord &row) { return Words::moment(row.at); }}},
                                       this)),
      m_table(makeTable(m_model, QStringLiteral("late"), {260, 170, 90}, this)),
      m_message(Exchange::makeMessage(this)),
      m_accept(new QPushButton(tr("Accept it and all before it"), this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(QStringLiteral("lateDialog"));
    setWindowTitle(tr("Late records"));
    setMinimumSize(760, 380);
    m_accept->setObjectName(QStringLiteral("submit"));
    auto *close = new QPushButton(tr("Close"), this);
    auto *row = new QHBoxLayout;
    row->addStretch();
    row->addWidget(close);
    row->addWidget(m_accept);
    auto *column = new QVBoxLayout(this);
    column->addWidget(Exchange::makeText(
        tr("Signed with a key that had been revoked before these records came in. Until an administrator accepts them, "
           "packages with them are refused elsewhere. Ask whoever signed whether they did."),
        this));
    column->addWidget(m_table, 1);
    column->addWidget(m_message);
    column->addLayout(row);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_accept, &QPushButton::clicked, this, &LateDialog::acceptChosen);
    refresh();
}

void LateDialog::refresh()
{
    m_accept->setEnabled(false);
    m_desk.run(this, QString(),
               reading([](casework::Library &library, Progress &) { return casework::lateRecords(library); }),
               [this](const Result<std::vector<LateRecord>> &late) {
                   if (!late) {
                       Exchange::say(m_message, Words::of(late.error()), true);
                       return;
                   }
                   m_model->replace(*late);
                   if (!late->empty())
                       m_table->selectRow(static_cast<int>(late->size()) - 1);
                   else
                       Exchange::say(m_message, tr("There are none."), false);
                   m_accept->setEnabled(!late->empty() && m_desk.isAdmin() && m_desk.holdsOffice());
               });
}

void LateDialog::acceptChosen()
{
    const QModelIndex at = m_table->currentIndex();
    if (!at.isValid())
        return;
    auto request = std::make_shared<casework::Request>();
    request->act = QStringLiteral("office.accept_late_record");
    request->with = {{QStringLiteral("hash"), m_model->row(at.row()).hash}};
    m_desk.run(this, QString(), signedIn([request](casework::Session &session, Progress &progress) {
                   return session.perform(*request, progress);
               }),
               [this](const Result<casework::Outcome> &done) {
                   Exchange::say(m_message, done ? tr("Accepted.") : Words::of(done.error()), !done);
                   m_desk.announce(std::nullopt);
                   refresh();
               });
}

} // namespace anjuan::ui
