#include "core/casework/importing.h"

#include <algorithm>
#include <set>

#include "core/base/messages.h"
#include "core/casework/bundles.h"
#include "core/casework/forks.h"
#include "core/casework/mirror.h"
#include "core/casework/perform.h"
#include "core/casework/records.h"
#include "core/casework/verify.h"
#include "core/chain/body.h"
#include "core/exchange/adopt.h"
#include "core/exchange/queries.h"

namespace anjuan::casework {
namespace {

using chain::ChainSort;
using chain::Record;
using chain::textOf;
using What = ChainChange::What;

/// A bundle's chain beside ours.
struct Beside {
    ChainChange change;
    const std::vector<Record> *rows = nullptr;
    qint64 common = -1; // seq of the last record that both have

    /// What is to be taken in.
    std::vector<Record> fresh() const { return {rows->begin() + static_cast<std::ptrdiff_t>(common + 1), rows->end()}; }
};

Result<Beside> besideOurs(const Library::Parts &parts, const QString &chain, const std::vector<Record> &rows)
{
    Beside out;
    out.rows = &rows;
    out.change.chain = chain;
    out.change.label = chain::sortOf(chain) == ChainSort::Case ? labelOf(rows) : QString();
    ANJUAN_TRY(const std::vector<Digest> ours, exchange::hashesOf(*parts.store, chain));
    const std::size_t both = std::min(ours.size(), rows.size());
    const std::size_t same = exchange::sharedBy(ours, rows);
    out.common = static_cast<qint64>(same) - 1;
    if (ours.empty())
        out.change.what = What::New;
    else if (same < both)
        out.change.what = What::Forked;
    else if (rows.size() > ours.size())
        out.change.what = What::Extended;
    else
        out.change.what = rows.size() == ours.size() ? What::Same : What::Older;
    out.change.added =
        out.change.what == What::New || out.change.what == What::Extended ? static_cast<qint64>(rows.size() - same) : 0;
    return out;
}

QString pcName(const Library::Parts &parts, const OpenedBundle &bundle, const LibraryId &id)
{
    const auto known = exchange::pcNames(*parts.store);
    QString name = known && known->contains(id) ? known->at(id) : QString();
    const auto office = bundle.content().chains.find(bundle.content().officeChain);
    for (const Record &record : office->second) {
        if (name.isEmpty() && record.kind == QLatin1String("library.enrolled")
            && textOf(record.body, "library") == id.toString())
            name = textOf(record.body, "name");
    }
    return name.isEmpty() ? message(QStringLiteral("exchange.first_pc")) : name;
}

struct Weighed { // a bundle held against the library
    std::vector<Beside> chains;
    ImportReport report;
};

Result<Weighed> weigh(const Library::Parts &parts, const OpenedBundle &bundle, const QString &file)
{
    const exchange::BundleContent &content = bundle.content();
    if (content.authority.genesis() != parts.ledger.authority.genesis())
        return fail(Fault::Refused, "exchange.foreign_unit",
                    {content.authority.unitName(), content.authority.unitCode(), file});
    ANJUAN_CHECK(mustHold(bundle, file));
    Weighed out;
    out.report.bundle = bundle.verdict.bagId;
    out.report.profile = bundle.verdict.profile;
    out.report.unitName = bundle.verdict.unitName;
    out.report.from = content.checkpoint.library;
    out.report.fromName = pcName(parts, bundle, content.checkpoint.library);
    out.report.madeAt = content.checkpoint.at.toString();
    out.report.blobs = bundle.verdict.blobs;
    for (const auto &[chain, rows] : content.chains) {
        const ChainSort sort = chain::sortOf(chain);
        if (sort == ChainSort::Desk) // another PC's day: only a bureau reads it
            continue;
        ANJUAN_TRY(Beside beside, besideOurs(parts, chain, rows));
        if (beside.change.what == What::Forked) {
            if (sort == ChainSort::Office)
                return fail(Fault::Conflict, "exchange.office_forked", {file, QString::number(beside.common + 1)});
            ANJUAN_TRY(beside.change.fork, forkBetween(parts, chain, beside.common, rows));
        }
        if (sort == ChainSort::Case && rows.back().kind == QLatin1String("case.handed_over")
            && beside.change.added > 0) {
            const bool mine = textOf(rows.back().body, "to_library") == parts.library().toString();
            (mine ? out.report.received : out.report.forSomeoneElse) += beside.change.label;
        }
        out.report.chains.push_back(beside.change);
        out.chains.push_back(std::move(beside));
    }
    return out;
}

/// Gates of the records that came in, by the office as it is known now.
Result<void> judge(LawOf &law, const Beside &beside, ImportReport &report)
{
    const CaseFile file = CaseFile::from(*beside.rows);
    ANJUAN_TRY(const auto judged, judgeAll(law, file));
    for (std::size_t i = static_cast<std::size_t>(beside.common + 1); i < judged.size(); ++i) {
        for (const cases::GateFinding &finding : judged[i]) {
            if (finding.blocks())
                report.findings.push_back({beside.change.chain + QLatin1Char('#') + QString::number(i),
                                           Error{Fault::Refused, QStringLiteral("verify.without_gate"), {finding.rule}},
                                           beside.change.label});
        }
    }
    return {};
}

class Import {
public:
    Import(Session &session, const OpenedBundle &bundle, Weighed &weighed)
        : m_session(session), m_parts(session.library().parts()), m_bundle(bundle), m_weighed(weighed)
    {
    }

    Result<void> run(store::Write &write, chain::Ledger &ledger)
    {
        for (const bool office : {true, false}) { // first what the others are judged by
            for (const Beside &beside : m_weighed.chains) {
                if ((chain::sortOf(beside.change.chain) == ChainSort::Office) == office)
                    ANJUAN_CHECK(take(write, ledger, beside));
            }
            if (!office)
                continue;
            ANJUAN_CHECK(applyDecisions(m_session, write, ledger));
            ANJUAN_TRY(m_law, LawOf::load(m_parts));
        }
        // What the other side of a fork brought may be what was decided before.
        ANJUAN_CHECK(applyDecisions(m_session, write, ledger));
        qint64 chains = 0;
        qint64 records = 0;
        for (const Beside &beside : m_weighed.chains) {
            chains += beside.change.added > 0 ? 1 : 0;
            records += beside.change.added;
        }
        ANJUAN_CHECK(ledger.append(m_session.key().actor(), chain::deskChain(m_parts.library()),
                                   QStringLiteral("desk.bundle_imported"),
                                   {{QStringLiteral("bundle"), m_weighed.report.bundle},
                                    {QStringLiteral("profile"), m_weighed.report.profile},
                                    {QStringLiteral("from_library"), m_weighed.report.from.toString()},
                                    {QStringLiteral("chains"), chains},
                                    {QStringLiteral("records"), records}}));
        return {};
    }

private:
    Result<void> take(store::Write &write, chain::Ledger &ledger, const Beside &beside)
    {
        const What what = beside.change.what;
        if (what == What::Forked)
            return noteFork(m_session, write, ledger, *beside.change.fork, beside.fresh(), m_weighed.report.bundle);
        if (what != What::New && what != What::Extended)
            return {};
        ANJUAN_CHECK(exchange::adopt(ledger, beside.fresh()));
        if (chain::sortOf(beside.change.chain) != ChainSort::Case)
            return {};
        ANJUAN_CHECK(judge(*m_law, beside, m_weighed.report));
        const Record &last = beside.rows->back();
        if (last.kind != QLatin1String("case.handed_over")
            || textOf(last.body, "to_library") != m_parts.library().toString())
            return {};
        ANJUAN_CHECK(ledger.append(m_session.key().actor(), beside.change.chain, QStringLiteral("case.taken_over"),
                                   {{QStringLiteral("from_library"), last.library.toString()},
                                    {QStringLiteral("bundle"), m_weighed.report.bundle}}));
        return {};
    }

    Session &m_session;
    Library::Parts &m_parts;
    const OpenedBundle &m_bundle;
    Weighed &m_weighed;
    std::optional<LawOf> m_law; // of the office as it is once its records are in
};

/// Whether the other side of every fork in it is known already.
Result<bool> bringsNothing(const Library::Parts &parts, const Weighed &weighed)
{
    for (const Beside &beside : weighed.chains) {
        if (beside.change.added > 0)
            return false;
        if (beside.change.what != What::Forked)
            continue;
        ANJUAN_TRY(const bool known, isSettled(parts, *beside.change.fork, beside.fresh()));
        if (!known)
            return false;
    }
    return true;
}

} // namespace

bool ImportReport::anythingNew() const
{
    return std::any_of(chains.begin(), chains.end(), [](const ChainChange &change) {
        return change.added > 0 || change.what == ChainChange::What::Forked;
    });
}

Result<ImportReport> previewImport(const Library &library, const ImportRequest &request, Progress &progress)
{
    ANJUAN_TRY(const OpenedBundle bundle, openBundle(request, {}, library.parts().dir, progress));
    ANJUAN_TRY(Weighed weighed, weigh(library.parts(), bundle, request.file));
    return std::move(weighed.report);
}

Result<void> layOutForReading(const ImportRequest &request, const QString &dir, const Clock &clock, Progress &progress)
{
    ANJUAN_TRY(const OpenedBundle bundle, openBundle(request, {}, dir, progress));
    ANJUAN_CHECK(mustHold(bundle, request.file));
    ANJUAN_TRY(const std::unique_ptr<Mirror> mirror, Mirror::openOrMake(dir, bundle));
    ANJUAN_CHECK(mirror->take(bundle, clock, progress));
    return {};
}

Result<ImportReport> importBundle(Session &session, const ImportRequest &request, Progress &progress)
{
    Library::Parts &parts = session.library().parts();
    if (parts.access != Access::ReadWrite)
        return fail(Fault::Refused, "library.read_only", {parts.dir});
    ANJUAN_TRY(const OpenedBundle bundle, openBundle(request, {}, parts.dir, progress));
    ANJUAN_TRY(Weighed weighed, weigh(parts, bundle, request.file));
    ANJUAN_TRY(const bool nothing, bringsNothing(parts, weighed));
    // Contents that an earlier, lighter bundle left out may come with a bundle that brings no record.
    const auto done = takingIn(parts, [&]() -> Result<Outcome> {
        ANJUAN_TRY(const qint64 fresh, takeInContents(*parts.vault, bundle, progress));
        weighed.report.blobs = fresh;
        if (nothing)
            return Outcome{};
        ANJUAN_CHECK(parts.transact([&](store::Write &write, chain::Ledger &ledger) -> Result<void> {
            return Import(session, bundle, weighed).run(write, ledger);
        }));
        return Outcome{};
    });
    if (!done)
        return fail(done.error());
    if (!nothing)
        ANJUAN_CHECK(writeCheckpoint(parts, session.key().actor()));
    return std::move(weighed.report);
}

} // namespace anjuan::casework
