#pragma once
#include "ui/common/desk.h"

class QLabel;

namespace anjuan::ui {

/// Lets the search index read on while nobody waits for the lane, a piece at a time; says in a label how far it is when
/// there is much left.
class SearchKeeper final : public QObject {
    Q_OBJECT
public:
    SearchKeeper(Desk &desk, QLabel *says, QObject *parent);

private:
    void readOn();

    Desk &m_desk;
    QLabel *m_says;
    bool m_running = false;
};

} // namespace anjuan::ui
