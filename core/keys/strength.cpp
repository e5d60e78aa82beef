#include "core/keys/strength.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <vector>

#include <zxcvbn.h>

namespace anjuan::keys {

namespace {

constexpr int kMostInitials = 4;
constexpr int kEnoughBeside = 6; // characters beside a word that anybody knows

/// What is common here and stands in no English list.
constexpr const char *kCommon[] = {
    "5201314",  "1314520",   "520520",    "woaini",   "woaini1314", "aini1314", "iloveyou",   "147258",  "147258369",
    "159357",   "741852",    "963852",    "789456",   "112233",     "123123",   "321321",     "888888",  "666888",
    "168168",   "5211314",   "mima",      "mimamima", "zhongguo",   "beijing",  "shanghai",   "zhifa",   "zhifadui",
    "zhenfu",   "zhengfu",   "xiangzhen", "zonghe",   "chufa",      "anjuan",   "guanliyuan", "gongzuo", "nihao",
    "wodemima", "woshishui", "wangba",    "taobao",   "xiaoming",   "zhangsan", "lisi",       "wangwu",  "admin",
    "root",     "password",  "qwe123",    "qwer1234", "abc123",     "a123456",  "1qaz2wsx",   "qazwsx",  "zaq12wsx",
    "p@ssw0rd", "huawei",    "lenovo",    "kingsoft", "windows",    "office"};

struct Free {
    void operator()(ZxcMatch_t *info) const { ZxcvbnFreeInfo(info); }
};

/// A copy of its own, that ends with 0 and is wiped after use.
std::vector<char> copyOf(QByteArrayView text)
{
    std::vector<char> out(text.begin(), text.end());
    out.push_back('\0');
    return out;
}

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

void wipe(std::vector<char> &text)
{
    volatile char *at = text.data();
    for (std::size_t i = 0; i < text.size(); ++i)
        at[i] = 0;
}

int charactersOf(QByteArrayView utf8)
{
    return static_cast<int>(
        std::count_if(utf8.begin(), utf8.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

QString adviceFor(const ZxcMatch_t *info)
{
    // The longest part that is easily guessed is what to change.
    const ZxcMatch_t *worst = nullptr;
    for (const ZxcMatch_t *part = info; part; part = part->Next) {
        if (part->Type != BRUTE_MATCH && part->Type != NON_MATCH && (!worst || part->Length > worst->Length))
            worst = part;
    }
    const int type = worst ? worst->Type & ~MULTIPLE_MATCH : NON_MATCH;
    if (type == BRUTE_MATCH)
        return QStringLiteral("password.repeats");
    switch (type) {
    case DICTIONARY_MATCH:
    case DICT_LEET_MATCH:
        return QStringLiteral("password.common_word");
    case USER_MATCH:
    case USER_LEET_MATCH:
        return QStringLiteral("password.known_word");
    case REPEATS_MATCH:
        return QStringLiteral("password.repeats");
    case SEQUENCE_MATCH:
    case SPATIAL_MATCH:
        return QStringLiteral("password.row_of_keys");
    case DATE_MATCH:
    case YEAR_MATCH:
        return QStringLiteral("password.date");
    default:
        return QStringLiteral("password.longer");
    }
}

/// Initials and a birthday, in either order (`zs19870612`, `870612zs`): what many people have.
bool isInitialsAndDate(QByteArrayView password)
{
    const auto isFigure = [](char c) { return c >= '0' && c <= '9'; };
    const auto isLetter = [](char c) { return lower(c) >= 'a' && lower(c) <= 'z'; };
    const auto first = std::find_if(password.begin(), password.end(), isFigure);
    const auto last = std::find_if_not(first, password.end(), isFigure);
    const auto figures = last - first;
    const auto initials = password.size() - figures;
    if ((figures != 6 && figures != 8) || initials < 1 || initials > kMostInitials
        || !std::all_of(password.begin(), first, isLetter) || !std::all_of(last, password.end(), isLetter))
        return false;
    const auto two = [&](auto at) { return (*at - '0') * 10 + (*(at + 1) - '0'); };
    const int month = two(last - 4);
    const int day = two(last - 2);
    const int century = figures == 8 ? two(first) : 19;
    return (century == 19 || century == 20) && month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

/// The words of its owner that count, in small letters.
std::vector<QByteArray> wordsOf(const QStringList &known)
{
    std::vector<QByteArray> words;
    for (const QString &one : known) {
        const QString word = one.trimmed().toLower();
        if (word.size() >= 2)
            words.push_back(word.toUtf8());
    }
    return words;
}

/// What zxcvbn makes of it: log10 of the guesses, and the advice.
std::pair<double, QString> byLikelihood(const std::vector<char> &password, const std::vector<QByteArray> &words)
{
    std::vector<const char *> dictionary(std::begin(kCommon), std::end(kCommon));
    for (const QByteArray &word : words)
        dictionary.push_back(word.constData());
    dictionary.push_back(nullptr);
    ZxcMatch_t *info = nullptr;
    const double bits = ZxcvbnMatch(password.data(), dictionary.data(), &info);
    const std::unique_ptr<ZxcMatch_t, Free> owned(info);
    return {std::max(bits, 0.0) * std::log10(2.0), adviceFor(owned.get())};
}

} // namespace

Strength strengthOf(const Secret &password, const QStringList &known)
{
    const QByteArrayView bytes = password.bytes();
    Strength strength;
    strength.characters = charactersOf(bytes);
    if (bytes.isEmpty() || bytes.contains('\0')) {
        strength.advice = QStringLiteral("password.longer");
        return strength;
    }
    std::vector<char> text = copyOf(bytes);
    const std::vector<QByteArray> words = wordsOf(known);
    auto [guesses, advice] = byLikelihood(text, words);
    // A Chinese character is one choice among a few thousand that people use, not three bytes among 256.
    const int wide = static_cast<int>(std::count_if(
        bytes.begin(), bytes.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0xC0; }));
    if (wide > 0)
        guesses = std::min(guesses, strength.characters * 2.5);
    // A phone number, a birthday, a number on a card: eleven figures are no eleven choices.
    if (std::all_of(bytes.begin(), bytes.end(), [](char c) { return c >= '0' && c <= '9'; })) {
        guesses = std::min(guesses, 5.0);
        advice = QStringLiteral("password.figures_only");
    }
    if (isInitialsAndDate(bytes)) {
        guesses = std::min(guesses, 5.0);
        advice = QStringLiteral("password.date");
    }
    std::transform(text.begin(), text.end(), text.begin(), &lower);
    for (const QByteArray &word : words) {
        const auto rest = static_cast<int>(bytes.size() - word.size());
        if (rest < kEnoughBeside && std::search(text.begin(), text.end(), word.begin(), word.end()) != text.end()) {
            guesses = std::min(guesses, 1.0 + std::max(rest, 0) * 0.8);
            advice = QStringLiteral("password.known_word");
        }
    }
    wipe(text);
    strength.guesses = guesses;
    strength.advice = advice;
    return strength;
}

} // namespace anjuan::keys
