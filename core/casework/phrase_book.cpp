#include "core/casework/phrase_book.h"

#include <algorithm>

#include "core/casework/act_functions.h"
#include "core/casework/parts.h"
#include "core/casework/perform.h"
#include "core/chain/body.h"

namespace anjuan::casework {
namespace {

using chain::textOf;

constexpr int kLongest = 500;

Result<std::vector<Phrase>> phrasesIn(const Library::Parts &parts)
{
    ANJUAN_TRY(const auto records, chain::recordsOf(*parts.store, parts.ledger.authority.chainName()));
    std::vector<Phrase> phrases;
    for (const chain::Record &record : records) {
        const Phrase phrase{textOf(record.body, "place"), textOf(record.body, "text")};
        if (record.kind == QLatin1String("phrase.adopted"))
            phrases.push_back(phrase);
        else if (record.kind == QLatin1String("phrase.withdrawn"))
            std::erase(phrases, phrase);
    }
    return phrases;
}

Phrase phraseOf(const Step &step)
{
    return {textOf(step.prepared.body, "place"), textOf(step.prepared.body, "text")};
}

Result<void> completeAdoption(Step &step)
{
    const Phrase phrase = phraseOf(step);
    if (phrase.text.size() > kLongest)
        return fail(Fault::Invalid, "phrase.too_long", {QString::number(kLongest)});
    ANJUAN_TRY(const auto known, phrasesIn(step.parts));
    if (std::find(known.begin(), known.end(), phrase) != known.end())
        return fail(Fault::Conflict, "phrase.there", {phrase.text});
    return {};
}

Result<void> completeWithdrawal(Step &step)
{
    const Phrase phrase = phraseOf(step);
    ANJUAN_TRY(const auto known, phrasesIn(step.parts));
    if (std::find(known.begin(), known.end(), phrase) == known.end())
        return fail(Fault::NotFound, "phrase.unknown", {phrase.text});
    return {};
}

} // namespace

void families::addPhrases(ActTable &acts)
{
    acts[QStringLiteral("phrase.adopt")].complete = &completeAdoption;
    acts[QStringLiteral("phrase.withdraw")].complete = &completeWithdrawal;
}

Result<std::vector<Phrase>> phraseBook(const Library &library)
{
    return phrasesIn(library.parts());
}

QString phrasePlaceOf(const QString &field)
{
    static const std::pair<const char *, const char *> endings[] = {{"party_opinion", "any"},
                                                                    {"opinion", "opinion"},
                                                                    {"conclusion", "opinion"},
                                                                    {"remark", "opinion"},
                                                                    {"reason", "reason"},
                                                                    {"ground", "reason"},
                                                                    {"grounds", "reason"},
                                                                    {"basis", "reason"},
                                                                    {"requirement", "correction"},
                                                                    {"requirements", "correction"},
                                                                    {"correction_text", "correction"},
                                                                    {"remedy_text", "correction"},
                                                                    {"measures", "correction"},
                                                                    {"facts", "facts"},
                                                                    {"findings", "facts"},
                                                                    {"content", "facts"},
                                                                    {"act_text", "facts"},
                                                                    {"result_text", "facts"},
                                                                    {"statement", "facts"}};
    for (const auto &[ending, place] : endings) {
        if (field.endsWith(QLatin1String(ending)))
            return QLatin1String(place);
    }
    return QStringLiteral("any");
}

} // namespace anjuan::casework
