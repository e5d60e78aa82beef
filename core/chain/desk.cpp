#include "core/chain/desk.h"

namespace anjuan::chain {

Result<std::optional<DeskEvent>> newestDeskEvent(const store::Read &read, const LibraryId &library,
                                                 const QStringList &kinds, const PersonId &by)
{
    std::optional<DeskEvent> newest;
    for (const QString &kind : kinds) {
        const QString person = by.isNull() ? QString() : by.toString();
        ANJUAN_TRY(
            const auto row,
            read.first("SELECT seq, kind, at, hash, person, ledger, size, root FROM ledger_event WHERE chain = ?1 "
                       "AND kind = ?2 AND (?3 = '' OR person = ?3) ORDER BY seq DESC LIMIT 1",
                       {deskChain(library), kind, person}));
        if (!row || (newest && row->integer(0) < newest->seq))
            continue;
        newest = DeskEvent{row->integer(0),
                           row->text(1),
                           row->text(2),
                           Digest::fromHex(row->text(3)).value_or(Digest{}),
                           PersonId::parse(row->text(4)).value_or(PersonId()),
                           row->text(5),
                           row->integer(6),
                           row->text(7)};
    }
    return newest;
}

Result<std::optional<Digest>> leafAt(const store::Read &read, qint64 position)
{
    ANJUAN_TRY(const auto row, read.first("SELECT hash FROM leaf WHERE position = ?", {position}));
    return row ? Digest::fromHex(row->text(0)) : std::nullopt;
}

} // namespace anjuan::chain
