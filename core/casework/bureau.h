#pragma once
#include "core/casework/joining.h"

namespace anjuan::casework {

/// A unit whose uploads a bureau's library takes in 报送单位.
struct UnitRow {
    Digest genesis;
    QString name;
    QString code;
    QString lastUploadAt; // instant of the newest upload taken in; empty: never
    QString lastReceiptAt;
    qint64 cases = 0;
    qint64 records = 0;
    QString folder; // a library for reading, as of the last upload; empty: never
};

/// Knows a unit from now on by its 开户卡: office.unit_pinned. Makes this library a bureau's. Faults: Refused
/// `act.no_role`, Conflict `bureau.unit_known {name}`.
Result<void> pinUnit(Session &session, const JoinCard &card);
Result<std::vector<UnitRow>> unitsOf(const Library &library);
bool isBureau(const Library &library);
/// What units pin 上级局公钥: genesis and public key of the person logged in, as one canonical line
/// `{"anjuan":"bureau","genesis","key","public_key","unit_name"}`.
Result<QByteArray> bureauCard(const Session &session);

/// A bureau's card as a unit reads it 上级局名片.
struct BureauCard {
    QString unitName;
    QString genesis;
    QString key;
    QString publicKey; // PEM
    QByteArray raw;    // the whole line
    /// What both sides compare by eye before the card is believed: over the whole line.
    QString checkCode() const;
};
/// Faults: Corrupt `bureau.bad_card {where, why}`.
Result<BureauCard> parseBureauCard(QByteArray line, const QString &where);
/// The same of a file; further fault: NotFound `exchange.file_missing`.
Result<BureauCard> readBureauCard(const QString &file);
/// Pins the bureau of that card in the unit's office chain (office.bureau_pinned). Faults: Refused `act.no_role`.
Result<void> pinBureau(Session &session, const BureauCard &card);

/// One bundle of a drop folder.
struct UploadRow { // 报送包
    QString file;
    QString unitName;
    bool accepted = false;
    bool nothingNew = false;
    std::vector<Finding> findings; // why not
    QString receiptFile;
    qint64 records = 0;
};
/// Verifies every bundle in `folder` against its unit's last receipt, takes what holds into the unit's folder, and
/// writes a receipt 回执 for each to `receiptsTo`. What does not hold is told and left where it is. Faults: Io,
/// Refused `library.read_only`, `bureau.no_units`.
Result<std::vector<UploadRow>> takeUploads(Session &session, const QString &folder, const QString &receiptsTo,
                                           Progress &progress);
/// The same of these files alone, each unit's in the order in which its ledger grew.
Result<std::vector<UploadRow>> takeUploadFiles(Session &session, const QStringList &files, const QString &receiptsTo,
                                               Progress &progress);

/// A row returned with its reasons 退回单.
struct Returned {
    CaseId caseId;
    QString reason; // names the field: "处罚依据:缺条款号"
};
/// The last receipt of a unit once more, with rows returned. Faults: NotFound `bureau.no_upload {unit}`.
Result<QString> returnRows(Session &session, const Digest &genesis, const std::vector<Returned> &rows,
                           const QString &receiptsTo);

/// Signs what the bureau asks of a case 督办, 监督文书 (supervision.order), on the case as its unit last uploaded it: a
/// statement that the unit takes in. Written as one line to `file`, noted by desk.statement_signed. Faults: Refused
/// `act.no_role`, NotFound `bureau.no_upload {unit}`, `case.unknown {case}`, Invalid as `perform` for fields.
Result<QString> orderSupervision(Session &session, const Digest &genesis, const CaseId &id, const QJsonObject &with,
                                 const QString &file);

/// How far a case has come with the bureau 报送状态.
enum class ReportState { NotSent, Sent, Returned, Accepted }; // 未报, 已报, 退回, 入库
struct ReportRow {
    CaseId caseId;
    QString label;
    ReportState state = ReportState::NotSent;
    QString at;
    QString reason;
    bool changedSince = false; // records after what was accepted
};
Result<std::vector<ReportRow>> reportStates(const Library &library);
/// Takes the bureau's receipt in (desk.receipt_accepted): it must be signed by the pinned bureau, for this unit, and
/// agree with the ledger here. Faults: Corrupt `exchange.bad_receipt`, Refused `bureau.receipt_unsound {file, why}`.
/// The same again does nothing.
Result<void> acceptReceipt(Session &session, const QString &file);
/// The last receipt that was accepted for the ledger in force, as its line; nothing when there is none.
Result<std::optional<QByteArray>> lastReceipt(const Library &library);

} // namespace anjuan::casework
