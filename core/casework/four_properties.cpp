#include "core/casework/four_properties.h"

#include <algorithm>

#include <QtCore/QFile>
#include <QtCore/QFileInfo>

#include "core/base/digest.h"
#include "core/base/messages.h"
#include "core/casework/case_file.h"
#include "core/casework/parts.h"
#include "core/chain/body.h"
#include "core/documents/archival_check.h"
#include "core/dossier/assemble.h"
#include "core/exchange/bundle_verify.h"

namespace anjuan::casework {
namespace {

using Seen = PropertyItem::Outcome;
using chain::textOf;

QString words(const char *id, const QStringList &args = {})
{
    return message(QString::fromLatin1(id), args);
}

QString number(qint64 value)
{
    return QString::number(value);
}

/// What one look at the dossiers found, by item.
struct Found {
    QStringList metadata, missing, content, link, lost, unread, format;
    qint64 volumes = 0, pages = 0, bytes = 0, evidence = 0;
    int unbuilt = 0;
    QStringList unusualFormats;
};

Result<QString> digestOf(const QString &path, Progress &progress)
{
    constexpr qint64 kBlock = 1 << 20;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return QString();
    Hasher hasher;
    while (!file.atEnd()) {
        if (progress.cancelled())
            return fail(Fault::Cancelled, "work.cancelled");
        hasher.add(file.read(kBlock));
    }
    return hasher.result().hex();
}

class Examiner {
public:
    Examiner(const Library::Parts &parts, Found &found, Progress &progress)
        : m_parts(parts), m_found(found), m_progress(progress)
    {
    }

    Result<QStringList> examine(const ArchivedCase &one)
    {
        m_faults.clear();
        m_name = one.archiveNumber.isEmpty() ? one.title : one.archiveNumber;
        metadata(one);
        for (const VolumeRow &row : one.volumes)
            ANJUAN_CHECK(volume(row));
        if (one.volumes.empty()) {
            ++m_found.unbuilt;
            note(m_found.lost, words("archive.not_built"));
        }
        ANJUAN_CHECK(evidence(one.id));
        return m_faults;
    }

private:
    void note(QStringList &where, const QString &what)
    {
        where += m_name + QStringLiteral("：") + what;
        m_faults += what;
    }

    void metadata(const ArchivedCase &one)
    {
        const std::initializer_list<std::pair<const char *, bool>> wanted = {
            {"archive.number", !one.archiveNumber.isEmpty()}, {"archive.title", !one.title.isEmpty()},
            {"archive.filed", one.filedOn.has_value()},       {"archive.closed", one.closedOn.has_value()},
            {"archive.retention", !one.retention.isEmpty()},  {"archive.officers", !one.officers.isEmpty()},
            {"archive.compiler", !one.compiler.isEmpty()}};
        for (const auto &[name, there] : wanted) {
            if (!there)
                note(m_found.missing, words("four.no_metadata", {words(name)}));
        }
        const bool inOrder = (!one.filedOn || !one.closedOn || *one.filedOn <= *one.closedOn)
            && (!one.closedOn || *one.closedOn <= one.archivedOn);
        if (!inOrder)
            note(m_found.metadata, words("four.dates"));
    }

    Result<void> volume(const VolumeRow &row)
    {
        const QString name = words("four.volume", {number(row.volume), row.words()});
        ++m_found.volumes;
        if (!row.here) {
            note(m_found.lost, words("four.no_file", {name}));
            return {};
        }
        const QString path = m_parts.vault->path(row.sha256);
        m_progress.report(m_found.volumes, 0, name);
        m_found.bytes += QFileInfo(path).size();
        ANJUAN_TRY(const QString digest, digestOf(path, m_progress));
        if (digest != row.sha256)
            note(m_found.content, words("four.digest", {name}));
        const auto check = documents::checkArchival(path);
        if (!check) {
            note(m_found.lost, words("four.no_file", {name}));
            return {};
        }
        m_found.pages += check->pages;
        judge(name, *check);
        if (row.pages > 0 && row.pages != check->pages)
            note(m_found.link, words("four.pages", {name, number(row.pages), number(check->pages)}));
        // Only a volume that begins with 1 can be counted by itself; what goes on from it was counted when it was made.
        if (row.pageFrom == 1 && row.itemFrom == 1) {
            const auto count = dossier::countVolume(path);
            if (!count || count->items != row.itemTo || count->numbered != row.pageTo)
                note(m_found.link,
                     words("four.index",
                           {name, number(row.itemTo), number(row.pageTo), number(count ? count->items : 0),
                            number(count ? count->numbered : 0)}));
        }
        return {};
    }

    void judge(const QString &name, const documents::ArchivalCheck &check)
    {
        for (const QString &fault : check.faults) {
            const bool unread = fault == QLatin1String("damaged") || fault.startsWith(QLatin1String("page "));
            const QString code = fault.section(QLatin1Char(' '), 0, 0);
            const QString what = words(
                "four.pdf", {name, message(QStringLiteral("four.pdf_") + code, {fault.section(QLatin1Char(' '), 1)})});
            note(unread ? m_found.unread : m_found.format, what);
        }
    }

    Result<void> evidence(const CaseId &id)
    {
        static const QStringList usual = {QStringLiteral("jpg"),  QStringLiteral("jpeg"), QStringLiteral("tif"),
                                          QStringLiteral("tiff"), QStringLiteral("pdf"),  QStringLiteral("ofd"),
                                          QStringLiteral("wav"),  QStringLiteral("mp3"),  QStringLiteral("mpg"),
                                          QStringLiteral("mpeg"), QStringLiteral("mp4")};
        ANJUAN_TRY(const CaseFile file, CaseFile::load(*m_parts.store, *m_parts.vault, id));
        for (const Entry *item : liveEvidence(file.all())) {
            const QString digest = textOf(item->body, "evidence_sha256");
            if (digest.isEmpty())
                continue;
            ++m_found.evidence;
            const QString name = textOf(item->body, "evidence_name");
            if (!m_parts.vault->has(digest))
                note(m_found.lost, words("four.no_evidence", {name}));
            const QString kind = QFileInfo(name).suffix().toLower();
            if (!usual.contains(kind) && !m_found.unusualFormats.contains(kind))
                m_found.unusualFormats += kind;
        }
        return {};
    }

    const Library::Parts &m_parts;
    Found &m_found;
    Progress &m_progress;
    QString m_name;
    QStringList m_faults;
};

/// The first of what was found; the rest stands with its dossier.
QString firstOf(const QStringList &faults)
{
    constexpr qsizetype kShown = 3;
    const QString shown = faults.mid(0, kShown).join(QStringLiteral("；"));
    return faults.size() > kShown ? words("four.and_more", {shown, number(faults.size())}) : shown;
}

struct Packed {
    QString hindrance; // why nothing can be said of it
    bool looked = false, holds = false, whole = false;
    QString said;
};

Packed lookAt(const PropertyRequest &request, const std::vector<PropertyDossier> &dossiers, Progress &progress)
{
    Packed out;
    if (request.bundle.isEmpty()) {
        out.hindrance = words("four.no_package");
        return out;
    }
    const auto verdict = exchange::verifyBundle(request.bundle, {}, progress);
    if (!verdict) {
        out.hindrance = describe(verdict.error());
        return out;
    }
    out.looked = true;
    out.holds = verdict->holds();
    QStringList absent;
    for (const PropertyDossier &one : dossiers) {
        if (!verdict->content || !verdict->content->chains.contains(chain::caseChain(one.archived.id)))
            absent += one.archived.archiveNumber;
    }
    out.whole = absent.isEmpty() && verdict->omitted == 0;
    out.said = words("four.package_said", {number(verdict->records), number(verdict->blobs), number(verdict->omitted)});
    if (!absent.isEmpty())
        out.said += words("four.package_lacks", {absent.join(QStringLiteral("、"))});
    if (!out.holds)
        out.said += words("four.package_findings", {number(static_cast<qint64>(verdict->findings.size()))});
    return out;
}

class Report {
public:
    explicit Report(PropertyReport &report) : m_report(report) {}

    void add(const char *property, const char *code, Seen outcome, const QString &said)
    {
        m_report.items.push_back({outcome, QLatin1String(code), QLatin1String(property), said});
    }
    void add(const char *property, const char *code, const QStringList &faults, const QString &good)
    {
        add(property, code, faults.isEmpty() ? Seen::Holds : Seen::Fails, faults.isEmpty() ? good : firstOf(faults));
    }
    void package(const char *property, const char *code, const Packed &packed, bool holds)
    {
        if (packed.looked)
            add(property, code, holds ? Seen::Holds : Seen::Fails, packed.said);
        else
            add(property, code, Seen::NotChecked, packed.hindrance);
    }

private:
    PropertyReport &m_report;
};

void fill(PropertyReport &report, const Found &found, const VerifyReport &verdict, const Packed &packed)
{
    Report out(report);
    const QString volumes = number(found.volumes);
    const QString dossiers = number(static_cast<qint64>(report.dossiers.size()));
    out.add("authenticity", "source", verdict.clean() ? Seen::Holds : Seen::Fails,
            verdict.clean() ? words(verdict.againstOutside ? "four.chain_agrees" : "four.chain_clean",
                                    {number(verdict.records), number(verdict.blobs)})
                            : words("four.chain_findings",
                                    {number(static_cast<qint64>(verdict.findings.size())),
                                     describe(verdict.findings.front().error)}));
    out.add("authenticity", "metadata", found.metadata, words("four.all_dossiers", {dossiers}));
    out.add("authenticity", "content", found.content, words("four.all_volumes", {volumes}));
    out.add("authenticity", "link", found.link, words("four.all_counted", {volumes, number(found.pages)}));
    out.package("authenticity", "package", packed, packed.holds);
    out.add(
        "completeness", "total", found.unbuilt == 0 ? Seen::Holds : Seen::Fails,
        words("four.total_said", {dossiers, volumes, number(found.pages), number(found.bytes), number(found.unbuilt)}));
    out.add("completeness", "metadata_complete", found.missing, words("four.all_dossiers", {dossiers}));
    out.add("completeness", "content_complete", found.lost, words("four.all_here", {volumes, number(found.evidence)}));
    out.package("completeness", "package_complete", packed, packed.whole);
    const bool tables = verdict.tablesCompared && verdict.clean();
    out.add("usability", "metadata_usable", tables ? Seen::Holds : Seen::Fails,
            words(tables ? "four.tables_equal" : "four.tables_differ", {number(verdict.rows)}));
    out.add("usability", "content_usable", found.unread, words("four.all_pages", {number(found.pages)}));
    QString formats = words("four.format_good", {volumes});
    if (!found.unusualFormats.isEmpty())
        formats += words("four.unusual", {found.unusualFormats.join(QStringLiteral("、"))});
    out.add("usability", "format", found.format, formats);
    out.add("usability", "environment", Seen::NotChecked, words("four.by_people"));
    out.package("usability", "package_usable", packed, packed.looked);
    for (const char *code : {"virus", "medium", "process"})
        out.add("security", code, Seen::NotChecked, words((QByteArray("four.") + code + "_why").constData()));
}

} // namespace

int PropertyReport::count(PropertyItem::Outcome outcome) const
{
    return static_cast<int>(std::count_if(items.begin(), items.end(),
                                          [outcome](const PropertyItem &item) { return item.outcome == outcome; }));
}

QString outcomeWords(PropertyItem::Outcome outcome)
{
    return words(outcome == Seen::Holds ? "four.holds" : outcome == Seen::Fails ? "four.fails" : "four.not_checked");
}

Result<PropertyReport> checkProperties(const Library &library, const PropertyRequest &request, Progress &progress)
{
    const Library::Parts &parts = library.parts();
    PropertyReport report;
    report.from = request.from;
    report.to = request.to;
    report.unit = parts.ledger.authority.unitName();
    report.at = parts.clock->now().toString();
    report.demo = parts.ledger.authority.isDemo();
    report.bundle = QFileInfo(request.bundle).fileName();
    ANJUAN_TRY(const std::vector<ArchivedCase> cases, archivedCases(library, request.from, request.to));
    Found found;
    Examiner examiner(parts, found, progress);
    for (const ArchivedCase &one : cases) {
        ANJUAN_TRY(const QStringList faults, examiner.examine(one));
        report.dossiers.push_back({one, faults});
    }
    ANJUAN_TRY(const VerifyReport verdict, library.verify({}, progress));
    report.lines = verdict.lines;
    fill(report, found, verdict, lookAt(request, report.dossiers, progress));
    return report;
}

} // namespace anjuan::casework
