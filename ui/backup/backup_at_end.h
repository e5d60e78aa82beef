#pragma once
#include <functional>

#include <QtCore/QCoreApplication>

#include "ui/common/desk.h"

namespace anjuan::ui {

/// The backup made by itself when somebody leaves 退出时自动备份, into the folder that is set on this PC and holds
/// copies of this library already. Whatever comes of it, leaving goes on: its user may stop it, a failure is told
/// later.
class BackupAtEnd {
    Q_DECLARE_TR_FUNCTIONS(anjuan::ui::BackupAtEnd)
public:
    /// `backup/atEnd` of the settings; on where nobody said otherwise.
    static bool isOn();
    static void setOn(bool on);
    /// Calls `then` afterwards in any case, at once where there is nothing to do: switched off, a training library, one
    /// for reading, nobody logged in, or the disk is not there.
    static void run(Desk &desk, QWidget *context, const std::function<void()> &then);
    /// When and why the last one of this library failed; empty where it did not, or a proven backup came since.
    static QString failure(const casework::LibraryInfo &info);
    /// A backup was made otherwise.
    static void forgetFailure(const LibraryId &library);
};

} // namespace anjuan::ui
