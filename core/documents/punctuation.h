#pragma once
#include <QtCore/QString>

namespace anjuan::documents {

/// Marks typed half width among Chinese characters, set full width as a printed text wants them: , ; : ? ! behind one
/// (the first two before one, too). All else stays: times, addresses, names of files, and brackets, which are part of
/// numbers and names. GB/T 15834—2011
QString fullWidth(const QString &text);

/// What is cited, with each title of a law in 《》 and the number of an item in （）:
/// `城市道路管理条例第二十七条第(三)项、 某法第五条` comes back as
/// 《城市道路管理条例》第二十七条第（三）项、《某法》第五条. For texts that cite and say no more; words that lead in
/// (依据, 违反 …) stay outside. A title in 《》 already, and what names no article, stays.
QString citation(const QString &text);

} // namespace anjuan::documents
