#pragma once
#include <functional>

#include "core/casework/field_pack.h"
#include "core/casework/parts.h"
#include "core/casework/prepare.h"

namespace anjuan::casework {

/// One act on its way: what is known before it, and what will be recorded.
struct Step { // 办理中的一个行为
    Library::Parts &parts;
    const Session &session;
    const Request &request;
    const Act &act;
    CaseId caseId; // null for office acts
    CaseFile file; // empty for office acts and case.open
    Prepared prepared;
    Instant at;                                           // now
    QJsonArray numbers;                                   // numbers_used entries
    std::vector<std::pair<QString, QByteArray>> contents; // computed blobs: member, bytes

    Lawbook law() const { return parts.law(); }
};

/// The act that a request names, its case, and its fields as they would be recorded. Faults: those of `perform` for
/// what is asked.
Result<Step> startStep(Library::Parts &parts, const Session &session, const Request &request);
/// What the rules say of it.
std::vector<cases::GateFinding> judgeStep(const Step &step);
/// Computes the members that the act adds (resources/acts: "adds"): numbers, digests, amounts, rounds.
Result<void> complete(Step &step);
/// The same for the acts beside the penalty: measures, execution, inspection …
Result<void> completeMore(Step &step);
/// Who may do this act, today: roles, and what roles alone do not say (a leader's level of approval …).
Result<void> checkRights(const Step &step);
/// Of a case with two histories nothing goes out against a party until the office decided which goes on. Facts are
/// recorded all the same (record-chain.md §5, design.md §2). Fault: Refused `exchange.fork_undecided {case}`.
Result<void> mayIssue(const Step &step);
/// Takes files, computed contents and particulars into the vault and puts their digests into the body.
Result<void> takeInBlobs(Step &step, Progress &progress);

/// Removes what was taken in since and no record names.
void dropTakenIn(Library::Parts &parts, const QDateTime &since);

/// Does an act that takes contents in; what it took in is swept again when it fails, since no record names it.
template <class Act> auto takingIn(Library::Parts &parts, const Act &act) -> decltype(act())
{
    const QDateTime begun = QDateTime::fromSecsSinceEpoch(SystemClock().now().epochSeconds);
    auto outcome = act();
    if (!outcome)
        dropTakenIn(parts, begun);
    return outcome;
}

/// The next number of a series, as text (core/casework/numbers.h).
Result<QString> nextNumber(Step &step, const QString &series, QDate on);

/// One document to be made.
struct Paper {
    QString form;
    QString about{};      // hash of the record it is about; may be empty
    QJsonObject values{}; // what was typed into the fields of the form
    QString outsideNumber{};
    bool byHand = false;      // empty places are left for the pen
    bool takesNumber = false; // where neither `about` nor another office gave one, the next of its series
    bool mayLack = false;     // made by an act: what the act does not say is left empty
    std::optional<documents::FieldSheet> sheet{}; // a page that was filled in outside: it is not drawn
};
/// Renders it for the case as it stands and appends document.made; gives its record. Faults: those of `formOf`,
/// documents::checkOwn, documents::render and `nextNumber`; Invalid `documents.no_glyph {title, characters}`,
/// `documents.own_missing {title, labels}`.
Result<chain::Record> makeDocument(Step &step, chain::Ledger &ledger, CaseFile &file, const Paper &paper);

/// What the step says, signed as a statement about the request that it answers, else about the case's newest record
/// (record-chain.md §2): the envelope. Fault: Refused `review.nothing_requested {case}`.
Result<QJsonObject> sealAsStatement(const Step &step);
/// The papers that go with a record of the act (Act::makes), each as document.made about `record`.
Result<void> makePapers(Step &step, store::Write &write, chain::Ledger &ledger, chain::Record record, Outcome &outcome,
                        Progress &progress);

/// Acts that are more than one record of their kind.
Result<Outcome> performOffice(Step &step);
Result<Outcome> performCase(Step &step, Progress &progress);

} // namespace anjuan::casework
