#pragma once
#include <QtCore/QHash>
#include <QtCore/QJsonObject>
#include <QtCore/QStringList>

namespace anjuan::documents {

/// What a county's own form calls the fields of docs/fields.md 字段名: in Chinese, with the way they are written.
class FieldNames {
public:
    /// resources/texts/field_names.json.
    static const FieldNames &known();

    /// The path, with its filters, behind a name within the lists gone through (innermost last); empty: unknown. A path
    /// of docs/fields.md whose first member is known may be written as it is.
    QString placeOf(const QString &name, const QStringList &lists) const;
    /// The path of a list or a condition.
    QString blockOf(const QString &name, const QStringList &lists) const;
    /// The known name that is written most alike; empty where none is near.
    QString nearest(const QString &name, const QStringList &lists) const;
    /// All names, for a list in the window and on the command line: name, and path.
    QList<QPair<QString, QString>> all() const;
    QStringList listNames() const { return m_lists.keys(); }
    QList<QPair<QString, QString>> inside(const QString &list) const;

private:
    QHash<QString, QString> m_fields;
    QHash<QString, QString> m_conditions;
    struct List {
        QString path;
        QHash<QString, QString> fields;
    };
    QHash<QString, List> m_lists;
    QStringList m_roots;
};

} // namespace anjuan::documents
