#include <QtCore/QRegularExpression>

#include "core/cases/queries.h"
#include "core/casework/act_functions.h"
#include "core/casework/earlier.h"
#include "core/casework/parties.h"
#include "core/chain/body.h"

namespace anjuan::casework {
namespace {

using chain::integerOf;
using chain::textOf;
using FormRange = office::OfficeBook::FormRange;

/// A preprinted number: what stands before it, and the number with its zeros.
struct FormNumber {
    QString word;
    qint64 number = 0;
};

std::optional<FormNumber> formNumber(const QString &text)
{
    static const QRegularExpression pattern(QStringLiteral("^(.*?)(\\d{1,15})号?$"));
    const QRegularExpressionMatch match = pattern.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    return FormNumber{match.captured(1), match.captured(2).toLongLong()};
}

QString seriesOf(const QString &word)
{
    return QStringLiteral("on_spot:") + word;
}

std::vector<FormRange> rangesOf(const Step &step)
{
    const QStringList officers = chain::textsOf(step.prepared.body, "officers");
    std::vector<FormRange> ranges;
    for (const QString &officer : officers) {
        for (const FormRange &range : step.law().book->formRanges()) {
            if (range.officer.toString() == officer)
                ranges.push_back(range);
        }
    }
    return ranges;
}

void useForm(Step &step, const QString &word, qint64 number, const QString &text, bool drawn)
{
    QJsonObject &body = step.prepared.body;
    body.insert(QStringLiteral("number"), text);
    body.insert(QStringLiteral("form_drawn"), drawn);
    body.insert(QStringLiteral("form_voided"), step.law().book->isFormVoid(word, number));
    step.numbers.append(QJsonObject{{QStringLiteral("series"), seriesOf(word)},
                                    {QStringLiteral("year"), 0},
                                    {QStringLiteral("serial"), number},
                                    {QStringLiteral("number"), text}});
}

/// The number that stands on the paper. Fault: Conflict `simple.number_used {number}`.
Result<void> useTyped(Step &step, const QString &typed)
{
    const auto parsed = formNumber(typed);
    if (!parsed) {
        step.prepared.body.insert(QStringLiteral("number"), typed);
        step.prepared.body.insert(QStringLiteral("form_drawn"), false);
        return {};
    }
    ANJUAN_TRY(const auto used, cases::serialsUsed(*step.parts.store, seriesOf(parsed->word), 0));
    if (used.contains(parsed->number))
        return fail(Fault::Conflict, "simple.number_used", {typed});
    bool drawn = step.law().book->formRanges().empty();
    for (const FormRange &range : rangesOf(step))
        drawn |= range.word == parsed->word && parsed->number >= range.first && parsed->number <= range.last;
    useForm(step, parsed->word, parsed->number, typed, drawn);
    return {};
}

Result<void> completeSimple(Step &step)
{
    if (const QString typed = textOf(step.prepared.body, "form_number"); !typed.isEmpty())
        return useTyped(step, typed);
    for (const FormRange &range : rangesOf(step)) {
        ANJUAN_TRY(const auto used, cases::serialsUsed(*step.parts.store, seriesOf(range.word), 0));
        for (qint64 number = range.first; number <= range.last; ++number) {
            if (used.contains(number) || step.law().book->isFormVoid(range.word, number))
                continue;
            useForm(step, range.word, number, range.word + QStringLiteral("%1").arg(number, 4, 10, QLatin1Char('0')),
                    true);
            return {};
        }
    }
    // Who drew none numbers by the unit's own series; a unit that hands forms out is asked why.
    step.prepared.body.insert(QStringLiteral("form_drawn"), step.law().book->formRanges().empty());
    return completeNumbered(step, "decision");
}

Result<void> completeShort(Step &step)
{
    QJsonObject &body = step.prepared.body;
    std::vector<QJsonObject> parties;
    for (const Entry *party : partiesOf(step.file.all()))
        parties.push_back(party->particulars);
    ANJUAN_TRY(const int earlier, earlierCases(step.parts, step.caseId, textOf(body, "item"), parties));
    body.insert(QStringLiteral("earlier"), earlier);
    if (step.law().pack->numberSeries(QStringLiteral("no_penalty")))
        return completeNumbered(step, "no_penalty");
    return {};
}

} // namespace

void families::addSimple(ActTable &acts)
{
    acts[QStringLiteral("simple.decide")].complete = &completeSimple;
    acts[QStringLiteral("short.decide")].complete = &completeShort;
}

} // namespace anjuan::casework
