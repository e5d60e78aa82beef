#include "core/documents/fields.h"

#include <QtCore/QDateTime>
#include <QtCore/QJsonArray>
#include <QtCore/QRegularExpression>

#include "core/base/clock.h"
#include "core/base/messages.h"
#include "core/base/money.h"
#include "core/documents/punctuation.h"

namespace anjuan::documents {
namespace {

QString plainText(const QJsonValue &value, const QString &between)
{
    switch (value.type()) {
    case QJsonValue::String:
        return value.toString().remove(QChar(kTicked));
    case QJsonValue::Double:
        return QString::number(value.toInteger());
    case QJsonValue::Bool:
        return formWords(value.toBool() ? "documents.yes" : "documents.no");
    case QJsonValue::Array: {
        QStringList parts;
        for (const QJsonValue &part : value.toArray())
            if (const QString text = plainText(part, between); !text.isEmpty())
                parts.append(text);
        return parts.join(between);
    }
    case QJsonValue::Object:
        return plainText(value.toObject().value(QStringLiteral("name")), between);
    default:
        return {};
    }
}

QString longDateTime(const QString &text)
{
    const auto at = Instant::parse(text);
    if (!at)
        return longDate(text);
    const QTime time = QDateTime::fromSecsSinceEpoch(at->epochSeconds + at->offsetSeconds, Qt::UTC).time();
    return longDate(dateText(at->date()))
        + formWords("documents.time",
                    {QString::number(time.hour()), QStringLiteral("%1").arg(time.minute(), 2, 10, QLatin1Char('0'))});
}

QString box(bool ticked)
{
    return QString(QChar(ticked ? kTicked : u'□'));
}

bool isTrue(const QJsonValue &value)
{
    return value.isBool() ? value.toBool() : isFilled(value);
}

QString filtered(const Filter &filter, const QJsonValue &value, const QString &text)
{
    const QString &name = filter.name;
    if (name == QLatin1String("date"))
        return longDate(text.left(10));
    if (name == QLatin1String("datetime"))
        return longDateTime(text);
    if (name == QLatin1String("ymd"))
        return text.left(10).remove(QLatin1Char('-'));
    if (name == QLatin1String("yuan"))
        return value.isDouble() ? Fen{value.toInteger()}.yuan() : text;
    if (name == QLatin1String("capital"))
        return value.isDouble() ? Fen{value.toInteger()}.capital() : text;
    if (name == QLatin1String("join"))
        return plainText(value, filter.argument);
    if (name == QLatin1String("law"))
        return citation(text);
    if (name == QLatin1String("sentence"))
        return text.endsWith(QChar(u'。')) ? text : text + QChar(u'。');
    return text;
}

/// The text of one placeholder. Boxes are drawn whether or not there is a value; the rest only fills.
QString fillPiece(const Piece &piece, const Scope &scope)
{
    const QJsonValue value = scope.at(piece.path);
    QString text = plainText(value, formWords("documents.comma"));
    QString empty = scope.blank();
    for (const Filter &filter : piece.filters) {
        if (filter.name == QLatin1String("check"))
            return box(filter.argument.isEmpty() ? isTrue(value) : text == filter.argument);
        if (filter.name == QLatin1String("uncheck"))
            return box(isFilled(value) && !isTrue(value));
        if (filter.name == QLatin1String("or"))
            empty = filter.argument;
        else if (filter.name == QLatin1String("optional"))
            empty.clear();
        else if (!text.isEmpty())
            text = filtered(filter, value, text);
    }
    return text.trimmed().isEmpty() ? empty : fullWidth(text);
}

std::optional<Piece> parsePlaceholder(const QString &inside)
{
    static const QRegularExpression pathForm(QStringLiteral("^[a-z_][a-z0-9_]*(\\.[a-z0-9_]+)*$"));
    QStringList parts = inside.split(QLatin1Char('|'));
    Piece piece{{}, parts.takeFirst().trimmed(), {}};
    if (!pathForm.match(piece.path).hasMatch())
        return std::nullopt;
    for (const QString &part : parts) {
        const qsizetype colon = part.indexOf(QLatin1Char(':'));
        piece.filters.append(colon < 0 ? Filter{part.trimmed(), {}}
                                       : Filter{part.left(colon).trimmed(), part.mid(colon + 1)});
    }
    return piece;
}

} // namespace

Scope Scope::with(const QString &as, const QJsonValue &element, int index) const
{
    Scope inner = *this;
    inner.m_named.insert(as, element);
    inner.m_named.insert(QStringLiteral("index"), index);
    return inner;
}

Scope Scope::inCell() const
{
    Scope inner = *this;
    inner.m_inCell = true;
    return inner;
}

QString Scope::blank() const
{
    constexpr int kLetters = 6;
    if (!m_byHand)
        return QStringLiteral("/");
    return m_inCell ? QString(4, QChar(0x3000)) : QString(kLetters, QChar(0xff3f));
}

QJsonValue Scope::at(const QString &path) const
{
    QJsonValue value;
    bool first = true;
    for (const QString &name : path.split(QLatin1Char('.'))) {
        if (first)
            value = m_named.contains(name) ? m_named.value(name) : m_fields.value(name);
        else if (value.isArray())
            value = value.toArray().at(name.toInt());
        else
            value = value.toObject().value(name);
        first = false;
        if (value.isUndefined() || value.isNull())
            return QJsonValue(QJsonValue::Undefined);
    }
    return value;
}

bool Scope::holds(const Condition &condition) const
{
    const QJsonValue value = at(condition.path);
    const bool is = condition.compares ? plainText(value, QString()) == condition.value
                                       : isFilled(value) && (!value.isBool() || value.toBool());
    return is != condition.negated;
}

bool Scope::holds(const Guard &guard) const
{
    for (const Condition &condition : guard.conditions)
        if (!holds(condition))
            return false;
    return true;
}

QJsonArray Scope::elements(const QString &path) const
{
    const QJsonValue value = at(path);
    if (value.isArray())
        return value.toArray();
    return isFilled(value) ? QJsonArray{value} : QJsonArray();
}

bool isFilled(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::String:
        return !value.toString().trimmed().isEmpty();
    case QJsonValue::Array:
        return !value.toArray().isEmpty();
    case QJsonValue::Object:
        return !value.toObject().isEmpty();
    case QJsonValue::Bool:
    case QJsonValue::Double:
        return true;
    default:
        return false;
    }
}

bool isFilter(const QString &name)
{
    static const QStringList known = {QStringLiteral("date"),    QStringLiteral("datetime"), QStringLiteral("ymd"),
                                      QStringLiteral("yuan"),    QStringLiteral("capital"),  QStringLiteral("yesno"),
                                      QStringLiteral("join"),    QStringLiteral("or"),       QStringLiteral("optional"),
                                      QStringLiteral("check"),   QStringLiteral("uncheck"),  QStringLiteral("law"),
                                      QStringLiteral("sentence")};
    return known.contains(name);
}

QString formWords(const char *id, const QStringList &args)
{
    return message(QString::fromLatin1(id), args, Language::Chinese);
}

QString fill(const Template &text, const Scope &scope)
{
    QString out;
    for (const Piece &piece : text)
        out += piece.path.isEmpty() ? piece.literal : fillPiece(piece, scope);
    return out;
}

std::optional<Template> parseTemplate(const QString &text)
{
    Template out;
    qsizetype at = 0;
    while (at < text.size()) {
        const qsizetype open = text.indexOf(QLatin1String("{{"), at);
        const QString literal = open < 0 ? text.mid(at) : text.mid(at, open - at);
        if (literal.contains(QLatin1String("}}")))
            return std::nullopt;
        if (!literal.isEmpty())
            out.append(Piece{literal, {}, {}});
        if (open < 0)
            break;
        const qsizetype close = text.indexOf(QLatin1String("}}"), open);
        if (close < 0)
            return std::nullopt;
        auto piece = parsePlaceholder(text.mid(open + 2, close - open - 2));
        if (!piece)
            return std::nullopt;
        out.append(*std::move(piece));
        at = close + 2;
    }
    return out;
}

QString longDate(const QString &text)
{
    const auto date = parseDate(text);
    if (!date)
        return text;
    return formWords("documents.date",
                     {QString::number(date->year()), QString::number(date->month()), QString::number(date->day())});
}

QStringList missingFields(const Form &form, const QJsonObject &fields)
{
    const Scope scope(fields);
    QStringList missing;
    for (const QString &need : form.needs) {
        bool filled = false;
        for (const QString &path : need.split(QLatin1Char('|')))
            filled = filled || isFilled(scope.at(path));
        if (!filled)
            missing.append(need);
    }
    return missing;
}

} // namespace anjuan::documents
