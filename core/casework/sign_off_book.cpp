#include "core/casework/sign_off_book.h"

#include <algorithm>

#include "core/base/messages.h"
#include "core/base/whole_file.h"
#include "core/casework/field_map.h"
#include "core/casework/parts.h"
#include "core/casework/perform.h"
#include "core/casework/records.h"
#include "core/casework/sign_off_words.h"
#include "core/casework/sign_offs.h"
#include "core/casework/together.h"
#include "core/chain/body.h"
#include "core/documents/join.h"
#include "core/dossier/queries.h"
#include "core/exchange/queries.h"

namespace anjuan::casework {
namespace {

using chain::textOf;

const QString kForm = QStringLiteral("sign_off_sheet");

bool isPrinted(const CaseFile &file, const QString &record)
{
    const auto made = allOf(file.all(), {"document.made"});
    return std::any_of(made.begin(), made.end(), [&](const Entry *one) {
        return textOf(one->body, "form") == kForm && textOf(one->body, "about") == record;
    });
}

QString askedOn(const Entry &entry)
{
    const Act *act = actOfKind(entry.kind);
    const QString on = act ? entry.body.value(act->onField).toString().left(10) : QString();
    return on.isEmpty() ? dateText(entry.on()) : on;
}

Result<void> addLines(const Library &library, const CaseId &id, std::vector<SignOffLine> &lines)
{
    const Library::Parts &parts = library.parts();
    ANJUAN_TRY(const CaseFile file, CaseFile::load(*parts.store, *parts.vault, id));
    if (newest(file.all(), {"case.archived"}))
        return {};
    std::vector<SignOffRecord> records;
    for (const Entry &entry : file.entries())
        records.push_back({entry.kind, entry.hash(), entry.body});
    for (const SignOffAsked &asked : signOffsAsked(records, false)) {
        const Entry &proposal = file.entries()[asked.at];
        ANJUAN_TRY(const QString label, labelOf(library, id));
        lines.push_back({id, label, optionText("approval.give", "step", asked.step), asked.step, proposal.hash(),
                         askedOn(proposal), isPrinted(file, proposal.hash())});
    }
    return {};
}

/// One sheet as a document of its case; gives the record.
Result<QString> makeSheet(Session &session, const SignOffLine &line, QStringList &sheets, Progress &progress)
{
    const Library::Parts &parts = session.library().parts();
    ANJUAN_TRY(const CaseFile before, CaseFile::load(*parts.store, *parts.vault, line.id));
    const Entry *proposal = before.byHash(line.record);
    if (!proposal)
        return fail(Fault::NotFound, "signoff.no_proposal", {line.label});
    Request request;
    request.act = QStringLiteral("document.make");
    request.caseId = line.id;
    request.with = {{QStringLiteral("form"), kForm},
                    {QStringLiteral("about"), line.record},
                    {QStringLiteral("values"),
                     QJsonObject{{QStringLiteral("what"), line.what},
                                 {QStringLiteral("summary"), signOffWords(parts, before, *proposal)},
                                 {QStringLiteral("asker"), parts.book.name(proposal->by)},
                                 {QStringLiteral("asked_on"), line.askedOn}}}};
    ANJUAN_CHECK(session.perform(request, progress));
    ANJUAN_TRY(const CaseFile after, CaseFile::load(*parts.store, *parts.vault, line.id));
    const Entry *document = newest(after.all(), {"document.made"});
    sheets += parts.vault->path(textOf(document->body, "document_sha256"));
    return document->hash();
}

} // namespace

Result<std::vector<SignOffLine>> signOffsWaiting(const Library &library)
{
    const Library::Parts &parts = library.parts();
    ANJUAN_TRY(const QStringList ids, dossier::casesWith(*parts.store, signOffKinds()));
    std::vector<SignOffLine> lines;
    for (const QString &id : ids) {
        const auto parsed = CaseId::parse(id);
        if (!parsed)
            continue;
        ANJUAN_TRY(const LibraryId holder, exchange::holderOf(*parts.store, *parsed));
        if (holder == parts.library())
            ANJUAN_CHECK(addLines(library, *parsed, lines));
    }
    std::stable_sort(lines.begin(), lines.end(),
                     [](const SignOffLine &left, const SignOffLine &right) { return left.askedOn < right.askedOn; });
    return lines;
}

Result<SignOffBook> makeSignOffBook(Session &session, const std::vector<SignOffLine> &lines, const QString &file,
                                    Progress &progress)
{
    if (lines.empty())
        return fail(Fault::Refused, "signoff.nothing");
    Library::Parts &parts = session.library().parts();
    // All or none: a sheet that nobody holds would count as printed.
    return takingIn(parts, [&]() -> Result<SignOffBook> {
        SignOffBook book;
        ANJUAN_CHECK(together(parts, [&]() -> Result<void> {
            QStringList sheets;
            for (const SignOffLine &line : lines) {
                progress.report(book.sheets, static_cast<qint64>(lines.size()), line.label);
                if (progress.cancelled())
                    return fail(Fault::Cancelled, "work.cancelled");
                ANJUAN_TRY(const QString record, makeSheet(session, line, sheets, progress));
                book.records += record;
                ++book.sheets;
            }
            ANJUAN_TRY(const documents::JoinedPdf joined,
                       documents::joinPdfs(sheets, message(QStringLiteral("signoff.book")), parts.clock->now()));
            book.pages = joined.pages;
            return writeWhole(file, joined.pdf);
        }));
        return book;
    });
}

} // namespace anjuan::casework
