#include "core/documents/scanner.h"

#include <functional>

#include <QtCore/QDir>
#include <QtCore/QProcess>
#include <QtCore/QRegularExpression>
#include <QtCore/QStandardPaths>

namespace anjuan::documents {
namespace {

struct Ran {
    QString said; // on its standard output
    QString complained;
    bool well = false;
};

QString lastLine(const QString &text)
{
    const QStringList lines = text.split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    return lines.isEmpty() ? QString() : lines.back().trimmed();
}

/// `heard` is told everything that the program complained so far.
Result<Ran> ran(const QStringList &arguments, Progress &progress,
                const std::function<void(const QString &)> &heard = {})
{
    constexpr int kLook = 200;
    constexpr int kEnd = 10000;
    const QString program = scanProgram();
    if (program.isEmpty())
        return fail(Fault::NotFound, "scanner.no_program");
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
    process.setProcessEnvironment(environment);
    process.start(program, arguments);
    if (!process.waitForStarted())
        return fail(Fault::Io, "scanner.failed", {process.errorString()});
    Ran out;
    const auto listen = [&] {
        out.complained += QString::fromUtf8(process.readAllStandardError());
        if (heard)
            heard(out.complained);
    };
    while (!process.waitForFinished(kLook) && process.state() != QProcess::NotRunning) {
        listen();
        if (!progress.cancelled())
            continue;
        // It lets the paper out by itself when it is asked to end.
        process.terminate();
        if (!process.waitForFinished(kEnd)) {
            process.kill();
            process.waitForFinished(kEnd);
        }
        return fail(Fault::Cancelled, "scanner.cancelled");
    }
    listen();
    out.said = QString::fromUtf8(process.readAllStandardOutput());
    out.well = process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
    return out;
}

/// What the driver of a scanner can be told.
Result<QString> optionsOf(const QString &scanner, Progress &progress)
{
    ANJUAN_TRY(const Ran asked, ran({QStringLiteral("-d"), scanner, QStringLiteral("-A")}, progress));
    if (!asked.well)
        return fail(Fault::Io, "scanner.failed", {lastLine(asked.complained)});
    return asked.said;
}

QStringList choicesOf(const QString &options, const char *option)
{
    const QRegularExpression line(QStringLiteral("^ +--%1 ([^\\[\\n]+?)(?: \\[.*\\])?$").arg(QLatin1String(option)),
                                  QRegularExpression::MultilineOption);
    const auto found = line.match(options);
    return found.hasMatch() ? found.captured(1).trimmed().split(QLatin1Char('|'), Qt::SkipEmptyParts) : QStringList();
}

} // namespace

QString scanProgram()
{
    if (qEnvironmentVariableIsSet("ANJUAN_SCANIMAGE"))
        return qEnvironmentVariable("ANJUAN_SCANIMAGE");
    return QStandardPaths::findExecutable(QStringLiteral("scanimage"));
}

Result<std::vector<Scanner>> scannersHere(Progress &progress)
{
    ANJUAN_TRY(const Ran asked, ran({QStringLiteral("-f"), QStringLiteral("%d\t%v %m%n")}, progress));
    if (!asked.well)
        return fail(Fault::Io, "scanner.failed", {lastLine(asked.complained)});
    std::vector<Scanner> scanners;
    for (const QString &line : asked.said.split(QLatin1Char('\n'), Qt::SkipEmptyParts)) {
        const QString id = line.section(QLatin1Char('\t'), 0, 0);
        if (line.contains(QLatin1Char('\t')) && !id.isEmpty())
            scanners.push_back({id, line.section(QLatin1Char('\t'), 1).trimmed()});
    }
    return scanners;
}

Result<QStringList> sourcesOf(const QString &scanner, Progress &progress)
{
    ANJUAN_TRY(const QString options, optionsOf(scanner, progress));
    return choicesOf(options, "source");
}

bool isFeeder(const QString &source)
{
    // The drivers' own words: `ADF`, `ADF Front`, `Automatic Document Feeder`, `Duplex`, `DP`.
    static const QRegularExpression feeder(QStringLiteral("ADF|feeder|duplex|automatic"),
                                           QRegularExpression::CaseInsensitiveOption);
    return feeder.match(source).hasMatch();
}

Result<ScannedStack> scanStack(const ScanWish &wish, const QString &folder, Progress &progress)
{
    ANJUAN_TRY(const QString options, optionsOf(wish.scanner, progress));
    QStringList arguments = {QStringLiteral("-d"), wish.scanner, QStringLiteral("--format=jpeg"),
                             QStringLiteral("--batch=%1/page%04d.jpg").arg(folder)};
    if (!wish.source.isEmpty())
        arguments += {QStringLiteral("--source"), wish.source};
    if (!isFeeder(wish.source))
        arguments += QStringLiteral("--batch-count=1");
    // A driver is told only what it knows: another option ends the program.
    const QString mode = wish.colour ? QStringLiteral("Color") : QStringLiteral("Gray");
    if (choicesOf(options, "mode").contains(mode))
        arguments += {QStringLiteral("--mode"), mode};
    if (options.contains(QLatin1String(" --resolution ")))
        arguments += {QStringLiteral("--resolution"), QString::number(wish.dpi)};
    static const QRegularExpression width(QStringLiteral("^ +-x [0-9.]+\\.\\.([0-9.]+)mm"),
                                          QRegularExpression::MultilineOption);
    if (const auto found = width.match(options); found.hasMatch() && found.captured(1).toDouble() >= 210)
        arguments += {QStringLiteral("-x"), QStringLiteral("210"), QStringLiteral("-y"), QStringLiteral("297")};
    const auto count = [&progress](const QString &complained) {
        const auto pages = complained.count(QLatin1String("Scanned page"));
        progress.report(pages, 0, QString::number(pages));
    };
    ANJUAN_TRY(const Ran scanned, ran(arguments, progress, count));
    ScannedStack stack;
    const QDir dir(folder);
    for (const QString &page : dir.entryList({QStringLiteral("page*.jpg")}, QDir::Files, QDir::Name))
        stack.pages += dir.filePath(page);
    QString why = scanned.complained;
    why.remove(QRegularExpression(QStringLiteral("Batch terminated.*\\n?")));
    const bool empty = scanned.complained.contains(QLatin1String("out of documents"));
    if (stack.pages.isEmpty())
        return fail(Fault::Io, "scanner.failed", {lastLine(why)});
    if (!scanned.well && !empty)
        stack.stopped = lastLine(why);
    return stack;
}

} // namespace anjuan::documents
