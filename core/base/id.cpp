#include "core/base/id.h"

#include <array>

#include <QtCore/QUuid>

namespace anjuan {
namespace {

constexpr auto kNoDigit = [] {
    std::array<unsigned char, 256> none{};
    none.fill(1);
    for (const char digit : {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'})
        none[static_cast<unsigned char>(digit)] = 0;
    return none;
}();

} // namespace

bool isUuid(QStringView text)
{
    if (text.size() != 36)
        return false;
    // By table and without a branch for each character: every projection asks this of every record.
    const char16_t *const at = text.utf16();
    unsigned wrong = at[8] ^ u'-';
    for (const int hyphen : {13, 18, 23})
        wrong |= static_cast<unsigned>(at[hyphen] ^ u'-');
    const auto digits = [&](int from, int to) {
        for (int i = from; i < to; ++i)
            wrong |= static_cast<unsigned>(kNoDigit[at[i] & 255] | at[i] >> 8);
    };
    digits(0, 8);
    digits(9, 13);
    digits(14, 18);
    digits(19, 23);
    digits(24, 36);
    return wrong == 0;
}

QString newUuid()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

} // namespace anjuan
