#pragma once
#include "core/casework/facts.h"

namespace anjuan::casework {

struct FieldMapOf {
    QString about; // hash of the record that the document is about: its `it`
    QDate today;
    bool proposed = false; // `decision` as it would be issued now, where none stands 拟决定
};

/// Everything that forms may show of a case, as one object (docs/fields.md). What is not known is absent.
QJsonObject fieldMap(Entries entries, const Lawbook &law, const FieldMapOf &of);

/// The chosen option's Chinese words, by the act's data.
QString optionText(const char *act, const char *field, const QString &value);

/// Role codes in Chinese, joined.
QString roleText(const QStringList &roles);

} // namespace anjuan::casework
