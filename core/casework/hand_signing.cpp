#include "core/casework/hand_signing.h"

#include <algorithm>
#include <set>

#include <QtCore/QFile>
#include <QtCore/QJsonDocument>

#include "core/base/digest.h"
#include "core/base/messages.h"
#include "core/casework/act_functions.h"
#include "core/casework/field_map.h"
#include "core/casework/fonts.h"
#include "core/casework/forms.h"
#include "core/chain/body.h"
#include "core/documents/sign_places.h"

namespace anjuan::casework {
namespace {

using chain::textOf;
using documents::SignPlace;

QString words(const char *id, const QStringList &args = {})
{
    return message(QLatin1String(id), args);
}

/// Words of a place by which its signer is told: resources/texts/signers.json.
QStringList wordsOfRole(const QString &role)
{
    static const QJsonObject all = [] {
        QFile file(QStringLiteral(":/texts/signers.json"));
        return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
    }();
    QStringList out;
    for (const auto word : all.value(role).toArray())
        out += word.toString();
    return out;
}

bool names(const QString &label, const QString &role)
{
    const QStringList known = wordsOfRole(role);
    return std::any_of(known.begin(), known.end(), [&](const QString &word) { return label.contains(word); });
}

/// 被检查人（见证人）签名 is a place of either.
bool isPlaceOf(const QString &label, const QString &role)
{
    const QString party = QStringLiteral("party");
    const QString witness = QStringLiteral("witness");
    if (role == party || role == witness)
        return names(label, role);
    return !names(label, party) && !names(label, witness);
}

QString likeliestRole(const QString &label)
{
    for (const char *role : {"party", "witness"}) {
        if (names(label, QLatin1String(role)))
            return QLatin1String(role);
    }
    return QStringLiteral("officer");
}

QString stem(const QString &label)
{
    return label.left(label.indexOf(QChar(u'签')));
}

/// Whether who signs at `label` signs at that foot of each page as well.
bool followsAt(const SignPlace &foot, const QString &label, const QString &role)
{
    if (!foot.everyPage || !isPlaceOf(foot.label, role))
        return false;
    return role != QLatin1String("officer") || label.contains(stem(foot.label)) || foot.label.contains(stem(label));
}

bool isNamed(const CaseFile &file, const char *kind, const char *member, const QString &record, qint64 after)
{
    const auto all = allOf(file.all(), {kind});
    return std::any_of(all.begin(), all.end(), [&](const Entry *one) {
        return one->record.seq > after && textOf(one->body, member) == record;
    });
}

/// The same form about the same record, made later; nullptr where this is the newest.
const Entry *madeAnew(const CaseFile &file, const Entry &made)
{
    if (textOf(made.body, "about").isEmpty())
        return nullptr;
    const Entry *found = nullptr;
    for (const Entry *one : allOf(file.all(), {"document.made"})) {
        if (one->record.seq > made.record.seq && textOf(one->body, "form") == textOf(made.body, "form")
            && textOf(one->body, "about") == textOf(made.body, "about"))
            found = one;
    }
    return found;
}

QString whyLost(const CaseFile &file, const Entry &made, const Entry &signing)
{
    const qint64 at = signing.record.seq;
    const QString about = textOf(made.body, "about");
    if (textOf(signing.body, "document_sha256") != textOf(made.body, "document_sha256"))
        return words("signing.lost_bytes");
    const QString strokes = textOf(signing.particulars, "strokes");
    if (!strokes.isEmpty() && sha256(strokes.toUtf8()).hex() != textOf(signing.body, "strokes_digest"))
        return words("signing.lost_strokes");
    if (madeAnew(file, made))
        return words("signing.lost_anew");
    if (isNamed(file, "document.voided", "document", made.hash(), -1))
        return words("signing.lost_void");
    for (const Entry *one : allOf(file.all(), {"document.made"})) {
        if (one->record.seq > at && textOf(one->body, "form") == QLatin1String("document_correction")
            && textOf(one->body, "about") == made.hash())
            return words("signing.lost_corrected");
    }
    if (isNamed(file, "record.corrected", "record", made.hash(), at)
        || (!about.isEmpty() && isNamed(file, "record.corrected", "record", about, at)))
        return words("signing.lost_record");
    return {};
}

std::set<int> takenPlaces(const std::vector<const Entry *> &signings)
{
    std::set<int> taken;
    for (const Entry *one : signings) {
        for (const QString &no : chain::textsOf(one->body, "places"))
            taken.insert(no.toInt());
    }
    return taken;
}

std::vector<const Entry *> signingsOf(const CaseFile &file, const Entry &made)
{
    std::vector<const Entry *> out = allOf(file.all(), {"document.signed_by_hand"});
    std::erase_if(out, [&](const Entry *one) { return textOf(one->body, "document") != made.hash(); });
    return out;
}

Result<QByteArray> bytesOf(const Library::Parts &parts, const QString &sha256)
{
    QFile file(parts.vault->path(sha256));
    if (!file.open(QIODevice::ReadOnly))
        return fail(Fault::NotFound, "vault.no_blob", {sha256});
    return file.readAll();
}

/// Where a document is signed: at its own places, or on the strip that it gets.
struct Places {
    QList<SignPlace> all;
    documents::SignStrip strip;
};

/// A county's Word form that leaves no room with 签名 before it gets a strip at its end.
Result<Places> withStrip(const QByteArray &pdf, const Entry &made)
{
    QStringList labels;
    for (const char *role : {"party", "witness", "officer", "officer"})
        labels += words("signing.strip_label", {optionText("document.sign_by_hand", "role", QLatin1String(role))});
    const QString title = (textOf(made.body, "title") + QLatin1Char(' ') + textOf(made.body, "number")).trimmed();
    ANJUAN_TRY(documents::SignStrip strip,
               documents::signStripOn(
                   pdf, labels, words("signing.strip_heading", {title, textOf(made.body, "document_sha256").left(8)})));
    return Places{strip.places, strip};
}

/// As it was made.
Result<Places> placesOf(const Library::Parts &parts, const Entry &made)
{
    ANJUAN_TRY(const QByteArray pdf, bytesOf(parts, textOf(made.body, "document_sha256")));
    const auto source = formSource(parts, textOf(made.body, "form"));
    constexpr double kPointsPerMm = 72.0 / 25.4;
    constexpr double kPageMm = 297;
    // Forms of our own say where their foot begins; in a Word form no place is taken for one.
    const bool foot = source && source->docx.isEmpty() && !source->form.everyPage.isEmpty();
    ANJUAN_TRY(const QList<SignPlace> own,
               documents::signPlacesOn(pdf, foot ? (kPageMm - source->form.marginBottom) * kPointsPerMm : 0));
    if (own.isEmpty() && !textOf(made.body, "word_sha256").isEmpty())
        return withStrip(pdf, made);
    return Places{own, {}};
}

/// Why that document cannot be signed on the pad; empty where it can.
QString hindranceTo(const CaseFile &file, const Library::Parts &parts, const Entry &made)
{
    if (!parts.book.unit().value(QLatin1String("hand_signing")).toBool())
        return words("signing.not_allowed");
    if (isNamed(file, "document.voided", "document", made.hash(), -1))
        return words("signing.voided");
    if (madeAnew(file, made))
        return words("signing.replaced");
    if (textOf(made.body, "document_name").endsWith(QLatin1String(".docx")))
        return words("signing.no_pages");
    return {};
}

const Entry *documentOf(const CaseFile &file, const QString &record)
{
    const Entry *made = file.byHash(record);
    return made && made->kind == QLatin1String("document.made") ? made : nullptr;
}

Result<void> completeSigning(Step &step)
{
    QJsonObject &body = step.prepared.body;
    const Entry *made = documentOf(step.file, textOf(body, "document"));
    if (!made)
        return fail(Fault::NotFound, "signing.no_document", {textOf(body, "document")});
    if (const QString hindrance = hindranceTo(step.file, step.parts, *made); !hindrance.isEmpty())
        return fail(Fault::Refused, "signing.hindered", {textOf(made->body, "title"), hindrance});
    if (textOf(body, "document_sha256") != textOf(made->body, "document_sha256"))
        return fail(Fault::Refused, "signing.other_content", {textOf(made->body, "title")});
    const QString text = textOf(step.prepared.particulars, "strokes");
    ANJUAN_TRY(const documents::HandStrokes strokes, documents::parseStrokes(text));
    ANJUAN_TRY(const Places found, placesOf(step.parts, *made));
    const QList<SignPlace> &places = found.all;
    const qint64 no = chain::integerOf(body, "place");
    if (no >= places.size())
        return fail(Fault::Invalid, "signing.no_place", {textOf(made->body, "title"), QString::number(places.size())});
    const std::set<int> taken = takenPlaces(signingsOf(step.file, *made));
    if (taken.contains(static_cast<int>(no)))
        return fail(Fault::Refused, "signing.taken", {places[no].label});
    const QString role = textOf(body, "role");
    QJsonArray drawn{QString::number(no)};
    for (int page = 0, at = 0; at < places.size(); ++at) {
        // One place on each page; the next of its kind is for the second officer.
        if (at == no || taken.contains(at) || places[at].page < page || !followsAt(places[at], places[no].label, role))
            continue;
        drawn.append(QString::number(at));
        page = places[at].page + 1;
    }
    body.insert(QStringLiteral("label"), places[no].label);
    body.insert(QStringLiteral("places"), drawn);
    body.insert(QStringLiteral("pen"), strokes.pen);
    body.insert(QStringLiteral("strokes_digest"), sha256(text.toUtf8()).hex());
    return {};
}

Result<Outcome> performSigning(Step &step, Progress &progress)
{
    QJsonObject &body = step.prepared.body;
    const Entry *made = documentOf(step.file, textOf(body, "document"));
    const auto before = signingsOf(step.file, *made);
    ANJUAN_TRY(const Places places, placesOf(step.parts, *made));
    documents::PlacedStrokes placed;
    placed.strip = places.strip;
    ANJUAN_TRY(placed.strokes, documents::parseStrokes(textOf(step.prepared.particulars, "strokes")));
    for (const QString &no : chain::textsOf(body, "places"))
        placed.places += places.all[no.toInt()];
    placed.nth = static_cast<int>(before.size());
    placed.note = words("signing.note",
                        {textOf(step.prepared.particulars, "signer").left(12),
                         optionText("document.sign_by_hand", "role", textOf(body, "role")),
                         step.at.toString().left(16).replace(QLatin1Char('T'), QLatin1Char(' ')),
                         textOf(made->body, "document_sha256").left(8)});
    ANJUAN_TRY(
        const QByteArray pdf,
        bytesOf(step.parts,
                before.empty() ? textOf(made->body, "document_sha256") : textOf(before.back()->body, "signed_sha256")));
    documents::RenderContext context;
    context.fonts = fontsOf(step.parts.dir);
    ANJUAN_TRY(const QByteArray drawn,
               documents::drawStrokes(pdf, placed, textOf(made->body, "title"), step.at, context));
    ANJUAN_TRY(const vault::Blob blob, step.parts.vault->takeIn(drawn));
    body.insert(QStringLiteral("signed_sha256"), blob.sha256);
    body.insert(QStringLiteral("signed_bytes"), blob.bytes);
    body.insert(QStringLiteral("signed_name"), textOf(made->body, "form") + QStringLiteral(".pdf"));
    return performCase(step, progress);
}

QString told(const HandSignature &one)
{
    return words("signing.told",
                 {one.signer.isEmpty() ? QStringLiteral("—") : one.signer,
                  optionText("document.sign_by_hand", "role", one.role),
                  one.at.left(16).replace(QLatin1Char('T'), QLatin1Char(' '))});
}

} // namespace

std::vector<HandSignature> handSignaturesOf(const CaseFile &file, const Entry &made)
{
    std::vector<HandSignature> out;
    for (const Entry *one : signingsOf(file, made)) {
        HandSignature row;
        row.record = one->hash();
        row.document = made.hash();
        row.signer = textOf(one->particulars, "signer");
        row.role = textOf(one->body, "role");
        row.label = textOf(one->body, "label");
        row.at = one->record.at.toString();
        row.pen = textOf(one->body, "pen");
        row.digest = textOf(one->body, "strokes_digest");
        row.signedSha256 = textOf(one->body, "signed_sha256");
        row.lost = whyLost(file, made, *one);
        out.push_back(std::move(row));
    }
    return out;
}

QString signedFileOf(const CaseFile &file, const Entry &made)
{
    QString out = textOf(made.body, "document_sha256");
    for (const HandSignature &one : handSignaturesOf(file, made)) {
        if (one.lost.isEmpty())
            out = one.signedSha256;
    }
    return out;
}

Result<std::map<QString, SignedState>> signedStates(const Library &library, const CaseId &id)
{
    const Library::Parts &parts = library.parts();
    ANJUAN_TRY(const CaseFile file, CaseFile::load(*parts.store, *parts.vault, id));
    std::map<QString, SignedState> out;
    for (const Entry *made : allOf(file.all(), {"document.made"})) {
        const Entry *anew = madeAnew(file, *made);
        for (const HandSignature &one : handSignaturesOf(file, *made)) {
            SignedState &state = out[made->hash()];
            if (one.lost.isEmpty())
                state.hold += told(one);
            else
                state.lost += words("signing.told_lost", {told(one), one.lost});
            // What takes its place says so, too: nobody looks at the old version.
            if (anew)
                out[anew->hash()].lost += words("signing.told_lost", {told(one), one.lost});
        }
    }
    return out;
}

bool allowsHandSigning(const Library &library)
{
    return library.parts().book.unit().value(QLatin1String("hand_signing")).toBool();
}

Result<Signing> signingOf(const Library &library, const CaseId &id, const QString &document)
{
    const Library::Parts &parts = library.parts();
    ANJUAN_TRY(const CaseFile file, CaseFile::load(*parts.store, *parts.vault, id));
    const Entry *made = documentOf(file, document);
    if (!made)
        return fail(Fault::NotFound, "signing.no_document", {document});
    Signing out;
    out.document = document;
    out.title = textOf(made->body, "title");
    out.sha256 = textOf(made->body, "document_sha256");
    out.signatures = handSignaturesOf(file, *made);
    out.file = parts.vault->path(signedFileOf(file, *made));
    out.hindrance = hindranceTo(file, parts, *made);
    if (!out.hindrance.isEmpty())
        return out;
    ANJUAN_TRY(const Places found, placesOf(parts, *made));
    const QList<SignPlace> &places = found.all;
    out.strip = !found.strip.places.isEmpty();
    const std::set<int> taken = takenPlaces(signingsOf(file, *made));
    for (int no = 0; no < places.size(); ++no) {
        if (!taken.contains(no) && !places[no].everyPage)
            out.free.push_back({no, places[no].label, places[no].page + 1, likeliestRole(places[no].label)});
    }
    if (out.free.empty())
        out.hindrance = words("signing.none_free");
    return out;
}

void families::addSigning(ActTable &acts)
{
    acts[QStringLiteral("document.sign_by_hand")] = {
        .complete = &completeSigning, .mayDo = nullptr, .facts = nullptr, .perform = &performSigning};
}

} // namespace anjuan::casework
