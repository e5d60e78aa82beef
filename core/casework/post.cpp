#include "core/casework/post.h"

#include <algorithm>

#include <QtCore/QDateTime>
#include <QtCore/QDir>
#include <QtCore/QFile>

#include "core/base/json.h"
#include "core/base/messages.h"
#include "core/base/whole_file.h"
#include "core/casework/bundles.h"
#include "core/casework/bureau.h"
#include "core/casework/parts.h"
#include "core/casework/post_memory.h"
#include "core/casework/records.h"
#include "core/casework/statements.h"
#include "core/chain/body.h"
#include "core/exchange/bag_layout.h"
#include "core/exchange/proof.h"
#include "core/exchange/queries.h"
#include "core/exchange/sealed_bag.h"

namespace anjuan::casework {
namespace {

using chain::textOf;
using What = PostItem::What;

constexpr qint64 kMostJson = 512 << 10;
constexpr qint64 kMostText = 1 << 20;

/// What a package says of itself before it is verified: only to know whose it is.
struct Outside {
    QString bag;
    QString profile;
    QString genesis;
    LibraryId from;
    QString to;        // library, where it says so
    QStringList heirs; // libraries to which a case in it was handed over last
    int part = 1;
};

std::map<QString, QString> labelsOf(const QByteArray &text)
{
    std::map<QString, QString> labels;
    for (const QString &line : QString::fromUtf8(text).split(QLatin1Char('\n')))
        labels[line.section(QStringLiteral(": "), 0, 0)] = line.section(QStringLiteral(": "), 1);
    return labels;
}

/// To whom the last record of a case in the bag hands it over.
QString heirIn(const exchange::BagSource &bag, const QString &path)
{
    const auto device = bag.open(path);
    if (!device)
        return {};
    QByteArray last;
    while (!(*device)->atEnd()) {
        const QByteArray line = (*device)->readLine();
        if (line.isEmpty())
            break;
        last = line;
    }
    if (!last.contains(R"("kind":"case.handed_over")"))
        return {};
    last.chop(last.endsWith('\n') ? 1 : 0);
    const auto value = parseCanonical(last, path);
    const QJsonObject record = value ? value->toObject().value(QLatin1String("record")).toObject() : QJsonObject();
    return textOf(record.value(QLatin1String("body")).toObject(), "to_library");
}

Result<Outside> outsideOf(const QString &file)
{
    ANJUAN_TRY(const auto bag, exchange::openBag(file));
    ANJUAN_TRY(const QByteArray info, bag->read(QStringLiteral("bag-info.txt"), kMostText));
    std::map<QString, QString> labels = labelsOf(info);
    Outside out;
    out.bag = labels[QStringLiteral("External-Identifier")];
    out.profile = labels[QStringLiteral("Anjuan-Profile")];
    out.genesis = labels[QStringLiteral("Anjuan-Genesis")];
    if (const QString count = labels[QStringLiteral("Bag-Count")]; !count.isEmpty())
        out.part = count.section(QLatin1Char(' '), 0, 0).toInt();
    if (out.part != 1) // says nothing more
        return out;
    ANJUAN_TRY(QByteArray line, bag->read(QStringLiteral("data/ledger/checkpoint.json"), kMostText));
    line.chop(line.endsWith('\n') ? 1 : 0);
    ANJUAN_TRY(const chain::Checkpoint point, chain::parseCheckpoint(line, file));
    out.from = point.library;
    if (const auto summary = exchange::readLine(*bag, QStringLiteral("data/summary.json"))) {
        const auto value = parseCanonical(*summary, file);
        out.to = value ? textOf(value->toObject(), "to_library") : QString();
    }
    if (out.profile == QLatin1String("handoff") && out.to.isEmpty()) {
        for (const exchange::BagFile &one : bag->files()) {
            if (one.path.endsWith(QLatin1String("/records.jsonl")))
                out.heirs += heirIn(*bag, one.path);
        }
    }
    return out;
}

/// One look at one folder.
class Look {
public:
    Look(Session &session, const PostFolder &folder, PostSeen &seen, Progress &progress)
        : m_session(session),
          m_parts(session.library().parts()),
          m_folder(folder),
          m_seen(seen),
          m_progress(progress),
          m_memory(m_parts.dir)
    {
        m_report.folder = folder;
    }

    Result<PostReport> run()
    {
        ANJUAN_TRY(m_imported, idsIn("desk.bundle_imported"));
        ANJUAN_TRY(m_confirmed, idsIn("desk.receipt_given"));
        QStringList stamps;
        // Opinions may be on cases that come by the packages beside them.
        for (const char *pattern : {"*.zip", "*.json"}) {
            for (const QFileInfo &file : filesLike(pattern)) {
                stamps += PostMemory::stamp(file);
                if (m_progress.cancelled() || isGone())
                    break;
                look(file);
            }
        }
        takeUploadsIn();
        if (!isGone()) {
            m_memory.keepOnly(m_folder.id, stamps);
            send();
        }
        m_report.gone = isGone();
        PostFolder known = m_memory.find(m_folder.id) ? *m_memory.find(m_folder.id) : m_folder;
        known.path = m_folder.path;
        m_memory.add(known);
        ANJUAN_CHECK(m_memory.save());
        return std::move(m_report);
    }

private:
    Result<std::set<QString>> idsIn(const char *kind) const
    {
        ANJUAN_TRY(const auto rows, exchange::deskRows(*m_parts.store, m_parts.library(), QString::fromLatin1(kind)));
        std::set<QString> ids;
        for (const exchange::DeskRow &row : rows)
            ids.insert(textOf(row.body, "bundle"));
        return ids;
    }

    QFileInfoList filesLike(const char *pattern) const
    {
        return QDir(m_folder.path).entryInfoList({QString::fromLatin1(pattern)}, QDir::Files, QDir::Name);
    }

    bool isGone() const
    {
        const auto marker = markerIn(m_folder.path);
        return !marker || *marker != std::optional(m_folder.id);
    }

    void tell(What what, const QFileInfo &file, Error said, std::optional<ImportReport> report = std::nullopt)
    {
        m_report.items.push_back({what, file.filePath(), std::move(said), std::move(report)});
    }
    static Error words(const char *id, QStringList args)
    {
        return {Fault::Refused, QString::fromLatin1(id), std::move(args)};
    }
    void done(const QFileInfo &file) { m_memory.noteDone(m_folder.id, file); }

    /// A fault that another try can mend is told once for each time that something has changed.
    void failed(const QFileInfo &file, const Error &error)
    {
        if (isGone())
            return; // the stick was pulled: it says nothing about the file
        tell(What::Refused, file, error);
        const bool mends = error.fault == Fault::Io || error.fault == Fault::NotFound || error.fault == Fault::Busy
            || error.id == QLatin1String("exchange.part_missing");
        if (mends)
            m_seen.noteTried(PostMemory::stamp(file));
        else
            done(file);
    }

    void look(const QFileInfo &file)
    {
        if (file.fileName() == kPostMarker || m_memory.isDone(m_folder.id, file)
            || m_seen.tried(PostMemory::stamp(file)))
            return;
        if (!m_seen.still(file)) {
            m_report.unsettled = true;
            return;
        }
        if (file.suffix() == QLatin1String("json"))
            takeJson(file);
        else
            takePackage(file);
    }

    void takePackage(const QFileInfo &file)
    {
        const auto sealed = exchange::isSealed(file.filePath());
        if (!sealed)
            return failed(file, sealed.error());
        if (*sealed) {
            tell(What::WantsPassphrase, file, words("post.wants_passphrase", {file.fileName()}));
            return done(file);
        }
        const auto outside = outsideOf(file.filePath());
        if (!outside)
            return failed(file, outside.error());
        if (outside->part != 1)
            return done(file);
        const QString here = m_parts.library().toString();
        if (outside->genesis != m_parts.ledger.authority.genesis().hex()) {
            if (outside->profile == QLatin1String("upload") && isBureau(m_session.library())
                && !m_confirmed.contains(outside->bag))
                m_uploads += file;
            else
                done(file);
            return;
        }
        const bool mine = outside->profile == QLatin1String("office") || outside->to == here
            || (outside->to.isEmpty() && outside->heirs.contains(here));
        if (outside->from == m_parts.library() || m_imported.contains(outside->bag))
            return done(file);
        if (mine)
            return import(file);
        if (outside->profile == QLatin1String("review") && outside->to.isEmpty())
            tell(What::WantsYou, file, words("post.review_waits", {file.fileName()}));
        done(file);
    }

    void import(const QFileInfo &file)
    {
        auto report = importBundle(m_session, {file.filePath(), {}}, m_progress);
        if (!report)
            return failed(file, report.error());
        done(file);
        m_seen.forgetTried(); // what waited for this may come in now
        if (!report->anythingNew())
            return;
        if (!report->received.isEmpty())
            acknowledge(*report);
        const QString what = report->received.isEmpty() ? message(QStringLiteral("post.news"))
                                                        : report->received.join(message(QStringLiteral("post.comma")));
        tell(What::TakenIn, file, words("post.taken_in", {what, report->fromName}), std::move(*report));
    }

    /// The records of the cases that came in, with that of their taking over, back to where they came from.
    void acknowledge(const ImportReport &report)
    {
        ExportRequest request;
        request.profile = QStringLiteral("review");
        request.recordsOnly = true;
        request.toLibrary = report.from;
        for (const ChainChange &change : report.chains) {
            const auto id = chain::caseOf(change.chain);
            const auto holder = id && chain::sortOf(change.chain) == chain::ChainSort::Case
                ? exchange::holderOf(*m_parts.store, *id)
                : Result<LibraryId>(LibraryId());
            if (change.added > 0 && holder && *holder == m_parts.library())
                request.cases.push_back(*id);
        }
        const auto outbox = outboxOf(m_session.library());
        if (!outbox || request.cases.empty())
            return;
        request.file = *outbox
            + QStringLiteral("/%1-%2.anjuan.zip")
                  .arg(message(QStringLiteral("post.acknowledgement")), report.bundle.left(8));
        if (const auto written = m_session.exportBundle(request, m_progress); !written)
            tell(What::NotSent, QFileInfo(request.file), written.error());
    }

    void takeJson(const QFileInfo &file)
    {
        QFile in(file.filePath());
        if (!in.open(QIODevice::ReadOnly))
            return failed(file,
                          {Fault::Io, QStringLiteral("exchange.cannot_read"), {file.filePath(), in.errorString()}});
        QByteArray line = in.read(kMostJson);
        line.chop(line.endsWith('\n') ? 1 : 0);
        const auto value = parseCanonical(line, file.filePath());
        const QJsonObject object = value ? value->toObject() : QJsonObject();
        if (object.contains(QLatin1String("statement")))
            takeStatement(file);
        else if (object.contains(QLatin1String("receipt")))
            takeReceipt(file);
        else if (textOf(object, "anjuan") == QLatin1String("enrol"))
            tellOfApplication(file);
        else
            done(file); // a file of somebody's: none of ours
    }

    void takeStatement(const QFileInfo &file)
    {
        const auto view = readStatement(m_session.library(), file.filePath());
        if (!view && view.error().id == QLatin1String("statement.unknown_case"))
            return m_seen.noteTried(PostMemory::stamp(file)); // of a case that is not here, or not yet
        if (!view)
            return failed(file, view.error());
        const auto holder = exchange::holderOf(*m_parts.store, view->caseId);
        if (!holder || *holder != m_parts.library())
            return m_seen.noteTried(PostMemory::stamp(file)); // for the PC that holds the case
        if (view->taken)
            return done(file);
        const auto taken = receiveStatement(m_session, file.filePath(), m_progress);
        if (!taken)
            return failed(file, taken.error());
        done(file);
        tell(What::TakenIn, file, words("post.statement", {view->title, view->by, view->label}));
    }

    void takeReceipt(const QFileInfo &file)
    {
        const auto receipt = exchange::readReceipt(file.filePath());
        if (!receipt)
            return failed(file, receipt.error());
        const bool mine =
            receipt->genesis == m_parts.ledger.authority.genesis() && receipt->ledger == m_parts.ledger.ledger;
        if (!mine)
            return done(file);
        const qint64 before = m_parts.ledger.frontier.size();
        if (const auto taken = acceptReceipt(m_session, file.filePath()); !taken)
            return failed(file, taken.error());
        done(file);
        if (m_parts.ledger.frontier.size() > before)
            tell(What::TakenIn, file,
                 words(receipt->rejected.empty() ? "post.receipt" : "post.receipt_returns",
                       {QString::number(receipt->accepted.size()), QString::number(receipt->rejected.size())}));
    }

    void tellOfApplication(const QFileInfo &file)
    {
        const auto enrolment = readEnrolment(file.filePath());
        if (!enrolment)
            return failed(file, enrolment.error());
        done(file);
        const auto pcs = pcsOf(m_session.library());
        const bool here =
            std::any_of(pcs.begin(), pcs.end(), [](const PcRow &pc) { return pc.here && pc.holdsOffice; });
        const bool known =
            std::any_of(pcs.begin(), pcs.end(), [&](const PcRow &pc) { return pc.library == enrolment->library; });
        if (here && !known && enrolment->genesis == m_parts.ledger.authority.genesis())
            tell(What::WantsYou, file, words("post.application", {enrolment->pcName, enrolment->checkCode()}));
    }

    void takeUploadsIn()
    {
        if (m_uploads.isEmpty() || isGone())
            return;
        QStringList files;
        for (const QFileInfo &file : m_uploads)
            files += file.filePath();
        const auto rows = takeUploadFiles(m_session, files, m_folder.path, m_progress);
        if (!rows)
            return failed(m_uploads.first(), rows.error());
        for (const UploadRow &row : *rows) {
            const QFileInfo file(row.file);
            if (!row.accepted) {
                failed(file,
                       row.findings.empty() ? words("post.upload_refused", {row.unitName})
                                            : row.findings.front().error);
                continue;
            }
            done(file);
            if (!row.nothingNew)
                tell(What::TakenIn, file, words("post.upload", {row.unitName, QString::number(row.records)}));
        }
    }

    /// Under a name that is free, whole and durable, before it leaves the outbox.
    void send()
    {
        if (!m_folder.sends)
            return;
        for (const QString &path : waitingInOutbox(m_session.library())) {
            const QFileInfo file(path);
            QString target = QDir(m_folder.path).filePath(file.fileName());
            for (int n = 2; QFileInfo::exists(target) && QFileInfo(target).size() != file.size(); ++n)
                target = QDir(m_folder.path).filePath(QStringLiteral("%1-%2").arg(n).arg(file.fileName()));
            const auto copied = copyWhole(path, target, kByUmask);
            if (!copied || isGone() || QFileInfo(target).size() != file.size()) {
                if (!isGone())
                    tell(What::NotSent, file, copied ? words("post.not_whole", {target}) : copied.error());
                return; // it waits on
            }
            done(QFileInfo(target)); // nothing for the PC that wrote it
            QFile::remove(path);
            syncFolder(file.absolutePath());
            tell(What::Sent, QFileInfo(target), words("post.sent", {file.fileName()}));
        }
    }

    Session &m_session;
    Library::Parts &m_parts;
    const PostFolder &m_folder;
    PostSeen &m_seen;
    Progress &m_progress;
    PostMemory m_memory;
    PostReport m_report;
    std::set<QString> m_imported;
    std::set<QString> m_confirmed;
    QFileInfoList m_uploads;
};

} // namespace

bool PostSeen::still(const QFileInfo &file)
{
    const QString stamp = PostMemory::stamp(file);
    QString &known = m_stamps[file.filePath()];
    return std::exchange(known, stamp) == stamp;
}

Result<PostReport> exchangePost(Session &session, const PostFolder &folder, PostSeen &seen, Progress &progress)
{
    const Library::Parts &parts = session.library().parts();
    if (parts.access != Access::ReadWrite)
        return fail(Fault::Refused, "library.read_only", {parts.dir});
    const auto marker = markerIn(folder.path);
    if (!marker || *marker != std::optional(folder.id))
        return fail(Fault::NotFound, "post.not_here", {folder.path});
    return Look(session, folder, seen, progress).run();
}

} // namespace anjuan::casework
