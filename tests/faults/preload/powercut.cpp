// A disk that loses power. What the program writes goes to the real folder at once, and a log is kept of what no sync
// has made durable yet: writes per file, changes of names per folder. At the chosen call the log is turned into one of
// the states that a disk could show after the cut, by a seed, and the process ends where it stands.
//
// What a disk may show, for
//  - a file: each 4 KiB page stands as after some number of the writes to it since the last sync, of the next one at
//    most a piece that ends at a 512-byte boundary; pages are independent of each other, so the order between them is
//    lost; the length is the one after some number of those writes;
//  - a folder: the first so many changes of its names since it was last synced, in their order. An order, since every
//    file system in use here (ext4, xfs, btrfs, NTFS) keeps its names through a journal or a tree that is replaced
//    whole: a later change on disk without an earlier one is a damage that they exclude. Folders are independent of
//    each other, which is harsher than one journal, except that a name is never moved away without its new place. A
//    file's own sync does not keep its name (POSIX); $ANJUAN_POWERCUT_JOURNAL=1 lets it, as ext4 does.
// $ANJUAN_POWERCUT_LIES=1 is a disk that takes every sync for done and does nothing: what is proven on it is that the
// suite notices.

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <map>
#include <set>
#include <vector>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/faults/preload/calls.h"

namespace faults {
namespace {

constexpr std::size_t kPage = 4096;
constexpr std::size_t kSector = 512;
constexpr int kCutStatus = 77;

using Bytes = std::vector<char>;

struct Change { // of a file's bytes
    off_t at = 0;
    Bytes fresh; // empty for a truncation
    Bytes old;   // what stood there, as far as the file reached
    off_t lengthBefore = 0;
    off_t lengthAfter = 0;
};

struct NameChange { // of a folder's entry
    std::string folder;
    std::string name;
    ino_t before = 0; // 0: nothing
    ino_t after = 0;
    bool isFolder = false;
    int needs = -1; // a change in another folder without which this one cannot be
    int number = 0;
};

struct Moved {
    std::string from;
    std::string to;
};

struct State {
    long long calls = 0;
    std::map<ino_t, std::vector<Change>> files;
    std::vector<NameChange> names;
    std::vector<Moved> moves; // of whole folders
    int numbers = 0;
};

State &state()
{
    static auto *const kept = new State;
    return *kept;
}

std::string parentOf(const std::string &path)
{
    return path.substr(0, path.find_last_of('/'));
}

std::string nameOf(const std::string &path)
{
    return path.substr(path.find_last_of('/') + 1);
}

/// Hard links by which a file can be reached whatever becomes of its names.
std::string reserve(ino_t file)
{
    return setting("ANJUAN_POWERCUT_RESERVE") + '/' + std::to_string(file);
}

ino_t inodeAt(const std::string &path)
{
    struct stat found;
    return ::lstat(path.c_str(), &found) == 0 && S_ISREG(found.st_mode) ? found.st_ino : 0;
}

bool isScratch(const std::string &path)
{
    return path.ends_with("-shm"); // shared memory between processes: nothing of it is meant to last
}

void keepReachable(const std::string &path, ino_t file)
{
    if (file != 0 && ::link(path.c_str(), reserve(file).c_str()) != 0 && errno != EEXIST)
        report("trouble: no reserve for " + path);
}

int noteName(const std::string &path, ino_t before, ino_t after, bool isFolder = false, int needs = -1)
{
    State &all = state();
    all.names.push_back({parentOf(path), nameOf(path), before, after, isFolder, needs, all.numbers});
    return all.numbers++;
}

void forgetReserves()
{
    std::set<ino_t> needed;
    for (const NameChange &change : state().names) {
        needed.insert(change.before);
        needed.insert(change.after);
    }
    std::error_code ignored;
    for (const auto &entry : std::filesystem::directory_iterator(setting("ANJUAN_POWERCUT_RESERVE"), ignored)) {
        if (!needed.contains(std::strtoull(entry.path().filename().c_str(), nullptr, 10)))
            ::unlink(entry.path().c_str());
    }
}

Bytes contentOf(const std::string &path)
{
    Bytes content;
    const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    struct stat found;
    if (fd < 0 || ::fstat(fd, &found) != 0)
        return content;
    content.resize(static_cast<std::size_t>(found.st_size));
    std::size_t done = 0;
    for (ssize_t got = 1; got > 0 && done < content.size(); done += static_cast<std::size_t>(std::max<ssize_t>(got, 0)))
        got = ::pread(fd, content.data() + done, content.size() - done, static_cast<off_t>(done));
    ::close(fd);
    return content;
}

Bytes rangeOf(int fd, off_t from, off_t to)
{
    // By a descriptor of its own, since the program's may be for writing only.
    const int own = ::open(("/proc/self/fd/" + std::to_string(fd)).c_str(), O_RDONLY | O_CLOEXEC);
    Bytes range(static_cast<std::size_t>(to - from));
    const ssize_t got = ::pread(own, range.data(), range.size(), from);
    ::close(own);
    if (got != static_cast<ssize_t>(range.size()))
        report("trouble: cannot read back what is overwritten");
    return range;
}

/// Writes `change` as far as it lies in [from, to).
void apply(Bytes &content, const Change &change, std::size_t from, std::size_t to)
{
    if (content.size() < to)
        content.resize(to);
    if (change.fresh.empty()) {
        const std::size_t begin = std::max(from, static_cast<std::size_t>(change.lengthAfter));
        if (begin < to)
            std::fill(content.begin() + static_cast<off_t>(begin), content.begin() + static_cast<off_t>(to), 0);
        return;
    }
    const auto at = static_cast<std::size_t>(change.at);
    const std::size_t begin = std::max(from, at);
    const std::size_t end = std::min(to, at + change.fresh.size());
    if (begin < end)
        std::copy(change.fresh.begin() + static_cast<off_t>(begin - at),
                  change.fresh.begin() + static_cast<off_t>(end - at), content.begin() + static_cast<off_t>(begin));
}

bool touches(const Change &change, std::size_t page)
{
    const std::size_t from = page * kPage;
    if (change.fresh.empty())
        return static_cast<std::size_t>(change.lengthAfter) < from + kPage;
    const auto at = static_cast<std::size_t>(change.at);
    return at < from + kPage && at + change.fresh.size() > from;
}

/// As it was when it was last synced.
Bytes undone(Bytes content, const std::vector<Change> &changes)
{
    for (auto it = changes.rbegin(); it != changes.rend(); ++it) {
        content.resize(static_cast<std::size_t>(it->lengthBefore));
        const auto at = static_cast<std::size_t>(it->fresh.empty() ? it->lengthAfter : it->at);
        if (!it->old.empty())
            std::copy(it->old.begin(), it->old.end(), content.begin() + static_cast<off_t>(at));
    }
    return content;
}

Bytes survivorOf(const Bytes &now, const std::vector<Change> &changes, Random &random)
{
    Bytes content = undone(now, changes);
    const std::size_t temper = random.below(10); // 0..2 nothing, 3 everything, else any of it
    if (temper < 3)
        return content;
    if (temper == 3)
        return now;
    std::size_t longest = content.size();
    for (const Change &change : changes)
        longest = std::max(longest, static_cast<std::size_t>(change.lengthAfter));
    Bytes mixed = content;
    mixed.resize(longest);
    for (std::size_t page = 0; page * kPage < longest; ++page) {
        std::vector<const Change *> here;
        for (const Change &change : changes) {
            if (touches(change, page))
                here.push_back(&change);
        }
        const std::size_t kept = random.below(here.size() + 1);
        const std::size_t from = page * kPage;
        const std::size_t to = std::min(from + kPage, longest);
        for (std::size_t i = 0; i < kept; ++i)
            apply(mixed, *here[i], from, to);
        if (kept < here.size() && random.below(2) == 0)
            apply(mixed, *here[kept], from, std::min(to, from + kSector * (1 + random.below(kPage / kSector - 1))));
    }
    const std::size_t known = random.below(changes.size() + 1);
    mixed.resize(known == 0 ? content.size() : static_cast<std::size_t>(changes[known - 1].lengthAfter));
    return mixed;
}

void rewrite(const std::string &path, const Bytes &content)
{
    struct stat found;
    if (::stat(path.c_str(), &found) != 0)
        return;
    ::chmod(path.c_str(), 0600);
    const int fd = ::open(path.c_str(), O_WRONLY | O_TRUNC | O_CLOEXEC);
    if (fd < 0 || ::write(fd, content.data(), content.size()) != static_cast<ssize_t>(content.size()))
        report("trouble: cannot rewrite " + path);
    ::close(fd);
    ::chmod(path.c_str(), found.st_mode & 07777);
}

/// A path to each file that has bytes to lose: its reserve, or where it stands.
std::map<ino_t, std::string> placesOf(const std::map<ino_t, std::vector<Change>> &files)
{
    std::map<ino_t, std::string> places;
    std::error_code ignored;
    using Walk = std::filesystem::recursive_directory_iterator;
    for (auto it = Walk(root(), ignored); it != Walk(); it.increment(ignored)) {
        const ino_t file = inodeAt(it->path());
        if (files.contains(file))
            places[file] = it->path();
    }
    for (const auto &[file, changes] : files) {
        if (inodeAt(reserve(file)) != 0)
            places[file] = reserve(file);
    }
    return places;
}

std::size_t cutFiles(Random &random)
{
    std::size_t writes = 0;
    const auto places = placesOf(state().files);
    for (const auto &[file, changes] : state().files) {
        const auto place = places.find(file);
        if (changes.empty() || place == places.end())
            continue;
        writes += changes.size();
        rewrite(place->second, survivorOf(contentOf(place->second), changes, random));
    }
    return writes;
}

/// How many changes of each folder survive: any first so many, and none whose condition is lost.
std::map<std::string, std::size_t> keptPerFolder(Random &random)
{
    std::map<std::string, std::vector<const NameChange *>> folders;
    for (const NameChange &change : state().names)
        folders[change.folder].push_back(&change);
    std::map<std::string, std::size_t> kept;
    for (const auto &[folder, changes] : folders) {
        const std::size_t temper = random.below(10);
        kept[folder] = temper < 3 ? 0 : temper == 3 ? changes.size() : random.below(changes.size() + 1);
    }
    for (bool again = true; again;) {
        again = false;
        std::set<int> alive;
        for (const auto &[folder, changes] : folders) {
            for (std::size_t i = 0; i < kept[folder]; ++i)
                alive.insert(changes[i]->number);
        }
        std::set<int> pending;
        for (const NameChange &change : state().names)
            pending.insert(change.number);
        for (const auto &[folder, changes] : folders) {
            for (std::size_t i = 0; i < kept[folder]; ++i) {
                const int needed = changes[i]->needs;
                if (needed >= 0 && pending.contains(needed) && !alive.contains(needed)) {
                    kept[folder] = i;
                    again = true;
                }
            }
        }
    }
    return kept;
}

void cutNames(Random &random)
{
    const auto kept = keptPerFolder(random);
    std::map<std::string, std::size_t> seen;
    std::map<std::string, std::pair<ino_t, ino_t>> entries; // path: what survives, what stands there now
    std::vector<std::string> lostFolders;
    for (const NameChange &change : state().names) {
        const bool survives = seen[change.folder]++ < kept.at(change.folder);
        const std::string path = change.folder + '/' + change.name;
        if (change.isFolder) {
            if (!survives && change.after != 0)
                lostFolders.push_back(path);
            continue;
        }
        const auto entry = entries.try_emplace(path, change.before, change.before).first;
        entry->second.second = change.after;
        if (survives)
            entry->second.first = change.after;
    }
    for (const auto &[path, entry] : entries) {
        if (entry.first == entry.second)
            continue;
        ::unlink(path.c_str());
        if (entry.first != 0 && ::link(reserve(entry.first).c_str(), path.c_str()) != 0
            && ::access(parentOf(path).c_str(), F_OK) == 0)
            report("trouble: cannot bring back " + path);
    }
    std::error_code ignored;
    for (const std::string &folder : lostFolders)
        std::filesystem::remove_all(folder, ignored);
    for (auto move = state().moves.rbegin(); move != state().moves.rend(); ++move) {
        if (random.below(2) == 0)
            ::rename(move->to.c_str(), move->from.c_str());
    }
}

void cutScratch(Random &random)
{
    std::error_code ignored;
    using Walk = std::filesystem::recursive_directory_iterator;
    std::vector<std::string> found;
    for (auto it = Walk(root(), ignored); it != Walk(); it.increment(ignored)) {
        if (isScratch(it->path()))
            found.push_back(it->path());
    }
    for (const std::string &path : found) {
        const std::size_t fate = random.below(3);
        if (fate == 0)
            ::unlink(path.c_str());
        else if (fate == 1)
            rewrite(path, Bytes(kPage * 8, static_cast<char>(0xa5)));
    }
}

void cut(const std::string &where)
{
    Random random(static_cast<std::uint64_t>(number("ANJUAN_FAULTS_SEED", 1)));
    const std::size_t names = state().names.size();
    const std::size_t writes = cutFiles(random);
    cutNames(random);
    cutScratch(random);
    state().names.clear();
    forgetReserves();
    report("cut " + std::to_string(state().calls) + ' ' + std::to_string(writes) + ' ' + std::to_string(names) + ' '
           + where);
}

void noteFile(ino_t file, Change change)
{
    state().files[file].push_back(std::move(change));
}

ssize_t writing(const Call &call, const Real &real)
{
    struct stat found;
    if (isScratch(call.path) || ::fstat(call.fd, &found) != 0 || !S_ISREG(found.st_mode))
        return real();
    const bool truncates = call.kind == Kind::Truncate;
    const bool appends = !truncates && call.offset < 0 && (::fcntl(call.fd, F_GETFL) & O_APPEND) != 0;
    Change change;
    change.lengthBefore = found.st_size;
    change.at = appends ? found.st_size : call.offset >= 0 ? call.offset : ::lseek(call.fd, 0, SEEK_CUR);
    const off_t upTo = truncates ? found.st_size : std::min(found.st_size, change.at + static_cast<off_t>(call.length));
    if (truncates)
        change.at = call.offset;
    if (upTo > change.at)
        change.old = rangeOf(call.fd, change.at, upTo);
    const ssize_t done = real();
    const int fault = errno;
    if (truncates && done == 0) {
        change.lengthAfter = call.offset;
        noteFile(found.st_ino, std::move(change));
    } else if (!truncates && done > 0) {
        const auto *from = static_cast<const char *>(call.data);
        change.fresh.assign(from, from + done);
        change.old.resize(std::min(change.old.size(), static_cast<std::size_t>(done)));
        change.lengthAfter = std::max(found.st_size, change.at + done);
        noteFile(found.st_ino, std::move(change));
    }
    errno = fault;
    return done;
}

ssize_t opening(const Call &call, const Real &real)
{
    const bool unnamed = (call.flags & O_TMPFILE) == O_TMPFILE;
    const ino_t before = unnamed ? 0 : inodeAt(call.path);
    if (before != 0 && (call.flags & O_TRUNC) != 0 && !isScratch(call.path)) {
        Change change;
        change.old = contentOf(call.path);
        change.lengthBefore = static_cast<off_t>(change.old.size());
        const ssize_t fd = real();
        if (fd >= 0 && change.lengthBefore > 0)
            noteFile(before, std::move(change));
        return fd;
    }
    const ssize_t fd = real();
    const int fault = errno;
    struct stat found;
    if (fd >= 0 && before == 0 && ::fstat(static_cast<int>(fd), &found) == 0 && S_ISREG(found.st_mode)) {
        state().files.erase(found.st_ino);
        if (!unnamed && !isScratch(call.path)) {
            keepReachable(call.path, found.st_ino);
            noteName(call.path, 0, found.st_ino);
        }
    }
    errno = fault;
    return fd;
}

/// A folder takes the changes under it along.
void follow(const std::string &from, const std::string &to)
{
    for (NameChange &change : state().names) {
        if (change.folder == from || change.folder.starts_with(from + '/'))
            change.folder = to + change.folder.substr(from.size());
    }
    for (Moved &move : state().moves) {
        if (move.to.starts_with(from + '/'))
            move.to = to + move.to.substr(from.size());
    }
}

ssize_t renaming(const Call &call, const Real &real)
{
    struct stat source;
    const bool isFolder = ::lstat(call.path.c_str(), &source) == 0 && S_ISDIR(source.st_mode);
    const ino_t file = inodeAt(call.path);
    const ino_t overwritten = inodeAt(call.to);
    if (!isFolder) {
        keepReachable(call.path, file);
        keepReachable(call.to, overwritten);
    }
    const ssize_t done = real();
    const int fault = errno;
    if (done == 0 && isFolder) {
        follow(call.path, call.to);
        // A folder whose own making is not durable yet is made where it is moved to.
        bool young = false;
        for (NameChange &change : state().names) {
            if (change.isFolder && change.folder + '/' + change.name == call.path) {
                change.folder = parentOf(call.to);
                change.name = nameOf(call.to);
                young = true;
            }
        }
        if (!young)
            state().moves.push_back({call.path, call.to});
    } else if (done == 0 && file != 0) {
        const int made = noteName(call.to, overwritten, file);
        noteName(call.path, file, 0, false, made);
    }
    errno = fault;
    return done;
}

ssize_t linking(const Call &call, const Real &real)
{
    const ssize_t done = real();
    const int fault = errno;
    if (done == 0) {
        const ino_t file = inodeAt(call.to);
        keepReachable(call.to, file);
        noteName(call.to, 0, file);
    }
    errno = fault;
    return done;
}

ssize_t unlinking(const Call &call, const Real &real)
{
    const ino_t file = isScratch(call.path) ? 0 : inodeAt(call.path);
    keepReachable(call.path, file);
    const ssize_t done = real();
    const int fault = errno;
    if (done == 0 && file != 0)
        noteName(call.path, file, 0);
    errno = fault;
    return done;
}

ssize_t makingFolder(const Call &call, const Real &real)
{
    const ssize_t done = real();
    const int fault = errno;
    struct stat found;
    if (done == 0 && ::stat(call.path.c_str(), &found) == 0)
        noteName(call.path, 0, found.st_ino, true);
    errno = fault;
    return done;
}

void removedFolder(const std::string &path)
{
    auto &names = state().names;
    std::erase_if(names, [&](const NameChange &change) {
        return change.folder == path || (change.isFolder && change.folder + '/' + change.name == path);
    });
}

ssize_t syncing(const Call &call, const Real &real)
{
    const ssize_t done = real();
    if (done != 0 || number("ANJUAN_POWERCUT_LIES", 0) == 1)
        return done;
    struct stat found;
    if (::fstat(call.fd, &found) != 0)
        return done;
    auto &names = state().names;
    const bool journal = number("ANJUAN_POWERCUT_JOURNAL", 0) == 1;
    if (S_ISREG(found.st_mode))
        state().files.erase(found.st_ino);
    if (S_ISDIR(found.st_mode) || journal) {
        std::erase_if(names, [&](const NameChange &change) { return journal || change.folder == call.path; });
        std::erase_if(state().moves, [&](const Moved &move) { return journal || parentOf(move.to) == call.path; });
        forgetReserves();
    }
    errno = 0;
    return done;
}

} // namespace

ssize_t onCall(Call &call, const Real &real)
{
    if (++state().calls == number("ANJUAN_FAULTS_AT", 0)) {
        cut(std::string(call.name) + ' ' + call.path);
        ::_exit(kCutStatus);
    }
    switch (call.kind) {
    case Kind::Open:
        return opening(call, real);
    case Kind::Write:
    case Kind::Truncate:
        return writing(call, real);
    case Kind::Sync:
        return syncing(call, real);
    case Kind::Rename:
        return renaming(call, real);
    case Kind::Link:
        return linking(call, real);
    case Kind::Unlink:
        return unlinking(call, real);
    case Kind::MakeFolder:
        return makingFolder(call, real);
    case Kind::RemoveFolder: {
        const ssize_t done = real();
        if (done == 0)
            removedFolder(call.path);
        return done;
    }
    case Kind::Map:
        break;
    }
    return real();
}

void onStart() {}

void onExit()
{
    // Power may fail the moment that a command has ended: -1, or a call that never came.
    if (number("ANJUAN_FAULTS_AT", 0) != 0)
        cut("end");
    report("calls " + std::to_string(state().calls));
}

} // namespace faults
