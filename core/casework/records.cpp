#include "core/casework/records.h"

#include "core/casework/act_table.h"
#include "core/casework/field_map.h"
#include "core/casework/parts.h"
#include "core/chain/body.h"

namespace anjuan::casework {

QString titleOf(const chain::Record &record)
{
    const QJsonObject statement = chain::statementOf(record);
    const QString kind = statement.isEmpty() ? record.kind : chain::textOf(statement, "kind");
    if (const Act *act = actOfKind(kind))
        return act->zh;
    for (const Act &plain : plainKinds()) {
        if (plain.kind == kind)
            return plain.zh;
    }
    return kind;
}

QString labelOf(const std::vector<chain::Record> &rows)
{
    QString label;
    for (const chain::Record &record : rows) {
        if (record.kind == QLatin1String("case.opened"))
            label = chain::textOf(record.body, "suspected");
        if (record.kind == QLatin1String("case.filed") && !chain::textOf(record.body, "number").isEmpty())
            return chain::textOf(record.body, "number");
    }
    return label;
}

Result<QString> labelOf(const Library &library, const CaseId &id)
{
    ANJUAN_TRY(const insight::CaseRow row, insight::caseRow(*library.parts().store, id));
    return row.number.isEmpty() ? row.cause : row.number;
}

QString signerOf(const office::OfficeBook &book, const QString &kind, const PersonId &by, const QJsonObject &body)
{
    if (!kind.startsWith(QLatin1String("bureau.")))
        return book.name(by);
    return chain::textOf(body, "issuer") + QLatin1Char(' ') + chain::textOf(body, "signer");
}

Result<void> mustBeAdministrator(const Session &session, const QString &what)
{
    if (session.isAdmin())
        return {};
    return fail(Fault::Refused, "act.no_role", {what, roleText({QStringLiteral("admin")}), session.name()});
}

} // namespace anjuan::casework
