#include "core/casework/shelves.h"

#include "core/base/json.h"
#include "core/packs/calendar_file.h"

namespace anjuan::casework {
namespace {

QString digestsOf(const std::vector<office::OfficeBook::Adoption> &adoptions)
{
    QString out;
    for (const auto &each : adoptions)
        out += each.sha256 + QLatin1Char(' ');
    return out;
}

} // namespace

Result<std::shared_ptr<const packs::Pack>> Shelves::pack(const QString &sha256)
{
    auto &kept = m_packs[sha256];
    if (!kept) {
        ANJUAN_TRY(const QByteArray content, m_vault.read(sha256));
        ANJUAN_TRY(const QJsonValue value, parseCanonical(content, sha256));
        ANJUAN_TRY(packs::Pack read, packs::parsePack(value.toObject(), sha256));
        kept = std::make_shared<const packs::Pack>(std::move(read));
    }
    return kept;
}

Result<QJsonArray> Shelves::days(const QString &sha256)
{
    auto kept = m_days.find(sha256);
    if (kept == m_days.end()) {
        ANJUAN_TRY(const QByteArray content, m_vault.read(sha256));
        ANJUAN_TRY(const QJsonValue value, parseCanonical(content, sha256));
        kept = m_days.emplace(sha256, value.toObject().value(QLatin1String("days")).toArray()).first;
    }
    return kept->second;
}

Result<std::shared_ptr<const packs::Shelf>> Shelves::shelf(const office::OfficeBook &book)
{
    const std::lock_guard lock(m_mutex);
    return shelfOf(book);
}

Result<std::shared_ptr<const packs::Shelf>> Shelves::shelfOf(const office::OfficeBook &book)
{
    auto &kept = m_shelves[digestsOf(book.packs())];
    if (!kept) {
        auto made = std::make_shared<packs::Shelf>();
        for (const auto &each : book.packs()) {
            ANJUAN_TRY(auto read, pack(each.sha256));
            made->add(std::move(read));
        }
        kept = std::move(made);
    }
    return kept;
}

Result<Shelves::Law> Shelves::on(const office::OfficeBook &book, QDate day)
{
    const std::lock_guard lock(m_mutex);
    ANJUAN_TRY(const auto standing, shelfOf(book));
    Law out;
    out.pack = standing->on(day);
    auto &calendar = m_calendars[QString::number(reinterpret_cast<quintptr>(out.pack.get())) + digestsOf(book.packs())
                                 + digestsOf(book.calendars())];
    if (!calendar) {
        QJsonArray all = out.pack->calendar;
        for (const auto &each : book.calendars()) {
            ANJUAN_TRY(const QJsonArray days, this->days(each.sha256));
            all = packs::joinedCalendar(all, days);
        }
        ANJUAN_TRY(calendar::Calendar read, calendar::Calendar::fromJson(packs::holidaysOf(all)));
        calendar = std::make_shared<const calendar::Calendar>(std::move(read));
    }
    out.calendar = calendar;
    return out;
}

} // namespace anjuan::casework
