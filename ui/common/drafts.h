#pragma once
#include <map>

#include <QtCore/QJsonObject>
#include <QtCore/QString>

#include "core/base/result.h"

namespace anjuan::ui {

/// What was typed into a form and not submitted 草稿, by act and case: local state of one PC, never a record. It lies
/// in the library's folder, readable by its owner alone, and can be deleted. Called in the lane.
class Drafts {
public:
    explicit Drafts(const QString &libraryDir);
    /// Empty where there is none, or the file cannot be read: a draft is a convenience.
    QJsonObject read(const QString &key) const;
    /// An empty object removes the draft. Fault: Io `ui.draft_not_kept {file, why}`.
    Result<void> write(const QString &key, const QJsonObject &values) const;
    /// Several at once, by key; the same for each.
    Result<void> write(const std::map<QString, QJsonObject> &drafts) const;

    static QString key(const QString &act, const QString &caseId, const QString &person);

private:
    QJsonObject readAll() const;
    QString m_file;
};

} // namespace anjuan::ui
