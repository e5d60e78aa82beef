#include "ui/forms/record_choices.h"

#include <algorithm>
#include <map>

#include "ui/forms/party_fields.h"

namespace anjuan::ui {
namespace {

/// The kinds of records that a field of that name speaks of, whatever the act.
const std::map<QString, QStringList> &kindsOfFields()
{
    static const std::map<QString, QStringList> all = {
        {QStringLiteral("measure"), {QStringLiteral("measure.carried_out")}},
        {QStringLiteral("preservation"), {QStringLiteral("preservation.carried_out")}},
        {QStringLiteral("proposal"), {QStringLiteral("measure.proposed"), QStringLiteral("preservation.proposed")}},
        {QStringLiteral("commission"), {QStringLiteral("appraisal.commissioned")}},
        {QStringLiteral("urge"), {QStringLiteral("execution.urged")}},
        {QStringLiteral("application"), {QStringLiteral("execution.court_applied")}},
        {QStringLiteral("answer"), {QStringLiteral("execution.court_answered")}},
        {QStringLiteral("decision"),
         {QStringLiteral("substitute.decided"), QStringLiteral("execution.decided"),
          QStringLiteral("decision.issued")}},
        {QStringLiteral("request"),
         {QStringLiteral("performance.deferral_requested"), QStringLiteral("recusal.requested")}},
        {QStringLiteral("remedy"), {QStringLiteral("remedy.received")}},
        {QStringLiteral("transfer"), {QStringLiteral("case.transferred")}},
        {QStringLiteral("draw"), {QStringLiteral("inspection.drawn")}},
        {QStringLiteral("party"), {QStringLiteral("party.entered")}},
        {QStringLiteral("in_place_of"), {QStringLiteral("party.entered")}},
        {QStringLiteral("announcement"), {QStringLiteral("service.announced")}},
    };
    return all;
}

/// The kinds among which somebody chooses: a single one need not be meant.
const std::map<QString, QStringList> &kindsToChooseFrom()
{
    static const std::map<QString, QStringList> all = {
        {QStringLiteral("items"), {QStringLiteral("evidence.added")}},
        {QStringLiteral("evidence"), {QStringLiteral("evidence.added")}},
        {QStringLiteral("av_evidence"), {QStringLiteral("evidence.added")}},
        {QStringLiteral("consent"), {QStringLiteral("document.made"), QStringLiteral("evidence.added")}},
        {QStringLiteral("document"), {QStringLiteral("document.made")}},
        {QStringLiteral("answers"),
         {QStringLiteral("supervision.comment_made"), QStringLiteral("supervision.document_received"),
          QStringLiteral("bureau.supervision_ordered")}},
    };
    return all;
}

/// Acts whose `documents` are papers that leave the unit.
bool servesPapers(const casework::Act &act)
{
    static const QStringList acts{QStringLiteral("service.record"), QStringLiteral("service.announce"),
                                  QStringLiteral("service.note_return")};
    return acts.contains(act.act);
}

/// Whether a record of this kind can be what the field speaks of.
bool suits(const QString &kind, const casework::Field &field, const casework::Act &act)
{
    if (field.name == QLatin1String("proposal") && act.kind.startsWith(QLatin1String("evidence.")))
        return kind == QLatin1String("evidence.destruction_proposed");
    if (act.kind.startsWith(QLatin1String("evidence.")))
        return kind == QLatin1String("evidence.added");
    if (servesPapers(act) && field.name == QLatin1String("documents")) {
        // What was issued on a paper of its own is served by its record.
        const casework::Act *made = casework::actOfKind(kind);
        return kind == QLatin1String("document.made")
            || (made && made->actClass == QLatin1String("issue") && made->makes.isEmpty());
    }
    if (act.act == QLatin1String("review.register_paper_opinion"))
        return kind == QLatin1String("review.requested");
    // What is performed by another, or carried out, is the decision of that, never the penalty's.
    if (field.name == QLatin1String("decision") && act.act.startsWith(QLatin1String("substitute.")))
        return kind == QLatin1String("substitute.decided");
    if (field.name == QLatin1String("decision") && act.act.startsWith(QLatin1String("execution.")))
        return kind == QLatin1String("execution.decided");
    if (field.name == QLatin1String("decision") && act.act == QLatin1String("service.three_papers"))
        return kind == QLatin1String("decision.issued") || kind == QLatin1String("decision.issued_on_spot")
            || kind == QLatin1String("case.continued_from_paper");
    for (const auto *table : {&kindsOfFields(), &kindsToChooseFrom()}) {
        if (const auto kinds = table->find(field.name); kinds != table->end())
            return kinds->second.contains(kind);
    }
    if (act.act == QLatin1String("document.seal"))
        return kind == QLatin1String("document.made");
    if (act.act == QLatin1String("act.cosign")) {
        // Not only fieldwork: the second officer signs the report, the filing and the decision too.
        static const QStringList alone{QStringLiteral("act.cosigned"), QStringLiteral("approval.given"),
                                       QStringLiteral("document.made"), QStringLiteral("document.scan_added")};
        const casework::Act *made = casework::actOfKind(kind);
        return made && made->chain == QLatin1String("case") && !alone.contains(kind);
    }
    return true;
}

/// A paper of the unit's own, which is never served.
bool staysInside(const FormContext &context, const casework::RecordView &record, const casework::Act &act)
{
    return servesPapers(act) && record.kind == QLatin1String("document.made")
        && context.insideForms.contains(record.body.value(QLatin1String("form")).toString());
}

/// Whether the field speaks of records of its own kind, so that a single one is the one.
bool isNamed(const casework::Field &field, const casework::Act &act)
{
    return kindsOfFields().contains(field.name) && !act.act.startsWith(QLatin1String("supervision."));
}

/// Whether an act of the same kind names this proposal: what was approved serves once.
bool isUsed(const FormContext &context, const casework::Field &field, const casework::Act &act, const QString &record)
{
    const auto &timeline = context.view->timeline;
    return field.name == QLatin1String("proposal")
        && std::any_of(timeline.begin(), timeline.end(), [&](const auto &one) {
               return one.kind == act.kind && one.body.value(field.name).toString() == record;
           });
}

} // namespace

std::vector<Choice> recordChoices(const FormContext &context, const casework::Field &field, const casework::Act &act)
{
    std::vector<Choice> choices;
    if (!context.view)
        return choices;
    const auto &timeline = context.view->timeline;
    for (auto it = timeline.rbegin(); it != timeline.rend(); ++it) {
        if (it->officeUnit || !suits(it->kind, field, act) || staysInside(context, *it, act)
            || isPastEntry(context, *it, act))
            continue;
        QString text = (it->actOn.isEmpty() ? Words::moment(it->at) : it->actOn) + QLatin1Char(' ') + it->title;
        const QString party = it->kind == QLatin1String("party.entered")
            ? it->particulars.value(QLatin1String("name")).toString()
            : QString(); // persons are named apart from the record
        for (const QString &more : {it->summary, party}) {
            if (!more.isEmpty())
                text += QStringLiteral(" · ") + more;
        }
        choices.push_back({it->hash, text});
    }
    return choices;
}

std::optional<QString> recordMeant(const FormContext &context, const casework::Field &field, const casework::Act &act)
{
    const std::vector<Choice> records = recordChoices(context, field, act);
    // Unless it was carried out already.
    const bool one = records.size() == 1 && isNamed(field, act) && !isUsed(context, field, act, records.front().value);
    return one ? std::optional(records.front().value) : std::nullopt;
}

} // namespace anjuan::ui
