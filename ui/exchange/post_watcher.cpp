#include "ui/exchange/post_watcher.h"

#include <algorithm>

#include <QtConcurrent/QtConcurrentRun>
#include <QtCore/QFutureWatcher>
#include <QtCore/QStorageInfo>

#include "ui/exchange/parts.h"

namespace anjuan::ui {
namespace {

constexpr int kEvery = 3000; // ms
constexpr int kSoon = 300;

using casework::PostItem;
using casework::PostReport;

QStringList disks()
{
    QStringList roots;
    for (const QStorageInfo &volume : QStorageInfo::mountedVolumes()) {
        if (volume.isReady() && !volume.isRoot())
            roots += volume.rootPath();
    }
    return roots;
}

Result<std::vector<PostReport>> exchangeAll(casework::Session &session, casework::PostSeen &seen,
                                            const QStringList &roots, Progress &progress)
{
    ANJUAN_TRY(const auto folders, casework::postFolders(session.library(), roots));
    std::vector<PostReport> reports;
    for (const casework::PostFolder &folder : folders) {
        if (!folder.here || progress.cancelled())
            continue;
        auto report = casework::exchangePost(session, folder, seen, progress);
        if (report) // one that was pulled this moment is simply not there
            reports.push_back(std::move(*report));
    }
    return reports;
}

} // namespace

PostWatcher::PostWatcher(Desk &desk, QWidget *parent)
    : QObject(parent),
      m_desk(desk),
      m_window(parent),
      m_timer(new QTimer(this)),
      m_seen(std::make_shared<casework::PostSeen>())
{
    m_timer->setObjectName(QStringLiteral("postClock"));
    m_timer->setInterval(kEvery);
    m_soon.setInterval(kSoon);
    m_soon.setSingleShot(true);
    connect(m_timer, &QTimer::timeout, this, &PostWatcher::look);
    connect(&m_soon, &QTimer::timeout, this, &PostWatcher::look);
    connect(&m_files, &QFileSystemWatcher::directoryChanged, &m_soon, qOverload<>(&QTimer::start));
    connect(&m_desk, &Desk::sessionChanged, this, [this] {
        if (!m_desk.isLoggedIn() || !m_desk.whyReadOnly().isEmpty()) {
            m_timer->stop();
            m_soon.stop();
            return;
        }
        if (m_of != m_desk.info().dir) {
            m_lines.clear();
            m_seen = std::make_shared<casework::PostSeen>();
            m_of = m_desk.info().dir;
        }
        m_timer->start();
    });
}

void PostWatcher::look()
{
    if (m_looking || !m_desk.isLoggedIn())
        return;
    m_looking = true;
    // Asking after disks takes as long as the slowest of them: neither the window nor who works in the lane waits.
    auto *asked = new QFutureWatcher<QStringList>(this);
    connect(asked, &QFutureWatcherBase::finished, this, [this, asked] {
        asked->deleteLater();
        lookOn(asked->result());
    });
    asked->setFuture(QtConcurrent::run(disks));
}

void PostWatcher::lookOn(const QStringList &roots)
{
    if (!m_desk.isLoggedIn()) {
        m_looking = false;
        return;
    }
    m_desk.run(m_window, QString(), signedIn([seen = m_seen, roots](casework::Session &session, Progress &progress) {
                   return exchangeAll(session, *seen, roots, progress);
               }),
               [this](const Result<std::vector<PostReport>> &reports) {
                   m_looking = false;
                   if (reports) {
                       take(*reports);
                       watch(*reports);
                       if (std::any_of(reports->begin(), reports->end(),
                                       [](const PostReport &report) { return report.unsettled; }))
                           m_soon.start();
                   }
               });
}

void PostWatcher::watch(const std::vector<PostReport> &reports)
{
    QStringList wanted;
    if (!reports.empty() && m_desk.isLoggedIn())
        wanted += Exchange::outbox(m_desk);
    for (const PostReport &report : reports) {
        if (!report.gone)
            wanted += report.folder.path;
    }
    wanted.removeAll(QString());
    const QStringList watched = m_files.directories();
    for (const QString &folder : watched) {
        if (!wanted.contains(folder))
            m_files.removePath(folder);
    }
    for (const QString &folder : wanted) {
        if (!watched.contains(folder))
            m_files.addPath(folder);
    }
}

void PostWatcher::take(const std::vector<PostReport> &reports)
{
    using What = PostItem::What;
    QStringList words;
    bool changed = false;
    for (const PostReport &report : reports) {
        int in = 0;
        int out = 0;
        int asks = 0;
        for (const PostItem &item : report.items) {
            m_lines.insert(m_lines.begin(), {m_desk.clock().now().toString(), report.folder.name, item});
            in += item.what == What::TakenIn ? 1 : 0;
            out += item.what == What::Sent ? 1 : 0;
            asks += item.what != What::TakenIn && item.what != What::Sent ? 1 : 0;
        }
        changed |= in > 0;
        if (report.items.empty())
            continue;
        QStringList parts;
        if (in > 0)
            parts += tr("%n taken in", nullptr, in);
        if (out > 0)
            parts += tr("%n sent", nullptr, out);
        if (asks > 0)
            parts += tr("%n to be looked at", nullptr, asks);
        words += tr("“%1”: %2").arg(report.folder.name, parts.join(Words::tr(", ", "between names")));
    }
    if (changed) {
        m_desk.announce(std::nullopt);
        Q_EMIT m_desk.changed(QString());
    }
    if (!words.isEmpty())
        Q_EMIT told(words.join(QStringLiteral("  ·  ")));
}

} // namespace anjuan::ui
