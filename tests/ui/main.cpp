#define CATCH_CONFIG_RUNNER
#include <catch2/catch.hpp>

#include <QtCore/QSettings>
#include <QtCore/QTemporaryDir>
#include <QtCore/QTranslator>
#include <QtWidgets/QApplication>

int main(int argc, char *argv[])
{
    // Before the application is made, or a machine without a display could not even list its tests.
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("QT_MEDIA_BACKEND", "ffmpeg");
    qputenv("QT_LOGGING_RULES", "qt.multimedia*=false;qt.qpa*=false");
    qputenv("LC_ALL", "C.UTF-8");
    // What a person's profile keeps of libraries stays out of the tester's own.
    const QTemporaryDir profile;
    for (const char *name : {"XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"})
        qputenv(name, profile.path().toUtf8());
    QApplication app(argc, argv);
    QApplication::setOrganizationName(QStringLiteral("anjuan-test"));
    QApplication::setApplicationName(QStringLiteral("anjuan-test"));
    const QTemporaryDir settings;
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, settings.path());
    // As its users see it: in Chinese.
    QTranslator words;
    if (words.load(QStringLiteral(":/i18n/anjuan_zh_CN.qm")))
        QApplication::installTranslator(&words);
    return Catch::Session().run(argc, argv);
}
