#include "core/casework/evidence_page.h"

#include <algorithm>

#include <QtCore/QFileInfo>

#include "core/base/messages.h"
#include "core/casework/field_map.h"
#include "core/casework/parts.h"
#include "core/casework/recordings.h"
#include "core/casework/records.h"
#include "core/casework/reverify.h"
#include "core/chain/body.h"
#include "core/chain/truth.h"
#include "core/evidence/queries.h"

namespace anjuan::casework {

using chain::integerOf;
using chain::textOf;

namespace {

EvidenceView::Media mediaByName(const QString &fileName)
{
    using Media = EvidenceView::Media;
    const QString suffix = QFileInfo(fileName).suffix().toLower();
    static const QStringList photo = {QStringLiteral("jpg"), QStringLiteral("jpeg"), QStringLiteral("png"),
                                      QStringLiteral("bmp")};
    static const QStringList video = {QStringLiteral("mp4"), QStringLiteral("mov"), QStringLiteral("avi"),
                                      QStringLiteral("mkv")};
    static const QStringList audio = {QStringLiteral("wav"), QStringLiteral("mp3"), QStringLiteral("m4a"),
                                      QStringLiteral("aac")};
    if (photo.contains(suffix))
        return Media::Photo;
    if (video.contains(suffix))
        return Media::Video;
    if (audio.contains(suffix))
        return Media::Audio;
    return suffix == QLatin1String("pdf") ? Media::Pdf : Media::Other;
}

/// By what the file says of itself, whatever it is called.
EvidenceView::Media mediaOf(const evidence::ItemRow &item)
{
    using Media = EvidenceView::Media;
    const auto kind = item.facts ? item.facts->kind : evidence::MediaFacts::Other;
    switch (kind) {
    case evidence::MediaFacts::Photo:
        return Media::Photo;
    case evidence::MediaFacts::Video:
        return Media::Video;
    case evidence::MediaFacts::Audio:
        return Media::Audio;
    default:
        return mediaByName(item.fileName);
    }
}

/// What must still be there for the item to hold (最高人民法院关于行政诉讼证据若干问题的规定 第十条、第十二条).
QStringList lacksOf(const EvidenceView &row, const evidence::ItemRow &item, bool hasTranscript)
{
    QStringList lacks;
    if (!item.parent.isEmpty())
        return lacks;
    if (row.media == EvidenceView::Media::Audio && !hasTranscript)
        lacks += message(QStringLiteral("evidence.lacks_transcript"));
    if (!row.original && item.source.isEmpty())
        lacks += message(QStringLiteral("evidence.lacks_source"));
    return lacks;
}

QString namesOf(const Library::Parts &parts, const QStringList &people)
{
    QStringList names;
    for (const QString &person : people)
        names += parts.book.name(PersonId::parse(person).value_or(PersonId()));
    return names.join(QStringLiteral("、"));
}

QString stepName(const packs::Pack &pack, const QString &step)
{
    for (const auto line : pack.avList) {
        if (textOf(line.toObject(), "step") == step)
            return textOf(line.toObject(), "zh");
    }
    return step;
}

EvidenceView viewOf(const evidence::ItemRow &item, const Library::Parts &parts)
{
    EvidenceView row;
    row.record = item.record;
    row.no = item.no;
    row.title = item.title;
    row.type = item.type;
    row.typeZh = optionText("evidence.add", "type", row.type);
    row.sha256 = item.sha256;
    row.fileName = item.fileName;
    row.bytes = item.bytes;
    row.madeAt = item.madeAt;
    row.endedAt = item.endedAt;
    row.place = item.place;
    row.makers = namesOf(parts, item.officers);
    row.proves = item.proves;
    row.source = item.source;
    row.method = item.method;
    row.carrier = item.carrier;
    row.provenance = item.provenance;
    row.equipment = item.equipment;
    row.privacy = item.privacy;
    row.secrecy = item.secrecy;
    row.avStep = item.avStep;
    row.avStepZh = stepName(parts.pack, item.avStep);
    row.original = item.original == QLatin1String("original");
    row.verified = !item.verifiedOn.isEmpty();
    row.verifiedOn = item.verifiedOn;
    row.verifiedBy = item.verifiedBy.isEmpty() ? QString() : namesOf(parts, {item.verifiedBy});
    row.excluded = !item.excludedOn.isEmpty();
    row.exclusion = item.exclusion;
    row.movedTo = item.movedTo;
    row.destroyedOn = item.destroyedOn;
    row.parent = item.parent;
    row.how = item.how.isEmpty() ? QString() : optionText("evidence.derive", "how", item.how);
    row.afterDecision = item.afterDecision;
    row.addedBy = namesOf(parts, {item.addedBy});
    row.addedAt = item.addedAt;
    row.media = mediaOf(item);
    if (item.facts) {
        row.facts = evidence::factsText(*item.facts);
        row.milliseconds = item.facts->milliseconds;
        row.claimedAt = item.facts->captureTime;
        row.claimedDevice = item.facts->device;
        row.claimedPlace = item.facts->place;
    }
    return row;
}

/// Records of older versions do not say what the file says of itself: it is asked, once while the library is open.
void askFile(const evidence::ItemRow &item, const Library::Parts &parts, EvidenceView &row)
{
    if (item.hasClaims || !parts.vault->has(item.sha256))
        return;
    auto known = parts.mediaTexts.find(item.sha256);
    if (known == parts.mediaTexts.end()) {
        const auto facts = evidence::mediaFacts(parts.vault->path(item.sha256));
        known = parts.mediaTexts.emplace(item.sha256, facts ? evidence::factsText(*facts) : QString()).first;
    }
    row.facts = known->second;
}

} // namespace

Result<std::vector<EvidenceView>> evidenceRows(const Library::Parts &parts, const CaseId &id)
{
    ANJUAN_TRY(const auto items, evidence::itemsOf(*parts.store, id));
    ANJUAN_TRY(const QStringList transcribed, evidence::transcribedOf(*parts.store, id));
    const CheckedContents checked(parts.dir);
    std::vector<EvidenceView> rows;
    rows.reserve(items.size());
    for (const evidence::ItemRow &item : items) {
        EvidenceView row = viewOf(item, parts);
        askFile(item, parts, row);
        row.lacks = lacksOf(row, item, transcribed.contains(item.record));
        const auto last = checked.of(item.sha256);
        row.checkedAt = last ? last->at : QString();
        row.checkedGood = last ? last->good : true;
        rows.push_back(std::move(row));
    }
    return rows;
}

Result<EvidencePage> evidencePage(const Library &library, const CaseId &id)
{
    const Library::Parts &parts = library.parts();
    EvidencePage page;
    ANJUAN_TRY(page.items, evidenceRows(parts, id));
    ANJUAN_TRY(auto records, chain::recordsOf(*parts.store, chain::caseChain(id)));
    const CaseFile file = CaseFile::from(std::move(records));
    page.av = avListOf(file.all(), parts.pack);
    page.coverage = evidence::coverageOf(page.av);
    return page;
}

Result<std::vector<CaseCoverage>> coverageOfAll(const Library &library, Progress &progress)
{
    const Library::Parts &parts = library.parts();
    std::vector<CaseCoverage> all;
    ANJUAN_TRY(const QStringList chains, chain::caseChains(*parts.store));
    qint64 n = 0;
    for (const QString &name : chains) {
        if (progress.cancelled())
            return fail(Fault::Cancelled, "work.cancelled");
        progress.report(n++, chains.size(), name);
        ANJUAN_TRY(auto records, chain::recordsOf(*parts.store, name));
        CaseCoverage row;
        row.label = labelOf(records);
        const CaseFile file = CaseFile::from(std::move(records));
        row.caseId = file.id();
        const auto list = avListOf(file.all(), parts.pack);
        row.coverage = evidence::coverageOf(list);
        row.owed = owedRecordings(file.all(), parts.pack);
        if (row.coverage.done > 0)
            all.push_back(std::move(row));
    }
    return all;
}

namespace {

void takeTranscript(const Entry &entry, const office::OfficeBook &book, ItemNotes &notes)
{
    notes.cues.clear();
    for (const auto cue : entry.particulars.value(QLatin1String("cues")).toArray()) {
        const QJsonObject one = cue.toObject();
        notes.cues.push_back(
            {integerOf(one, "from_ms"), integerOf(one, "to_ms"), textOf(one, "speaker"), textOf(one, "text")});
    }
    notes.transcriptBy = textOf(entry.particulars, "made_by");
    if (notes.transcriptBy.isEmpty())
        notes.transcriptBy = book.name(entry.by);
    notes.transcriptOn = textOf(entry.body, "made_on");
}

} // namespace

Result<ItemNotes> itemNotes(const Library &library, const CaseId &id, const QString &record)
{
    const Library::Parts &parts = library.parts();
    ANJUAN_TRY(const CaseFile file, CaseFile::load(*parts.store, *parts.vault, id));
    ItemNotes notes;
    for (const Entry &entry : file.entries()) {
        if (textOf(entry.body, "item") != record)
            continue;
        if (entry.kind == QLatin1String("evidence.marked")) {
            MarkView mark;
            mark.record = entry.hash();
            mark.atMs = integerOf(entry.body, "at_ms");
            if (entry.body.contains(QLatin1String("to_ms")))
                mark.toMs = integerOf(entry.body, "to_ms");
            mark.note = textOf(entry.body, "note");
            mark.who = textOf(entry.particulars, "who");
            mark.proves = textOf(entry.body, "proves");
            mark.by = parts.book.name(entry.by);
            mark.at = entry.record.at.toString();
            notes.marks.push_back(std::move(mark));
        } else if (entry.kind == QLatin1String("evidence.transcribed")) {
            takeTranscript(entry, parts.book, notes);
        }
    }
    std::stable_sort(notes.marks.begin(), notes.marks.end(),
                     [](const MarkView &a, const MarkView &b) { return a.atMs < b.atMs; });
    return notes;
}

} // namespace anjuan::casework
