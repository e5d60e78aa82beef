#include <algorithm>

#include "core/casework/sign_offs.h"

#include "ui/cases/batch_dialog.h"
#include "ui/common/drafts.h"

// Which of the selected cases an act is for.

namespace anjuan::ui {
namespace {

/// Something waits for a word that this person's level has not given yet: after the head of the team comes the leader.
bool awaitsWord(const FormContext &context)
{
    const auto &timeline = context.view->timeline;
    std::vector<casework::SignOffRecord> records;
    for (const casework::RecordView &record : timeline)
        records.push_back({record.kind, record.hash, record.body});
    const auto me = std::find_if(context.people.begin(), context.people.end(),
                                 [&context](const auto &person) { return person.id == context.me; });
    const bool leads = me != context.people.end() && me->roles.contains(QLatin1String("leader"));
    const auto answered = [&](const casework::SignOffAsked &one) {
        return std::any_of(timeline.begin() + static_cast<std::ptrdiff_t>(one.at), timeline.end(),
                           [&](const auto &record) {
                               return record.kind == QLatin1String("approval.given")
                                   && record.body.value(QLatin1String("step")).toString() == one.step
                                   && record.body.value(QLatin1String("level")) == QLatin1String("team");
                           });
    };
    const auto asked = casework::signOffsAsked(records, false);
    return std::any_of(asked.begin(), asked.end(), [&](const auto &one) { return leads || !answered(one); });
}

bool hasUnserved(const FormContext &context)
{
    const auto &documents = context.view->documents;
    return std::any_of(documents.begin(), documents.end(), [&context](const auto &document) {
        return !context.insideForms.contains(document.form) && !document.served && !document.voided;
    });
}

QString whyNot(const casework::Act &act, const FormContext &context)
{
    const casework::CaseView &view = *context.view;
    if (!view.row.holderName.isEmpty())
        return BatchDialog::tr("handled on “%1”").arg(view.row.holderName);
    const auto next = std::find_if(view.next.begin(), view.next.end(),
                                   [&act](const casework::NextAct &one) { return one.act == act.act; });
    if (act.act == QLatin1String("approval.give") && !awaitsWord(context))
        return BatchDialog::tr("nothing waits for approval");
    if (act.act == QLatin1String("service.record") && !hasUnserved(context))
        return BatchDialog::tr("no document is to be served");
    if (next == view.next.end())
        return BatchDialog::tr("not possible at this stage: %1").arg(view.row.stageZh);
    if (!next->roleAllows)
        return BatchDialog::tr("done by: %1").arg(next->rolesZh);
    return {};
}

} // namespace

const QStringList &batchActs()
{
    static const QStringList acts = {QStringLiteral("approval.give"), QStringLiteral("service.record"),
                                     QStringLiteral("closing.propose"), QStringLiteral("case.close")};
    return acts;
}

void actTogether(Desk &desk, QWidget *parent, const QString &name, const std::vector<casework::CaseRow> &rows)
{
    const casework::Act *act = casework::findAct(name);
    if (!act || rows.empty())
        return;
    desk.run(
        parent, BatchDialog::tr("Looking at the cases"),
        [&clock = desk.clock(), act, rows](Core core, Progress &progress) -> Result<std::vector<BatchCase>> {
            std::vector<BatchCase> cases;
            for (const casework::CaseRow &row : rows) {
                if (progress.cancelled())
                    return fail(Fault::Cancelled, "work.cancelled");
                progress.report(static_cast<qint64>(cases.size()), static_cast<qint64>(rows.size()), labelOf(row));
                BatchCase one{row, {}, {}, {}};
                ANJUAN_TRY(one.context, loadFormContext(core, clock, row.id));
                one.whyNot = whyNot(*act, one.context);
                one.draft = Drafts(one.context.info.dir)
                                .read(Drafts::key(act->act, row.id.toString(), one.context.me.toString()));
                cases.push_back(std::move(one));
            }
            return cases;
        },
        [&desk, parent, act](const Result<std::vector<BatchCase>> &cases) {
            if (!cases) {
                desk.prompt().tell(parent, Words::of(cases.error()), true);
                return;
            }
            QStringList why;
            for (const BatchCase &one : *cases) {
                if (!one.whyNot.isEmpty())
                    why += labelOf(one.row) + QStringLiteral(": ") + one.whyNot;
            }
            if (static_cast<std::size_t>(why.size()) == cases->size()) {
                desk.prompt().tell(parent, why.join(QLatin1Char('\n')), true);
                return;
            }
            (new BatchDialog(desk, *act, *cases, parent))->open();
        });
}

} // namespace anjuan::ui
