#pragma once
#include "core/casework/case_file.h"
#include "core/casework/library.h"

namespace anjuan::casework {

/// A signature that was written with a pen tablet or mouse 手写板签名, bound to the bytes of the document that its
/// signer saw. The law's ink remains the rule: the unit allows it for itself (office.describe_unit), and whether such a
/// signature is a reliable one is not for this program to say (电子签名法 第十三条).
struct HandSignature {
    QString record;
    QString document;
    QString signer; // empty where the particulars are not here
    QString role;   // party 当事人, witness 见证人, officer 执法人员
    QString label;  // the words of its place: 见证人签名
    QString at;
    QString pen;          // tablet, mouse
    QString digest;       // SHA-256 of its strokes
    QString signedSha256; // the document with this and all earlier signatures
    QString lost;         // why it stands no longer, in words; empty: it holds
};
/// In order. A signature is lost where the document was made anew, corrected or voided after it, where what it says was
/// corrected, and where the bytes or strokes are not those that were signed.
std::vector<HandSignature> handSignaturesOf(const CaseFile &file, const Entry &made);
/// The document with all signatures that hold; without any, as it was made.
QString signedFileOf(const CaseFile &file, const Entry &made);

/// What a document shows of its signatures.
struct SignedState {
    QStringList hold; // in words: who, as what, when
    QStringList lost; // likewise with the reason; those of the version before it as well
};
/// Of each document of a case that has any, by its record.
Result<std::map<QString, SignedState>> signedStates(const Library &library, const CaseId &id);

/// A document before somebody signs it.
struct Signing {
    struct Place {
        int no = 0; // among the document's places
        QString label;
        int page = 0; // from 1
        QString role; // the likeliest
    };
    QString document, title, sha256;
    std::vector<Place> free; // where nobody has signed; those at the foot of each page follow by themselves
    std::vector<HandSignature> signatures;
    QString file;       // the pages as they stand now
    bool strip = false; // the form has no place of its own: a strip 签名栏 is put at its end with the first signature
    QString hindrance;  // why nothing can be signed, in words; empty: it can
};
/// Fault: NotFound `signing.no_document {record}`.
Result<Signing> signingOf(const Library &library, const CaseId &id, const QString &document);
/// Whether the unit allows it.
bool allowsHandSigning(const Library &library);

} // namespace anjuan::casework
