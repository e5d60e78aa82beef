#include "core/packs/columns.h"

#include <QtCore/QRegularExpression>

#include "core/base/clock.h"
#include "core/base/money.h"
#include "core/sheets/values.h"

namespace anjuan::packs {
namespace {

using sheets::Cell;

QString wordOf(const QString &code, const PackColumn &column)
{
    for (const Word &each : column.words)
        if (code == QLatin1String(each.code))
            return QString::fromUtf8(each.zh);
    return code;
}

QString codeOf(const QString &word, const PackColumn &column)
{
    for (const Word &each : column.words)
        if (word == QString::fromUtf8(each.zh) || word == QLatin1String(each.code))
            return QString::fromLatin1(each.code);
    return {};
}

/// 1500 thousandths as 1.5.
QString decimal(qint64 count, int places)
{
    qint64 unit = 1;
    for (int i = 0; i < places; ++i)
        unit *= 10;
    QString text = QString::number(count / unit);
    if (count % unit == 0)
        return text;
    QString part = QString::number(count % unit).rightJustified(places, QLatin1Char('0'));
    while (part.endsWith(QLatin1Char('0')))
        part.chop(1);
    return text + QLatin1Char('.') + part;
}

QString lawLine(const QJsonObject &law)
{
    const QString text = law.value(QLatin1String("text")).toString();
    QString out = QStringLiteral("《%1》%2")
                      .arg(law.value(QLatin1String("law")).toString(), law.value(QLatin1String("article")).toString());
    return text.isEmpty() ? out : out + QStringLiteral(" | ") + text;
}

QString conditionText(const QJsonObject &condition)
{
    QString out = QStringLiteral("%1(%2)").arg(condition.value(QLatin1String("quantity")).toString(),
                                               condition.value(QLatin1String("unit")).toString());
    if (condition.contains(QLatin1String("from")))
        out += (condition.value(QLatin1String("from_inclusive")).toBool(true) ? QStringLiteral(" ≥")
                                                                              : QStringLiteral(" >"))
            + decimal(condition.value(QLatin1String("from")).toInteger(), 3);
    if (condition.contains(QLatin1String("to")))
        out +=
            (condition.value(QLatin1String("to_inclusive")).toBool(true) ? QStringLiteral(" ≤") : QStringLiteral(" <"))
            + decimal(condition.value(QLatin1String("to")).toInteger(), 3);
    return out;
}

template <class One> QString joined(const QJsonValue &array, const QString &between, One one)
{
    QStringList out;
    for (const auto each : array.toArray())
        out << one(each);
    return out.join(between);
}

tl::unexpected<Error> wrong(const char *id, const Cell &cell, const QString &expected)
{
    return fail(Fault::Invalid, id, {cell.text.left(60), expected});
}

Result<QJsonValue> numberOf(const Cell &cell, int places, const QString &expected)
{
    const sheets::Scaled scaled = sheets::scaledIn(cell, places);
    if (scaled.fault == sheets::Scaled::Fault::TooPrecise)
        return wrong(places == 2 ? "packs.cell_too_precise_money" : "packs.cell_too_precise", cell,
                     QString::number(places));
    if (!scaled || scaled.value < 0)
        return wrong("packs.cell_not_number", cell, expected);
    return QJsonValue(scaled.value);
}

Result<QJsonValue> lawsOf(const Cell &cell)
{
    static const QRegularExpression form(QStringLiteral("^《(.+?)》\\s*([^|]*?)\\s*(?:\\|\\s*(.*))?$"));
    QJsonArray out;
    const QStringList lines = cell.text.split(QChar(u'\n'), Qt::SkipEmptyParts);
    for (const QString &line : lines) {
        const auto match = form.match(line.trimmed());
        if (!match.hasMatch() || match.captured(2).isEmpty())
            return wrong("packs.cell_law", cell, {});
        if (!isArticle(match.captured(2)))
            return fail(Fault::Invalid, "packs.cell_article", {match.captured(2)});
        QJsonObject law{{QStringLiteral("law"), match.captured(1)}, {QStringLiteral("article"), match.captured(2)}};
        if (!match.captured(3).isEmpty())
            law.insert(QStringLiteral("text"), match.captured(3));
        out.append(law);
    }
    return QJsonValue(out);
}

Result<QJsonValue> conditionsOf(const Cell &cell)
{
    static const QRegularExpression between(QStringLiteral("[;\\n]"));
    static const QRegularExpression form(
        QStringLiteral("^(.+?)\\(([^()]+)\\)\\s*(?:(≥|>=|>)\\s*([0-9.,]+))?\\s*(?:(≤|<=|<)\\s*([0-9.,]+))?$"));
    QJsonArray out;
    const QStringList parts = sheets::foldWidth(cell.text).split(between, Qt::SkipEmptyParts);
    for (const QString &part : parts) {
        const auto match = form.match(part.trimmed());
        if (!match.hasMatch() || (match.captured(4).isEmpty() && match.captured(6).isEmpty()))
            return wrong("packs.cell_condition", cell, {});
        QJsonObject one{{QStringLiteral("quantity"), match.captured(1).trimmed()},
                        {QStringLiteral("unit"), match.captured(2).trimmed()}};
        for (const auto &[sign, number, edge] : {std::tuple{3, 4, "from"}, std::tuple{5, 6, "to"}}) {
            if (match.captured(number).isEmpty())
                continue;
            ANJUAN_TRY(const QJsonValue value, numberOf(Cell::ofText(match.captured(number)), 3, QStringLiteral("0")));
            one.insert(QLatin1String(edge), value);
            const QString given = match.captured(sign);
            one.insert(QLatin1String(edge) + QLatin1String("_inclusive"),
                       given.contains(QChar(u'=')) || given == QStringLiteral("≥") || given == QStringLiteral("≤"));
        }
        out.append(one);
    }
    return QJsonValue(out);
}

Result<QJsonValue> classesOf(const Cell &cell)
{
    QJsonArray out;
    const QStringList parts = sheets::foldWidth(cell.text).split(QChar(u'、'), Qt::SkipEmptyParts);
    for (const QString &part : parts) {
        const QStringList sides = part.split(QChar(u'='));
        if (sides.size() != 2 || sides[0].trimmed().isEmpty() || sides[1].trimmed().isEmpty())
            return wrong("packs.cell_classes", cell, {});
        out.append(
            QJsonObject{{QStringLiteral("code"), sides[0].trimmed()}, {QStringLiteral("zh"), sides[1].trimmed()}});
    }
    return QJsonValue(out);
}

Result<QJsonValue> flagOf(const Cell &cell, const QStringList &yes, const QStringList &no)
{
    const QString text = sheets::textIn(cell);
    if (yes.contains(text))
        return QJsonValue(true);
    if (no.contains(text))
        return QJsonValue(false);
    return wrong("packs.cell_choice", cell, (QStringList{yes.front(), no.front()}).join(QStringLiteral(" / ")));
}

Result<QJsonValue> choiceOf(const Cell &cell, const PackColumn &column)
{
    const QString code = codeOf(sheets::textIn(cell), column);
    if (!code.isEmpty())
        return QJsonValue(code);
    QStringList known;
    for (const Word &each : column.words)
        known << QString::fromUtf8(each.zh);
    return wrong("packs.cell_choice", cell, known.join(QStringLiteral(" / ")));
}

Result<QJsonValue> wordsOf(const Cell &cell, const PackColumn &column)
{
    static const QRegularExpression between(QStringLiteral("[、,;\\x{FF0C}\\x{FF1B}\\n]"));
    QJsonArray out;
    const QStringList parts = sheets::textIn(cell).split(between, Qt::SkipEmptyParts);
    for (const QString &part : parts) {
        const QString code = codeOf(part.trimmed(), column);
        out.append(code.isEmpty() ? part.trimmed() : code);
    }
    return QJsonValue(out);
}

} // namespace

Cell cellOf(const QJsonValue &value, const PackColumn &column)
{
    if (column.as == As::CheckedFlag)
        return Cell::ofText(value.toBool(true) ? QStringLiteral("已核") : QStringLiteral("未核"));
    if (value.isUndefined() || value.isNull())
        return column.as == As::Flag ? Cell::ofText(column.flagDefault ? QStringLiteral("是") : QString()) : Cell();
    switch (column.as) {
    case As::Text:
        return Cell::ofText(value.toString());
    case As::Whole:
        return Cell::ofNumber(value.toDouble());
    case As::Yuan: // text, where a double would lose fen
        return Cell::ofNumber(Fen{value.toInteger()}.yuan().toDouble());
    case As::Percent:
        return Cell::ofNumber(decimal(value.toInteger(), 1).toDouble());
    case As::Times:
        return Cell::ofNumber(decimal(value.toInteger(), 3).toDouble());
    case As::Date:
        return Cell::ofDate(parseDate(value.toString()).value_or(QDate()));
    case As::Flag:
        return Cell::ofText(value.toBool() ? QStringLiteral("是") : QStringLiteral("否"));
    case As::Choice:
        return Cell::ofText(wordOf(value.toString(), column));
    case As::Words:
        return Cell::ofText(joined(value, QStringLiteral("、"),
                                   [&](const QJsonValue &each) { return wordOf(each.toString(), column); }));
    case As::Laws:
        return Cell::ofText(
            joined(value, QStringLiteral("\n"), [](const QJsonValue &each) { return lawLine(each.toObject()); }));
    case As::Conditions:
        return Cell::ofText(
            joined(value, QStringLiteral("; "), [](const QJsonValue &each) { return conditionText(each.toObject()); }));
    case As::Classes:
        return Cell::ofText(joined(value, QStringLiteral("、"), [](const QJsonValue &each) {
            const QJsonObject one = each.toObject();
            return one.value(QLatin1String("code")).toString() + QLatin1Char('=')
                + one.value(QLatin1String("zh")).toString();
        }));
    case As::CheckedFlag:
        break;
    }
    return {};
}

Result<QJsonValue> valueOf(const Cell &cell, const PackColumn &column)
{
    if (cell.kind == Cell::Kind::Fault)
        return wrong("packs.cell_formula", cell, {});
    if (cell.isEmpty())
        return cell.formula.isEmpty() ? Result<QJsonValue>(QJsonValue(QJsonValue::Undefined))
                                      : wrong("packs.cell_formula", Cell::ofText(cell.formula), {});
    switch (column.as) {
    case As::Text:
        return QJsonValue(sheets::textIn(cell));
    case As::Whole:
        return numberOf(cell, 0, QStringLiteral("0"));
    case As::Yuan:
        return numberOf(cell, 2, QStringLiteral("5000"));
    case As::Percent:
        return numberOf(cell, 1, QStringLiteral("5.5"));
    case As::Times:
        return numberOf(cell, 3, QStringLiteral("1.5"));
    case As::Date: {
        const auto date = sheets::dateIn(cell);
        return date ? Result<QJsonValue>(QJsonValue(dateText(*date))) : wrong("packs.cell_date", cell, {});
    }
    case As::Flag:
        return flagOf(cell, {QStringLiteral("是"), QStringLiteral("1"), QStringLiteral("TRUE"), QStringLiteral("√")},
                      {QStringLiteral("否"), QStringLiteral("0"), QStringLiteral("FALSE")});
    case As::CheckedFlag:
        return flagOf(cell, {QStringLiteral("已核")}, {QStringLiteral("未核")});
    case As::Choice:
        return choiceOf(cell, column);
    case As::Words:
        return wordsOf(cell, column);
    case As::Laws:
        return lawsOf(cell);
    case As::Conditions:
        return conditionsOf(cell);
    case As::Classes:
        return classesOf(cell);
    }
    return QJsonValue(QJsonValue::Undefined);
}

} // namespace anjuan::packs
