#include "core/documents/own_fields.h"

#include <algorithm>

#include <QtCore/QJsonArray>

#include "core/base/clock.h"
#include "core/documents/fields.h"

namespace anjuan::documents {
namespace {

/// The value as the field's type wants it; undefined where it cannot be.
QJsonValue asType(const FormField &field, const QJsonValue &value)
{
    const QString &type = field.type;
    if (!isFilled(value))
        return QJsonValue::Undefined;
    if (type == QLatin1String("int") || type == QLatin1String("fen"))
        return value.isDouble() ? value : QJsonValue(QJsonValue::Undefined);
    if (type == QLatin1String("bool"))
        return value.isBool() ? value : QJsonValue(QJsonValue::Undefined);
    if (type == QLatin1String("strings"))
        return value.isArray() ? value : QJsonValue(QJsonArray{value.toString()});
    if (type == QLatin1String("date")) {
        const QString text = value.toString().left(10);
        return parseDate(text) ? QJsonValue(text) : QJsonValue(QJsonValue::Undefined);
    }
    if (type == QLatin1String("instant")) // or a day alone, where no hour is known
        return Instant::parse(value.toString()) || parseDate(value.toString()) ? value
                                                                               : QJsonValue(QJsonValue::Undefined);
    if (type == QLatin1String("enum")) {
        const bool known = std::any_of(field.options.begin(), field.options.end(),
                                       [&](const FormField::Option &o) { return o.value == value.toString(); });
        return known ? value : QJsonValue(QJsonValue::Undefined);
    }
    if (type == QLatin1String("rows")) {
        QJsonArray rows;
        for (const QJsonValue &item : value.toArray()) {
            QJsonObject row;
            for (const FormField &column : field.fields) {
                if (const QJsonValue cell = asType(column, item.toObject().value(column.name)); !cell.isUndefined())
                    row.insert(column.name, cell);
            }
            if (!row.isEmpty())
                rows.append(row);
        }
        return rows.isEmpty() ? QJsonValue(QJsonValue::Undefined) : QJsonValue(rows);
    }
    const auto words = parseTemplate(QStringLiteral("{{v}}"));
    return fill(*words, Scope({{QStringLiteral("v"), value}}));
}

QJsonValue fromSource(const FormField &field, const QString &source, const Scope &scope)
{
    if (!source.contains(QLatin1String("{{")))
        return asType(field, scope.at(source));
    const auto words = parseTemplate(source);
    if (!words)
        return QJsonValue::Undefined;
    // Words around places that are empty say nothing of the case.
    const bool says = std::any_of(words->begin(), words->end(), [&](const Piece &piece) {
        return !piece.path.isEmpty() && isFilled(scope.at(piece.path));
    });
    return says ? asType(field, fill(*words, scope)) : QJsonValue(QJsonValue::Undefined);
}

tl::unexpected<Error> wrong(const Form &form, const FormField &field, const char *why)
{
    return fail(Fault::Invalid, "documents.own_wrong", {form.title, field.label, formWords(why)});
}

Result<void> checkValue(const Form &form, const FormField &field, const QJsonValue &value)
{
    const QString &type = field.type;
    if (type == QLatin1String("rows")) {
        if (!value.isArray())
            return wrong(form, field, "documents.wants_rows");
        for (const QJsonValue &row : value.toArray()) {
            const QJsonObject object = row.toObject();
            for (const QString &name : object.keys()) {
                const auto column = std::find_if(field.fields.begin(), field.fields.end(),
                                                 [&](const FormField &c) { return c.name == name; });
                if (column == field.fields.end())
                    return fail(Fault::Invalid, "documents.own_unknown",
                                {form.title, field.name + QLatin1Char('.') + name});
                ANJUAN_CHECK(checkValue(form, *column, object.value(name)));
            }
        }
        return {};
    }
    if (type == QLatin1String("strings"))
        return value.isArray() ? Result<void>() : wrong(form, field, "documents.wants_rows");
    if (type == QLatin1String("bool"))
        return value.isBool() ? Result<void>() : wrong(form, field, "documents.wants_bool");
    if (type == QLatin1String("int") || type == QLatin1String("fen")) {
        const bool whole = value.isDouble() && value.toDouble() >= 0 && value.toDouble() == double(value.toInteger());
        return whole ? Result<void>() : wrong(form, field, "documents.wants_number");
    }
    if (!value.isString())
        return wrong(form, field, "documents.wants_words");
    if (type == QLatin1String("date"))
        return parseDate(value.toString()) ? Result<void>() : wrong(form, field, "documents.wants_date");
    if (type == QLatin1String("instant"))
        // A day alone, where no hour is settled yet: the paper tells the day.
        return Instant::parse(value.toString()) || parseDate(value.toString())
            ? Result<void>()
            : wrong(form, field, "documents.wants_instant");
    if (type == QLatin1String("enum") && asType(field, value).isUndefined())
        return wrong(form, field, "documents.wants_option");
    return {};
}

QJsonValue exampleOf(const FormField &field)
{
    if (field.type == QLatin1String("rows")) {
        QJsonObject row;
        for (const FormField &column : field.fields)
            row.insert(column.name, exampleOf(column));
        return QJsonArray{row};
    }
    if (field.type == QLatin1String("int") || field.type == QLatin1String("fen"))
        return field.example.toLongLong();
    if (field.type == QLatin1String("bool"))
        return field.example != QLatin1String("false");
    if (field.type == QLatin1String("strings"))
        return QJsonArray::fromStringList(field.example.split(QLatin1Char('\n')));
    if (field.type == QLatin1String("enum") && field.example.isEmpty() && !field.options.empty())
        return field.options.front().value;
    return field.example;
}

} // namespace

QJsonObject prefilled(const Form &form, const QJsonObject &fields)
{
    const Scope scope(fields);
    QJsonObject own;
    for (const FormField &field : form.fields) {
        for (const QString &source : field.sources) {
            const QJsonValue value = fromSource(field, source, scope);
            if (value.isUndefined())
                continue;
            own.insert(field.name, value);
            break;
        }
    }
    return own;
}

Result<QJsonObject> checkOwn(const Form &form, const QJsonObject &values)
{
    QJsonObject out;
    for (const QString &name : values.keys()) {
        const auto field =
            std::find_if(form.fields.begin(), form.fields.end(), [&](const FormField &f) { return f.name == name; });
        if (field == form.fields.end())
            return fail(Fault::Invalid, "documents.own_unknown", {form.title, name});
        const QJsonValue value = values.value(name);
        // An empty string takes away what the case says.
        if (value.isNull() || (value.isString() && value.toString().isEmpty())) {
            out.insert(name, QString());
            continue;
        }
        ANJUAN_CHECK(checkValue(form, *field, value));
        out.insert(name, value);
    }
    return out;
}

QStringList missingOwn(const Form &form, const QJsonObject &values)
{
    QStringList missing;
    for (const FormField &field : form.fields) {
        if (field.required && !isFilled(values.value(field.name)))
            missing.append(field.label);
    }
    return missing;
}

QJsonObject withOwn(const Form &form, QJsonObject fields, const QJsonObject &typed)
{
    QJsonObject own = prefilled(form, fields);
    for (auto it = typed.begin(); it != typed.end(); ++it)
        own.insert(it.key(), it.value());
    // An option's words stand beside its code, as everywhere (docs/fields.md).
    for (const FormField &field : form.fields) {
        for (const FormField::Option &option : field.options) {
            if (option.value == own.value(field.name).toString())
                own.insert(field.name + QStringLiteral("_text"), option.zh);
        }
    }
    if (!own.isEmpty())
        fields.insert(QStringLiteral("own"), own);
    return fields;
}

QJsonObject examplesOf(const Form &form)
{
    QJsonObject own;
    for (const FormField &field : form.fields)
        own.insert(field.name, exampleOf(field));
    return own;
}

} // namespace anjuan::documents
