#include "core/casework/envelopes.h"

#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

#include "core/casework/field_map.h"
#include "core/casework/fonts.h"
#include "core/casework/parties.h"
#include "core/casework/parts.h"
#include "core/chain/body.h"

namespace anjuan::casework {
namespace {

using chain::textOf;

/// What was typed into a document; empty where its fields are not here.
QJsonObject ownOf(const Library::Parts &parts, const Entry &made)
{
    QFile file(parts.vault->path(textOf(made.body, "fields_sha256")));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QJsonObject kept = QJsonDocument::fromJson(file.readAll()).object();
    return kept.value(QLatin1String("fields")).toObject().value(QLatin1String("own")).toObject();
}

bool isVoided(const CaseFile &file, const QString &document)
{
    for (const Entry *one : allOf(file.all(), {"document.voided"})) {
        if (textOf(one->body, "document") == document)
            return true;
    }
    return false;
}

/// Of several parties, the first whom one of these papers still waits for: an envelope goes to one of them.
QJsonObject addressee(const CaseFile &file, const QStringList &documents, const QJsonObject &fields)
{
    const QJsonArray parties = fields.value(QLatin1String("parties")).toArray();
    for (const QString &hash : documents) {
        const Entry *paper = file.byHash(hash);
        const Entry *about = paper ? file.byHash(textOf(paper->body, "about")) : nullptr;
        const auto waiting = paper ? notServed(file.all(), about ? *about : *paper) : std::vector<PartySeat>();
        for (const auto party : parties) {
            if (!waiting.empty() && textOf(party.toObject(), "record") == waiting.front().now->hash())
                return party.toObject();
        }
    }
    return parties.first().toObject();
}

} // namespace

Result<EnvelopeDraft> envelopeOf(const Library &library, const CaseId &id, const QStringList &documents)
{
    const Library::Parts &parts = library.parts();
    ANJUAN_TRY(const CaseFile file, CaseFile::load(*parts.store, *parts.vault, id));
    const QJsonObject fields = fieldMap(file.all(), parts.law(), {.about = {}, .today = parts.clock->today()});
    EnvelopeDraft out;
    documents::EnvelopeWords &words = out.words;
    const QJsonObject unit = fields.value(QLatin1String("unit")).toObject();
    words.fromName = textOf(unit, "name");
    words.fromAddress = textOf(unit, "address");
    words.fromPhone = textOf(unit, "phone");
    words.fromPostcode = textOf(parts.book.unit(), "postcode");
    const QJsonObject party = addressee(file, documents, fields);
    words.toName = textOf(party, "name");
    words.toAddress = textOf(party, "address");
    words.toPhone = textOf(party, "phone");
    for (const Entry *made : allOf(file.all(), {"document.made"})) {
        if (documents.contains(made->hash()))
            words.contents += (textOf(made->body, "title") + QLatin1Char(' ') + textOf(made->body, "number")).trimmed();
        if (textOf(made->body, "form") != QLatin1String("service_address") || isVoided(file, made->hash()))
            continue;
        const QJsonObject own = ownOf(parts, *made);
        if (textOf(own, "address").isEmpty())
            continue; // filled in by hand: what it says is on the paper
        words.toName = textOf(own, "receiver");
        words.toAddress = textOf(own, "address");
        words.toPhone = textOf(own, "phone");
        words.toPostcode = textOf(own, "postcode");
        out.confirmed = true;
    }
    return out;
}

Result<QByteArray> drawEnvelope(const Library &library, documents::Envelope envelope,
                                const documents::EnvelopeWords &words)
{
    documents::RenderContext context;
    context.fonts = fontsOf(library.parts().dir);
    context.title = words.toName;
    context.at = library.parts().clock->now();
    return documents::envelopePdf(envelope, words, context);
}

} // namespace anjuan::casework
