#include <sys/resource.h>

#include <QtCore/QCommandLineParser>
#include <QtCore/QDir>
#include <QtCore/QLibraryInfo>
#include <QtCore/QTranslator>
#include <QtGui/QFont>
#include <QtGui/QIcon>
#include <QtWidgets/QApplication>

#include "core/base/clock.h"

#include "ui/common/look.h"
#include "ui/common/prompt.h"
#include "ui/window/main_window.h"

namespace {

/// Before the application is made: the GStreamer backend hangs where its plugins are missing.
void setMediaEnvironment()
{
    qputenv("QT_MEDIA_BACKEND", "ffmpeg");
    if (qEnvironmentVariableIsEmpty("QT_LOGGING_RULES"))
        qputenv("QT_LOGGING_RULES", "qt.multimedia*=false");
}

void setLanguage(QApplication &app, bool english)
{
    if (english)
        return;
    QLocale::setDefault(QLocale(QLocale::Chinese, QLocale::China));
    auto *qtWords = new QTranslator(&app);
    if (qtWords->load(QStringLiteral("qtbase_zh_CN"), QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        app.installTranslator(qtWords);
    auto *ownWords = new QTranslator(&app);
    if (ownWords->load(QStringLiteral(":/i18n/anjuan_zh_CN.qm")))
        app.installTranslator(ownWords);
}

} // namespace

int main(int argc, char *argv[])
{
    // Keys are in memory: no core dumps.
    const rlimit none{0, 0};
    setrlimit(RLIMIT_CORE, &none);
    setMediaEnvironment();
    QApplication app(argc, argv);
    QApplication::setApplicationName(QStringLiteral("anjuan"));
    QApplication::setOrganizationName(QStringLiteral("anjuan"));
    QApplication::setApplicationVersion(QStringLiteral(ANJUAN_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("anjuan"));
    QApplication::setStyle(QStringLiteral("Fusion"));
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/icons/anjuan.svg")));

    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("Opens the window on a library folder, or on the start page."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOption(
        {QStringLiteral("english"), QStringLiteral("Words of the window in English; legal texts stay Chinese.")});
    parser.addPositionalArgument(QStringLiteral("LIBRARY"), QStringLiteral("The library's folder."),
                                 QStringLiteral("[LIBRARY]"));
    parser.process(app);
    setLanguage(app, parser.isSet(QStringLiteral("english")));

    QApplication::setPalette(anjuan::ui::look::paletteOf(anjuan::ui::look::chosen()));
    anjuan::SystemClock clock;
    anjuan::ui::DialogPrompt prompt;
    anjuan::ui::MainWindow window(clock, prompt);
    window.show();
    const QStringList libraries = parser.positionalArguments();
    if (!libraries.isEmpty())
        window.openLibrary(QDir(libraries.constFirst()).absolutePath());
    return QApplication::exec();
}
