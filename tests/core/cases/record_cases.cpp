#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>

#include "tests/core/cases/gate_cases.h"
#include "tests/core/cases/step_facts.h"

namespace anjuan::cases {
namespace {

using F = StepFacts;
using Card = OfficerFact::Card;
using Change = std::function<void(F &)>;

Change set(const char *field, const QJsonValue &value)
{
    return [field, value](F &facts) { facts.body.insert(QLatin1String(field), value); };
}

Change set(const char *field, const char *text)
{
    return set(field, QJsonValue(QString::fromUtf8(text)));
}

std::vector<GateCase> fieldRecords()
{
    std::vector<GateCase> all;
    for (const char *act : {"inspection.record", "inquiry.record"}) {
        all.push_back({"R-55-card-shown", act, set("card_shown", false), set("card_shown", true)});
        all.push_back({"B05-rights-told", act, set("rights_told", false), set("rights_told", true)});
        all.push_back({"R-43-recusal-asked", act, set("recusal_asked", false), set("recusal_asked", true)});
        all.push_back({"EV-5-signature", act, set("signature", "refused"), set("refusal_note", "x")});
        all.push_back({"P2-times", act, set("ended_at", "2026-03-05T08:59:59+08:00"),
                       set("ended_at", "2026-03-05T09:00:00+08:00")});
    }
    all.push_back({"EV-6-witness", "inspection.record", set("signature", "absent"),
                   [](F &f) { f.privateGiven = {QStringLiteral("witness")}; }});
    all.push_back({"R-28-reinspect-early", "correction.reinspect", [](F &f) { f.actOn = f.recordedOn = day(3, 14); },
                   [](F &f) { f.actOn = f.recordedOn = day(3, 15); }});
    all.push_back({"R-28-reinspect-early", "correction.reinspect", [](F &f) { f.actOn = f.recordedOn = day(3, 14); },
                   set("done", "done")});
    all.push_back({"ZJ-60-after-decision", "evidence.add", [](F &f) { f.decidedOn = day(3, 4); },
                   [](F &f) { f.decidedOn.reset(); }});
    all.push_back({"AV-24h", "evidence.add", set("made_at", "2026-03-04T17:59:59+08:00"),
                   set("made_at", "2026-03-04T18:00:00+08:00")});
    all.push_back({"AV-24h", "evidence.add", set("made_at", "2026-03-04T17:59:59+08:00"), set("type", "documentary")});
    const auto claims = [](const char *time) {
        return QJsonObject{{QStringLiteral("readable"), true},
                           {QStringLiteral("media"), QStringLiteral("video")},
                           {QStringLiteral("captured_at"), QLatin1String(time)},
                           {QStringLiteral("milliseconds"), 60000}};
    };
    const Change early = [claims](F &f) {
        f.body.insert(QStringLiteral("made_at"), QStringLiteral("2026-03-05T09:00:00+08:00"));
        f.body.insert(QStringLiteral("claims"), claims("2026-03-05T08:49:59"));
    };
    // Ten minutes are still let pass, by the device's own zone or by none; so is a clock whose error was noted.
    all.push_back({"AV-clock", "evidence.add", early, set("claims", claims("2026-03-05T00:50:00Z"))});
    all.push_back({"AV-clock", "evidence.add", early, set("clock_slow_seconds", 1)});
    // A device that writes when it ended: 09:01:00, ten minutes and a second before 09:11:01.
    all.push_back({"AV-clock", "evidence.add",
                   [claims](F &f) {
                       f.body.insert(QStringLiteral("made_at"), QStringLiteral("2026-03-05T09:00:00+08:00"));
                       f.body.insert(QStringLiteral("claims"), claims("2026-03-05T09:11:01"));
                   },
                   set("clock_fast_seconds", 1)});
    // Of a long film the day is counted from its end.
    all.push_back({"AV-24h", "evidence.add", set("made_at", "2026-03-04T17:59:59+08:00"),
                   set("ended_at", "2026-03-04T18:00:00+08:00")});
    all.push_back({"AV-damaged", "evidence.add", set("claims", QJsonObject{{QStringLiteral("readable"), false}}),
                   set("claims", QJsonObject{{QStringLiteral("readable"), true}})});
    all.push_back({"AV-secret", "evidence.add", set("secrecy", "suspected"), set("secrecy", "work")});
    all.push_back({"AV-mandatory", "correction.reinspect", [](F &f) { f.recordingMissing = QStringLiteral("查封"); },
                   [](F &f) { f.recordingMissing.clear(); }});
    for (const char *act : {"investigation.conclude", "closing.propose", "case.close"})
        all.push_back({"AV-owed", act, [](F &f) { f.recordingsOwed = {QStringLiteral("查封")}; },
                       [](F &f) { f.recordingsOwed.clear(); }});
    return all;
}

std::vector<GateCase> serviceCases()
{
    return {
        // Decided on 1 April: seven working days, across 清明 4 to 6 April, end on the 13th.
        {"DE-5-late", "service.record", [](F &f) { f.actOn = f.recordedOn = day(4, 14); },
         [](F &f) { f.actOn = f.recordedOn = day(4, 13); }},
        {"DE-5-late", "service.record", [](F &f) { f.actOn = f.recordedOn = day(4, 14); },
         [](F &f) { f.servesDecision = false; }},
        {"MS-89-lien", "service.record", set("method", "lien"),
         [](F &f) { f.privateGiven = {QStringLiteral("witness")}; }},
        {"MS-89-lien", "service.record", set("method", "lien"),
         set("av_evidence", QJsonArray{QStringLiteral("record")})},
        {"MS-89-reason", "service.record", set("method", "lien"), set("reason", "x")},
        {"MS-95-reason", "service.record", set("method", "announcement"), set("reason", "x")},
        {"DE-6-consent", "service.record", set("method", "electronic"), set("consent", "record")},
        {"R-61-each", "service.record", set("party_untold", true), set("party_untold", false)},
        {"MS-90-proof", "service.record",
         [](F &f) {
             set("method", "electronic")(f);
             f.body.remove(QStringLiteral("proof"));
         },
         set("proof", "blob")},
        {"MS-95-days", "service.record",
         [](F &f) {
             set("method", "announcement")(f);
             set("reason", "x")(f);
             set("announced_on", "2026-03-04")(f);
             f.actOn = f.recordedOn = day(4, 2);
         },
         set("announced_on", "2026-03-03")},
        {"MS-88-relation", "service.record", [](F &f) { f.receivedByAnother = true; }, set("relation", "x")},
        {"MS-88-signed", "service.record", [](F &f) { f.privateGiven.clear(); },
         [](F &f) { f.privateGiven = {QStringLiteral("receiver")}; }},
        {"MS-88-signed", "service.record", [](F &f) { f.privateGiven.clear(); }, set("proof", "blob")},
        {"MS-91-proof", "service.record", set("method", "post"), set("proof", "blob")},
        {"DE-7-late", "publicity.publish", [](F &f) { f.actOn = f.recordedOn = day(4, 14); },
         [](F &f) { f.actOn = f.recordedOn = day(4, 13); }},
        // Served on 2 April: fifteen days end on the 17th, a Friday.
        {"PA-3-late", "fine.pay", [](F &f) { f.actOn = f.recordedOn = day(4, 18); },
         [](F &f) { f.actOn = f.recordedOn = day(4, 17); }},
        {"PA-1-amount", "fine.pay", set("fine_fen", 99999), set("fine_fen", 100000)},
        {"PA-1-amount", "fine.pay", set("fine_fen", 103000),
         [](F &f) { f.actOn = f.recordedOn = day(4, 18); }}, // one day late: 3% may come on top
    };
}

std::vector<GateCase> everyRecord()
{
    return {
        {"R-42-officers", "inspection.record", [](F &f) { f.officers.pop_back(); }, [](F &f) { f.officersNeeded = 1; }},
        {"R-42-officers", "evidence.add", [](F &f) { f.officers[1] = f.officers[0]; },
         [](F &f) { f.officers[1].person = PersonId::create(); }},
        {"R-42-card", "inspection.record", [](F &f) { f.officers[0].card = Card::NotValid; },
         [](F &f) { f.officers[0].card = Card::Valid; }},
        {"R-42-card", "notice.issue",
         [](F &f) {
             f.officers[0].card = Card::NotValid;
             f.recordedOn = f.actOn.addDays(1);
         },
         [](F &f) { f.recordedOn = f.actOn; }}, // the hard stop speaks instead
        {"R-42-card-unknown", "inquiry.record", [](F &f) { f.officers[0].card = Card::Unknown; },
         [](F &f) { f.officers[0].card = Card::Valid; }},
        {"R-42-verification", "inquiry.record", [](F &f) { f.officers[0].card = Card::VerificationMissing; },
         [](F &f) { f.officers[0].card = Card::Valid; }},
        {"D-late-entry", "inspection.record", [](F &f) { f.recordedOn = f.actOn.addDays(4); },
         [](F &f) { f.recordedOn = f.actOn.addDays(3); }},
        {"D-late-entry", "inspection.record", [](F &f) { f.recordedOn = f.actOn.addDays(4); },
         [](F &f) { f.act = QStringLiteral("office.enter_credential"); }},
        {"D-future", "inspection.record", [](F &f) { f.recordedOn = f.actOn.addDays(-1); },
         [](F &f) { f.recordedOn = f.actOn; }},
        {"D-order", "case.file", [](F &f) { f.receivedOn = day(3, 5); }, [](F &f) { f.receivedOn = day(3, 4); }},
        {"D-order", "notice.issue", [](F &f) { f.concludedOn = day(3, 25); }, [](F &f) { f.concludedOn = day(3, 24); }},
        {"D-order", "decision.issue", [](F &f) { f.notice->issuedOn = day(4, 2); },
         [](F &f) { f.notice->issuedOn = day(4, 1); }},
        {"D-order", "case.archive", [](F &f) { f.closedOn = day(4, 21); }, [](F &f) { f.closedOn = day(4, 20); }},
    };
}

} // namespace

std::vector<GateCase> recordCases()
{
    std::vector<GateCase> all = fieldRecords();
    for (const auto &more : {serviceCases(), everyRecord()})
        all.insert(all.end(), more.begin(), more.end());
    return all;
}

const std::vector<GateCase> &gateCases()
{
    static const std::vector<GateCase> all = [] {
        std::vector<GateCase> collected = decisionCases();
        for (const auto &more : {courseCases(), recordCases(), measureCases(), enforcementCases(), remedyCases(),
                                 besideCases(), procedureCases(), discretionCases()})
            collected.insert(collected.end(), more.begin(), more.end());
        return collected;
    }();
    return all;
}

} // namespace anjuan::cases
