#pragma once
#include <map>
#include <memory>
#include <optional>
#include <vector>

#include "core/exchange/split_bag.h"
#include "core/exchange/write_out.h"
#include "core/exchange/zip_reader.h"
#include "core/exchange/zip_writer.h"

// The texts of a bundle and of its parts, as both cutting and joining read and write them.
namespace anjuan::exchange {

using BagRows = std::map<QString, QByteArray>; // path → SHA-256 in hex, in the order in which a bundle lists them

inline const QString kBagit = QStringLiteral("bagit.txt");
inline const QString kBagInfo = QStringLiteral("bag-info.txt");
inline const QString kReadme = QStringLiteral("readme.txt");
inline const QString kManifest = QStringLiteral("manifest-sha256.txt");
inline const QString kTagManifest = QStringLiteral("tagmanifest-sha256.txt");
inline const QString kSignature = QStringLiteral("signature.json");
inline const QByteArray kOxum = "Payload-Oxum";
inline const QByteArray kGroup = "Bag-Group-Identifier";
inline const QByteArray kCount = "Bag-Count";
inline constexpr qint64 kDigest = 64;

bool isPayload(const QString &path);
bool isBlob(const QString &path);

/// bag-info.txt, line by line as it stands.
struct BagInfo {
    std::vector<std::pair<QByteArray, QByteArray>> lines;

    /// Nothing unless `text` is exactly lines of “Label: value”, each label once.
    static std::optional<BagInfo> parse(const QByteArray &text);
    QByteArray text() const;
    /// Empty where there is no such line.
    QByteArray value(const QByteArray &label) const;
    /// The whole bundle's: without the two lines of a part.
    BagInfo whole(const QByteArray &oxum) const;
};

struct BagOxum {
    qint64 bytes = 0;
    qint64 files = 0;
    QByteArray text() const { return QByteArray::number(bytes) + '.' + QByteArray::number(files); }
};

BagOxum oxumOf(const BagSource &bag);
QByteArray textOf(const BagRows &rows);
/// The rows of a manifest; nothing unless they are written as a bundle writes them.
std::optional<BagRows> rowsOf(const QByteArray &text);

/// A whole bundle or a part: its texts, which agree with each other and with the names that stand in it.
struct OpenBag {
    QString file;
    std::shared_ptr<BagSource> source;
    QByteArray bagit;
    QByteArray readme;
    BagInfo info;
    BagRows payload;
};

/// Reads it; `id` is the fault of a path whose text is not as it must be.
Result<OpenBag> readBag(const QString &file, Fault fault, const char *id);

/// When its first entry was written.
Instant timeOf(const QString &file);

/// Copies one content, which must be what its manifest says: Corrupt `exchange.content_damaged {file, path}`.
Result<void> copyContent(const OpenBag &from, const QString &path, ZipWriter &zip, Ticker &ticker);

/// What a file says of itself; nothing where it is a whole bundle. Corrupt `exchange.part_refused {file, path}`.
Result<std::optional<PartFacts>> factsOfFile(const QString &file);

} // namespace anjuan::exchange
