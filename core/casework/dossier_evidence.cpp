#include "core/casework/dossier_evidence.h"

#include <algorithm>

#include <QtCore/QFile>

#include "core/base/messages.h"
#include "core/casework/field_map.h"
#include "core/chain/body.h"
#include "core/evidence/media.h"

namespace anjuan::casework {
namespace {

using chain::textOf;

/// Kinds of evidence 证据种类 that are written, and whose pictures are pictures of paper.
bool isPaper(const QString &type)
{
    static const QStringList written = {QStringLiteral("documentary"), QStringLiteral("testimony"),
                                        QStringLiteral("party_statement"), QStringLiteral("expert_opinion"),
                                        QStringLiteral("scene_record")};
    return written.contains(type);
}

class Builder {
public:
    Builder(Entries entries, const Library::Parts &parts, const QString &folder)
        : m_items(numberedEvidence(entries)), m_parts(parts), m_frames(folder)
    {
    }

    EvidenceLeaves build()
    {
        for (const NumberedItem &item : m_items) {
            if (item.parent.isEmpty())
                addItems(item, item);
        }
        return std::move(m_out);
    }

private:
    /// `root`: the evidence itself, which says when, where and by whom also of what was made of it.
    void addItems(const NumberedItem &item, const NumberedItem &root)
    {
        // What was made of a destroyed item goes on standing for it; of one that does not count here, it does not
        // count.
        const NumberedItem &out = root.gone.isEmpty() || root.gone == QLatin1String("evidence.destroyed") ? item : root;
        if (out.gone.isEmpty())
            addItem(item, root);
        else
            tellLeftOut(item, out);
        for (const NumberedItem &made : m_items) {
            if (made.parent == item.entry->hash())
                addItems(made, root);
        }
    }

    void tellLeftOut(const NumberedItem &item, const NumberedItem &because)
    {
        const QString why = because.gone.section(QLatin1Char('.'), 1);
        m_out.leftOut += message(QStringLiteral("dossier.") + why,
                                 {QString::number(item.no), textOf(item.entry->body, "title"), because.ground});
    }

    const NumberedItem *itemOf(const QString &record) const
    {
        const auto it = std::find_if(m_items.begin(), m_items.end(),
                                     [&](const NumberedItem &item) { return item.entry->hash() == record; });
        return it == m_items.end() ? nullptr : &*it;
    }

    QString makersOf(const QJsonObject &body) const
    {
        QStringList makers;
        for (const QString &maker : chain::textsOf(body, "officers"))
            makers += m_parts.book.name(PersonId::parse(maker).value_or(PersonId()));
        return makers.join(QStringLiteral("、"));
    }

    void addItem(const NumberedItem &item, const NumberedItem &root)
    {
        const QJsonObject &body = item.entry->body;
        const QJsonObject &source = root.entry->body;
        const NumberedItem *of = itemOf(item.parent);
        const QLatin1String member(of ? "derived_" : "evidence_");
        const auto fact = [&](const char *what) { return body.value(member + QLatin1String(what)); };
        dossier::Part part;
        part.title = textOf(body, "title");
        part.record = item.entry->hash();
        part.responsible = makersOf(source);
        part.date = textOf(source, "made_at").left(10);
        part.remark = of ? optionText("evidence.derive", "how", textOf(body, "how"))
                         : optionText("evidence.add", "type", textOf(body, "type"));
        part.mediaName = fact("name").toString();
        part.mediaBytes = fact("bytes").toInteger();
        part.mediaSha256 = fact("sha256").toString();
        part.captions = {message(QStringLiteral("dossier.caption_what"),
                                 {QString::number(item.no), part.title, textOf(source, "proves")})};
        if (of)
            part.captions += message(QStringLiteral("dossier.caption_derived"),
                                     {QString::number(of->no), part.remark, textOf(body, "why")});
        part.captions += message(QStringLiteral("dossier.caption_where"),
                                 {textOf(source, "made_at").left(16).replace(QLatin1Char('T'), QLatin1Char(' ')),
                                  textOf(source, "place"), part.responsible});
        // A picture of paper, such as 书证, is there to be read.
        addMedia(part, isPaper(textOf(source, "type")));
    }

    void addMedia(dossier::Part &part, bool wholePage)
    {
        using Kind = evidence::MediaFacts::Kind;
        const QString digest = part.mediaSha256;
        part.kind = dossier::Part::Kind::MediaLeaf;
        if (!m_parts.vault->has(digest)) {
            part.mediaWhy = message(QStringLiteral("dossier.why_absent"));
            m_out.leftOut += message(QStringLiteral("dossier.note_left_out"), {part.title, part.mediaWhy});
            m_out.parts += part;
            return;
        }
        // Damaged media are evidence too: they stand as a leaf.
        const auto facts = evidence::mediaFacts(m_parts.vault->path(digest));
        if (facts && facts->kind == Kind::Photo) {
            part.kind = dossier::Part::Kind::Photo;
            part.wholePage = wholePage;
            part.captions += message(QStringLiteral("dossier.caption_hash"), {digest}); // a leaf has it in its table
            part.files += m_parts.vault->path(digest);
        } else if (part.mediaName.endsWith(QLatin1String(".pdf"), Qt::CaseInsensitive)) {
            part.kind = dossier::Part::Kind::Scan;
            part.files += m_parts.vault->path(digest);
        } else if (facts && facts->milliseconds > 0) {
            part.mediaLength = evidence::lengthText(facts->milliseconds);
        }
        if (facts && facts->kind == Kind::Video)
            part.firstFrame = frameOf(digest);
        m_out.parts += part;
    }

    QString frameOf(const QString &digest) const
    {
        constexpr int kSide = 1280;
        const auto frame = evidence::firstFrameJpeg(m_parts.vault->path(digest), kSide);
        const QString file = QStringLiteral("%1/%2.jpg").arg(m_frames, digest);
        QFile out(file);
        const bool written =
            frame && out.open(QIODevice::WriteOnly) && out.write(*frame) == frame->size() && out.flush();
        return written ? file : QString();
    }

    std::vector<NumberedItem> m_items;
    const Library::Parts &m_parts;
    QString m_frames;
    EvidenceLeaves m_out;
};

} // namespace

EvidenceLeaves evidenceLeaves(Entries entries, const Library::Parts &parts, const QString &folder)
{
    return Builder(entries, parts, folder).build();
}

} // namespace anjuan::casework
