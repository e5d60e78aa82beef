#pragma once
#include <map>
#include <memory>

#include "core/sheets/reading.h"

struct zip;

namespace anjuan::sheets {

/// The zip of a workbook and what its parts say of each other (ECMA-376 part 2). Names are told apart without case.
class Package {
public:
    /// Faults: Corrupt `sheets.damaged`, Invalid `sheets.locked`.
    static Result<Package> open(const QByteArray &bytes, const QString &name, const Limits &limits);
    bool has(const QString &part) const;
    /// The bytes of a part. Faults: Corrupt `sheets.damaged`, Invalid `sheets.too_big|locked`.
    Result<QByteArray> part(const QString &part) const;

    struct Relation {
        QString id, type, target; // target as a part's name
    };
    /// What a part points to; empty where it points to nothing.
    Result<std::vector<Relation>> relationsOf(const QString &part) const;
    tl::unexpected<Error> damaged(const QString &part, const QString &why) const;

private:
    struct Close {
        void operator()(zip *archive) const;
    };
    QByteArray m_bytes; // the archive reads from it
    QString m_name;
    Limits m_limits;
    std::unique_ptr<zip, Close> m_zip;
};

} // namespace anjuan::sheets
