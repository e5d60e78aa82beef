#pragma once
#include "core/exchange/bag_source.h"

namespace anjuan::exchange {

/// A stored zip, read strictly (docs/format/record-chain.md §5): entries of method 0 one after the other without a gap,
/// local and central headers that agree, ZIP64 where needed, no data descriptor, comment, link, duplicate, foreign
/// extra field, and nothing after the end record; names in plain lower-case ASCII under one top folder. Every length is
/// bounded by the file itself, and no content is read before it is asked for.
class ZipReader final : public BagSource {
public:
    /// Faults: NotFound `exchange.file_missing`, Io `exchange.cannot_read`, Refused `exchange.zip_encrypted {entry}`,
    /// Corrupt `exchange.not_a_zip {file}`, `exchange.zip_refused {entry, why}`.
    static Result<std::unique_ptr<BagSource>> openFile(const QString &file);
    /// The same over any random-access device, which it takes: for tests.
    static Result<std::unique_ptr<BagSource>> openDevice(std::shared_ptr<QIODevice> device, const QString &name);

    QString name() const override { return m_top; }
    const std::vector<BagFile> &files() const override { return m_files; }
    /// One stream at a time may be read from, as all share the file.
    Result<std::unique_ptr<QIODevice>> open(const QString &path) const override;
    std::optional<quint32> crcOf(const QString &path) const override;

private:
    struct Place {
        qint64 offset = 0;
        quint32 crc = 0;
    };

    std::shared_ptr<QIODevice> m_device;
    QString m_top;
    std::vector<BagFile> m_files;
    std::vector<Place> m_places;
};

} // namespace anjuan::exchange
