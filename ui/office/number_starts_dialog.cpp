#include "ui/office/number_starts_dialog.h"

#include <algorithm>

#include <QtWidgets/QFormLayout>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QSpinBox>
#include <QtWidgets/QVBoxLayout>

#include "ui/common/table.h"
#include "ui/exchange/parts.h"

namespace anjuan::ui {

using casework::NumberStart;

NumberStartsDialog::NumberStartsDialog(Desk &desk, QWidget *parent)
    : QDialog(parent),
      m_desk(desk),
      m_line(new QLineEdit(this)),
      m_year(new QSpinBox(this)),
      m_model(new RowModel<NumberStart>(
          {{tr("Typed"), [](const NumberStart &one) { return one.typed; }},
           {tr("Series"), [](const NumberStart &one) { return one.zh; }},
           {tr("Used up to"), [](const NumberStart &one) { return one.fault ? QString() : QString::number(one.last); }},
           {tr("Next number, or what is wrong"),
            [](const NumberStart &one) { return one.fault ? Words::of(*one.fault) : one.next; }}},
          this)),
      m_table(makeTable(m_model, QStringLiteral("numberStarts"), {130, 200, 80, 380}, this)),
      m_message(Exchange::makeMessage(this)),
      m_submit(new QPushButton(tr("Record"), this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(QStringLiteral("numberStartsDialog"));
    setWindowTitle(tr("Numbers used so far"));
    setMinimumSize(820, 420);
    build();
    connect(m_line, &QLineEdit::textChanged, this, &NumberStartsDialog::read);
    connect(m_year, &QSpinBox::valueChanged, this, &NumberStartsDialog::read);
    connect(m_submit, &QPushButton::clicked, this, &NumberStartsDialog::submit);
    show({});
    m_line->setFocus();
}

void NumberStartsDialog::build()
{
    constexpr int kEarliest = 2000;
    const int year = m_desk.clock().today().year();
    m_year->setRange(kEarliest, year);
    m_year->setValue(year);
    m_year->setObjectName(QStringLiteral("year"));
    m_line->setObjectName(QStringLiteral("line"));
    m_line->setPlaceholderText(tr("罚决37,责改52"));
    m_submit->setObjectName(QStringLiteral("submit"));
    m_submit->setDefault(true);
    auto *form = new QFormLayout;
    form->addRow(tr("Year"), m_year);
    form->addRow(tr("Used so far"), m_line);
    auto *close = new QPushButton(tr("Cancel"), this);
    close->setAutoDefault(false);
    auto *row = new QHBoxLayout;
    row->addStretch();
    row->addWidget(close);
    row->addWidget(m_submit);
    auto *column = new QVBoxLayout(this);
    column->addWidget(Exchange::makeText(tr("Before the program came, documents had numbers already. Type in one line "
                                            "up to which number each series is used; the program goes on after it. "
                                            "Where nothing is used yet, 0."),
                                         this));
    column->addLayout(form);
    column->addWidget(m_table, 1);
    column->addWidget(m_message);
    column->addLayout(row);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
}

void NumberStartsDialog::read()
{
    const int asked = ++m_asked;
    m_submit->setEnabled(false);
    m_desk.run(this, QString(),
               reading([text = m_line->text(), year = m_year->value()](casework::Library &library, Progress &) {
                   return casework::readNumberStarts(library, text, year);
               }),
               [this, asked](const Result<std::vector<NumberStart>> &starts) {
                   if (asked != m_asked)
                       return;
                   if (starts)
                       show(*starts);
                   else
                       Exchange::say(m_message, Words::of(starts.error()), true);
               });
}

void NumberStartsDialog::show(const std::vector<NumberStart> &starts)
{
    const auto isWrong = [](const NumberStart &one) { return one.fault.has_value(); };
    const auto wrong = static_cast<int>(std::count_if(starts.begin(), starts.end(), isWrong));
    const auto first = std::find_if(starts.begin(), starts.end(), isWrong);
    m_model->replace(starts);
    m_submit->setEnabled(!starts.empty() && wrong == 0 && m_desk.whyReadOnly().isEmpty());
    if (!m_desk.whyReadOnly().isEmpty())
        Exchange::say(m_message, m_desk.whyReadOnly(), true);
    else if (wrong > 0)
        Exchange::say(m_message,
                      tr("%n piece(s) cannot be recorded like this.", nullptr, wrong) + QLatin1Char(' ')
                          + Words::of(*first->fault),
                      true);
    else
        Exchange::say(m_message, QString(), false);
}

void NumberStartsDialog::submit()
{
    m_submit->setEnabled(false);
    m_desk.run(
        this, windowTitle(),
        signedIn([text = m_line->text(), year = m_year->value()](casework::Session &session, Progress &progress) {
            return casework::noteNumberStarts(session, text, year, progress);
        }),
        [this](const Result<int> &done) {
            if (!done) {
                Exchange::say(m_message, Words::of(done.error()), true);
                m_submit->setEnabled(true);
                return;
            }
            m_desk.announce(std::nullopt);
            m_desk.prompt().tell(parentWidget(), tr("The numbers of %n series are noted.", nullptr, *done), false);
            accept();
        });
}

} // namespace anjuan::ui
