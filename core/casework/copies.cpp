#include "core/casework/copies.h"

#include <algorithm>

#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>

#include "core/base/digest.h"
#include "core/base/json.h"
#include "core/base/messages.h"
#include "core/casework/bundles.h"
#include "core/casework/copy_mask.h"
#include "core/casework/field_map.h"
#include "core/casework/fonts.h"
#include "core/casework/forms.h"
#include "core/casework/records.h"
#include "core/casework/volume.h"
#include "core/casework/volumes.h"
#include "core/chain/body.h"
#include "core/dossier/mask_pdf.h"
#include "core/dossier/picture.h"

namespace anjuan::casework {
namespace {

using chain::textOf;
using chain::textsOf;
using How = CopyPiece::How;
using dossier::Part;

QString words(const char *id, const QStringList &args = {})
{
    return message(QString::fromLatin1(id), args);
}

/// What a copy for somebody takes along, as data.
struct Profile {
    bool names = true; // others' names are covered
    QStringList keepsForms;
    QStringList leavesForms;
};

Result<QJsonObject> data(const QString &file)
{
    QFile in(file);
    if (!in.open(QIODevice::ReadOnly))
        return fail(Fault::NotFound, "dossier.cannot_read", {file});
    ANJUAN_TRY(const QJsonValue value, parseJson(in.readAll(), file));
    return value.toObject();
}

Result<Profile> profileOf(const QString &name)
{
    ANJUAN_TRY(const QJsonObject all, data(QStringLiteral(":/texts/copy_profiles.json")));
    const QJsonObject one = all.value(name).toObject();
    if (one.isEmpty())
        return fail(Fault::Invalid, "copy.no_profile", {name});
    return Profile{one.value(QLatin1String("names")).toBool(true), textsOf(one, "keeps_forms"),
                   textsOf(one, "leaves_forms")};
}

/// What a volume's parts become in a copy.
class Copier {
public:
    Copier(const Library &library, const CaseFile &file, const CopyRequest &request, Profile profile)
        : m_parts(library.parts()),
          m_file(file),
          m_request(request),
          m_profile(std::move(profile)),
          m_mask(copyMaskOf(file, m_parts, m_profile.names, request.receiver, request.alsoCover))
    {
    }

    Result<void> run(const QString &scratch, Progress &progress)
    {
        ANJUAN_TRY(VolumeContents volume, volumeParts(m_file, m_parts, scratch));
        m_all = std::move(volume.parts);
        for (qsizetype i = 0; i < m_all.size(); ++i) {
            if (progress.cancelled())
                return fail(Fault::Cancelled, "dossier.cancelled");
            progress.report(i, m_all.size(), m_all[i].title);
            if (!standsInPlace(m_all[i]))
                ANJUAN_CHECK(take(m_all[i], progress));
        }
        return {};
    }

    const CopyMask &mask() const { return m_mask; }
    std::vector<CopyPiece> pieces;
    QList<Part> parts; // that go

private:
    const Part *partOf(const QString &record) const
    {
        const auto it =
            std::find_if(m_all.begin(), m_all.end(), [&](const Part &part) { return part.record == record; });
        return it == m_all.end() ? nullptr : &*it;
    }

    /// A masked item goes in the place of what it was made of, or stays with it; where there are several the newest
    /// goes, since an earlier one may show what it covers.
    bool standsInPlace(const Part &part) const
    {
        const Entry *entry = m_file.byHash(part.record);
        if (!isMask(entry))
            return false;
        const Entry *source = m_file.byHash(textOf(entry->body, "item"));
        if (!source || maskedItemOf(*source) != entry)
            return source;
        return m_inPlace.contains(entry->hash()) || m_request.leaveOut.contains(source->hash());
    }

    static bool isMask(const Entry *entry)
    {
        return entry && entry->kind == QLatin1String("evidence.derived")
            && textOf(entry->body, "how") == QLatin1String("mask");
    }

    Result<void> take(Part part, Progress &progress)
    {
        CopyPiece piece{How::Whole, part.record, part.title, {}, 0};
        piece.why = whyNot(part);
        if (piece.why.isEmpty())
            ANJUAN_CHECK(prepare(part, piece, progress));
        if (!piece.why.isEmpty())
            piece.how = How::LeftOut;
        else
            goes(part, piece);
        pieces.push_back(std::move(piece));
        return {};
    }

    void goes(Part &part, CopyPiece &piece)
    {
        for (QString *text : {&part.title, &part.responsible, &part.remark, &part.mediaName})
            cover(*text, piece);
        for (QString &caption : part.captions)
            cover(caption, piece);
        if (piece.covered > 0)
            piece.how = How::Masked;
        parts += part;
    }

    void cover(QString &text, CopyPiece &piece) const
    {
        piece.covered += static_cast<int>(m_mask.mask.spansIn(text).size());
        text = m_mask.mask.masked(text);
    }

    /// Why the piece stays, or nothing.
    QString whyNot(const Part &part)
    {
        const Entry *entry = m_file.byHash(part.record);
        if (m_request.leaveOut.contains(part.record))
            return words("copy.why_chosen");
        if (sideOf(part, m_file) == VolumeSide::Inner || (!part.form.isEmpty() && !mayGo(part.form)))
            return words("copy.why_internal");
        if (!entry)
            return words("copy.why_internal");
        // A scan of what is covered would show it.
        const bool scan = entry->kind == QLatin1String("document.scan_added");
        if (scan && m_maskedDocuments.contains(textOf(entry->body, "document")))
            return words("copy.why_scan");
        if (part.form.isEmpty() && (isRestricted(*entry) || showsWhatIsMasked(*entry)))
            return words("copy.why_privacy");
        return {};
    }

    bool mayGo(const QString &id) const
    {
        if (m_profile.leavesForms.contains(id))
            return false;
        const auto form = formSource(m_parts, id);
        return m_profile.keepsForms.contains(id) || (form && form->form.audience == documents::Audience::External);
    }

    /// Evidence that says of itself that it holds what is not for everybody, unless a masked item was made of it.
    bool isRestricted(const Entry &entry) const
    {
        const QString privacy = textOf(entry.body, "privacy");
        const QString secrecy = textOf(entry.body, "secrecy");
        const bool restricted = (!privacy.isEmpty() && privacy != QLatin1String("ordinary"))
            || (!secrecy.isEmpty() && secrecy != QLatin1String("none"));
        return restricted && !maskedItemOf(entry);
    }

    /// A clip or still of an item that is restricted, or that somebody masked: it would show what the copy covers.
    bool showsWhatIsMasked(const Entry &entry) const
    {
        if (entry.kind != QLatin1String("evidence.derived") || isMask(&entry))
            return false;
        const Entry *parent = m_file.byHash(textOf(entry.body, "item"));
        return !parent || isRestricted(*parent) || maskedItemOf(*parent) || showsWhatIsMasked(*parent);
    }

    /// The newest that stands; one that was excluded since is no way around the masking.
    const Entry *maskedItemOf(const Entry &item) const
    {
        const Entry *found = nullptr;
        for (const Entry *derived : allOf(m_file.all(), {"evidence.derived"})) {
            const bool masks = isMask(derived) && textOf(derived->body, "item") == item.hash()
                && m_parts.vault->has(textOf(derived->body, "derived_sha256"));
            if (masks && (!found || partOf(derived->hash()) || !partOf(found->hash())))
                found = derived;
        }
        return found;
    }

    Result<void> prepare(Part &part, CopyPiece &piece, Progress &progress)
    {
        const Entry *entry = m_file.byHash(part.record);
        const Entry *item = part.kind == Part::Kind::MediaLeaf ? nullptr : maskedItemOf(*entry);
        const Part *instead = item ? partOf(item->hash()) : nullptr;
        if (item && !instead) {
            piece.why = words("copy.why_privacy");
            return {};
        }
        if (instead) {
            part = *instead; // with the captions and the digest of what is on the page
            m_inPlace += item->hash();
            piece.covered =
                std::max<int>(1, static_cast<int>(item->body.value(QLatin1String("regions")).toArray().size()));
            return {};
        }
        if (part.kind == Part::Kind::MediaLeaf) {
            part.firstFrame.clear(); // nobody looked whether somebody can be seen on it
            return {};
        }
        if (part.kind == Part::Kind::Photo) {
            piece.how = How::Unread;
            return {};
        }
        for (const QString &file : QStringList(part.files)) {
            QFile in(file);
            if (!in.open(QIODevice::ReadOnly) || !dossier::isPdf(in.peek(1024))) {
                piece.how = How::Unread;
                continue;
            }
            ANJUAN_TRY(const dossier::MaskedPdf masked, dossier::maskPdf(file, m_mask.mask, part.title, progress));
            if (masked.unread)
                piece.how = How::Unread;
            piece.covered += masked.covered;
            if (masked.pdf.isEmpty())
                continue;
            part.files.removeOne(file);
            part.bytes = masked.pdf;
            m_maskedDocuments += part.record;
        }
        return {};
    }

    const Library::Parts &m_parts;
    const CaseFile &m_file;
    const CopyRequest &m_request;
    Profile m_profile;
    CopyMask m_mask;
    QList<Part> m_all;             // of the volume
    QStringList m_inPlace;         // masked items that went in the place of what they were made of
    QStringList m_maskedDocuments; // whose words were covered here
};

Result<documents::Form> leaf(const QString &id)
{
    ANJUAN_TRY(const QJsonObject json, data(QStringLiteral(":/leaves/%1.json").arg(id)));
    return documents::parseForm(json, id);
}

QJsonObject fieldsOf(const Session &session, const CaseFile &file, const CopyRequest &request, const Copier &copier,
                     const CopyMade &made, const Instant &at)
{
    const Library::Parts &parts = session.library().parts();
    QJsonArray left;
    for (const CopyPiece &piece : copier.pieces) {
        if (piece.how == How::LeftOut)
            left.append(QJsonObject{{QStringLiteral("title"), copier.mask().mask.masked(piece.title)},
                                    {QStringLiteral("why"), piece.why}});
    }
    const QJsonObject all = fieldsOf(session.library(), request.caseId).value_or(QJsonObject());
    const QJsonObject known = all.value(QLatin1String("case")).toObject();
    const QJsonObject named{{QStringLiteral("title"), textOf(known, "title")},
                            {QStringLiteral("number"), textOf(known, "number")}};
    const bool names = request.profile == QLatin1String("party");
    const QJsonObject copy{{QStringLiteral("for"), optionText("copy.give", "profile", request.profile)},
                           {QStringLiteral("receiver"), request.receiver},
                           {QStringLiteral("purpose"), request.purpose},
                           {QStringLiteral("on"), dateText(at.date())},
                           {QStringLiteral("by"), session.name()},
                           {QStringLiteral("covered"), made.covered},
                           {QStringLiteral("what"), words(names ? "copy.covers_names" : "copy.covers_numbers")},
                           {QStringLiteral("left_out"), left},
                           {QStringLiteral("records"), static_cast<qint64>(file.entries().size())},
                           {QStringLiteral("head"), file.all().back().hash()}};
    return {{QStringLiteral("unit"), parts.book.unitOn(at.date())},
            {QStringLiteral("case"), copier.mask().mask.masked(QJsonValue(named))},
            {QStringLiteral("copy"), copy},
            {QStringLiteral("dossier"), QJsonObject()}};
}

/// Copier with everything taken; `scratch` holds what its parts name.
Result<std::unique_ptr<Copier>> taken(const Library &library, const CaseFile &file, const CopyRequest &request,
                                      const QString &scratch, Progress &progress)
{
    ANJUAN_TRY(Profile profile, profileOf(request.profile));
    auto copier = std::make_unique<Copier>(library, file, request, std::move(profile));
    ANJUAN_CHECK(copier->run(scratch, progress));
    return copier;
}

Result<QString> digestOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(Fault::Io, "dossier.cannot_read", {path});
    Hasher hasher;
    while (!file.atEnd())
        hasher.add(file.read(1 << 20));
    return hasher.result().hex();
}

Result<Outcome> noteCopy(Session &session, const CopyRequest &request, const Copier &copier, const CopyMade &made,
                         Progress &progress)
{
    QJsonArray records;
    for (const Part &part : copier.parts)
        records.append(part.record);
    Request note;
    note.act = QStringLiteral("copy.give");
    note.caseId = request.caseId;
    note.with = {{QStringLiteral("profile"), request.profile}, {QStringLiteral("receiver"), request.receiver},
                 {QStringLiteral("purpose"), request.purpose}, {QStringLiteral("pages"), made.pages},
                 {QStringLiteral("records"), records},         {QStringLiteral("covered"), made.covered},
                 {QStringLiteral("left_out"), made.leftOut},   {QStringLiteral("copy_digest"), made.sha256}};
    return session.perform(note, progress);
}

} // namespace

Result<CopyPlan> planCopy(const Library &library, const CopyRequest &request, Progress &progress)
{
    const Library::Parts &parts = library.parts();
    ANJUAN_TRY(const CaseFile file, CaseFile::load(*parts.store, *parts.vault, request.caseId));
    const QTemporaryDir scratch;
    ANJUAN_TRY(const auto copier, taken(library, file, request, scratch.path(), progress));
    return CopyPlan{copier->pieces, copier->mask().words};
}

Result<CopyMade> makeCopy(Session &session, const CopyRequest &request, Progress &progress)
{
    const Library &library = session.library();
    Library::Parts &parts = library.parts();
    if (request.receiver.trimmed().isEmpty() || request.purpose.trimmed().isEmpty())
        return fail(Fault::Invalid, "copy.wants_words");
    ANJUAN_TRY(const CaseFile file, CaseFile::load(*parts.store, *parts.vault, request.caseId));
    // What is not masked yet lies in the library's own folder alone.
    const auto scratch = scratchIn(parts.dir);
    if (!scratch->isValid())
        return fail(Fault::Io, "library.cannot_write", {parts.dir, scratch->errorString()});
    ANJUAN_TRY(const auto copier, taken(library, file, request, scratch->path(), progress));
    if (copier->parts.isEmpty())
        return fail(Fault::Refused, "copy.nothing_left");
    CopyMade made;
    for (const CopyPiece &piece : copier->pieces) {
        made.covered += piece.how == How::LeftOut ? 0 : piece.covered;
        made.leftOut += piece.how == How::LeftOut ? 1 : 0;
    }
    dossier::VolumePlan plan;
    ANJUAN_TRY(plan.cover, leaf(QStringLiteral("copy_cover")));
    ANJUAN_TRY(plan.index, formOf(parts.pack, QStringLiteral("dossier_index")));
    ANJUAN_TRY(plan.note, leaf(QStringLiteral("copy_note")));
    plan.fields = fieldsOf(session, file, request, *copier, made, parts.clock->now());
    plan.parts = copier->parts;
    plan.context.demo = parts.ledger.authority.isDemo();
    plan.context.at = parts.clock->now();
    plan.context.fonts = fontsOf(parts.dir);
    plan.context.title = plan.cover.title;
    ANJUAN_TRY(const dossier::AssembledDossier volume, dossier::assembleDossier(plan, request.file, progress));
    made.pages = volume.pages;
    ANJUAN_TRY(made.sha256, digestOf(request.file));
    auto noted = noteCopy(session, request, *copier, made, progress);
    if (!noted) {
        QFile::remove(request.file);
        return fail(noted.error());
    }
    made.record = noted->record;
    return made;
}

} // namespace anjuan::casework
