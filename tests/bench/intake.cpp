#include "core/casework/intake.h"

#include <algorithm>
#include <cstring>

#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QProcess>
#include <QtCore/QThread>

#include "core/casework/evidence_page.h"
#include "core/casework/parts.h"
#include "core/casework/reverify.h"
#include "core/casework/thumbnails.h"

#include "tests/bench/bench.h"
#include "tests/bench/photographs.h"

namespace anjuan::bench {
namespace {

using namespace casework;

constexpr int kRounds = 5;

qint64 setting(const char *name, qint64 otherwise)
{
    bool good = false;
    const qint64 value = qEnvironmentVariable(name).toLongLong(&good);
    return good ? value : otherwise;
}

/// Out of the memory of the system, so that every round reads from the disk.
void forget(const QString &path)
{
    const int file = ::open(QFile::encodeName(path).constData(), O_RDONLY);
    if (file < 0)
        return;
    ::fdatasync(file);
    ::posix_fadvise(file, 0, 0, POSIX_FADV_DONTNEED);
    ::close(file);
}

void forgetAll(const QString &folder)
{
    for (const QFileInfo &info : QDir(folder).entryInfoList(QDir::Files))
        forget(info.filePath());
}

int shell(const QString &command)
{
    return QProcess::execute(QStringLiteral("sh"), {QStringLiteral("-c"), command});
}

/// Other bytes for every seed: contents that are alike are kept once.
Result<void> fill(const QString &path, qint64 bytes, quint64 seed = 0)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return fail(Fault::Io, "vault.write_failed", {path, file.errorString()});
    QByteArray block(1 << 20, Qt::Uninitialized);
    quint64 state = 88172645463325252ULL + seed * 1'000'003;
    for (qint64 done = 0; done < bytes; done += block.size()) {
        for (qsizetype i = 0; i + 8 <= block.size(); i += 8) {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            std::memcpy(block.data() + i, &state, 8);
        }
        file.write(block);
    }
    return {};
}

struct House {
    SystemClock clock;
    std::unique_ptr<Library> library;
    std::unique_ptr<Session> session;
    CaseId caseId;
    NoProgress quiet;

    Result<void> found(const QString &dir)
    {
        Founding founding;
        founding.unitName = QStringLiteral("测速");
        founding.unitCode = QStringLiteral("000000000000000000");
        founding.adminName = QStringLiteral("张三");
        founding.adminPassword = Secret(QByteArray("Correct-Horse-7-Battery"));
        founding.demo = true;
        ANJUAN_TRY(library, Library::create(dir, founding, clock, nullptr, quiet));
        ANJUAN_TRY(session, library->logIn(QStringLiteral("admin"), founding.adminPassword));
        ANJUAN_CHECK(act("office.grant_role",
                         {{QStringLiteral("person"), session->person().toString()},
                          {QStringLiteral("role"), QStringLiteral("officer")},
                          {QStringLiteral("from_on"), QStringLiteral("2020-01-01")}}));
        ANJUAN_TRY(const Outcome opened,
                   act("case.open",
                       {{QStringLiteral("source"), QStringLiteral("inspection")},
                        {QStringLiteral("received_on"), dateText(clock.today())},
                        {QStringLiteral("place"), QStringLiteral("村口")},
                        {QStringLiteral("suspected"), QStringLiteral("测速")},
                        {QStringLiteral("content"), QStringLiteral("测速")}}));
        caseId = *opened.caseId;
        return {};
    }
    Result<Outcome> act(const char *name, const QJsonObject &with)
    {
        Request request;
        request.act = QLatin1String(name);
        request.with = with;
        return session->perform(request, quiet);
    }
    Result<void> record(std::vector<IntakeFile> &files)
    {
        std::vector<IntakeItem> items;
        for (std::size_t i = 0; i < files.size(); ++i) {
            QJsonObject with = proposedFields(files[i], clock);
            with.insert(QStringLiteral("source"), QStringLiteral("执法记录仪"));
            with.insert(QStringLiteral("place"), QStringLiteral("村口"));
            with.insert(QStringLiteral("proves"), QStringLiteral("现场"));
            with.insert(QStringLiteral("officers"), QJsonArray{QStringLiteral("admin")});
            items.push_back({i, caseId, with});
        }
        ANJUAN_CHECK(recordIntake(*session, files, items, quiet));
        return {};
    }
};

Result<Figure> oneFile(const QString &folder, House &house, Figure &memory)
{
    const qint64 bytes = setting("ANJUAN_BENCH_FILE_MB", 1024) << 20;
    const QString source = folder + QStringLiteral("/film.bin");
    const QString copy = folder + QStringLiteral("/copy.bin");
    ANJUAN_CHECK(fill(source, bytes));
    double ours = 1e9;
    double theirs = 1e9;
    const vault::Vault &vault = *house.library->parts().vault;
    for (int round = 0; round < kRounds; ++round) {
        forget(source);
        double start = seconds();
        if (shell(QStringLiteral("cp --reflink=never '%1' '%2' && sync -d '%2'").arg(source, copy)) != 0)
            return fail(Fault::Io, "vault.write_failed", {copy, QStringLiteral("cp")});
        theirs = std::min(theirs, seconds() - start);
        QFile::remove(copy);
        forget(source);
        struct ::rusage before {};
        ::getrusage(RUSAGE_SELF, &before);
        start = seconds();
        ANJUAN_TRY(const vault::Blob blob, vault.takeIn(source, house.quiet));
        ours = std::min(ours, seconds() - start);
        struct ::rusage after {};
        ::getrusage(RUSAGE_SELF, &after);
        memory.values.push_back(static_cast<double>(after.ru_maxrss - before.ru_maxrss) / 1024);
        ANJUAN_CHECK(vault.destroy(blob.sha256));
    }
    QFile::remove(source);
    return Figure{
        QStringLiteral("intake of one long file, copied and hashed"),
        QStringLiteral("×"),
        {ours / theirs},
        1.15,
        true,
        QStringLiteral("%1 MB, cold, best of %2, turn by turn with cp --reflink=never and sync -d: %3 s against %4 s")
            .arg(bytes >> 20)
            .arg(kRounds)
            .arg(ours, 0, 'f', 2)
            .arg(theirs, 0, 'f', 2)};
}

/// Facts and small pictures of a card, copied and hashed; what was staged stays.
Result<std::vector<IntakeFile>> takeCard(const QString &card, House &house)
{
    ANJUAN_TRY(auto files, findIntake(*house.library, {card}, house.quiet));
    ANJUAN_CHECK(stageIntake(*house.library, files, house.quiet));
    std::vector<ThumbnailOf> wanted;
    for (const IntakeFile &file : files)
        wanted.push_back({file.sha256, stagedPath(*house.library, file)});
    for (const QByteArray &picture : thumbnails(*house.library, wanted)) {
        if (picture.isEmpty())
            return fail(Fault::Corrupt, "evidence.damaged_media", {card});
    }
    return files;
}

/// So that the next round copies and makes everything again.
Result<void> forgetCard(std::vector<IntakeFile> &files, House &house)
{
    const QString dir = house.library->parts().dir;
    ANJUAN_CHECK(dropIntake(*house.library, files));
    QFile::remove(dir + QStringLiteral("/intake/files.json"));
    for (const IntakeFile &file : files)
        forgetThumbnail(dir, file.sha256);
    return {};
}

Result<Figure> photographs(const QString &folder, House &house)
{
    const qint64 count = setting("ANJUAN_BENCH_PHOTOS", 600);
    const int rounds = static_cast<int>(setting("ANJUAN_BENCH_PHOTO_ROUNDS", 3));
    const QString card = folder + QStringLiteral("/card");
    const QString copy = folder + QStringLiteral("/copied");
    ANJUAN_CHECK(makePhotographs(card, count));
    Figure figure{
        QStringLiteral("intake of photographs with facts and small pictures"), QStringLiteral("×"), {}, 2, true, {}};
    double ours = 0;
    double theirs = 0;
    std::vector<IntakeFile> files;
    for (int round = 0; round < rounds; ++round) {
        forgetAll(card);
        double start = seconds();
        if (shell(QStringLiteral("cp -r --reflink=never '%1' '%2' && sync -d '%2'/*").arg(card, copy)) != 0)
            return fail(Fault::Io, "vault.write_failed", {copy, QStringLiteral("cp")});
        theirs = seconds() - start;
        QDir(copy).removeRecursively();
        ANJUAN_CHECK(forgetCard(files, house));
        forgetAll(card);
        start = seconds();
        ANJUAN_TRY(files, takeCard(card, house));
        ours = seconds() - start;
        figure.values.push_back(ours / theirs);
    }
    const double start = seconds();
    ANJUAN_CHECK(house.record(files));
    figure.beside =
        QStringLiteral("%1 of 12 megapixels and %2 MB with EXIF and its preview, cold, turn by turn with cp "
                       "and sync -d of each, the last %3 s against %4 s; their signed records %5 s more")
            .arg(count)
            .arg(static_cast<double>(files.front().bytes) / (1 << 20), 0, 'f', 1)
            .arg(ours, 0, 'f', 1)
            .arg(theirs, 0, 'f', 1)
            .arg(seconds() - start, 0, 'f', 1);
    QDir(card).removeRecursively();
    return figure;
}

Result<Figure> page(const QString &folder, House &house)
{
    constexpr int kItems = 2000;
    const QString card = folder + QStringLiteral("/small");
    QDir().mkpath(card);
    for (int n = 0; n < kItems; ++n) {
        QFile file(QStringLiteral("%1/%2.txt").arg(card).arg(n));
        if (file.open(QIODevice::WriteOnly))
            file.write(QByteArray::number(n));
    }
    ANJUAN_TRY(auto files, findIntake(*house.library, {card}, house.quiet));
    ANJUAN_CHECK(stageIntake(*house.library, files, house.quiet));
    ANJUAN_CHECK(house.record(files));
    Figure figure{
        QStringLiteral("rows of the evidence page of a case with 2000 items"), QStringLiteral("ms"), {}, 100, true,
        QStringLiteral("read from the tables, %1 rounds").arg(kRounds)};
    for (int round = 0; round < kRounds; ++round) {
        const double start = seconds();
        ANJUAN_TRY(const auto rows, evidenceRows(house.library->parts(), house.caseId));
        figure.values.push_back((seconds() - start) * 1000);
        if (rows.size() < kItems)
            return fail(Fault::Corrupt, "evidence.no_number", {QString::number(rows.size())});
    }
    return figure;
}

/// Bytes a second of `openssl dgst -sha256`, as many processes at once as there are cores, each with many files: what
/// it costs to start one is not counted against it.
Result<double> opensslRate(const QString &list, const QStringList &files, qint64 bytes)
{
    QFile names(list);
    if (!names.open(QIODevice::WriteOnly) || names.write(files.join(QLatin1Char('\n')).toUtf8()) < 0)
        return fail(Fault::Io, "vault.write_failed", {list, names.errorString()});
    names.close();
    const int cores = QThread::idealThreadCount();
    const double start = seconds();
    if (shell(QStringLiteral("xargs -d '\\n' -a '%1' -P %2 -n %3 openssl dgst -sha256 > /dev/null")
                  .arg(list)
                  .arg(cores)
                  .arg(std::max<qsizetype>(1, files.size() / (4 * cores))))
        != 0)
        return fail(Fault::Io, "vault.read_failed", {list, QStringLiteral("openssl")});
    return static_cast<double>(bytes) / (seconds() - start);
}

Result<Figure> rereading(const QString &folder, House &house)
{
    const vault::Vault &vault = *house.library->parts().vault;
    const QString card = folder + QStringLiteral("/films");
    QDir().mkpath(card);
    for (int n = 0; n < 16; ++n)
        ANJUAN_CHECK(fill(QStringLiteral("%1/%2.bin").arg(card).arg(n), 48LL << 20, static_cast<quint64>(n)));
    ANJUAN_TRY(auto files, findIntake(*house.library, {card}, house.quiet));
    ANJUAN_CHECK(stageIntake(*house.library, files, house.quiet));
    ANJUAN_CHECK(house.record(files));
    // All that lies in the vault, for both: these, the photographs, and the papers of the case.
    QStringList paths;
    qint64 bytes = 0;
    for (const QString &digest : vault.list()) {
        paths += vault.path(digest);
        bytes += QFileInfo(paths.back()).size();
    }
    Figure figure{
        QStringLiteral("reading the vault again, of openssl dgst -sha256 × cores"),
        QStringLiteral("×"),
        {},
        0.9,
        false,
        QStringLiteral("%1 contents of 48 MB, the photographs and papers beside them, %2 MB, cold, %3 threads; "
                       "openssl reads the same")
            .arg(files.size())
            .arg(bytes >> 20)
            .arg(QThread::idealThreadCount())};
    for (int round = 0; round < kRounds; ++round) {
        double rate[2] = {}; // ours, theirs; each is the first one as often as the other
        for (const bool theirs : {round % 2 == 0, round % 2 != 0}) {
            for (const QString &path : paths)
                forget(path);
            if (theirs) {
                ANJUAN_TRY(rate[1], opensslRate(folder + QStringLiteral("/list"), paths, bytes));
                continue;
            }
            const double start = seconds();
            ANJUAN_TRY(const ReverifyReport report, reverify(*house.library, {}, house.quiet));
            rate[0] = static_cast<double>(report.bytes) / (seconds() - start);
            if (!report.findings.empty())
                return fail(report.findings.front().error);
            if (report.contents != paths.size())
                return fail(Fault::Corrupt, "evidence.no_number", {QString::number(report.contents)});
        }
        figure.values.push_back(rate[0] / rate[1]);
    }
    return figure;
}

} // namespace

Result<Figures> intake(const QString &folder)
{
    House house;
    ANJUAN_CHECK(house.found(folder + QStringLiteral("/library")));
    Figure memory{QStringLiteral("its memory"),        QStringLiteral("MB"), {}, 64, true,
                  QStringLiteral("growth of the peak")};
    ANJUAN_TRY(const Figure file, oneFile(folder, house, memory));
    ANJUAN_TRY(const Figure photos, photographs(folder, house));
    ANJUAN_TRY(const Figure again, rereading(folder, house));
    ANJUAN_TRY(const Figure rows, page(folder, house));
    return Figures{file, memory, photos, rows, again};
}

Result<Figures> filmAlone(const QString &folder)
{
    House house;
    ANJUAN_CHECK(house.found(folder + QStringLiteral("/library")));
    Figure memory{QStringLiteral("its memory"),        QStringLiteral("MB"), {}, 64, true,
                  QStringLiteral("growth of the peak")};
    ANJUAN_TRY(const Figure film, oneFile(folder, house, memory));
    return Figures{film, memory};
}

Result<Figures> photographsAlone(const QString &folder)
{
    House house;
    ANJUAN_CHECK(house.found(folder + QStringLiteral("/library")));
    ANJUAN_TRY(const Figure photos, photographs(folder, house));
    return Figures{photos};
}

} // namespace anjuan::bench
