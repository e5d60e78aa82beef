#include "ui/bureau/pin_unit.h"

#include "ui/exchange/card_of.h"

namespace anjuan::ui {
namespace {

struct Pin {
    Q_DECLARE_TR_FUNCTIONS(anjuan::ui::Pin)
};

} // namespace

void pinUnitFromCard(Desk &desk, QWidget *parent)
{
    using casework::JoinCard;
    const auto asks = [](const JoinCard &card) {
        return Pin::tr("%1 (%2) uploads to this library from now on.\n\nCheck code: %3\n\nIt must be the same "
                       "on the unit's card. This library then has a page for the bureau.")
            .arg(card.unitName, card.unitCode, card.checkCode());
    };
    const auto takeIn = [&desk, parent](const JoinCard &card) {
        desk.run(parent, QString(),
                 signedIn([card](casework::Session &session, Progress &) { return casework::pinUnit(session, card); }),
                 [&desk, parent](const Result<void> &done) {
                     if (!done)
                         desk.prompt().tell(parent, Words::of(done.error()), true);
                     desk.announce(std::nullopt);
                 });
    };
    takeCard<JoinCard>(desk, parent,
                       {Pin::tr("Card of a unit that uploads to this library"), &casework::readJoinCard, asks, takeIn});
}

} // namespace anjuan::ui
