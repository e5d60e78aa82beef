#include "ui/forms/party_lookup.h"

#include <algorithm>

#include <QtGui/QStandardItemModel>
#include <QtWidgets/QAbstractItemView>
#include <QtWidgets/QCompleter>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QVBoxLayout>

#include "ui/common/look.h"
#include "ui/exchange/parts.h"
#include "ui/forms/act_form.h"

namespace anjuan::ui {
namespace {

constexpr int kPause = 250; // ms between the last key and the question

QString fieldOf(const casework::KnownParty &party, const char *member)
{
    return party.fields.value(QLatin1String(member)).toString();
}

/// Name, number and address on one line, and what was done about it before.
QString lineOf(const casework::KnownParty &party)
{
    QStringList parts{fieldOf(party, "name")};
    for (const char *member : {"id_number", "credit_code", "address"}) {
        if (!fieldOf(party, member).isEmpty())
            parts += fieldOf(party, member);
    }
    parts += party.penalised > 0 ? PartyLookup::tr("penalised %n time(s) before", nullptr, party.penalised)
                                 : PartyLookup::tr("%n case(s) before, no penalty", nullptr, party.cases);
    return parts.join(QStringLiteral(" · "));
}

} // namespace

bool PartyLookup::isFor(const casework::Act &act)
{
    return act.field(QStringLiteral("name")) && act.field(QStringLiteral("credit_code"))
        && act.field(QStringLiteral("party_kind"));
}

PartyLookup::PartyLookup(Desk &desk, ActForm &form, const std::optional<CaseId> &besides, QWidget *parent)
    : QWidget(parent),
      m_desk(desk),
      m_form(form),
      m_besides(besides),
      m_history(new QLabel(this)),
      m_model(new QStandardItemModel(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_history);
    m_history->setObjectName(QStringLiteral("partyHistory"));
    m_history->setWordWrap(true);
    m_history->setTextFormat(Qt::PlainText);
    hide();
    m_soon.setSingleShot(true);
    m_soon.setInterval(kPause);
    connect(&m_soon, &QTimer::timeout, this, &PartyLookup::look);
    for (const char *field : {"name", "id_number", "credit_code"})
        attach(field);
}

void PartyLookup::attach(const char *field)
{
    FieldEditor *editor = m_form.editor(QLatin1String(field));
    auto *line = editor ? qobject_cast<QLineEdit *>(editor->focusProxy()) : nullptr;
    if (!line)
        return;
    auto *completer = new QCompleter(m_model, line);
    completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    completer->popup()->setObjectName(QStringLiteral("knownParties"));
    completer->setWidget(line); // not setCompleter, which would put the whole line into the field
    connect(completer, qOverload<const QModelIndex &>(&QCompleter::activated), this,
            [this](const QModelIndex &at) { choose(at.row()); });
    connect(line, &QLineEdit::textEdited, this, [this, line] {
        m_asking = line;
        m_soon.start();
    });
    line->setProperty("knownParties", QVariant::fromValue(static_cast<QObject *>(completer)));
    m_lines.push_back(line);
}

void PartyLookup::look()
{
    if (!m_asking)
        return;
    m_desk.run(
        this, QString(),
        reading([typed = m_asking->text().trimmed(), besides = m_besides](casework::Library &library, Progress &) {
            return casework::partiesLike(library, typed, besides);
        }),
        [this, asked = ++m_asked](const Result<std::vector<casework::KnownParty>> &parties) {
            if (asked == m_asked && parties)
                show(*parties);
        });
}

void PartyLookup::show(const std::vector<casework::KnownParty> &parties)
{
    m_parties = parties;
    m_model->clear();
    for (const casework::KnownParty &party : m_parties)
        m_model->appendRow(new QStandardItem(lineOf(party)));
    tellHistory();
    auto *completer = qobject_cast<QCompleter *>(m_asking->property("knownParties").value<QObject *>());
    if (!completer)
        return;
    constexpr int kWidest = 720;
    if (m_parties.empty())
        completer->popup()->hide();
    else if (m_asking->hasFocus() || completer->popup()->isVisible())
        completer->complete(QRect(0, 0, std::max(kWidest, m_asking->width()), m_asking->height()));
}

void PartyLookup::choose(int at)
{
    if (at < 0 || at >= static_cast<int>(m_parties.size()))
        return;
    const casework::KnownParty party = m_parties[static_cast<std::size_t>(at)];
    m_form.setValues(party.fields);
    m_parties = {party};
    tellHistory();
}

/// Of the one party that what stands in the form is, beyond doubt: its number, or its name and address.
void PartyLookup::tellHistory()
{
    const QJsonObject typed = m_form.values();
    const auto same = [&typed](const casework::KnownParty &party) {
        for (const QString &number : casework::partyNumbers()) {
            const QString theirs = party.fields.value(number).toString();
            const QString mine = typed.value(number).toString();
            if (!theirs.isEmpty() && !mine.isEmpty())
                return theirs.compare(mine, Qt::CaseInsensitive) == 0;
        }
        return typed.value(QLatin1String("name")) == party.fields.value(QLatin1String("name"))
            && typed.value(QLatin1String("address")) == party.fields.value(QLatin1String("address"));
    };
    const auto found = std::find_if(m_parties.begin(), m_parties.end(), same);
    setVisible(found != m_parties.end());
    if (found == m_parties.end())
        return;
    QString text = tr("This party has %n earlier case(s) here.", nullptr, found->cases);
    if (found->penalised > 0)
        text = tr("Repeat offender: penalised %n time(s) before. %1", nullptr, found->penalised)
                   .arg(found->penalties.join(QStringLiteral("; ")));
    m_history->setText(text);
    m_history->setStyleSheet(look::toned(found->penalised > 0 ? QStringLiteral("color:#8a5300;font-weight:bold")
                                                              : QStringLiteral("color:#5f6368")));
}

} // namespace anjuan::ui
