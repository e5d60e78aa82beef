#pragma once
#include <vector>

#include <QtCore/QJsonObject>
#include <QtCore/QStringList>

namespace anjuan::casework {

/// Which records ask a leader for a word 呈批, and what that word names: rows of resources/texts/sign_offs.json. A
/// proposal is approved itself; of an urgent measure that was reported (行政强制法 第十九条) the measure is.

QStringList signOffKinds();
/// The step that a record asks approval for; empty for any other record.
QString signOffStep(const QString &kind, const QJsonObject &body);
/// The same where every record of the kind asks for one step; else empty.
QString signOffStepOfKind(const QString &kind);
/// What a word on it names, where that is another record: the urgent measure of a report.
QString signOffAbout(const QString &kind, const QJsonObject &body);

/// A record as far as sign-offs read it.
struct SignOffRecord {
    QString kind, hash;
    QJsonObject body;
};

/// What asks a leader for a word and has none.
struct SignOffAsked {
    std::size_t at = 0;  // of the record that asks
    QString step;        // 审批事项
    QString about;       // 所批准的呈批或措施: what the approval names
    bool urgent = false; // carried out already
};

/// What still waits in a case, whose records are all in `records` in their order: the newest proposal of each kind and
/// every urgent measure, those first. A word answers what it names; one that names nothing answers what came before it.
/// With `byWord`, a word that nothing in writing followed yet (口头批准) counts as well.
std::vector<SignOffAsked> signOffsAsked(const std::vector<SignOffRecord> &records, bool byWord);

} // namespace anjuan::casework
