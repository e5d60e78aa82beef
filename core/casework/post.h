#pragma once
#include <map>
#include <set>

#include <QtCore/QFileInfo>

#include "core/casework/importing.h"

namespace anjuan::casework {

/// A folder on a stick, or one that several PCs share, through which packages come and go by themselves 交换文件夹. It
/// is a transport, never the place of a library. A marker file in it (`anjuan-post.json`, one canonical line
/// `{"anjuan":"post","id","made_at"}`) makes it known again wherever it is plugged in.
struct PostFolder {
    QString id;
    QString name;
    QString path; // where it was last
    bool sends = true;
    bool here = false; // its marker can be read now
};

/// “Use this stick”: writes the marker, or reads the one that another PC wrote, and remembers the folder in post.json,
/// which is local state: no record. Faults: Invalid `post.within_library {dir}`, Corrupt `post.bad_marker {file}`, Io.
Result<PostFolder> usePostFolder(const Library &library, const QString &dir, const QString &name);
/// No longer looked for. What lies in it stays.
Result<void> forgetPostFolder(const Library &library, const QString &id);
/// Whether what waits in the outbox is written there.
Result<void> letPostFolderSend(const Library &library, const QString &id, bool sends);
/// Those that are known, each looked for where it was and at `roots` (disks that are plugged in) and their folder
/// `Anjuan`.
Result<std::vector<PostFolder>> postFolders(const Library &library, const QStringList &roots);

/// What is to go waits in the library's own folder 发件箱, as the very files that will lie on the stick: whoever writes
/// a package to a file may write it there. The folder is made when it is missing.
Result<QString> outboxOf(const Library &library);
/// Files that wait there, by name.
QStringList waitingInOutbox(const Library &library);

/// What became of one file.
struct PostItem { // 收发结果
    enum class What {
        Sent,
        TakenIn,
        WantsPassphrase,
        WantsYou, // nothing says for whom it is, or an administrator must look
        Refused,
        NotSent
    } what = What::Refused;
    QString file;                       // its path
    Error said;                         // in words
    std::optional<ImportReport> report; // of a package that was taken in
};
struct PostReport {
    PostFolder folder;
    std::vector<PostItem> items;
    bool gone = false;      // the stick was pulled meanwhile; what was not done is done next time
    bool unsettled = false; // files are still being copied there: look again
};

/// What whoever looks again and again remembers of the files: one that grows is left alone until two looks find it the
/// same. Not kept.
class PostSeen {
public:
    bool still(const QFileInfo &file);
    bool tried(const QString &file) const { return m_tried.contains(file); }
    void noteTried(const QString &file) { m_tried.insert(file); }
    void forgetTried() { m_tried.clear(); }

private:
    std::map<QString, QString> m_stamps;
    std::set<QString> m_tried; // failed in a way that may mend: not again before something has changed
};

/// Takes in what lies in the folder for this library, then writes what waits in the outbox. Each file once: a bag that
/// was imported is known by its id (desk.bundle_imported, desk.receipt_given), others by name, length and time
/// (post.json). A case that comes in is acknowledged by a small package back. Nothing of a foreign unit or for another
/// PC is taken in, nothing is written over, and what waits leaves the outbox only once it is whole and durable there.
/// What is wrong with one file is told in its item. Faults: Refused `library.read_only`, NotFound `post.not_here
/// {path}`.
Result<PostReport> exchangePost(Session &session, const PostFolder &folder, PostSeen &seen, Progress &progress);

} // namespace anjuan::casework
