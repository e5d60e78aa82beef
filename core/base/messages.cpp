#include "core/base/messages.h"

#include <QtCore/QDirIterator>
#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

namespace anjuan {
namespace {

QJsonObject loadMessages()
{
    QJsonObject all;
    QDirIterator files(QStringLiteral(":/messages"), {QStringLiteral("*.json")}, QDir::Files);
    while (files.hasNext()) {
        QFile file(files.next());
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const QJsonObject words = QJsonDocument::fromJson(file.readAll()).object();
        for (auto it = words.begin(); it != words.end(); ++it)
            all.insert(it.key(), it.value());
    }
    QDirIterator rules(QStringLiteral(":/rules"), {QStringLiteral("*.json")}, QDir::Files);
    while (rules.hasNext()) {
        QFile file(rules.next());
        if (!file.open(QIODevice::ReadOnly))
            continue;
        all.insert(rules.fileInfo().completeBaseName(), QJsonDocument::fromJson(file.readAll()).object());
    }
    return all;
}

const QJsonObject &messages()
{
    static const QJsonObject all = loadMessages();
    return all;
}

/// What is wrong in a file, as the lowest rooms say it: an English phrase, perhaps behind a member's name. In Chinese
/// words it stands in Chinese (:/texts/details.json).
QString detail(const QString &id, const QString &arg, Language language)
{
    static const QJsonObject known = [] {
        QFile file(QStringLiteral(":/texts/details.json"));
        return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
    }();
    if (language != Language::Chinese || !known.value(QLatin1String("ids")).toArray().contains(id))
        return arg;
    const QJsonObject phrases = known.value(QLatin1String("zh")).toObject();
    if (phrases.contains(arg))
        return phrases.value(arg).toString();
    const auto blank = arg.indexOf(QLatin1Char(' '));
    const QString phrase = phrases.value(arg.mid(blank + 1)).toString();
    return blank <= 0 || phrase.isEmpty() ? arg : QStringLiteral("“%1”%2").arg(arg.left(blank), phrase);
}

} // namespace

bool hasMessage(const QString &id)
{
    return messages().contains(id);
}

QString message(const QString &id, const QStringList &args, Language language)
{
    const QJsonObject words = messages().value(id).toObject();
    QString text = words.value(language == Language::Chinese ? QStringLiteral("zh") : QStringLiteral("en")).toString();
    if (text.isEmpty())
        return args.isEmpty() ? id : id + QStringLiteral(": ") + args.join(QStringLiteral(", "));
    // One pass, so that an argument that holds "%2" is not filled again.
    QString out;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const int n = text[i] == QLatin1Char('%') && i + 1 < text.size() ? text[i + 1].digitValue() : -1;
        if (n >= 1 && n <= 9) {
            out += detail(id, args.value(n - 1), language);
            ++i;
        } else {
            out += text[i];
        }
    }
    return out;
}

QString describe(const Error &error, Language language)
{
    return message(error.id, error.args, language);
}

} // namespace anjuan
