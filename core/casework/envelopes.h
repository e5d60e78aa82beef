#pragma once
#include "core/casework/library.h"
#include "core/documents/envelope.h"

namespace anjuan::casework {

/// What goes on an envelope, as far as the case knows it.
struct EnvelopeDraft {
    documents::EnvelopeWords words;
    bool confirmed = false; // the address is that of a 送达地址确认书, else the party's own
};
/// To whom a case posts: the address confirmed by the newest 送达地址确认书 that was made and not voided, else the
/// party's. `documents`: records of what goes in; their titles and numbers are named.
Result<EnvelopeDraft> envelopeOf(const Library &library, const CaseId &id, const QStringList &documents);
/// Faults: those of documents::envelopePdf.
Result<QByteArray> drawEnvelope(const Library &library, documents::Envelope envelope,
                                const documents::EnvelopeWords &words);

} // namespace anjuan::casework
