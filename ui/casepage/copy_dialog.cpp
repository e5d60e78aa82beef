#include "ui/casepage/copy_dialog.h"

#include <QtWidgets/QComboBox>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

#include "core/base/messages.h"

#include "ui/common/table.h"
#include "ui/exchange/parts.h"

namespace anjuan::ui {
namespace {

using casework::CopyPiece;

QString howText(const CopyPiece &piece)
{
    switch (piece.how) {
    case CopyPiece::How::Whole:
        return message(QStringLiteral("copy.how_whole"));
    case CopyPiece::How::Unread:
        return message(QStringLiteral("copy.how_unread"));
    case CopyPiece::How::Masked:
        return message(QStringLiteral("copy.how_masked"), {QString::number(piece.covered)});
    case CopyPiece::How::LeftOut:
        break;
    }
    return message(QStringLiteral("copy.how_left_out"), {piece.why});
}

} // namespace

CopyDialog::CopyDialog(Desk &desk, const CaseId &caseId, const QString &fileStem, QWidget *parent)
    : QDialog(parent),
      m_desk(desk),
      m_case(caseId),
      m_stem(fileStem),
      m_profile(new QComboBox(this)),
      m_receiver(new QLineEdit(this)),
      m_purpose(new QLineEdit(this)),
      m_also(new QLineEdit(this)),
      m_model(new RowModel<CopyPiece>({{tr("Piece"), [](const CopyPiece &piece) { return piece.title; }},
                                       {tr("In the copy"), [](const CopyPiece &piece) { return howText(piece); }}},
                                      this)),
      m_table(makeTable(m_model, QStringLiteral("pieces"), {420, 360}, this)),
      m_message(Exchange::makeMessage(this)),
      m_stay(new QPushButton(tr("Leave out or put back"), this)),
      m_submit(new QPushButton(tr("Save the copy…"), this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(QStringLiteral("copyDialog"));
    setWindowTitle(tr("Copy for the party or a court"));
    resize(880, 620);
    build();
    connect(m_profile, &QComboBox::currentIndexChanged, this, &CopyDialog::plan);
    connect(m_also, &QLineEdit::editingFinished, this, &CopyDialog::plan);
    connect(m_table, &QTableView::doubleClicked, this, &CopyDialog::turn);
    connect(m_stay, &QPushButton::clicked, this, [this] { turn(m_table->currentIndex()); });
    connect(m_submit, &QPushButton::clicked, this, &CopyDialog::submit);
    plan();
}

void CopyDialog::build()
{
    m_profile->setObjectName(QStringLiteral("profile"));
    const casework::Act *act = casework::findAct(QStringLiteral("copy.give"));
    for (const casework::Field::Option &option : act->field(QStringLiteral("profile"))->options)
        m_profile->addItem(option.zh, option.value);
    m_receiver->setObjectName(QStringLiteral("receiver"));
    m_purpose->setObjectName(QStringLiteral("purpose"));
    m_also->setObjectName(QStringLiteral("alsoCover"));
    m_also->setPlaceholderText(tr("further names or words, with a comma between them"));
    m_stay->setObjectName(QStringLiteral("stay"));
    m_stay->setAutoDefault(false);
    m_submit->setObjectName(QStringLiteral("submit"));
    m_submit->setDefault(true);
    auto *form = new QFormLayout;
    form->addRow(tr("For"), m_profile);
    form->addRow(tr("Fetched by"), m_receiver);
    form->addRow(tr("What for"), m_purpose);
    form->addRow(tr("Cover, too"), m_also);
    auto *close = new QPushButton(tr("Cancel"), this);
    close->setAutoDefault(false);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    auto *foot = new QHBoxLayout;
    foot->addWidget(m_stay);
    foot->addStretch();
    foot->addWidget(close);
    foot->addWidget(m_submit);
    auto *column = new QVBoxLayout(this);
    column->addWidget(Exchange::makeText(
        tr("A PDF of what may be seen of the volume. Particulars of others are covered, and are gone from the file; "
           "internal papers stay back. Who was given it and why is noted."),
        this));
    column->addLayout(form);
    column->addWidget(m_table, 1);
    column->addWidget(m_message);
    column->addLayout(foot);
}

casework::CopyRequest CopyDialog::request() const
{
    casework::CopyRequest request;
    request.caseId = m_case;
    request.profile = m_profile->currentData().toString();
    request.receiver = m_receiver->text().trimmed();
    request.purpose = m_purpose->text().trimmed();
    QString words = m_also->text();
    for (const QChar comma : {QChar(u'，'), QChar(u'、'), QChar(u';'), QChar(u'；')})
        words.replace(comma, QLatin1Char(','));
    request.alsoCover = words.split(QLatin1Char(','), Qt::SkipEmptyParts);
    request.leaveOut = m_leaveOut;
    return request;
}

void CopyDialog::plan()
{
    const int asked = ++m_asked;
    m_submit->setEnabled(false);
    m_desk.run(this, tr("Looking the volume through"),
               reading([request = request()](casework::Library &library, Progress &progress) {
                   return casework::planCopy(library, request, progress);
               }),
               [this, asked](const Result<casework::CopyPlan> &plan) {
                   if (asked != m_asked)
                       return;
                   if (!plan) {
                       Exchange::say(m_message, Words::of(plan.error()), true);
                       return;
                   }
                   const int row = m_table->currentIndex().row();
                   m_model->replace(plan->pieces);
                   if (m_model->rowCount() > 0)
                       m_table->selectRow(std::clamp(row, 0, m_model->rowCount() - 1));
                   Exchange::say(m_message,
                                 plan->covered.isEmpty()
                                     ? tr("No particulars of others are known in this case.")
                                     : tr("Covered: %1").arg(plan->covered.join(Words::tr(", ", "between names"))),
                                 false);
                   m_submit->setEnabled(true);
               });
}

void CopyDialog::turn(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    const QString record = m_model->row(index.row()).record;
    if (!m_leaveOut.removeOne(record))
        m_leaveOut.append(record);
    plan();
}

void CopyDialog::submit()
{
    if (m_receiver->text().trimmed().isEmpty() || m_purpose->text().trimmed().isEmpty()) {
        Exchange::say(m_message, message(QStringLiteral("copy.wants_words")), true);
        (m_receiver->text().trimmed().isEmpty() ? m_receiver : m_purpose)->setFocus();
        return;
    }
    m_desk.prompt().saveFile(this, tr("Save the copy"), tr("%1-copy").arg(m_stem) + QStringLiteral(".pdf"),
                             [this](const QString &file) { write(file); });
}

void CopyDialog::write(const QString &file)
{
    casework::CopyRequest request = this->request();
    request.file = file;
    m_submit->setEnabled(false);
    m_desk.run(this, tr("Making the copy"), signedIn([request](casework::Session &session, Progress &progress) {
                   return casework::makeCopy(session, request, progress);
               }),
               [this, file](const Result<casework::CopyMade> &done) {
                   m_submit->setEnabled(true);
                   if (!done) {
                       Exchange::say(m_message, Words::of(done.error()), true);
                       return;
                   }
                   m_desk.announce(m_case);
                   Q_EMIT made(file);
                   accept();
               });
}

} // namespace anjuan::ui
