#include <catch2/catch.hpp>

#include <QtCore/QFile>

#include "tests/cli/runs.h"

using namespace anjuan::test;

namespace {

/// The first archived case of the training library.
struct Case {
    Case() : library(desk.demo())
    {
        id = done({QStringLiteral("list"), library, QStringLiteral("--json")})
                 .json()
                 .toArray()
                 .first()
                 .toObject()
                 .value(QLatin1String("id"))
                 .toString();
    }
    QJsonArray volumes() const
    {
        return done({QStringLiteral("volumes"), library, id, QStringLiteral("--json")}).json().toArray();
    }
    const Desk desk;
    QString library;
    QString id;
};

} // namespace

TEST_CASE("a dossier is bound in books of so many pages, which are told one by one")
{
    const Case bound;
    const QString out = bound.desk.path(QStringLiteral("case.pdf"));
    const Ran silly = cli({QStringLiteral("dossier"), bound.library, bound.id, QStringLiteral("-o"), out,
                           QStringLiteral("--most-pages=0")});
    CHECK(silly.exit == 2);
    CHECK(silly.all().contains(QStringLiteral("每册最多页数")));
    CHECK_FALSE(QFile::exists(out));
    const QJsonObject made = done({QStringLiteral("dossier"), bound.library, bound.id, QStringLiteral("-o"), out,
                                   QStringLiteral("--most-pages"), QStringLiteral("15"), QStringLiteral("--json")})
                                 .json()
                                 .toObject();
    const QJsonArray files = made.value(QLatin1String("files")).toArray();
    REQUIRE(files.size() > 1);
    for (const auto file : files)
        CHECK(QFile::exists(file.toString()));
    int standing = 0;
    for (const auto row : bound.volumes()) {
        if (!row.toObject().value(QLatin1String("stands")).toBool())
            continue;
        ++standing;
        CHECK(row.toObject().value(QLatin1String("book")).toInt() == standing);
        CHECK(row.toObject().value(QLatin1String("books")).toInt() == files.size());
    }
    CHECK(standing == files.size());
    CHECK(findings(bound.library).isEmpty());
}

TEST_CASE("a scan of the bound paper is held against the volume, and recorded")
{
    const Case bound;
    const QString volume = bound.volumes().last().toObject().value(QLatin1String("record")).toString().left(16);
    const QString pdf = bound.desk.path(QStringLiteral("volume.pdf"));
    done(
        {QStringLiteral("volume"), QStringLiteral("save"), bound.library, bound.id, volume, QStringLiteral("-o"), pdf});
    const QStringList check = {QStringLiteral("volume"), QStringLiteral("check"), bound.library, bound.id, volume, pdf};
    const QString index = bound.desk.path(QStringLiteral("index.pdf"));
    const QJsonObject told =
        done(check
             + QStringList{QStringLiteral("--index"), index, QStringLiteral("--record"), QStringLiteral("--as"),
                           QStringLiteral("zhouba"), QStringLiteral("--json")})
            .json()
            .toObject();
    CHECK(told.value(QLatin1String("same")).toBool());
    CHECK(told.value(QLatin1String("coded")).toInt() > 10);
    CHECK(QFile::exists(index));
    CHECK(records(bound.library, QStringLiteral("case/") + bound.id) > 0);
    // Counted from another side nothing is where it should be: that is a finding, and nothing is recorded unasked.
    const qint64 before = records(bound.library);
    const Ran shifted = cli(check + QStringList{QStringLiteral("--front"), QStringLiteral("1")});
    CHECK(shifted.exit == 1);
    CHECK(shifted.out.contains(QStringLiteral("页号不同")));
    CHECK(cli(check + QStringList{QStringLiteral("--front"), QStringLiteral("one")}).exit == 2);
    CHECK(cli(check.mid(0, 5)).exit == 2);
    CHECK(records(bound.library) == before);
    CHECK(findings(bound.library).isEmpty());
}
