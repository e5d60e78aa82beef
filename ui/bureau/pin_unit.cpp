#include "ui/bureau/pin_unit.h"

#include "ui/exchange/parts.h"

namespace anjuan::ui {
namespace {

struct Pin {
    Q_DECLARE_TR_FUNCTIONS(anjuan::ui::Pin)
};

void pin(Desk &desk, QWidget *parent, const casework::JoinCard &card)
{
    desk.run(parent, QString(),
             signedIn([card](casework::Session &session, Progress &) { return casework::pinUnit(session, card); }),
             [&desk, parent](const Result<void> &done) {
                 if (!done)
                     desk.prompt().tell(parent, Words::of(done.error()), true);
                 desk.announce(std::nullopt);
             });
}

void compare(Desk &desk, QWidget *parent, const casework::JoinCard &card)
{
    desk.prompt().ask(parent,
                      Pin::tr("%1 (%2) uploads to this library from now on.\n\nCheck code: %3\n\nIt must be the same "
                              "on the unit's card. This library then has a page for the bureau.")
                          .arg(card.unitName, card.unitCode, card.checkCode()),
                      Pin::tr("The code is the same"), [&desk, parent, card](bool yes) {
                          if (yes)
                              pin(desk, parent, card);
                      });
}

} // namespace

void pinUnitFromCard(Desk &desk, QWidget *parent)
{
    auto chosen = [&desk, parent](const QStringList &files) {
        desk.run(
            parent, QString(), [file = files.value(0)](Core, Progress &) { return casework::readJoinCard(file); },
            [&desk, parent](const Result<casework::JoinCard> &card) {
                if (card)
                    compare(desk, parent, *card);
                else
                    desk.prompt().tell(parent, Words::of(card.error()), true);
            });
    };
    desk.prompt().openFiles(parent, Pin::tr("Card of a unit that uploads to this library"), Exchange::jsonFilter(),
                            false, chosen);
}

} // namespace anjuan::ui
