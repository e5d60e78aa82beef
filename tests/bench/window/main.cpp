// What the window costs on a large library, printed as rows of RESULTS.md: tests/bench/run.sh.

#include <algorithm>
#include <cmath>
#include <cstdio>

#include <QtCore/QTemporaryDir>
#include <QtWidgets/QApplication>

#include "core/base/messages.h"

#include "ui/common/outlined_style.h"

#include "tests/bench/window/walk.h"

namespace anjuan::bench {
namespace {

constexpr int kRounds = 3;

/// Numbers, parties, places, causes, officers, and words of the papers, as somebody would look for them.
QStringList words()
{
    return {QStringLiteral("张三"),   QStringLiteral("秸秆焚烧"), QStringLiteral("2026"),
            QStringLiteral("垃圾"),   QStringLiteral("建筑垃圾"), QStringLiteral("处罚决定"),
            QStringLiteral("罚款"),   QStringLiteral("1000元"),   QStringLiteral("责令改正"),
            QStringLiteral("示范镇"), QStringLiteral("擅自倾倒"), QStringLiteral("没有这个词")};
}

double percentile(std::vector<double> all, double part)
{
    if (all.empty())
        return 0;
    std::sort(all.begin(), all.end());
    const auto at = static_cast<size_t>(std::ceil(part * static_cast<double>(all.size()))) - 1;
    return all[std::min(at, all.size() - 1)];
}

Figure figureOf(const char *what, double asked)
{
    return {QString::fromUtf8(what), QStringLiteral("ms"), {}, asked, true, {}};
}

QString spread(const std::vector<double> &all)
{
    return QStringLiteral("half in %1 ms, the longest of %2 %3 ms")
        .arg(percentile(all, 0.5), 0, 'f', 1)
        .arg(all.size())
        .arg(percentile(all, 1), 0, 'f', 1);
}

Result<Figures> walked(const QString &library, const QString &login)
{
    Walk walk(library);
    ANJUAN_CHECK(walk.readForSearch());
    if (!walk.open())
        return fail(Fault::Io, "library.missing", {library});
    Figure unlock{
        QStringLiteral("unlock to the painted list, besides opening the key"), QStringLiteral("s"), {}, 0.5, true, {}};
    Figure typing = figureOf("keystroke in the search to painted results, p99", 30);
    Figure opening = figureOf("opening a case, p99", 80);
    Figure scrolling = figureOf("a frame while the list is scrolled, p99.9", 16);
    std::vector<double> keystrokes, openings, frames, own;
    double key = 0;
    for (int round = 0; round < kRounds; ++round) {
        if (round > 0)
            walk.logOut();
        ANJUAN_TRY(const double took, walk.logIn(login, &key));
        unlock.values.push_back((took - key) / 1000);
        std::vector<double> typed, opened;
        for (const QString &word : words()) {
            const std::vector<double> some = walk.type(word);
            typed.insert(typed.end(), some.begin(), some.end());
            walk.clearSearch();
        }
        const auto ids = walk.someCases(100);
        for (const CaseId &id : ids) {
            opened.push_back(walk.openCase(id));
            walk.backToList();
        }
        const Frames turned = walk.scroll(1500);
        typing.values.push_back(percentile(typed, 0.99));
        opening.values.push_back(percentile(opened, 0.99));
        scrolling.values.push_back(percentile(turned.took, 0.999));
        keystrokes.insert(keystrokes.end(), typed.begin(), typed.end());
        openings.insert(openings.end(), opened.begin(), opened.end());
        frames.insert(frames.end(), turned.took.begin(), turned.took.end());
        own.insert(own.end(), turned.own.begin(), turned.own.end());
    }
    unlock.beside =
        QStringLiteral("from the click; opening the key (scrypt) takes %1 s more").arg(key / 1000, 0, 'f', 2);
    typing.beside = spread(keystrokes);
    opening.beside = spread(openings);
    scrolling.beside = spread(frames)
        + QStringLiteral("; a turn of the wheel each 16 ms; the thread's own work %1 ms at p99.9")
              .arg(percentile(own, 0.999), 0, 'f', 1);
    Figure memory{QStringLiteral("memory of the window after all that"),
                  QStringLiteral("MB"),
                  {},
                  200,
                  true,
                  QStringLiteral("peak of resident memory, the files that SQLite maps among it")};
    memory.values.push_back(static_cast<double>(peakKib()) / 1024);
    return Figures{unlock, typing, opening, scrolling, memory};
}

void say(const QString &line)
{
    std::fputs(line.toUtf8().constData(), stdout);
    std::fputc('\n', stdout);
    std::fflush(stdout);
}

int told(const Figures &figures)
{
    for (const Figure &figure : figures)
        say(rowOf(figure));
    return std::all_of(figures.begin(), figures.end(), [](const Figure &figure) { return figure.holds(); }) ? 0 : 1;
}

int run(const QStringList &arguments)
{
    const QString what = arguments.value(1);
    if (what == QLatin1String("start") && arguments.size() == 4)
        return told({startAgainstKeePassXc(arguments[2], arguments[3])});
    if (what == QLatin1String("walk") && arguments.size() >= 3) {
        const auto figures = walked(arguments[2], arguments.value(3, QStringLiteral("zhangsan")));
        if (figures)
            return told(*figures);
        std::fprintf(stderr, "%s [%s]\n", describe(figures.error()).toUtf8().constData(),
                     figures.error().id.toUtf8().constData());
        return 3;
    }
    std::fputs(
        "anjuan_window_bench walk LIBRARY [LOGIN]     a copy of a library made by anjuan-cli synth: it is written to\n"
        "anjuan_window_bench start PROGRAM LIBRARY    the log-in page against KeePassXC, under Xvfb\n",
        stderr);
    return 2;
}

} // namespace
} // namespace anjuan::bench

int main(int argc, char **argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("QT_MEDIA_BACKEND", "ffmpeg");
    qputenv("QT_LOGGING_RULES", "qt.multimedia*=false;qt.qpa*=false");
    const QTemporaryDir profile; // nothing of the user's own settings
    for (const char *name : {"XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"})
        qputenv(name, profile.path().toUtf8());
    QApplication app(argc, argv);
    QApplication::setStyle(new anjuan::ui::OutlinedStyle);
    QApplication::setOrganizationName(QStringLiteral("anjuan-bench"));
    QApplication::setApplicationName(QStringLiteral("anjuan-bench"));
    return anjuan::bench::run(QCoreApplication::arguments());
}
