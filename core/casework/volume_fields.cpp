#include "core/casework/volume_fields.h"

#include <algorithm>

#include "core/base/messages.h"
#include "core/casework/field_map.h"
#include "core/chain/body.h"

namespace anjuan::casework {
namespace {

using chain::textOf;

QString words(const char *id, const QStringList &args = {})
{
    return message(QString::fromLatin1(id), args);
}

} // namespace

const Entry *archivedIn(const CaseFile &file)
{
    const auto all = allOf(file.all(), {"case.archived"});
    return all.empty() ? nullptr : all.front();
}

QStringList faultLines(const CaseFile &file, std::size_t from)
{
    QStringList lines;
    for (std::size_t i = from; i < file.entries().size(); ++i) {
        const Entry &entry = file.entries()[i];
        if (entry.kind != QLatin1String("archive.fault_noted"))
            continue;
        QString line = words("dossier.note_fault", {textOf(entry.body, "fault"), textOf(entry.body, "why")});
        if (const QString handled = textOf(entry.body, "handled"); !handled.isEmpty())
            line += QLatin1Char(' ') + words("dossier.note_handled", {handled});
        lines += line;
    }
    return lines;
}

QString secrecyWords(const QList<dossier::Part> &parts, const CaseFile &file)
{
    static const QStringList levels = {QStringLiteral("work"), QStringLiteral("suspected")}; // the highest last
    qsizetype highest = -1;
    for (const dossier::Part &part : parts) {
        const Entry *entry = file.byHash(part.record);
        while (entry && entry->kind == QLatin1String("evidence.derived"))
            entry = file.byHash(textOf(entry->body, "item"));
        if (entry)
            highest = std::max(highest, levels.indexOf(textOf(entry->body, "secrecy")));
    }
    return highest < 0 ? QString() : message(QStringLiteral("dossier.secrecy_") + levels[highest]);
}

QJsonObject volumeFields(const CaseFile &file, const Library::Parts &parts, QDate today, const VolumeTelling &telling)
{
    QJsonObject fields = fieldMap(file.all(), parts.law(), {.about = {}, .today = today});
    QJsonObject volume{{QStringLiteral("chain_head"), file.all().back().hash()},
                       {QStringLiteral("record_count"), static_cast<qint64>(file.entries().size())},
                       {QStringLiteral("ledger_root"), parts.ledger.frontier.root().hex()},
                       {QStringLiteral("as_of"), file.all().back().record.at.toString()},
                       {QStringLiteral("volume"), telling.volume},
                       {QStringLiteral("later"), telling.volume > 1},
                       {QStringLiteral("side_text"), volumeWords(telling.side, telling.volume)}};
    const auto put = [&](const char *member, const char *kind, const char *from) {
        if (const Entry *entry = newest(file.all(), {kind}))
            volume.insert(QLatin1String(member), textOf(entry->body, from));
    };
    put("opened_on", "case.filed", "filed_on");
    put("closed_on", "case.closed", "closed_on");
    const Entry *archived = archivedIn(file);
    const QString retention = archived ? textOf(archived->body, "retention") : parts.pack.settings.retention;
    volume.insert(QStringLiteral("retention"), optionText("case.archive", "retention", retention));
    if (archived) {
        volume.insert(QStringLiteral("archived_on"), textOf(archived->body, "archived_on"));
        volume.insert(QStringLiteral("archive_number"), textOf(archived->body, "archive_number"));
    }
    const QString side = volumeWords(telling.side, telling.volume);
    if (!side.isEmpty())
        volume.insert(QStringLiteral("volume_text"),
                      words("dossier.volume_text", {side, QString::number(telling.volume)}));
    volume.insert(QStringLiteral("note"), telling.note);
    fields.insert(QStringLiteral("dossier"), volume);
    return fields;
}

QJsonObject volumeNote(const Step &step, const Entry *archived, int volume)
{
    const QJsonObject &said = volume > 1 || !archived ? step.prepared.body : archived->body;
    const auto person = [&](const char *member) {
        return step.parts.book.name(PersonId::parse(textOf(said, member)).value_or(PersonId()));
    };
    if (volume == 1 && !archived)
        return {};
    return {{QStringLiteral("text"), textOf(said, "note")},
            {QStringLiteral("compiler"), person("compiler")},
            {QStringLiteral("checker"), person("checker")},
            {QStringLiteral("on"), volume > 1 ? dateText(step.at.date()) : textOf(archived->body, "archived_on")}};
}

} // namespace anjuan::casework
