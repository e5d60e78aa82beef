#pragma once
#include "core/base/progress.h"
#include "core/base/whole_file.h"

namespace anjuan::exchange {

/// Says how far a copy is, block by block. Fault: Cancelled `exchange.cancelled`.
class Ticker {
public:
    Ticker(Progress &progress, qint64 total) : m_progress(progress), m_total(total) {}

    Result<void> tick(qint64 bytes, const QString &what)
    {
        m_done += bytes;
        m_progress.report(m_done, m_total, what);
        return m_progress.cancelled() ? fail(Fault::Cancelled, "exchange.cancelled") : Result<void>{};
    }

private:
    Progress &m_progress;
    qint64 m_total;
    qint64 m_done = 0;
};

/// Runs `work` on a file that gets its name only when all of it went well. Faults: Io `file.not_written {file, why}`,
/// those of `work`.
template <class Work> Result<void> writeOut(const QString &outFile, Work work)
{
    WholeFile file(outFile);
    ANJUAN_CHECK(file.open(kByUmask)); // another account may have to take it from a shared folder
    const Result<void> done = work(file.device());
    // What was being written when the disk gave out says little; which disk says all.
    if (!done && done.error().id == QLatin1String("exchange.cannot_write"))
        return fail(Fault::Io, "file.not_written", {outFile, done.error().args.join(QStringLiteral(": "))});
    ANJUAN_CHECK(done);
    return file.commit();
}

} // namespace anjuan::exchange
