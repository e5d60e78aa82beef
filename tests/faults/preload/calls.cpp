#undef _FORTIFY_SOURCE
#include "tests/faults/preload/calls.h"

#include <cerrno>
#include <climits>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <mutex>
#include <vector>

#include <dlfcn.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

namespace faults {
namespace {

thread_local bool gInside = false;

std::recursive_mutex &mutex()
{
    static auto *const kept = new std::recursive_mutex; // outlives every destructor of the program
    return *kept;
}

/// While a layer works, its own calls are no one's business.
class Inside {
public:
    Inside() { gInside = true; }
    ~Inside() { gInside = false; }
    Inside(const Inside &) = delete;
    Inside &operator=(const Inside &) = delete;
};

template <class Function> Function next(const char *name)
{
    return reinterpret_cast<Function>(dlsym(RTLD_NEXT, name));
}

bool isUnder(const std::string &path)
{
    const std::string &folder = root();
    return !folder.empty() && path.size() > folder.size() && path.compare(0, folder.size(), folder) == 0
        && path[folder.size()] == '/';
}

std::string ofDescriptor(int fd)
{
    char link[64];
    std::snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    char target[PATH_MAX];
    const ssize_t length = ::readlink(link, target, sizeof target);
    return length > 0 ? std::string(target, static_cast<std::size_t>(length)) : std::string();
}

std::string absolute(int folder, const char *path)
{
    if (!path || *path == '/')
        return path ? path : "";
    if (folder != AT_FDCWD)
        return ofDescriptor(folder) + '/' + path;
    char here[PATH_MAX];
    return getcwd(here, sizeof here) ? std::string(here) + '/' + path : path;
}

bool caught()
{
    return !gInside && !root().empty();
}

ssize_t pass(Call call, const Real &real)
{
    const std::lock_guard lock(mutex());
    const Inside inside;
    return onCall(call, real);
}

ssize_t onDescriptor(Kind kind, const char *name, int fd, const void *data, std::size_t length, off_t offset,
                     const Real &real)
{
    if (!caught())
        return real();
    const int before = errno;
    const std::string path = ofDescriptor(fd);
    errno = before;
    if (!isUnder(path))
        return real();
    return pass({.kind = kind,
                 .name = name,
                 .fd = fd,
                 .path = path,
                 .to = {},
                 .flags = 0,
                 .data = data,
                 .length = length,
                 .offset = offset},
                real);
}

ssize_t onPath(Kind kind, const char *name, int folder, const char *path, const Real &real, int flags = 0)
{
    if (!caught())
        return real();
    const std::string place = absolute(folder, path);
    if (!isUnder(place))
        return real();
    return pass({.kind = kind, .name = name, .fd = -1, .path = place, .to = {}, .flags = flags}, real);
}

ssize_t onPaths(Kind kind, const char *name, const std::string &from, const std::string &to, const Real &real)
{
    if (!caught() || !isUnder(to))
        return real();
    return pass({.kind = kind, .name = name, .fd = -1, .path = from, .to = to}, real);
}

int opened(const char *name, int folder, const char *path, int flags, mode_t mode)
{
    using OpenAt = int (*)(int, const char *, int, ...);
    static const auto real = next<OpenAt>("openat");
    const Real go = [&] { return real(folder, path, flags, mode); };
    const bool writes = (flags & O_ACCMODE) != O_RDONLY || (flags & (O_CREAT | O_TRUNC)) != 0;
    return static_cast<int>(writes ? onPath(Kind::Open, name, folder, path, go, flags) : go());
}

mode_t modeOf(int flags, va_list list)
{
    return (flags & O_CREAT) != 0 || (flags & O_TMPFILE) == O_TMPFILE ? va_arg(list, mode_t) : 0;
}

struct Starter {
    Starter()
    {
        if (!root().empty()) {
            const Inside inside;
            onStart();
        }
    }
} gStarter;

__attribute__((destructor)) void stop()
{
    if (root().empty())
        return;
    const std::lock_guard lock(mutex());
    const Inside inside;
    onExit();
}

} // namespace

std::string setting(const char *name, const char *otherwise)
{
    const char *value = std::getenv(name);
    return value ? value : otherwise;
}

long long number(const char *name, long long otherwise)
{
    const std::string value = setting(name);
    return value.empty() ? otherwise : std::strtoll(value.c_str(), nullptr, 10);
}

const std::string &root()
{
    static const auto *const folder = new std::string(setting("ANJUAN_FAULTS_ROOT"));
    return *folder;
}

void report(const std::string &line)
{
    const std::string file = setting("ANJUAN_FAULTS_REPORT");
    const int fd = ::open(file.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (fd < 0)
        return;
    const std::string text = line + '\n';
    if (::write(fd, text.data(), text.size()) < 0)
        std::perror("report");
    ::close(fd);
}

} // namespace faults

using namespace faults;

#define ANJUAN_OPEN(name, folderParameter, folder)                                                                     \
    int name(folderParameter const char *path, int flags, ...)                                                         \
    {                                                                                                                  \
        va_list list;                                                                                                  \
        va_start(list, flags);                                                                                         \
        const mode_t mode = modeOf(flags, list);                                                                       \
        va_end(list);                                                                                                  \
        return opened("open", folder, path, flags, mode);                                                              \
    }
#define ANJUAN_COMMA ,

extern "C" {

ANJUAN_OPEN(open, , AT_FDCWD)
ANJUAN_OPEN(open64, , AT_FDCWD)
ANJUAN_OPEN(openat, int folder ANJUAN_COMMA, folder)
ANJUAN_OPEN(openat64, int folder ANJUAN_COMMA, folder)

int creat(const char *path, mode_t mode)
{
    return opened("creat", AT_FDCWD, path, O_WRONLY | O_CREAT | O_TRUNC, mode);
}

int creat64(const char *path, mode_t mode)
{
    return opened("creat", AT_FDCWD, path, O_WRONLY | O_CREAT | O_TRUNC, mode);
}

ssize_t write(int fd, const void *data, size_t length)
{
    static const auto real = next<ssize_t (*)(int, const void *, size_t)>("write");
    return onDescriptor(Kind::Write, "write", fd, data, length, -1, [&] { return real(fd, data, length); });
}

ssize_t pwrite(int fd, const void *data, size_t length, off_t offset)
{
    static const auto real = next<ssize_t (*)(int, const void *, size_t, off_t)>("pwrite64");
    return onDescriptor(Kind::Write, "pwrite", fd, data, length, offset,
                        [&] { return real(fd, data, length, offset); });
}

ssize_t pwrite64(int fd, const void *data, size_t length, off64_t offset)
{
    return pwrite(fd, data, length, offset);
}

// Many pieces are written as one: what the layers see has one place and one length.
static std::vector<char> joined(const struct iovec *pieces, int count)
{
    std::vector<char> all;
    for (int i = 0; i < count; ++i) {
        const auto *from = static_cast<const char *>(pieces[i].iov_base);
        all.insert(all.end(), from, from + pieces[i].iov_len);
    }
    return all;
}

ssize_t writev(int fd, const struct iovec *pieces, int count)
{
    static const auto real = next<ssize_t (*)(int, const struct iovec *, int)>("writev");
    if (!caught() || !isUnder(ofDescriptor(fd)))
        return real(fd, pieces, count);
    const std::vector<char> all = joined(pieces, count);
    return write(fd, all.data(), all.size());
}

ssize_t pwritev(int fd, const struct iovec *pieces, int count, off_t offset)
{
    const std::vector<char> all = joined(pieces, count);
    return pwrite(fd, all.data(), all.size(), offset);
}

ssize_t pwritev64(int fd, const struct iovec *pieces, int count, off64_t offset)
{
    return pwritev(fd, pieces, count, offset);
}

// Copies inside the kernel are refused as file systems do that cannot: the caller writes the bytes itself.
ssize_t copy_file_range(int from, off64_t *fromAt, int to, off64_t *toAt, size_t length, unsigned flags)
{
    static const auto real = next<ssize_t (*)(int, off64_t *, int, off64_t *, size_t, unsigned)>("copy_file_range");
    if (!caught() || !isUnder(ofDescriptor(to)))
        return real(from, fromAt, to, toAt, length, flags);
    errno = EXDEV;
    return -1;
}

ssize_t sendfile(int to, int from, off_t *offset, size_t length)
{
    static const auto real = next<ssize_t (*)(int, int, off_t *, size_t)>("sendfile64");
    if (!caught() || !isUnder(ofDescriptor(to)))
        return real(to, from, offset, length);
    std::vector<char> block(std::min<size_t>(length, 1 << 20));
    const ssize_t got =
        offset ? ::pread(from, block.data(), block.size(), *offset) : ::read(from, block.data(), block.size());
    if (got <= 0)
        return got;
    const ssize_t put = write(to, block.data(), static_cast<size_t>(got));
    if (offset && put > 0)
        *offset += put;
    else if (!offset && put != got)
        ::lseek(from, put > 0 ? put - got : -got, SEEK_CUR);
    return put;
}

ssize_t sendfile64(int to, int from, off64_t *offset, size_t length)
{
    return sendfile(to, from, offset, length);
}

int ftruncate(int fd, off_t length) noexcept
{
    static const auto real = next<int (*)(int, off_t)>("ftruncate64");
    return static_cast<int>(onDescriptor(Kind::Truncate, "ftruncate", fd, nullptr, 0, length,
                                         [&]() -> ssize_t { return real(fd, length); }));
}

int ftruncate64(int fd, off64_t length) noexcept
{
    return ftruncate(fd, length);
}

int fsync(int fd)
{
    static const auto real = next<int (*)(int)>("fsync");
    return static_cast<int>(
        onDescriptor(Kind::Sync, "fsync", fd, nullptr, 0, -1, [&]() -> ssize_t { return real(fd); }));
}

int fdatasync(int fd)
{
    static const auto real = next<int (*)(int)>("fdatasync");
    return static_cast<int>(
        onDescriptor(Kind::Sync, "fdatasync", fd, nullptr, 0, -1, [&]() -> ssize_t { return real(fd); }));
}

int renameat2(int fromFolder, const char *from, int toFolder, const char *to, unsigned flags) noexcept
{
    static const auto real = next<int (*)(int, const char *, int, const char *, unsigned)>("renameat2");
    return static_cast<int>(onPaths(Kind::Rename, "rename", absolute(fromFolder, from), absolute(toFolder, to),
                                    [&]() -> ssize_t { return real(fromFolder, from, toFolder, to, flags); }));
}

int rename(const char *from, const char *to) noexcept
{
    return renameat2(AT_FDCWD, from, AT_FDCWD, to, 0);
}

int renameat(int fromFolder, const char *from, int toFolder, const char *to) noexcept
{
    return renameat2(fromFolder, from, toFolder, to, 0);
}

int linkat(int fromFolder, const char *from, int toFolder, const char *to, int flags) noexcept
{
    static const auto real = next<int (*)(int, const char *, int, const char *, int)>("linkat");
    return static_cast<int>(onPaths(Kind::Link, "link", absolute(fromFolder, from), absolute(toFolder, to),
                                    [&]() -> ssize_t { return real(fromFolder, from, toFolder, to, flags); }));
}

int link(const char *from, const char *to) noexcept
{
    return linkat(AT_FDCWD, from, AT_FDCWD, to, 0);
}

int unlinkat(int folder, const char *path, int flags) noexcept
{
    static const auto real = next<int (*)(int, const char *, int)>("unlinkat");
    const bool isFolder = (flags & AT_REMOVEDIR) != 0;
    return static_cast<int>(onPath(isFolder ? Kind::RemoveFolder : Kind::Unlink, isFolder ? "rmdir" : "unlink", folder,
                                   path, [&]() -> ssize_t { return real(folder, path, flags); }));
}

int unlink(const char *path) noexcept
{
    return unlinkat(AT_FDCWD, path, 0);
}

int rmdir(const char *path) noexcept
{
    return unlinkat(AT_FDCWD, path, AT_REMOVEDIR);
}

int remove(const char *path) noexcept
{
    struct stat found;
    const bool isFolder = ::lstat(path, &found) == 0 && S_ISDIR(found.st_mode);
    return unlinkat(AT_FDCWD, path, isFolder ? AT_REMOVEDIR : 0);
}

int mkdirat(int folder, const char *path, mode_t mode) noexcept
{
    static const auto real = next<int (*)(int, const char *, mode_t)>("mkdirat");
    return static_cast<int>(
        onPath(Kind::MakeFolder, "mkdir", folder, path, [&]() -> ssize_t { return real(folder, path, mode); }));
}

int mkdir(const char *path, mode_t mode) noexcept
{
    return mkdirat(AT_FDCWD, path, mode);
}

void *mmap(void *wish, size_t length, int protection, int flags, int fd, off_t offset) noexcept
{
    static const auto real = next<void *(*)(void *, size_t, int, int, int, off_t)>("mmap64");
    void *place = MAP_FAILED;
    const Real go = [&]() -> ssize_t {
        place = real(wish, length, protection, flags, fd, offset);
        return place == MAP_FAILED ? -1 : 0;
    };
    if (fd >= 0 && (flags & MAP_SHARED) != 0 && (protection & PROT_WRITE) != 0)
        onDescriptor(Kind::Map, "mmap", fd, nullptr, length, offset, go);
    else
        go();
    return place;
}

void *mmap64(void *wish, size_t length, int protection, int flags, int fd, off64_t offset) noexcept
{
    return mmap(wish, length, protection, flags, fd, offset);
}

} // extern "C"
