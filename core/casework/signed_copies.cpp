#include "core/casework/signed_copies.h"

#include <algorithm>

#include <QtCore/QDir>
#include <QtCore/QFile>

#include "core/base/messages.h"
#include "core/base/whole_file.h"
#include "core/casework/hand_signing.h"
#include "core/casework/parts.h"
#include "core/chain/body.h"
#include "core/documents/scan_page.h"

namespace anjuan::casework {
namespace {

using chain::textOf;

/// How a service ends with a signature on its 送达回证 (民事诉讼法 第八十七条).
const QStringList &signedMethods()
{
    static const QStringList methods = {QStringLiteral("direct"), QStringLiteral("lien"), QStringLiteral("entrusted"),
                                        QStringLiteral("forward"), QStringLiteral("on_the_spot")};
    return methods;
}

} // namespace

QString SignedCopy::words() const
{
    return message(how == How::Pad ? QStringLiteral("signing.copy_pad") : QStringLiteral("signing.copy_scan"), {on});
}

const Entry *receiptProof(const CaseFile &file, const Entry &made)
{
    if (textOf(made.body, "form") != QLatin1String("service_receipt"))
        return nullptr;
    const Entry *service = file.byHash(textOf(made.body, "about"));
    return service && signedMethods().contains(textOf(service->body, "method"))
            && !textOf(service->body, "proof_sha256").isEmpty()
        ? service
        : nullptr;
}

std::vector<SignedCopy> signedCopiesOf(const CaseFile &file, const Entry &made)
{
    std::vector<std::pair<qint64, SignedCopy>> found;
    for (const Entry *scan : allOf(file.all(), {"document.scan_added"})) {
        if (textOf(scan->body, "document") == made.hash())
            found.emplace_back(
                scan->record.seq,
                SignedCopy{SignedCopy::How::Scan, textOf(scan->body, "scan_sha256"), textOf(scan->body, "signed_on")});
    }
    if (const Entry *service = receiptProof(file, made))
        found.emplace_back(service->record.seq,
                           SignedCopy{SignedCopy::How::Scan, textOf(service->body, "proof_sha256"),
                                      textOf(service->body, "served_at").left(10)});
    for (const HandSignature &one : handSignaturesOf(file, made)) {
        if (one.lost.isEmpty() && one.signedSha256 == signedFileOf(file, made))
            found.emplace_back(file.byHash(one.record)->record.seq,
                               SignedCopy{SignedCopy::How::Pad, one.signedSha256, one.at.left(10)});
    }
    std::stable_sort(found.begin(), found.end(), [](const auto &a, const auto &b) { return a.first > b.first; });
    std::vector<SignedCopy> out;
    for (const auto &[seq, copy] : found)
        out.push_back(copy);
    return out;
}

Result<std::map<QString, std::vector<SignedCopy>>> signedCopies(const Library &library, const CaseId &id)
{
    const Library::Parts &parts = library.parts();
    ANJUAN_TRY(const CaseFile file, CaseFile::load(*parts.store, *parts.vault, id));
    std::map<QString, std::vector<SignedCopy>> out;
    for (const Entry *made : allOf(file.all(), {"document.made"})) {
        std::vector<SignedCopy> copies = signedCopiesOf(file, *made);
        std::erase_if(copies, [&](const SignedCopy &one) { return !parts.vault->has(one.sha256); });
        if (!copies.empty())
            out.emplace(made->hash(), std::move(copies));
    }
    return out;
}

Result<QString> printablePages(const Library &library, const QString &sha256, const QString &title,
                               const QString &folder, Progress &progress)
{
    ANJUAN_TRY(const QString path, library.blobPath(sha256));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(Fault::NotFound, "vault.no_blob", {sha256});
    const QByteArray head = file.read(1024);
    if (head.contains("%PDF-") || head.startsWith("PK"))
        return path;
    const QString stem = QDir(folder).filePath(sha256.left(16));
    ANJUAN_TRY(const QByteArray pdf, documents::pdfOfScan(path, stem, title, library.parts().clock->now(), progress));
    QString out = stem + QStringLiteral(".pdf");
    ANJUAN_CHECK(writeWhole(out, pdf));
    return out;
}

} // namespace anjuan::casework
