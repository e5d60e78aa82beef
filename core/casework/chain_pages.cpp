#include "core/casework/chain_pages.h"

#include "core/base/messages.h"
#include "core/casework/parts.h"
#include "core/casework/records.h"

namespace anjuan::casework {
namespace {

constexpr int kShort = 16; // letters of a digest that people compare

QString words(const char *id, const QStringList &args = {})
{
    return message(QString::fromLatin1(id), args);
}

/// Each record's digest, its link to the one before it, and its signature by a key that was in force.
chain::Findings faultsOf(const CaseFile &file, const Library::Parts &parts)
{
    chain::Findings findings;
    Digest before{};
    for (const Entry &entry : file.entries()) {
        const chain::Record &record = entry.record;
        const QString where = QStringLiteral("%1 #%2").arg(record.chain).arg(record.seq);
        if (sm3(record.raw) != record.hash)
            chain::addFinding(findings, where, "chain.hash_differs");
        if (record.seq > 0 && record.prev != before)
            chain::addFinding(findings, where, "chain.prev_broken");
        before = record.hash;
        parts.ledger.authority.check(where, record.office, record.by, record.key, record.library, record.raw,
                                     record.sig, record.kind.startsWith(QLatin1String("bureau.")), findings);
    }
    return findings;
}

} // namespace

QJsonObject chainFields(const CaseFile &file, const Library::Parts &parts)
{
    const chain::Findings findings = faultsOf(file, parts);
    QJsonArray records;
    for (const Entry &entry : file.entries())
        records.append(QJsonObject{
            {QStringLiteral("no"), entry.record.seq + 1},
            {QStringLiteral("at"), entry.record.at.toString().left(16).replace(QLatin1Char('T'), QLatin1Char(' '))},
            {QStringLiteral("title"), titleOf(entry.record)},
            {QStringLiteral("by"), parts.book.name(entry.record.by)},
            {QStringLiteral("hash"), entry.hash().left(kShort)}});
    QJsonArray faults;
    for (const auto &finding : findings)
        faults.append(QJsonObject{{QStringLiteral("text"), describe(finding.error)}});
    const QString root = parts.ledger.frontier.root().hex();
    const QString size = QString::number(parts.ledger.frontier.size());
    const QString count = QString::number(file.entries().size());
    return {{QStringLiteral("checked"),
             findings.empty() ? words("dossier.chain_checked", {count})
                              : words("dossier.chain_faults", {count, QString::number(findings.size())})},
            {QStringLiteral("against"), words("dossier.chain_against")},
            {QStringLiteral("not_proven"), words("dossier.chain_not_proven")},
            {QStringLiteral("ledger"), parts.ledger.ledger},
            {QStringLiteral("size"), parts.ledger.frontier.size()},
            {QStringLiteral("root"), root},
            {QStringLiteral("qr"), size + QLatin1Char(':') + root},
            {QStringLiteral("count"), static_cast<qint64>(file.entries().size())},
            {QStringLiteral("head"), file.all().back().hash()},
            {QStringLiteral("records"), records},
            {QStringLiteral("findings"), faults}};
}

} // namespace anjuan::casework
