#pragma once
#include <mutex>

#include "core/calendar/calendar.h"
#include "core/office/book.h"
#include "core/packs/shelf.h"
#include "core/vault/vault.h"

namespace anjuan::casework {

/// The packs and calendars that a unit adopted, read from the vault and kept: each once, whoever asks, from whatever
/// thread.
class Shelves {
public:
    explicit Shelves(const vault::Vault &vault) : m_vault(vault) {}

    struct Law {
        std::shared_ptr<const packs::Pack> pack; // as packs::Shelf::on
        std::shared_ptr<const calendar::Calendar> calendar;
    };
    /// What governs that day among all that stands in the book. Faults: as vault::read, packs::parsePack and
    /// calendar::Calendar::fromJson.
    Result<Law> on(const office::OfficeBook &book, QDate day);
    Result<std::shared_ptr<const packs::Shelf>> shelf(const office::OfficeBook &book);

private:
    Result<std::shared_ptr<const packs::Shelf>> shelfOf(const office::OfficeBook &book);
    Result<std::shared_ptr<const packs::Pack>> pack(const QString &sha256);
    Result<QJsonArray> days(const QString &sha256);

    const vault::Vault &m_vault;
    std::mutex m_mutex;
    std::map<QString, std::shared_ptr<const packs::Pack>> m_packs;            // by digest
    std::map<QString, QJsonArray> m_days;                                     // likewise
    std::map<QString, std::shared_ptr<const packs::Shelf>> m_shelves;         // by the digests of all of them
    std::map<QString, std::shared_ptr<const calendar::Calendar>> m_calendars; // by those and the pack's
};

} // namespace anjuan::casework
