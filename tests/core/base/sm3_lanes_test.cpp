#include <random>
#include <vector>

#include <catch2/catch.hpp>

#include "core/base/sm3_lanes.h"

using namespace anjuan;

namespace {

std::vector<int> widths()
{
    std::vector<int> all{1};
    for (const int lanes : {8, 16}) {
        if (lanes <= sm3LaneCount())
            all.push_back(lanes);
    }
    return all;
}

void checkAll(const std::vector<QByteArray> &messages)
{
    const std::vector<QByteArrayView> views(messages.begin(), messages.end());
    for (const int lanes : widths()) {
        std::vector<Digest> digests(views.size());
        sm3Lanes(views, digests, lanes);
        for (std::size_t i = 0; i < views.size(); ++i) {
            INFO(lanes << " lanes, message " << i << " of " << views.size() << ", " << views[i].size() << " bytes");
            REQUIRE(digests[i] == sm3(views[i]));
        }
    }
}

} // namespace

TEST_CASE("SM3 in lanes gives the standard's own digests")
{
    // GB/T 32905-2016, A.1 and A.2
    const QByteArray second = QByteArray("abcd").repeated(16);
    const std::vector<QByteArrayView> messages{"abc", second, "abc"};
    for (const int lanes : widths()) {
        std::vector<Digest> digests(messages.size());
        sm3Lanes(messages, digests, lanes);
        CHECK(digests[0].hex().toLatin1() == "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
        CHECK(digests[1].hex().toLatin1() == "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732");
        CHECK(digests[2] == digests[0]);
    }
    sm3Lanes({}, {});
}

TEST_CASE("SM3 in lanes gives libgcrypt's digest at every length round a block's end")
{
    std::vector<QByteArray> messages;
    for (qsizetype length = 0; length <= 260; ++length)
        messages.push_back(QByteArray(length, static_cast<char>('a' + length % 26)));
    checkAll(messages);
    for (const QByteArray &message : messages)
        checkAll({message});
}

TEST_CASE("SM3 in lanes gives libgcrypt's digests for thousands of messages of mixed lengths")
{
    std::minstd_rand random(3);
    for (int round = 0; round < 60; ++round) {
        std::vector<QByteArray> messages(1 + random() % 90);
        for (QByteArray &message : messages) {
            // Mostly like records; now and then nothing, or very long beside short ones.
            const unsigned sort = random() % 20;
            message.resize(sort == 0 ? 0 : sort == 1 ? 20'000 + random() % 3000 : random() % 1500);
            for (char &byte : message)
                byte = static_cast<char>(random());
        }
        checkAll(messages);
    }
}
