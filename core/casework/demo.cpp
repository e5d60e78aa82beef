#include "core/casework/demo.h"

#include <QtCore/QDir>
#include <QtCore/QDirIterator>
#include <QtCore/QTemporaryDir>

namespace anjuan::casework {
namespace {

const QString kPassword = QStringLiteral("demo-2026");

/// Scripts name files on disk: what is compiled in is laid out in a folder of its own.
Result<void> layOut(const QString &folder)
{
    QDirIterator files(QStringLiteral(":/demo"), QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString from = files.next();
        const QString to = folder + from.mid(QStringLiteral(":/demo").size());
        QDir().mkpath(QFileInfo(to).path());
        if (!QFile::copy(from, to))
            return fail(Fault::Io, "library.cannot_write", {to, QString()});
    }
    return {};
}

Result<Demo> fillDemo(const QString &dir, ScriptClock &clock, Progress &progress)
{
    const QTemporaryDir work;
    if (!work.isValid())
        return fail(Fault::Io, "library.cannot_write", {work.path(), work.errorString()});
    ANJUAN_CHECK(layOut(work.path()));
    const QDir folder(work.path());
    QStringList scripts = folder.entryList({QStringLiteral("*-completed.json")}, QDir::Files, QDir::Name);
    scripts.prepend(QStringLiteral("office.json"));
    std::vector<Script> read;
    for (const QString &name : scripts) {
        ANJUAN_TRY(Script script, readScript(folder.filePath(name)));
        read.push_back(std::move(script));
    }
    // The unit is founded before its first case, in the time of the scripts.
    if (!read.front().steps.empty()) {
        if (const auto at = Instant::parse(read.front().steps.front().at))
            clock.moveTo(*at);
    }
    Founding founding;
    founding.unitName = QStringLiteral("示例镇综合行政执法队");
    founding.unitCode = QStringLiteral("000000000000000000");
    founding.adminName = QStringLiteral("管理员");
    founding.adminPassword = Secret::fromText(kPassword);
    founding.demo = true;
    ANJUAN_TRY(auto library, Library::create(dir, founding, clock, nullptr, progress));
    const Passwords passwords = [](const QString &) -> Result<Secret> { return Secret::fromText(kPassword); };
    Demo demo;
    demo.password = kPassword;
    // The published cases are told of the townships that led them; what is begun here is numbered with the unit's word.
    if (!read.empty()) {
        Script own = read.front();
        std::erase_if(own.steps,
                      [](const ScriptStep &step) { return step.act != QLatin1String("office.describe_unit"); });
        for (ScriptStep &step : own.steps)
            step.at.clear();
        read.push_back(std::move(own));
    }
    for (const Script &script : read) {
        int failed = 0;
        const auto result = runScript(*library, clock, script, passwords, progress, &failed);
        if (!result)
            return fail(result.error());
        if (result->caseId)
            demo.cases.push_back(*result->caseId);
    }
    return demo;
}

} // namespace

Result<Demo> makeDemo(const QString &dir, ScriptClock &clock, Progress &progress)
{
    // Made beside its place and moved there whole, as any library is.
    const QString place = QDir(dir).absolutePath();
    if (QDir(place).exists() && !QDir(place).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot))
        return fail(Fault::Conflict, "library.not_empty", {dir});
    const QString part = place + QStringLiteral(".demo-") + newUuid().left(8);
    auto demo = fillDemo(part, clock, progress);
    if (!demo) {
        QDir(part).removeRecursively();
        return fail(demo.error());
    }
    QDir().rmdir(place);
    if (!QDir().rename(part, place)) {
        QDir(part).removeRecursively();
        return fail(Fault::Io, "library.cannot_write", {place, QString()});
    }
    return demo;
}

} // namespace anjuan::casework
