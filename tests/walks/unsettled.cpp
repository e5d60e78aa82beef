#include "tests/walks/unsettled.h"

#include "core/chain/body.h"

namespace anjuan::test {

using namespace casework;
using chain::textOf;

const std::vector<Side> &sides()
{
    static const std::vector<Side> all = {
        {"measure.carried_out", "measure.handle", "measure.handled", "measure", "measure_handling"},
        {"preservation.carried_out", "preservation.handle", "preservation.handled", "preservation", nullptr},
        {"appraisal.commissioned", "appraisal.receive", "appraisal.received", "commission", nullptr},
        {"performance.deferral_requested", "deferral.decide", "performance.deferral_decided", nullptr, "deferral"},
        {"recusal.requested", "recusal.decide", "recusal.decided", "request", nullptr},
        {"remedy.received", "remedy.conclude", "remedy.concluded", "remedy", nullptr},
        {"supervision.document_received", "supervision.reply", "supervision.replied", "answers", nullptr},
        {"execution.suspended", "execution.resume", "execution.resumed|execution.terminated", nullptr, nullptr},
        {"execution.decided", "execution.carry_out", "execution.carried_out", nullptr, nullptr},
        {"substitute.decided", "substitute.perform", "substitute.performed", nullptr, nullptr},
        {"execution.court_applied", "court.record", "execution.court_answered", nullptr, nullptr},
        {"case.transferred", "transfer.receive_receipt", "transfer.receipt_received", nullptr, nullptr},
        {"police.team_assigned", "police.report", "police.reported", nullptr, nullptr},
        {"police.transferred", "police.respond", "police.responded", nullptr, nullptr},
        {"case.suspended", "case.resume", "case.resumed", nullptr, nullptr},
        {"inspection.proposed", "inspection.notify", "inspection.notified", nullptr, "inspection", false},
        {"measure.proposed", "measure.carry_out", "measure.carried_out", nullptr, "measure", false},
        {"preservation.proposed", "preservation.carry_out", "preservation.carried_out", nullptr, "preservation", false},
        {"measure.extension_proposed", "measure.extend", "measure.extended|measure.handled", nullptr,
         "measure_extension", false},
        {"fine.collected_on_spot", "cash.hand_in", "cash.handed_in", nullptr, nullptr},
        {"cash.handed_in", "cash.bank", "cash.banked", nullptr, nullptr},
    };
    return all;
}

const Entry *openOne(const Side &side, Entries entries)
{
    const QStringList ends = QString::fromLatin1(side.ends).split(QLatin1Char('|'));
    const Entry *open = nullptr;
    const Entry *reopened = newest(entries, {"case.reopened"});
    for (const Entry &entry : entries) {
        if (entry.kind != QLatin1String(side.opens))
            continue;
        // What was done to enforce a decision that fell is over with it.
        const bool enforced = entry.kind.startsWith(QLatin1String("execution."))
            || entry.kind.startsWith(QLatin1String("substitute."))
            || entry.kind.startsWith(QLatin1String("performance."));
        if (reopened && &entry < reopened && enforced)
            continue;
        bool ended = false;
        for (const Entry &later : entries)
            ended |= &later > &entry && ends.contains(later.kind)
                && (!side.member || textOf(later.body, side.member) == entry.hash());
        if (!ended)
            open = &entry;
    }
    return open;
}

} // namespace anjuan::test
