#include "core/casework/platform.h"

#include <algorithm>

#include "core/base/money.h"
#include "core/casework/parts.h"
#include "core/chain/body.h"
#include "core/insight/workbench.h"

namespace anjuan::casework {
namespace {

const QString kEntered = QStringLiteral("platform.page_entered");

/// What stands at `a.b` or, of each element of a list, at `a[].b`.
QStringList valuesAt(const QJsonValue &value, const QStringList &path, const QString &as)
{
    if (path.isEmpty()) {
        if (as == QLatin1String("yuan"))
            return value.isDouble() ? QStringList{Fen{value.toInteger()}.yuan()} : QStringList();
        if (as == QLatin1String("yes"))
            return value.isBool() ? QStringList{value.toBool() ? QStringLiteral("是") : QStringLiteral("否")}
                                  : QStringList();
        if (as == QLatin1String("date"))
            return value.isString() ? QStringList{value.toString().left(10)} : QStringList();
        return value.isDouble() ? QStringList{QString::number(value.toInteger())} : QStringList{value.toString()};
    }
    QString name = path.front();
    const bool list = name.endsWith(QLatin1String("[]"));
    name.chop(list ? 2 : 0);
    const QJsonValue next = value.toObject().value(name);
    if (!list)
        return next.isUndefined() ? QStringList() : valuesAt(next, path.mid(1), as);
    QStringList all;
    for (const auto one : next.toArray())
        all += valuesAt(one, path.mid(1), as);
    return all;
}

PlatformPageView filled(const packs::PlatformSheet &sheet, const packs::PlatformPage &page, const CaseView &view)
{
    PlatformPageView out;
    out.platform = sheet.id;
    out.platformZh = sheet.zh;
    out.page = page.id;
    out.pageZh = page.zh;
    for (const packs::PlatformField &field : page.fields) {
        QStringList values = valuesAt(view.fields, field.path.split(QLatin1Char('.')), field.as);
        values.removeAll(QString());
        const QString value = values.join(QStringLiteral("、"));
        out.lines.push_back({field.zh, value, field.required && value.isEmpty()});
    }
    for (const RecordView &record : view.timeline) {
        if (page.kinds.contains(record.kind)) {
            out.due = true;
            out.changed = !out.enteredOn.isEmpty();
        }
        if (record.kind != kEntered || chain::textOf(record.body, "platform") != sheet.id)
            continue;
        if (const QString number = chain::textOf(record.body, "number"); !number.isEmpty())
            out.number = number;
        if (const QString code = chain::textOf(record.body, "act_code"); !code.isEmpty())
            out.code = code;
        if (chain::textOf(record.body, "page") == page.id) {
            out.enteredOn = chain::textOf(record.body, "entered_on");
            out.changed = false;
        }
    }
    return out;
}

} // namespace

Result<std::vector<PlatformPageView>> platformPages(const Library &library, const CaseId &id)
{
    ANJUAN_TRY(const CaseView view, library.caseView(id, nullptr));
    std::vector<PlatformPageView> out;
    for (const packs::PlatformSheet &sheet : library.parts().pack.platforms) {
        for (const packs::PlatformPage &page : sheet.pages)
            out.push_back(filled(sheet, page, view));
    }
    return out;
}

Result<std::vector<NotMirrored>> notMirrored(const Library &library)
{
    const Library::Parts &parts = library.parts();
    std::vector<NotMirrored> out;
    for (const packs::PlatformSheet &sheet : parts.pack.platforms) {
        for (const packs::PlatformPage &page : sheet.pages) {
            ANJUAN_TRY(const auto owed,
                       insight::owedPages(*parts.store, parts.library(), page.kinds, sheet.id, page.id));
            for (const insight::OwedPage &one : owed)
                out.push_back({one.id, one.number.isEmpty() ? one.cause : one.number + QLatin1Char(' ') + one.cause,
                               page.zh, one.since.left(10)});
        }
    }
    std::stable_sort(out.begin(), out.end(),
                     [](const NotMirrored &a, const NotMirrored &b) { return a.since < b.since; });
    return out;
}

} // namespace anjuan::casework
