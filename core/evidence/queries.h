#pragma once
#include <optional>
#include <vector>

#include <QtCore/QStringList>

#include "core/base/id.h"
#include "core/evidence/media.h"
#include "core/store/store.h"

namespace anjuan::evidence {

/// One line of the index of evidence 证据目录.
struct ItemRow {
    QString record;
    CaseId caseId;
    int no = 0;
    qint64 seq = 0;
    QString type, title, sha256, fileName;
    qint64 bytes = 0;
    QString madeAt, endedAt, place, original;
    QStringList officers; // person ids
    QString source, proves, method, carrier, provenance, equipment, privacy, secrecy;
    bool hasClaims = false; // records of older versions have none
    std::optional<MediaFacts> facts;
    QString avStep, addedBy, addedAt;
    QString parent, how; // of a derived item
    QString verifiedOn, verifiedBy, excludedOn, exclusion, movedTo, destroyedOn;
    bool afterDecision = false;
};

/// In the order in which they were taken in.
Result<std::vector<ItemRow>> itemsOf(const store::Read &read, const CaseId &id);
Result<std::optional<ItemRow>> itemByRecord(const store::Read &read, const QString &record);
/// Where a content is in the index already.
Result<std::vector<ItemRow>> itemsWith(const store::Read &read, const QString &sha256);

struct MarkRow { // 标注
    QString record, item;
    qint64 atMs = 0;
    std::optional<qint64> toMs;
    QString note, proves, madeBy, madeAt;
};
Result<std::vector<MarkRow>> marksOf(const store::Read &read, const QString &item);

/// The items of a case that have a transcript.
Result<QStringList> transcribedOf(const store::Read &read, const CaseId &id);

struct EquipmentRow { // 设备
    QString number, sort, model, serial, volume, holder, handedOn;
    qint64 clockFast = 0; // seconds; below zero it is slow
    QString clockCheckedAt, retiredOn;
};
Result<std::vector<EquipmentRow>> equipment(const store::Read &read);
/// The whole index, case by case.
Result<std::vector<ItemRow>> allItems(const store::Read &read);

} // namespace anjuan::evidence
