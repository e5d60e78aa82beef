#include "core/casework/synth.h"

#include <future>
#include <thread>

#include <QtCore/QFile>
#include <QtCore/QJsonDocument>
#include <QtCore/QRandomGenerator>

#include "core/base/json.h"
#include "core/casework/demo.h"
#include "core/casework/parts.h"
#include "core/casework/script.h"
#include "core/chain/body.h"
#include "core/exchange/adopt.h"

namespace anjuan::casework {
namespace {

constexpr int kBatch = 200;
constexpr std::size_t kFewest = 8;
constexpr std::size_t kMost = 16;

/// A published case, as the records that a new one is made after.
struct Model {
    CaseId id;
    std::vector<chain::Record> records;
};

Result<std::vector<Model>> modelsOf(const Library::Parts &parts, const std::vector<CaseId> &cases)
{
    std::vector<Model> models;
    for (const CaseId &id : cases) {
        Model model{id, {}};
        ANJUAN_TRY(model.records, chain::recordsOf(*parts.store, chain::caseChain(id)));
        // A statement is signed about its own case; nothing from there on can be said of another.
        const auto statement = std::find_if(model.records.begin(), model.records.end(), [](const auto &record) {
            return record.kind == QLatin1String("case.statement_received");
        });
        model.records.erase(statement, model.records.end());
        models.push_back(std::move(model));
    }
    return models;
}

/// The keys of everybody who signed one of the models.
Result<std::map<PersonId, keys::KeyPair>> unlockAll(const Library::Parts &parts, const Secret &password)
{
    std::map<PersonId, keys::KeyPair> keys;
    for (const auto &[id, issued] : parts.ledger.authority.keys()) {
        QFile file(parts.keyFile(id));
        if (!file.open(QIODevice::ReadOnly))
            continue;
        ANJUAN_TRY(keys[issued.person], keys::KeyPair::unseal(file.readAll(), password, file.fileName()));
    }
    return keys;
}

/// One case to be made.
struct Plan {
    const Model *model = nullptr;
    std::size_t length = 0;
    CaseId id;
};
using Made = std::vector<Result<std::vector<chain::Record>>>;

/// Makes cases' records: sealed on all cores, since a signature costs more than everything else about a record.
class Maker {
public:
    Maker(const Library::Parts &parts, std::vector<Model> models, std::map<PersonId, keys::KeyPair> keys, quint32 seed)
        : m_library(parts.ledger.library),
          m_office(parts.ledger.authority.head()),
          m_models(std::move(models)),
          m_keys(std::move(keys)),
          m_random(seed),
          m_threads(std::max(1U, std::thread::hardware_concurrency()))
    {
    }

    std::future<Made> start(int cases)
    {
        std::vector<Plan> plans;
        for (int i = 0; i < cases; ++i) {
            const Model &model = m_models[m_random.bounded(static_cast<quint32>(m_models.size()))];
            const std::size_t wanted = kFewest + m_random.bounded(static_cast<quint32>(kMost - kFewest + 1));
            plans.push_back({&model, std::min(wanted, model.records.size()), CaseId::create()});
        }
        return std::async(std::launch::async, [this, plans = std::move(plans)] {
            Made made(plans.size());
            const auto share = [&](std::size_t n) {
                for (std::size_t i = n; i < plans.size(); i += m_threads)
                    made[i] = make(plans[i]);
            };
            std::vector<std::thread> pool;
            for (std::size_t n = 1; n < m_threads; ++n)
                pool.emplace_back(share, n);
            share(0);
            for (std::thread &thread : pool)
                thread.join();
            return made;
        });
    }

private:
    Result<std::vector<chain::Record>> make(const Plan &plan) const
    {
        std::vector<chain::Record> records;
        // Whatever names something of the model's case names this one's own.
        std::vector<std::pair<QString, QString>> names{{plan.model->id.toString(), plan.id.toString()}};
        for (std::size_t i = 0; i < plan.length; ++i) {
            const chain::Record &old = plan.model->records[i];
            ANJUAN_TRY(const QJsonObject body, renamed(old.body, names));
            const chain::Draft draft{.chain = chain::caseChain(plan.id),
                                     .seq = static_cast<qint64>(i),
                                     .prev = records.empty() ? Digest{} : records.back().hash,
                                     .at = old.at,
                                     .clock = {},
                                     .kind = old.kind,
                                     .by = old.by,
                                     .library = m_library,
                                     .office = m_office,
                                     .body = body};
            ANJUAN_TRY(chain::Record record, chain::seal(draft, m_keys.at(old.by)));
            names.emplace_back(old.hash.hex(), record.hash.hex());
            if (const QString party = chain::textOf(old.body, "party");
                isUuid(party) && party != chain::textOf(body, "party"))
                names.emplace_back(party, chain::textOf(body, "party"));
            records.push_back(std::move(record));
        }
        return records;
    }

    static Result<QJsonObject> renamed(const QJsonObject &body, std::vector<std::pair<QString, QString>> &names)
    {
        ANJUAN_TRY(QByteArray text, canonicalJson(body));
        if (const QString party = chain::textOf(body, "party"); isUuid(party) && !knows(names, party))
            names.emplace_back(party, newUuid());
        for (const auto &[from, to] : names)
            text.replace(from.toLatin1(), to.toLatin1());
        return QJsonDocument::fromJson(text).object();
    }

    static bool knows(const std::vector<std::pair<QString, QString>> &names, const QString &from)
    {
        return std::any_of(names.begin(), names.end(), [&](const auto &name) { return name.first == from; });
    }

    LibraryId m_library;
    Digest m_office;
    std::vector<Model> m_models;
    std::map<PersonId, keys::KeyPair> m_keys;
    QRandomGenerator m_random;
    std::size_t m_threads;
};

/// Into the ledger, in one transaction.
Result<qint64> takeIn(Library::Parts &parts, const Made &made)
{
    qint64 records = 0;
    ANJUAN_CHECK(parts.transact([&](store::Write &, chain::Ledger &ledger) -> Result<void> {
        for (const auto &one : made) {
            if (!one)
                return fail(one.error());
            ANJUAN_CHECK(exchange::adopt(ledger, *one));
            records += static_cast<qint64>(one->size());
        }
        return {};
    }));
    return records;
}

} // namespace

Result<qint64> synth(const QString &dir, int cases, quint32 seed, Progress &progress)
{
    ScriptClock clock;
    ANJUAN_TRY(const Demo demo, makeDemo(dir, clock, progress));
    ANJUAN_TRY(const auto library, Library::open(dir, Access::ReadWrite, clock));
    Library::Parts &parts = library->parts();
    ANJUAN_TRY(auto models, modelsOf(parts, demo.cases));
    const Secret password = Secret::fromText(demo.password);
    ANJUAN_TRY(auto keys, unlockAll(parts, password));
    Maker maker(parts, std::move(models), std::move(keys), seed);
    qint64 records = 0;
    std::future<Made> next = maker.start(std::min(cases, kBatch));
    for (int done = 0; done < cases; done += kBatch) {
        const Made made = next.get();
        if (done + kBatch < cases)
            next = maker.start(std::min(cases - done - kBatch, kBatch));
        progress.report(done, cases, dir);
        if (progress.cancelled())
            return fail(Fault::Cancelled, "work.cancelled");
        ANJUAN_TRY(const qint64 taken, takeIn(parts, made));
        records += taken;
    }
    ANJUAN_TRY(const auto session, library->logIn(QStringLiteral("admin"), password));
    ANJUAN_CHECK(session->logOut());
    return records;
}

} // namespace anjuan::casework
