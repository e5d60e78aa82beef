#pragma once
#include <QtCore/QSettings>

#include "exchange_bench.h"

namespace anjuan::ui {

/// A training unit with cases that stand before that step of a published one.
struct Several {
    Several(const char *name, const char *until, int cases) : dir(folder.filePath(QStringLiteral("unit")))
    {
        QSettings().clear();
        casework::Founding founding;
        founding.unitName = QStringLiteral("测试镇综合行政执法队");
        founding.unitCode = QStringLiteral("000000000000000000");
        founding.adminName = QStringLiteral("管理员");
        founding.adminPassword = Secret::fromText(kPassword);
        founding.demo = true;
        const casework::Script office = must(casework::readScript(kCases + QStringLiteral("office.json")));
        casework::Script begun = must(casework::readScript(kCases + QLatin1String(name) + QStringLiteral(".json")));
        begun.steps.erase(std::find_if(begun.steps.begin(), begun.steps.end(),
                                       [&](const auto &one) { return one.id == QLatin1String(until); }),
                          begun.steps.end());
        clock.moveTo(*Instant::parse(office.steps.front().at));
        NoProgress quiet;
        const auto library = must(casework::Library::create(dir, founding, clock, nullptr, quiet));
        const casework::Passwords passwords = [](const QString &) -> Result<Secret> {
            return Secret::fromText(kPassword);
        };
        must(casework::runScript(*library, clock, office, passwords, quiet, nullptr));
        for (int n = 0; n < cases; ++n)
            ids.push_back(
                must(casework::runScript(*library, clock, begun, passwords, quiet, nullptr)).caseId.value_or(CaseId()));
    }
    ~Several() { QSettings().clear(); }

    QTableView *logIn(const char *login)
    {
        pc = std::make_unique<Pc>(clock, dir);
        pc->logIn(QLatin1String(login), kPassword);
        return pc->cases(static_cast<int>(ids.size()));
    }
    QWidget *list() const { return pc->page("caseListPage"); }
    /// How many records of that kind all the cases have.
    int records(const char *kind) const
    {
        int found = -1;
        pc->window->desk().run(
            pc->window.get(), QString(),
            [all = ids, kind](Core core, Progress &) -> Result<int> {
                int count = 0;
                for (const CaseId &id : all) {
                    ANJUAN_TRY(const auto view, core.library->caseView(id, core.session));
                    count += static_cast<int>(
                        std::count_if(view.timeline.begin(), view.timeline.end(),
                                      [&](const auto &line) { return line.kind == QLatin1String(kind); }));
                }
                return count;
            },
            [&](const Result<int> &count) { found = must(count); });
        REQUIRE(comes([&] { return found >= 0; }));
        return found;
    }

    QTemporaryDir folder;
    QString dir;
    casework::ScriptClock clock;
    std::vector<CaseId> ids;
    std::unique_ptr<Pc> pc;
};

} // namespace anjuan::ui
