#pragma once
#include <optional>

#include <QtCore/QHash>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>

#include "core/documents/fields.h"
#include "core/documents/form.h"

namespace anjuan::documents {

/// One object of a form, read member by member; `done` refuses those nobody asked for. The first fault stays.
class Reader {
public:
    Reader(const QJsonValue &json, const QString &where, const QString &at)
        : m_json(json.toObject()), m_where(where), m_at(at)
    {
        if (!json.isObject())
            refuse("documents.form_member", {m_where, m_at, QStringLiteral("{}")});
    }

    const QString &at() const { return m_at; }
    bool has(const char *name) const { return m_json.contains(QLatin1String(name)); }

    QString text(const char *name, const QString &otherwise = {}, bool needed = false)
    {
        const QJsonValue value = take(name, needed);
        if (!value.isUndefined() && !value.isString())
            wrong(name);
        return value.toString(otherwise);
    }

    double number(const char *name, double otherwise)
    {
        const QJsonValue value = take(name, false);
        if (!value.isUndefined() && !value.isDouble())
            wrong(name);
        return value.toDouble(otherwise);
    }

    bool flag(const char *name, bool otherwise)
    {
        const QJsonValue value = take(name, false);
        if (!value.isUndefined() && !value.isBool())
            wrong(name);
        return value.toBool(otherwise);
    }

    QJsonArray array(const char *name, bool needed = false)
    {
        const QJsonValue value = take(name, needed);
        if (!value.isUndefined() && !value.isArray())
            wrong(name);
        return value.toArray();
    }

    QJsonValue object(const char *name) { return take(name, false); }

    Template words(const char *name, bool needed = false) { return words(text(name, {}, needed)); }

    Template words(const QString &source)
    {
        const auto parsed = parseTemplate(source);
        if (!parsed) {
            refuse("documents.form_placeholder", {m_where, m_at, source});
            return {};
        }
        for (const Piece &piece : *parsed)
            for (const Filter &filter : piece.filters)
                if (!isFilter(filter.name))
                    refuse("documents.form_filter", {m_where, m_at, filter.name});
        return *parsed;
    }

    template <class T> T choice(const char *name, const QHash<QString, T> &values, T otherwise)
    {
        const QString key = text(name);
        if (key.isEmpty())
            return otherwise;
        if (!values.contains(key))
            wrong(name);
        return values.value(key, otherwise);
    }

    Guard guard()
    {
        Guard guard;
        for (const bool negated : {false, true}) {
            const QJsonValue value = take(negated ? "unless" : "if", false);
            const QJsonArray list = value.isArray() ? value.toArray()
                : value.isUndefined()               ? QJsonArray()
                                                    : QJsonArray{value};
            for (const QJsonValue &one : list)
                guard.conditions.append(condition(one.toString(), negated));
        }
        guard.each = text("each");
        guard.as = text("as", guard.as);
        return guard;
    }

    void refuse(const char *id, const QStringList &args)
    {
        if (!m_fault)
            m_fault = Error{Fault::Invalid, QString::fromLatin1(id), args};
    }

    void wrong(const char *name) { refuse("documents.form_member", {m_where, m_at, QString::fromLatin1(name)}); }

    Result<void> done()
    {
        for (auto it = m_json.begin(); !m_fault && it != m_json.end(); ++it)
            if (!m_asked.contains(it.key()))
                refuse("documents.form_unknown_member", {m_where, m_at, it.key()});
        if (m_fault)
            return fail(*m_fault);
        return {};
    }

private:
    QJsonValue take(const char *name, bool needed)
    {
        m_asked.append(QString::fromLatin1(name));
        const QJsonValue value = m_json.value(QLatin1String(name));
        if (needed && value.isUndefined())
            wrong(name);
        return value;
    }

    Condition condition(QString source, bool negated)
    {
        Condition out;
        out.negated = negated;
        if (source.startsWith(QLatin1Char('!'))) {
            out.negated = !out.negated;
            source.remove(0, 1);
        }
        if (const qsizetype equals = source.indexOf(QLatin1Char('=')); equals > 0) {
            out.compares = true;
            out.value = source.mid(equals + 1);
            source.truncate(equals);
            if (source.endsWith(QLatin1Char('!'))) {
                out.negated = !out.negated;
                source.chop(1);
            }
        }
        out.path = source;
        if (out.path.isEmpty())
            wrong("if");
        return out;
    }

    QJsonObject m_json;
    QString m_where;
    QString m_at;
    QStringList m_asked;
    std::optional<Error> m_fault;
};

/// The blocks of a form, as `at` names their place in it. Invalid `documents.form_…` naming file, place and member.
Result<std::vector<Block>> readBlocks(const QJsonArray &json, const QString &where, const QString &at);

} // namespace anjuan::documents
