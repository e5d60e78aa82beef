#include <algorithm>

#include "core/base/messages.h"
#include "core/base/whole_file.h"
#include "core/casework/volume.h"
#include "core/chain/body.h"

namespace anjuan::casework {
namespace {

using chain::integerOf;
using chain::textOf;

QString said(const char *id)
{
    return message(QString::fromLatin1(id));
}

VolumeSide sideNamed(const QString &code)
{
    return code == QLatin1String("outer") ? VolumeSide::Outer
        : code == QLatin1String("inner")  ? VolumeSide::Inner
                                          : VolumeSide::Whole;
}

} // namespace

std::size_t placeOf(const CaseFile &file, const QString &hash)
{
    const auto &entries = file.entries();
    const auto found =
        std::find_if(entries.begin(), entries.end(), [&](const Entry &entry) { return entry.hash() == hash; });
    return static_cast<std::size_t>(found - entries.begin());
}

/// The case as it stood with that record as its last.
CaseFile cutAfter(const CaseFile &file, std::size_t last, const vault::Vault &vault)
{
    CaseFile cut;
    cut.setId(file.id());
    for (std::size_t i = 0; i <= last && i < file.entries().size(); ++i)
        cut.add(file.entries()[i].record, &vault);
    return cut;
}

std::vector<VolumeRow> volumeRows(const CaseFile &file, const vault::Vault &vault)
{
    std::vector<VolumeRow> rows;
    for (const Entry *entry : allOf(file.all(), {"dossier.built"})) {
        const auto number = [&](const char *member) { return static_cast<int>(integerOf(entry->body, member)); };
        VolumeRow row{.record = entry->hash(),
                      .sha256 = textOf(entry->body, "dossier_sha256"),
                      .asOf = textOf(entry->body, "as_of"),
                      .side = sideNamed(textOf(entry->body, "side")),
                      .volume = std::max(1, number("volume")),
                      .book = std::max(1, number("book")),
                      .books = std::max(1, number("books")),
                      .items = number("items"),
                      .itemFrom = number("item_from"),
                      .pages = number("pages"),
                      .pageFrom = number("page_from"),
                      .pageTo = number("page_to"),
                      .on = entry->on(),
                      .marketOrder = textOf(entry->body, "order") == QLatin1String("market"),
                      .mostPages = number("most_pages"),
                      .upperRight = textOf(entry->body, "numbers") == QLatin1String("right")};
        row.itemTo = row.itemFrom > 0 ? row.itemFrom + row.items - 1 : 0;
        row.here = vault.has(row.sha256);
        row.stands = true;
        // One that was made anew takes the place of the one before, with both its sides and all its books, the first
        // of which is recorded first.
        for (VolumeRow &earlier : rows) {
            const bool same = earlier.volume >= row.volume && earlier.asOf != row.asOf;
            const bool again =
                earlier.volume == row.volume && earlier.side == row.side && (row.book == 1 || earlier.book == row.book);
            const bool other =
                earlier.volume == row.volume && (earlier.side == VolumeSide::Whole) != (row.side == VolumeSide::Whole);
            if (same || again || other)
                earlier.stands = false;
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

QString volumeWords(VolumeSide side, int volume)
{
    QString all;
    if (side != VolumeSide::Whole)
        all = said(side == VolumeSide::Outer ? "dossier.side_outer" : "dossier.side_inner");
    if (volume > 1)
        all += said("dossier.side_later");
    return all;
}

QString VolumeRow::words() const
{
    QString all = volumeWords(side, volume);
    if (books > 1)
        all += (all.isEmpty() ? QString() : QStringLiteral(" ")) + dossier::bookWords(book, books);
    return all;
}

Binding bindingOf(const QJsonObject &unit)
{
    Binding out;
    if (const auto most = integerOf(unit, "book_pages"); most > 0)
        out.mostPages = static_cast<int>(most);
    out.upperRight = textOf(unit, "page_numbers") == QLatin1String("right");
    return out;
}

Binding unitBinding(const Library &library)
{
    return bindingOf(library.parts().book.unit());
}

Result<std::vector<VolumeRow>> volumesOf(const Library &library, const CaseId &id)
{
    const Library::Parts &parts = library.parts();
    ANJUAN_TRY(const CaseFile file, CaseFile::load(*parts.store, *parts.vault, id));
    return volumeRows(file, *parts.vault);
}

Result<void> saveVolume(const Library &library, const CaseId &id, const QString &record, const QString &file)
{
    ANJUAN_TRY(const auto rows, volumesOf(library, id));
    const auto row =
        std::find_if(rows.begin(), rows.end(), [&](const VolumeRow &one) { return one.record.startsWith(record); });
    if (record.isEmpty() || row == rows.end())
        return fail(Fault::NotFound, "dossier.no_volume", {record});
    ANJUAN_TRY(const QString path, library.blobPath(row->sha256));
    return copyWhole(path, file, kOwnerOnly | QFileDevice::ReadGroup | QFileDevice::ReadOther);
}

} // namespace anjuan::casework
