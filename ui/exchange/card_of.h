#pragma once
#include <functional>

#include "ui/exchange/parts.h"

namespace anjuan::ui {

/// A card that somebody brings, and what is asked before it is believed.
template <class Card> struct CardQuestion {
    QString chooses;                           // the title under which its file is chosen
    Result<Card> (*read)(const QString &file); // from the file
    std::function<QString(const Card &)> asks; // names whose it is, and its check code
    std::function<void(const Card &)> takeIn;  // once its code was found the same
};

/// Asks for the file, reads it, has its check code compared by eye, and only then takes the card in 核对后登记.
template <class Card> void takeCard(Desk &desk, QWidget *parent, const CardQuestion<Card> &question)
{
    auto compare = [&desk, parent, question](const Result<Card> &card) {
        if (!card)
            return desk.prompt().tell(parent, Words::of(card.error()), true);
        desk.prompt().ask(parent, question.asks(*card), Exchange::sameCode(), [question, card = *card](bool same) {
            if (same)
                question.takeIn(card);
        });
    };
    desk.prompt().openFiles(
        parent, question.chooses, Exchange::jsonFilter(), false,
        [&desk, parent, question, compare](const QStringList &files) {
            desk.run(
                parent, QString(),
                [read = question.read, file = files.value(0)](Core, Progress &) { return read(file); }, compare);
        });
}

} // namespace anjuan::ui
