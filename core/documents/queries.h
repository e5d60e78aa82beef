#pragma once
#include <optional>
#include <vector>

#include "core/base/id.h"
#include "core/store/store.h"

namespace anjuan::documents {

/// The document whose pages bear a code.
struct PaperRow {
    QString record;
    CaseId caseId;
    QString form, title, number;
    int pages = 0;
    int scans = 0; // signed scans of it that were filed
};
Result<std::optional<PaperRow>> paperByCode(const store::Read &read, const QString &code);

/// Numbers of papers of other cases, of the newest here, that stand in these words and are no number of that case.
Result<QStringList> numbersOfOthersIn(const store::Read &read, const QString &words, const CaseId &id);

/// A form that was printed blank, to be filled in by hand outside 外出文书.
struct FieldSheet {
    QString record; // of its taking
    QString code;   // of its pages
    QString form, formVersion, title;
    QString number; // leased with it; empty where the form has none
    QString place, takenOn;
    QString sha256; // of its blank pages
    int pages = 0;
    QString state;    // out, returned, voided
    QString reason;   // why it came back
    QString by;       // who took it
    QString document; // what came home by its code; empty: nothing yet
    CaseId caseId;    // of that
    bool isOut() const { return state == QLatin1String("out") && document.isEmpty(); }
};
Result<std::optional<FieldSheet>> fieldSheetByCode(const store::Read &read, const QString &code);
/// Of that desk's chain, newest first.
Result<std::vector<FieldSheet>> fieldSheetsOf(const store::Read &read, const QString &chain);

} // namespace anjuan::documents
