#include "ui/start/start_page.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QSettings>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

#include "core/casework/demo.h"

#include "ui/start/found_dialog.h"
#include "ui/start/recovery_dialog.h"

namespace anjuan::ui {
namespace {

constexpr int kRecentKept = 8;

QString recentKey()
{
    return QStringLiteral("start/recent");
}

} // namespace

StartPage::StartPage(Desk &desk, QWidget *parent)
    : QWidget(parent), m_desk(desk), m_recent(new QListWidget(this)), m_problem(new QLabel(this))
{
    setObjectName(QStringLiteral("startPage"));
    auto *title = new QLabel(tr("Anjuan"), this);
    QFont large = title->font();
    large.setPointSize(22);
    large.setBold(true);
    title->setFont(large);
    auto *subtitle =
        new QLabel(tr("Case handling for township and sub-district enforcement teams, from the first clue to "
                      "the archived dossier. Everything stays on this PC."),
                   this);
    subtitle->setWordWrap(true);
    m_problem->setObjectName(QStringLiteral("problem"));
    m_problem->setWordWrap(true);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_problem->setStyleSheet(QStringLiteral("color:#b3261e"));
    auto *middle = new QWidget(this);
    middle->setMaximumWidth(900);
    auto *column = new QVBoxLayout(middle);
    column->addStretch(1);
    column->addWidget(title);
    column->addWidget(subtitle);
    column->addSpacing(18);
    auto *row = new QHBoxLayout;
    row->addWidget(makeActions());
    row->addSpacing(24);
    row->addWidget(makeRecent(), 1);
    column->addLayout(row);
    column->addWidget(m_problem);
    column->addStretch(2);
    auto *outer = new QHBoxLayout(this);
    outer->addStretch(1);
    outer->addWidget(middle, 8);
    outer->addStretch(1);
    showRecent();
}

QWidget *StartPage::makeActions()
{
    auto *box = new QWidget(this);
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    auto add = [&](const QString &text, const QString &name) {
        auto *button = new QPushButton(text, box);
        button->setObjectName(name);
        button->setMinimumSize(260, 40);
        column->addWidget(button);
        return button;
    };
    QPushButton *open = add(tr("&Open a library…"), QStringLiteral("openLibrary"));
    QPushButton *create = add(tr("&New library of a unit…"), QStringLiteral("newLibrary"));
    m_training = add(tr("&Practise first (training library)"), QStringLiteral("training"));
    m_training->setToolTip(tr("Three published cases, each worked through to the archive. Nothing done in it counts."));
    column->addStretch();
    connect(open, &QPushButton::clicked, this, &StartPage::chooseLibrary);
    connect(create, &QPushButton::clicked, this, &StartPage::found);
    connect(m_training, &QPushButton::clicked, this, &StartPage::practise);
    return box;
}

QWidget *StartPage::makeRecent()
{
    auto *box = new QWidget(this);
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    auto *label = new QLabel(tr("&Recent libraries (Enter opens)"), box);
    label->setBuddy(m_recent);
    m_recent->setObjectName(QStringLiteral("recent"));
    m_recent->setMinimumHeight(180);
    column->addWidget(label);
    column->addWidget(m_recent, 1);
    connect(m_recent, &QListWidget::itemActivated, this,
            [this](const QListWidgetItem *item) { openLibrary(item->text()); });
    return box;
}

QString StartPage::trainingLibrary()
{
    const QString program = QCoreApplication::applicationDirPath();
    const QStringList places{qEnvironmentVariable("ANJUAN_TRAINING"),
                             program + QStringLiteral("/../../../out/demo-library"),
                             QDir::homePath() + QStringLiteral("/anjuan-demo")};
    for (const QString &place : places) {
        if (!place.isEmpty() && QFileInfo::exists(place + QStringLiteral("/anjuan.db")))
            return QDir::cleanPath(place);
    }
    return {};
}

void StartPage::openLibrary(const QString &dir)
{
    m_problem->clear();
    setEnabled(false);
    m_desk.openLibrary(this, dir, [this, dir](const Result<void> &done) {
        setEnabled(true);
        if (!done) {
            m_problem->setText(Words::of(done.error()));
            return;
        }
        remember(dir);
        Q_EMIT opened();
    });
}

void StartPage::practise()
{
    const QString there = trainingLibrary();
    if (!there.isEmpty()) {
        openLibrary(there);
        return;
    }
    const QString dir = QDir::homePath() + QStringLiteral("/anjuan-demo");
    m_problem->clear();
    setEnabled(false);
    m_desk.run(
        this, tr("Making the training library"),
        [dir](Core, Progress &progress) -> Result<casework::Demo> {
            casework::ScriptClock clock;
            return casework::makeDemo(dir, clock, progress);
        },
        [this, dir](const Result<casework::Demo> &made) {
            setEnabled(true);
            if (made)
                openLibrary(dir);
            else
                m_problem->setText(Words::of(made.error()));
        });
}

void StartPage::chooseLibrary()
{
    m_desk.prompt().openFolder(this, tr("The library's folder"), [this](const QString &dir) { openLibrary(dir); });
}

void StartPage::found()
{
    auto *dialog = new FoundDialog(m_desk, this);
    connect(dialog, &FoundDialog::founded, this, [this](const casework::RecoveryCard &card) {
        remember(m_desk.info().dir);
        auto *recovery = new RecoveryDialog(m_desk, card, this);
        connect(recovery, &QDialog::finished, this, &StartPage::opened);
        recovery->open();
    });
    dialog->open();
}

void StartPage::remember(const QString &dir)
{
    QSettings settings;
    QStringList recent = settings.value(recentKey()).toStringList();
    recent.removeAll(dir);
    recent.prepend(dir);
    settings.setValue(recentKey(), QStringList(recent.mid(0, kRecentKept)));
    showRecent();
}

void StartPage::showRecent()
{
    m_recent->clear();
    m_recent->addItems(QSettings().value(recentKey()).toStringList());
    m_recent->setCurrentRow(0);
}

} // namespace anjuan::ui
