// One call fails, once: the Nth ($ANJUAN_FAULTS_AT), or the first that comes by a given chain of callers
// ($ANJUAN_FAILCALL_STACK). $ANJUAN_FAULTS_ERROR is ENOSPC or EIO; $ANJUAN_FAILCALL_SHORT=1 lets a write take half of
// its bytes first, as a disk does that fills up. $ANJUAN_FAILCALL_LIST=1 fails none, and reports each call.

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <string>
#include <vector>

#include <execinfo.h>
#include <link.h>
#include <unistd.h>

#include "tests/faults/preload/calls.h"

namespace faults {
namespace {

constexpr int kDeepest = 64;

struct Module {
    std::uintptr_t from;
    std::uintptr_t to;
};

struct State {
    long long calls = 0;
    bool fired = false;
    int fullDescriptor = -1; // whose next write fails, after one that took half
    std::vector<Module> modules;
};

State &state()
{
    static auto *const kept = new State;
    return *kept;
}

int collect(dl_phdr_info *info, std::size_t, void *to)
{
    for (int i = 0; i < info->dlpi_phnum; ++i) {
        const auto &part = info->dlpi_phdr[i];
        if (part.p_type == PT_LOAD && (part.p_flags & PF_X) != 0)
            static_cast<std::vector<Module> *>(to)->push_back(
                {info->dlpi_addr + part.p_vaddr, info->dlpi_addr + part.p_vaddr + part.p_memsz});
    }
    return 0;
}

/// The same for the same chain of callers in every run of the same program: addresses count from their module's
/// beginning, wherever it was loaded.
std::uint64_t stackHash()
{
    void *frames[kDeepest];
    const int depth = ::backtrace(frames, kDeepest);
    std::uint64_t hash = 0xcbf29ce484222325ULL;
    for (int i = 0; i < depth; ++i) {
        auto address = reinterpret_cast<std::uintptr_t>(frames[i]);
        for (const Module &module : state().modules) {
            if (address >= module.from && address < module.to) {
                address -= module.from;
                break;
            }
        }
        hash = (hash ^ address) * 0x100000001b3ULL;
    }
    return hash;
}

std::string text(std::uint64_t hash)
{
    char out[20];
    std::snprintf(out, sizeof out, "%016llx", static_cast<unsigned long long>(hash));
    return out;
}

bool isWanted(const Call &, std::uint64_t hash)
{
    if (state().fired)
        return false;
    const std::string stack = setting("ANJUAN_FAILCALL_STACK");
    return stack.empty() ? state().calls == number("ANJUAN_FAULTS_AT", 0) : stack == text(hash);
}

} // namespace

ssize_t onCall(Call &call, const Real &real)
{
    ++state().calls;
    const bool lists = number("ANJUAN_FAILCALL_LIST", 0) == 1;
    const bool byStack = lists || !setting("ANJUAN_FAILCALL_STACK").empty();
    const std::uint64_t hash = byStack ? stackHash() : 0;
    const std::string what = std::to_string(state().calls) + ' ' + text(hash) + ' ' + call.name + ' '
        + (call.to.empty() ? call.path : call.to);
    if (lists)
        report("call " + what);
    const int error = setting("ANJUAN_FAULTS_ERROR", "EIO") == "ENOSPC" ? ENOSPC : EIO;
    if (call.kind == Kind::Write && call.fd == state().fullDescriptor) {
        state().fullDescriptor = -1;
        errno = error;
        return -1;
    }
    if (lists || !isWanted(call, hash))
        return real();
    state().fired = true;
    report("fired " + what + ' ' + (error == ENOSPC ? "ENOSPC" : "EIO"));
    if (call.kind == Kind::Write && call.length > 1 && number("ANJUAN_FAILCALL_SHORT", 0) == 1) {
        state().fullDescriptor = call.fd;
        const std::size_t half = call.length / 2;
        return call.offset >= 0 ? ::pwrite(call.fd, call.data, half, call.offset) : ::write(call.fd, call.data, half);
    }
    errno = error;
    return -1;
}

void onStart()
{
    void *frames[1];
    ::backtrace(frames, 1); // loads what it needs
    dl_iterate_phdr(&collect, &state().modules);
}

void onExit()
{
    report("calls " + std::to_string(state().calls));
}

} // namespace faults
