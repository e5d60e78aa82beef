#include "ui/help/help_pages.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QRegularExpression>
#include <QtGui/QTextDocumentFragment>

#include "ui/common/look.h"
#include "ui/common/words.h"

namespace anjuan::ui {
namespace {

QByteArray resource(const QString &name)
{
    QFile file(QStringLiteral(":/help/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString titleOf(const QString &html)
{
    static const QRegularExpression head(QStringLiteral("<h1>(.*?)</h1>"));
    return head.match(html).captured(1);
}

/// A rule's words without what a case would fill in.
QString withoutCase(QString text)
{
    static const QRegularExpression slot(QStringLiteral("%\\d+"));
    return text.replace(slot, QStringLiteral("…"));
}

} // namespace

bool HelpPage::holds(const QString &text) const
{
    return QTextDocumentFragment::fromHtml(html).toPlainText().contains(text, Qt::CaseInsensitive);
}

std::vector<HelpPage> helpPages()
{
    std::vector<HelpPage> pages;
    for (const QJsonValue &entry : QJsonDocument::fromJson(resource(QStringLiteral("index.json"))).array()) {
        HelpPage page;
        page.id = entry[QLatin1String("id")].toString();
        for (const QJsonValue &place : entry[QLatin1String("places")].toArray())
            page.places.append(place.toString());
        const QString folder = Words::language() == Language::English ? QStringLiteral("en/") : QString();
        page.html = QString::fromUtf8(resource(folder + page.id + QStringLiteral(".html")));
        page.title = titleOf(page.html);
        pages.push_back(std::move(page));
    }
    return pages;
}

QString helpFor(const QStringList &places)
{
    const std::vector<HelpPage> pages = helpPages();
    for (const QString &place : places) {
        for (const HelpPage &page : pages) {
            if (page.places.contains(place))
                return page.id;
        }
    }
    return pages.empty() ? QString() : pages.front().id;
}

QString rulesHtml(const QString &text)
{
    QString html;
    for (const QString &file : QDir(QStringLiteral(":/rules")).entryList({QStringLiteral("*.json")}, QDir::Files)) {
        const Words::Rule rule = Words::rule(file.chopped(5), {});
        QStringList lines{withoutCase(rule.text)};
        if (!rule.source.isEmpty())
            lines.append(Words::tr("Source: %1").arg(rule.source));
        if (!rule.who.isEmpty())
            lines.append(Words::tr("Who can clear it: %1").arg(rule.who));
        if (!rule.cure.isEmpty())
            lines.append(Words::tr("Cure: %1").arg(rule.cure));
        if (!text.isEmpty() && !lines.join(QLatin1Char(' ')).contains(text, Qt::CaseInsensitive))
            continue;
        const QString head = lines.takeFirst();
        html += look::toned(QStringLiteral("<p><b>%1</b><br><span style='color:#5f6368'>%2</span></p>"))
                    .arg(head.toHtmlEscaped(), lines.join(QStringLiteral("<br>")));
    }
    return html;
}

} // namespace anjuan::ui
