#include <catch2/catch.hpp>

#include <QtCore/QFile>
#include <QtCore/QRegularExpression>
#include <QtCore/QXmlStreamReader>

#include "ui/common/words.h"

using namespace anjuan;
using namespace anjuan::ui;

TEST_CASE("every text of the window has its Chinese", "[ui]")
{
    QFile file(QStringLiteral(ANJUAN_SOURCE_DIR) + QStringLiteral("/translations/anjuan_zh_CN.ts"));
    REQUIRE(file.open(QIODevice::ReadOnly));
    QXmlStreamReader xml(&file);
    int messages = 0;
    QString source;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == QLatin1String("source"))
            source = xml.readElementText();
        if (xml.name() != QLatin1String("translation"))
            continue;
        ++messages;
        INFO(source.toStdString());
        CHECK(xml.attributes().value(QLatin1String("type")).isEmpty());
        CHECK_FALSE(xml.readElementText(QXmlStreamReader::IncludeChildElements).trimmed().isEmpty());
    }
    CHECK_FALSE(xml.hasError());
    CHECK(messages > 250);
}

TEST_CASE("places of a text stand in its Chinese too", "[ui]")
{
    QFile file(QStringLiteral(ANJUAN_SOURCE_DIR) + QStringLiteral("/translations/anjuan_zh_CN.ts"));
    REQUIRE(file.open(QIODevice::ReadOnly));
    static const QRegularExpression place(QStringLiteral("%[0-9n]"));
    auto places = [](const QString &text) {
        QStringList found;
        auto matches = place.globalMatch(text);
        while (matches.hasNext())
            found.append(matches.next().captured());
        found.sort();
        return found;
    };
    QXmlStreamReader xml(&file);
    QString source;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == QLatin1String("source"))
            source = xml.readElementText();
        if (xml.name() != QLatin1String("translation"))
            continue;
        INFO(source.toStdString());
        CHECK(places(source) == places(xml.readElementText(QXmlStreamReader::IncludeChildElements)));
    }
}

TEST_CASE("with its Chinese loaded the window words the core's errors in Chinese", "[ui]")
{
    CHECK(Words::language() == Language::Chinese);
    const QString text = Words::of(Error{Fault::Refused, QStringLiteral("ui.logged_out"), {}});
    CHECK(text.contains(QStringLiteral("重新登录")));
}

TEST_CASE("an error names a field of an act by its name, unless it says that already", "[ui]")
{
    const QString text = Words::of(
        Error{Fault::Invalid,
              QStringLiteral("act.bad_field"),
              {QStringLiteral("discretion.apply"), QStringLiteral("more_acts[0].quantity"), QStringLiteral("太多")}});
    CHECK(text.contains(QStringLiteral("同案的其他违法行为")));
    CHECK_FALSE(text.contains(QStringLiteral("more_acts")));
}

TEST_CASE("an error names the act by its name, not by the code that scripts use", "[ui]")
{
    const QString text =
        Words::of(Error{Fault::Invalid,
                        QStringLiteral("act.missing_field"),
                        {QStringLiteral("evidence.add"), QStringLiteral("place"), QStringLiteral("取得地点")}});
    CHECK(text == QStringLiteral("登记证据:缺少必填项“取得地点”(place)"));
}

TEST_CASE("a rule's words come from data with who can clear it", "[ui]")
{
    const Words::Rule rule = Words::rule(QStringLiteral("R-62-notice"), {});
    CHECK(rule.text.contains(QStringLiteral("告知")));
    CHECK_FALSE(rule.who.isEmpty());
    CHECK_FALSE(rule.source.isEmpty());
}
