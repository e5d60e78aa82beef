#include "core/casework/pack_views.h"

#include <algorithm>

#include "core/casework/pack_acts.h"
#include "core/casework/parts.h"

namespace anjuan::casework {
namespace {

int uncheckedIn(const packs::Pack &pack)
{
    const auto unchecked = [](const auto &each) { return !each.checked; };
    const auto count = [&](const auto &all) {
        return static_cast<int>(std::count_if(all.begin(), all.end(), unchecked));
    };
    int out = count(pack.items) + count(pack.benchmarks) + count(pack.powers);
    for (const auto each : pack.fourLists)
        out += each.toObject().value(QLatin1String("checked")).toBool(true) ? 0 : 1;
    return out;
}

Result<std::shared_ptr<const packs::Shelf>> shelfOf(const Library &library)
{
    Library::Parts &parts = library.parts();
    ANJUAN_CHECK(parts.turnTo(parts.clock->today()));
    if (!parts.shelves)
        return fail(Fault::NotFound, "packs.none_adopted");
    return parts.shelves->shelf(parts.book);
}

} // namespace

Result<std::vector<PackVersion>> packVersions(const Library &library)
{
    ANJUAN_TRY(const auto shelf, shelfOf(library));
    const Library::Parts &parts = library.parts();
    const packs::Pack *governs = shelf->governing(parts.clock->today());
    std::vector<PackVersion> out;
    for (std::size_t i = 0; i < shelf->packs().size(); ++i) {
        const packs::Pack &pack = *shelf->packs()[i];
        const office::OfficeBook::Adoption &adoption = parts.book.packs()[i];
        const bool replaced = std::any_of(
            shelf->packs().begin() + static_cast<std::ptrdiff_t>(i) + 1, shelf->packs().end(), [&](const auto &later) {
                return later->effectiveFrom == pack.effectiveFrom || (pack.sample && !later->sample);
            });
        out.push_back({.sha256 = adoption.sha256,
                       .record = adoption.record,
                       .packId = pack.id,
                       .version = pack.version,
                       .title = pack.title,
                       .county = pack.county,
                       .reason = adoption.reason,
                       .by = parts.book.name(adoption.by),
                       .effectiveFrom = pack.effectiveFrom,
                       .at = adoption.at,
                       .sample = pack.sample,
                       .governs = &pack == governs,
                       .replaced = replaced && &pack != governs,
                       .items = static_cast<int>(pack.items.size()),
                       .benchmarks = static_cast<int>(pack.benchmarks.size()),
                       .unchecked = uncheckedIn(pack)});
    }
    return out;
}

Result<QJsonObject> governingPack(const Library &library, std::optional<QDate> on)
{
    ANJUAN_TRY(const auto shelf, shelfOf(library));
    const Library::Parts &parts = library.parts();
    const packs::Pack *governs = shelf->governing(on.value_or(parts.clock->today()));
    // From behind: a version that was adopted twice stands there twice.
    for (std::size_t i = shelf->packs().size(); i-- > 0;)
        if (shelf->packs()[i].get() == governs)
            return packJson(*parts.vault, parts.book.packs()[i].sha256);
    return fail(Fault::NotFound, "packs.none_adopted");
}

Result<QJsonObject> packVersion(const Library &library, const QString &name)
{
    ANJUAN_TRY(const auto versions, packVersions(library));
    for (auto each = versions.rbegin(); each != versions.rend(); ++each)
        if (each->version == name || (name.size() >= 6 && each->sha256.startsWith(name)))
            return packJson(*library.parts().vault, each->sha256);
    return fail(Fault::NotFound, "packs.no_version", {name});
}

Result<PackPreview> previewPack(const Library &library, const QString &path, Progress &progress)
{
    PackPreview out;
    ANJUAN_TRY(const QJsonObject standing, governingPack(library));
    ANJUAN_TRY(out.import, packs::readPackFile(path, standing, progress));
    out.standingVersion = standing.value(QLatin1String("version")).toString();
    out.difference = packs::differenceOf(standing, out.import.json);
    if (out.import.pack)
        if (const auto fresh = checkNew(library.parts(), out.import); !fresh)
            out.refused = fresh.error();
    return out;
}

std::vector<int> knownYears(const Library &library)
{
    std::vector<int> out;
    constexpr int kFirst = 2015, kLast = 2099;
    for (int year = kFirst; year <= kLast; ++year)
        if (library.parts().calendar.knowsYear(year))
            out.push_back(year);
    return out;
}

} // namespace anjuan::casework
