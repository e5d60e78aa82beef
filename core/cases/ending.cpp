#include "core/cases/ending.h"

namespace anjuan::cases {

Ending endingOf(const PeriodBook &book, const Deadline &deadline)
{
    if (!deadline.done)
        return Ending::None;
    for (const RunningPeriod &running : book.running) {
        if (running.code != deadline.code || running.about != deadline.about)
            continue;
        if (running.doneOn.isValid())
            return Ending::Done;
        return running.settled ? Ending::Dropped : Ending::RanOut;
    }
    return Ending::Done;
}

} // namespace anjuan::cases
