#pragma once
#include "core/casework/case_file.h"

namespace anjuan::casework {

/// The entries that count after a case was re-opened 重新办理: what led to the decision that fell stays in the chain
/// and on the timeline, but no longer stands. Re-opened at the investigation, the conclusion, review, notice and
/// hearing fall too; at the defence, only what came after it.
class Standing {
public:
    explicit Standing(Entries all);
    Entries entries() const { return m_kept.empty() ? m_all : Entries(m_kept.data(), m_kept.size()); }

private:
    Entries m_all;
    std::vector<Entry> m_kept;
};

} // namespace anjuan::casework
