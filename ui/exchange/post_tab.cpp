#include "ui/exchange/post_tab.h"

#include <QtCore/QFileInfo>
#include <QtCore/QStorageInfo>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

#include "ui/common/table.h"
#include "ui/exchange/parts.h"

namespace anjuan::ui {
namespace {

using casework::PostFolder;
using casework::PostItem;

QString whatText(PostItem::What what)
{
    using What = PostItem::What;
    switch (what) {
    case What::Sent:
        return PostTab::tr("Sent");
    case What::TakenIn:
        return PostTab::tr("Taken in");
    case What::WantsPassphrase:
        return PostTab::tr("Wants its passphrase");
    case What::WantsYou:
        return PostTab::tr("Wants to be looked at");
    case What::Refused:
        return PostTab::tr("Not taken in");
    case What::NotSent:
        return PostTab::tr("Not sent");
    }
    return {};
}

bool opens(const PostItem &item)
{
    const bool asks = item.what == PostItem::What::WantsPassphrase || item.what == PostItem::What::WantsYou
        || item.what == PostItem::What::Refused;
    return asks && item.file.endsWith(QLatin1String(".zip"));
}

} // namespace

PostTab::PostTab(Desk &desk, PostWatcher &watcher, QWidget *parent)
    : QWidget(parent),
      m_desk(desk),
      m_watcher(watcher),
      m_folderModel(makeFolders()),
      m_lineModel(makeLines()),
      m_folders(makeTable(m_folderModel, QStringLiteral("postFolders"), {240, 420, 140}, this)),
      m_lines(makeTable(m_lineModel, QStringLiteral("postLines"), {150, 150, 170}, this)),
      m_use(new QPushButton(tr("Use a stick or a shared folder…"), this)),
      m_forget(new QPushButton(tr("Forget it"), this)),
      m_open(new QPushButton(tr("Open the package…"), this)),
      m_sends(new QCheckBox(tr("What waits in the outbox is written there, too"), this)),
      m_waiting(Exchange::makeText(QString(), this)),
      m_message(Exchange::makeMessage(this))
{
    setObjectName(QStringLiteral("postTab"));
    m_use->setObjectName(QStringLiteral("usePost"));
    m_forget->setObjectName(QStringLiteral("forgetPost"));
    m_open->setObjectName(QStringLiteral("openPost"));
    m_sends->setObjectName(QStringLiteral("sends"));
    m_waiting->setObjectName(QStringLiteral("outbox"));
    auto *column = new QVBoxLayout(this);
    column->addWidget(Exchange::makeText(
        tr("Packages come and go by themselves while a stick that is known here is plugged in, or a shared folder can "
           "be reached. The library itself never lies there."),
        this));
    column->addWidget(m_folders, 2);
    auto *row = new QHBoxLayout;
    row->addWidget(m_use);
    row->addWidget(m_sends);
    row->addStretch();
    row->addWidget(m_forget);
    column->addLayout(row);
    column->addWidget(m_waiting);
    column->addWidget(m_lines, 3);
    auto *below = new QHBoxLayout;
    below->addWidget(m_open);
    below->addStretch();
    column->addLayout(below);
    column->addWidget(m_message);
    connect(m_use, &QPushButton::clicked, this, &PostTab::use);
    connect(m_forget, &QPushButton::clicked, this, &PostTab::forget);
    connect(m_sends, &QCheckBox::clicked, this, &PostTab::letSend);
    connect(m_open, &QPushButton::clicked, this,
            [this] { Q_EMIT openPackage(m_lineModel->row(m_lines->currentIndex().row()).item.file); });
    for (const QTableView *table : {m_folders, m_lines}) {
        connect(table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &PostTab::follow);
        connect(table->model(), &QAbstractItemModel::modelReset, this, &PostTab::follow);
    }
    connect(&m_watcher, &PostWatcher::told, this, &PostTab::refresh);
    follow();
}

RowModel<PostFolder> *PostTab::makeFolders()
{
    return new RowModel<PostFolder>(
        {{tr("Stick or folder"), [](const PostFolder &row) { return row.name; }},
         {tr("Where"), [](const PostFolder &row) { return row.path; }},
         {tr("Now"), [](const PostFolder &row) { return row.here ? tr("Here") : tr("Not plugged in"); }},
         {tr("Outbox"), [](const PostFolder &row) { return row.sends ? tr("Is written there") : tr("Stays"); }}},
        this);
}

RowModel<PostLine> *PostTab::makeLines()
{
    return new RowModel<PostLine>({{tr("Time"), [](const PostLine &row) { return Words::moment(row.at); }},
                                   {tr("Stick or folder"), [](const PostLine &row) { return row.folder; }},
                                   {tr("Result"), [](const PostLine &row) { return whatText(row.item.what); }},
                                   {tr("What"), [](const PostLine &row) { return Words::of(row.item.said); }}},
                                  this);
}

void PostTab::refresh()
{
    m_lineModel->replace(m_watcher.lines());
    QStringList roots;
    for (const QStorageInfo &volume : QStorageInfo::mountedVolumes())
        roots += volume.rootPath();
    struct Found {
        std::vector<PostFolder> folders;
        QStringList waiting;
    };
    m_desk.run(this, QString(), reading([roots](casework::Library &library, Progress &) -> Result<Found> {
                   ANJUAN_TRY(auto folders, casework::postFolders(library, roots));
                   return Found{std::move(folders), casework::waitingInOutbox(library)};
               }),
               [this](const Result<Found> &found) {
                   if (!found) {
                       Exchange::say(m_message, Words::of(found.error()), true);
                       return;
                   }
                   m_folderModel->replace(found->folders);
                   if (m_folderModel->rowCount() > 0)
                       m_folders->selectRow(0);
                   QStringList names;
                   for (const QString &file : found->waiting)
                       names += QFileInfo(file).fileName();
                   m_waiting->setText(names.isEmpty() ? tr("Nothing waits in the outbox.")
                                                      : tr("In the outbox: %1").arg(names.join(QStringLiteral("; "))));
               });
}

std::optional<PostFolder> PostTab::chosen() const
{
    const QModelIndex at = m_folders->currentIndex();
    return at.isValid() ? std::optional(m_folderModel->row(at.row())) : std::nullopt;
}

void PostTab::follow()
{
    const auto folder = chosen();
    const bool writes = m_desk.whyReadOnly().isEmpty();
    m_use->setEnabled(writes);
    m_forget->setEnabled(folder.has_value());
    m_sends->setEnabled(folder.has_value());
    m_sends->setChecked(folder && folder->sends);
    const QModelIndex line = m_lines->currentIndex();
    m_open->setEnabled(line.isValid() && opens(m_lineModel->row(line.row()).item));
}

void PostTab::use()
{
    m_desk.prompt().openFolder(this, tr("A stick, or a folder that several PCs reach"),
                               [this](const QString &folder) { useFolder(folder); });
}

void PostTab::useFolder(const QString &folder)
{
    if (folder.isEmpty())
        return;
    // On a disk of its own: in a folder of ours there, not among whatever else lies on it.
    const QString place = QStorageInfo(folder).rootPath() == folder && folder != QLatin1String("/")
        ? folder + QStringLiteral("/Anjuan")
        : folder;
    m_desk.run(this, QString(), reading([place](casework::Library &library, Progress &) {
                   return casework::usePostFolder(library, place, QFileInfo(place).fileName());
               }),
               [this](const Result<PostFolder> &done) {
                   Exchange::say(m_message,
                                 done ? tr("“%1” is known here from now on.").arg(done->path) : Words::of(done.error()),
                                 !done);
                   refresh();
                   m_watcher.look();
               });
}

void PostTab::forget()
{
    const auto folder = chosen();
    if (!folder)
        return;
    m_desk.run(this, QString(), reading([id = folder->id](casework::Library &library, Progress &) {
                   return casework::forgetPostFolder(library, id);
               }),
               [this](const Result<void> &done) {
                   Exchange::say(m_message,
                                 done ? tr("It is not looked for any more. What lies in it stays.")
                                      : Words::of(done.error()),
                                 !done);
                   refresh();
               });
}

void PostTab::letSend(bool sends)
{
    const auto folder = chosen();
    if (!folder)
        return;
    m_desk.run(this, QString(), reading([id = folder->id, sends](casework::Library &library, Progress &) {
                   return casework::letPostFolderSend(library, id, sends);
               }),
               [this](const Result<void> &) { refresh(); });
}

} // namespace anjuan::ui
