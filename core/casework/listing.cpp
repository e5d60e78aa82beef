#include "core/casework/listing.h"

#include <algorithm>

#include <QtCore/QRegularExpression>

#include "core/cases/stages.h"
#include "core/casework/parties.h"
#include "core/casework/procedures.h"
#include "core/casework/verify.h"
#include "core/chain/truth.h"
#include "core/insight/party_queries.h"
#include "core/insight/search_text.h"

namespace anjuan::casework {
namespace {

constexpr qsizetype kLongestText = 128 * 1024; // of a case in the index

/// Digests, ids, instants and codes are no words that anybody looks for.
bool isSearched(const QString &member, const QString &text)
{
    static const QRegularExpression code(
        QStringLiteral("^([0-9a-f]{32,}|[0-9a-f]{8}-[0-9a-f-]{27}|[a-z][a-z0-9_./]*)$"));
    return member != QLatin1String("salt") && !text.isEmpty() && !code.match(text).hasMatch();
}

void gather(const QString &member, const QJsonValue &value, QStringList &lines)
{
    if (value.isString()) {
        const QString text = value.toString();
        if (isSearched(member, text))
            lines += text.split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    } else if (value.isArray()) {
        for (const auto one : value.toArray())
            gather(member, one, lines);
    } else if (value.isObject()) {
        const QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it)
            gather(it.key(), it.value(), lines);
    }
}

insight::SearchState stateOf(const Library::Parts &parts, qint64 size)
{
    return {parts.ledger.ledger, size};
}

/// Length of a case's chain, and where the office stood: what a count of flaws depends on.
Result<std::pair<qint64, QString>> flawsKey(const Library::Parts &parts, const CaseId &id)
{
    ANJUAN_TRY(const qint64 length, chain::lengthOf(*parts.store, chain::caseChain(id)));
    return std::pair(length, parts.ledger.authority.head().hex());
}

/// Whether its stage lies before the decision, or before an order to demolish; what is suspended counts on.
bool undecided(const CaseRow &row)
{
    const QString before = cases::stagesBefore(row.procedure, QStringLiteral("decided"));
    return row.stage == QLatin1String("suspended") || before.contains(QLatin1Char(',') + row.stage + QLatin1Char(','));
}

} // namespace

Result<void> dress(const Library::Parts &parts, QDate today, CaseRow &row)
{
    QStringList names;
    ANJUAN_TRY(const auto parties, insight::standingParties(*parts.store, row.id));
    for (const insight::PartyRow &party : parties) {
        const auto content = party.particularsSha256.isEmpty() ? Result<QByteArray>(QByteArray())
                                                               : parts.vault->read(party.particularsSha256);
        if (content && !content->isEmpty())
            names += insight::partyNameFrom(*content);
    }
    names.removeAll(QString());
    row.party = partyHeading(names);
    QStringList officers;
    ANJUAN_TRY(const QStringList people, insight::officersOf(*parts.store, row.id));
    for (const QString &person : people)
        officers += parts.book.name(PersonId::parse(person).value_or(PersonId()));
    row.officers = officers.join(QStringLiteral("、"));
    row.stageZh = cases::stageName(row.stage);
    row.procedureZh = procedureName(row.procedure, parts.pack);
    row.holderName = holderName(parts, row.holder);
    if (const packs::Item *item = parts.pack.item(row.item))
        row.item = item->name;
    if (row.filedOn && !row.decidedOn && undecided(row))
        row.daysUsed = static_cast<int>(row.filedOn->daysTo(today));
    row.flaws = -1;
    return {};
}

insight::SearchEntry searchEntryOf(const CaseFile &file, const insight::CaseRow &row, const office::OfficeBook &book)
{
    insight::SearchEntry entry;
    entry.id = row.id;
    entry.stage = row.stage;
    entry.procedure = row.procedure;
    entry.item = row.item;
    entry.open = row.stage != QLatin1String("registered")
        && !newest(file.all(),
                   {"case.closed", "case.not_filed", "case.transferred", "case.merged_into", "case.history_entered"});
    entry.filedOn = row.filedOn;
    entry.decidedOn = row.decidedOn;
    entry.fineFen = row.fineFen;
    entry.officers = handlingOfficers(file.all());
    QStringList lines{row.number, row.cause};
    for (const QString &officer : entry.officers)
        lines += book.name(PersonId::parse(officer).value_or(PersonId()));
    for (const Entry &one : file.entries()) {
        gather({}, one.body, lines);
        gather({}, one.particulars, lines);
    }
    lines.removeAll(QString());
    lines.removeDuplicates();
    entry.text = lines.join(QLatin1Char('\n')).left(kLongestText);
    return entry;
}

insight::SearchIndex *Library::Parts::searchIndex() const
{
    if (!search && !searchTried && access == Access::ReadWrite) {
        searchTried = true;
        if (auto opened = insight::SearchIndex::open(dir + QStringLiteral("/local.db")))
            search = *std::move(opened);
    }
    return search.get();
}

Result<qint64> Library::readOnForSearch(int most) const
{
    const Parts &parts = *m_parts;
    insight::SearchIndex *index = parts.searchIndex();
    if (!index)
        return 0;
    ANJUAN_TRY(insight::SearchState state, index->state());
    const qint64 size = parts.ledger.frontier.size();
    if (state.ledger != parts.ledger.ledger || state.size > size) {
        // Another ledger, as after a restore: what was read is of no use.
        ANJUAN_CHECK(index->clear());
        state = stateOf(parts, 0);
    }
    const qint64 to = std::min(size, state.size + most);
    if (to == state.size)
        return 0;
    ANJUAN_TRY(const QStringList chains, chain::caseChainsBetween(*parts.store, state.size, to));
    std::vector<insight::SearchEntry> entries;
    for (const QString &chain : chains) {
        const auto id = chain::caseOf(chain);
        const auto row = id ? insight::caseRow(*parts.store, *id) : fail(Fault::NotFound, "case.unknown", {chain});
        const auto file = row ? CaseFile::load(*parts.store, *parts.vault, *id) : fail(row.error());
        if (file) // a damaged case is verify's business; the others are found all the same
            entries.push_back(searchEntryOf(*file, *row, parts.book));
    }
    ANJUAN_CHECK(index->put(entries, stateOf(parts, to)));
    return size - to;
}

bool Library::answersFromIndex(const CaseFilter &filter) const
{
    constexpr int kAtOnce = 400; // records that a search reads on first
    const auto left = filter.asksNothing() ? Result<qint64>(1) : readOnForSearch(kAtOnce);
    return left && *left == 0 && m_parts->searchIndex();
}

Result<int> Library::countCases(const CaseFilter &filter) const
{
    if (answersFromIndex(filter))
        return m_parts->search->count(filter);
    if (filter.text.isEmpty())
        return insight::caseCount(*m_parts->store, filter);
    int total = 0;
    ANJUAN_CHECK(cases(filter, 0, 0, &total));
    return total;
}

Result<std::vector<CaseRow>> Library::cases(const CaseFilter &filter, int offset, int limit, int *total) const
{
    const Parts &parts = *m_parts;
    const QDate today = parts.clock->today();
    std::vector<CaseRow> page;
    if (answersFromIndex(filter)) {
        ANJUAN_TRY(const auto hits, parts.search->find(filter, offset, limit));
        if (total) {
            ANJUAN_TRY(*total, parts.search->count(filter));
        }
        for (const insight::SearchHit &hit : hits) {
            ANJUAN_TRY(CaseRow row, insight::caseRow(*parts.store, hit.id));
            ANJUAN_CHECK(dress(parts, today, row));
            row.found = insight::foundAround(hit.text, filter.text);
            page.push_back(std::move(row));
        }
    } else {
        ANJUAN_TRY(page, insight::casePage(*parts.store, filter, offset, limit, total, [&](CaseRow &row) {
                       return dress(parts, today, row);
                   }));
    }
    for (CaseRow &row : page) {
        ANJUAN_TRY(const auto key, flawsKey(parts, row.id));
        const auto known = parts.flaws.find(row.id.toString());
        if (known != parts.flaws.end() && known->second.first == static_cast<std::size_t>(key.first))
            row.flaws = known->second.second;
        else if (const insight::SearchIndex *index = parts.searchIndex()) {
            ANJUAN_TRY(const auto kept, index->flaws(row.id, key.first, key.second));
            row.flaws = kept.value_or(-1);
        }
    }
    return page;
}

Result<int> Library::flaws(const CaseId &id) const
{
    const Parts &parts = *m_parts;
    ANJUAN_TRY(const auto key, flawsKey(parts, id));
    const auto length = static_cast<std::size_t>(key.first);
    if (const auto known = parts.flaws.find(id.toString()); known != parts.flaws.end() && known->second.first == length)
        return known->second.second;
    insight::SearchIndex *index = parts.searchIndex();
    if (index) {
        ANJUAN_TRY(const auto kept, index->flaws(id, key.first, key.second));
        if (kept)
            return *kept;
    }
    ANJUAN_TRY(auto records, chain::recordsOf(*parts.store, chain::caseChain(id)));
    ANJUAN_TRY(const auto judged, judgeAll(parts, CaseFile::from(std::move(records))));
    int flaws = 0;
    for (const auto &findings : judged)
        flaws += standing(findings);
    parts.flaws[id.toString()] = {length, flaws};
    if (index)
        ANJUAN_CHECK(index->keepFlaws(id, key.first, key.second, flaws));
    return flaws;
}

} // namespace anjuan::casework
