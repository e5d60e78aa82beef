#include "core/casework/post_memory.h"

#include <algorithm>

#include <QtCore/QDateTime>
#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QJsonDocument>

#include "core/base/json.h"
#include "core/base/whole_file.h"
#include "core/casework/parts.h"
#include "core/chain/body.h"

namespace anjuan::casework {
namespace {

using chain::textOf;

constexpr qint64 kMostBytes = 4096;

} // namespace

PostMemory::PostMemory(const QString &libraryDir) : m_file(libraryDir + QStringLiteral("/post.json"))
{
    QFile file(m_file);
    if (!file.open(QIODevice::ReadOnly))
        return; // nothing is known: local state may be deleted
    m_kept = file.readAll();
    const QJsonObject all = QJsonDocument::fromJson(m_kept).object();
    for (const auto one : all.value(QLatin1String("folders")).toArray()) {
        const QJsonObject object = one.toObject();
        if (isUuid(textOf(object, "id")))
            m_folders.push_back({textOf(object, "id"), textOf(object, "name"), textOf(object, "path"),
                                 object.value(QLatin1String("sends")).toBool(true), false});
    }
    const QJsonObject done = all.value(QLatin1String("done")).toObject();
    for (auto it = done.begin(); it != done.end(); ++it) {
        for (const auto stamp : it.value().toArray())
            m_done[it.key()] += stamp.toString();
    }
}

PostFolder *PostMemory::find(const QString &id)
{
    const auto found =
        std::find_if(m_folders.begin(), m_folders.end(), [&](const PostFolder &folder) { return folder.id == id; });
    return found == m_folders.end() ? nullptr : &*found;
}

void PostMemory::add(const PostFolder &folder)
{
    if (PostFolder *known = find(folder.id))
        *known = folder;
    else
        m_folders.push_back(folder);
}

void PostMemory::remove(const QString &id)
{
    std::erase_if(m_folders, [&](const PostFolder &folder) { return folder.id == id; });
    m_done.erase(id);
}

QString PostMemory::stamp(const QFileInfo &file)
{
    return QStringLiteral("%1|%2|%3")
        .arg(file.fileName(), QString::number(file.size()), QString::number(file.lastModified().toSecsSinceEpoch()));
}

bool PostMemory::isDone(const QString &folder, const QFileInfo &file) const
{
    const auto done = m_done.find(folder);
    return done != m_done.end() && done->second.contains(stamp(file));
}

void PostMemory::noteDone(const QString &folder, const QFileInfo &file)
{
    if (!isDone(folder, file))
        m_done[folder] += stamp(file);
}

void PostMemory::keepOnly(const QString &folder, const QStringList &stamps)
{
    if (!m_done.contains(folder))
        return;
    m_done[folder].removeIf([&](const QString &stamp) { return !stamps.contains(stamp); });
}

Result<void> PostMemory::save()
{
    QJsonArray folders;
    for (const PostFolder &folder : m_folders)
        folders.append(QJsonObject{{QStringLiteral("id"), folder.id},
                                   {QStringLiteral("name"), folder.name},
                                   {QStringLiteral("path"), folder.path},
                                   {QStringLiteral("sends"), folder.sends}});
    QJsonObject done;
    for (const auto &[folder, stamps] : m_done)
        done.insert(folder, QJsonArray::fromStringList(stamps));
    const QByteArray now = QJsonDocument({{QStringLiteral("folders"), folders}, {QStringLiteral("done"), done}})
                               .toJson(QJsonDocument::Compact);
    if (now == m_kept)
        return {};
    ANJUAN_CHECK(writeWhole(m_file, now));
    m_kept = now;
    return {};
}

Result<std::optional<QString>> markerIn(const QString &dir)
{
    QFile file(QDir(dir).filePath(kPostMarker));
    if (!file.open(QIODevice::ReadOnly))
        return std::optional<QString>{};
    QByteArray line = file.read(kMostBytes);
    line.chop(line.endsWith('\n') ? 1 : 0);
    const auto value = parseCanonical(line, file.fileName());
    const QString id = value ? textOf(value->toObject(), "id") : QString();
    if (!value || textOf(value->toObject(), "anjuan") != QLatin1String("post") || !isUuid(id))
        return fail(Fault::Corrupt, "post.bad_marker", {file.fileName()});
    return std::optional(id);
}

Result<PostFolder> usePostFolder(const Library &library, const QString &dir, const QString &name)
{
    const Library::Parts &parts = library.parts();
    const QString place = QDir(dir).absolutePath();
    if ((place + QLatin1Char('/')).startsWith(QDir(parts.dir).absolutePath() + QLatin1Char('/')))
        return fail(Fault::Invalid, "post.within_library", {place});
    if (!makeFolders(place))
        return fail(Fault::Io, "exchange.cannot_write", {place, QString()});
    ANJUAN_TRY(auto id, markerIn(place));
    if (!id) {
        id = newUuid();
        ANJUAN_TRY(const QByteArray line,
                   canonicalJson(QJsonObject{{QStringLiteral("anjuan"), QStringLiteral("post")},
                                             {QStringLiteral("id"), *id},
                                             {QStringLiteral("made_at"), parts.clock->now().toString()}}));
        ANJUAN_CHECK(writeWhole(QDir(place).filePath(kPostMarker), line + '\n', kByUmask));
    }
    PostMemory memory(parts.dir);
    const PostFolder *known = memory.find(*id);
    PostFolder folder{*id, name.trimmed(), place, known ? known->sends : true, true};
    if (folder.name.isEmpty())
        folder.name = known ? known->name : QFileInfo(place).fileName();
    memory.add(folder);
    ANJUAN_CHECK(memory.save());
    return folder;
}

Result<void> forgetPostFolder(const Library &library, const QString &id)
{
    PostMemory memory(library.parts().dir);
    memory.remove(id);
    return memory.save();
}

Result<void> letPostFolderSend(const Library &library, const QString &id, bool sends)
{
    PostMemory memory(library.parts().dir);
    if (PostFolder *folder = memory.find(id))
        folder->sends = sends;
    return memory.save();
}

Result<std::vector<PostFolder>> postFolders(const Library &library, const QStringList &roots)
{
    const PostMemory memory(library.parts().dir);
    std::vector<PostFolder> folders = memory.folders();
    const auto isIt = [](const PostFolder &folder, const QString &dir) {
        const auto marker = markerIn(dir);
        return marker && *marker == std::optional(folder.id);
    };
    for (PostFolder &folder : folders) {
        QStringList places{folder.path};
        for (const QString &root : roots)
            places += {QDir(root).filePath(QStringLiteral("Anjuan")), root};
        const auto found =
            std::find_if(places.begin(), places.end(), [&](const QString &place) { return isIt(folder, place); });
        folder.here = found != places.end();
        if (folder.here)
            folder.path = *found;
    }
    return folders;
}

Result<QString> outboxOf(const Library &library)
{
    const QString dir = library.parts().dir + QStringLiteral("/outbox");
    if (!makeFolders(dir))
        return fail(Fault::Io, "exchange.cannot_write", {dir, QString()});
    return dir;
}

QStringList waitingInOutbox(const Library &library)
{
    QStringList files;
    const QDir dir(library.parts().dir + QStringLiteral("/outbox"));
    for (const QFileInfo &info :
         dir.entryInfoList({QStringLiteral("*.zip"), QStringLiteral("*.json")}, QDir::Files, QDir::Name))
        files += info.filePath();
    return files;
}

} // namespace anjuan::casework
