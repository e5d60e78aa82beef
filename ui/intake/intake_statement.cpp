#include <algorithm>

#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>

#include "ui/common/handlers.h"
#include "ui/intake/intake_dialog.h"

namespace anjuan::ui {

QWidget *IntakeDialog::makeSources()
{
    auto *bar = new QWidget(this);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    auto *folder = new QPushButton(tr("Card or folder… (Ctrl+O)"), bar);
    folder->setObjectName(QStringLiteral("intakeFolder"));
    folder->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_O));
    auto *files = new QPushButton(tr("Files…"), bar);
    files->setObjectName(QStringLiteral("intakeFiles"));
    m_again = new QPushButton(tr("Go on copying"), bar);
    m_again->setObjectName(QStringLiteral("intakeAgain"));
    m_watchBox = new QCheckBox(tr("Watch this folder (docking station)"), bar);
    m_watchBox->setObjectName(QStringLiteral("intakeWatch"));
    for (QPushButton *button : {folder, files, m_again}) {
        button->setAutoDefault(false);
        row->addWidget(button);
    }
    row->addWidget(m_watchBox);
    row->addStretch();
    auto *hint = new QLabel(tr("…or drop files and folders here. The originals stay as they are."), bar);
    hint->setWordWrap(true);
    row->addWidget(hint, 1);
    connect(folder, &QPushButton::clicked, this, &IntakeDialog::chooseFolder);
    connect(files, &QPushButton::clicked, this, &IntakeDialog::chooseFiles);
    connect(m_again, &QPushButton::clicked, this, &IntakeDialog::stage);
    connect(m_watchBox, &QCheckBox::toggled, this, &IntakeDialog::watch);
    return bar;
}

QWidget *IntakeDialog::makeStatement()
{
    auto *box = new QWidget(this);
    auto *columns = new QHBoxLayout(box);
    columns->setContentsMargins(0, 0, 0, 0);
    auto *left = new QFormLayout;
    auto *right = new QFormLayout;
    const auto combo = [box](const char *name) {
        auto *made = new QComboBox(box);
        made->setObjectName(QLatin1String(name));
        return made;
    };
    const auto line = [box](const char *name) {
        auto *made = new QLineEdit(box);
        made->setObjectName(QLatin1String(name));
        return made;
    };
    m_case = combo("intakeCase");
    m_step = combo("intakeStep");
    m_step->addItem(tr("(no step)"), QString());
    // What this case owes first, then what it has done.
    const auto rank = [](const evidence::AvRow &step) {
        return step.state == evidence::AvRow::State::Owed ? 0 : step.state == evidence::AvRow::State::NotDone ? 2 : 1;
    };
    std::stable_sort(m_steps.begin(), m_steps.end(),
                     [&](const auto &one, const auto &other) { return rank(one) < rank(other); });
    for (const evidence::AvRow &step : m_steps)
        m_step->addItem(step.mandatory ? tr("%1 (must be recorded)").arg(step.zh) : step.zh, step.step);
    m_first = combo("intakeFirst");
    m_second = combo("intakeSecond");
    // Who may take evidence first: those with a card.
    std::vector<casework::PersonView> people(m_desk.people().begin(), m_desk.people().end());
    std::erase_if(people, [this](const auto &person) { return person.id != m_desk.person() && !mayHandle(person); });
    std::stable_partition(people.begin(), people.end(),
                          [](const auto &person) { return !person.cardNumber.isEmpty(); });
    for (QComboBox *who : {m_first, m_second}) {
        who->addItem(tr("(choose)"), QString());
        for (const casework::PersonView &person : people)
            who->addItem(person.name, person.id.toString());
    }
    m_first->setCurrentIndex(qMax(0, m_first->findData(m_desk.person().toString())));
    m_privacy = combo("intakePrivacy");
    m_privacy->addItem(tr("No particular privacy"), QStringLiteral("ordinary"));
    m_privacy->addItem(tr("Personal particulars"), QStringLiteral("personal"));
    m_privacy->addItem(tr("Sensitive: opening asks for consent"), QStringLiteral("sensitive"));
    m_place = line("intakePlace");
    m_source = line("intakeSource");
    m_source->setText(tr("Body camera"));
    m_proves = line("intakeProves");
    left->addRow(tr("Case"), m_case);
    left->addRow(tr("Step"), m_step);
    left->addRow(tr("Taken by"), m_first);
    left->addRow(tr("And by"), m_second);
    right->addRow(tr("Place"), m_place);
    right->addRow(tr("Source"), m_source);
    right->addRow(tr("Proves"), m_proves);
    right->addRow(tr("Privacy"), m_privacy);
    columns->addLayout(left, 1);
    columns->addLayout(right, 1);
    auto *give = new QPushButton(tr("Give to the\nselected rows\n(Ctrl+G)"), box);
    give->setObjectName(QStringLiteral("intakeApply"));
    give->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_G));
    give->setAutoDefault(false);
    columns->addWidget(give);
    connect(give, &QPushButton::clicked, this, &IntakeDialog::apply);
    return box;
}

/// The other one who handles the case, where nobody was chosen yet and no two people have the name.
void IntakeDialog::proposeSecond(const QString &officers)
{
    if (!m_second->currentData().toString().isEmpty())
        return;
    for (const QString &name : officers.split(QStringLiteral("、"), Qt::SkipEmptyParts)) {
        const auto bears = [&](const casework::PersonView &person) { return person.name == name; };
        const auto &people = m_desk.people();
        const auto found = std::find_if(people.begin(), people.end(), bears);
        if (found == people.end() || std::count_if(people.begin(), people.end(), bears) > 1)
            continue;
        if (found->id.toString() != m_first->currentData().toString()) {
            m_second->setCurrentIndex(m_second->findData(found->id.toString()));
            return;
        }
    }
}

QWidget *IntakeDialog::makeFoot()
{
    auto *foot = new QWidget(this);
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(0, 0, 0, 0);
    m_message = new QLabel(foot);
    m_message->setObjectName(QStringLiteral("intakeMessage"));
    m_message->setWordWrap(true);
    auto *close = new QPushButton(tr("Close (Esc)"), foot);
    close->setAutoDefault(false);
    m_submit = new QPushButton(tr("Record and sign (Ctrl+Enter)"), foot);
    m_submit->setObjectName(QStringLiteral("intakeSubmit"));
    m_submit->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return));
    m_submit->setAutoDefault(false);
    row->addWidget(m_message, 1);
    row->addWidget(close);
    row->addWidget(m_submit);
    connect(close, &QPushButton::clicked, this, &IntakeDialog::reject);
    connect(m_submit, &QPushButton::clicked, this, &IntakeDialog::submit);
    return foot;
}

QJsonObject IntakeDialog::statement() const
{
    QJsonObject with;
    const auto put = [&with](const char *field, const QString &value) {
        if (!value.trimmed().isEmpty())
            with.insert(QLatin1String(field), value.trimmed());
    };
    put("place", m_place->text());
    put("source", m_source->text());
    put("proves", m_proves->text());
    put("av_step", m_step->currentData().toString());
    put("privacy", m_privacy->currentData().toString());
    QJsonArray officers;
    for (const QComboBox *who : {m_first, m_second}) {
        const QString id = who->currentData().toString();
        if (!id.isEmpty() && !officers.contains(id))
            officers.append(id);
    }
    if (!officers.isEmpty())
        with.insert(QStringLiteral("officers"), officers);
    return with;
}

void IntakeDialog::apply()
{
    const QJsonObject said = statement();
    const CaseId id = CaseId::parse(m_case->currentData().toString()).value_or(m_caseId);
    const QString name = m_case->currentText();
    const QString step = m_step->currentData().toString().isEmpty() ? QString() : m_step->currentText();
    m_model->change(chosenRows(), [&](IntakeModel::Row &row) {
        row.caseId = id;
        row.caseName = name;
        row.stepName = step;
        row.with.remove(QStringLiteral("av_step"));
        for (auto it = said.begin(); it != said.end(); ++it)
            row.with.insert(it.key(), it.value());
    });
    showSums();
}

} // namespace anjuan::ui
