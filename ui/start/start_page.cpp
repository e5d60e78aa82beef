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
#include "core/casework/joining.h"

#include "ui/backup/restore_dialog.h"
#include "ui/common/look.h"
#include "ui/exchange/join_dialog.h"
#include "ui/exchange/parts.h"
#include "ui/exchange/read_package_dialog.h"
#include "ui/start/found_dialog.h"
#include "ui/start/recovery_dialog.h"
#include "ui/verify/verify_page.h"

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
    m_problem->setStyleSheet(look::toned(QStringLiteral("color:#b3261e")));
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
    column->addWidget(makeRescue());
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
    QPushButton *create = add(tr("&New library of a unit…"), QStringLiteral("newLibrary"));
    QPushButton *joinButton = add(tr("&Join this unit…"), QStringLiteral("joinUnit"));
    joinButton->setToolTip(tr("For a second PC of a unit that has a library already: with the card of its first PC."));
    QPushButton *restoreButton =
        add(tr("&Restore a backup, or move to this computer…"), QStringLiteral("restoreLibrary"));
    m_training = add(tr("&Practise first (training library)"), QStringLiteral("training"));
    m_training->setToolTip(tr("Three published cases, each worked through to the archive. Nothing done in it counts."));
    column->addSpacing(18); // above: how a PC begins; below: what is there already
    QPushButton *open = add(tr("&Open a library…"), QStringLiteral("openLibrary"));
    QPushButton *readButton = add(tr("Rea&d a review package…"), QStringLiteral("readPackage"));
    readButton->setToolTip(
        tr("For a reviewer whose PC has not joined the unit: nothing is taken in, nothing is left."));
    QPushButton *checkButton = add(tr("&Check a folder…"), QStringLiteral("checkFolder"));
    checkButton->setToolTip(tr("Checks a library without opening it or logging in, also one that is damaged."));
    column->addStretch();
    connect(open, &QPushButton::clicked, this, &StartPage::chooseLibrary);
    connect(create, &QPushButton::clicked, this, &StartPage::found);
    connect(joinButton, &QPushButton::clicked, this, &StartPage::join);
    connect(readButton, &QPushButton::clicked, this, &StartPage::readPackage);
    connect(m_training, &QPushButton::clicked, this, &StartPage::practise);
    connect(restoreButton, &QPushButton::clicked, this, &StartPage::restore);
    connect(checkButton, &QPushButton::clicked, this, [this] {
        m_desk.prompt().openFolder(this, tr("The library's folder"), [this](const QString &dir) { check(dir); });
    });
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
    m_noRecent = new QLabel(tr("None was opened on this PC yet. A unit's first PC begins with “New library of a unit”, "
                               "every other one with “Join this unit”. To try things out: “Practise first”."),
                            box);
    m_noRecent->setObjectName(QStringLiteral("noRecent"));
    m_noRecent->setWordWrap(true);
    m_noRecent->setAlignment(Qt::AlignTop);
    column->addWidget(label);
    column->addWidget(m_recent, 1);
    column->addWidget(m_noRecent, 1);
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

QWidget *StartPage::makeRescue()
{
    m_rescue = new QWidget(this);
    m_rescue->setObjectName(QStringLiteral("rescue"));
    auto *row = new QHBoxLayout(m_rescue);
    row->setContentsMargins(0, 0, 0, 0);
    m_check = new QPushButton(tr("Check this folder…"), m_rescue);
    m_check->setObjectName(QStringLiteral("checkThis"));
    m_restore = new QPushButton(tr("Restore a backup…"), m_rescue);
    m_restore->setObjectName(QStringLiteral("restoreInstead"));
    m_readOnly = new QPushButton(tr("Open for reading only"), m_rescue);
    m_readOnly->setObjectName(QStringLiteral("openReadOnly"));
    for (QPushButton *button : {m_check, m_restore, m_readOnly})
        row->addWidget(button);
    row->addStretch();
    connect(m_check, &QPushButton::clicked, this, [this] { check(m_tried); });
    connect(m_restore, &QPushButton::clicked, this, &StartPage::restore);
    connect(m_readOnly, &QPushButton::clicked, this, [this] { openLibrary(m_tried, casework::Access::ReadOnly); });
    m_rescue->hide();
    return m_rescue;
}

void StartPage::openLibrary(const QString &dir, casework::Access access)
{
    if (dir.isEmpty())
        return;
    m_problem->clear();
    m_rescue->hide();
    m_tried = dir;
    setEnabled(false);
    m_desk.openLibrary(this, dir, access, [this, dir](const Result<void> &done) {
        setEnabled(true);
        if (!done) {
            lookForWaiting(dir, done.error());
            return;
        }
        remember(dir);
        Q_EMIT opened();
    });
}

void StartPage::lookForWaiting(const QString &dir, const Error &error)
{
    m_desk.run(
        this, QString(), [dir](Core, Progress &) -> Result<bool> { return casework::waitingIn(dir).has_value(); },
        [this, dir, error](const Result<bool> &isWaiting) {
            if (isWaiting && *isWaiting) {
                remember(dir);
                Q_EMIT waits(dir);
            } else {
                refused(error);
            }
        });
}

void StartPage::refused(const Error &error)
{
    m_problem->setText(Words::of(error));
    static const QStringList readable{QStringLiteral("library.locked"), QStringLiteral("store.read_only"),
                                      QStringLiteral("store.network_place"), QStringLiteral("store.cloud_place")};
    const bool canRead = readable.contains(error.id);
    // Whatever is wrong with the files themselves: say what, and give them back from a backup.
    const bool isDamaged = !canRead && error.id != QLatin1String("library.missing") && error.fault != Fault::Newer
        && error.fault != Fault::Busy && error.fault != Fault::Cancelled;
    m_check->setVisible(isDamaged);
    m_restore->setVisible(isDamaged);
    m_readOnly->setVisible(canRead);
    m_rescue->setVisible(isDamaged || canRead);
}

void StartPage::check(const QString &dir)
{
    if (dir.isEmpty())
        return;
    auto *dialog = new CheckDialog(m_desk, dir, this);
    connect(dialog, &CheckDialog::restoreWanted, this, [this, dialog] {
        dialog->reject();
        restore();
    });
    dialog->open();
}

void StartPage::restore()
{
    auto *dialog = new RestoreDialog(m_desk, this);
    connect(dialog, &RestoreDialog::restored, this, [this](const QString &dir) { openLibrary(dir); });
    dialog->open();
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

void StartPage::readPackage()
{
    m_desk.prompt().openFiles(this, tr("Read a review package"), Exchange::bundleFilter(), false,
                              [this](const QStringList &files) {
                                  auto *dialog = new ReadPackageDialog(m_desk, files.first(), this);
                                  connect(dialog, &ReadPackageDialog::ready, this, &StartPage::laidOut);
                                  dialog->open();
                              });
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

void StartPage::join()
{
    auto chosen = [this](const QStringList &files) {
        auto *dialog = new JoinDialog(m_desk, files.value(0), this);
        connect(dialog, &JoinDialog::applied, this, [this](const QString &dir) {
            remember(dir);
            Q_EMIT waits(dir);
        });
        dialog->open();
    };
    m_desk.prompt().openFiles(this, tr("Card for joining the unit"), Exchange::jsonFilter(), false, chosen);
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
    m_recent->setVisible(m_recent->count() > 0);
    m_noRecent->setVisible(m_recent->count() == 0);
}

} // namespace anjuan::ui
