#pragma once
#include "core/casework/case_file.h"

namespace anjuan::casework {

/// The place of one party in a case 当事人: who stands there now, and by what ids it was known there before.
struct PartySeat {
    const Entry *now = nullptr;
    QStringList ids;
    QString id() const;
    QString name() const; // empty where the particulars are not here
};

/// Who the case is against, in the order in which they were entered 共同当事人. An entry that says nothing takes the
/// place of the last one before it, one that says it stands beside opens a place of its own, and one under an id that
/// is known is that party's again. Who was split off into another case is no party of this one any more, unless nobody
/// would be left.
std::vector<PartySeat> seatsOf(Entries entries);
std::vector<const Entry *> partiesOf(Entries entries);

/// 方某、梁某: as papers name them. Empty where nobody's particulars are here.
QString partyNames(Entries entries);
/// The same for a heading: of three and more the first stands for all, 方某等3人.
QString partyHeading(const QStringList &names);

/// The party that a record `hash` (of party.entered) is about, as an id; empty where it is none of this case.
QString partyIdOf(Entries entries, const QString &hash);

/// When the paper of `target` was served to each of the parties whom it names: the last of the first services to each.
/// With one party this is serviceOf. nullptr while one of them waits for it, or while a party stands in the case who
/// was entered only after the paper, where `toAllNow` says that it has to go to all who stand there now
/// (行政处罚法 第六十二条).
const Entry *serviceToAll(Entries entries, const Entry &target, bool toAllNow);
/// The parties, of several, who have not been served with that paper yet.
std::vector<PartySeat> notServed(Entries entries, const Entry &target);

/// The class by which rules ask the most care: of several parties a citizen before a shop before an organisation. Empty
/// where nobody was entered.
QString strictestKind(Entries entries);
/// The age class of the youngest; empty where none is known.
QString youngestClass(Entries entries);

/// What each of several parties is to pay 分别裁量, by party id; empty where they are fined together.
std::map<QString, qint64> partyFinesOf(Entries entries, const QJsonObject &body);

} // namespace anjuan::casework
