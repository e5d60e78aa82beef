#include "core/exchange/queries.h"

#include <QtCore/QJsonDocument>

namespace anjuan::exchange {
namespace {

LibraryId libraryOf(const QString &text)
{
    return LibraryId::parse(text).value_or(LibraryId());
}

Digest digestOf(const QString &hex)
{
    return Digest::fromHex(hex).value_or(Digest{});
}

} // namespace

Result<std::vector<Digest>> hashesOf(const store::Read &read, const QString &chain)
{
    std::vector<Digest> all;
    ANJUAN_CHECK(read.each("SELECT hash FROM record WHERE chain = ? ORDER BY seq", {chain},
                           [&](const store::Row &row) -> Result<void> {
                               all.push_back(digestOf(row.text(0)));
                               return {};
                           }));
    return all;
}

std::size_t sharedBy(const std::vector<Digest> &here, const std::vector<chain::Record> &there)
{
    const std::size_t both = std::min(here.size(), there.size());
    std::size_t same = 0;
    while (same < both && here[same] == there[same].hash)
        ++same;
    return same;
}

Result<std::vector<HandOverRow>> handOversOf(const store::Read &read, const LibraryId &from)
{
    std::vector<HandOverRow> all;
    ANJUAN_CHECK(
        read.each("SELECT record, case_id, seq, from_library, to_library, at, acknowledged_at FROM handover WHERE "
                  "from_library = ? ORDER BY at DESC, case_id, seq DESC",
                  {from.toString()}, [&](const store::Row &row) -> Result<void> {
                      all.push_back({row.text(0), CaseId::parse(row.text(1)).value_or(CaseId()), row.integer(2),
                                     libraryOf(row.text(3)), libraryOf(row.text(4)), row.text(5),
                                     row.isNull(6) ? std::nullopt : std::optional(row.text(6))});
                      return {};
                  }));
    return all;
}

Result<std::vector<ForkRow>> forkRows(const store::Read &read)
{
    std::vector<ForkRow> all;
    ANJUAN_CHECK(read.each(
        "SELECT f.chain, f.there, f.here, f.common, f.at, (SELECT d.hash FROM fork_decision d WHERE d.chain = f.chain "
        "AND d.seq > f.after ORDER BY d.seq DESC LIMIT 1) FROM fork f ORDER BY f.chain, f.there",
        {}, [&](const store::Row &row) -> Result<void> {
            all.push_back({row.text(0), digestOf(row.text(1)), digestOf(row.text(2)), row.integer(3), row.text(4),
                           row.isNull(5) ? std::nullopt : std::optional(row.text(5))});
            return {};
        }));
    return all;
}

Result<bool> isForked(const store::Read &read, const QString &chain)
{
    ANJUAN_TRY(const auto row,
               read.first("SELECT 1 FROM fork f WHERE f.chain = ? AND NOT EXISTS (SELECT 1 FROM fork_decision d WHERE "
                          "d.chain = f.chain AND d.seq > f.after)",
                          {chain}));
    return row.has_value();
}

Result<std::vector<ForkDecision>> forkDecisions(const store::Read &read)
{
    std::vector<ForkDecision> all;
    ANJUAN_CHECK(read.each("SELECT seq, chain, hash FROM fork_decision ORDER BY seq", {},
                           [&](const store::Row &row) -> Result<void> {
                               all.push_back({row.integer(0), row.text(1), digestOf(row.text(2))});
                               return {};
                           }));
    return all;
}

Result<std::vector<DeskRow>> deskRows(const store::Read &read, const LibraryId &library, const QString &kind)
{
    std::vector<DeskRow> all;
    ANJUAN_CHECK(read.each("SELECT at, body FROM desk_event WHERE chain = ? AND kind = ? ORDER BY seq DESC",
                           {chain::deskChain(library), kind}, [&](const store::Row &row) -> Result<void> {
                               all.push_back({row.text(0), QJsonDocument::fromJson(row.text(1).toUtf8()).object()});
                               return {};
                           }));
    return all;
}

Result<std::map<LibraryId, QString>> pcNames(const store::Read &read)
{
    std::map<LibraryId, QString> all;
    ANJUAN_CHECK(read.each("SELECT library, name FROM enrolled_library ORDER BY seq", {},
                           [&](const store::Row &row) -> Result<void> {
                               all[libraryOf(row.text(0))] = row.text(1);
                               return {};
                           }));
    return all;
}

Result<std::vector<PinnedUnit>> pinnedUnits(const store::Read &read)
{
    std::vector<PinnedUnit> all;
    ANJUAN_CHECK(read.each("SELECT genesis, name, code FROM pinned_unit ORDER BY code, name", {},
                           [&](const store::Row &row) -> Result<void> {
                               all.push_back({digestOf(row.text(0)), row.text(1), row.text(2)});
                               return {};
                           }));
    return all;
}

Result<LibraryId> holderOf(const store::Read &read, const CaseId &id)
{
    ANJUAN_TRY(const auto row, read.first("SELECT holder FROM case_row WHERE case_id = ?", {id.toString()}));
    return row ? libraryOf(row->text(0)) : LibraryId();
}

} // namespace anjuan::exchange
