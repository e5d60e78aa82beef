#pragma once
#include <QtCore/QFileInfo>

#include "core/casework/post.h"

namespace anjuan::casework {

inline const QString kPostMarker = QStringLiteral("anjuan-post.json");

/// post.json of a library: the folders that it knows, and the files in them that need no second look.
class PostMemory {
public:
    explicit PostMemory(const QString &libraryDir);

    const std::vector<PostFolder> &folders() const { return m_folders; }
    PostFolder *find(const QString &id);
    void add(const PostFolder &folder);
    void remove(const QString &id);

    /// A file as it stands there: another under the same name is another file.
    static QString stamp(const QFileInfo &file);
    bool isDone(const QString &folder, const QFileInfo &file) const;
    void noteDone(const QString &folder, const QFileInfo &file);
    /// Forgets files that are not in the folder any more.
    void keepOnly(const QString &folder, const QStringList &stamps);

    /// Writes it where anything has changed.
    Result<void> save();

private:
    QString m_file;
    std::vector<PostFolder> m_folders;
    std::map<QString, QStringList> m_done; // by folder
    QByteArray m_kept;                     // as it lies on disk
};

/// The id in the marker of a folder; nothing where there is none. Fault: Corrupt `post.bad_marker {file}`.
Result<std::optional<QString>> markerIn(const QString &dir);

} // namespace anjuan::casework
