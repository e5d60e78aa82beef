#include "core/cases/stages.h"

#include <map>

#include <QtCore/QFile>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QSet>

#include "core/cases/procedure_data.h"

namespace anjuan::cases {
namespace {

/// What the projection asks of a procedure for each record, worked out once.
struct Ways {
    std::map<QString, QString> reached, back, before, under, ended;
};

const Ways &waysOf(const QString &procedure)
{
    static const std::map<QString, Ways> all = [] {
        std::map<QString, Ways> made;
        for (const Procedure &one : procedures()) {
            Ways &ways = made[one.id];
            QString lower(QLatin1Char(','));
            for (const ProcedureStage &stage : one.stages) {
                for (const QString &kind : stage.reachedBy)
                    ways.reached.emplace(kind, stage.id);
                for (const QString &kind : stage.backBy)
                    ways.back.emplace(kind, stage.id);
                for (const QString &kind : stage.over.isEmpty() ? QStringList() : stage.reachedBy)
                    ways.under.emplace(kind, QLatin1Char(',') + stage.over.join(QLatin1Char(',')) + QLatin1Char(','));
                for (const QString &kind : stage.overUntil)
                    ways.ended.emplace(kind, stage.id);
                ways.before.emplace(stage.id, lower);
                lower += stage.id + QLatin1Char(',');
            }
        }
        return made;
    }();
    const auto found = all.find(procedure);
    return found == all.end() ? all.at(kOrdinary) : found->second;
}

QString in(const std::map<QString, QString> &map, const QString &key)
{
    const auto found = map.find(key);
    return found == map.end() ? QString() : found->second;
}

QString nameInProcedures(const QString &id)
{
    for (const Procedure &one : procedures()) {
        if (const ProcedureStage *stage = one.stage(id); stage && !stage->zh.isEmpty())
            return stage->zh;
    }
    return id;
}

} // namespace

QStringList stages()
{
    static const QStringList all = [] {
        QStringList ids;
        for (const Procedure &one : procedures()) {
            for (const ProcedureStage &stage : one.stages) {
                if (!ids.contains(stage.id))
                    ids += stage.id;
            }
        }
        return ids;
    }();
    return all;
}

QString stageName(const QString &id)
{
    static const QJsonObject names = [] {
        QFile file(QStringLiteral(":/texts/stages.json"));
        return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
    }();
    const QJsonValue name = names.value(id);
    const QString text = name.isString() ? name.toString() : name.toObject().value(QLatin1String("zh")).toString();
    return text.isEmpty() ? nameInProcedures(id) : text;
}

QString stageReachedBy(const QString &procedure, const QString &kind)
{
    return in(waysOf(procedure).reached, kind);
}

QString stageBackBy(const QString &procedure, const QString &kind)
{
    return in(waysOf(procedure).back, kind);
}

bool tellsOfStage(const QString &kind)
{
    static const QSet<QString> kinds = [] {
        QSet<QString> all{QStringLiteral("case.opened"), QStringLiteral("case.procedure_chosen"),
                          QStringLiteral("case.suspended"), QStringLiteral("case.resumed"),
                          QStringLiteral("service.recorded")};
        const auto take = [&all](const QStringList &more) { all.unite({more.begin(), more.end()}); };
        for (const Procedure &one : procedures()) {
            take(one.enteredBy);
            take(one.leftBy);
            for (const ProcedureStage &stage : one.stages) {
                take(stage.reachedBy);
                take(stage.backBy);
                take(stage.overUntil);
            }
        }
        return all;
    }();
    return kinds.contains(kind);
}

QString stagesUnder(const QString &procedure, const QString &kind)
{
    return in(waysOf(procedure).under, kind);
}

QString stageEndedBy(const QString &procedure, const QString &kind)
{
    return in(waysOf(procedure).ended, kind);
}

QString stagesBefore(const QString &procedure, const QString &id)
{
    return in(waysOf(procedure).before, id);
}

QString stageIn(const QString &procedure, const QString &stage)
{
    const Procedure &there = procedureOr(procedure);
    return there.stage(stage) || there.stages.empty() ? stage : there.stages.front().id;
}

} // namespace anjuan::cases
