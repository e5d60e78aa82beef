#pragma once
#include "core/casework/intake.h"
#include "core/casework/parts.h"
#include "core/evidence/queries.h"

// Private to the intake: nothing but core/casework/intake*.cpp includes it.

namespace anjuan::casework {

/// Where the contents wait that no record names yet.
QString stagingDir(const Library::Parts &parts);
Result<vault::Vault> staging(const Library::Parts &parts);

/// Where the library has this content already.
Result<void> lookUp(const Library &library, IntakeFile &file);

/// The registered devices, read once for many files.
class Devices {
public:
    explicit Devices(const Library &library);
    /// As volumeOf, while the card is in; asked once for each mounted device.
    QString volume(const QString &path);
    /// As equipmentOf, of a file that lay on that volume.
    QString of(const QString &volume, const std::optional<evidence::MediaFacts> &facts) const;

private:
    std::vector<evidence::EquipmentRow> m_all;
    std::map<quint64, QString> m_volumes; // by the number of the mounted device
};

} // namespace anjuan::casework
