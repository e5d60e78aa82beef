#include "ui/casepage/case_tab.h"

#include "ui/common/act_bar.h"

namespace anjuan::ui {

void CaseTab::offerOnly(const std::optional<QStringList> &acts)
{
    m_offered = acts;
    for (ActBar *bar : findChildren<ActBar *>())
        bar->offerOnly(acts);
}

} // namespace anjuan::ui
