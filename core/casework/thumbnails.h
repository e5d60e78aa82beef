#pragma once
#include "core/casework/library.h"

namespace anjuan::casework {

/// A small picture of a content (JPEG, 160 pixels), made once and kept in `<library>/local/thumbnails`: local state
/// that can be deleted. A page of them is no viewing (docs/design.md §4). Empty where there is no picture to make;
/// `path` is where the content lies, the vault where it is left out.
QByteArray thumbnail(const Library &library, const QString &sha256, const QString &path = {});

/// Several at once, on all cores, each with where its content lies (empty: the vault); in the order given.
struct ThumbnailOf {
    QString sha256;
    QString path;
};
std::vector<QByteArray> thumbnails(const Library &library, const std::vector<ThumbnailOf> &wanted);

/// Removes the one of a content that is destroyed.
void forgetThumbnail(const QString &libraryDir, const QString &sha256);

} // namespace anjuan::casework
