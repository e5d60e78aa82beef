#pragma once
#include <QtCore/QString>
#include <QtCore/QStringList>

namespace anjuan::insight {

/// Text as it is searched: full-width letters and digits folded, capitals too, runs of blanks as one.
QString searchForm(const QString &text);

/// The words under which a text is indexed: each pair of neighbouring Han characters and the last one of a run alone;
/// Latin letters and digits as they stand between others. “罚款200元” gives 罚款 款 200 元.
QStringList indexWords(const QString &text);

/// What was typed, as a full-text query: every part between blanks must be in the text, the last one as far as it was
/// typed. Empty where nothing can be searched (blanks, punctuation).
QString matchFor(const QString &typed);

/// The parts of what was typed that are marked in a result, in the form of `searchForm`.
QStringList markedParts(const QString &typed);

/// Around the first place in `text` where a part of `typed` stands: at most `width` characters on each side, “…” where
/// it was cut. Empty where no part stands.
QString foundAround(const QString &text, const QString &typed, int width = 14);

} // namespace anjuan::insight
