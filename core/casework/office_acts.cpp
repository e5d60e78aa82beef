#include <algorithm>

#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QRegularExpression>

#include "core/base/json.h"
#include "core/base/messages.h"
#include "core/casework/act_functions.h"
#include "core/casework/key_acts.h"
#include "core/casework/late.h"
#include "core/casework/numbers.h"
#include "core/casework/pack_acts.h"
#include "core/chain/body.h"
#include "core/documents/docx.h"

namespace anjuan::casework {
namespace {

using chain::textOf;

/// The version of a Word form counts up: what it holds is fixed by its SHA-256.
Result<void> completeForm(Step &step)
{
    static const QRegularExpression code(QStringLiteral("^[a-z][a-z0-9_]{1,39}$"));
    QJsonObject &body = step.prepared.body;
    if (!code.match(textOf(body, "form")).hasMatch())
        return fail(Fault::Invalid, "act.bad_field",
                    {step.act.act, QStringLiteral("form"), message(QStringLiteral("field.wants_code"))});
    const QString path = step.prepared.files.front().second;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(Fault::Io, "vault.read_failed", {path, file.errorString()});
    ANJUAN_TRY(const documents::DocxCheck check, documents::checkDocx(file.readAll(), QFileInfo(path).fileName()));
    if (!check.holds())
        return fail(check.faults.front());
    QStringList asked;
    for (const documents::FormField &field : check.fields)
        asked += field.label;
    if (!asked.isEmpty())
        body.insert(QStringLiteral("asked"), QJsonArray::fromStringList(asked));
    int version = 1;
    const auto known = step.law().book->wordForms().find(textOf(body, "form"));
    if (known != step.law().book->wordForms().end())
        version = known->second.version.section(QLatin1Char('.'), -1).toInt() + 1;
    body.insert(QStringLiteral("version"), QStringLiteral("本地.%1").arg(version));
    return {};
}

Result<void> completeBureau(Step &step)
{
    QJsonObject &body = step.prepared.body;
    QString pem = textOf(body, "public_key").trimmed() + QLatin1Char('\n');
    ANJUAN_TRY(const keys::PublicKey key, keys::PublicKey::parse(pem.remove(QLatin1Char('\r')).toLatin1()));
    body.insert(QStringLiteral("public_key"), pem);
    body.insert(QStringLiteral("key"), key.id());
    return {};
}

Result<void> completeUnit(Step &step)
{
    const QJsonValue most = step.prepared.body.value(QLatin1String("book_pages"));
    if (!most.isUndefined() && most.toInteger() < 1)
        return fail(Fault::Invalid, "dossier.no_pages_allowed", {QString::number(most.toInteger())});
    return {};
}

/// Only what does not count yet can be accepted.
Result<void> completeLate(Step &step)
{
    const QString hash = textOf(step.prepared.body, "hash");
    ANJUAN_TRY(const auto late, lateRecords(step.session.library()));
    if (std::none_of(late.begin(), late.end(), [&](const LateRecord &one) { return one.hash == hash; }))
        return fail(Fault::Invalid, "late.not_late", {hash});
    return {};
}

Result<void> completeWithdrawal(Step &step)
{
    const QString form = textOf(step.prepared.body, "form");
    if (!step.law().book->wordForms().contains(form))
        return fail(Fault::Invalid, "documents.no_form", {form});
    return {};
}

/// People know a series by its 类别字, records by its id.
Result<void> completeSeries(Step &step)
{
    QJsonObject &body = step.prepared.body;
    body.insert(QStringLiteral("series"), seriesNamed(*step.law().pack, textOf(body, "series")).id);
    return {};
}

} // namespace

void families::addOffice(ActTable &acts)
{
    acts[QStringLiteral("pack.adopt")].complete = &completePack;
    acts[QStringLiteral("calendar.adopt")].complete = &completeCalendar;
    acts[QStringLiteral("form.adopt")].complete = &completeForm;
    acts[QStringLiteral("form.withdraw")].complete = &completeWithdrawal;
    acts[QStringLiteral("office.allot_numbers")].complete = &completeSeries;
    for (const Act &act : casework::acts()) {
        if (act.act.startsWith(QLatin1String("numbers.")))
            acts[act.act].complete = &completeSeries;
    }
    acts[QStringLiteral("office.describe_unit")].complete = &completeUnit;
    acts[QStringLiteral("office.pin_bureau")].complete = &completeBureau;
    acts[QStringLiteral("office.accept_late_record")].complete = &completeLate;
    acts[QStringLiteral("office.register_person")].perform = [](Step &step, Progress &) {
        return registerPerson(step);
    };
    acts[QStringLiteral("office.issue_key")].perform = [](Step &step, Progress &) { return issueNewKey(step); };
}

} // namespace anjuan::casework
