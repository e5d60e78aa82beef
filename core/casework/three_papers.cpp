#include "core/casework/three_papers.h"

#include <algorithm>

#include "core/casework/act_functions.h"
#include "core/casework/field_map_parts.h"
#include "core/casework/forms.h"
#include "core/casework/parties.h"
#include "core/casework/together.h"
#include "core/chain/body.h"

/// 三书同达: a business receives its decision with 行政合规建议书 and 信用修复告知书. What makes it a service is an
/// ordinary service.recorded beside the record of the act, so that whatever asks for a service finds it there.
namespace anjuan::casework {
namespace {

using chain::textOf;

/// What a service of papers asks for, under the same names.
const QStringList &fieldsOfService()
{
    static const QStringList fields = [] {
        QStringList names;
        for (const Field &field : findAct(QStringLiteral("service.record"))->fields)
            names += field.name;
        return names;
    }();
    return fields;
}

bool isServedForm(const Step &step, const QString &form)
{
    const Lawbook law = step.law();
    const std::vector<FormView> forms = formsOf(*law.pack, law.book);
    return std::any_of(forms.begin(), forms.end(),
                       [&form](const FormView &one) { return one.id == form && isServed(one); });
}

/// The paper that tells the decision, else the decision's own record: issued on paper it has none here.
QString paperOfDecision(const Step &step)
{
    const QString decision = textOf(step.prepared.body, "decision");
    QString paper = decision;
    for (const Entry *made : allOf(step.file.all(), {"document.made"})) {
        if (textOf(made->body, "about") == decision && isServedForm(step, textOf(made->body, "form")))
            paper = made->hash();
    }
    return paper;
}

bool isVoided(Entries entries, const QString &paper)
{
    const std::vector<const Entry *> voided = allOf(entries, {"document.voided"});
    return std::any_of(voided.begin(), voided.end(),
                       [&paper](const Entry *one) { return textOf(one->body, "document") == paper; });
}

/// One that somebody wrote for this case already and nobody received: it is not written a second time.
const Entry *writtenAlready(Entries entries, const QString &form)
{
    const Entry *found = nullptr;
    for (const Entry *made : allOf(entries, {"document.made"})) {
        if (textOf(made->body, "form") == form && !serviceOf(entries, *made) && !isVoided(entries, made->hash()))
            found = made;
    }
    return found;
}

/// The service that this act is, of those papers.
Request serviceRequest(const Step &step, const QStringList &papers)
{
    Request request;
    request.act = QStringLiteral("service.record");
    request.caseId = step.caseId;
    request.filesFrom = step.request.filesFrom;
    for (const QString &field : fieldsOfService()) {
        if (const QJsonValue value = step.request.with.value(field); !value.isUndefined())
            request.with.insert(field, value);
    }
    request.with.insert(QStringLiteral("documents"), QJsonArray::fromStringList(papers));
    // Of several parties somebody has to say which one it is.
    const auto seats = seatsOf(step.file.all());
    if (textOf(request.with, "to").trimmed().isEmpty() && seats.size() == 1)
        request.with.insert(QStringLiteral("to"), seats.front().name());
    return request;
}

Result<Step> serviceStep(const Step &step, const Request &request)
{
    ANJUAN_TRY(Step service, startStep(step.parts, step.session, request));
    ANJUAN_CHECK(checkRights(service));
    ANJUAN_CHECK(complete(service));
    return service;
}

/// What the rules of a service say of it, told before it is entered. What they say is told by its own record later.
std::vector<cases::GateFinding> judgeService(const Step &step)
{
    const Request request = serviceRequest(step, {paperOfDecision(step)});
    const auto service = serviceStep(step, request);
    return service ? judgeStep(*service) : std::vector<cases::GateFinding>();
}

/// The words of a paper are asked for unless the paper is there.
Result<void> completeThree(Step &step)
{
    const auto need = [&step](const char *form, const char *field) -> Result<void> {
        if (writtenAlready(step.file.all(), QLatin1String(form)) || step.prepared.body.contains(QLatin1String(field)))
            return {};
        const Field *missing = step.act.field(QLatin1String(field));
        return fail(Fault::Invalid, "act.missing_field", {step.act.act, missing->name, missing->zh});
    };
    ANJUAN_CHECK(need("compliance_advice", "advice_text"));
    return need("credit_repair_notice", "repair_class");
}

/// service.three_papers_served, the papers that nobody wrote yet, and service.recorded of all three.
Result<Outcome> serveThree(Step &step, Progress &progress)
{
    Outcome outcome;
    outcome.caseId = step.caseId;
    QStringList papers{paperOfDecision(step)};
    if (const Entry *decision = entryOf(step.file.all(), textOf(step.prepared.body, "decision"));
        decision && serviceOf(step.file.all(), *decision))
        papers.clear(); // it was served before: the other two follow it
    ANJUAN_CHECK(together(step.parts, [&]() -> Result<void> {
        ANJUAN_CHECK(step.parts.transact([&](store::Write &, chain::Ledger &ledger) -> Result<void> {
            QStringList unwritten;
            for (const QString &form : step.act.makes) {
                const Entry *written = writtenAlready(step.file.all(), form);
                (written ? papers : unwritten) += written ? written->hash() : form;
            }
            ANJUAN_TRY(chain::Record record,
                       ledger.append(step.session.key().actor(), chain::caseChain(step.caseId), step.act.kind,
                                     step.prepared.body));
            outcome.record = record.hash.hex();
            step.file.add(std::move(record), &*step.parts.vault);
            for (const QString &form : unwritten) {
                ANJUAN_TRY(const chain::Record made,
                           makeDocument(step, ledger, step.file,
                                        {.form = form, .about = outcome.record, .takesNumber = true, .mayLack = true}));
                outcome.documents += made.hash.hex();
                papers += made.hash.hex();
            }
            return {};
        }));
        const Request request = serviceRequest(step, papers);
        ANJUAN_TRY(Step service, serviceStep(step, request));
        ANJUAN_CHECK(takeInBlobs(service, progress));
        ANJUAN_TRY(const Outcome served, performCase(service, progress));
        outcome.documents += served.documents;
        return {};
    }));
    return outcome;
}

} // namespace

void putThreePapers(QJsonObject &it, Entries entries, const Entry &about)
{
    if (about.kind != QLatin1String("service.three_papers_served"))
        return;
    QJsonArray rows;
    for (const QString &line : textOf(about.body, "advice_text").split(QLatin1Char('\n'), Qt::SkipEmptyParts)) {
        if (!line.trimmed().isEmpty())
            rows.append(QJsonObject{{QStringLiteral("text"), line.trimmed()}});
    }
    it.insert(QStringLiteral("advice"), rows);
    const QString graded = textOf(about.body, "repair_class");
    putText(it, "credit_class", graded == QLatin1String("general") ? QStringLiteral("ordinary") : graded);
    const Entry *decision = entryOf(entries, textOf(about.body, "decision"));
    const Act *act = decision ? actOfKind(decision->kind) : nullptr;
    if (!act)
        return;
    putText(it, "decided_on", textOf(decision->body, act->onField.toLatin1().constData()).left(10));
    putText(it, "facts", textOf(decision->body, "facts"));
}

void families::addThreePapers(ActTable &acts)
{
    ActFunctions &three = acts[QStringLiteral("service.three_papers")];
    three.complete = &completeThree;
    three.perform = &serveThree;
    three.judgeAlso = &judgeService;
}

} // namespace anjuan::casework
