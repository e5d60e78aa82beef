#include "core/casework/item_certificate.h"

#include <algorithm>

#include <QtCore/QFile>
#include <QtCore/QJsonDocument>

#include "core/base/messages.h"
#include "core/base/whole_file.h"
#include "core/casework/access_log.h"
#include "core/casework/evidence_page.h"
#include "core/casework/parts.h"
#include "core/casework/records.h"
#include "core/chain/truth.h"
#include "core/documents/render.h"

namespace anjuan::casework {
namespace {

constexpr std::size_t kAccessLines = 12; // what one page takes

QString grouped(const QString &hex)
{
    QStringList groups;
    for (qsizetype i = 0; i < hex.size(); i += 8)
        groups += hex.mid(i, 8);
    return groups.join(QLatin1Char(' '));
}

/// Whether the content is what was taken in, by reading it now.
QString verdictOf(const Library::Parts &parts, const EvidenceView &item, Progress &progress)
{
    if (!item.destroyedOn.isEmpty())
        return message(QStringLiteral("item.destroyed"), {item.destroyedOn});
    const auto checked = parts.vault->check(item.sha256, progress);
    return checked ? message(QStringLiteral("item.same")) : describe(checked.error());
}

qint64 positionOf(const Library::Parts &parts, const CaseId &id, const QString &record)
{
    qint64 position = -1;
    static_cast<void>(
        chain::eachRecordOf(*parts.store, chain::caseChain(id), [&](const chain::StoredRecord &stored) -> Result<void> {
            if (stored.hash == record)
                position = stored.position;
            return {};
        }));
    return position;
}

QJsonArray accessLines(const std::vector<AccessRow> &rows)
{
    QJsonArray lines;
    const std::size_t from = rows.size() > kAccessLines ? rows.size() - kAccessLines : 0;
    for (std::size_t i = from; i < rows.size(); ++i)
        lines.append(
            QJsonObject{{QStringLiteral("at"), rows[i].at.left(16).replace(QLatin1Char('T'), QLatin1Char(' '))},
                        {QStringLiteral("by"), rows[i].by},
                        {QStringLiteral("deed"), rows[i].kindZh},
                        {QStringLiteral("purpose"), rows[i].purpose}});
    return lines;
}

QJsonObject itemFields(const EvidenceView &item)
{
    return {{QStringLiteral("no"), item.no},
            {QStringLiteral("title"), item.title},
            {QStringLiteral("type"), item.typeZh},
            {QStringLiteral("file"), item.fileName},
            {QStringLiteral("bytes"), item.bytes},
            {QStringLiteral("facts"), item.facts},
            {QStringLiteral("made_at"), item.madeAt},
            {QStringLiteral("place"), item.place},
            {QStringLiteral("makers"), item.makers},
            {QStringLiteral("sha256"), grouped(item.sha256)},
            {QStringLiteral("added_at"), item.addedAt},
            {QStringLiteral("added_by"), item.addedBy},
            {QStringLiteral("record"), grouped(item.record)}};
}

Result<documents::Form> formNamed(const QString &name)
{
    QFile data(QStringLiteral(":/certificates/%1.json").arg(name));
    if (!data.open(QIODevice::ReadOnly))
        return fail(Fault::Io, "vault.read_failed", {data.fileName(), data.errorString()});
    return documents::parseForm(QJsonDocument::fromJson(data.readAll()).object(), name);
}

} // namespace

Result<void> writeItemCertificate(const Library &library, const CaseId &id, int no, const QString &file,
                                  Progress &progress)
{
    const Library::Parts &parts = library.parts();
    ANJUAN_TRY(const auto rows, evidenceRows(parts, id));
    const auto one = std::find_if(rows.begin(), rows.end(), [no](const EvidenceView &row) { return row.no == no; });
    if (no != 0 && one == rows.end())
        return fail(Fault::NotFound, "evidence.no_number", {QString::number(no)});
    ANJUAN_TRY(const QString label, labelOf(library, id));
    QJsonObject fields{
        {QStringLiteral("unit"), QJsonObject{{QStringLiteral("name"), parts.ledger.authority.unitName()}}},
        {QStringLiteral("case"), label},
        {QStringLiteral("at"), parts.clock->now().toString()},
        {QStringLiteral("genesis"), grouped(parts.ledger.authority.genesis().hex())},
        {QStringLiteral("ledger"), parts.ledger.ledger},
        {QStringLiteral("size"), parts.ledger.frontier.size()},
        {QStringLiteral("root"), grouped(parts.ledger.frontier.root().hex())},
        {QStringLiteral("not_proven"), message(QStringLiteral("item.not_proven"))}};
    AccessFilter filter;
    filter.caseId = id;
    if (no != 0)
        filter.record = one->record;
    ANJUAN_TRY(const auto access, accessReport(library, filter));
    fields.insert(QStringLiteral("access_count"), static_cast<qint64>(access.size()));
    fields.insert(QStringLiteral("access"), accessLines(access));
    if (no != 0) {
        QJsonObject item = itemFields(*one);
        item.insert(QStringLiteral("verdict"), verdictOf(parts, *one, progress));
        item.insert(QStringLiteral("position"), positionOf(parts, id, one->record));
        fields.insert(QStringLiteral("item"), item);
    } else {
        QJsonArray items;
        for (const EvidenceView &row : rows) {
            QJsonObject item = itemFields(row);
            item.insert(QStringLiteral("verdict"), verdictOf(parts, row, progress));
            items.append(item);
        }
        fields.insert(QStringLiteral("items"), items);
    }
    ANJUAN_TRY(const documents::Form form,
               formNamed(no != 0 ? QStringLiteral("evidence_item") : QStringLiteral("evidence_case")));
    documents::RenderContext context;
    context.demo = parts.ledger.authority.isDemo();
    context.at = parts.clock->now();
    context.footer = parts.ledger.frontier.root().hex().left(16);
    ANJUAN_TRY(const documents::RenderedDocument page, documents::render(form, fields, context));
    return writeWhole(file, page.pdf);
}

} // namespace anjuan::casework
