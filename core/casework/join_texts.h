#pragma once
#include "core/casework/joining.h"

// The lines that travel while a PC joins: the unit's card and the application, each canonical JSON.
namespace anjuan::casework {

/// Of a card, an application, or what waits: at most a megabyte, else Invalid or Io naming the file.
Result<QByteArray> readLineOf(const QString &file);

QJsonObject cardObject(const JoinCard &card, bool withPeople);
Result<JoinCard> cardFrom(const QJsonObject &object, const QString &where);
QJsonObject enrolmentObject(const Enrolment &enrolment);
Result<Enrolment> enrolmentFrom(const QJsonObject &object, const QByteArray &raw, const QString &where);

/// What the new key signs so that nobody can claim another's (record-chain.md §3, person.key_issued).
Result<QByteArray> claimOf(const Digest &genesis, const QString &key, const PersonId &person);

} // namespace anjuan::casework
