#pragma once
#include "core/base/messages.h"
#include "core/casework/score_checks.h"
#include "core/chain/body.h"

/// What the checks of a scoring sheet share; score_checks.h says what each asks.
namespace anjuan::casework::scoring {

using Leads = std::vector<dossier::ScoreLead>;

inline QStringList words(const QJsonObject &data, const char *member)
{
    return chain::textsOf(data, member);
}

/// Absent, empty, or no.
bool isEmpty(const QJsonValue &value);
/// `a.b` within objects.
QJsonValue at(const QJsonObject &object, const QString &path);
/// Records of one of these kinds, `a|b`, in order.
std::vector<const RecordView *> ofKinds(const CaseView &view, const QString &kinds);
QString titleOfKind(const QString &kind);
dossier::ScoreLead lead(const char *id, const QStringList &args, const QString &act = {},
                        const QJsonObject &preset = {}, const QString &record = {}, const QString &field = {});
/// What the act of correcting needs to begin with that record.
QJsonObject correcting(const RecordView &record);
/// Each once.
QStringList officersOf(const RecordView &record);

// score_checks_papers.cpp
Leads missingDocuments(const QJsonObject &data, const CaseView &view);
Leads notSigned(const QJsonObject &data, const CaseView &view);
Leads unserved(const QJsonObject &data, const CaseView &view);
Leads unsealed(const QJsonObject &data, const CaseView &view);
Leads unapproved(const QJsonObject &data, const CaseView &view);
Leads notCosigned(const QJsonObject &data, const CaseView &view);
Leads atOneTime(const QJsonObject &data, const CaseView &view);
Leads staleVolume(const QJsonObject &data, const CaseView &view);

} // namespace anjuan::casework::scoring
