#include "core/casework/volumes.h"

#include <algorithm>

#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QTemporaryDir>

#include "core/base/json.h"
#include "core/base/messages.h"
#include "core/base/whole_file.h"
#include "core/casework/chain_pages.h"
#include "core/casework/field_map.h"
#include "core/casework/fonts.h"
#include "core/casework/forms.h"
#include "core/casework/perform.h"
#include "core/casework/together.h"
#include "core/casework/volume.h"
#include "core/casework/volume_fields.h"
#include "core/chain/body.h"

namespace anjuan::casework {
namespace {

using chain::integerOf;
using chain::textOf;

QString words(const char *id, const QStringList &args = {})
{
    return message(QString::fromLatin1(id), args);
}

QString text(qint64 number)
{
    return QString::number(number);
}

Result<documents::Form> chainForm()
{
    QFile file(QStringLiteral(":/leaves/chain_pages.json"));
    if (!file.open(QIODevice::ReadOnly))
        return fail(Fault::Io, "dossier.cannot_read", {file.fileName()});
    ANJUAN_TRY(const QJsonValue json, parseJson(file.readAll(), file.fileName()));
    return documents::parseForm(json.toObject(), QStringLiteral("chain_pages"));
}

/// Whatever a record of the case names must be here as it was taken in, or its destruction recorded: a volume prints
/// the digests of what it holds. Earlier volumes are no part of the new one.
Result<void> checkContents(const CaseFile &file, const vault::Vault &vault, Progress &progress)
{
    QStringList named;
    QStringList destroyed;
    for (const Entry &entry : file.entries()) {
        if (entry.kind == QLatin1String("dossier.built"))
            continue;
        if (entry.kind == QLatin1String("blob.destroyed"))
            destroyed += textOf(entry.body, "blob");
        named += entry.record.blobs;
        for (const auto blob : chain::statementOf(entry.record).value(QLatin1String("blobs")).toArray())
            named += blob.toString();
    }
    named.removeDuplicates();
    for (const QString &digest : named) {
        if (!destroyed.contains(digest))
            ANJUAN_CHECK(vault.check(digest, progress));
    }
    return {};
}

/// What the record says of the index: which record each item comes from, and on which pages it stands.
QJsonArray contentsOf(const dossier::VolumePlan &plan, const dossier::AssembledDossier &book)
{
    QJsonArray all;
    for (const dossier::IndexRow &row : book.index) {
        QJsonObject one{{QStringLiteral("no"), row.no},
                        {QStringLiteral("page_from"), row.pageFrom},
                        {QStringLiteral("page_to"), row.pageTo}};
        if (const QString &record = plan.parts[row.no - plan.firstItem].record; !record.isEmpty())
            one.insert(QStringLiteral("record"), record);
        if (row.before > 0)
            one.insert(QStringLiteral("before"), row.before);
        all.append(one);
    }
    return all;
}

/// Where the numbers of one side end so far.
struct Count {
    int item = 0;
    int page = 0;
};

class Binder {
public:
    Binder(Step &step, const VolumesRequest &request) : m_step(step), m_request(request) {}

    Result<VolumesMade> run(Progress &progress)
    {
        if (!m_work.isValid())
            return fail(Fault::Io, "library.cannot_write", {m_work.path(), m_work.errorString()});
        m_rows = volumeRows(m_step.file, *m_step.parts.vault);
        settleOrder();
        ANJUAN_TRY(m_contents, wholeVolume(m_step.file, m_step.parts, m_work.path(), m_order));
        ANJUAN_CHECK(settle());
        ANJUAN_CHECK(settleBinding());
        std::vector<Bound> bound;
        for (const VolumeSide side : m_sides) {
            m_telling.side = side;
            ANJUAN_CHECK(bind(side, bound, progress));
        }
        return takingIn(m_step.parts, [&] { return keep(bound, progress); });
    }

private:
    /// A volume that is drawn, and what its record says of it.
    struct Bound {
        VolumeSide side = VolumeSide::Whole;
        dossier::AssembledDossier made;
        Step step;
    };

    bool isMarket() const { return m_order == VolumeOrder::Market; }

    /// As asked; where nobody asked, a case that is archived keeps the order in which its volume lies.
    void settleOrder()
    {
        QJsonObject &body = m_step.prepared.body;
        const QString asked = textOf(body, "order");
        const auto first = std::find_if(m_rows.begin(), m_rows.end(), [](const VolumeRow &row) { return row.stands; });
        const bool lies = archivedIn(m_step.file) && first != m_rows.end() && first->marketOrder;
        if (asked.isEmpty() ? lies : asked == QLatin1String("market"))
            m_order = VolumeOrder::Market;
        body.insert(QStringLiteral("order"), isMarket() ? QStringLiteral("market") : QStringLiteral("process"));
    }

    /// How it is bound: as asked; a case that is archived as its volumes lie; else as the unit binds.
    Result<void> settleBinding()
    {
        QJsonObject &body = m_step.prepared.body;
        Binding usual = bindingOf(m_step.parts.book.unit());
        const auto lies = std::find_if(m_rows.rbegin(), m_rows.rend(), [](const VolumeRow &row) { return row.stands; });
        if (archivedIn(m_step.file) && lies != m_rows.rend()) {
            usual.upperRight = lies->upperRight;
            if (lies->mostPages > 0)
                usual.mostPages = lies->mostPages;
        }
        if (!body.contains(QLatin1String("most_pages")))
            body.insert(QStringLiteral("most_pages"), usual.mostPages);
        if (integerOf(body, "most_pages") < 1)
            return fail(Fault::Invalid, "dossier.no_pages_allowed", {text(integerOf(body, "most_pages"))});
        if (!body.contains(QLatin1String("numbers")))
            body.insert(QStringLiteral("numbers"),
                        usual.upperRight ? QStringLiteral("right") : QStringLiteral("outer"));
        return {};
    }

    std::size_t placeOfPart(const dossier::Part &part) const { return placeOf(m_step.file, part.record); }

    bool hasPartsBetween(std::size_t after, std::size_t last) const
    {
        return std::any_of(m_contents.parts.begin(), m_contents.parts.end(), [&](const dossier::Part &part) {
            return placeOfPart(part) > after && placeOfPart(part) <= last;
        });
    }

    /// Which volume is due, of which records, on which sides.
    Result<void> settle()
    {
        const std::size_t end = m_step.file.entries().size() - 1;
        const Entry *archived = archivedIn(m_step.file);
        const bool split = m_step.prepared.body.value(QLatin1String("split")).toBool();
        m_sides = split ? std::vector{VolumeSide::Outer, VolumeSide::Inner} : std::vector{VolumeSide::Whole};
        m_file = m_step.file;
        if (!archived)
            return {};
        const std::size_t archivedAt = placeOf(m_step.file, archived->hash());
        const auto standing = [&](const VolumeRow &row) { return row.stands; };
        const auto first = std::find_if(m_rows.begin(), m_rows.end(), standing);
        const std::size_t builtTo = first == m_rows.end() ? 0 : placeOf(m_step.file, first->asOf);
        const bool whole = first != m_rows.end() && !hasPartsBetween(builtTo, archivedAt);
        std::size_t covered = archivedAt;
        int volumes = 0;
        for (const VolumeRow &row : m_rows) {
            if (row.stands) {
                covered = std::max(covered, placeOf(m_step.file, row.asOf));
                volumes = std::max(volumes, row.volume);
            }
        }
        if (whole && hasPartsBetween(covered, end))
            return goOn(covered, volumes);
        if (whole && volumes > 1)
            return fail(Fault::Refused, "dossier.nothing_later", {text(volumes)});
        // The volume that is archived holds what stood when the case was archived, whenever it is made.
        m_file = cutAfter(m_step.file, hasPartsBetween(archivedAt, end) ? archivedAt : end, *m_step.parts.vault);
        ANJUAN_TRY(m_contents, wholeVolume(m_file, m_step.parts, m_work.path(), m_order));
        return {};
    }

    Result<void> goOn(std::size_t covered, int volumes)
    {
        const QJsonObject &said = m_step.prepared.body;
        if (textOf(said, "note").trimmed().isEmpty() || textOf(said, "compiler").isEmpty())
            return fail(Fault::Invalid, "dossier.later_wants_note");
        m_telling.volume = volumes + 1;
        m_telling.from = covered + 1;
        const CaseFile before = cutAfter(m_step.file, covered, *m_step.parts.vault);
        const QTemporaryDir frames;
        ANJUAN_TRY(const VolumeContents old, wholeVolume(before, m_step.parts, frames.path(), m_order));
        QList<dossier::Part> later;
        for (const dossier::Part &part : m_contents.parts) {
            if (placeOfPart(part) > covered)
                later += part;
        }
        m_contents.parts = later;
        for (const QString &line : old.leftOut)
            m_contents.leftOut.removeOne(line);
        m_sides.clear();
        for (const VolumeRow &row : m_rows) {
            const bool wanted = row.side == VolumeSide::Whole
                || std::any_of(later.begin(), later.end(),
                               [&](const dossier::Part &part) { return sideOf(part, m_file, isMarket()) == row.side; });
            if (row.stands && wanted && std::find(m_sides.begin(), m_sides.end(), row.side) == m_sides.end())
                m_sides.push_back(row.side);
            ANJUAN_CHECK(countIn(row));
        }
        return {};
    }

    Result<void> countIn(const VolumeRow &row)
    {
        if (!row.stands)
            return {};
        Count &count = m_counts[row.side];
        if (row.itemFrom > 0) {
            count.item = std::max(count.item, row.itemTo);
            count.page = std::max(count.page, row.pageTo);
            return {};
        }
        // One that an older version of this program built says it in its own bookmarks.
        const auto counted = dossier::countVolume(m_step.parts.vault->path(row.sha256));
        if (!counted)
            return fail(Fault::Corrupt, "dossier.volume_uncounted", {row.record});
        count = {counted->items, counted->numbered};
        return {};
    }

    Result<dossier::VolumePlan> planOf(VolumeSide side)
    {
        dossier::VolumePlan plan;
        ANJUAN_TRY(plan.cover, formOf(m_step.parts.pack, QStringLiteral("dossier_cover")));
        ANJUAN_TRY(plan.index, formOf(m_step.parts.pack, QStringLiteral("dossier_index")));
        ANJUAN_TRY(plan.note, formOf(m_step.parts.pack, QStringLiteral("dossier_note")));
        for (const dossier::Part &part : m_contents.parts) {
            if (side == VolumeSide::Whole || sideOf(part, m_file, isMarket()) == side)
                plan.parts += part;
        }
        joinSigned(plan.parts, m_file);
        // What is left out is evidence: of the outer side.
        if (side != VolumeSide::Inner)
            plan.leftOut = m_contents.leftOut;
        plan.firstItem = m_counts[side].item + 1;
        plan.firstPage = m_counts[side].page + 1;
        m_telling.note = volumeNote(m_step, archivedIn(m_file), m_telling.volume);
        QStringList lines;
        if (side != VolumeSide::Whole)
            lines += words(side == VolumeSide::Outer ? "dossier.note_split_outer" : "dossier.note_split_inner");
        // Where a unit's own fault is told, the party does not read.
        if (side != VolumeSide::Outer || m_sides.size() == 1)
            lines += faultLines(m_file, m_telling.from);
        m_telling.note.insert(QStringLiteral("lines"), QJsonArray::fromStringList(lines));
        plan.fields = volumeFields(m_file, m_step.parts, m_step.at.date(), m_telling);
        if (side != VolumeSide::Outer) {
            ANJUAN_TRY(plan.tail, chainForm());
            plan.fields.insert(QStringLiteral("chain"), chainFields(m_file, m_step.parts));
        }
        plan.ofBook = [this](const QList<dossier::Part> &parts) {
            return QJsonObject{{QStringLiteral("secrecy"), secrecyWords(parts, m_file)}};
        };
        plan.mostPages = static_cast<int>(integerOf(m_step.prepared.body, "most_pages"));
        if (textOf(m_step.prepared.body, "numbers") == QLatin1String("right"))
            plan.corner = dossier::NumberCorner::UpperRight;
        plan.context.demo = m_step.parts.ledger.authority.isDemo();
        plan.context.at = m_step.at;
        plan.context.fonts = fontsOf(m_step.parts.dir);
        plan.context.title = textOf(plan.fields.value(QLatin1String("case")).toObject(), "title");
        return plan;
    }

    QString fileOf(const Bound &one) const
    {
        if (m_request.file.isEmpty())
            return {};
        const QFileInfo info(m_request.file);
        QString name = info.completeBaseName();
        if (one.side != VolumeSide::Whole)
            name += QLatin1Char('-') + volumeWords(one.side, 1);
        if (one.made.books > 1)
            name += words("dossier.book_file", {text(one.made.book)});
        return one.side == VolumeSide::Whole && one.made.books == 1
            ? m_request.file
            : info.path() + QLatin1Char('/') + name + QStringLiteral(".pdf");
    }

    Result<void> bind(VolumeSide side, std::vector<Bound> &bound, Progress &progress)
    {
        ANJUAN_TRY(const dossier::VolumePlan plan, planOf(side));
        const QString file = m_work.filePath(QStringLiteral("dossier-%1.pdf").arg(static_cast<int>(side)));
        ANJUAN_TRY(std::vector<dossier::AssembledDossier> books, dossier::assembleBooks(plan, file, progress));
        for (dossier::AssembledDossier &book : books) {
            Bound one{side, std::move(book), m_step};
            one.step.prepared.files.clear();
            one.step.prepared.files.emplace_back(QStringLiteral("dossier"), one.made.file);
            QJsonObject &body = one.step.prepared.body;
            body.insert(QStringLiteral("as_of"), m_file.all().back().hash());
            body.insert(QStringLiteral("pages"), one.made.pages);
            body.insert(QStringLiteral("volume"), m_telling.volume);
            body.insert(QStringLiteral("side"), codeOf(side));
            if (one.made.books > 1) {
                body.insert(QStringLiteral("book"), one.made.book);
                body.insert(QStringLiteral("books"), one.made.books);
            }
            body.insert(QStringLiteral("front"), one.made.firstNumbered - 1);
            body.insert(QStringLiteral("contents"), contentsOf(plan, one.made));
            body.insert(QStringLiteral("items"), static_cast<qint64>(one.made.index.size()));
            body.insert(QStringLiteral("item_from"), one.made.firstItem);
            body.insert(QStringLiteral("page_from"), one.made.firstPage);
            body.insert(QStringLiteral("page_to"), one.made.firstPage + one.made.numbered - 1);
            bound.push_back(std::move(one));
        }
        return {};
    }

    /// All books of both sides or none: half of a volume is no volume.
    Result<VolumesMade> keep(std::vector<Bound> &bound, Progress &progress)
    {
        VolumesMade made;
        made.volume = m_telling.volume;
        const auto done = together(m_step.parts, [&]() -> Result<void> {
            for (Bound &one : bound) {
                ANJUAN_CHECK(takeInBlobs(one.step, progress));
                if (const QString out = fileOf(one); !out.isEmpty()) {
                    ANJUAN_CHECK(
                        copyWhole(one.made.file, out, kOwnerOnly | QFileDevice::ReadGroup | QFileDevice::ReadOther));
                    made.files += out;
                }
                ANJUAN_TRY(const Outcome outcome, performCase(one.step, progress));
                made.records += outcome.record;
            }
            return {};
        });
        if (!done) {
            for (const QString &file : made.files)
                QFile::remove(file);
            return fail(done.error());
        }
        return made;
    }

    Step &m_step;
    const VolumesRequest &m_request;
    const QTemporaryDir m_work;
    std::vector<VolumeRow> m_rows;
    CaseFile m_file; // as it is told
    VolumeContents m_contents;
    std::vector<VolumeSide> m_sides;
    VolumeOrder m_order = VolumeOrder::Process;
    std::map<VolumeSide, Count> m_counts;
    VolumeTelling m_telling;
};

} // namespace

Result<VolumesMade> buildVolumes(Session &session, const VolumesRequest &asked, Progress &progress)
{
    Library::Parts &parts = session.library().parts();
    if (parts.access != Access::ReadWrite)
        return fail(Fault::Refused, "library.read_only", {parts.dir});
    Request request;
    request.act = QStringLiteral("dossier.build");
    request.caseId = asked.caseId;
    request.with = asked.with;
    ANJUAN_TRY(Step step, startStep(parts, session, request));
    ANJUAN_CHECK(checkRights(step));
    ANJUAN_CHECK(checkContents(step.file, *parts.vault, progress));
    return Binder(step, asked).run(progress);
}

Result<Outcome> Session::buildDossier(const CaseId &id, const QString &outFile, Progress &progress)
{
    ANJUAN_TRY(const VolumesMade made, buildVolumes(*this, {.caseId = id, .file = outFile, .with = {}}, progress));
    Outcome outcome;
    outcome.record = made.records.value(0);
    outcome.caseId = id;
    return outcome;
}

} // namespace anjuan::casework
