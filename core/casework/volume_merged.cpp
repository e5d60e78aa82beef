#include "core/base/messages.h"
#include "core/casework/volume.h"
#include "core/chain/body.h"

namespace anjuan::casework {
namespace {

using chain::textOf;

/// What it became in the case that it went into: the act by which it did is what its papers come from there.
dossier::Part takenIn(dossier::Part part, const CaseFile &from, const Entry &merged)
{
    // Which side of the volume a paper lies on is known from its own case alone.
    if (part.form.isEmpty() && sideOf(part, from) == VolumeSide::Inner)
        part.form = QStringLiteral("sign_off_sheet");
    part.title = message(QStringLiteral("dossier.of_merged"), {part.title, textOf(merged.body, "other_number")});
    part.record = merged.hash();
    return part;
}

} // namespace

Result<VolumeContents> wholeVolume(const CaseFile &file, const Library::Parts &parts, const QString &frames,
                                   VolumeOrder order)
{
    ANJUAN_TRY(VolumeContents out, volumeParts(file, parts, frames, order));
    for (const Entry *merged : allOf(file.all(), {"case.merged"})) {
        const auto id = CaseId::parse(textOf(merged->body, "other"));
        if (!id)
            continue;
        auto other = CaseFile::load(*parts.store, *parts.vault, *id);
        if (!other && other.error().fault != Fault::NotFound)
            return fail(other.error());
        if (!other) {
            out.leftOut += message(QStringLiteral("dossier.merged_elsewhere"), {id->toString()});
            continue;
        }
        ANJUAN_TRY(VolumeContents theirs, wholeVolume(*other, parts, frames, order));
        joinSigned(theirs.parts, *other);
        for (const dossier::Part &part : theirs.parts) {
            const Entry *entry = other->byHash(part.record);
            // Its evidence was taken over by records of this case, and stands among this case's own.
            if (!entry || !entry->kind.startsWith(QLatin1String("evidence.")))
                out.parts += takenIn(part, *other, *merged);
        }
    }
    return out;
}

} // namespace anjuan::casework
