#pragma once
#include <QtCore/QTemporaryDir>

#include "core/casework/bureau.h"
#include "core/casework/handing.h"
#include "core/casework/importing.h"
#include "core/casework/joining.h"
#include "core/casework/script.h"
#include "core/casework/statements.h"

namespace anjuan::test {

/// One PC of a unit, or a bureau: a library with people logged in by turns.
class Pc {
public:
    Pc(casework::ScriptClock &clock, QString dir);
    /// Founds a training library with the people of office.json, or only those of these log-ins.
    void found(const QString &unit, const QStringList &only = {});
    /// Joins the unit of `first`, whose administrator accepts; everything goes through files in `between`.
    void join(Pc &first, const QString &name, const QStringList &logins, const QString &between,
              const QStringList &roles = {QStringLiteral("officer")});

    casework::Library &library() { return *m_library; }
    casework::Session &as(const QString &login);
    /// Runs steps of a case script of tests/data/cases from its first act up to the one of that id, without it; people
    /// as the script names them. Gives the case.
    CaseId work(const QString &script, const QString &until, const QString &from = {});
    Result<casework::Outcome> perform(const QString &login, const QString &act, const QJsonObject &with,
                                      const std::optional<CaseId> &id = std::nullopt);
    /// Sends it to `to` by a bundle in `between`, which is imported there.
    void send(const CaseId &id, Pc &to, const QString &between);
    QString exported(const QString &profile, const std::vector<CaseId> &cases, const QString &file, bool light = true);
    Result<casework::ImportReport> import(const QString &file, const QByteArray &passphrase = {});
    LibraryId id() { return library().info().library; }
    /// The last record of the case's chain.
    QString headOf(const CaseId &id);
    QStringList findings(casework::VerifyMemo *memo = nullptr);
    /// As a user does: everybody logs out, the folder is opened again.
    void reopen();
    QString dir() const { return m_dir; }
    void close();
    /// Goes on with the case of another PC: its steps' names mean the same here.
    void follow(const Pc &other) { m_ids = other.m_ids; }
    void use(const QString &login) { m_login = login; }

private:
    casework::ScriptClock &m_clock;
    QString m_dir;
    QString m_login = QStringLiteral("admin"); // whoever does what needs no particular person
    std::unique_ptr<casework::Library> m_library;
    std::map<QString, std::unique_ptr<casework::Session>> m_sessions; // after the library: go before it
    std::map<QString, QString> m_ids;
    NoProgress m_quiet;
};

} // namespace anjuan::test
