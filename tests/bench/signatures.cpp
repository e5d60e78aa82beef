#include <atomic>
#include <thread>

#include <QtCore/QProcess>
#include <QtCore/QRegularExpression>

#include "core/keys/sm2.h"

#include "tests/bench/bench.h"

namespace anjuan::bench {
namespace {

constexpr int kRounds = 3;
constexpr double kSeconds = 3;
constexpr int kMessages = 64;

struct Signed {
    QByteArray message;
    QByteArray signature;
};

double verifiedInASecond(const keys::PublicKey &key, const std::vector<Signed> &all, unsigned threads)
{
    std::atomic<qint64> done = 0;
    std::atomic<bool> wrong = false;
    const double start = seconds();
    std::vector<std::thread> crew;
    for (unsigned n = 0; n < threads; ++n) {
        crew.emplace_back([&] {
            qint64 mine = 0;
            while (seconds() - start < kSeconds) {
                for (const Signed &one : all) {
                    wrong = wrong || !key.verifies(one.message, one.signature);
                    ++mine;
                }
            }
            done += mine;
        });
    }
    for (std::thread &thread : crew)
        thread.join();
    return wrong ? 0 : static_cast<double>(done) / (seconds() - start);
}

/// The last column of the line of CurveSM2.
Result<double> opensslInASecond(unsigned processes)
{
    QProcess openssl;
    QStringList arguments = {QStringLiteral("speed"), QStringLiteral("-seconds"), QString::number(int(kSeconds))};
    if (processes > 1)
        arguments += {QStringLiteral("-multi"), QString::number(processes)};
    openssl.start(QStringLiteral("openssl"), arguments + QStringList{QStringLiteral("sm2")});
    openssl.waitForFinished(60000);
    const QString said = QString::fromUtf8(openssl.readAllStandardOutput());
    static const QRegularExpression line(QStringLiteral(R"(\(CurveSM2\)\s+[0-9.]+s\s+[0-9.]+s\s+[0-9.]+\s+([0-9.]+))"));
    const auto match = line.match(said);
    if (!match.hasMatch())
        return fail(Fault::NotFound, "openssl speed sm2", {said.right(200)});
    return match.captured(1).toDouble();
}

} // namespace

Result<Figures> signatures()
{
    ANJUAN_TRY(const keys::KeyPair pair, keys::KeyPair::generate());
    ANJUAN_TRY(const keys::PublicKey key, keys::PublicKey::parse(pair.publicPem()));
    std::vector<Signed> all;
    for (int i = 0; i < kMessages; ++i) {
        const QByteArray message = QByteArray(600, 'x') + QByteArray::number(i);
        ANJUAN_TRY(const QByteArray signature, pair.sign(message));
        all.push_back({message, signature});
    }
    const unsigned cores = std::max(1U, std::thread::hardware_concurrency());
    Figure ratio{QStringLiteral("signatures verified on all cores, of openssl speed sm2 × cores"),
                 QStringLiteral("×"),
                 {},
                 0.9,
                 false,
                 {}};
    QStringList rates;
    for (int round = 0; round < kRounds; ++round) {
        const double ours = verifiedInASecond(key, all, cores);
        ANJUAN_TRY(const double theirs, opensslInASecond(cores));
        ratio.values.push_back(ours / theirs);
        rates += QStringLiteral("%1/s against %2/s").arg(ours, 0, 'f', 0).arg(theirs, 0, 'f', 0);
    }
    ratio.beside = QStringLiteral("%1 cores, 3 s each: %2").arg(cores).arg(rates.join(QStringLiteral(", ")));
    return Figures{ratio};
}

} // namespace anjuan::bench
