#include "core/casework/prepare.h"

#include <algorithm>

#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QJsonArray>

#include "core/base/messages.h"
#include "core/casework/copying.h"
#include "core/casework/forms.h"
#include "core/casework/procedures.h"

namespace anjuan::casework {
namespace {

/// Checks the values of one act; every refusal names the act and the field.
class Checker {
public:
    Checker(const Act &act, const Lookup &lookup) : m_act(act), m_lookup(lookup) {}

    tl::unexpected<Error> bad(const QString &path, const char *why, const QString &value = {}) const
    {
        return fail(Fault::Invalid, "act.bad_field", {m_act.act, path, message(QString::fromLatin1(why), {value})});
    }

    Result<QJsonValue> check(const Field &field, const QString &path, const QJsonValue &value) const
    {
        const QString &type = field.type;
        if (type == QLatin1String("object"))
            return value.isObject() ? object(field.fields, path, value.toObject()) : bad(path, "field.wants_object");
        if (type == QLatin1String("own")) // its members are the form's: documents::checkOwn
            return value.isObject() ? Result<QJsonValue>(value) : bad(path, "field.wants_object");
        if (type == QLatin1String("objects"))
            return list(path, value, [&](const QString &at, const QJsonValue &item) -> Result<QJsonValue> {
                return item.isObject() ? object(field.fields, at, item.toObject()) : bad(at, "field.wants_object");
            });
        if (type == QLatin1String("strings"))
            return list(path, value, [&](const QString &at, const QJsonValue &item) { return words(at, item); });
        if (type == QLatin1String("persons"))
            return list(path, value, [&](const QString &at, const QJsonValue &item) { return person(at, item); });
        if (type == QLatin1String("records"))
            return list(path, value, [&](const QString &at, const QJsonValue &item) { return record(at, item); });
        if (type == QLatin1String("bool"))
            return value.isBool() ? Result<QJsonValue>(value) : bad(path, "field.wants_bool");
        if (type == QLatin1String("int") || type == QLatin1String("fen") || type == QLatin1String("milli"))
            return number(field, path, value);
        return scalar(field, path, value);
    }

    Result<QJsonValue> object(const std::vector<Field> &fields, const QString &path, const QJsonObject &value) const
    {
        QJsonObject out;
        for (const QString &name : value.keys()) {
            if (std::none_of(fields.begin(), fields.end(), [&](const Field &f) { return f.name == name; }))
                return fail(Fault::Invalid, "act.unknown_field", {m_act.act, path + QLatin1Char('.') + name});
        }
        for (const Field &field : fields) {
            const QString at = path + QLatin1Char('.') + field.name;
            const QJsonValue item = value.value(field.name);
            if (isAbsent(item)) {
                if (field.required)
                    return fail(Fault::Invalid, "act.missing_field", {m_act.act, at, field.zh});
                continue;
            }
            ANJUAN_TRY(const QJsonValue checked, check(field, at, item));
            out.insert(field.name, checked);
        }
        return QJsonValue(out);
    }

    static bool isAbsent(const QJsonValue &value)
    {
        return value.isUndefined() || value.isNull() || (value.isString() && value.toString().trimmed().isEmpty());
    }

private:
    template <class F> Result<QJsonValue> list(const QString &path, const QJsonValue &value, F one) const
    {
        if (!value.isArray())
            return bad(path, "field.wants_list");
        QJsonArray out;
        int n = 0;
        for (const auto item : value.toArray()) {
            ANJUAN_TRY(const QJsonValue checked, one(QStringLiteral("%1[%2]").arg(path).arg(n++), QJsonValue(item)));
            out.append(checked);
        }
        return QJsonValue(out);
    }

    Result<QJsonValue> words(const QString &path, const QJsonValue &value) const
    {
        if (!value.isString() || value.toString().trimmed().isEmpty())
            return bad(path, "field.wants_text");
        for (const QChar c : value.toString()) {
            if (c < QChar(u' ') && c != QLatin1Char('\n') && c != QLatin1Char('\t') && c != QLatin1Char('\r'))
                return bad(path, "field.control_character",
                           QStringLiteral("U+%1").arg(c.unicode(), 4, 16, QLatin1Char('0')));
        }
        if (value.toString().contains(kBlank))
            return bad(path, "copy.still_blank");
        // NFC, so that one text has one form of bytes whatever the keyboard or file system gave.
        return QJsonValue(value.toString().normalized(QString::NormalizationForm_C));
    }

    Result<QJsonValue> person(const QString &path, const QJsonValue &value) const
    {
        const QString name = value.toString();
        if (const auto id = PersonId::parse(name); id && m_lookup.book->person(*id))
            return QJsonValue(name);
        if (const office::Person *found = m_lookup.book->byLogin(name))
            return QJsonValue(found->id.toString());
        return bad(path, "field.unknown_person", name);
    }

    Result<QJsonValue> record(const QString &path, const QJsonValue &value) const
    {
        if (!entryOf(m_lookup.entries, value.toString()))
            return bad(path, "field.unknown_record", value.toString());
        return value;
    }

    Result<QJsonValue> number(const Field &field, const QString &path, const QJsonValue &value) const
    {
        constexpr qint64 kMax = 9007199254740991;
        const qint64 whole = value.toInteger(-kMax - 1);
        if (!value.isDouble() || whole < -kMax)
            return bad(path, "field.wants_whole_number");
        if (whole < 0)
            return bad(path, field.type == QLatin1String("fen") ? "field.negative_money" : "field.negative");
        return QJsonValue(whole);
    }

    Result<QJsonValue> scalar(const Field &field, const QString &path, const QJsonValue &value) const
    {
        const QString text = value.toString();
        const QString &type = field.type;
        if (!value.isString())
            return bad(path, "field.wants_text");
        if (type == QLatin1String("date"))
            return parseDate(text) ? Result<QJsonValue>(value) : bad(path, "field.wants_date", text);
        if (type == QLatin1String("instant"))
            return Instant::parse(text) ? Result<QJsonValue>(value) : bad(path, "field.wants_instant", text);
        if (type == QLatin1String("enum"))
            return option(field, path, text);
        if (type == QLatin1String("person"))
            return person(path, value);
        if (type == QLatin1String("record"))
            return record(path, value);
        if (type == QLatin1String("item"))
            return m_lookup.pack->item(text) ? Result<QJsonValue>(value) : bad(path, "field.unknown_item", text);
        if (type == QLatin1String("benchmark"))
            return m_lookup.pack->benchmark(text) ? Result<QJsonValue>(value)
                                                  : bad(path, "field.unknown_benchmark", text);
        if (type == QLatin1String("procedure"))
            return isMainProcedure(*m_lookup.pack, text) ? Result<QJsonValue>(value)
                                                         : bad(path, "field.unknown_procedure", text);
        if (type == QLatin1String("form"))
            return formObject(*m_lookup.pack, text).isEmpty() && !m_lookup.book->wordForms().contains(text)
                ? bad(path, "field.unknown_form", text)
                : Result<QJsonValue>(value);
        if (type == QLatin1String("uuid") || type == QLatin1String("library"))
            return isUuid(text) ? Result<QJsonValue>(value) : bad(path, "field.wants_uuid", text);
        if (type == QLatin1String("digest"))
            return Digest::fromHex(text) ? Result<QJsonValue>(value) : bad(path, "field.wants_digest", text);
        return words(path, value);
    }

    Result<QJsonValue> option(const Field &field, const QString &path, const QString &text) const
    {
        QStringList known;
        for (const Field::Option &one : field.options) {
            if (one.value == text)
                return QJsonValue(text);
            known += one.value;
        }
        return bad(path, "field.wants_option", known.join(QStringLiteral(", ")));
    }

    const Act &m_act;
    const Lookup &m_lookup;
};

const std::vector<Field> &reasonFields()
{
    static const std::vector<Field> fields = {
        {QStringLiteral("rule"), QStringLiteral("text"), QStringLiteral("规则"), true, false, false, {}, {}},
        {QStringLiteral("reason"), QStringLiteral("longtext"), QStringLiteral("理由"), true, false, false, {}, {}}};
    return fields;
}

Result<void> takeReasons(const Act &act, const Checker &checker, const QJsonValue &value, Prepared &prepared)
{
    if (value.isUndefined())
        return {};
    const Field reasons{
        QStringLiteral("reasons"), QStringLiteral("objects"), {}, false, false, false, {}, reasonFields()};
    if (!act.isOfCase())
        return fail(Fault::Invalid, "act.unknown_field", {act.act, reasons.name});
    ANJUAN_TRY(const QJsonValue checked, checker.check(reasons, reasons.name, value));
    if (!checked.toArray().isEmpty())
        prepared.body.insert(reasons.name, checked);
    return {};
}

Result<QString> fileOf(const Act &act, const Field &field, const QJsonValue &value, const Lookup &lookup)
{
    const QString name = value.toString();
    const QFileInfo info(QDir(lookup.filesFrom).filePath(name));
    if (!value.isString() || !info.isFile())
        return fail(Fault::NotFound, "act.no_file", {act.act, field.name, name});
    return info.absoluteFilePath();
}

} // namespace

Result<Prepared> prepare(const Act &act, const QJsonObject &with, const Lookup &lookup)
{
    const Checker checker(act, lookup);
    Prepared prepared;
    for (const QString &name : with.keys()) {
        const Field *field = act.field(name);
        if (name != QLatin1String("reasons") && (!field || field->secret))
            return fail(Fault::Invalid, "act.unknown_field", {act.act, name});
    }
    for (const Field &field : act.fields) {
        const QJsonValue value = with.value(field.name);
        if (field.secret)
            continue;
        if (Checker::isAbsent(value)) {
            if (field.required)
                return fail(Fault::Invalid, "act.missing_field", {act.act, field.name, field.zh});
            continue;
        }
        if (field.type == QLatin1String("file")) {
            ANJUAN_TRY(const QString path, fileOf(act, field, value, lookup));
            prepared.files.emplace_back(field.name, path);
            continue;
        }
        ANJUAN_TRY(const QJsonValue checked, checker.check(field, field.name, value));
        if (field.required && checked.isArray() && checked.toArray().isEmpty())
            return fail(Fault::Invalid, "act.missing_field", {act.act, field.name, field.zh});
        (field.isPrivate ? prepared.particulars : prepared.body).insert(field.name, checked);
    }
    ANJUAN_CHECK(takeReasons(act, checker, with.value(QLatin1String("reasons")), prepared));
    return prepared;
}

} // namespace anjuan::casework
