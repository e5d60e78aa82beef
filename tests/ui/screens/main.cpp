// Renders every page, and every dialog that a button of a page opens, into PNG files, and names text that cannot be
// read: README.md.

#include <optional>
#include <vector>

#include <QtCore/QCommandLineParser>
#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QLibraryInfo>
#include <QtCore/QProcess>
#include <QtCore/QSettings>
#include <QtCore/QTemporaryDir>
#include <QtCore/QTextStream>
#include <QtCore/QTranslator>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

#include "core/casework/demo.h"
#include "core/casework/script.h"

#include "ui/common/look.h"
#include "ui/common/outlined_style.h"

#include "text_check.h"
#include "tour.h"

using namespace anjuan;
using namespace anjuan::ui;

namespace {

constexpr QSize kSmall(1366, 768), kLarge(1920, 1080);

QTextStream &told()
{
    static QTextStream out(stdout);
    return out;
}

/// Plants each fault, and one window without any: a check that finds nothing is no check.
int selftest()
{
    QWidget window;
    window.resize(400, 300);
    auto *column = new QVBoxLayout(&window);
    auto *button = new QPushButton(QStringLiteral("A button whose words are much too long for it"), &window);
    auto *label = new QLabel(QStringLiteral("A label whose words are much too long for it"), &window);
    auto *faint = new QLabel(QStringLiteral("Hardly to be seen"), &window);
    column->addWidget(button);
    column->addWidget(label);
    column->addWidget(faint);
    window.show();
    QCoreApplication::processEvents(); // its layout is worked out when it is shown
    const int before = static_cast<int>(unreadable(&window, window.grab().toImage()).size());
    const qsizetype foreign = untranslated(&window).size(); // the three of this window
    button->setText(QStringLiteral("按钮 A button"));
    const bool finds = foreign == 3 && untranslated(&window).size() == 2;
    button->setText(QStringLiteral("A button whose words are much too long for it"));
    button->setMaximumWidth(60);
    label->setMaximumWidth(60);
    QColor shade = window.palette().color(QPalette::Window);
    faint->setStyleSheet(QStringLiteral("color:%1").arg(shade.darker(110).name()));
    QCoreApplication::processEvents(); // and again, before a label is put over the button
    label->move(button->pos());
    const QStringList found = unreadable(&window, window.grab().toImage());
    told() << found.join(QLatin1Char('\n')) << '\n';
    const auto has = [&found](const char *what) { return !found.filter(QLatin1String(what)).isEmpty(); };
    return before == 0 && finds && has("cut off: 60 of") && has("over one another") && has("contrast") ? 0 : 1;
}

void speak(bool english, QTranslator &words)
{
    static QTranslator qtWords; // of Qt's own buttons
    QCoreApplication::removeTranslator(&words);
    QCoreApplication::removeTranslator(&qtWords);
    if (!english && qtWords.load(QStringLiteral("qtbase_zh_CN"), QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&qtWords);
    if (!english && words.load(QStringLiteral(":/i18n/anjuan_zh_CN.qm")))
        QCoreApplication::installTranslator(&words);
}

struct Look {
    QString name; // as 1366-150-dark-zh
    QSize size;
    double scale;
    bool dark, english;
};

std::vector<Look> looks()
{
    std::vector<Look> all;
    for (const double scale : {1.0, 1.25, 1.5}) {
        for (const QSize size : {kSmall, kLarge}) {
            for (const bool dark : {false, true}) {
                for (const bool english : {false, true}) {
                    if (scale == 1.25 && (english || size == kLarge))
                        continue; // of the desks of townships alone
                    all.push_back({QStringLiteral("%1-%2-%3-%4")
                                       .arg(size.width())
                                       .arg(qRound(scale * 100))
                                       .arg(dark ? QStringLiteral("dark") : QStringLiteral("light"),
                                            english ? QStringLiteral("en") : QStringLiteral("zh")),
                                   size, scale, dark, english});
                }
            }
        }
    }
    return all;
}

/// A screen of the look's size: dialogs fit themselves to it. Qt takes screen and scale only before it begins.
bool giveScreen(const Look &look, const QString &folder)
{
    QFile file(folder + QStringLiteral("/screen.json"));
    const QJsonObject screen{{QStringLiteral("name"), look.name},
                             {QStringLiteral("x"), 0},
                             {QStringLiteral("y"), 0},
                             {QStringLiteral("width"), look.size.width()},
                             {QStringLiteral("height"), look.size.height()}};
    if (!file.open(QIODevice::WriteOnly)
        || file.write(QJsonDocument(QJsonObject{{QStringLiteral("screens"), QJsonArray{screen}}}).toJson()) < 0)
        return false;
    qputenv("QT_QPA_PLATFORM", "offscreen:configfile=" + file.fileName().toUtf8());
    qputenv("QT_SCALE_FACTOR", QByteArray::number(look.scale));
    return true;
}

/// One look; with `sample` as far as the tests go.
int tour(const QString &library, const QDir &out, bool sample, const Look &look)
{
    QTranslator words;
    speak(look.english, words);
    QApplication::setPalette(look::paletteOf(look.dark ? look::Shade::Dark : look::Shade::Light));
    Tour one(library, out, look.name, (QSizeF(look.size) / look.scale).toSize());
    if (!sample)
        one.goEverywhere();
    if (!one.run()) {
        told() << look.name << ": the library cannot be entered\n";
        return 2;
    }
    told() << look.name << ": " << one.pictures() << " pictures, " << one.findings().size() << " findings\n";
    return one.findings().isEmpty() && one.pictures() > 0 ? 0 : 1;
}

/// Cases that are still on their way, so that pages have something to say: each is the beginning of a published one.
Result<void> beginCases(const QString &dir, casework::ScriptClock &clock, Progress &progress)
{
    struct Beginning {
        const char *script;
        int steps;
    };
    static constexpr Beginning kBeginnings[] = {
        {"C01-completed.json", 26}, {"T01-completed.json", 5}, {"T03-completed.json", 2}};
    ANJUAN_TRY(const auto library, casework::Library::open(dir, casework::Access::ReadWrite, clock));
    for (const Beginning &beginning : kBeginnings) {
        ANJUAN_TRY(casework::Script script,
                   casework::readScript(QStringLiteral(ANJUAN_SOURCE_DIR "/tests/data/cases/")
                                        + QLatin1String(beginning.script)));
        script.steps.erase(script.steps.begin() + beginning.steps, script.steps.end());
        script.steps.erase(script.steps.begin()); // the unit is described
        for (casework::ScriptStep &step : script.steps)
            step.at.clear();
        int failed = 0;
        ANJUAN_CHECK(casework::runScript(
            *library, clock, script, [](const QString &) { return Secret::fromText(QStringLiteral("demo-2026")); },
            progress, &failed));
    }
    return {};
}

Result<void> makeLibrary(const QString &library)
{
    casework::ScriptClock clock;
    NoProgress quiet;
    ANJUAN_TRY(const auto made, casework::makeDemo(library, clock, quiet));
    casework::ScriptClock now;
    return beginCases(library, now, quiet);
}

/// Makes the library, then runs this program again for each look, or for that one.
int all(const QDir &out, bool sample, const QString &only)
{
    QTemporaryDir folder;
    const QString library = folder.filePath(QStringLiteral("library"));
    if (const auto made = makeLibrary(library); !made) {
        told() << describe(made.error()) << '\n';
        return 2;
    }
    int worst = 0;
    for (const Look &look : looks()) {
        if (!only.isEmpty() && look.name != only)
            continue;
        QProcess child;
        child.setProcessChannelMode(QProcess::ForwardedChannels);
        QStringList arguments{QStringLiteral("--look"), look.name, QStringLiteral("--library"), library,
                              out.absolutePath()};
        if (sample)
            arguments.prepend(QStringLiteral("--sample"));
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.remove(QStringLiteral("QT_QPA_PLATFORM"));
        child.setProcessEnvironment(environment);
        child.start(QCoreApplication::applicationFilePath(), arguments);
        child.waitForFinished(-1);
        worst = qMax(worst, child.exitStatus() == QProcess::NormalExit ? child.exitCode() : 2);
    }
    return worst;
}

/// The look that the command line names, before Qt begins.
std::optional<Look> lookOf(int argc, char *argv[])
{
    for (int i = 1; i + 1 < argc; ++i) {
        if (QLatin1String(argv[i]) != QLatin1String("--look"))
            continue;
        for (const Look &look : looks()) {
            if (look.name == QLatin1String(argv[i + 1]))
                return look;
        }
    }
    return std::nullopt;
}

} // namespace

int main(int argc, char *argv[])
{
    qputenv("QT_MEDIA_BACKEND", "ffmpeg");
    qputenv("QT_LOGGING_RULES", "qt.multimedia*=false;qt.qpa*=false");
    const QTemporaryDir profile;
    const std::optional<Look> look = lookOf(argc, argv);
    const QByteArray platform = qgetenv("QT_QPA_PLATFORM");
    // A plain offscreen platform, as tests set it, has a screen of 800 × 800: no look would be what its name says.
    if ((platform.isEmpty() || platform == "offscreen") && !(look && giveScreen(*look, profile.path())))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    for (const char *name : {"XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"})
        qputenv(name, profile.path().toUtf8());
    QApplication app(argc, argv);
    QApplication::setStyle(new OutlinedStyle);
    QApplication::setOrganizationName(QStringLiteral("anjuan-screens"));
    QApplication::setApplicationName(QStringLiteral("anjuan-screens"));
    QSettings().setValue(QStringLiteral("lock/minutes"), 0); // a tour takes long, and nobody moves a mouse
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addOption({QStringLiteral("sample"), QStringLiteral("1366 × 768, light, Chinese, 100 % only.")});
    parser.addOption({QStringLiteral("selftest"), QStringLiteral("Whether the check finds planted faults.")});
    parser.addOption(
        {QStringLiteral("look"), QStringLiteral("That look alone, as 1366-150-dark-zh."), QStringLiteral("look")});
    parser.addOption(
        {QStringLiteral("keep"), QStringLiteral("Makes the training library alone, there."), QStringLiteral("folder")});
    parser.addOption({QStringLiteral("library"), QStringLiteral("A training library that is there already."),
                      QStringLiteral("folder")});
    parser.addPositionalArgument(QStringLiteral("OUT"), QStringLiteral("Folder of the pictures."));
    parser.process(app);
    if (parser.isSet(QStringLiteral("selftest")))
        return selftest();
    if (parser.isSet(QStringLiteral("keep"))) {
        const auto made = makeLibrary(parser.value(QStringLiteral("keep")));
        if (!made)
            told() << describe(made.error()) << '\n';
        return made ? 0 : 2;
    }
    if (parser.positionalArguments().isEmpty())
        parser.showHelp(2);
    const QDir out(parser.positionalArguments().constFirst());
    if (!out.mkpath(QStringLiteral(".")))
        return 2;
    const bool sample = parser.isSet(QStringLiteral("sample"));
    const QString library = parser.value(QStringLiteral("library"));
    const QString only = sample ? QStringLiteral("1366-100-light-zh") : parser.value(QStringLiteral("look"));
    if (library.isEmpty())
        return all(out, sample, only);
    if (!look)
        parser.showHelp(2); // each look wants a process of its own
    return tour(library, out, sample, *look);
}
