#include "core/casework/words_awaited.h"

#include <algorithm>

#include <QtCore/QFile>

#include "core/base/json.h"
#include "core/chain/body.h"

namespace anjuan::casework {
namespace {

using chain::textOf;
using chain::textsOf;
using Records = std::vector<SignOffRecord>;

const std::vector<QJsonObject> &rows()
{
    static const std::vector<QJsonObject> all = [] {
        std::vector<QJsonObject> read;
        QFile file(QStringLiteral(":/texts/words_after.json"));
        if (!file.open(QIODevice::ReadOnly))
            return read;
        if (const auto value = parseJson(file.readAll(), file.fileName())) {
            for (const auto one : value->toArray())
                read.push_back(one.toObject());
        }
        return read;
    }();
    return all;
}

bool isWord(const SignOffRecord &record, const QString &level, bool byWord)
{
    return (record.kind == QLatin1String("approval.given") || record.kind == QLatin1String("approval.signed_on_paper")
            || (byWord && record.kind == QLatin1String("approval.given_orally")))
        && textOf(record.body, "level") == level;
}

bool has(const Records &records, const QString &kind)
{
    return std::any_of(records.begin(), records.end(), [&](const SignOffRecord &one) { return one.kind == kind; });
}

/// Whether such a row speaks in this case, by its newest record of the kind, whatever came after.
bool speaks(const QJsonObject &row, const SignOffRecord &newest, const Records &records)
{
    const QStringList needs = textsOf(row, "needs");
    const QString member = textOf(row, "member");
    return std::all_of(needs.begin(), needs.end(), [&](const QString &kind) { return has(records, kind); })
        && (member.isEmpty() || textsOf(row, "values").contains(newest.body.value(member).toString()));
}

std::optional<SignOffAsked> impliedBy(const QJsonObject &row, const Records &records, const QString &level, bool byWord,
                                      bool &spoke)
{
    const auto last = std::find_if(records.rbegin(), records.rend(),
                                   [&](const SignOffRecord &one) { return one.kind == textOf(row, "kind"); });
    if (last == records.rend() || !speaks(row, *last, records))
        return std::nullopt;
    spoke = true;
    const QStringList until = textsOf(row, "until");
    const QStringList steps = textsOf(row, "or") + QStringList{textOf(row, "step")};
    const bool over = std::any_of(last.base(), records.end(), [&](const SignOffRecord &one) {
        return until.contains(one.kind) || (isWord(one, level, byWord) && steps.contains(textOf(one.body, "step")));
    });
    if (over)
        return std::nullopt;
    // Such a word names nothing: it answers what came before it.
    return SignOffAsked{static_cast<std::size_t>(last.base() - records.begin()) - 1, textOf(row, "step"), {}, false};
}

} // namespace

std::optional<SignOffAsked> wordImplied(const std::vector<SignOffRecord> &records, const QString &level, bool byWord)
{
    QStringList settled; // of several rows of one kind the first that speaks holds
    for (const QJsonObject &row : rows()) {
        if (settled.contains(textOf(row, "kind")))
            continue;
        bool spoke = false;
        if (const auto asked = impliedBy(row, records, level, byWord, spoke))
            return asked;
        if (spoke)
            settled += textOf(row, "kind");
    }
    return std::nullopt;
}

std::vector<SignOffRecord> signOffRecords(Entries entries)
{
    Records records;
    for (const Entry &entry : entries)
        records.push_back({entry.kind, entry.hash(), entry.body});
    return records;
}

std::optional<SignOffAsked> wordAwaited(const std::vector<SignOffRecord> &records, const QString &level, bool byWord)
{
    auto asked = signOffsAsked(records, byWord);
    if (level == QLatin1String("team")) {
        std::erase_if(asked, [&](const SignOffAsked &one) {
            return std::any_of(records.begin() + static_cast<std::ptrdiff_t>(one.at), records.end(),
                               [&](const SignOffRecord &word) {
                                   return isWord(word, level, byWord) && textOf(word.body, "step") == one.step;
                               });
        });
    }
    if (asked.empty())
        return wordImplied(records, level, byWord);
    return asked.front().urgent ? asked.front() : asked.back();
}

} // namespace anjuan::casework
