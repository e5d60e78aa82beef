#include "ui/common/drafts.h"

#include <QtCore/QFile>
#include <QtCore/QJsonDocument>

#include "core/base/whole_file.h"

namespace anjuan::ui {

Drafts::Drafts(const QString &libraryDir) : m_file(libraryDir + QStringLiteral("/drafts.json")) {}

QString Drafts::key(const QString &act, const QString &caseId, const QString &person)
{
    return act + QLatin1Char(' ') + caseId + QLatin1Char(' ') + person;
}

QJsonObject Drafts::readAll() const
{
    QFile file(m_file);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

QJsonObject Drafts::read(const QString &key) const
{
    return readAll().value(key).toObject();
}

Result<void> Drafts::write(const QString &key, const QJsonObject &values) const
{
    return write(std::map<QString, QJsonObject>{{key, values}});
}

Result<void> Drafts::write(const std::map<QString, QJsonObject> &drafts) const
{
    const QJsonObject before = readAll();
    QJsonObject all = before;
    for (const auto &[key, values] : drafts) {
        if (values.isEmpty())
            all.remove(key);
        else
            all.insert(key, values);
    }
    if (all == before)
        return {};
    const auto written = writeWhole(m_file, QJsonDocument(all).toJson(QJsonDocument::Compact));
    if (!written)
        return fail(Fault::Io, "ui.draft_not_kept", {m_file, written.error().args.value(1)});
    return {};
}

} // namespace anjuan::ui
