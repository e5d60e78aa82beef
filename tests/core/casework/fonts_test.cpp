#include <catch2/catch.hpp>

#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>

#include "core/casework/fonts.h"

using namespace anjuan;

TEST_CASE("the fonts of documents are kept for one PC, and a missing one is named")
{
    const QTemporaryDir folder;
    const documents::FontSet free;
    CHECK(casework::fontsOf(folder.path()).song == free.song);
    documents::FontSet own;
    own.fang = QStringLiteral("FangSong_GB2312");
    REQUIRE(casework::keepFonts(folder.path(), own));
    CHECK(casework::fontsOf(folder.path()).fang == own.fang);
    CHECK(casework::fontsOf(folder.path()).hei == free.hei);
    const auto missing = casework::missingFonts(own);
    REQUIRE_FALSE(missing.empty());
    CHECK(missing.front().id == QStringLiteral("documents.font_missing"));
    CHECK(std::any_of(missing.begin(), missing.end(), [&](const Error &e) { return e.args.value(1) == own.fang; }));
    QFile file(folder.filePath(QStringLiteral("fonts.json")));
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write("no JSON");
    file.close();
    CHECK(casework::fontsOf(folder.path()).fang == free.fang);
    CHECK_FALSE(casework::keepFonts(folder.filePath(QStringLiteral("none")), own));
}
