#include <QtCore/QFileInfo>
#include <QtCore/QProcess>
#include <QtCore/QStandardPaths>
#include <QtCore/QTemporaryDir>
#include <QtCore/QThread>

#include "tests/bench/window/walk.h"

namespace anjuan::bench {
namespace {

constexpr int kRounds = 7;
constexpr double kPatience = 20; // seconds
const QString kDisplay = QStringLiteral(":93");

QProcessEnvironment screenOf(const QString &home)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("DISPLAY"), kDisplay);
    environment.insert(QStringLiteral("HOME"), home);
    environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8")); // titles are Chinese
    environment.remove(QStringLiteral("QT_QPA_PLATFORM"));
    environment.remove(QStringLiteral("WAYLAND_DISPLAY"));
    environment.insert(QStringLiteral("XDG_RUNTIME_DIR"), home);
    for (const char *folder : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"})
        environment.insert(QLatin1String(folder), home + QLatin1Char('/') + QLatin1String(folder));
    return environment;
}

/// Seconds from the start of a program to a visible window whose title holds `title`; negative where none came.
double toWindow(const QString &program, const QStringList &arguments, const QString &title, const QString &home)
{
    const QProcessEnvironment environment = screenOf(home);
    QProcess started;
    started.setProcessEnvironment(environment);
    started.setStandardOutputFile(QProcess::nullDevice());
    started.setStandardErrorFile(QProcess::nullDevice());
    const double begun = seconds();
    started.start(program, arguments);
    double took = -1;
    while (took < 0 && seconds() - begun < kPatience) {
        QProcess look;
        look.setProcessEnvironment(environment);
        look.start(QStringLiteral("xdotool"),
                   {QStringLiteral("search"), QStringLiteral("--onlyvisible"), QStringLiteral("--name"), title});
        look.waitForFinished(5000);
        if (look.exitCode() == 0 && !look.readAllStandardOutput().trimmed().isEmpty())
            took = seconds() - begun;
    }
    started.kill();
    started.waitForFinished(5000);
    return took;
}

} // namespace

Figure startAgainstKeePassXc(const QString &program, const QString &library)
{
    Figure figure{
        QStringLiteral("log-in page, of KeePassXC's way to its first window"), QStringLiteral("×"), {}, 1, true,
        QStringLiteral("not measured: Xvfb, xdotool or keepassxc is missing")};
    for (const char *tool : {"Xvfb", "xdotool", "keepassxc"}) {
        if (QStandardPaths::findExecutable(QLatin1String(tool)).isEmpty())
            return figure;
    }
    QProcess screen;
    screen.start(
        QStringLiteral("Xvfb"),
        // Without -noreset it begins anew, and refuses whoever calls meanwhile, when its last program has gone.
        {kDisplay, QStringLiteral("-noreset"), QStringLiteral("-screen"), QStringLiteral("0"),
         QStringLiteral("1366x768x24")});
    screen.waitForStarted();
    QThread::msleep(1500);
    const QTemporaryDir home;
    double own = 0, theirs = 0;
    for (int round = -1; round < kRounds; ++round) { // the first warms the disk's cache
        // The title bears the unit's name once its log-in page is there.
        own = toWindow(program, {library}, QStringLiteral("— (案卷|Anjuan)"), home.path());
        theirs = toWindow(QStringLiteral("keepassxc"), {}, QStringLiteral("KeePassXC"), home.path());
        if (own < 0 || theirs < 0)
            break;
        if (round >= 0)
            figure.values.push_back(own / theirs);
    }
    screen.terminate();
    screen.waitForFinished(5000);
    figure.beside = QStringLiteral("not measured: a window did not come within %1 s").arg(kPatience);
    if (own < 0 || theirs < 0)
        return figure;
    figure.beside =
        QStringLiteral("under Xvfb, turn by turn, %1 rounds after one to warm up; the last %2 s against %3 s")
            .arg(kRounds)
            .arg(own, 0, 'f', 2)
            .arg(theirs, 0, 'f', 2);
    return figure;
}

} // namespace anjuan::bench
