#pragma once
#include <QtCore/QByteArray>
#include <QtCore/QtGlobal>

namespace anjuan::exchange::zip {

// APPNOTE.TXT 4.3: signatures and lengths of the fixed parts.
inline constexpr quint32 kLocal = 0x04034b50;
inline constexpr quint32 kCentral = 0x02014b50;
inline constexpr quint32 kEnd = 0x06054b50;
inline constexpr quint32 kEnd64 = 0x06064b50;
inline constexpr quint32 kLocator64 = 0x07064b50;
inline constexpr qint64 kLocalLength = 30;
inline constexpr qint64 kCentralLength = 46;
inline constexpr qint64 kEndLength = 22;
inline constexpr qint64 kEnd64Length = 56;
inline constexpr qint64 kLocator64Length = 20;
inline constexpr quint32 kFull32 = 0xFFFFFFFF;
inline constexpr quint16 kFull16 = 0xFFFF;
inline constexpr quint16 kZip64Tag = 0x0001;
inline constexpr quint16 kNewestVersion = 63; // of APPNOTE.TXT 6.3.10; what would be read otherwise is not known
inline constexpr quint16 kUtf8Flag = 0x0800;
inline constexpr quint16 kEncryptedFlag = 0x0001;
inline constexpr quint16 kAesMethod = 99;

} // namespace anjuan::exchange::zip
