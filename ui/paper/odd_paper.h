#pragma once
#include <QtCore/QDate>
#include <QtCore/QJsonObject>
#include <QtCore/QStringList>

namespace anjuan::ui {

/// What can hardly be so in a case that comes from paper 接续办理: a day after `today`, a step before the one it
/// follows, a day that the stage must have. One sentence each; facts are never refused, so whoever types them confirms
/// them.
QStringList oddOnPaper(const QJsonObject &clue, const QJsonObject &paper, QDate today);

} // namespace anjuan::ui
