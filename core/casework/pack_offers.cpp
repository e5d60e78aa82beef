#include "core/casework/pack_offers.h"

#include <algorithm>

#include <QtCore/QDir>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

#include "core/chain/body.h"
#include "core/sheets/values.h"

namespace anjuan::casework {
namespace {

constexpr qint64 kLargest = 32LL * 1024 * 1024; // bytes; a pack is a tenth of it
constexpr int kMostFiles = 40;                  // of one folder: nobody waits while a stick of photographs is read

/// Without the pairs of noughts at its end: 410700 is 4107.
QString meant(QString region)
{
    while (region.size() > 2 && region.endsWith(QLatin1String("00")))
        region.chop(2);
    return region;
}

std::optional<PackOffer> offerIn(const QString &path)
{
    QFile file(path);
    if (file.size() > kLargest || !file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const QJsonObject pack = QJsonDocument::fromJson(file.readAll()).object();
    const PackOffer offer{path, chain::textOf(pack, "title"), chain::textOf(pack, "version"),
                          chain::textOf(pack, "county"), chain::textOf(pack, "region")};
    if (!pack.contains(QLatin1String("pack_id")) || offer.region.isEmpty()
        || pack.value(QLatin1String("sample")).toBool())
        return std::nullopt;
    return offer;
}

} // namespace

QString regionOfCreditCode(const QString &code)
{
    constexpr int kFrom = 2, kDigits = 6;
    const QString region = sheets::foldWidth(code).simplified().remove(QLatin1Char(' ')).mid(kFrom, kDigits);
    const bool digits = std::all_of(region.begin(), region.end(), [](QChar each) { return each.isDigit(); });
    return region.size() == kDigits && digits ? region : QString();
}

bool regionCovers(const QString &region, const QString &place)
{
    return !region.isEmpty() && !place.isEmpty() && meant(place).startsWith(meant(region));
}

std::vector<PackOffer> packsFor(const QString &unitCode, const QStringList &folders)
{
    const QString place = regionOfCreditCode(unitCode);
    std::vector<PackOffer> offers;
    for (const QString &folder : place.isEmpty() ? QStringList() : folders) {
        const QFileInfoList files =
            QDir(folder).entryInfoList({QStringLiteral("*.json")}, QDir::Files | QDir::Readable, QDir::Time);
        for (const QFileInfo &file : files.mid(0, kMostFiles)) {
            const auto offer = offerIn(file.absoluteFilePath());
            if (offer && regionCovers(offer->region, place))
                offers.push_back(*offer);
        }
    }
    std::stable_sort(offers.begin(), offers.end(), [](const PackOffer &a, const PackOffer &b) {
        return std::pair(meant(a.region).size(), a.version) > std::pair(meant(b.region).size(), b.version);
    });
    return offers;
}

} // namespace anjuan::casework
