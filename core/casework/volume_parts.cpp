#include <algorithm>
#include <functional>
#include <memory>

#include <QtCore/QFile>

#include "core/base/json.h"
#include "core/base/messages.h"
#include "core/casework/discussions.h"
#include "core/casework/dossier_evidence.h"
#include "core/casework/entrusted.h"
#include "core/casework/field_map.h"
#include "core/casework/hand_signing.h"
#include "core/casework/sign_offs.h"
#include "core/casework/signed_copies.h"
#include "core/casework/volume.h"
#include "core/chain/body.h"
#include "core/dossier/assemble.h"

namespace anjuan::casework {
namespace {

using chain::textOf;

const QString kSheet = QStringLiteral("sign_off_sheet");

/// Whether the code at the foot of the paper was read, or typed by who filed the scan: it is that document's page.
/// What was filed by hand alone 人工归入 may be another paper, whatever its number of pages.
bool isOfDocument(const Entry &scan, const Entry *document)
{
    const QString code = document ? textOf(document->body, "page_code") : QString();
    return !code.isEmpty() && textOf(scan.body, "page_code").trimmed().compare(code, Qt::CaseInsensitive) == 0;
}

/// One place in a volume: a form (or "evidence"), the step whose paper sign-offs stand behind it, and the kind of
/// records whose signed papers do.
struct Slot {
    QString form;
    QString signOff;
    QString scansOf;
};

/// The order of a volume as data: by the process 立案→调查取证→审查→决定→送达→执行→结案 (docs/domain.md §5.1 AR-3), or
/// as market supervision binds, the decision and its service in front (AR-4).
std::vector<Slot> volumeOrder(VolumeOrder by)
{
    QFile file(by == VolumeOrder::Market ? QStringLiteral(":/texts/dossier_order_market.json")
                                         : QStringLiteral(":/texts/dossier_order.json"));
    std::vector<Slot> order;
    if (file.open(QIODevice::ReadOnly)) {
        if (const auto value = parseJson(file.readAll(), file.fileName())) {
            for (const auto item : value->toArray())
                order.push_back({textOf(item.toObject(), "form"), textOf(item.toObject(), "sign_off"),
                                 textOf(item.toObject(), "scans_of")});
        }
    }
    return order;
}

/// What signed papers are called, by the kind of their record and the member that holds them: by their own names, not
/// by that of the act.
const QJsonObject &paperNames()
{
    static const QJsonObject names = [] {
        QFile file(QStringLiteral(":/texts/dossier_papers.json"));
        if (!file.open(QIODevice::ReadOnly))
            return QJsonObject();
        const auto value = parseJson(file.readAll(), file.fileName());
        return value ? value->toObject() : QJsonObject();
    }();
    return names;
}

class VolumeBuilder {
public:
    VolumeBuilder(const CaseFile &file, const Library::Parts &parts, const QString &frames, VolumeOrder order)
        : m_file(file), m_parts(parts), m_frames(frames), m_order(order)
    {
    }

    Result<QList<dossier::Part>> parts()
    {
        QStringList placed;
        for (const Slot &slot : volumeOrder(m_order)) {
            if (slot.form == QLatin1String("evidence"))
                addEvidence();
            else
                addForm(slot.form);
            if (!slot.signOff.isEmpty())
                addSignOffs(slot.signOff);
            for (const Entry &entry : m_file.entries()) {
                if (!slot.scansOf.isEmpty() && entry.kind == slot.scansOf)
                    addScansOf(entry);
            }
            placed += slot.form;
        }
        // A form that the order does not know stands after the known ones: nothing is left out in silence.
        for (const Entry *entry : allOf(m_file.all(), {"document.made"})) {
            const QString form = textOf(entry->body, "form");
            if (!placed.contains(form)) {
                addForm(form);
                placed += form;
            }
        }
        // What is signed and belongs behind no document comes last.
        for (const Entry &entry : m_file.entries())
            addScansOf(entry);
        return m_list;
    }

    /// Lines for the note, once the parts are made.
    const QStringList &leftOut() const { return m_leftOut; }

private:
    QString path(const QString &sha256) const { return m_parts.vault->path(sha256); }

    QString unitName() const { return m_parts.ledger.authority.unitName(); }

    /// Whose name stands on a paper: the unit's, or that of the organ that entrusted the power.
    QString organOf(const Entry &made, QDate on) const
    {
        const std::size_t at = static_cast<std::size_t>(&made - m_file.entries().data());
        const packs::PowerEntry *power = entrustedPower(m_file.before(at), {&m_parts.book, &m_parts.pack, nullptr}, on);
        return power ? power->organ : unitName();
    }

    /// Of several made about the same record with the same form the newest stands.
    bool isNewest(const Entry &made) const
    {
        bool after = false;
        for (const Entry &entry : m_file.entries()) {
            // Two notices of inquiry are two documents; a decision rendered anew is one.
            const bool same = entry.kind == QLatin1String("document.made") && !textOf(made.body, "about").isEmpty()
                && textOf(entry.body, "form") == textOf(made.body, "form")
                && textOf(entry.body, "about") == textOf(made.body, "about");
            if (after && same)
                return false;
            after |= &entry == &made;
        }
        return true;
    }

    bool isScanned(const QString &document) const
    {
        const auto scans = allOf(m_file.all(), {"document.scan_added"});
        return std::any_of(scans.begin(), scans.end(),
                           [&](const Entry *scan) { return textOf(scan->body, "document") == document; });
    }

    /// A Word document that no program here could turn into pages, and whose signed paper nobody brought: what was left
    /// out stands in the volume.
    static dossier::Part wordLeaf(const Entry &made, dossier::Part part)
    {
        part.kind = dossier::Part::Kind::MediaLeaf;
        part.mediaName = textOf(made.body, "document_name");
        part.mediaWhy = message(QStringLiteral("dossier.word_not_paged"));
        part.mediaBytes = chain::integerOf(made.body, "document_bytes");
        part.mediaSha256 = textOf(made.body, "document_sha256");
        return part;
    }

    bool isVoided(const QString &document) const
    {
        const auto voids = allOf(m_file.all(), {"document.voided"});
        return std::any_of(voids.begin(), voids.end(),
                           [&](const Entry *one) { return textOf(one->body, "document") == document; });
    }

    void addForm(const QString &form)
    {
        for (const Entry *entry : allOf(m_file.all(), {"document.made"})) {
            if (textOf(entry->body, "form") == form)
                addDocument(*entry);
        }
    }

    void addDocument(const Entry &entry)
    {
        if (!isNewest(entry) || isVoided(entry.hash()) || m_bound.contains(entry.hash()))
            return;
        m_bound += entry.hash();
        const Entry *about = m_file.byHash(textOf(entry.body, "about"));
        const Act *act = about ? actOfKind(about->kind) : nullptr;
        const QString on = act ? about->body.value(act->onField).toString().left(10) : QString();
        dossier::Part part;
        part.form = textOf(entry.body, "form");
        part.title = textOf(entry.body, "title");
        // The sheets of the leader's book are told apart by what was signed.
        if (about && part.form == kSheet)
            part.title += QLatin1Char(' ') + optionText("approval.give", "step", signOffStep(about->kind, about->body));
        part.responsible = organOf(entry, parseDate(on).value_or(entry.on()));
        part.number = textOf(entry.body, "number");
        part.date = on.isEmpty() ? dateText(entry.on()) : on;
        part.record = entry.hash();
        const QString name = textOf(entry.body, "document_name");
        // What LibreOffice made is looked at like any foreign PDF.
        if (entry.body.contains(QLatin1String("word_sha256")))
            part.kind = dossier::Part::Kind::Scan;
        // Of a page that was filled in by hand the signed one is the original; the blank says nothing.
        const bool blank = entry.body.value(QLatin1String("by_hand")).toBool() && isScanned(entry.hash());
        if (!blank && !name.endsWith(QLatin1String(".docx"))) {
            part.files += path(signedFileOf(m_file, entry));
            m_list += part;
        } else if (!blank && !isScanned(entry.hash())) {
            m_list += wordLeaf(entry, part);
        }
        for (const Entry *scan : allOf(m_file.all(), {"document.scan_added"})) {
            if (textOf(scan->body, "document") != entry.hash())
                continue;
            const auto before = m_list.size();
            addScan(*scan, part.title, textOf(scan->body, "signed_on"), "scan_sha256", part.form, part.number);
            if (m_list.size() > before && !isOfDocument(*scan, &entry))
                m_list.last().remark = message(QStringLiteral("dossier.by_hand"));
        }
        if (about)
            addScansOf(*about);
    }

    /// The sheet of the leader's book 签批单 whose signed page is that very approval; nullptr where there is none.
    const Entry *sheetOf(const Entry &approval) const
    {
        for (const Entry *scan : allOf(m_file.all(), {"document.scan_added"})) {
            const Entry *sheet = m_file.byHash(textOf(scan->body, "document"));
            if (sheet && textOf(sheet->body, "form") == kSheet
                && textOf(scan->body, "scan_sha256") == textOf(approval.body, "scan_sha256"))
                return sheet;
        }
        return nullptr;
    }

    void addSignOffs(const QString &step)
    {
        for (const Entry *entry : allOf(m_file.all(), {"approval.signed_on_paper"})) {
            if (textOf(entry->body, "step") != step)
                continue;
            if (const Entry *sheet = sheetOf(*entry)) {
                m_scanned += entry->hash(); // the same page: it stands once
                addDocument(*sheet);
            } else {
                addScansOf(*entry);
            }
        }
    }

    void addScan(const Entry &entry, const QString &title, const QString &on, const char *member = "scan_sha256",
                 const QString &form = {}, const QString &number = {})
    {
        const QString digest = textOf(entry.body, member);
        if (digest.isEmpty() || !m_parts.vault->has(digest))
            return;
        dossier::Part part;
        part.kind = dossier::Part::Kind::Scan;
        part.title = message(QStringLiteral("dossier.scan_of"), {title});
        part.responsible = organOf(entry, parseDate(on.left(10)).value_or(entry.on()));
        part.date = on;
        part.record = entry.hash();
        part.form = form;
        part.number = number;
        part.files += path(digest);
        // A signed paper that cannot be put in as it came stands as a leaf with its digest.
        const QString name = QLatin1String(member).chopped(6);
        part.mediaName = entry.body.value(name + QLatin1String("name")).toString();
        part.mediaBytes = entry.body.value(name + QLatin1String("bytes")).toInteger();
        part.mediaSha256 = digest;
        m_list += part;
    }

    /// The signed papers that a record names beside its documents: sign-offs, waivers, receipts; each once.
    void addScansOf(const Entry &entry)
    {
        const Act *act = actOfKind(entry.kind);
        // The paper of a volume that was scanned as a whole is the volume, and no part of it.
        static const QStringList elsewhere = {QStringLiteral("document.scan_added"),
                                              QStringLiteral("dossier.rescanned")};
        if (!act || elsewhere.contains(entry.kind) || m_scanned.contains(entry.hash()))
            return;
        m_scanned += entry.hash();
        if (entry.kind == QLatin1String("archive.leaf_added"))
            return addLaterLeaf(entry);
        QString title = act->zh;
        if (const QString step = textOf(entry.body, "step"); !step.isEmpty())
            title += QLatin1Char(' ') + optionText("approval.give", "step", step);
        for (const char *member :
             {"scan_sha256", "paper_sha256", "proof_sha256", "receipt_sha256", "record_sha256", "signed_scan_sha256",
              "answer_sha256", "minutes_sha256", "consent_sha256", "slip_sha256", "screenshot_sha256"}) {
            // Minutes of several cases say more than belongs in the volume of one.
            if (const QString digest = textOf(entry.body, member);
                !digest.isEmpty() && digest == sharedMinutes(entry.kind, entry.body))
                continue;
            const auto before = m_list.size();
            addScan(entry, title, entry.body.value(act->onField).toString().left(10), member);
            const QString name = paperTitle(entry, QLatin1String(member).chopped(7));
            if (m_list.size() > before && !name.isEmpty()) {
                m_list.last().title = name;
                m_list.last().remark = message(QStringLiteral("dossier.scanned"));
            }
        }
    }

    /// What came after archiving 归档后补入, by its own name and number.
    void addLaterLeaf(const Entry &entry)
    {
        const auto before = m_list.size();
        addScan(entry, {}, textOf(entry.body, "received_on"));
        if (m_list.size() == before)
            return;
        dossier::Part &part = m_list.last();
        part.title = textOf(entry.body, "title");
        part.number = textOf(entry.body, "number");
        if (const QString from = textOf(entry.body, "responsible"); !from.isEmpty())
            part.responsible = from;
    }

    /// What stands for the case, each item with what was made of it behind it.
    void addEvidence()
    {
        EvidenceLeaves evidence = evidenceLeaves(m_file.all(), m_parts, m_frames);
        m_list += evidence.parts;
        m_leftOut += evidence.leftOut;
    }

    const CaseFile &m_file;
    const Library::Parts &m_parts;
    QString m_frames;
    VolumeOrder m_order;
    QStringList m_bound;   // documents that are in already
    QStringList m_scanned; // records whose papers are in already
    QList<dossier::Part> m_list;
    QStringList m_leftOut;
};

} // namespace

QString paperTitle(const Entry &entry, const QString &member)
{
    const QString from = entry.kind + QLatin1Char('.') + member;
    for (const QString &key : paperNames().keys()) {
        if (key != from && !(member.isEmpty() && key.startsWith(from)))
            continue;
        const QString step = textOf(entry.body, "step");
        return (step.isEmpty() ? QString() : optionText("approval.give", "step", step))
            + paperNames().value(key).toString();
    }
    return {};
}

Result<VolumeContents> volumeParts(const CaseFile &file, const Library::Parts &parts, const QString &frames,
                                   VolumeOrder order)
{
    VolumeBuilder builder(file, parts, frames, order);
    ANJUAN_TRY(const QList<dossier::Part> all, builder.parts());
    return VolumeContents{all, builder.leftOut()};
}

void joinSigned(QList<dossier::Part> &parts, const CaseFile &file)
{
    QHash<QString, QList<qsizetype>> scansOf;
    for (qsizetype at = 0; at < parts.size(); ++at) {
        const Entry *scan = file.byHash(parts[at].record);
        if (scan && scan->kind == QLatin1String("document.scan_added")
            && isOfDocument(*scan, file.byHash(textOf(scan->body, "document"))))
            scansOf[textOf(scan->body, "document")] += at;
    }
    const auto scanFor = [&](const dossier::Part &part) -> qsizetype {
        const QList<qsizetype> scans = scansOf.value(part.record);
        if (!scans.isEmpty())
            return scans.size() == 1 ? scans.front() : -1;
        // A 送达回证 that came with its service was signed where its record says so, whoever read its code.
        const Entry *made = file.byHash(part.record);
        const Entry *service = made ? receiptProof(file, *made) : nullptr;
        const auto proof = std::find_if(parts.begin(), parts.end(), [&](const dossier::Part &one) {
            return service && one.record == service->hash() && one.mediaSha256 == textOf(service->body, "proof_sha256");
        });
        return proof == parts.end() ? -1 : proof - parts.begin();
    };
    QList<qsizetype> joined;
    for (dossier::Part &part : parts) {
        const qsizetype scan = part.kind == dossier::Part::Kind::Document ? scanFor(part) : -1;
        if (scan < 0)
            continue;
        part.signedPaper = std::make_shared<dossier::Part>(parts[scan]);
        joined += scan;
    }
    std::sort(joined.begin(), joined.end(), std::greater<>());
    for (const qsizetype at : joined)
        parts.removeAt(at);
}

} // namespace anjuan::casework
