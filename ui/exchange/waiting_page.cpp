#include "ui/exchange/waiting_page.h"

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

#include "ui/exchange/parts.h"

namespace anjuan::ui {

using casework::Waiting;

WaitingPage::WaitingPage(Desk &desk, QWidget *parent)
    : QWidget(parent),
      m_desk(desk),
      m_unit(Exchange::makeText(QString(), this)),
      m_who(Exchange::makeText(QString(), this)),
      m_code(Exchange::makeCode("checkCode", this)),
      m_message(Exchange::makeMessage(this)),
      m_again(new QPushButton(tr("Save the application again…"), this)),
      m_finish(new QPushButton(tr("Take in the package of the unit…"), this))
{
    setObjectName(QStringLiteral("waitingPage"));
    build();
    connect(m_again, &QPushButton::clicked, this, &WaitingPage::saveAgain);
    connect(m_finish, &QPushButton::clicked, this, &WaitingPage::finish);
}

void WaitingPage::build()
{
    QFont large = m_unit->font();
    large.setPointSize(16);
    large.setBold(true);
    m_unit->setFont(large);
    m_again->setObjectName(QStringLiteral("saveAgain"));
    m_finish->setObjectName(QStringLiteral("finish"));
    m_finish->setMinimumHeight(40);
    m_message->setMinimumHeight(m_message->fontMetrics().lineSpacing() * 4);
    auto *other = new QPushButton(tr("◀ First page"), this);
    other->setObjectName(QStringLiteral("waitingBack"));
    connect(other, &QPushButton::clicked, this, &WaitingPage::back);
    auto *middle = new QWidget(this);
    middle->setMaximumWidth(760);
    auto *column = new QVBoxLayout(middle);
    column->addStretch(1);
    column->addWidget(m_unit);
    column->addWidget(m_who);
    column->addSpacing(12);
    column->addWidget(Exchange::makeText(tr("Check code of this application"), middle));
    column->addWidget(m_code);
    column->addSpacing(12);
    column->addWidget(
        Exchange::makeText(tr("1. Take the application (the file that was saved) to the administrator's PC.\n"
                              "2. There: Unit and people › Take in an application. The check code must be the same.\n"
                              "3. Bring back the package of the unit, and take it in here."),
                           middle));
    column->addSpacing(12);
    column->addWidget(m_finish);
    column->addWidget(m_message);
    auto *row = new QHBoxLayout;
    row->addWidget(other);
    row->addStretch();
    row->addWidget(m_again);
    column->addLayout(row);
    column->addStretch(2);
    auto *outer = new QHBoxLayout(this);
    outer->addStretch(1);
    outer->addWidget(middle, 3);
    outer->addStretch(1);
}

void WaitingPage::show(const QString &dir)
{
    m_dir = dir;
    Exchange::say(m_message, QString(), false);
    using Found = std::optional<Waiting>;
    m_desk.run(
        this, QString(), [dir](Core, Progress &) -> Result<Found> { return casework::waitingIn(dir); },
        [this, dir](const Result<Found> &found) {
            m_waiting = found ? *found : std::nullopt;
            for (QPushButton *button : {m_again, m_finish})
                button->setEnabled(m_waiting.has_value());
            if (!m_waiting)
                return;
            QStringList names;
            for (const casework::Enrolment::Person &person : m_waiting->enrolment.people)
                names.append(person.name);
            m_unit->setText(tr("Waiting for the administrator of %1").arg(m_waiting->card.unitName));
            m_who->setText(tr("This PC: %1 · will log in: %2 · folder %3")
                               .arg(m_waiting->enrolment.pcName, names.join(Words::tr(", ", "between names")), dir));
            m_code->setText(m_waiting->enrolment.checkCode());
            m_finish->setFocus();
        });
}

void WaitingPage::saveAgain()
{
    QByteArray bytes = m_waiting->enrolment.raw;
    if (!bytes.endsWith('\n'))
        bytes += '\n';
    const QString name = Exchange::fileName(tr("application-%1").arg(m_waiting->enrolment.pcName));
    m_desk.prompt().saveFile(
        this, tr("Save the application"), name + QStringLiteral(".json"), [this, bytes](const QString &file) {
            m_desk.run(
                this, QString(), [file, bytes](Core, Progress &) { return Exchange::writeForAll(file, bytes); },
                [this, file](const Result<void> &saved) {
                    Exchange::say(m_message, saved ? tr("Saved: %1").arg(file) : Words::of(saved.error()), !saved);
                });
        });
}

void WaitingPage::finish()
{
    m_desk.prompt().openFiles(this, tr("Package of the unit"), Exchange::bundleFilter(), false,
                              [this](const QStringList &files) { finishWith(files.value(0)); });
}

void WaitingPage::finishWith(const QString &bundle)
{
    m_finish->setEnabled(false);
    m_desk.run(
        this, tr("Taking in the package of the unit"),
        [dir = m_dir, bundle, &clock = m_desk.clock()](Core, Progress &progress) -> Result<void> {
            ANJUAN_CHECK(casework::finishJoining(dir, bundle, clock, progress));
            return {};
        },
        [this](const Result<void> &done) {
            m_finish->setEnabled(true);
            if (done)
                Q_EMIT joined(m_dir);
            else
                Exchange::say(m_message, Words::of(done.error()), true);
        });
}

} // namespace anjuan::ui
