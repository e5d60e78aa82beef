#define CATCH_CONFIG_RUNNER
#include <catch2/catch.hpp>

#include <QtGui/QGuiApplication>

int main(int argc, char *argv[])
{
    // Before the application is made, or a machine without a display could not even list its tests.
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("LC_ALL", "C.UTF-8");
    QGuiApplication app(argc, argv);
    return Catch::Session().run(argc, argv);
}
