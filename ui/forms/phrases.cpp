#include "ui/forms/phrases.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtGui/QAction>
#include <QtGui/QFontMetrics>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QToolButton>

namespace anjuan::ui {
namespace {

struct Said { // the texts of this file
    Q_DECLARE_TR_FUNCTIONS(anjuan::ui::Phrases)
};

constexpr int kMenuWidth = 420;

void insertInto(QWidget *text, const QString &phrase)
{
    if (auto *line = qobject_cast<QLineEdit *>(text))
        line->insert(phrase);
    else if (auto *lines = qobject_cast<QPlainTextEdit *>(text))
        lines->insertPlainText(phrase);
    text->setFocus();
}

} // namespace

QStringList phrasesOf(const char *place)
{
    static const QJsonObject all = [] {
        QFile file(QStringLiteral(":/texts/phrases.json"));
        return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
    }();
    QStringList out;
    for (const QJsonValue &phrase : all.value(QLatin1String(place)).toArray())
        out += phrase.toString();
    return out;
}

QStringList phrasesOf(const char *place, const std::vector<casework::Phrase> &ofUnit)
{
    QStringList all;
    for (const casework::Phrase &phrase : ofUnit) {
        if (phrase.place == QLatin1String(place))
            all += phrase.text;
    }
    return all + phrasesOf(place);
}

QString causeOf(const QString &suspected)
{
    QString cause = suspected.trimmed();
    if (!cause.startsWith(QStringLiteral("涉嫌")))
        cause.prepend(QStringLiteral("涉嫌"));
    return cause.endsWith(QChar(u'案')) ? cause : cause + QChar(u'案');
}

QToolButton *makePhraseMenu(QWidget *text, const QString &field, const std::vector<casework::Phrase> &phrases)
{
    const QString place = casework::phrasePlaceOf(field);
    QStringList mine;
    for (const casework::Phrase &phrase : phrases) {
        if (phrase.place == place || phrase.place == QLatin1String("any"))
            mine += phrase.text;
    }
    if (mine.isEmpty())
        return nullptr;
    auto *button = new QToolButton(text->parentWidget());
    button->setObjectName(QStringLiteral("phrases:") + field);
    button->setText(Said::tr("Phrases"));
    button->setToolTip(Said::tr("Phrases of the unit (F4)"));
    button->setPopupMode(QToolButton::InstantPopup);
    button->setFocusPolicy(Qt::ClickFocus); // Tab goes on to the next field
    auto *menu = new QMenu(button);
    for (const QString &phrase : mine) {
        QAction *entry =
            menu->addAction(QFontMetrics(text->font()).elidedText(phrase.simplified(), Qt::ElideRight, kMenuWidth));
        entry->setToolTip(phrase);
        QObject::connect(entry, &QAction::triggered, text, [text, phrase] { insertInto(text, phrase); });
    }
    menu->setToolTipsVisible(true);
    button->setMenu(menu);
    auto *open = new QAction(text);
    open->setObjectName(QStringLiteral("phraseMenu"));
    open->setShortcut(Qt::Key_F4);
    open->setShortcutContext(Qt::WidgetShortcut);
    QObject::connect(open, &QAction::triggered, text,
                     [text, menu] { menu->popup(text->mapToGlobal(QPoint(0, text->height()))); });
    text->addAction(open);
    return button;
}

} // namespace anjuan::ui
