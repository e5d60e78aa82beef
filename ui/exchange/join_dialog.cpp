#include "ui/exchange/join_dialog.h"

#include <QtCore/QSysInfo>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QVBoxLayout>

#include "ui/common/places.h"
#include "ui/exchange/joiner_row.h"
#include "ui/exchange/parts.h"

namespace anjuan::ui {

using casework::JoinCard;

JoinDialog::JoinDialog(Desk &desk, const QString &cardFile, QWidget *parent)
    : QDialog(parent),
      m_desk(desk),
      m_unit(Exchange::makeText(QString(), this)),
      m_code(Exchange::makeCode("checkCode", this)),
      m_pc(new QLineEdit(QSysInfo::machineHostName(), this)),
      m_folder(new QLineEdit(this)),
      m_group(new QLineEdit(this)),
      m_message(Exchange::makeMessage(this)),
      m_submit(new QPushButton(tr("Save the application…"), this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(QStringLiteral("joinDialog"));
    setWindowTitle(tr("Join this unit"));
    resize(820, 640);
    build();
    connect(m_submit, &QPushButton::clicked, this, &JoinDialog::submit);
    propose();
    read(cardFile);
}

QWidget *JoinDialog::makeHead()
{
    auto *head = new QWidget(this);
    QFont bold = m_unit->font();
    bold.setBold(true);
    bold.setPointSizeF(bold.pointSizeF() * 1.2);
    m_unit->setFont(bold);
    m_unit->setObjectName(QStringLiteral("unit"));
    auto *other = new QPushButton(tr("Another card…"), head);
    other->setObjectName(QStringLiteral("chooseCard"));
    other->setAutoDefault(false);
    connect(other, &QPushButton::clicked, this, &JoinDialog::chooseCard);
    auto *left = new QVBoxLayout;
    left->addWidget(m_unit);
    left->addWidget(Exchange::makeText(
        tr("Compare the check code with that on the first PC or on the printed card. If it differs, stop."), head));
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    row->addLayout(left, 1);
    row->addWidget(m_code);
    row->addWidget(other, 0, Qt::AlignTop);
    return head;
}

QWidget *JoinDialog::makePeople()
{
    auto *list = new QWidget(this);
    auto *column = new QVBoxLayout(list);
    m_rows = new QVBoxLayout;
    column->addLayout(m_rows);
    auto *add = new QPushButton(tr("Somebody who is not on the list…"), list);
    add->setObjectName(QStringLiteral("addJoiner"));
    add->setAutoDefault(false);
    column->addWidget(add, 0, Qt::AlignLeft);
    column->addStretch();
    connect(add, &QPushButton::clicked, this, [this] {
        addRow(nullptr);
        m_joiners.back()->setWanted(true);
    });
    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(list);
    return scroll;
}

void JoinDialog::build()
{
    m_pc->setObjectName(QStringLiteral("pcName"));
    m_folder->setObjectName(QStringLiteral("folder"));
    m_group->setObjectName(QStringLiteral("osGroup"));
    m_group->setPlaceholderText(tr("Optional: members of this group of the operating system may open it, too"));
    m_submit->setObjectName(QStringLiteral("submit"));
    m_submit->setAutoDefault(false); // Enter in a line is not yet the wish to apply
    m_message->setMinimumHeight(m_message->fontMetrics().lineSpacing() * 2);
    auto *choose = new QPushButton(tr("Choose…"), this);
    choose->setAutoDefault(false);
    connect(choose, &QPushButton::clicked, this, [this] {
        m_desk.prompt().openFolder(this, tr("Empty folder for the library"),
                                   [this](const QString &folder) { m_folder->setText(folder); });
    });
    auto *folderRow = new QHBoxLayout;
    folderRow->addWidget(m_folder, 1);
    folderRow->addWidget(choose);
    m_body = new QWidget(this);
    auto *form = new QFormLayout(m_body);
    form->setContentsMargins(0, 0, 0, 0);
    form->addRow(tr("Name of this PC"), m_pc);
    form->addRow(tr("Empty folder on this PC"), folderRow);
    form->addRow(tr("Group"), m_group);
    auto *column = new QVBoxLayout(this);
    column->addWidget(makeHead());
    column->addWidget(m_body);
    column->addWidget(Exchange::makeText(tr("Who will log in on this PC? Each types their own password here."), this));
    column->addWidget(makePeople(), 1);
    column->addWidget(m_message);
    auto *row = new QHBoxLayout;
    auto *cancel = new QPushButton(tr("Cancel"), this);
    cancel->setAutoDefault(false);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    row->addStretch();
    row->addWidget(cancel);
    row->addWidget(m_submit);
    column->addLayout(row);
}

void JoinDialog::chooseCard()
{
    m_desk.prompt().openFiles(this, tr("Card for joining the unit"), Exchange::jsonFilter(), false,
                              [this](const QStringList &files) { read(files.value(0)); });
}

void JoinDialog::read(const QString &cardFile)
{
    m_submit->setEnabled(false);
    m_desk.run(
        this, QString(), [cardFile](Core, Progress &) { return casework::readJoinCard(cardFile); },
        [this](const Result<JoinCard> &card) {
            if (card) {
                show(*card);
                return;
            }
            m_card.reset();
            m_unit->clear();
            m_code->clear();
            Exchange::say(m_message, Words::of(card.error()), true);
        });
}

void JoinDialog::show(const JoinCard &card)
{
    m_card = card;
    m_unit->setText(card.demo ? tr("%1 (training library)").arg(card.unitName)
                              : tr("%1 (%2)").arg(card.unitName, card.unitCode));
    m_code->setText(card.checkCode());
    Exchange::say(m_message, QString(), false);
    for (JoinerRow *row : m_joiners)
        row->deleteLater();
    m_joiners.clear();
    for (const JoinCard::Person &person : card.people)
        addRow(&person);
    if (card.people.empty()) {
        addRow(nullptr);
        m_joiners.back()->setWanted(true);
    }
    m_submit->setEnabled(true);
}

void JoinDialog::addRow(const JoinCard::Person *known)
{
    const QStringList words = m_card ? QStringList{m_card->unitName, m_card->unitCode} : QStringList();
    auto *row = new JoinerRow(known, words, m_card && m_card->demo, this);
    m_rows->addWidget(row);
    m_joiners.push_back(row);
}

void JoinDialog::propose()
{
    m_desk.run(
        this, QString(),
        [name = tr("anjuan-library")](Core, Progress &) -> Result<QString> { return proposedFolder(name); },
        [this](const Result<QString> &folder) {
            if (m_folder->text().isEmpty() && folder)
                m_folder->setText(*folder);
        });
}

QString JoinDialog::problem() const
{
    if (m_pc->text().trimmed().isEmpty())
        return tr("Give this PC a name, such as “window 2”.");
    if (m_folder->text().trimmed().isEmpty())
        return tr("Choose an empty folder.");
    bool any = false;
    for (const JoinerRow *row : m_joiners) {
        if (!row->isWanted())
            continue;
        any = true;
        const QString wrong = row->problem();
        if (!wrong.isEmpty())
            return wrong;
    }
    return any ? QString() : tr("Tick who will log in on this PC.");
}

void JoinDialog::submit()
{
    Exchange::say(m_message, problem(), true);
    if (!m_card || !m_message->text().isEmpty())
        return;
    const QString name = tr("application-%1").arg(m_pc->text().trimmed());
    m_desk.prompt().saveFile(this, tr("Save the application"), Exchange::fileName(name) + QStringLiteral(".json"),
                             [this](const QString &file) { apply(file); });
}

void JoinDialog::apply(const QString &file)
{
    auto request = std::make_shared<casework::JoinRequest>();
    request->dir = m_folder->text().trimmed();
    request->card = *m_card;
    request->pcName = m_pc->text().trimmed();
    request->osGroup = m_group->text().trimmed();
    for (const JoinerRow *row : m_joiners) {
        if (row->isWanted())
            request->people.push_back(row->joiner());
    }
    m_submit->setEnabled(false);
    m_desk.run(
        this, tr("Making the application"),
        [request, file](Core, Progress &progress) -> Result<void> {
            ANJUAN_CHECK(placeTakesLibrary(request->dir));
            ANJUAN_CHECK(casework::startJoining(*request, file, progress));
            return {};
        },
        [this, dir = request->dir](const Result<void> &done) {
            m_submit->setEnabled(true);
            if (!done) {
                Exchange::say(m_message, Words::of(done.error()), true);
                return;
            }
            Q_EMIT applied(dir);
            accept();
        });
}

void JoinDialog::done(int result)
{
    for (JoinerRow *row : m_joiners)
        row->wipe();
    QDialog::done(result);
}

} // namespace anjuan::ui
