#include "ui/act_pages.h"

namespace anjuan::ui {

const std::vector<ActPage> &actPages()
{
    static const std::vector<ActPage> pages{
        {"case.open", Page::CaseList},
        {"filing.propose", Page::Overview},
        {"approval.give", Page::Overview},
        {"approval.register_paper", Page::Overview},
        {"case.file", Page::Overview},
        {"case.decline", Page::Overview},
        {"case.transfer", Page::Overview},
        {"inspection.record", Page::Overview},
        {"inquiry.record", Page::Overview},
        {"correction.order", Page::Overview},
        {"correction.reinspect", Page::Overview},
        {"investigation.conclude", Page::Overview},
        {"notice.issue", Page::Overview},
        {"defence.record", Page::Overview},
        {"defence.waive", Page::Overview},
        {"defence.review", Page::Overview},
        {"hearing.request", Page::Overview},
        {"hearing.notify", Page::Overview},
        {"hearing.hold", Page::Overview},
        {"hearing.withdraw", Page::Overview},
        {"discussion.hold", Page::Overview},
        {"deadline.extend", Page::Overview},
        {"decision.propose", Page::Overview},
        {"decision.issue", Page::Overview},
        {"publicity.publish", Page::Overview},
        {"publicity.decline", Page::Overview},
        {"fine.pay", Page::Overview},
        {"performance.record", Page::Overview},
        {"closing.propose", Page::Overview},
        {"case.close", Page::Overview},
        {"supervision.reply", Page::Overview},
        {"supervision.comment", Page::Overview},
        {"supervision.register_document", Page::Overview},
        {"case.replace_officer", Page::Overview},
        {"act.cosign", Page::Timeline},
        {"record.correct", Page::Timeline},
        {"party.enter", Page::Party},
        {"evidence.add", Page::Evidence},
        {"evidence.verify", Page::Evidence},
        {"evidence.exclude", Page::Evidence},
        {"evidence.view", Page::Preview},
        {"evidence.play", Page::Preview},
        {"evidence.export", Page::Preview},
        {"document.make", Page::Documents},
        {"document.add_scan", Page::Documents},
        {"service.record", Page::Documents},
        {"discretion.apply", Page::Review},
        {"review.request", Page::Review},
        {"review.give_opinion", Page::Review},
        {"review.register_paper_opinion", Page::Review},
        {"review.answer", Page::Review},
        {"dossier.build", Page::Dossier},
        {"case.archive", Page::Dossier},
        {"office.register_person", Page::Office},
        {"office.grant_role", Page::Office},
        {"office.end_role", Page::Office},
        {"office.enter_credential", Page::Office},
        {"office.note_credential_status", Page::Office},
        {"office.describe_unit", Page::Office},
        {"office.allot_numbers", Page::Office},
        {"office.revoke_key", Page::Office},
        {"office.issue_key", Page::Office},
        {"office.name_administrator", Page::Office},
        {"office.remove_administrator", Page::Office},
        {"office.pin_bureau", Page::Office},
        {"pack.adopt", Page::Office},
    };
    return pages;
}

QStringList actsOn(Page page)
{
    QStringList acts;
    for (const ActPage &entry : actPages()) {
        if (entry.page == page)
            acts.append(QString::fromLatin1(entry.act));
    }
    return acts;
}

} // namespace anjuan::ui
