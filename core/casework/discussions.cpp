#include "core/casework/discussions.h"

#include <algorithm>

#include <QtCore/QFile>
#include <QtCore/QFileInfo>

#include "core/base/json.h"
#include "core/base/messages.h"
#include "core/casework/parts.h"
#include "core/casework/perform.h"
#include "core/casework/records.h"
#include "core/casework/together.h"
#include "core/chain/body.h"
#include "core/exchange/queries.h"

namespace anjuan::casework {
namespace {

using chain::textOf;

const QString kAct = QStringLiteral("discussion.hold");
const QString kCount = QStringLiteral("cases_discussed");

Error inCase(const QString &label, const Error &error)
{
    return Error{error.fault, QStringLiteral("discussion.in_case"), {label, describe(error)}};
}

Result<void> checkCases(const std::vector<DiscussableCase> &known, const std::vector<DiscussedCase> &cases)
{
    for (std::size_t at = 0; at < cases.size(); ++at) {
        const QString &label = known[at].label;
        const bool before = std::any_of(cases.begin(), cases.begin() + static_cast<std::ptrdiff_t>(at),
                                        [&](const DiscussedCase &one) { return one.id == cases[at].id; });
        if (before)
            return fail(Fault::Invalid, "discussion.twice", {label});
        for (const QString &field : cases[at].with.keys()) {
            if (sharedDiscussionFields().contains(field))
                return fail(Fault::Invalid, "discussion.not_own", {label, field});
        }
        if (known[at].whyNot)
            return fail(inCase(label, *known[at].whyNot));
    }
    return {};
}

Result<QJsonObject> checkMeeting(QJsonObject meeting, std::size_t cases)
{
    for (const QString &field : meeting.keys()) {
        if (!sharedDiscussionFields().contains(field))
            return fail(Fault::Invalid, "discussion.not_shared", {field});
    }
    const auto count = static_cast<qint64>(cases);
    const qint64 given = meeting.contains(kCount) ? meeting.value(kCount).toInteger() : count;
    if (given < count)
        return fail(Fault::Invalid, "discussion.count", {QString::number(given), QString::number(count)});
    meeting.insert(kCount, given);
    return meeting;
}

Result<DiscussionHeld::InCase> holdIn(Session &session, const QJsonObject &meeting, const DiscussedCase &one,
                                      const DiscussableCase &known, const QString &filesFrom, Progress &progress)
{
    Request request;
    request.act = kAct;
    request.caseId = one.id;
    request.with = meeting;
    for (const QString &field : one.with.keys())
        request.with.insert(field, one.with.value(field));
    request.filesFrom = filesFrom;
    const auto outcome = session.perform(request, progress);
    if (!outcome)
        return fail(inCase(known.label, outcome.error()));
    return DiscussionHeld::InCase{one.id, known.label, outcome->record, outcome->findings};
}

} // namespace

QString sharedMinutes(const QString &kind, const QJsonObject &body)
{
    if (kind != QLatin1String("discussion.held") || body.value(kCount).toInteger() < 2)
        return {};
    return textOf(body, "minutes_sha256");
}

const QStringList &sharedDiscussionFields()
{
    static const QStringList fields = {
        QStringLiteral("on"),        QStringLiteral("place"),         QStringLiteral("chair"),
        QStringLiteral("attendees"), QStringLiteral("recorder"),      QStringLiteral("entitled"),
        QStringLiteral("minutes"),   QStringLiteral("minutes_title"), kCount};
    return fields;
}

Result<std::vector<DiscussableCase>> discussable(const Library &library, const std::vector<CaseId> &ids)
{
    const Library::Parts &parts = library.parts();
    std::vector<DiscussableCase> all;
    for (const CaseId &id : ids) {
        ANJUAN_TRY(const CaseFile file, CaseFile::load(*parts.store, *parts.vault, id));
        DiscussableCase one{id, {}, {}};
        ANJUAN_TRY(one.label, labelOf(library, id));
        ANJUAN_TRY(const LibraryId holder, exchange::holderOf(*parts.store, id));
        if (holder != parts.library())
            one.whyNot = Error{Fault::Refused, QStringLiteral("chain.not_holder"), {one.label}};
        else if (newest(file.all(), {"case.archived"}))
            one.whyNot = Error{Fault::Refused, QStringLiteral("discussion.archived"), {one.label}};
        all.push_back(std::move(one));
    }
    return all;
}

Result<DiscussionHeld> holdDiscussion(Session &session, const QJsonObject &meeting,
                                      const std::vector<DiscussedCase> &cases, const QString &filesFrom,
                                      Progress &progress)
{
    if (cases.empty())
        return fail(Fault::Invalid, "discussion.nothing");
    Library::Parts &parts = session.library().parts();
    std::vector<CaseId> ids;
    for (const DiscussedCase &one : cases)
        ids.push_back(one.id);
    ANJUAN_TRY(const std::vector<DiscussableCase> known, discussable(session.library(), ids));
    ANJUAN_CHECK(checkCases(known, cases));
    ANJUAN_TRY(const QJsonObject shared, checkMeeting(meeting, cases.size()));
    // All or none: minutes that only half of the cases have look as if the others had not been discussed.
    return takingIn(parts, [&]() -> Result<DiscussionHeld> {
        DiscussionHeld held;
        ANJUAN_CHECK(together(parts, [&]() -> Result<void> {
            for (std::size_t at = 0; at < cases.size(); ++at) {
                progress.report(static_cast<qint64>(at), static_cast<qint64>(cases.size()), known[at].label);
                if (progress.cancelled())
                    return fail(Fault::Cancelled, "work.cancelled");
                ANJUAN_TRY(auto done, holdIn(session, shared, cases[at], known[at], filesFrom, progress));
                held.cases.push_back(std::move(done));
            }
            return {};
        }));
        return held;
    });
}

Result<DiscussionFile> readDiscussion(const Library &library, const QString &file)
{
    QFile device(file);
    if (!device.open(QIODevice::ReadOnly))
        return fail(Fault::NotFound, "discussion.no_file", {file, device.errorString()});
    ANJUAN_TRY(const QJsonValue value, parseJson(device.readAll(), file));
    const QJsonObject object = value.toObject();
    if (!object.value(QLatin1String("meeting")).isObject() || !object.value(QLatin1String("cases")).isArray()
        || object.size() != 2)
        return fail(Fault::Invalid, "discussion.bad_file", {file});
    DiscussionFile read{object.value(QLatin1String("meeting")).toObject(), {}, QFileInfo(file).absolutePath()};
    for (const auto item : object.value(QLatin1String("cases")).toArray()) {
        DiscussedCase one;
        one.with = item.toObject();
        ANJUAN_TRY(one.id, library.findCase(one.with.take(QLatin1String("case")).toString()));
        read.cases.push_back(std::move(one));
    }
    return read;
}

} // namespace anjuan::casework
