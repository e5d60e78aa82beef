#pragma once
#include <map>
#include <memory>
#include <optional>

#include <QtCore/QTemporaryDir>

#include "core/casework/script.h"

#include "ui/forms/act_dialog.h"
#include "ui/window/main_window.h"

#include "desk_bench.h"
#include "typing_count.h"

namespace anjuan::ui {

inline const QString kCaseScripts = QStringLiteral(ANJUAN_SOURCE_DIR "/tests/data/cases/");

/// A training library with the people of the published cases, and the window on it, at the time of the script. How a
/// form is reached, filled and sent is the walker's own.
class Procedure {
public:
    Procedure();
    virtual ~Procedure() = default;

    std::map<QString, Typing> typing; // of each person

    void open();
    /// Does one step through its own form, as the person of the script.
    void take(const casework::ScriptStep &step, const QString &folder);
    /// Closes the window, wants a verification without findings, and reads the case.
    Result<casework::CaseView> outcome();

protected:
    /// Logs in whoever acts next, from whatever page the one before left.
    virtual void become(const QString &login);
    /// The form of that act, in the case that was begun unless the act begins one.
    virtual ActDialog *openForm(const casework::Act &act);
    virtual void fill(ActDialog &dialog, const casework::Act &act, const QJsonObject &wanted);
    virtual void submit(ActDialog &dialog);

    MainWindow &window() { return *m_window; }
    const QString &personName(const QString &login) { return m_people[login].name; }
    const std::optional<CaseId> &caseId() const { return m_case; }

private:
    QJsonValue resolved(const casework::Field &field, const QJsonValue &value, const QString &folder) const;
    QJsonArray papersOf(const QJsonArray &records) const;
    QJsonObject preset(const casework::Act &act, const QJsonObject &with, const QString &folder) const;

    QTemporaryDir m_folder;
    QString m_dir;
    casework::ScriptClock m_clock;
    TestPrompt m_prompt;
    packs::Pack m_pack;
    std::map<QString, casework::PersonView> m_people;
    std::map<QString, QString> m_records;
    std::map<QString, QString> m_papers; // by the record of their act
    std::unique_ptr<MainWindow> m_window;
    std::optional<CaseId> m_case;
    QString m_login;
};

} // namespace anjuan::ui
