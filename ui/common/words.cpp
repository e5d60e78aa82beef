#include "ui/common/words.h"

#include <QtCore/QDateTime>
#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QLocale>
#include <QtCore/QRegularExpression>

#include "core/base/money.h"

#include "ui/common/look.h"

namespace anjuan::ui {

Language Words::language()
{
    //: Translate as zh: says in which language core words its messages.
    return tr("en") == QLatin1String("zh") ? Language::Chinese : Language::English;
}

QString Words::of(const Error &error)
{
    // Scripts name acts and their fields by codes; people by their names.
    static const QRegularExpression deeper(QStringLiteral("[.\\[].*$"));
    Error told = error;
    const casework::Act *of = nullptr;
    for (QString &arg : told.args) {
        if (const casework::Act *act = casework::findAct(arg)) {
            of = act;
            arg = actName(*act);
            continue;
        }
        for (const casework::Field &field : of ? of->fields : std::vector<casework::Field>()) {
            // What a message says by both stands there by both.
            if (field.name == QString(arg).remove(deeper) && !error.args.contains(field.zh))
                arg = field.zh;
        }
    }
    return readable(describe(told, language()));
}

QString Words::readable(QString text)
{
    static const QRegularExpression instant(
        QStringLiteral("(\\d{4}-\\d{2}-\\d{2})T(\\d{2}:\\d{2}):\\d{2}[+-]\\d{2}:\\d{2}"));
    return text.replace(instant, QStringLiteral("\\1 \\2"));
}

namespace {

QString inLanguage(const QJsonValue &value)
{
    if (value.isString())
        return value.toString();
    const QString key = Words::language() == Language::Chinese ? QStringLiteral("zh") : QStringLiteral("en");
    return value.toObject().value(key).toString();
}

} // namespace

Words::Rule Words::rule(const QString &id, const QStringList &args)
{
    Rule words{.text = message(id, args, language()), .source = {}, .who = {}, .cure = {}};
    QFile file(QStringLiteral(":/rules/") + id + QStringLiteral(".json"));
    if (file.open(QIODevice::ReadOnly)) {
        const QJsonObject object = QJsonDocument::fromJson(file.readAll()).object();
        words.source = inLanguage(object.value(QStringLiteral("source")));
        words.who = inLanguage(object.value(QStringLiteral("who")));
        words.cure = inLanguage(object.value(QStringLiteral("cure")));
    }
    return words;
}

std::vector<QString> Words::reviewHeads()
{
    std::vector<QString> heads;
    QFile file(QStringLiteral(":/texts/review_heads.json"));
    if (!file.open(QIODevice::ReadOnly))
        return heads;
    const QJsonArray array = QJsonDocument::fromJson(file.readAll()).object().value(QStringLiteral("heads")).toArray();
    for (const QJsonValue &head : array)
        heads.push_back(inLanguage(head));
    return heads;
}

QString Words::actName(const casework::Act &act)
{
    return language() == Language::Chinese ? act.zh : act.en;
}

QString Words::actName(const QString &act)
{
    const casework::Act *found = casework::findAct(act);
    return found ? actName(*found) : act;
}

QString Words::roleName(const QString &code)
{
    if (code == QLatin1String("admin"))
        return tr("Administrator");
    const casework::Act *grant = casework::findAct(QStringLiteral("office.grant_role"));
    const casework::Field *field = grant ? grant->field(QStringLiteral("role")) : nullptr;
    if (field) {
        for (const casework::Field::Option &option : field->options) {
            if (option.value == code)
                return option.zh;
        }
    }
    return code;
}

QString Words::verdict(const QString &code)
{
    if (code == QLatin1String("signature_holds"))
        return tr("Signature holds");
    if (code == QLatin1String("signature_fails"))
        return tr("Signature fails");
    if (code == QLatin1String("late"))
        return tr("Signed after revocation");
    if (code == QLatin1String("not_checked"))
        return tr("Not checked");
    return code;
}

QString Words::bytes(qint64 size)
{
    constexpr qint64 kSmall = 1024;
    if (size < kSmall)
        return tr("%n byte(s)", nullptr, static_cast<int>(size));
    return QLocale::c().formattedDataSize(size, 1, QLocale::DataSizeTraditionalFormat);
}

QString Words::moment(const QString &instant)
{
    // What a camera claims has no offset.
    const bool isMoment = Instant::parse(instant).has_value()
        || QDateTime::fromString(instant.left(19), QStringLiteral("yyyy-MM-ddTHH:mm:ss")).isValid();
    return isMoment ? QString(instant.left(16)).replace(QLatin1Char('T'), QLatin1Char(' ')) : instant;
}

QString Words::yesNo(bool value)
{
    return value ? tr("Yes") : tr("No");
}

QString Words::money(qint64 fen)
{
    return tr("%1 yuan").arg(Fen{fen}.yuan());
}

QString Words::withoutValue()
{
    return QStringLiteral("—");
}

QString colourOf(cases::GateClass gateClass)
{
    switch (gateClass) {
    case cases::GateClass::Stop:
        return look::toned(QStringLiteral("#b3261e"));
    case cases::GateClass::GoOn:
        return look::toned(QStringLiteral("#8a5300"));
    case cases::GateClass::Flaw:
        break;
    }
    return look::toned(QStringLiteral("#5f6368"));
}

} // namespace anjuan::ui
