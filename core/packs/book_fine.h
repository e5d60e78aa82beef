#pragma once
#include <QtCore/QJsonObject>

namespace anjuan::packs {

/// A formula lies flat in a row: fine.type, fine.min_fen, fine.min_percent … and, where refusal to correct is punished
/// otherwise, the same after fine.after_refusal. A fixed amount stands as the lower bound; permille stand as percent
/// for 比例 and as times for 倍数.
QJsonObject flatFine(const QJsonObject &fine);
/// And back. What stands in a row but does not belong to its type is left out; parseItem tells what is missing.
QJsonObject fineOf(const QJsonObject &flat);

} // namespace anjuan::packs
