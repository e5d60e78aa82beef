#include <algorithm>
#include <array>

#include <catch2/catch.hpp>

#include <QtCore/QDir>
#include <QtCore/QFile>

#include "tests/fuzz/targets.h"

using namespace anjuan;

namespace {

constexpr std::array<fuzz::Target, 6> kTargets = {{{"json", &fuzz::json},
                                                   {"envelope", &fuzz::envelope},
                                                   {"pack", &fuzz::pack},
                                                   {"script", &fuzz::script},
                                                   {"zip", &fuzz::zip},
                                                   {"bundle", &fuzz::bundle, false}}};
constexpr int kFewest = 20;

QDir corpus()
{
    return QDir(QStringLiteral(ANJUAN_SOURCE_DIR "/tests/fuzz/corpus"));
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    INFO(path.toStdString());
    REQUIRE(file.open(QIODevice::ReadOnly));
    return file.readAll();
}

} // namespace

TEST_CASE("every folder of kept inputs has its target", "[fuzz]")
{
    for (const QString &folder : corpus().entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        INFO(folder.toStdString());
        CHECK(std::any_of(kTargets.begin(), kTargets.end(),
                          [&](const fuzz::Target &target) { return folder == QLatin1String(target.name); }));
    }
}

TEST_CASE("every kept input is read without a fault", "[fuzz]")
{
    for (const fuzz::Target &target : kTargets) {
        QDir folder(corpus().filePath(QLatin1String(target.name)));
        const QStringList names = folder.entryList(QDir::Files, QDir::Name);
        INFO(target.name);
        CHECK(names.size() >= kFewest);
        for (const QString &name : names) {
            INFO(name.toStdString()); // a broken promise ends the process and has said which
            const QByteArray data = contentOf(folder.filePath(name));
            target.run(data);
            // Cut short at every place where a reader may look further than it should.
            for (qsizetype part = 1; target.cut && part < 8; ++part)
                target.run(QByteArrayView(data).first(data.size() * part / 8));
        }
    }
}
