#include "core/casework/copying.h"

#include <algorithm>

#include <QtCore/QJsonArray>
#include <QtCore/QRegularExpression>

#include "core/casework/act_table.h"
#include "core/casework/parts.h"
#include "core/chain/body.h"

namespace anjuan::casework {
namespace {

using chain::textOf;

constexpr qsizetype kShortestName = 2;

/// What belongs to the other case alone, longest first so that a name within a name leaves nothing behind.
QStringList marksOf(Entries entries)
{
    QStringList marks;
    for (const Entry &entry : entries) {
        if (entry.kind == QLatin1String("party.entered")) {
            for (const char *member : {"name", "id_number", "credit_code", "legal_representative", "operator",
                                       "work_unit", "address", "phone"})
                marks += textOf(entry.particulars, member);
        }
        marks += textOf(entry.body, "number");
        if (entry.kind == QLatin1String("case.opened"))
            marks += textOf(entry.body, "place");
        for (const auto used : entry.body.value(QLatin1String("numbers_used")).toArray())
            marks += textOf(used.toObject(), "number");
    }
    marks.removeDuplicates();
    marks.erase(std::remove_if(marks.begin(), marks.end(), [](const QString &m) { return m.size() < kShortestName; }),
                marks.end());
    std::sort(marks.begin(), marks.end(), [](const QString &a, const QString &b) { return a.size() > b.size(); });
    return marks;
}

QString blanked(QString words, const QStringList &marks)
{
    static const QRegularExpression dated(QStringLiteral(
        "\\d{4}年(\\d{1,2}月)?(\\d{1,2}日)?|\\d{4}-\\d{2}-\\d{2}|(?<![0-9月])\\d{1,2}月\\d{1,2}日|[0-9,]+(\\.[0-9]+)?元"));
    for (const QString &mark : marks)
        words.replace(mark, kBlank);
    return words.replace(dated, kBlank);
}

QJsonValue taken(const Field &field, const QJsonValue &value, const QStringList &marks);

QJsonObject takenObject(const std::vector<Field> &fields, const QJsonObject &from, const QStringList &marks)
{
    QJsonObject out;
    for (const Field &field : fields) {
        const QJsonValue value = taken(field, from.value(field.name), marks);
        if (!value.isUndefined())
            out.insert(field.name, value);
    }
    return out;
}

/// The value as it may be taken over; undefined where it is the other case's alone.
QJsonValue taken(const Field &field, const QJsonValue &value, const QStringList &marks)
{
    static const QStringList same = {QStringLiteral("enum"), QStringLiteral("item"), QStringLiteral("benchmark"),
                                     QStringLiteral("procedure"), QStringLiteral("form")};
    if (field.isPrivate || field.secret || value.isUndefined() || value.isNull())
        return QJsonValue::Undefined;
    if (field.type == QLatin1String("text") || field.type == QLatin1String("longtext"))
        return blanked(value.toString(), marks);
    if (same.contains(field.type))
        return value;
    if (field.type == QLatin1String("strings")) {
        QJsonArray out;
        for (const auto each : value.toArray())
            out.append(blanked(each.toString(), marks));
        return out;
    }
    if (field.type == QLatin1String("object"))
        return takenObject(field.fields, value.toObject(), marks);
    if (field.type != QLatin1String("objects"))
        return QJsonValue::Undefined;
    QJsonArray out;
    for (const auto each : value.toArray()) {
        const QJsonObject one = takenObject(field.fields, each.toObject(), marks);
        if (!one.isEmpty())
            out.append(one);
    }
    return out;
}

bool hasBlank(const QJsonValue &value)
{
    if (value.isString())
        return value.toString().contains(kBlank);
    const QJsonArray list = value.toArray();
    if (value.isArray())
        return std::any_of(list.begin(), list.end(), [](const QJsonValue &one) { return hasBlank(one); });
    const QJsonObject object = value.toObject();
    return std::any_of(object.begin(), object.end(), [](const QJsonValue &one) { return hasBlank(one); });
}

Copied copiedOf(const CaseFile &source, const Act &act)
{
    Copied out;
    const Entry *record = newest(source.all(), {qPrintable(act.kind)});
    if (!record)
        return out;
    out.values = takenObject(act.fields, record->body, marksOf(source.all()));
    out.values.remove(QStringLiteral("like"));
    for (const Field &field : act.fields) {
        if (hasBlank(out.values.value(field.name)))
            out.blanked += field.zh;
    }
    return out;
}

} // namespace

Result<Copied> copiedFrom(const Library &library, const CaseId &source, const QString &name)
{
    const Act *act = findAct(name);
    if (!act)
        return fail(Fault::Invalid, "act.unknown", {name});
    const Library::Parts &parts = library.parts();
    ANJUAN_TRY(const CaseFile file, CaseFile::load(*parts.store, *parts.vault, source));
    return copiedOf(file, *act);
}

Result<Copied> copiedInto(const Library &library, const CaseId &id, const QString &name)
{
    const Act *act = findAct(name);
    if (!act)
        return fail(Fault::Invalid, "act.unknown", {name});
    const Library::Parts &parts = library.parts();
    ANJUAN_TRY(const CaseFile file, CaseFile::load(*parts.store, *parts.vault, id));
    const Entry *clue = newest(file.all(), {"case.opened"});
    const auto like = clue ? CaseId::parse(textOf(clue->body, "like")) : std::nullopt;
    // Each visit and each paper of the same kind is its own: only the first is helped on.
    if (!like || newest(file.all(), {qPrintable(act->kind)}))
        return Copied{};
    return copiedFrom(library, *like, name);
}

} // namespace anjuan::casework
