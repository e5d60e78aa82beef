#pragma once
#include <map>

#include <QtCore/QTemporaryDir>

#include "core/casework/library.h"
#include "core/casework/script.h"

namespace anjuan::test {

inline const QString kOfficer = QStringLiteral("zhangsan");

casework::Script caseScript(const QString &name);
/// What a script's step of that id is in `script`; the test fails where there is none.
casework::ScriptStep &stepOf(casework::Script &script, const QString &id);

/// A training library with a unit's people, in which a test does one act after another.
class Bench {
public:
    Bench();

    casework::Library &library() { return *m_library; }
    casework::Session &session(const QString &login);
    casework::ScriptClock &clock() { return m_clock; }

    /// One step: `@id` in it stands for the record of an earlier one.
    Result<casework::Outcome> perform(const casework::ScriptStep &step);
    /// The steps of a script up to the one of that id, without it; every one must go through. A case of its own.
    void runUntil(const casework::Script &script, const QString &id);
    void runAll(const casework::Script &script) { runUntil(script, QString()); }

    casework::Request requestOf(const casework::ScriptStep &step);
    QString record(const QString &id) const { return m_ids.at(id); }
    CaseId caseId() const { return m_case; }
    qint64 records() { return library().info().records; }
    casework::CaseView view();
    /// The body of the case's newest record of that kind.
    QJsonObject newestBody(const QString &kind);
    QString rawTexts() const;
    QString dir() const { return m_dir.filePath(QStringLiteral("library")); }
    /// Whether the library verifies without a finding.
    bool holds();

private:
    void found(const casework::Script &office);

    QTemporaryDir m_dir;
    casework::ScriptClock m_clock;
    QString m_files;
    CaseId m_case;
    std::map<QString, QString> m_ids;
    std::unique_ptr<casework::Library> m_library;
    std::map<QString, std::unique_ptr<casework::Session>> m_sessions;
};

/// The finding of that rule, or nothing.
std::optional<cases::GateFinding> findingOf(const std::vector<cases::GateFinding> &findings, const char *rule);

} // namespace anjuan::test
