#pragma once
#include "core/casework/field_map.h"

namespace anjuan::casework {

/// A person as documents name one: name, card number, position.
QJsonObject personFields(const office::OfficeBook &book, const QString &person, QDate on);
QJsonArray peopleFields(const office::OfficeBook &book, const QStringList &people, QDate on);

/// One record's body with its particulars, persons named, options worded (`x` and `x_text`).
QJsonObject entryFields(const Entry &entry, const Lawbook &law);

QJsonArray evidenceFields(Entries entries, const Lawbook &law);
QJsonObject reviewFields(Entries entries, const Lawbook &law);
/// All approvals in order, and those of one step by level.
QJsonArray approvalFields(Entries entries, const Lawbook &law);
QJsonObject approvalOf(const QJsonArray &approvals, const QString &step, Entries entries, const Lawbook &law);

/// 警告；罚款人民币壹仟元整（¥1000元）: the penalty items as one sentence.
QString penaltyText(const cases::PenaltyFact &penalty, const QString &confiscation);
/// What of it the party has to carry out: 缴纳罚款人民币壹仟元整（¥1000元）; empty where nothing is left to do.
QString dutyText(cases::PenaltyFact penalty, const QString &confiscation);
/// `party` and `parties` (docs/fields.md): of several, `party` names all, and each stands in `parties`.
void putParties(QJsonObject &out, Entries entries, const Lawbook &law);
/// `unserved`: of several parties, who has not been served with the newest notice or decision, for the window: an
/// object each, `party` the name and `paper` the act's words. Absent where nobody waits.
void putUnserved(QJsonObject &out, Entries entries);
/// Who of several parties bears what of the fine that `body` lays on them; empty with one party, or where none is
/// fined.
QString sharesText(Entries entries, const QJsonObject &body);
/// With the full stop that a sentence typed by hand often lacks.
QString endedWithStop(const QString &sentence);
/// What follows where an order to correct is not obeyed, as a sentence, whether or not 逾期不改正 was typed with it.
QString consequenceText(const QString &consequence);

/// What the report, the notice and the decision tell alike, from where it was last recorded.
void putStory(QJsonObject &out, Entries entries, const Lawbook &law);
/// The newest record of that kind, a notice or a decision, with the story that it carries. After putStory.
void putIssued(QJsonObject &out, const char *name, Entries entries, const char *kind, const Lawbook &law);
/// What a reviewer and a leader are to read before there is a decision 拟决定: as it would be issued now.
void putProposed(QJsonObject &out, Entries all, const Lawbook &law);
/// A decision that was made on paper stands in what is made here after it: the cover, the closing.
void putDecidedOnPaper(QJsonObject &out, Entries entries);

/// A hearing 听证 from its notice to its report, as `hearing_notice`, `hearing` and `hearing_report` (docs/fields.md).
void putHearing(QJsonObject &out, Entries entries, const Lawbook &law);

/// The newest sealing and preservation, as `seizure` and `preservation` (docs/fields.md).
void putBeside(QJsonObject &out, Entries entries);
/// What papers of execution, inspection, transfer and sampling are made of (docs/fields.md): of each kind the record
/// that the paper is about, else the newest.
void putExecution(QJsonObject &out, Entries entries, const Lawbook &law, const Entry *about);

void putText(QJsonObject &object, const char *member, const QString &text);

} // namespace anjuan::casework
