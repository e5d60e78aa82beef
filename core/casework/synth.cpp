#include "core/casework/synth.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QRandomGenerator>

#include "core/base/json.h"
#include "core/casework/demo.h"
#include "core/casework/parts.h"
#include "core/casework/script.h"
#include "core/chain/body.h"

namespace anjuan::casework {
namespace {

constexpr int kBatch = 100;
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

class Maker {
public:
    Maker(Library::Parts &parts, ScriptClock &clock, std::vector<Model> models, std::map<PersonId, keys::KeyPair> keys,
          quint32 seed)
        : m_parts(parts), m_clock(clock), m_models(std::move(models)), m_keys(std::move(keys)), m_random(seed)
    {
    }

    Result<void> make(chain::Ledger &ledger)
    {
        const Model &model = m_models[m_random.bounded(static_cast<quint32>(m_models.size()))];
        const std::size_t wanted = kFewest + m_random.bounded(static_cast<quint32>(kMost - kFewest + 1));
        const CaseId id = CaseId::create();
        // Whatever names something of the model's case names this one's own.
        std::vector<std::pair<QString, QString>> names{{model.id.toString(), id.toString()}};
        for (std::size_t i = 0; i < std::min(wanted, model.records.size()); ++i) {
            const chain::Record &old = model.records[i];
            m_clock.moveTo(old.at);
            ANJUAN_TRY(const QJsonObject body, renamed(old.body, names));
            const chain::Actor actor{old.by, &m_keys.at(old.by)};
            ANJUAN_TRY(const chain::Record record, ledger.append(actor, chain::caseChain(id), old.kind, body));
            names.emplace_back(old.hash.hex(), record.hash.hex());
            if (const QString party = chain::textOf(old.body, "party");
                isUuid(party) && party != chain::textOf(body, "party"))
                names.emplace_back(party, chain::textOf(body, "party"));
            ++m_records;
        }
        return {};
    }

    qint64 records() const { return m_records; }

private:
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

    Library::Parts &m_parts;
    ScriptClock &m_clock;
    std::vector<Model> m_models;
    std::map<PersonId, keys::KeyPair> m_keys;
    QRandomGenerator m_random;
    qint64 m_records = 0;
};

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
    Maker maker(parts, clock, std::move(models), std::move(keys), seed);
    for (int done = 0; done < cases; done += kBatch) {
        progress.report(done, cases, dir);
        if (progress.cancelled())
            return fail(Fault::Cancelled, "work.cancelled");
        ANJUAN_CHECK(parts.transact([&](store::Write &, chain::Ledger &ledger) -> Result<void> {
            for (int i = done; i < std::min(cases, done + kBatch); ++i)
                ANJUAN_CHECK(maker.make(ledger));
            return {};
        }));
    }
    ANJUAN_TRY(const auto session, library->logIn(QStringLiteral("admin"), password));
    ANJUAN_CHECK(session->logOut());
    return maker.records();
}

} // namespace anjuan::casework
