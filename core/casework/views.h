#pragma once
#include <vector>

#include <QtCore/QDate>
#include <QtCore/QJsonObject>
#include <QtCore/QStringList>

#include "core/base/id.h"
#include "core/cases/deadlines.h"
#include "core/cases/gates.h"
#include "core/cases/procedure.h"
#include "core/insight/case_list.h"

namespace anjuan::casework {

struct PersonView { // 人员
    PersonId id;
    QString name;
    QString login;
    QString position;
    QStringList roles;   // codes in force
    QString cardNumber;  // 执法证号 in force, or empty
    bool hasKey = false; // can log in
};

using insight::CaseFilter;
using insight::CaseRow;

struct BlobView {
    QString member; // evidence_sha256 …
    QString sha256;
    QString name; // file name
    qint64 bytes = 0;
    bool present = true;
};

struct RecordView { // 时间线上的一条记录
    qint64 seq = 0;
    QString hash;
    QString kind;
    QString title;   // 现场检查
    QString group;   // act group, for lanes
    QString at;      // instant the machine said
    QString actOn;   // date of the act itself
    QString by;      // name
    QString verdict; // "signature_holds", "late", "not_checked"
    QString summary;
    bool officeUnit = false;
    std::vector<cases::GateFinding> findings; // flaws, and gates it was recorded without
    QStringList cosignedBy;
    std::vector<BlobView> blobs;
    QJsonObject body;
    QJsonObject particulars; // the private members, where the blob is here
};

struct EvidenceView { // 证据
    QString record;   // hash
    int no = 0;
    QString title;
    QString type;
    QString typeZh;
    QString sha256;
    QString fileName;
    qint64 bytes = 0;
    QString madeAt;
    QString place;
    QString makers;
    QString proves;
    bool original = true;
    bool verified = false;
    bool excluded = false;
    bool afterDecision = false;
    enum class Media { Photo, Video, Audio, Pdf, Other } media = Media::Other;
    QString facts; // "H.264 320×240 3.0 s"
    qint64 milliseconds = 0;
    QString claimedAt, claimedDevice, claimedPlace; // what the file says of itself
    QString source, method, carrier, provenance, equipment, privacy, secrecy, avStep;
    QString avStepZh; // the step's name; its id where the pack does not know it
    QString endedAt, addedBy, addedAt, verifiedOn, verifiedBy, exclusion;
    QString parent; // record of the item it was made from; empty for evidence itself
    QString how;    // 剪辑片段, 截图, 遮蔽件
    QString movedTo, destroyedOn;
    QStringList lacks; // what must still be there for it to hold
    QString checkedAt; // when the content was last read again on this PC
    bool checkedGood = true;
    /// Whether it stands for the case: not excluded, moved or destroyed.
    bool isLive() const { return !excluded && movedTo.isEmpty() && destroyedOn.isEmpty(); }
};

struct DocumentView { // 文书
    QString record;
    QString form;
    QString title;
    QString number;
    QString madeAt;
    QString sha256;
    int pages = 0;
    QString aboutRecord;
    QStringList scanSha256s; // signed scans
    bool served = false;
    bool corrected = false;  // a 补正 was made about it
    bool voided = false;     // 作废
    bool awaitsSeal = false; // 待盖章: it bears a seal, and no register says that it was sealed
    bool returned = false;   // a posting of it came back after it was last served
    QString wordSha256;      // the .docx of a county's Word form
};

struct NextAct { // 可办事项
    QString act;
    QString zh;
    QString groupZh;
    bool roleAllows = true;                   // the person logged in has a role for it
    QString rolesZh;                          // who can do it
    std::vector<cases::GateFinding> findings; // what stands in the way, whatever is typed
    bool possible() const;
};

struct CaseView { // 案件页
    CaseId id;
    CaseRow row;
    std::vector<cases::StageInfo> stages; // the step bar of the case's procedure, in order
    QJsonObject fields;                   // the whole field map that documents use (docs/fields.md)
    std::vector<RecordView> timeline;
    std::vector<EvidenceView> evidence;
    std::vector<DocumentView> documents;
    std::vector<NextAct> next;
    std::vector<cases::Deadline> deadlines;
    std::optional<cases::DaysUsed> days;
    cases::StepFacts facts;
};

/// The three lines of every verdict (docs/design.md §1).
struct VerdictLines {
    QString checked;
    QString against;
    QString notProven;
};

struct LibraryInfo {
    QString dir;
    LibraryId library;
    QString unitName;
    QString unitCode;
    QString genesis;
    QString ledger;
    qint64 records = 0;
    QString ledgerRoot;
    bool demo = false;
    bool retired = false; // moved to another PC 已迁出: for reading only
    bool readOnly = false;
    QString backedUpAt; // instant of the last proven backup 恢复演练通过; empty: never
    /// What whoever opens it must be told, most urgent first: an older copy, a disk that is nearly full, no backup …
    std::vector<Error> notices;
};

} // namespace anjuan::casework
