#pragma once
#include <map>
#include <vector>

#include "core/casework/case_file.h"
#include "core/casework/library.h"

namespace anjuan::casework {

/// A copy of a document that somebody signed 签名件.
struct SignedCopy {
    enum class How { Scan, Pad } how = How::Scan;
    QString sha256;
    QString on; // the day of signing
    /// 签名扫描件(2026-03-02), 手写板签名件(2026-03-02)
    QString words() const;
    bool operator==(const SignedCopy &) const = default;
};
/// Of a document: scans that were filed for it, of a 送达回证 the one that came with its service, and what was signed
/// on the pad as long as it holds. The newest first.
std::vector<SignedCopy> signedCopiesOf(const CaseFile &file, const Entry &made);
/// Of each document of a case that has any, by its record. Contents that are not here are left out.
Result<std::map<QString, std::vector<SignedCopy>>> signedCopies(const Library &library, const CaseId &id);

/// The service whose scan is the signed paper of that 送达回证; nullptr for another document, for a service that nobody
/// signs on it (by post, electronically, by announcement), and without a scan.
const Entry *receiptProof(const CaseFile &file, const Entry &made);

/// Pages that can be printed: the content itself where it is a PDF, or as it is (a Word document); a picture as pages
/// of a PDF in that folder. Faults: NotFound `vault.no_blob {sha256}`, those of documents::eachPageOf and
/// documents::pdfOfPictures.
Result<QString> printablePages(const Library &library, const QString &sha256, const QString &title,
                               const QString &folder, Progress &progress);

} // namespace anjuan::casework
