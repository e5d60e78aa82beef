#pragma once
#include <optional>
#include <vector>

#include <QtCore/QJsonObject>
#include <QtCore/QStringList>

#include "core/base/result.h"

namespace anjuan::casework {

/// One field of an act, as data (resources/acts/*.json).
struct Field { // 字段
    struct Option {
        QString value;
        QString zh;
    };
    QString name;
    /// text, longtext, int, bool, date, instant, fen, enum, strings, uuid, digest, library, person, persons, item,
    /// benchmark, form, file, record, records, object, objects, own (the fields that the form asks of its writer)
    QString type;
    QString zh;
    bool required = false;
    bool isPrivate = false; // kept in a salted blob, never in the body
    bool secret = false;    // from a prompt or a 0600 file, never from script, body, error or log
    std::vector<Option> options;
    std::vector<Field> fields; // of object and objects
    QString help{};            // shown beside the field
};

/// What a user can do 行为: one act becomes one record of `kind` (and the documents it makes).
struct Act {
    QString act;
    QString kind;
    QString chain; // office, case, access, statement
    QString zh;
    QString en;
    QString group;
    QString groupZh;
    QString actClass; // fact, going_on, issue (docs/design.md §2)
    QStringList roles;
    std::vector<Field> fields;
    std::vector<Field> adds; // members that the program computes
    QStringList makes;       // forms of the documents that come with it
    QString onField;         // the field that holds the date of the act itself
    int officersNeeded = 0;
    QString officersField;

    const Field *field(const QString &name) const;
    bool isOfCase() const { return chain != QLatin1String("office"); }
};

/// All acts, in the order in which a case meets them. Read once from the program's own data.
const std::vector<Act> &acts();
const Act *findAct(const QString &name);
/// The act whose record is of this kind, or nullptr.
const Act *actOfKind(const QString &kind);

/// Kinds that no act of a user makes by itself: founding, keys, desk, statements.
const std::vector<Act> &plainKinds();
/// The kind or the first member of `body` that its schema does not know or misses; nothing when all is well.
std::optional<QString> bodyFault(const QString &kind, const QJsonObject &body);
/// docs/format/kinds.md.
QString kindsPage();

/// The JSON Schema of an act's `with` object.
QJsonObject actSchema(const Act &act);
/// The JSON Schema of a kind's body.
QJsonObject kindSchema(const Act &act);

} // namespace anjuan::casework
