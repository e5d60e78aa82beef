#include <cstring>
#include <random>

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QProcess>

#include "core/casework/library.h"
#include "core/exchange/bundle_verify.h"

#include "tests/bench/bench.h"
#include "tests/bench/founded.h"

namespace anjuan::bench {
namespace {

constexpr int kRounds = 3;
constexpr qint64 kLarge = 256LL << 20; // eight of them: 2 GiB
constexpr int kLargeFiles = 8;
constexpr qint64 kSmall = 50 << 10;
constexpr int kSmallFiles = 200;

Result<void> fill(const QString &path, qint64 bytes, unsigned seed)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return fail(Fault::Io, "exchange.cannot_write", {path, file.errorString()});
    std::mt19937_64 random(seed);
    QByteArray block(1 << 20, Qt::Uninitialized);
    for (qint64 done = 0; done < bytes; done += block.size()) {
        for (qsizetype at = 0; at + 8 <= block.size(); at += 8) {
            const quint64 word = random();
            std::memcpy(block.data() + at, &word, sizeof word);
        }
        if (file.write(block.constData(), std::min<qint64>(block.size(), bytes - done)) < 0)
            return fail(Fault::Io, "exchange.cannot_write", {path, file.errorString()});
    }
    return {};
}

/// Two cases, one with everything and one with a single small file, in a library of their own.
class Fixture {
public:
    static Result<std::unique_ptr<Fixture>> make(const QString &folder)
    {
        auto made = std::unique_ptr<Fixture>(new Fixture(folder));
        ANJUAN_CHECK(made->build());
        return made;
    }
    const QString &files() const { return m_files; }
    QString library() const { return m_folder + QStringLiteral("/library"); }
    const CaseId &large() const { return m_large; }
    const CaseId &small() const { return m_small; }
    casework::Session &session() { return *m_session; }
    /// Others may open the folder from here on.
    void close()
    {
        m_session.reset();
        m_library.reset();
    }

private:
    explicit Fixture(QString folder) : m_folder(std::move(folder)), m_files(m_folder + QStringLiteral("/files")) {}

    Result<void> build()
    {
        QDir().mkpath(m_files);
        ANJUAN_TRY(m_library, founded(library(), m_clock));
        ANJUAN_TRY(m_session, m_library->logIn(QStringLiteral("admin"), Secret(kPassword)));
        ANJUAN_CHECK(perform("office.grant_role",
                             {{QStringLiteral("person"), QStringLiteral("admin")},
                              {QStringLiteral("role"), QStringLiteral("officer")},
                              {QStringLiteral("from_on"), QStringLiteral("2020-01-01")}}));
        ANJUAN_TRY(m_large, open());
        ANJUAN_TRY(m_small, open());
        for (int n = 0; n < kLargeFiles + kSmallFiles; ++n)
            ANJUAN_CHECK(add(m_large, n, n < kLargeFiles ? kLarge : kSmall));
        return add(m_small, kLargeFiles + kSmallFiles, kSmall);
    }

    Result<casework::Outcome> perform(const char *act, const QJsonObject &with, const CaseId &id = {})
    {
        casework::Request request;
        request.act = QString::fromLatin1(act);
        request.with = with;
        if (!id.isNull())
            request.caseId = id;
        return m_session->perform(request, m_quiet);
    }

    Result<CaseId> open()
    {
        ANJUAN_TRY(const auto done,
                   perform("case.open",
                           {{QStringLiteral("source"), QStringLiteral("inspection")},
                            {QStringLiteral("received_on"), QStringLiteral("2026-03-02")},
                            {QStringLiteral("place"), QStringLiteral("某村")},
                            {QStringLiteral("suspected"), QStringLiteral("占道经营")},
                            {QStringLiteral("content"), QStringLiteral("巡查发现")}}));
        return *done.caseId;
    }

    Result<void> add(const CaseId &id, int number, qint64 bytes)
    {
        const QString file = QStringLiteral("%1/%2.bin").arg(m_files).arg(number);
        ANJUAN_CHECK(fill(file, bytes, static_cast<unsigned>(number)));
        ANJUAN_CHECK(perform("evidence.add",
                             {{QStringLiteral("evidence"), file},
                              {QStringLiteral("officers"), QJsonArray{QStringLiteral("admin")}},
                              {QStringLiteral("original"), QStringLiteral("original")},
                              {QStringLiteral("type"), QStringLiteral("electronic")},
                              {QStringLiteral("title"), QString::number(number)},
                              {QStringLiteral("source"), QStringLiteral("现场提取")},
                              {QStringLiteral("made_at"), QStringLiteral("2026-03-02T09:00:00+08:00")},
                              {QStringLiteral("place"), QStringLiteral("某村")},
                              {QStringLiteral("proves"), QStringLiteral("违法事实")}},
                             id));
        return {};
    }

    QString m_folder;
    QString m_files;
    SystemClock m_clock;
    NoProgress m_quiet;
    std::unique_ptr<casework::Library> m_library;
    std::unique_ptr<casework::Session> m_session;
    CaseId m_large;
    CaseId m_small;
};

casework::ExportRequest requestFor(const CaseId &id, const QString &file, const QString &profile)
{
    casework::ExportRequest request;
    request.cases = {id};
    request.profile = profile;
    request.light = false;
    request.file = file;
    return request;
}

/// Seconds that a program takes; a fault where it fails.
Result<double> timeOf(const QString &folder, const QString &command)
{
    QProcess process;
    process.setWorkingDirectory(folder);
    const double start = seconds();
    process.start(QStringLiteral("sh"), {QStringLiteral("-c"), command});
    process.waitForFinished(-1);
    if (process.exitCode() != 0)
        return fail(Fault::Io, "bench.program", {command, QString::fromUtf8(process.readAllStandardError())});
    return seconds() - start;
}

/// The peak in KiB of a process of its own that writes the bundle.
Result<double> peakOf(const QString &library, const CaseId &id, const QString &file)
{
    QProcess process;
    process.start(QCoreApplication::applicationFilePath(), {QStringLiteral("pack-once"), library, id.toString(), file});
    process.waitForFinished(-1);
    if (process.exitCode() != 0)
        return fail(Fault::Io, "bench.program", {file, QString::fromUtf8(process.readAllStandardError())});
    QFile::remove(file);
    return process.readAllStandardOutput().trimmed().toDouble();
}

} // namespace

Result<QString> packOnce(const QString &library, const QString &caseId, const QString &file)
{
    SystemClock clock;
    NoProgress quiet;
    ANJUAN_TRY(const auto open, casework::Library::open(library, casework::Access::ReadWrite, clock));
    ANJUAN_TRY(const auto session, open->logIn(QStringLiteral("admin"), Secret(kPassword)));
    const auto id = CaseId::parse(caseId);
    ANJUAN_CHECK(session->exportBundle(requestFor(id.value_or(CaseId()), file, QStringLiteral("review")), quiet));
    ANJUAN_CHECK(exchange::verifyBundle(file, {}, quiet));
    return QString::number(peakKib());
}

Result<Figures> packing(const QString &folder)
{
    ANJUAN_TRY(const auto fixture, Fixture::make(folder));
    NoProgress quiet;
    const QString bundle = folder + QStringLiteral("/bundle.anjuan.zip");
    Figure pack{QStringLiteral("packing 2 GiB and 200 files"), QStringLiteral("of tools"), {}, 0.5, true, {}};
    Figure verify{QStringLiteral("verifying that bundle"), QStringLiteral("of sha256sum"), {}, 0.5, true, {}};
    for (int round = 0; round < kRounds; ++round) {
        QFile::remove(bundle);
        const double start = seconds();
        ANJUAN_CHECK(
            fixture->session().exportBundle(requestFor(fixture->large(), bundle, QStringLiteral("review")), quiet));
        const double packed = seconds() - start;
        ANJUAN_CHECK(timeOf(folder, QStringLiteral("rm -f tools.zip")));
        ANJUAN_TRY(const double summed, timeOf(folder, QStringLiteral("sha256sum files/* > sums")));
        ANJUAN_TRY(const double zipped,
                   timeOf(folder, QStringLiteral("zip -q -0 -r tools.zip files && sync tools.zip && rm tools.zip")));
        const double begun = seconds();
        ANJUAN_TRY(const auto verdict, exchange::verifyBundle(bundle, {}, quiet));
        const double verified = seconds() - begun;
        if (!verdict.holds())
            return fail(verdict.findings.front().error);
        pack.values.push_back(packed / (summed + zipped));
        verify.values.push_back(verified / summed);
        pack.beside = QStringLiteral("%1 s against `sha256sum` %2 s + `zip -0 -r`, synced, %3 s; %4 rounds")
                          .arg(packed, 0, 'f', 1)
                          .arg(summed, 0, 'f', 1)
                          .arg(zipped, 0, 'f', 1)
                          .arg(kRounds);
        verify.beside = QStringLiteral("%1 s, records and signatures with it; `sha256sum` of the files alone %2 s")
                            .arg(verified, 0, 'f', 1)
                            .arg(summed, 0, 'f', 1);
    }
    QFile::remove(bundle);
    fixture->close();
    Figure memory{QStringLiteral("memory for it, over a small bundle's"), QStringLiteral("MB"), {}, 64, true, {}};
    ANJUAN_TRY(const double large, peakOf(fixture->library(), fixture->large(), bundle));
    ANJUAN_TRY(const double small, peakOf(fixture->library(), fixture->small(), bundle));
    memory.values = {(large - small) / 1024};
    memory.beside =
        QStringLiteral("peak of a process that packs and verifies, %1 MB in all").arg(large / 1024, 0, 'f', 0);
    return Figures{pack, verify, memory};
}

} // namespace anjuan::bench
