#include <algorithm>

#include <QtCore/QDateTime>
#include <QtCore/QDir>
#include <QtCore/QDirIterator>
#include <QtCore/QFileInfo>
#include <QtCore/QStorageInfo>

#include "core/base/messages.h"
#include "core/casework/intake_parts.h"
#include "core/vault/incoming.h"

namespace anjuan::casework {
namespace {

/// Folders and files that systems and cameras keep for themselves.
bool isOfTheSystem(const QString &name)
{
    static const QStringList names = {QStringLiteral("system volume information"),
                                      QStringLiteral("$recycle.bin"),
                                      QStringLiteral("lost.dir"),
                                      QStringLiteral("thumbs.db"),
                                      QStringLiteral("desktop.ini"),
                                      QStringLiteral("lost+found")};
    return name.startsWith(QLatin1Char('.')) || names.contains(name.toLower());
}

IntakeFile fileOf(const QFileInfo &info)
{
    IntakeFile file;
    file.path = info.absoluteFilePath();
    file.name = recordedName(info.fileName());
    file.bytes = info.size();
    const QDateTime modified = info.lastModified();
    file.modifiedAt = Instant{modified.toSecsSinceEpoch(), modified.offsetFromUtc()}.toString();
    return file;
}

Result<void> walk(const QString &folder, std::vector<IntakeFile> &files, Progress &progress)
{
    const auto entries = QDir(folder).entryInfoList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::NoSymLinks,
                                                    QDir::Name | QDir::LocaleAware);
    for (const QFileInfo &entry : entries) {
        if (progress.cancelled())
            return fail(Fault::Cancelled, "work.cancelled");
        if (isOfTheSystem(entry.fileName()))
            continue;
        if (entry.isDir())
            ANJUAN_CHECK(walk(entry.absoluteFilePath(), files, progress));
        else if (entry.isFile()) {
            files.push_back(fileOf(entry));
            progress.report(static_cast<qint64>(files.size()), 0, files.back().name);
        }
    }
    return {};
}

} // namespace

QString recordedName(const QString &name)
{
    QString out;
    for (qsizetype i = 0; i < name.size(); ++i) {
        const QChar c = name.at(i);
        const bool pair = c.isHighSurrogate() && i + 1 < name.size() && name.at(i + 1).isLowSurrogate();
        if (pair) {
            out += c;
            out += name.at(++i);
        } else if (c.isSurrogate()) {
            out += QChar(QChar::ReplacementCharacter);
        } else {
            out += c.category() == QChar::Other_Control ? QChar(u' ') : c;
        }
    }
    out = out.normalized(QString::NormalizationForm_C);
    return out.trimmed().isEmpty() ? QStringLiteral("_") : out;
}

QString volumeOf(const QString &path)
{
    const QStorageInfo storage(path);
    const QString device = QFileInfo(QString::fromUtf8(storage.device())).canonicalFilePath();
    const QDir ids(QStringLiteral("/dev/disk/by-uuid"));
    for (const QFileInfo &id : ids.entryInfoList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot)) {
        if (!device.isEmpty() && id.canonicalFilePath() == device)
            return id.fileName();
    }
    return storage.name();
}

Devices::Devices(const Library &library)
{
    if (auto all = evidence::equipment(*library.parts().store))
        m_all = std::move(*all);
    std::erase_if(m_all, [](const evidence::EquipmentRow &row) { return !row.retiredOn.isEmpty(); });
}

QString Devices::volume(const QString &path)
{
    if (m_all.empty())
        return {};
    const auto state = vault::FileState::of(path);
    if (!state)
        return {};
    const auto known = m_volumes.find(state->device);
    return known != m_volumes.end() ? known->second : m_volumes[state->device] = volumeOf(path);
}

QString Devices::of(const QString &volume, const std::optional<evidence::MediaFacts> &facts) const
{
    QStringList byModel;
    for (const evidence::EquipmentRow &row : m_all) {
        if (!volume.isEmpty() && row.volume == volume)
            return row.number;
        // A model names a device only where the unit has one of it.
        if (facts && !row.model.isEmpty() && facts->device.contains(row.model, Qt::CaseInsensitive))
            byModel += row.number;
    }
    return byModel.size() == 1 ? byModel.front() : QString();
}

QString equipmentOf(const Library &library, const QString &path, const std::optional<evidence::MediaFacts> &facts)
{
    Devices devices(library);
    return devices.of(devices.volume(path), facts);
}

QString usualType(const std::optional<evidence::MediaFacts> &facts)
{
    using Kind = evidence::MediaFacts::Kind;
    const Kind kind = facts ? facts->kind : Kind::Other;
    switch (kind) {
    case Kind::Document:
        return QStringLiteral("documentary");
    case Kind::Other:
        return QStringLiteral("electronic");
    default:
        return QStringLiteral("audiovisual");
    }
}

QJsonObject proposedFields(const IntakeFile &file, const Clock &clock)
{
    QJsonObject with{{QStringLiteral("type"), usualType(file.facts)},
                     {QStringLiteral("title"), QFileInfo(file.name).completeBaseName()},
                     {QStringLiteral("original"), QStringLiteral("original")},
                     {QStringLiteral("modified_at"), file.modifiedAt}};
    if (with.value(QLatin1String("title")).toString().trimmed().isEmpty())
        with.insert(QStringLiteral("title"), file.name);
    // The file's own time, only to be corrected by whoever states it.
    const int offset = clock.now().offsetSeconds;
    QDateTime captured = file.facts ? QDateTime::fromString(file.facts->captureTime, Qt::ISODate) : QDateTime();
    if (captured.isValid()) {
        if (captured.timeSpec() == Qt::LocalTime)
            captured.setOffsetFromUtc(offset);
        with.insert(QStringLiteral("made_at"), Instant{captured.toSecsSinceEpoch(), offset}.toString());
    } else {
        with.insert(QStringLiteral("made_at"), file.modifiedAt);
    }
    if (!file.equipment.isEmpty())
        with.insert(QStringLiteral("equipment"), file.equipment);
    return with;
}

Result<std::vector<IntakeFile>> findIntake(const Library &library, const QStringList &paths, Progress &progress)
{
    std::vector<IntakeFile> files;
    const QString own = QFileInfo(library.parts().dir).canonicalFilePath();
    for (const QString &path : paths) {
        const QFileInfo info(path);
        // The library's own contents are no evidence of anything.
        if ((info.canonicalFilePath() + QLatin1Char('/')).startsWith(own + QLatin1Char('/')))
            return fail(Fault::Refused, "intake.own_folder", {path});
        if (info.isDir())
            ANJUAN_CHECK(walk(info.absoluteFilePath(), files, progress));
        else if (info.isFile())
            files.push_back(fileOf(info));
        else
            return fail(Fault::NotFound, "vault.no_file", {path});
    }
    if (files.empty())
        return fail(Fault::NotFound, "intake.nothing_found", {paths.join(QLatin1Char(' '))});
    return files;
}

} // namespace anjuan::casework
