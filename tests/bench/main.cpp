#include <algorithm>
#include <cstdio>
#include <memory>

#include <QtCore/QCoreApplication>
#include <QtCore/QTemporaryDir>
#include <QtGui/QGuiApplication>

#include "core/base/messages.h"

#include "tests/bench/bench.h"

namespace anjuan::bench {

namespace {

void say(const QString &line)
{
    std::fputs(line.toUtf8().constData(), stdout);
    std::fputc('\n', stdout);
    std::fflush(stdout);
}

int usage()
{
    std::fputs(
        "anjuan_bench append|verify|scan|pack|import|review|law|intake|film|photographs|paper|preview FOLDER\n"
        "anjuan_bench replay|open FOLDER LIBRARY\n"
        "FOLDER: on the disk to measure; what is made in it is removed. LIBRARY: made by anjuan-cli synth.\n"
        "Prints rows of a table; ends with 1 where a figure is not what is asked. tests/bench/run.sh runs all.\n",
        stderr);
    return 2;
}

Result<Figures> measured(const QString &what, const QString &folder, const QString &library)
{
    if (what == QLatin1String("append"))
        return appends(folder);
    if (what == QLatin1String("verify"))
        return signatures();
    if (what == QLatin1String("scan"))
        return scan(folder);
    if (what == QLatin1String("pack"))
        return packing(folder);
    if (what == QLatin1String("import"))
        return importing(folder);
    if (what == QLatin1String("review"))
        return reviewing(folder);
    if (what == QLatin1String("law"))
        return law(folder);
    if (what == QLatin1String("intake"))
        return intake(folder);
    if (what == QLatin1String("film"))
        return filmAlone(folder);
    if (what == QLatin1String("photographs"))
        return photographsAlone(folder);
    if (what == QLatin1String("paper"))
        return paper(folder);
    if (what == QLatin1String("preview"))
        return previewAlone(folder);
    return what == QLatin1String("replay") ? replay(library) : opening(library, folder);
}

int failed(const Error &error)
{
    std::fprintf(stderr, "%s [%s]\n", describe(error).toUtf8().constData(), error.id.toUtf8().constData());
    return 3;
}

int run(const QStringList &arguments)
{
    const QString what = arguments.value(1);
    if (what == QLatin1String("open-once")) {
        const auto line = openOnce(arguments.value(2));
        if (!line)
            return failed(line.error());
        say(*line);
        return 0;
    }
    if (what == QLatin1String("bind-once")) {
        const auto line = bindOnce(arguments.value(2));
        if (!line)
            return failed(line.error());
        say(*line);
        return 0;
    }
    if (what == QLatin1String("pack-once")) {
        const auto line = packOnce(arguments.value(2), arguments.value(3), arguments.value(4));
        if (!line)
            return failed(line.error());
        say(*line);
        return 0;
    }
    const bool large = what == QLatin1String("replay") || what == QLatin1String("open");
    const QStringList small = {QStringLiteral("append"),      QStringLiteral("verify"), QStringLiteral("scan"),
                               QStringLiteral("pack"),        QStringLiteral("import"), QStringLiteral("review"),
                               QStringLiteral("law"),         QStringLiteral("intake"), QStringLiteral("film"),
                               QStringLiteral("photographs"), QStringLiteral("paper"),  QStringLiteral("preview")};
    if ((!large && !small.contains(what)) || arguments.size() != (large ? 4 : 3))
        return usage();
    QTemporaryDir folder(arguments[2] + QStringLiteral("/anjuan-bench-XXXXXX"));
    if (!folder.isValid())
        return usage();
    const auto figures = measured(what, folder.path(), arguments.value(3));
    if (!figures)
        return failed(figures.error());
    for (const Figure &figure : *figures)
        say(rowOf(figure));
    return std::all_of(figures->begin(), figures->end(), [](const Figure &figure) { return figure.holds(); }) ? 0 : 1;
}

} // namespace
} // namespace anjuan::bench

int main(int argc, char **argv)
{
    // What draws papers wants fonts; the others are measured without a window system.
    const QByteArrayView what(argc > 1 ? argv[1] : "");
    const bool draws = what == "law" || what == "paper" || what == "preview" || what == "bind-once";
    if (draws)
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const std::unique_ptr<QCoreApplication> application(draws ? new QGuiApplication(argc, argv)
                                                              : new QCoreApplication(argc, argv));
    return anjuan::bench::run(QCoreApplication::arguments());
}
