#include <algorithm>

#include "core/base/clock.h"
#include "core/casework/act_table.h"
#include "core/casework/forms.h"
#include "core/casework/score_check_parts.h"

namespace anjuan::casework::scoring {

using chain::textOf;
using dossier::ScoreLead;

namespace {

std::vector<const DocumentView *> documentsOf(const CaseView &view, const QString &forms)
{
    const QStringList all = forms.split(QLatin1Char('|'));
    std::vector<const DocumentView *> found;
    for (const DocumentView &document : view.documents) {
        if (all.contains(document.form) && !document.voided)
            found.push_back(&document);
    }
    return found;
}

QString formTitle(const QString &form)
{
    const QString title =
        formObject(packs::Pack(), form.section(QLatin1Char('|'), 0, 0)).value(QLatin1String("title")).toString();
    return title.isEmpty() ? form : title;
}

ScoreLead makeIt(const char *id, const QString &form)
{
    return lead(id, {formTitle(form)}, QStringLiteral("document.make"),
                {{QStringLiteral("form"), form.section(QLatin1Char('|'), 0, 0)}});
}

} // namespace

Leads missingDocuments(const QJsonObject &data, const CaseView &view)
{
    Leads leads;
    for (const QString &form : words(data, "forms")) {
        if (documentsOf(view, form).empty())
            leads.push_back(makeIt("score.no_document", form));
    }
    return leads;
}

Leads notSigned(const QJsonObject &data, const CaseView &view)
{
    Leads leads;
    for (const QString &form : words(data, "forms")) {
        for (const DocumentView *document : documentsOf(view, form)) {
            if (document->scanSha256s.isEmpty())
                leads.push_back(lead("score.no_scan", {document->title}, QStringLiteral("document.add_scan"),
                                     {{QStringLiteral("document"), document->record}}, document->record));
        }
    }
    return leads;
}

Leads unserved(const QJsonObject &data, const CaseView &view)
{
    Leads leads;
    for (const QString &form : words(data, "forms")) {
        const auto documents = documentsOf(view, form);
        const bool served =
            std::any_of(documents.begin(), documents.end(), [](const DocumentView *one) { return one->served; });
        if (documents.empty())
            leads.push_back(makeIt("score.no_document", form));
        else if (!served)
            leads.push_back(lead("score.not_served", {documents.front()->title}, QStringLiteral("service.record"),
                                 {{QStringLiteral("documents"), QJsonArray{documents.front()->record}}},
                                 documents.front()->record));
    }
    return leads;
}

Leads unsealed(const QJsonObject &data, const CaseView &view)
{
    Leads leads;
    for (const QString &form : words(data, "forms")) {
        for (const DocumentView *document : documentsOf(view, form)) {
            if (document->awaitsSeal)
                leads.push_back(lead("score.not_sealed", {document->title}, QStringLiteral("document.seal"),
                                     {{QStringLiteral("documents"), QJsonArray{document->record}}}, document->record));
        }
    }
    return leads;
}

Leads unapproved(const QJsonObject &data, const CaseView &view)
{
    const QString step = textOf(data, "step");
    const QString level = textOf(data, "level");
    for (const RecordView *record : ofKinds(view, QStringLiteral("approval.given|approval.signed_on_paper"))) {
        if (textOf(record->body, "step") == step && textOf(record->body, "level") == level
            && textOf(record->body, "outcome") == QLatin1String("agree"))
            return {};
    }
    const Act *give = findAct(QStringLiteral("approval.give"));
    const auto option = [&](const char *field, const QString &value) {
        const Field *of = give->field(QLatin1String(field));
        for (const Field::Option &one : of ? of->options : std::vector<Field::Option>()) {
            if (one.value == value)
                return one.zh;
        }
        return value;
    };
    return {lead("score.not_approved", {option("step", step), option("level", level)}, give->act,
                 {{QStringLiteral("step"), step}, {QStringLiteral("level"), level}})};
}

Leads notCosigned(const QJsonObject &data, const CaseView &view)
{
    Leads leads;
    for (const RecordView *record : ofKinds(view, textOf(data, "kind"))) {
        // Who did not unlock a key signed on paper: its scan is as good.
        const bool onPaper = std::any_of(view.documents.begin(), view.documents.end(), [&](const DocumentView &one) {
            return one.aboutRecord == record->hash && !one.scanSha256s.isEmpty();
        });
        if (record->cosignedBy.isEmpty() && !onPaper)
            leads.push_back(lead("score.not_cosigned", {record->title}, QStringLiteral("act.cosign"),
                                 {{QStringLiteral("records"), QJsonArray{record->hash}}}, record->hash));
    }
    return leads;
}

Leads atOneTime(const QJsonObject &data, const CaseView &view)
{
    Leads leads;
    const auto records = ofKinds(view, textOf(data, "kind"));
    for (std::size_t i = 0; i < records.size(); ++i) {
        for (std::size_t j = i + 1; j < records.size(); ++j) {
            const auto time = [](const RecordView &record, const char *member) {
                const auto instant = Instant::parse(textOf(record.body, member));
                return instant ? instant->epochSeconds : 0;
            };
            const RecordView &a = *records[i];
            const RecordView &b = *records[j];
            const QStringList others = officersOf(b);
            const QStringList own = officersOf(a);
            const bool shared =
                std::any_of(own.begin(), own.end(), [&](const QString &one) { return others.contains(one); });
            if (shared && time(a, "started_at") < time(b, "ended_at") && time(b, "started_at") < time(a, "ended_at"))
                leads.push_back(lead("score.at_one_time", {a.title, a.actOn, b.actOn}, QStringLiteral("record.correct"),
                                     correcting(b), b.hash));
        }
    }
    return leads;
}

/// Archiving itself, and looking again, bring nothing that the volume would hold.
Leads staleVolume(const QJsonObject &, const CaseView &view)
{
    const auto built = ofKinds(view, QStringLiteral("dossier.built"));
    if (built.empty())
        return {
            lead("score.no_record", {titleOfKind(QStringLiteral("dossier.built"))}, QStringLiteral("dossier.build"))};
    static const QStringList beside = {QStringLiteral("case.archived"), QStringLiteral("act.cosigned"),
                                       QStringLiteral("case.handed_over"), QStringLiteral("case.taken_over"),
                                       QStringLiteral("dossier.rescanned")};
    for (const RecordView &record : view.timeline) {
        if (record.seq > built.back()->seq && !beside.contains(record.kind))
            return {lead("score.after_volume", {record.title}, QStringLiteral("dossier.build"), {}, record.hash)};
    }
    return {};
}

} // namespace anjuan::casework::scoring
