#pragma once
#include "core/casework/parts.h"
#include "core/dossier/text_mask.h"

namespace anjuan::casework {

/// Which words of a case are particulars of others than the party 他人个人信息: of whoever was asked, witnesses,
/// informants and receivers, by the private members of all records; numbers of cards and telephones wherever they
/// stand. `names`: their names, too, to the first character; whoever gave the clue is covered whole in any case. Of
/// several parties, a copy that covers names is for the one called `receiver`: the others' particulars are covered as
/// anybody's are, but for their names, which every paper of the case bears.
struct CopyMask {
    dossier::TextMask mask;
    QStringList words; // for whoever looks it through
};
CopyMask copyMaskOf(const CaseFile &file, const Library::Parts &parts, bool names, const QString &receiver,
                    const QStringList &also);

} // namespace anjuan::casework
