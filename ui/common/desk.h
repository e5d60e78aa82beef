#pragma once
#include <memory>
#include <optional>

#include <QtCore/QFutureWatcher>
#include <QtCore/QHash>
#include <QtCore/QObject>
#include <QtCore/QPointer>
#include <QtWidgets/QWidget>

#include "core/casework/bureau.h"

#include "ui/common/job_dialog.h"
#include "ui/common/lane.h"
#include "ui/common/prompt.h"
#include "ui/common/words.h"

namespace anjuan::ui {

/// What work in the lane may use. Either may be null: no library open, nobody logged in.
struct Core {
    casework::Library *library = nullptr;
    casework::Session *session = nullptr;
};

/// The one open library, the person logged in, and the lane where both are used. Pages share it.
class Desk final : public QObject {
    Q_OBJECT
public:
    Desk(Clock &clock, Prompt &prompt, QObject *parent = nullptr);
    ~Desk() override;

    Prompt &prompt() { return m_prompt; }
    Clock &clock() { return m_clock; }

    /// Runs `work(Core, Progress &) -> Result<T>` in the lane and gives its result to `done` in the window's thread,
    /// unless `context` is gone by then. With a `label`, its progress is shown after half a second.
    template <class Work, class Done> void run(QWidget *context, const QString &label, Work work, Done done)
    {
        const Core core = m_core;
        auto job = runJob(m_lane, [work = std::move(work), core](Progress &progress) { return work(core, progress); });
        using R = std::invoke_result_t<const Work &, Core, Progress &>;
        auto *watcher = new QFutureWatcher<R>(context);
        connect(watcher, &QFutureWatcherBase::finished, context, [watcher, done = std::move(done)] {
            watcher->deleteLater();
            done(watcher->result());
        });
        if (!label.isEmpty())
            new JobDialog(label, watcher, job.control, context->window());
        watcher->setFuture(job.future);
    }

    using Done = std::function<void(const Result<void> &)>;
    void openLibrary(QWidget *context, const QString &dir, casework::Access access, const Done &done);
    using Founded = std::function<void(const Result<casework::RecoveryCard> &)>;
    void createLibrary(QWidget *context, const QString &dir, std::shared_ptr<casework::Founding> founding,
                       const Founded &done);
    /// `statedOn` is recorded where the machine's clock is in doubt.
    void logIn(QWidget *context, const QString &login, const QString &password, std::optional<QDate> statedOn,
               const Done &done);
    /// Forgets the key; the library stays open.
    void lock();
    /// Writes the checkpoint, then forgets the key.
    void logOut(QWidget *context, const Done &done);
    void closeLibrary();

    bool hasLibrary() const { return m_library != nullptr; }
    bool isLoggedIn() const { return m_session != nullptr; }
    const casework::LibraryInfo &info() const { return m_info; }
    const std::vector<casework::PersonView> &people() const { return m_people; }
    PersonId person() const { return m_person; }
    const QString &personName() const { return m_personName; }
    const QStringList &roles() const { return m_roles; }
    bool isAdmin() const { return m_isAdmin; }
    /// Why nothing can be recorded: moved to another PC, or open for reading only; empty where it can.
    QString whyReadOnly() const;
    QString nameOf(const QString &personId) const;
    /// The PCs of the unit, and what a case's holder is called; empty for one that is not known here.
    const std::vector<casework::PcRow> &pcs() const { return m_pcs; }
    QString pcName(const LibraryId &library) const;
    /// Units upload to this library 上级局.
    bool isBureau() const { return m_isBureau; }
    /// Whether this PC holds the unit's own chain: only then people and PCs are taken in here.
    bool holdsOffice() const;
    /// The name of an item or benchmark of the pack, of a tier or class of parties by `benchmark/…`, of a 法定情节 or
    /// an entry of the review catalogue by `code/…`; what follows the last `/` where it is unknown.
    QString packName(const QString &id) const;
    /// Items of the pack, id and name, by name.
    std::vector<std::pair<QString, QString>> items() const;

    /// After a record was written: `caseId` is null for office acts.
    void announce(const std::optional<CaseId> &caseId);
    /// Reads the unit, its people and the notices again.
    void reload();

Q_SIGNALS:
    void changed(const QString &caseId);
    void peopleChanged();
    void sessionChanged();

private:
    struct Opened {
        std::shared_ptr<casework::Library> library;
        casework::LibraryInfo info;
        std::vector<casework::PersonView> people;
        QHash<QString, QString> packNames;
        QStringList itemIds;
        std::vector<casework::PcRow> pcs;
        bool isBureau = false;
        casework::RecoveryCard card;
    };
    struct LoggedIn {
        std::shared_ptr<casework::Session> session;
        PersonId person;
        QString name;
        QStringList roles;
        bool isAdmin = false;
    };
    static Result<Opened> look(std::unique_ptr<casework::Library> library);
    void adopt(const Opened &opened);
    void forgetSession();

    Clock &m_clock;
    Prompt &m_prompt;
    std::shared_ptr<casework::Library> m_library;
    std::shared_ptr<casework::Session> m_session;
    Core m_core;
    casework::LibraryInfo m_info;
    std::vector<casework::PersonView> m_people;
    QHash<QString, QString> m_packNames;
    QStringList m_itemIds;
    std::vector<casework::PcRow> m_pcs;
    bool m_isBureau = false;
    PersonId m_person;
    QString m_personName;
    QStringList m_roles;
    bool m_isAdmin = false;
    Lane m_lane; // last: its threads end before what they use
};

} // namespace anjuan::ui
