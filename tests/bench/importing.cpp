#include "core/casework/importing.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QProcess>

#include "core/casework/parts.h"
#include "core/exchange/bundle_verify.h"

#include "tests/bench/bench.h"
#include "tests/bench/founded.h"

namespace anjuan::bench {
namespace {

constexpr int kRounds = 5;
constexpr int kCases = 40;
constexpr int kDocuments = 50;
const QString kAdmin = QStringLiteral("admin");

/// A library, and a copy of it from before there were cases.
struct Two {
    SystemClock clock;
    NoProgress quiet;
    std::unique_ptr<casework::Library> first;
    std::unique_ptr<casework::Session> session;
    QString before;

    Result<void> make(const QString &folder)
    {
        before = folder + QStringLiteral("/before");
        {
            ANJUAN_TRY(const auto made, founded(before, clock));
            ANJUAN_TRY(const auto admin, made->logIn(kAdmin, Secret(kPassword)));
            casework::Request role;
            role.act = QStringLiteral("office.grant_role");
            role.with = {{QStringLiteral("person"), kAdmin},
                         {QStringLiteral("role"), QStringLiteral("officer")},
                         {QStringLiteral("from_on"), QStringLiteral("2020-01-01")}};
            ANJUAN_CHECK(admin->perform(role, quiet));
        }
        ANJUAN_CHECK(copy(folder + QStringLiteral("/first")));
        ANJUAN_TRY(first,
                   casework::Library::open(folder + QStringLiteral("/first"), casework::Access::ReadWrite, clock));
        ANJUAN_TRY(session, first->logIn(kAdmin, Secret(kPassword)));
        return {};
    }
    Result<void> copy(const QString &to) const
    {
        if (QProcess::execute(QStringLiteral("cp"), {QStringLiteral("-r"), before, to}) != 0)
            return fail(Fault::Io, "exchange.cannot_write", {to, QString()});
        return {};
    }
    Result<casework::Outcome> perform(const char *act, const QJsonObject &with, const std::optional<CaseId> &id = {})
    {
        casework::Request request;
        request.act = QString::fromLatin1(act);
        request.with = with;
        request.caseId = id;
        return session->perform(request, quiet);
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
};

/// Seconds that the signatures of a bundle take alone, one after the other.
Result<double> signaturesOf(const QString &bundle, qint64 &count)
{
    NoProgress quiet;
    ANJUAN_TRY(const auto verdict, exchange::verifyBundle(bundle, {}, quiet));
    const exchange::BundleContent &content = *verdict.content;
    const double start = seconds();
    count = 0;
    for (const auto &[name, rows] : content.chains) {
        for (const chain::Record &record : rows) {
            const auto key = content.authority.keys().find(record.key);
            if (key == content.authority.keys().end() || !key->second.key.verifies(record.raw, record.sig))
                return fail(Fault::Corrupt, "bench.signature", {name});
            ++count;
        }
    }
    return seconds() - start;
}

} // namespace

Result<Figures> importing(const QString &folder)
{
    Two two;
    ANJUAN_CHECK(two.make(folder));
    casework::ExportRequest request;
    request.profile = QStringLiteral("review");
    request.file = folder + QStringLiteral("/cases.anjuan.zip");
    for (int n = 0; n < kCases; ++n) {
        ANJUAN_TRY(const CaseId id, two.open());
        request.cases.push_back(id);
        for (int note = 0; note < 10; ++note) {
            ANJUAN_TRY(const auto last, chain::lastOf(*two.first->parts().store, chain::caseChain(id)));
            ANJUAN_CHECK(two.perform("record.correct",
                                     {{QStringLiteral("record"), last->hash.hex()},
                                      {QStringLiteral("text"), QStringLiteral("更正")},
                                      {QStringLiteral("reason"), QStringLiteral("笔误")}},
                                     id));
        }
    }
    ANJUAN_CHECK(two.session->exportBundle(request, two.quiet));
    Figure figure{QStringLiteral("an import, of what its signatures cost"), QString(), {}, 0.8, false, {}};
    for (int round = 0; round < kRounds; ++round) {
        const QString dir = QStringLiteral("%1/second%2").arg(folder).arg(round);
        ANJUAN_CHECK(two.copy(dir));
        ANJUAN_TRY(const auto second, casework::Library::open(dir, casework::Access::ReadWrite, two.clock));
        ANJUAN_TRY(const auto session, second->logIn(kAdmin, Secret(kPassword)));
        qint64 count = 0;
        ANJUAN_TRY(const double signatures, signaturesOf(request.file, count));
        const double start = seconds();
        ANJUAN_CHECK(casework::importBundle(*session, {request.file, {}}, two.quiet));
        const double took = seconds() - start;
        figure.values.push_back(signatures / took);
        figure.beside = QStringLiteral("%1 records of %2 cases in %3 s; their signatures one by one %4 s; %5 rounds")
                            .arg(count)
                            .arg(kCases)
                            .arg(took, 0, 'f', 2)
                            .arg(signatures, 0, 'f', 2)
                            .arg(kRounds);
    }
    return Figures{figure};
}

Result<Figures> reviewing(const QString &folder)
{
    Two two;
    ANJUAN_CHECK(two.make(folder));
    ANJUAN_TRY(const CaseId id, two.open());
    const QString scan = folder + QStringLiteral("/scan.pdf");
    Figure figure{
        QStringLiteral("a review package of 50 documents, out and back"), QStringLiteral("s"), {}, 10, true, {}};
    for (int n = 0; n < kDocuments; ++n) {
        QFile file(scan);
        if (!file.open(QIODevice::WriteOnly))
            return fail(Fault::Io, "exchange.cannot_write", {scan, file.errorString()});
        file.write(QByteArray("%PDF-1.4\n") + QByteArray::number(n) + QByteArray(400 << 10, 'x'));
        file.close();
        ANJUAN_CHECK(two.perform("evidence.add",
                                 {{QStringLiteral("evidence"), scan},
                                  {QStringLiteral("officers"), QJsonArray{kAdmin}},
                                  {QStringLiteral("original"), QStringLiteral("original")},
                                  {QStringLiteral("type"), QStringLiteral("documentary")},
                                  {QStringLiteral("title"), QString::number(n)},
                                  {QStringLiteral("source"), QStringLiteral("调取")},
                                  {QStringLiteral("made_at"), QStringLiteral("2026-03-02T09:00:00+08:00")},
                                  {QStringLiteral("place"), QStringLiteral("某村")},
                                  {QStringLiteral("proves"), QStringLiteral("违法事实")}},
                                 id));
    }
    for (int round = 0; round < kRounds; ++round) {
        const QString dir = QStringLiteral("%1/reviewer%2").arg(folder).arg(round);
        ANJUAN_CHECK(two.copy(dir));
        ANJUAN_TRY(const auto second, casework::Library::open(dir, casework::Access::ReadWrite, two.clock));
        ANJUAN_TRY(const auto session, second->logIn(kAdmin, Secret(kPassword)));
        casework::ExportRequest request;
        request.profile = QStringLiteral("review");
        request.cases = {id};
        request.file = QStringLiteral("%1/out%2.anjuan.zip").arg(folder).arg(round);
        request.passphrase = Secret(QByteArray("kou-ling-2026-abc"));
        const double start = seconds();
        ANJUAN_CHECK(two.session->exportBundle(request, two.quiet));
        ANJUAN_CHECK(casework::importBundle(*session, {request.file, request.passphrase.clone()}, two.quiet));
        const QString out = request.file;
        request.file = QStringLiteral("%1/back%2.anjuan.zip").arg(folder).arg(round);
        ANJUAN_CHECK(session->exportBundle(request, two.quiet));
        ANJUAN_CHECK(casework::importBundle(*two.session, {request.file, request.passphrase.clone()}, two.quiet));
        figure.values.push_back(seconds() - start);
        figure.beside = QStringLiteral("AES-256, %1 MB each way; %2 rounds")
                            .arg(static_cast<double>(QFileInfo(out).size()) / 1e6, 0, 'f', 0)
                            .arg(kRounds);
    }
    return Figures{figure};
}

} // namespace anjuan::bench
