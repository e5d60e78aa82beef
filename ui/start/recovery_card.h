#pragma once
#include <QtCore/QString>

#include "core/casework/library.h"

class QPagedPaintDevice;

namespace anjuan::ui {

/// The card as text, to be kept on other media or pasted again.
QString recoveryCardText(const casework::LibraryInfo &info, const casework::RecoveryCard &card);

/// The card as one A4 page 恢复卡: what it is for, the code in large letters, the sealed key, how it is kept and used.
void printRecoveryCard(const casework::LibraryInfo &info, const casework::RecoveryCard &card,
                       QPagedPaintDevice &device);

} // namespace anjuan::ui
