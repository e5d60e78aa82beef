#include "core/casework/case_file.h"

#include <algorithm>

#include "core/base/json.h"
#include "core/chain/body.h"
#include "core/chain/ledger.h"

namespace anjuan::casework {
namespace {

bool isOneOf(const QString &kind, std::initializer_list<const char *> kinds)
{
    return std::any_of(kinds.begin(), kinds.end(), [&](const char *one) { return kind == QLatin1String(one); });
}

} // namespace

void CaseFile::add(chain::Record record, const vault::Vault *vault)
{
    Entry entry;
    entry.kind = record.kind;
    entry.body = record.body;
    entry.by = record.by;
    const QJsonObject statement = chain::statementOf(record);
    if (!statement.isEmpty()) {
        entry.kind = chain::textOf(statement, "kind");
        entry.body = statement.value(QLatin1String("body")).toObject();
        entry.by = PersonId::parse(chain::textOf(statement, "by")).value_or(PersonId());
    }
    const QString blob = chain::textOf(entry.body, "private_sha256");
    if (vault && !blob.isEmpty()) {
        if (const auto content = vault->read(blob)) {
            if (const auto value = parseCanonical(*content, blob))
                entry.particulars = value->toObject();
        }
    }
    entry.record = std::move(record);
    m_entries.push_back(std::move(entry));
}

Result<CaseFile> CaseFile::load(const store::Read &read, const vault::Vault &vault, const CaseId &id)
{
    CaseFile file;
    file.m_id = id;
    ANJUAN_TRY(auto records, chain::recordsOf(read, chain::caseChain(id)));
    if (records.empty())
        return fail(Fault::NotFound, "case.unknown", {id.toString()});
    for (chain::Record &record : records)
        file.add(std::move(record), &vault);
    return file;
}

CaseFile CaseFile::from(std::vector<chain::Record> records)
{
    CaseFile file;
    if (!records.empty())
        file.m_id = chain::caseOf(records.front().chain).value_or(CaseId());
    for (chain::Record &record : records)
        file.add(std::move(record), nullptr);
    return file;
}

const Entry *CaseFile::byHash(const QString &hash) const
{
    return entryOf(all(), hash);
}

const Entry *newest(Entries entries, std::initializer_list<const char *> kinds)
{
    for (std::size_t i = entries.size(); i > 0; --i) {
        if (isOneOf(entries[i - 1].kind, kinds))
            return &entries[i - 1];
    }
    return nullptr;
}

std::vector<const Entry *> allOf(Entries entries, std::initializer_list<const char *> kinds)
{
    std::vector<const Entry *> found;
    for (const Entry &entry : entries) {
        if (isOneOf(entry.kind, kinds))
            found.push_back(&entry);
    }
    return found;
}

const Entry *entryOf(Entries entries, const QString &hash)
{
    for (const Entry &entry : entries) {
        if (entry.hash() == hash)
            return &entry;
    }
    return nullptr;
}

const Entry *serviceOf(Entries entries, const Entry &target)
{
    QStringList papers{target.hash()};
    for (const Entry &entry : entries) {
        if (entry.kind == QLatin1String("document.made") && chain::textOf(entry.body, "about") == target.hash())
            papers += entry.hash();
        if (entry.kind != QLatin1String("service.recorded"))
            continue;
        const QStringList served = chain::textsOf(entry.body, "documents");
        if (std::any_of(served.begin(), served.end(), [&](const QString &paper) { return papers.contains(paper); }))
            return &entry;
    }
    return nullptr;
}

const Entry *decisionOf(Entries entries)
{
    return newest(entries, {"decision.issued", "decision.issued_on_spot", "decision.not_penalised"});
}

const Entry *partyOf(Entries entries)
{
    std::vector<const Entry *> here;
    for (const Entry &entry : entries) {
        if (entry.kind == QLatin1String("party.entered"))
            here.push_back(&entry);
        const Entry *gone = entry.kind == QLatin1String("case.split_off")
            ? entryOf(entries, chain::textOf(entry.body, "party"))
            : nullptr;
        if (!gone)
            continue;
        const QString person = chain::textOf(gone->body, "party");
        const auto left = std::stable_partition(
            here.begin(), here.end(), [&](const Entry *one) { return chain::textOf(one->body, "party") != person; });
        // Whose second act becomes a case of its own is the party of both: no case is left without.
        if (left != here.begin())
            here.erase(left, here.end());
    }
    return here.empty() ? nullptr : here.back();
}

QStringList handlingOfficers(Entries entries)
{
    static const QStringList named = {
        QStringLiteral("case.filing_proposed"), QStringLiteral("case.continued_from_paper"),
        QStringLiteral("decision.issued_on_spot"), QStringLiteral("decision.not_penalised")};
    QStringList officers;
    for (const Entry &entry : entries) {
        if (named.contains(entry.kind))
            officers = chain::textsOf(entry.body, "officers");
        if (entry.kind != QLatin1String("case.officer_replaced"))
            continue;
        officers.removeAll(chain::textOf(entry.body, "from"));
        const QString to = chain::textOf(entry.body, "to");
        if (!officers.contains(to))
            officers += to;
    }
    return officers;
}

std::vector<const Entry *> liveEvidence(Entries entries)
{
    QStringList excluded;
    for (const Entry *entry : allOf(entries, {"evidence.excluded", "evidence.moved", "evidence.destroyed"}))
        excluded += chain::textsOf(entry->body, "items");
    std::vector<const Entry *> live;
    for (const Entry *entry : allOf(entries, {"evidence.added"})) {
        if (!excluded.contains(entry->hash()))
            live.push_back(entry);
    }
    return live;
}

std::vector<NumberedItem> numberedEvidence(Entries entries)
{
    std::vector<NumberedItem> items;
    const auto out = [&items](const Entry &entry) {
        for (const QString &hash : chain::textsOf(entry.body, "items")) {
            for (NumberedItem &item : items) {
                if (item.entry->hash() != hash)
                    continue;
                item.gone = entry.kind;
                item.ground = chain::textOf(entry.body, "ground");
            }
        }
    };
    for (const Entry *entry :
         allOf(entries,
               {"evidence.added", "evidence.derived", "evidence.excluded", "evidence.moved", "evidence.destroyed"})) {
        const int next = static_cast<int>(items.size()) + 1;
        if (entry->kind == QLatin1String("evidence.added"))
            items.push_back({entry, next, {}, {}, {}});
        else if (entry->kind == QLatin1String("evidence.derived"))
            items.push_back({entry, next, chain::textOf(entry->body, "item"), {}, {}});
        else
            out(*entry);
    }
    return items;
}

} // namespace anjuan::casework
