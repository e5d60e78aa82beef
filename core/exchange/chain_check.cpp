#include "core/exchange/chain_check.h"

#include <algorithm>
#include <atomic>
#include <thread>

namespace anjuan::exchange {

using chain::addFinding;
using chain::ChainSort;
using chain::Record;

namespace {

QString textOf(const QJsonObject &body, const char *name)
{
    return body.value(QLatin1String(name)).toString();
}

} // namespace

ChainCheck::ChainCheck(BundleContent &content, const Receipt *receipt, const std::map<Digest, qint64> &positions,
                       chain::Findings &findings)
    : m_content(content), m_positions(positions), m_findings(findings)
{
    if (!receipt)
        return;
    for (const chain::Head &head : receipt->accepted)
        m_receipted[head.chain] = head.seq;
}

Result<void> ChainCheck::run()
{
    checkSignatures();
    for (const auto &[chain, rows] : m_content.chains)
        ANJUAN_CHECK(walk(chain, rows));
    return {};
}

/// Ahead of the rest and on all cores: signatures are nearly all of what a check costs. What fails here is checked
/// again in its turn, so that the finding is that of the rule which is broken.
void ChainCheck::checkSignatures()
{
    std::vector<const Record *> all;
    for (const auto &[chain, rows] : m_content.chains) {
        if (chain::sortOf(chain) != ChainSort::Office) {
            for (const Record &record : rows)
                all.push_back(&record);
        }
    }
    std::vector<char> good(all.size());
    std::atomic<std::size_t> next = 0;
    const auto work = [&] {
        for (std::size_t i = next++; i < all.size(); i = next++) {
            const auto key = m_content.authority.keys().find(all[i]->key);
            good[i] = key != m_content.authority.keys().end() && key->second.key.verifies(all[i]->raw, all[i]->sig);
        }
    };
    std::vector<std::thread> pool;
    for (unsigned n = 1; n < std::thread::hardware_concurrency() && n < all.size(); ++n)
        pool.emplace_back(work);
    work();
    for (std::thread &thread : pool)
        thread.join();
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (!good[i])
            m_unproven.insert(all[i]);
    }
}

bool ChainCheck::names(const QString &chain, const QString &sha256) const
{
    const auto found = m_named.find(chain);
    return found != m_named.end() && found->second.contains(sha256);
}

std::set<QString> ChainCheck::allNamed() const
{
    std::set<QString> all;
    for (const auto &[chain, named] : m_named)
        all.insert(named.begin(), named.end());
    return all;
}

Result<void> ChainCheck::walk(const QString &chain, const std::vector<Record> &rows)
{
    Walk walk{chain, rows, chain::sortOf(chain), m_named[chain], rows.front().library, -1, {}, acceptances(rows)};
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const QString where = QStringLiteral("%1#%2").arg(chain).arg(i);
        walk.named.insert(rows[i].blobs.begin(), rows[i].blobs.end());
        if (rows[i].kind == QLatin1String("blob.destroyed"))
            checkDestruction(walk, rows[i], where);
        if (walk.sort != ChainSort::Office)
            ANJUAN_CHECK(checkRecord(walk, rows[i], where));
        walk.earlier.insert(rows[i].hash);
    }
    checkPlace(walk);
    return {};
}

Result<void> ChainCheck::checkRecord(Walk &walk, const Record &record, const QString &where)
{
    const auto office =
        m_content.authority.check(where, record.office, record.by, record.key, record.library, record.raw, record.sig,
                                  false, m_findings, m_unproven.contains(&record));
    if (office) {
        if (*office < walk.seen)
            addFinding(m_findings, where, "exchange.office_moves_back");
        walk.seen = std::max(walk.seen, *office);
        if (isLate(walk, record.key, *office, record)) {
            addFinding(m_findings, where, "exchange.late_record");
            m_content.late.insert(record.hash);
        }
    }
    if (record.kind == QLatin1String("case.statement_received"))
        ANJUAN_CHECK(checkStatement(walk, record, office, where));
    checkWriter(walk, record, office, where);
    return {};
}

Result<void> ChainCheck::checkStatement(Walk &walk, const Record &record, std::optional<qint64> office,
                                        const QString &where)
{
    const QString here = where + QStringLiteral(" statement");
    ANJUAN_TRY(const chain::Statement statement,
               chain::parseStatement(record.body.value(QLatin1String("statement")).toObject(), here, m_findings));
    const bool bureau = statement.kind.startsWith(QLatin1String("bureau."));
    const auto known = m_content.authority.check(here, statement.office, statement.by, statement.key, statement.library,
                                                 statement.raw, statement.sig, bureau, m_findings);
    walk.named.insert(statement.blobs.begin(), statement.blobs.end());
    if (statement.aboutChain != walk.chain || !walk.earlier.contains(statement.aboutHash))
        addFinding(m_findings, where, "exchange.statement_about_other");
    if (!m_taken.insert(statement.hash).second)
        addFinding(m_findings, where, "exchange.statement_twice");
    if (known && office) {
        const bool late = *known >= 0 && isLate(walk, statement.key, *known, record);
        if (*known > *office || late)
            addFinding(m_findings, where, "exchange.statement_late");
        if (late)
            m_content.late.insert(statement.hash);
    }
    return {};
}

void ChainCheck::checkDestruction(Walk &walk, const Record &record, const QString &where)
{
    const QString blob = textOf(record.body, "blob");
    QStringList members = record.body.keys();
    members.sort();
    const bool exact =
        members == QStringList{QStringLiteral("approved_by"), QStringLiteral("blob"), QStringLiteral("ground")};
    if (!exact || !walk.named.contains(blob))
        addFinding(m_findings, where, "exchange.destroys_unnamed", {blob});
    m_content.destroyed[blob] = where;
}

void ChainCheck::checkWriter(Walk &walk, const Record &record, std::optional<qint64> office, const QString &where)
{
    if (walk.sort != ChainSort::Case) {
        if (record.library.toString() != walk.chain.section(u'/', 1, 1))
            addFinding(m_findings, where, "exchange.another_library", {record.library.toString()});
        return;
    }
    if (record.library != walk.writer)
        addFinding(m_findings, where, "exchange.not_holder", {record.library.toString()});
    if (record.kind == QLatin1String("case.handed_over")) {
        walk.writer = LibraryId::parse(textOf(record.body, "to_library")).value_or(LibraryId());
        if (!office || !m_content.authority.isEnrolledAt(walk.writer, *office))
            addFinding(m_findings, where, "chain.handed_to_stranger", {walk.writer.toString()});
    }
}

/// An access chain stands beside its case; a desk chain is the sender's, in an upload.
void ChainCheck::checkPlace(const Walk &walk)
{
    if (walk.sort == ChainSort::Access
        && !m_content.chains.contains(QStringLiteral("case/") + walk.chain.section(u'/', 2, 2)))
        addFinding(m_findings, walk.chain, "exchange.access_without_case");
    if (walk.sort != ChainSort::Desk)
        return;
    const auto opened = std::find_if(walk.rows.rbegin(), walk.rows.rend(), [](const Record &record) {
        return record.kind == QLatin1String("desk.ledger_opened");
    });
    const bool sender = m_content.info[QStringLiteral("Anjuan-Profile")] == QLatin1String("upload")
        && walk.chain == chain::deskChain(m_content.checkpoint.library) && opened != walk.rows.rend()
        && textOf(opened->body, "ledger") == m_content.checkpoint.ledger;
    if (!sender)
        addFinding(m_findings, walk.chain, "exchange.desk_not_senders");
}

bool ChainCheck::isLate(const Walk &walk, const QString &key, qint64 office, const Record &record) const
{
    const auto &keys = m_content.authority.keys();
    const auto issued = keys.find(key);
    if (issued == keys.end() || !issued->second.revokedAt || *issued->second.revokedAt <= office)
        return false;
    const qint64 gone = *issued->second.revokedAt;
    const auto row = static_cast<std::size_t>(&record - walk.rows.data());
    if (walk.accepted[row] > gone)
        return false;
    const auto receipted = [&](const QString &chain) {
        const auto found = m_receipted.find(chain);
        return found == m_receipted.end() ? qint64{-1} : found->second;
    };
    if (gone <= receipted(m_content.officeChain) && static_cast<qint64>(row) > receipted(walk.chain))
        return true;
    const Digest revocation = m_content.chains.at(m_content.officeChain)[static_cast<std::size_t>(gone)].hash;
    const auto mine = m_positions.find(record.hash);
    const auto its = m_positions.find(revocation);
    return mine == m_positions.end() || its == m_positions.end() || mine->second > its->second;
}

std::vector<qint64> ChainCheck::acceptances(const std::vector<Record> &rows) const
{
    std::vector<qint64> out(rows.size(), -1);
    qint64 newest = -1;
    for (std::size_t i = rows.size(); m_content.authority.hasLateAcceptances() && i-- > 0;) {
        newest = std::max(newest, m_content.authority.lateAcceptedAt(rows[i].hash).value_or(-1));
        out[i] = newest;
    }
    return out;
}

} // namespace anjuan::exchange
