#include "core/cases/procedure_data.h"

#include <algorithm>

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

namespace anjuan::cases {
namespace {

QString textIn(const QJsonObject &object, const char *member)
{
    return object.value(QLatin1String(member)).toString();
}

QStringList textsIn(const QJsonObject &object, const char *member)
{
    QStringList all;
    for (const auto one : object.value(QLatin1String(member)).toArray())
        all += one.toString();
    return all;
}

/// Reads one procedure; what is no condition is gathered, so that a message can name it.
class Reader {
public:
    Condition condition(const QJsonObject &object, const char *member = "if")
    {
        return Condition::from(object.value(QLatin1String(member)), m_faults);
    }

    ProcedureStage stage(const QJsonObject &object)
    {
        ProcedureStage out;
        out.id = textIn(object, "id");
        out.zh = textIn(object, "zh");
        out.onBar = object.value(QLatin1String("on_bar")).toBool(true);
        out.reachedBy = textsIn(object, "reached_by");
        out.backBy = textsIn(object, "back_by");
        out.over = textsIn(object, "over");
        out.overUntil = textsIn(object, "over_until");
        out.who = textsIn(object, "who");
        out.papers = textsIn(object, "papers");
        out.beside = textIn(object, "beside");
        out.maySkip = object.contains(QLatin1String("skip_if"));
        out.skipped = condition(object, "skip_if");
        return out;
    }

    std::vector<NextLine> lines(const QJsonArray &array)
    {
        std::vector<NextLine> out;
        for (const auto one : array) {
            const QJsonObject object = one.toObject();
            NextLine line;
            line.when = condition(object);
            line.acts = textsIn(object, "acts");
            line.next = lines(object.value(QLatin1String("next")).toArray());
            line.oneOf = lines(object.value(QLatin1String("one_of")).toArray());
            out.push_back(std::move(line));
        }
        return out;
    }

    const QStringList &faults() const { return m_faults; }

private:
    QStringList m_faults;
};

void readStages(Reader &reader, const QJsonObject &object, Procedure &out)
{
    for (const auto one : object.value(QLatin1String("stages")).toArray())
        out.stages.push_back(reader.stage(one.toObject()));
    for (const auto one : object.value(QLatin1String("stands")).toArray())
        out.stands.emplace_back(textIn(one.toObject(), "stage"), reader.condition(one.toObject()));
    for (const auto one : object.value(QLatin1String("reorder")).toArray()) {
        ProcedureStage moved;
        moved.id = textIn(one.toObject(), "stage");
        moved.beside = textIn(one.toObject(), "behind");
        out.behind.emplace_back(moved, reader.condition(one.toObject()));
    }
    for (const auto one : object.value(QLatin1String("conversions")).toArray())
        out.conversions.push_back(
            {textIn(one.toObject(), "to"), reader.condition(one.toObject()), textIn(one.toObject(), "zh")});
}

void readAnyTime(Reader &reader, const QJsonObject &object, Procedure &out)
{
    for (const auto one : object.value(QLatin1String("any_time")).toArray()) {
        if (one.isString())
            out.anyTime += one.toString();
        for (const QString &act : textsIn(one.toObject(), "acts")) {
            out.anyTime += act;
            out.anyTimeWhere.insert_or_assign(act, reader.condition(one.toObject()));
        }
    }
}

/// A variant has what its base has, but for what it says itself; its own lines come first.
void inherit(const Procedure &base, Procedure &out)
{
    if (out.stages.empty()) {
        out.stages = base.stages;
        out.behind = base.behind;
    }
    if (out.stands.empty())
        out.stands = base.stands;
    out.next.insert(out.next.end(), base.next.begin(), base.next.end());
    if (out.anyTime.isEmpty()) {
        out.anyTime = base.anyTime;
        out.anyTimeWhere = base.anyTimeWhere;
    }
    out.conversions.insert(out.conversions.end(), base.conversions.begin(), base.conversions.end());
}

Result<void> checkStages(const Procedure &procedure, const QString &where)
{
    for (const auto &[stage, when] : procedure.stands) {
        if (!procedure.stage(stage))
            return fail(Fault::Invalid, "procedure.unknown_stage", {where, stage});
    }
    for (const auto &[stage, when] : procedure.behind) {
        for (const QString &id : {stage.id, stage.beside}) {
            if (!procedure.stage(id))
                return fail(Fault::Invalid, "procedure.unknown_stage", {where, id});
        }
    }
    return {};
}

Result<Procedure> parseOver(const QJsonObject &object, const QString &where, const std::vector<Procedure> &known)
{
    for (const char *member : {"id", "zh"}) {
        if (textIn(object, member).isEmpty())
            return fail(Fault::Invalid, "procedure.field_missing", {where, QLatin1String(member)});
    }
    Reader reader;
    Procedure out;
    out.id = textIn(object, "id");
    out.zh = textIn(object, "zh");
    out.en = textIn(object, "en");
    out.whenZh = textIn(object, "when_zh");
    out.source = textIn(object, "source");
    out.base = textIn(object, "base");
    out.sideOf = textsIn(object, "side_of");
    out.comesFirst = object.value(QLatin1String("first")).toBool();
    out.atStart = object.value(QLatin1String("at_start")).toBool(out.sideOf.isEmpty());
    out.enteredBy = textsIn(object, "entered_by");
    out.leftBy = textsIn(object, "left_by");
    readAnyTime(reader, object, out);
    readStages(reader, object, out);
    out.next = reader.lines(object.value(QLatin1String("next")).toArray());
    if (!reader.faults().isEmpty())
        return fail(Fault::Invalid, "procedure.bad_condition", {where, reader.faults().front()});
    if (!out.base.isEmpty()) {
        const auto base =
            std::find_if(known.begin(), known.end(), [&](const Procedure &one) { return one.id == out.base; });
        if (base == known.end())
            return fail(Fault::Invalid, "procedure.unknown_base", {where, out.base});
        inherit(*base, out);
    }
    ANJUAN_CHECK(checkStages(out, where));
    return out;
}

std::vector<Procedure> readBuiltIn()
{
    std::vector<std::pair<int, QJsonObject>> objects;
    const QDir dir(QStringLiteral(":/procedures"));
    for (const QString &name : dir.entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name)) {
        QFile file(dir.filePath(name));
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const QJsonObject object = QJsonDocument::fromJson(file.readAll()).object();
        // A base is read before what builds on it.
        const int order =
            object.value(QLatin1String("order")).toInt() + (object.contains(QLatin1String("base")) ? 1000 : 0);
        objects.emplace_back(order, object);
    }
    std::stable_sort(objects.begin(), objects.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    std::vector<Procedure> all;
    for (const auto &[order, object] : objects) {
        auto parsed = parseOver(object, textIn(object, "id"), all);
        if (!parsed)
            qFatal("resources/procedures: %s %s", qPrintable(parsed.error().id),
                   qPrintable(parsed.error().args.join(QLatin1Char(' '))));
        all.push_back(std::move(*parsed));
    }
    return all;
}

} // namespace

const ProcedureStage *Procedure::stage(const QString &stageId) const
{
    const int at = rank(stageId);
    return at < 0 ? nullptr : &stages[static_cast<std::size_t>(at)];
}

int Procedure::rank(const QString &stageId) const
{
    for (std::size_t i = 0; i < stages.size(); ++i) {
        if (stages[i].id == stageId)
            return static_cast<int>(i);
    }
    return -1;
}

const Conversion *Procedure::conversion(const QString &to) const
{
    for (const Conversion &one : conversions) {
        if (one.to == to)
            return &one;
    }
    return nullptr;
}

Result<Procedure> parseProcedure(const QJsonObject &object, const QString &where)
{
    return parseOver(object, where, procedures());
}

const std::vector<Procedure> &procedures()
{
    static const std::vector<Procedure> all = readBuiltIn();
    return all;
}

const Procedure *findProcedure(const QString &id)
{
    for (const Procedure &one : procedures()) {
        if (one.id == id)
            return &one;
    }
    return nullptr;
}

const Procedure &procedureOr(const QString &id)
{
    const Procedure *found = findProcedure(id);
    return found ? *found : *findProcedure(kOrdinary);
}

QString procedureAfter(const QString &kind, const CanonicalObject &body, const QString &now)
{
    if (kind == QLatin1String("case.opened") || kind == QLatin1String("case.procedure_chosen")) {
        const QString named = body.text(QLatin1String("procedure"));
        return named.isEmpty() ? now : named;
    }
    for (const Procedure &one : procedures()) {
        if (one.enteredBy.contains(kind))
            return one.id;
        if (one.id == now && one.leftBy.contains(kind))
            return one.base.isEmpty() ? kOrdinary : one.base;
    }
    return now;
}

std::vector<const Procedure *> sidesOf(const QString &procedureId)
{
    std::vector<const Procedure *> sides;
    for (const Procedure &one : procedures()) {
        if (one.sideOf.contains(procedureId) || one.sideOf.contains(QStringLiteral("*")))
            sides.push_back(&one);
    }
    return sides;
}

} // namespace anjuan::cases
