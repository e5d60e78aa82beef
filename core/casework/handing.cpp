#include "core/casework/handing.h"

#include <algorithm>

#include <QtCore/QDir>
#include <QtCore/QFileInfo>

#include "core/base/messages.h"
#include "core/casework/forks.h"
#include "core/casework/joining.h"
#include "core/casework/records.h"
#include "core/exchange/queries.h"

namespace anjuan::casework {
namespace {

Result<QString> nameOfPc(const Library::Parts &parts, const LibraryId &id)
{
    ANJUAN_TRY(const auto names, exchange::pcNames(*parts.store));
    const auto found = names.find(id);
    if (found == names.end())
        return fail(Fault::NotFound, "handing.no_pc", {id.toString()});
    return found->second.isEmpty() ? message(QStringLiteral("exchange.first_pc")) : found->second;
}

/// A folder stands for a name made up in it: 移交-<PC>-<date>-<time>.anjuan.zip.
QString bundleName(const QString &place, const QString &what, const QString &pc, const Instant &at)
{
    if (!QFileInfo(place).isDir())
        return place;
    QString safe = pc;
    for (QChar &c : safe) {
        if (!c.isLetterOrNumber() && c != QLatin1Char('-'))
            c = QLatin1Char('_');
    }
    const QString stamp = at.toString()
                              .left(19)
                              .remove(QLatin1Char(':'))
                              .remove(QLatin1Char('-'))
                              .replace(QLatin1Char('T'), QLatin1Char('-'));
    return QDir(place).filePath(QStringLiteral("%1-%2-%3.anjuan.zip").arg(what, safe, stamp));
}

Result<std::vector<CaseId>> casesToHandOver(const Library::Parts &parts, const HandOver &what)
{
    std::vector<CaseId> cases = what.cases;
    if (!what.officer.isNull()) {
        ANJUAN_TRY(const std::vector<CaseId> all, insight::openCasesOf(*parts.store, what.officer, parts.library()));
        cases.insert(cases.end(), all.begin(), all.end());
    }
    std::sort(cases.begin(), cases.end());
    cases.erase(std::unique(cases.begin(), cases.end()), cases.end());
    if (cases.empty())
        return fail(Fault::Invalid, "handing.nothing");
    return cases;
}

Result<ExportedBundle> writeFor(Session &session, const std::vector<CaseId> &cases, const LibraryId &to,
                                const QString &place, const Secret &passphrase, Progress &progress)
{
    const Library::Parts &parts = session.library().parts();
    ANJUAN_TRY(const QString name, nameOfPc(parts, to));
    ExportRequest request;
    request.cases = cases;
    request.profile = QStringLiteral("handoff");
    request.file = bundleName(place, message(QStringLiteral("handing.file_name")), name, parts.clock->now());
    request.light = false;
    request.passphrase = passphrase.clone();
    request.toLibrary = to;
    return session.exportBundle(request, progress);
}

/// The hand-over that a case is on its way by.
Result<exchange::HandOverRow> onItsWay(const Library &library, const CaseId &id)
{
    const Library::Parts &parts = library.parts();
    ANJUAN_TRY(const QString label, labelOf(library, id));
    ANJUAN_TRY(const auto last, chain::lastOf(*parts.store, chain::caseChain(id)));
    ANJUAN_TRY(const auto rows, exchange::handOversOf(*parts.store, parts.library()));
    const auto row = std::find_if(rows.begin(), rows.end(), [&](const auto &one) { return one.caseId == id; });
    if (row == rows.end())
        return fail(Fault::NotFound, "handing.not_sent", {label});
    if (!last || last->hash.hex() != row->record || row->acknowledgedAt) {
        ANJUAN_TRY(const QString name, nameOfPc(parts, row->to));
        return fail(Fault::Refused, "handing.acknowledged", {label, name});
    }
    return *row;
}

} // namespace

Result<ExportedBundle> handOver(Session &session, const HandOver &what, Progress &progress)
{
    Library::Parts &parts = session.library().parts();
    if (what.to == parts.library())
        return fail(Fault::Invalid, "handing.to_itself");
    ANJUAN_TRY(const QString name, nameOfPc(parts, what.to));
    ANJUAN_TRY(const std::vector<CaseId> cases, casesToHandOver(parts, what));
    for (const CaseId &id : cases) {
        ANJUAN_TRY(const bool forked, exchange::isForked(*parts.store, chain::caseChain(id)));
        ANJUAN_TRY(const QString label, labelOf(session.library(), id));
        if (forked)
            return fail(Fault::Refused, "exchange.fork_undecided", {label});
        ANJUAN_TRY(const LibraryId holder, exchange::holderOf(*parts.store, id));
        if (holder != parts.library())
            return fail(Fault::Refused, "handing.not_here", {label});
    }
    QJsonObject body{{QStringLiteral("to_library"), what.to.toString()}};
    if (!what.reason.trimmed().isEmpty())
        body.insert(QStringLiteral("reason"), what.reason.trimmed());
    ANJUAN_CHECK(parts.transact([&](store::Write &, chain::Ledger &ledger) -> Result<void> {
        for (const CaseId &id : cases)
            ANJUAN_CHECK(
                ledger.append(session.key().actor(), chain::caseChain(id), QStringLiteral("case.handed_over"), body));
        return {};
    }));
    auto written = writeFor(session, cases, what.to, what.file, what.passphrase, progress);
    if (!written)
        return fail(written.error().fault, "handing.recorded_not_written",
                    {QString::number(cases.size()), name, describe(written.error())});
    return written;
}

Result<ExportedBundle> sendAgain(Session &session, const std::vector<CaseId> &cases, const QString &file,
                                 const Secret &passphrase, Progress &progress)
{
    if (cases.empty())
        return fail(Fault::Invalid, "handing.nothing");
    LibraryId to;
    for (const CaseId &id : cases) {
        ANJUAN_TRY(const exchange::HandOverRow row, onItsWay(session.library(), id));
        to = row.to;
    }
    return writeFor(session, cases, to, file, passphrase, progress);
}

Result<ExportedBundle> handOverOffice(Session &session, const LibraryId &to, const QString &file, Progress &progress)
{
    Library::Parts &parts = session.library().parts();
    ANJUAN_CHECK(mustBeAdministrator(session, message(QStringLiteral("handing.office"))));
    if (to == parts.library())
        return fail(Fault::Invalid, "handing.to_itself");
    ANJUAN_TRY(const QString name, nameOfPc(parts, to));
    ANJUAN_CHECK(parts.transact([&](store::Write &, chain::Ledger &ledger) -> Result<void> {
        ANJUAN_CHECK(ledger.append(session.key().actor(), parts.ledger.authority.chainName(),
                                   QStringLiteral("office.handed_over"),
                                   {{QStringLiteral("to_library"), to.toString()}}));
        return {};
    }));
    ExportRequest request;
    request.profile = QStringLiteral("office");
    request.file = bundleName(file, message(QStringLiteral("handing.office_file_name")), name, parts.clock->now());
    request.toLibrary = to;
    return session.exportBundle(request, progress);
}

Result<std::vector<SentCase>> sentCases(const Library &library)
{
    const Library::Parts &parts = library.parts();
    ANJUAN_TRY(const auto rows, exchange::handOversOf(*parts.store, parts.library()));
    std::vector<SentCase> sent;
    for (const exchange::HandOverRow &row : rows) {
        ANJUAN_TRY(const QString label, labelOf(library, row.caseId));
        ANJUAN_TRY(const QString name, nameOfPc(parts, row.to));
        sent.push_back({row.caseId, label, row.to, name, row.at, row.acknowledgedAt});
    }
    std::stable_partition(sent.begin(), sent.end(), [](const SentCase &one) { return !one.acknowledgedAt; });
    return sent;
}

Result<void> takeBack(Session &session, const CaseId &id, Progress &)
{
    Library::Parts &parts = session.library().parts();
    ANJUAN_CHECK(mustBeAdministrator(session, message(QStringLiteral("handing.taking_back"))));
    ANJUAN_TRY(const exchange::HandOverRow row, onItsWay(session.library(), id));
    ANJUAN_TRY(const auto handed, chain::recordByHash(*parts.store, Digest::fromHex(row.record).value_or(Digest{})));
    ANJUAN_CHECK(parts.transact([&](store::Write &write, chain::Ledger &ledger) -> Result<void> {
        ANJUAN_CHECK(ledger.append(
            session.key().actor(), parts.ledger.authority.chainName(), QStringLiteral("office.fork_decided"),
            {{QStringLiteral("chain"), handed->chain}, {QStringLiteral("hash"), handed->prev.hex()}}));
        return applyDecisions(session, write, ledger);
    }));
    ANJUAN_CHECK(writeCheckpoint(parts, session.key().actor()));
    return {};
}

} // namespace anjuan::casework
