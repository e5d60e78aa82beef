#pragma once
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>

#include <sys/types.h>

/// The calls by which a program changes what lies on disk, caught on their way to the C library. calls.cpp catches
/// them; a layer (powercut.cpp, failcall.cpp) says what becomes of each. Only what lies under the folder
/// $ANJUAN_FAULTS_ROOT is caught.
namespace faults {

enum class Kind { Open, Write, Truncate, Sync, Rename, Link, Unlink, MakeFolder, RemoveFolder, Map };

struct Call {
    Kind kind;
    const char *name;
    int fd = -1;
    std::string path; // absolute; of a descriptor, what it was opened by
    std::string to;   // Rename, Link
    int flags = 0;    // Open
    const void *data = nullptr;
    std::size_t length = 0; // Write
    off_t offset = -1;      // Write: -1 at the descriptor's own place; Truncate: the new length
};

/// Carries the call out; gives what the call gives, with errno.
using Real = std::function<ssize_t()>;

/// One layer is linked into each library. Called by one thread at a time; calls that the layer itself makes go
/// straight through.
ssize_t onCall(Call &call, const Real &real);
void onStart();
void onExit();

/// `name` of the environment, or what stands for it.
std::string setting(const char *name, const char *otherwise = "");
long long number(const char *name, long long otherwise);
const std::string &root();
/// Adds a line to the file $ANJUAN_FAULTS_REPORT, which the driver reads.
void report(const std::string &line);

/// splitmix64: the same run for the same seed, everywhere.
class Random {
public:
    explicit Random(std::uint64_t seed) : m_state(seed) {}
    std::uint64_t next()
    {
        std::uint64_t z = m_state += 0x9e3779b97f4a7c15ULL;
        z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9ULL;
        z = (z ^ z >> 27) * 0x94d049bb133111ebULL;
        return z ^ z >> 31;
    }
    /// From 0 to below `bound`.
    std::size_t below(std::size_t bound) { return static_cast<std::size_t>(next() % bound); }

private:
    std::uint64_t m_state;
};

} // namespace faults
