// A card that is pulled out while it is read: after $ANJUAN_CARD_BYTES bytes were read from files under the folder
// $ANJUAN_CARD_ROOT, every call that reads one, opens one or asks for its state fails with EIO. With -1 it stays in,
// and the bytes are only counted. $ANJUAN_CARD_REPORT is told at the end: "read BYTES" and, where it came to that,
// "pulled".
#undef _FORTIFY_SOURCE
#include <atomic>
#include <cerrno>
#include <climits>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>

#include <dlfcn.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace {

std::atomic<long long> gRead = 0;
std::atomic<bool> gPulled = false;
thread_local bool gInside = false;

const std::string &card()
{
    static const auto *const folder =
        new std::string(std::getenv("ANJUAN_CARD_ROOT") ? std::getenv("ANJUAN_CARD_ROOT") : "");
    return *folder;
}

long long limit()
{
    static const long long bytes =
        std::getenv("ANJUAN_CARD_BYTES") ? std::strtoll(std::getenv("ANJUAN_CARD_BYTES"), nullptr, 10) : -1;
    return bytes;
}

bool isOnCard(const char *path)
{
    return path && !card().empty() && std::strncmp(path, card().c_str(), card().size()) == 0;
}

bool isOnCard(int fd)
{
    if (gInside || card().empty())
        return false;
    gInside = true;
    char link[64];
    std::snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    char target[PATH_MAX] = {};
    const ssize_t length = ::readlink(link, target, sizeof target - 1);
    gInside = false;
    return length > 0 && isOnCard(target);
}

bool isPulled()
{
    return gPulled;
}

/// Counts what was read; from then on the card is gone.
ssize_t counted(ssize_t got)
{
    if (got > 0 && limit() >= 0 && gRead + got > limit())
        gPulled = true;
    if (isPulled()) {
        errno = EIO;
        return -1;
    }
    gRead += got > 0 ? got : 0;
    return got;
}

int gone()
{
    errno = EIO;
    return -1;
}

template <class Function> Function next(const char *name)
{
    return reinterpret_cast<Function>(dlsym(RTLD_NEXT, name));
}

int opened(int folder, const char *path, int flags, mode_t mode)
{
    static const auto real = next<int (*)(int, const char *, int, ...)>("openat");
    if (isOnCard(path) && isPulled())
        return gone();
    return real(folder, path, flags, mode);
}

__attribute__((destructor)) void stop()
{
    const char *file = std::getenv("ANJUAN_CARD_REPORT");
    if (!file || card().empty())
        return;
    if (std::FILE *out = std::fopen(file, "w")) {
        std::fprintf(out, "read %lld\n%s", gRead.load(), isPulled() ? "pulled\n" : "");
        std::fclose(out);
    }
}

} // namespace

#define ANJUAN_OPEN(name, parameter, folder)                                                                           \
    int name(parameter const char *path, int flags, ...)                                                               \
    {                                                                                                                  \
        va_list list;                                                                                                  \
        va_start(list, flags);                                                                                         \
        const bool makes = (flags & O_CREAT) != 0 || (flags & O_TMPFILE) == O_TMPFILE;                                 \
        const mode_t mode = makes ? va_arg(list, mode_t) : 0;                                                          \
        va_end(list);                                                                                                  \
        return opened(folder, path, flags, mode);                                                                      \
    }
#define ANJUAN_COMMA ,

extern "C" {

ANJUAN_OPEN(open, , AT_FDCWD)
ANJUAN_OPEN(open64, , AT_FDCWD)
ANJUAN_OPEN(openat, int folder ANJUAN_COMMA, folder)
ANJUAN_OPEN(openat64, int folder ANJUAN_COMMA, folder)

ssize_t read(int fd, void *data, size_t length)
{
    static const auto real = next<ssize_t (*)(int, void *, size_t)>("read");
    if (!isOnCard(fd))
        return real(fd, data, length);
    return isPulled() ? gone() : counted(real(fd, data, length));
}

ssize_t pread64(int fd, void *data, size_t length, off64_t offset)
{
    static const auto real = next<ssize_t (*)(int, void *, size_t, off64_t)>("pread64");
    if (!isOnCard(fd))
        return real(fd, data, length, offset);
    return isPulled() ? gone() : counted(real(fd, data, length, offset));
}

ssize_t copy_file_range(int from, off64_t *fromAt, int to, off64_t *toAt, size_t length, unsigned flags)
{
    static const auto real = next<ssize_t (*)(int, off64_t *, int, off64_t *, size_t, unsigned)>("copy_file_range");
    if (!isOnCard(from))
        return real(from, fromAt, to, toAt, length, flags);
    return isPulled() ? gone() : counted(real(from, fromAt, to, toAt, length, flags));
}

int statx(int folder, const char *__restrict path, int flags, unsigned mask, struct statx *__restrict out) noexcept
{
    static const auto real = next<int (*)(int, const char *, int, unsigned, struct statx *)>("statx");
    return isOnCard(path) && isPulled() ? gone() : real(folder, path, flags, mask, out);
}

int stat64(const char *__restrict path, struct stat64 *__restrict out) noexcept
{
    static const auto real = next<int (*)(const char *, struct stat64 *)>("stat64");
    return isOnCard(path) && isPulled() ? gone() : real(path, out);
}

int stat(const char *__restrict path, struct stat *__restrict out) noexcept
{
    static const auto real = next<int (*)(const char *, struct stat *)>("stat");
    return isOnCard(path) && isPulled() ? gone() : real(path, out);
}

} // extern "C"
