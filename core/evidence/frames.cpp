#include "core/evidence/frames.h"

#include "core/evidence/codecs.h"

namespace anjuan::evidence {

Result<std::unique_ptr<Frames>> Frames::open(const QString &path, Progress &progress)
{
    ANJUAN_TRY(const MediaFacts facts, mediaFacts(path));
    ANJUAN_TRY(const Codecs *all, codecs());
    return all->frames(path, facts, progress);
}

Result<std::vector<int>> waveform(const QString &path, int bins, Progress &progress)
{
    ANJUAN_TRY(const Codecs *all, codecs());
    return all->waveform(path, bins, progress);
}

Result<QString> undecodable(const QString &path)
{
    ANJUAN_TRY(const Codecs *all, codecs());
    return all->undecodable(path);
}

} // namespace anjuan::evidence
