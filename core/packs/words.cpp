#include "core/packs/words.h"

#include "core/base/clock.h"
#include "core/base/money.h"

namespace anjuan::packs {
namespace {

QString yuan(std::optional<qint64> fen)
{
    return Fen{fen.value_or(0)}.yuan();
}

QString rate(qint64 permille, int unit)
{
    const QString whole = QString::number(permille / unit);
    if (permille % unit == 0)
        return whole;
    QString part = QString::number(permille % unit).rightJustified(unit == 10 ? 1 : 3, QLatin1Char('0'));
    while (part.endsWith(QLatin1Char('0')))
        part.chop(1);
    return whole + QLatin1Char('.') + part;
}

QString capText(const Formula &fine, Language language)
{
    return fine.capFen ? message(QStringLiteral("packs.words_cap"), {yuan(fine.capFen)}, language) : QString();
}

QString rateText(const char *id, const Formula &fine, int unit, Language language)
{
    return message(QLatin1String(id), {fine.base, rate(fine.minPermille, unit), rate(fine.maxPermille, unit)}, language)
        + capText(fine, language);
}

} // namespace

QString fineText(const Formula &fine, Language language)
{
    const auto say = [&](const char *id, const QStringList &args = {}) {
        return message(QLatin1String(id), args, language);
    };
    switch (fine.type) {
    case Formula::Type::Range:
        return say("packs.words_range", {yuan(fine.minFen), yuan(fine.maxFen)});
    case Formula::Type::Fixed:
        return say("packs.words_fixed", {yuan(fine.minFen)});
    case Formula::Type::MaxOnly:
        return say("packs.words_max", {yuan(fine.maxFen)});
    case Formula::Type::PerUnit:
        return (fine.minFen == fine.maxFen
                    ? say("packs.words_unit", {fine.unit, yuan(fine.minFen)})
                    : say("packs.words_unit_range", {fine.unit, yuan(fine.minFen), yuan(fine.maxFen)}))
            + capText(fine, language);
    case Formula::Type::Percent:
        return rateText("packs.words_percent", fine, 10, language);
    case Formula::Type::Multiple:
        return rateText("packs.words_times", fine, 1000, language);
    case Formula::Type::StepAfterRefusal:
        return say("packs.words_step", {fineText(fine.steps.front(), language), fineText(fine.steps.back(), language)});
    case Formula::Type::NoAmount:
        return say("packs.words_no_amount");
    case Formula::Type::None:
        break;
    }
    return say("packs.words_none");
}

QString lawsText(const std::vector<LawRef> &laws)
{
    QStringList out;
    for (const LawRef &each : laws)
        out << QStringLiteral("《%1》%2").arg(each.law, each.article);
    return out.join(QStringLiteral(";"));
}

QString powerText(const PowerEntry &power, Language language)
{
    const QString source = message(QStringLiteral("packs.words_source_") + power.source, {}, language);
    const QString kind = message(QStringLiteral("packs.words_kind_") + power.townshipKind, {}, language);
    QString out = message(QStringLiteral("packs.words_power"),
                          {source, power.document, kind, dateText(power.effectiveFrom)}, language);
    if (power.effectiveTo)
        out += message(QStringLiteral("packs.words_until"), {dateText(*power.effectiveTo)}, language);
    if (!power.organ.isEmpty())
        out += message(QStringLiteral("packs.words_organ"),
                       {power.organ, power.organHead, power.organSeal, power.organPlace}, language);
    return out;
}

QString listName(const QString &list, Language language)
{
    return message(QStringLiteral("packs.words_list_") + list, {}, language);
}

QString partyName(const QString &party, const Benchmark *benchmark, Language language)
{
    if (benchmark)
        for (const PartyClass &each : benchmark->partyClasses)
            if (each.code == party)
                return each.zh;
    const QString id = QStringLiteral("packs.words_party_") + (party.isEmpty() ? QStringLiteral("any") : party);
    return hasMessage(id) ? message(id, {}, language) : party;
}

} // namespace anjuan::packs
