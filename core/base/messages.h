#pragma once
#include <QtCore/QString>

#include "core/base/result.h"

namespace anjuan {

enum class Language { Chinese, English };

/// The words of an error or a rule: from resources/messages/*.json (id → {"zh","en"}) and resources/rules/<id>.json
/// (zh, en, source, who). An unknown id gives the id and its arguments, so that nothing is ever silent.
QString describe(const Error &error, Language language = Language::Chinese);

/// The text of one message id with its places filled.
QString message(const QString &id, const QStringList &args = {}, Language language = Language::Chinese);

/// Whether words exist for that id.
bool hasMessage(const QString &id);

} // namespace anjuan
