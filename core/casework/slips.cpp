#include "core/casework/slips.h"

#include <algorithm>

#include <QtCore/QRegularExpression>

#include "core/casework/facts_parts.h"
#include "core/casework/parts.h"
#include "core/casework/records.h"
#include "core/casework/sign_off_book.h"
#include "core/casework/sign_offs.h"
#include "core/chain/body.h"
#include "core/documents/qr_code.h"
#include "core/exchange/queries.h"

namespace anjuan::casework {
namespace {

using chain::textOf;

/// The record that the slip is about, or nullptr.
const Entry *aboutOf(const CaseFile &file, const Slip &slip)
{
    if (slip.what == Slip::For::Approval)
        return file.byHash(slip.digest);
    const Entry *found = nullptr;
    for (const Entry *request : allOf(file.all(), {"review.requested"})) {
        if (textOf(request->body, "content_digest") == slip.digest
            && chain::integerOf(request->body, "round") == slip.round)
            found = request;
    }
    return found;
}

QString dayOf(const Entry &entry)
{
    const Act *act = actOfKind(entry.kind);
    const QString on = act ? entry.body.value(act->onField).toString().left(10) : QString();
    return on.isEmpty() ? dateText(entry.on()) : on;
}

/// Who alone may sign as the unit's head on that day; empty where several may, or nobody.
QString onlyLeader(const office::OfficeBook &book, QDate day)
{
    QStringList found;
    for (const auto &[id, person] : book.people()) {
        if (book.rolesOn(id, day).contains(QLatin1String("leader")))
            found += id.toString();
    }
    return found.size() == 1 ? found.first() : QString();
}

/// Up to which record the paper knew the case: a sheet of the leader's book is printed some time after it was asked
/// for.
auto printedAt(const CaseFile &file, const Slip &slip, const Entry &about)
{
    auto at = about.record.seq;
    for (const Entry *made : allOf(file.all(), {"document.made"})) {
        if (slip.what == Slip::For::Approval && textOf(made->body, "form") == QLatin1String("sign_off_sheet")
            && textOf(made->body, "about") == about.hash())
            at = made->record.seq;
    }
    return at;
}

Result<SlipView> viewOf(const Library &library, const Slip &slip, const QString &file)
{
    const Library::Parts &parts = library.parts();
    const auto loaded = CaseFile::load(*parts.store, *parts.vault, slip.caseId);
    const Entry *about = loaded ? aboutOf(*loaded, slip) : nullptr;
    if (!about)
        return fail(Fault::NotFound, "slip.unknown_case", {file});
    SlipView view;
    view.slip = slip;
    ANJUAN_TRY(view.label, labelOf(library, slip.caseId));
    ANJUAN_TRY(const LibraryId holder, exchange::holderOf(*parts.store, slip.caseId));
    if (holder != parts.library())
        return fail(Fault::Refused, "chain.not_holder", {view.label});
    view.aboutTitle = titleOf(about->record);
    view.aboutOn = dayOf(*about);
    const auto printed = printedAt(*loaded, slip, *about);
    for (const Entry &entry : loaded->entries()) {
        if (entry.record.seq > printed && !entry.kind.startsWith(QLatin1String("document.")))
            view.addedSince += titleOf(entry.record);
    }
    view.with = {{QStringLiteral("scan"), file}};
    if (slip.what == Slip::For::Approval) {
        view.act = QStringLiteral("approval.register_paper");
        view.with.insert(QStringLiteral("step"), slip.step);
        if (const QString what = signOffAbout(about->kind, about->body); !what.isEmpty())
            view.with.insert(QStringLiteral("about"), what);
        // Such papers go to the unit's head. What was decided, and when, stands there in ink and is typed.
        view.with.insert(QStringLiteral("level"), QStringLiteral("leader"));
        if (const QString leader = onlyLeader(parts.book, parts.clock->today()); !leader.isEmpty())
            view.with.insert(QStringLiteral("signer"), leader);
        view.asNow = view.newest = true;
        return view;
    }
    view.act = QStringLiteral("review.register_paper_opinion");
    view.with.insert(QStringLiteral("request"), about->hash());
    view.newest = newest(loaded->all(), {"review.requested"}) == about;
    const auto now = decidedContent(loaded->all(), parts.pack);
    view.asNow = now && now->digest == slip.digest;
    return view;
}

} // namespace

QString slipText(const Slip &slip)
{
    const bool review = slip.what == Slip::For::Review;
    return QStringLiteral("ANJUAN/%1/%2/%3/%4")
        .arg(review ? QStringLiteral("R1") : QStringLiteral("A1"), slip.caseId.toString(), slip.digest,
             review ? QString::number(slip.round) : slip.step)
        .toUpper();
}

std::optional<Slip> parseSlip(const QString &text)
{
    static const QRegularExpression form(
        QStringLiteral("^ANJUAN/(R1|A1)/([0-9A-F-]{36})/([0-9A-F]{64})/([0-9A-Z_]{1,40})$"));
    const QRegularExpressionMatch match = form.match(text.trimmed());
    if (!match.hasMatch())
        return std::nullopt;
    const auto id = CaseId::parse(match.captured(2).toLower());
    if (!id)
        return std::nullopt;
    Slip slip;
    slip.caseId = *id;
    slip.digest = match.captured(3).toLower();
    if (match.captured(1) == QLatin1String("A1")) {
        slip.what = Slip::For::Approval;
        slip.step = match.captured(4).toLower();
        return slip;
    }
    bool number = false;
    slip.round = match.captured(4).toInt(&number);
    return number ? std::optional(slip) : std::nullopt;
}

Result<SlipView> readSlip(const Library &library, const QString &file)
{
    ANJUAN_TRY(const QStringList texts, documents::qrTextsOn(file));
    for (const QString &text : texts) {
        if (const auto slip = parseSlip(text))
            return viewOf(library, *slip, file);
    }
    return fail(Fault::NotFound, "slip.no_code", {file});
}

Result<SlipView> readSlip(const Library &library, const QString &file, const QString &text)
{
    const auto slip = parseSlip(text);
    return slip ? viewOf(library, *slip, file) : readSlip(library, file);
}

QString slipTextOf(const CaseFile &file, const QString &document)
{
    const Entry *sheet = file.byHash(document);
    if (!sheet || textOf(sheet->body, "form") != QLatin1String("sign_off_sheet"))
        return {};
    const Entry *proposal = file.byHash(textOf(sheet->body, "about"));
    const QString step = proposal ? signOffStep(proposal->kind, proposal->body) : QString();
    const auto id = proposal ? chain::caseOf(proposal->record.chain) : std::nullopt;
    if (step.isEmpty() || !id)
        return {};
    return slipText({.what = Slip::For::Approval, .caseId = *id, .digest = proposal->hash(), .round = 0, .step = step});
}

} // namespace anjuan::casework
