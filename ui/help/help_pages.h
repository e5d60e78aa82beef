#pragma once
#include <optional>
#include <vector>

#include <QtCore/QString>
#include <QtCore/QStringList>

namespace anjuan::ui {

/// A page of the help 帮助: `resources/help/<id>.html`, in Chinese, for officers.
struct HelpPage {
    QString id;
    QString title; // its first heading
    QString html;
    QStringList places;                    // object names of the pages, tabs and dialogs that it is about
    bool holds(const QString &text) const; // as words a reader sees
};

/// In the order of `resources/help/index.json`.
std::vector<HelpPage> helpPages();
/// The page about a place, by its object name; of several names the first that has one.
QString helpFor(const QStringList &places);

/// Id of the page that is made of the rules themselves 拦截与提醒.
inline const QString kRulesPage = QStringLiteral("rules");
/// Every rule whose words hold `text`: what it says, its source, who can clear it, its cure.
QString rulesHtml(const QString &text);

} // namespace anjuan::ui
