#include "ui/exchange/report_tab.h"

#include <map>

#include <QtWidgets/QCheckBox>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

#include "ui/common/table.h"
#include "ui/exchange/parts.h"

namespace anjuan::ui {

using casework::ReportRow;
using casework::ReportState;

namespace {

QString stateName(ReportState state)
{
    switch (state) {
    case ReportState::NotSent:
        return ReportTab::tr("Not sent");
    case ReportState::Sent:
        return ReportTab::tr("Sent");
    case ReportState::Returned:
        return ReportTab::tr("Returned");
    case ReportState::Accepted:
        break;
    }
    return ReportTab::tr("Accepted");
}

} // namespace

ReportTab::ReportTab(Desk &desk, QWidget *parent)
    : QWidget(parent),
      m_desk(desk),
      m_model(makeModel()),
      m_table(makeTable(m_model, QStringLiteral("reports"), {360, 80, 140, 170}, this)),
      m_counts(Exchange::makeText(QString(), this)),
      m_upload(new QPushButton(tr("Write an upload…"), this)),
      m_outbox(new QPushButton(tr("Put one into the outbox"), this)),
      m_receipt(new QPushButton(tr("Take in a receipt…"), this)),
      m_full(new QCheckBox(tr("With films and sound (large)"), this)),
      m_message(Exchange::makeMessage(this))
{
    setObjectName(QStringLiteral("reportTab"));
    m_upload->setObjectName(QStringLiteral("upload"));
    m_outbox->setObjectName(QStringLiteral("toOutbox"));
    m_outbox->setToolTip(tr("It goes by itself with the next stick or shared folder that is known here"));
    m_receipt->setObjectName(QStringLiteral("takeReceipt"));
    m_full->setObjectName(QStringLiteral("full"));
    m_full->setToolTip(tr("Without it the bureau gets every record, document and photograph; of films and sound only "
                          "what they are. It may ask for them."));
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_counts);
    column->addWidget(m_table, 1);
    auto *row = new QHBoxLayout;
    row->addWidget(m_upload);
    row->addWidget(m_outbox);
    row->addWidget(m_full);
    row->addSpacing(24);
    row->addWidget(m_receipt);
    row->addStretch();
    column->addLayout(row);
    column->addWidget(m_message);
    connect(m_upload, &QPushButton::clicked, this, &ReportTab::upload);
    connect(m_outbox, &QPushButton::clicked, this,
            [this] { writeUpload(Exchange::outbox(m_desk) + QLatin1Char('/') + uploadName()); });
    connect(m_receipt, &QPushButton::clicked, this, &ReportTab::takeReceipt);
}

RowModel<ReportRow> *ReportTab::makeModel()
{
    return new RowModel<ReportRow>(
        {{tr("Case"), [](const ReportRow &row) { return row.label; }},
         {tr("State"), [](const ReportRow &row) { return stateName(row.state); }},
         {tr("At"), [](const ReportRow &row) { return Words::moment(row.at); }},
         {tr("Since then"),
          [](const ReportRow &row) { return row.changedSince ? tr("Changed: send again") : QString(); }},
         {tr("Why it was returned"), [](const ReportRow &row) { return row.reason; }}},
        this);
}

void ReportTab::refresh()
{
    const QString why = m_desk.whyReadOnly();
    for (QPushButton *button : {m_upload, m_receipt}) {
        button->setEnabled(why.isEmpty());
        button->setToolTip(why);
    }
    m_desk.run(this, QString(),
               reading([](casework::Library &library, Progress &) { return casework::reportStates(library); }),
               [this](const Result<std::vector<ReportRow>> &rows) {
                   if (rows)
                       show(*rows);
                   else
                       Exchange::say(m_message, Words::of(rows.error()), true);
               });
}

void ReportTab::show(const std::vector<ReportRow> &rows)
{
    std::map<ReportState, int> counts;
    for (const ReportRow &row : rows)
        ++counts[row.state];
    m_counts->setText(tr("Not sent: %1 · sent, no receipt yet: %2 · returned: %3 · accepted: %4")
                          .arg(counts[ReportState::NotSent])
                          .arg(counts[ReportState::Sent])
                          .arg(counts[ReportState::Returned])
                          .arg(counts[ReportState::Accepted]));
    std::vector<ReportRow> sorted = rows;
    // What somebody must do something about comes first.
    auto urgency = [](const ReportRow &row) {
        if (row.state == ReportState::Returned)
            return 0;
        if (row.state == ReportState::NotSent || row.changedSince)
            return 1;
        return row.state == ReportState::Sent ? 2 : 3;
    };
    std::stable_sort(sorted.begin(), sorted.end(), [&urgency](const ReportRow &one, const ReportRow &other) {
        return urgency(one) < urgency(other);
    });
    m_model->replace(std::move(sorted));
    Q_EMIT counted(counts[ReportState::Returned]);
}

QString ReportTab::uploadName() const
{
    return Exchange::fileName(tr("upload-%1-%2").arg(m_desk.info().unitName, dateText(m_desk.clock().now().date())))
        + QStringLiteral(".anjuan.zip");
}

void ReportTab::upload()
{
    m_desk.prompt().saveFile(this, tr("Write an upload"), uploadName(),
                             [this](const QString &file) { writeUpload(file); });
}

void ReportTab::writeUpload(const QString &file)
{
    auto request = std::make_shared<casework::ExportRequest>();
    request->profile = QStringLiteral("upload");
    request->file = file;
    request->light = !m_full->isChecked();
    m_desk.run(this, tr("Writing an upload"), signedIn([request](casework::Session &session, Progress &progress) {
                   return session.exportBundle(*request, progress);
               }),
               [this](const Result<casework::ExportedBundle> &bundle) {
                   Exchange::say(m_message,
                                 bundle ? tr("%1\nGive it to the bureau; the receipt that comes back is taken in here.")
                                              .arg(Exchange::written(*bundle))
                                        : Words::of(bundle.error()),
                                 !bundle);
                   refresh();
                   m_desk.announce(std::nullopt);
               });
}

void ReportTab::takeReceipt()
{
    m_desk.prompt().openFiles(this, tr("Receipt of the bureau"), Exchange::jsonFilter(), false,
                              [this](const QStringList &files) { acceptReceipt(files.value(0)); });
}

void ReportTab::acceptReceipt(const QString &file)
{
    m_desk.run(this, tr("Taking in the receipt"), signedIn([file](casework::Session &session, Progress &) {
                   return casework::acceptReceipt(session, file);
               }),
               [this](const Result<void> &done) {
                   Exchange::say(m_message, done ? tr("The receipt is taken in.") : Words::of(done.error()), !done);
                   refresh();
                   m_desk.announce(std::nullopt);
               });
}

} // namespace anjuan::ui
