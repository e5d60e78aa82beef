#include "ui/common/desk.h"

#include <algorithm>

#include "core/cases/procedure_data.h"
#include "core/casework/procedures.h"

namespace anjuan::ui {

using casework::Library;
using casework::Session;

namespace {

QHash<QString, QString> namesIn(const packs::Pack &pack)
{
    QHash<QString, QString> names;
    for (const packs::Item &item : pack.items)
        names.insert(item.id, item.name);
    for (const packs::Benchmark &benchmark : pack.benchmarks) {
        names.insert(benchmark.id, benchmark.title);
        for (const packs::Tier &tier : benchmark.tiers)
            names.insert(benchmark.id + QLatin1Char('/') + tier.id, tier.name);
        for (const packs::PartyClass &party : benchmark.partyClasses)
            names.insert(benchmark.id + QLatin1Char('/') + party.code, party.zh);
    }
    for (const packs::Factor &factor : pack.factors)
        names.insert(QStringLiteral("code/") + factor.code, factor.zh);
    for (const auto entry : pack.reviewCatalogue)
        names.insert(QStringLiteral("code/") + entry[QLatin1String("code")].toString(),
                     entry[QLatin1String("zh")].toString());
    for (const auto line : pack.avList)
        names.insert(line[QLatin1String("step")].toString(), line[QLatin1String("zh")].toString());
    for (const cases::Procedure &one : cases::procedures())
        names.insert(QStringLiteral("procedure/") + one.id, one.zh);
    for (const auto &own : casework::startingProcedures(pack))
        names.insert(QStringLiteral("procedure/") + own->id, own->zh);
    return names;
}

QStringList itemsIn(const packs::Pack &pack)
{
    QStringList ids;
    for (const packs::Item &item : pack.items)
        ids.append(item.id);
    ids.removeDuplicates();
    return ids;
}

} // namespace

Desk::Desk(Clock &clock, Prompt &prompt, QObject *parent) : QObject(parent), m_clock(clock), m_prompt(prompt) {}

Desk::~Desk()
{
    closeLibrary();
}

Result<Desk::Opened> Desk::look(std::unique_ptr<Library> library)
{
    Opened opened;
    opened.info = library->info();
    opened.people = library->people();
    opened.packNames = namesIn(library->pack());
    opened.itemIds = itemsIn(library->pack());
    opened.pcs = casework::pcsOf(*library);
    opened.isBureau = casework::isBureau(*library);
    opened.library = std::move(library);
    return opened;
}

void Desk::adopt(const Opened &opened)
{
    closeLibrary();
    m_library = opened.library;
    m_info = opened.info;
    m_people = opened.people;
    m_packNames = opened.packNames;
    m_itemIds = opened.itemIds;
    m_pcs = opened.pcs;
    m_isBureau = opened.isBureau;
    m_core = {m_library.get(), nullptr};
    Q_EMIT sessionChanged();
}

void Desk::openLibrary(QWidget *context, const QString &dir, casework::Access access, const Done &done)
{
    closeLibrary();
    run(
        context, tr("Opening the library"),
        [dir, access, &clock = m_clock](Core, Progress &) -> Result<Opened> {
            ANJUAN_TRY(auto library, Library::open(dir, access, clock));
            return look(std::move(library));
        },
        [this, done](const Result<Opened> &opened) {
            if (opened)
                adopt(*opened);
            done(opened ? Result<void>() : Result<void>(fail(opened.error())));
        });
}

void Desk::createLibrary(QWidget *context, const QString &dir, std::shared_ptr<casework::Founding> founding,
                         const Founded &done)
{
    closeLibrary();
    run(
        context, tr("Founding the library"),
        [dir, founding, &clock = m_clock](Core, Progress &progress) -> Result<Opened> {
            casework::RecoveryCard card;
            ANJUAN_TRY(auto library, Library::create(dir, *founding, clock, &card, progress));
            ANJUAN_TRY(auto opened, look(std::move(library)));
            opened.card = card;
            return opened;
        },
        [this, done](const Result<Opened> &opened) {
            if (opened)
                adopt(*opened);
            done(opened ? Result<casework::RecoveryCard>(opened->card)
                        : Result<casework::RecoveryCard>(fail(opened.error())));
        });
}

void Desk::logIn(QWidget *context, const QString &login, const QString &password, std::optional<QDate> statedOn,
                 const Done &done)
{
    auto secret = std::make_shared<Secret>(Secret::fromText(password));
    run(
        context, QString(),
        [login, secret, statedOn](Core core, Progress &) -> Result<LoggedIn> {
            auto unlocked = core.library->logIn(login, *secret, statedOn);
            secret->wipe();
            ANJUAN_TRY(auto session, std::move(unlocked));
            LoggedIn in{.session = {},
                        .person = session->person(),
                        .name = session->name(),
                        .roles = session->roles(),
                        .isAdmin = session->isAdmin()};
            in.session = std::move(session);
            return in;
        },
        [this, done](const Result<LoggedIn> &in) {
            if (in) {
                m_session = in->session;
                m_core.session = m_session.get();
                m_person = in->person;
                m_personName = in->name;
                m_roles = in->roles;
                m_isAdmin = in->isAdmin;
                Q_EMIT sessionChanged();
                reload(); // a new ledger may have been opened, and what was to be told be done with
            }
            done(in ? Result<void>() : Result<void>(fail(in.error())));
        });
}

void Desk::forgetSession()
{
    if (!m_session)
        return;
    m_core.session = nullptr;
    // The last reference goes in the lane, after whatever still uses it there.
    runJob(m_lane, [session = std::move(m_session)](Progress &) { return 0; });
    m_session = nullptr;
    m_person = {};
    m_personName.clear();
    m_roles.clear();
    m_isAdmin = false;
}

void Desk::lock()
{
    forgetSession();
    Q_EMIT sessionChanged();
}

void Desk::logOut(QWidget *context, const Done &done)
{
    run(
        context, tr("Logging out"),
        [](Core core, Progress &) -> Result<void> {
            if (core.session)
                return core.session->logOut();
            return {};
        },
        [this, done](const Result<void> &out) {
            lock();
            done(out);
        });
}

void Desk::closeLibrary()
{
    forgetSession();
    if (!m_library)
        return;
    m_core = {};
    runJob(m_lane, [library = std::move(m_library)](Progress &) { return 0; });
    m_library = nullptr;
    m_people.clear();
    m_pcs.clear();
    m_isBureau = false;
    m_info = {};
    Q_EMIT sessionChanged();
}

QString Desk::whyReadOnly() const
{
    if (m_info.retired)
        return tr("This library was moved to another computer and is for reading only.");
    if (m_info.readOnly)
        return tr("This library is open for reading only: nothing can be recorded.");
    return {};
}

QString Desk::nameOf(const QString &personId) const
{
    for (const casework::PersonView &person : m_people) {
        if (person.id.toString() == personId)
            return person.name;
    }
    return personId;
}

QString Desk::pcName(const LibraryId &library) const
{
    for (const casework::PcRow &pc : m_pcs) {
        if (pc.library == library)
            return pc.name;
    }
    return {};
}

bool Desk::holdsOffice() const
{
    return std::any_of(m_pcs.begin(), m_pcs.end(), [](const casework::PcRow &pc) { return pc.here && pc.holdsOffice; });
}

QString Desk::packName(const QString &id) const
{
    return m_packNames.value(id, id.section(QLatin1Char('/'), -1));
}

std::vector<std::pair<QString, QString>> Desk::items() const
{
    std::vector<std::pair<QString, QString>> all;
    for (const QString &id : m_itemIds)
        all.emplace_back(id, m_packNames.value(id));
    std::sort(all.begin(), all.end(),
              [](const auto &a, const auto &b) { return QString::localeAwareCompare(a.second, b.second) < 0; });
    return all;
}

void Desk::announce(const std::optional<CaseId> &caseId)
{
    if (!caseId)
        reload();
    Q_EMIT changed(caseId ? caseId->toString() : QString());
}

void Desk::reload()
{
    struct News {
        std::vector<casework::PersonView> people;
        casework::LibraryInfo info;
        QHash<QString, QString> packNames;
        QStringList itemIds;
        QStringList roles;
        std::vector<casework::PcRow> pcs;
        bool isBureau = false;
    };
    auto job = runJob(m_lane, [core = m_core](Progress &) -> Result<News> {
        if (!core.library)
            return News{};
        return News{core.library->people(),
                    core.library->info(),
                    namesIn(core.library->pack()),
                    itemsIn(core.library->pack()),
                    core.session ? core.session->roles() : QStringList(),
                    casework::pcsOf(*core.library),
                    casework::isBureau(*core.library)};
    });
    auto *watcher = new QFutureWatcher<Result<News>>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher] {
        watcher->deleteLater();
        const Result<News> news = watcher->result();
        if (!news || !m_library)
            return;
        m_people = news->people;
        m_info = news->info;
        m_packNames = news->packNames;
        m_itemIds = news->itemIds;
        m_roles = news->roles;
        m_pcs = news->pcs;
        m_isBureau = news->isBureau;
        Q_EMIT peopleChanged();
    });
    watcher->setFuture(job.future);
}

} // namespace anjuan::ui
