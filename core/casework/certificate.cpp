#include "core/casework/certificate.h"

#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QJsonDocument>

#include "core/base/messages.h"
#include "core/base/whole_file.h"
#include "core/casework/parts.h"
#include "core/documents/render.h"

namespace anjuan::casework {
namespace {

/// Hex as people compare it: in groups of eight.
QString grouped(const QString &hex)
{
    QStringList groups;
    for (qsizetype i = 0; i < hex.size(); i += 8)
        groups += hex.mid(i, 8);
    return groups.join(QLatin1Char(' '));
}

QJsonArray findingsOf(const VerifyReport &report)
{
    QJsonArray rows;
    for (const Finding &finding : report.findings)
        rows.append(QJsonObject{{QStringLiteral("where"), finding.where},
                                {QStringLiteral("about"), finding.about},
                                {QStringLiteral("text"), describe(finding.error)},
                                {QStringLiteral("means"), message(QStringLiteral("means.") + finding.means())},
                                {QStringLiteral("cure"), message(QStringLiteral("cure.") + finding.means())}});
    return rows;
}

QJsonObject fieldsOf(const chain::Authority &authority, const QString &library, const VerifyReport &report)
{
    QJsonObject fields{
        {QStringLiteral("unit"),
         QJsonObject{{QStringLiteral("name"), authority.unitName()}, {QStringLiteral("code"), authority.unitCode()}}},
        {QStringLiteral("library"), library},
        {QStringLiteral("genesis"), grouped(authority.genesis().hex())},
        {QStringLiteral("ledger"), report.ledger},
        {QStringLiteral("size"), report.size},
        {QStringLiteral("root"), grouped(report.root)},
        {QStringLiteral("at"), report.at},
        {QStringLiteral("checked"), report.lines.checked},
        {QStringLiteral("against"), report.lines.against},
        {QStringLiteral("not_proven"), report.lines.notProven},
        {QStringLiteral("count"), static_cast<qint64>(report.findings.size())},
        {QStringLiteral("findings"), findingsOf(report)}};
    // No word of praise without a root from outside this disk (docs/design.md §1).
    const char *outcome = !report.clean() ? "findings" : report.againstOutside ? "agrees" : "no_outside";
    fields.insert(
        QStringLiteral("outcome"),
        message(QStringLiteral("certificate.") + QLatin1String(outcome), {QString::number(report.findings.size())}));
    return fields;
}

} // namespace

Result<void> writeCertificate(const QString &libraryDir, const VerifyReport &report, const QString &file,
                              const Clock &clock)
{
    if (!report.contents || report.signaturesSkipped > 0)
        return fail(Fault::Refused, "certificate.not_complete");
    ANJUAN_TRY(const auto store, store::Store::open(libraryDir + QStringLiteral("/anjuan.db"), store::Mode::ReadOnly));
    ANJUAN_TRY(const chain::LedgerState state, chain::salvageLedger(*store));
    QFile data(QStringLiteral(":/certificates/integrity.json"));
    if (!data.open(QIODevice::ReadOnly))
        return fail(Fault::Io, "library.cannot_write", {file, data.errorString()});
    const QJsonObject object = QJsonDocument::fromJson(data.readAll()).object();
    ANJUAN_TRY(const documents::Form form, documents::parseForm(object, QStringLiteral("integrity")));
    documents::RenderContext context;
    context.demo = state.authority.isDemo();
    context.at = clock.now();
    context.footer = report.root.left(16);
    const QJsonObject fields = fieldsOf(state.authority, state.library.toString(), report);
    ANJUAN_TRY(const documents::RenderedDocument page, documents::render(form, fields, context));
    return writeWhole(file, page.pdf);
}

} // namespace anjuan::casework
