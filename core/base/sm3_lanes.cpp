#include "core/base/sm3_lanes.h"

#include <algorithm>
#include <cstring>
#include <numeric>
#include <vector>

namespace anjuan {
namespace {

#if defined(__x86_64__) && defined(__GNUC__)

using Word = std::uint32_t;

// GB/T 32905-2016, 4.1 and 4.2
constexpr std::array<Word, 8> kStart{0x7380166f, 0x4914b2b9, 0x172442d7, 0xda8a0600,
                                     0xa96f30bc, 0x163138aa, 0xe38dee4d, 0xb0fb0e4e};
constexpr auto kRound = [] {
    std::array<Word, 64> all{};
    for (unsigned j = 0; j < 64; ++j) {
        const Word t = j < 16 ? 0x79cc4519 : 0x7a879d8a;
        const unsigned by = j % 32;
        all[j] = by == 0 ? t : t << by | t >> (32 - by);
    }
    return all;
}();

constexpr std::size_t kBlock = 64;

/// A message as its blocks: those that lie in it whole, and one or two that hold its end and the padding.
struct Blocks {
    const char *text = nullptr;
    std::size_t whole = 0;
    std::size_t all = 0;
    std::array<unsigned char, 2 * kBlock> end{};

    explicit Blocks(QByteArrayView message = {})
        : text(message.data()), whole(static_cast<std::size_t>(message.size()) / kBlock)
    {
        const std::size_t left = static_cast<std::size_t>(message.size()) % kBlock;
        all = whole + (left < kBlock - 8 ? 1 : 2);
        if (left > 0)
            std::memcpy(end.data(), text + whole * kBlock, left);
        end[left] = 0x80;
        auto bits = static_cast<std::uint64_t>(message.size()) * 8;
        for (std::size_t i = (all - whole) * kBlock; bits != 0; bits >>= 8)
            end[--i] = static_cast<unsigned char>(bits);
    }
    const void *block(std::size_t n) const
    {
        return n < whole ? static_cast<const void *>(text + n * kBlock) : end.data() + (n - whole) * kBlock;
    }
};

Word wordAt(const void *block, std::size_t n)
{
    Word word = 0;
    std::memcpy(&word, static_cast<const char *>(block) + n * 4, 4);
    return __builtin_bswap32(word);
}

using Words8 = Word __attribute__((vector_size(32)));
using Words16 = Word __attribute__((vector_size(64)));

// The standard's own letters; one text for both widths, since a function's processor is fixed where it is written.
// NOLINTBEGIN(cppcoreguidelines-macro-usage,bugprone-macro-parentheses)
#define ANJUAN_TURN(x, n) ((x) << (n) | (x) >> (32 - (n)))
#define ANJUAN_SM3_LANES(name, Words, Lanes, processor)                                                                \
    __attribute__((target(processor))) void name(std::array<Blocks, Lanes> &messages, std::array<Digest *, Lanes> out) \
    {                                                                                                                  \
        std::size_t most = 0;                                                                                          \
        for (const Blocks &message : messages)                                                                         \
            most = std::max(most, message.all);                                                                        \
        std::array<Words, 8> state;                                                                                    \
        for (std::size_t i = 0; i < 8; ++i)                                                                            \
            state[i] = Words{} + kStart[i];                                                                            \
        for (std::size_t block = 0; block < most; ++block) {                                                           \
            std::array<Words, 68> w;                                                                                   \
            for (std::size_t lane = 0; lane < Lanes; ++lane) {                                                         \
                const void *from = messages[lane].block(std::min(block, messages[lane].all - 1));                      \
                for (std::size_t i = 0; i < 16; ++i)                                                                   \
                    w[i][lane] = wordAt(from, i);                                                                      \
            }                                                                                                          \
            for (std::size_t i = 16; i < 68; ++i) {                                                                    \
                const Words x = w[i - 16] ^ w[i - 9] ^ ANJUAN_TURN(w[i - 3], 15);                                      \
                w[i] = x ^ ANJUAN_TURN(x, 15) ^ ANJUAN_TURN(x, 23) ^ ANJUAN_TURN(w[i - 13], 7) ^ w[i - 6];             \
            }                                                                                                          \
            auto [a, b, c, d, e, f, g, h] = state;                                                                     \
            for (std::size_t j = 0; j < 64; ++j) {                                                                     \
                const Words a12 = ANJUAN_TURN(a, 12);                                                                  \
                const Words sum = a12 + e + kRound[j];                                                                 \
                const Words ss1 = ANJUAN_TURN(sum, 7);                                                                 \
                const Words ff = j < 16 ? a ^ b ^ c : (a & b) | (a & c) | (b & c);                                     \
                const Words gg = j < 16 ? e ^ f ^ g : (e & f) | (~e & g);                                              \
                const Words tt1 = ff + d + (ss1 ^ a12) + (w[j] ^ w[j + 4]);                                            \
                const Words tt2 = gg + h + ss1 + w[j];                                                                 \
                d = c;                                                                                                 \
                c = ANJUAN_TURN(b, 9);                                                                                 \
                b = a;                                                                                                 \
                a = tt1;                                                                                               \
                h = g;                                                                                                 \
                g = ANJUAN_TURN(f, 19);                                                                                \
                f = e;                                                                                                 \
                e = tt2 ^ ANJUAN_TURN(tt2, 9) ^ ANJUAN_TURN(tt2, 17);                                                  \
            }                                                                                                          \
            state = {state[0] ^ a, state[1] ^ b, state[2] ^ c, state[3] ^ d,                                           \
                     state[4] ^ e, state[5] ^ f, state[6] ^ g, state[7] ^ h};                                          \
            for (std::size_t lane = 0; lane < Lanes; ++lane) {                                                         \
                if (messages[lane].all == block + 1 && out[lane] != nullptr) {                                         \
                    for (std::size_t i = 0; i < 8; ++i) {                                                              \
                        const Word word = __builtin_bswap32(state[i][lane]);                                           \
                        std::memcpy(out[lane]->bytes.data() + i * 4, &word, 4);                                        \
                    }                                                                                                  \
                }                                                                                                      \
            }                                                                                                          \
        }                                                                                                              \
    }
ANJUAN_SM3_LANES(eight, Words8, 8, "avx2")
ANJUAN_SM3_LANES(sixteen, Words16, 16, "avx512f")
#undef ANJUAN_SM3_LANES
#undef ANJUAN_TURN
// NOLINTEND(cppcoreguidelines-macro-usage,bugprone-macro-parentheses)

template <std::size_t Lanes, class Run>
void inGroups(std::span<const QByteArrayView> messages, std::span<Digest> out, Run run)
{
    // Those of like length together: a lane whose message is done waits for the others.
    std::vector<std::size_t> order(messages.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto blocks = [&](std::size_t i) { return (messages[i].size() + 8) / static_cast<qsizetype>(kBlock); };
    const auto fewer = [&](std::size_t a, std::size_t b) { return blocks(a) < blocks(b); };
    if (!std::is_sorted(order.begin(), order.end(), fewer))
        std::sort(order.begin(), order.end(), fewer);
    for (std::size_t first = 0; first < order.size(); first += Lanes) {
        std::array<Blocks, Lanes> group;
        std::array<Digest *, Lanes> digests{};
        for (std::size_t lane = 0; lane < std::min(Lanes, order.size() - first); ++lane) {
            group[lane] = Blocks(messages[order[first + lane]]);
            digests[lane] = &out[order[first + lane]];
        }
        run(group, digests);
    }
}

#endif

} // namespace

int sm3LaneCount()
{
#if defined(__x86_64__) && defined(__GNUC__)
    static const int count = __builtin_cpu_supports("avx512f") != 0 ? 16 : __builtin_cpu_supports("avx2") != 0 ? 8 : 1;
    return count;
#else
    return 1;
#endif
}

void sm3Lanes(std::span<const QByteArrayView> messages, std::span<Digest> out, int lanes)
{
#if defined(__x86_64__) && defined(__GNUC__)
    if (lanes == 16)
        return inGroups<16>(messages, out, &sixteen);
    if (lanes == 8)
        return inGroups<8>(messages, out, &eight);
#else
    static_cast<void>(lanes);
#endif
    std::transform(messages.begin(), messages.end(), out.begin(), &sm3);
}

void sm3Lanes(std::span<const QByteArrayView> messages, std::span<Digest> out)
{
    sm3Lanes(messages, out, sm3LaneCount());
}

} // namespace anjuan
