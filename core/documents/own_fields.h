#pragma once
#include <vector>

#include <QtCore/QJsonObject>
#include <QtCore/QStringList>

#include "core/base/result.h"

namespace anjuan::documents {

struct Form;

/// A field that a form asks of its writer 文书字段: what the case does not hold, or holds only as a proposal. Forms
/// pick it as `own.<name>`.
struct FormField {
    struct Option {
        QString value;
        QString zh;
    };
    QString name;
    /// text, longtext, date, instant, int, fen, bool, enum, strings, rows
    QString type = QStringLiteral("text");
    QString label;
    bool required = false;
    /// Where the case already says it, first filled first: a path of docs/fields.md, or words with places.
    QStringList sources;
    QString help;
    QString example;
    std::vector<Option> options;   // enum
    std::vector<FormField> fields; // rows: the columns
};

/// What the case says for the fields of the form. What it does not say is absent.
QJsonObject prefilled(const Form &form, const QJsonObject &fields);

/// What was typed, checked: it holds members of the form alone, each of its type. Faults, all Invalid:
/// `documents.own_unknown {form, field}`, `documents.own_wrong {form, label, why}`.
Result<QJsonObject> checkOwn(const Form &form, const QJsonObject &values);

/// Labels of required fields that are empty.
QStringList missingOwn(const Form &form, const QJsonObject &values);

/// `fields` with `own`: what the case says, under what was typed.
QJsonObject withOwn(const Form &form, QJsonObject fields, const QJsonObject &typed);

/// Examples for every field: how the form looks when it is full; for trials of a form.
QJsonObject examplesOf(const Form &form);

} // namespace anjuan::documents
