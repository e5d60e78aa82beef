#include "ui/common/drafts.h"
#include "ui/forms/act_dialog.h"

namespace anjuan::ui {

void openAct(QWidget *parent, Desk &desk, const QString &act, const std::optional<CaseId> &caseId,
             const QJsonObject &preset, const std::function<void(const casework::Outcome &)> &recorded,
             const QString &holderName)
{
    struct Loaded {
        FormContext context;
        QJsonObject draft;
        casework::Copied copied;
    };
    const casework::Act *found = casework::findAct(act);
    if (!found)
        return;
    if (!desk.whyReadOnly().isEmpty()) {
        desk.prompt().tell(parent, desk.whyReadOnly(), true);
        return;
    }
    desk.run(
        parent, QString(),
        [&clock = desk.clock(), caseId, act](Core core, Progress &) -> Result<Loaded> {
            Loaded loaded;
            const bool writes = act == QLatin1String("document.make");
            ANJUAN_TRY(loaded.context, loadFormContext(core, clock, caseId, writes));
            const QString key = Drafts::key(act, caseId ? caseId->toString() : QString(), loaded.context.me.toString());
            loaded.draft = Drafts(loaded.context.info.dir).read(key);
            if (caseId && loaded.draft.isEmpty()) {
                ANJUAN_TRY(loaded.copied, casework::copiedInto(*core.library, *caseId, act));
            }
            return loaded;
        },
        [parent, &desk, found, caseId, preset, recorded, holderName](const Result<Loaded> &loaded) {
            if (!loaded) {
                desk.prompt().tell(parent, Words::of(loaded.error()), true);
                return;
            }
            auto *dialog = new ActDialog(desk, *found, caseId, loaded->context, parent);
            dialog->setDraft(loaded->draft);
            dialog->takeOver(loaded->copied);
            dialog->form()->setValues(preset);
            dialog->form()->focusFirstEmpty();
            if (!holderName.isEmpty())
                dialog->signToFile(holderName);
            if (recorded)
                QObject::connect(dialog, &ActDialog::recorded, parent, recorded);
            dialog->open();
        });
}

} // namespace anjuan::ui
