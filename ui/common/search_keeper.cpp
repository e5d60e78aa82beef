#include "ui/common/search_keeper.h"

#include <QtWidgets/QLabel>

namespace anjuan::ui {
namespace {

constexpr int kPiece = 600;    // records at a time: well under a second of the lane
constexpr int kPauseMs = 30;   // for what waits in the lane
constexpr qint64 kMuch = 5000; // records left that are worth a word

} // namespace

SearchKeeper::SearchKeeper(Desk &desk, QLabel *says, QObject *parent) : QObject(parent), m_desk(desk), m_says(says)
{
    connect(&m_desk, &Desk::sessionChanged, this, &SearchKeeper::readOn);
}

void SearchKeeper::readOn()
{
    if (m_running || !m_desk.isLoggedIn() || m_desk.info().readOnly)
        return;
    m_running = true;
    m_desk.run(
        m_says, QString(),
        [](Core core, Progress &) -> Result<qint64> {
            return core.library ? core.library->readOnForSearch(kPiece) : 0;
        },
        [this](const Result<qint64> &left) {
            m_running = false;
            const bool more = left && *left > 0;
            m_says->setText(more && *left > kMuch
                                ? tr("Search index: %n record(s) to go", nullptr, static_cast<int>(*left))
                                : QString());
            if (more)
                QTimer::singleShot(kPauseMs, this, &SearchKeeper::readOn);
        });
}

} // namespace anjuan::ui
