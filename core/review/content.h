#pragma once
#include <QtCore/QJsonObject>
#include <QtCore/QStringList>

#include "core/base/result.h"

namespace anjuan::review {

/// The content that a legal review judges and a decision must carry 审核内容 (docs/design.md §5). Number, date, seal,
/// bank and the narrative of the procedure stand outside it. Digests are 64 lower-case hex digits.
struct Content {
    QString party;            // of the party's particulars 当事人; of several, of the first
    QString facts;            // of the text of the facts found 违法事实
    QStringList evidence;     // of every piece of evidence that counts; order and repeats do not matter
    QString articlesViolated; // 违反的条款
    QString penaltyBasis;     // 处罚依据
    QString tier;             // 裁量阶次
    qint64 fineFen = 0;
    bool warning = false;
    QStringList otherKinds;     // codes of penalty kinds; order and repeats do not matter
    QString confiscation;       // 没收
    QStringList otherParties{}; // of each further party's particulars 共同当事人; in JSON only where there is one
    QStringList partyFines{}; // what each of several pays 分别裁量, as "digest=fen"; in JSON only where that is said
    QStringList formVersions; // of the forms that will carry it, as "form@version"
    bool operator==(const Content &) const = default;
};

/// The content as an object that canonicalJson takes: lists sorted, repeats left out, so that equal content is equal
/// bytes.
QJsonObject toJson(const Content &content);
/// Strict: every member, nothing else. Fault: Invalid `review.content_wrong {member}`.
Result<Content> contentFromJson(const QJsonObject &object);

/// SM3 of the canonical JSON, in hex. Fault: Invalid `json.not_canonical`.
Result<QString> contentDigest(const Content &content);

/// SM3 of a text in UTF-8, in hex, with line ends as \n and without white space at either end: for `party` and `facts`.
QString textDigest(const QString &text);

/// The members in which two contents differ, by their names in JSON, sorted: what is shown when changes are ticked off.
QStringList differences(const Content &a, const Content &b);

} // namespace anjuan::review
