#include "core/casework/attempts.h"

#include <algorithm>

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QJsonDocument>

#include "core/base/json.h"
#include "core/base/whole_file.h"
#include "core/vault/folders.h"

namespace anjuan::casework {
namespace {

constexpr int kFree = 3;
constexpr int kFirstDelay = 5;
constexpr int kLongestDelay = 15 * 60;

QString folderOf(const QString &dir)
{
    return dir + QStringLiteral("/local");
}

QString fileOf(const QString &dir)
{
    return folderOf(dir) + QStringLiteral("/attempts.json");
}

} // namespace

int Attempts::delayAfter(int wrong)
{
    if (wrong < kFree)
        return 0;
    return std::min(kFirstDelay << std::min(wrong - kFree, 10), kLongestDelay);
}

Result<void> Attempts::mayTry(const QString &dir, const QString &login, Instant now)
{
    read(dir);
    const auto found = m_tried.find(login);
    if (found == m_tried.end())
        return {};
    Tried &tried = found->second;
    if (now < tried.last) {
        tried.last = now;
        write(dir);
    }
    const qint64 left = tried.last.epochSeconds + delayAfter(tried.wrong) - now.epochSeconds;
    if (left > 0)
        return fail(Fault::Refused, "library.wait", {login, QString::number(left)});
    return {};
}

void Attempts::noteWrong(const QString &dir, const QString &login, Instant now)
{
    read(dir);
    Tried &tried = m_tried[login];
    tried.wrong = std::min(tried.wrong + 1, 1000);
    tried.last = now;
    write(dir);
}

void Attempts::noteRight(const QString &dir, const QString &login)
{
    read(dir);
    if (m_tried.erase(login) > 0)
        write(dir);
}

void Attempts::read(const QString &dir)
{
    QFile file(fileOf(dir));
    if (!file.open(QIODevice::ReadOnly))
        return;
    const auto value = parseJson(file.readAll(), file.fileName());
    const QJsonObject all = value ? value->toObject() : QJsonObject();
    for (auto it = all.begin(); it != all.end(); ++it) {
        const QJsonObject one = it.value().toObject();
        const Tried kept{static_cast<int>(std::clamp<qint64>(one.value(QLatin1String("wrong")).toInteger(), 0, 1000)),
                         Instant{one.value(QLatin1String("last")).toInteger()}};
        // Another program at the same library counts, too.
        Tried &own = m_tried[it.key()];
        if (kept.wrong > own.wrong)
            own = kept;
    }
}

void Attempts::write(const QString &dir) const
{
    QJsonObject all;
    for (const auto &[login, tried] : m_tried)
        all.insert(
            login,
            QJsonObject{{QStringLiteral("wrong"), tried.wrong}, {QStringLiteral("last"), tried.last.epochSeconds}});
    if (!vault::makeFolder(folderOf(dir)))
        return;
    // Best effort: a disk that takes no more is no reason to keep people out.
    static_cast<void>(writeWhole(fileOf(dir), QJsonDocument(all).toJson(QJsonDocument::Compact),
                                 vault::filePermissions(folderOf(dir))));
}

} // namespace anjuan::casework
