#include "core/base/messages.h"

#include <QtCore/QDirIterator>
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
            out += args.value(n - 1);
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
