#include "core/cases/stages.h"

#include <map>

#include <QtCore/QFile>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

namespace anjuan::cases {

const std::vector<Stage> &stages()
{
    static const std::vector<Stage> all = {
        {"clue", true},       {"filing", true},       {"investigating", true},
        {"concluded", true},  {"review", true},       {"notice", true},
        {"defence", true},    {"deliberation", true}, {"decision_approval", true},
        {"decided", true},    {"served", true},       {"performance", true},
        {"closing", false},   {"closed", true},       {"archived", true},
        {"not_filed", false}, {"transferred", false},
    };
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
    return text.isEmpty() ? id : text;
}

QString stageReachedBy(const QString &kind)
{
    static const std::map<QString, const char *> reached = {
        {QStringLiteral("case.opened"), "clue"},
        {QStringLiteral("case.filing_proposed"), "filing"},
        {QStringLiteral("case.filed"), "investigating"},
        {QStringLiteral("investigation.concluded"), "concluded"},
        {QStringLiteral("review.requested"), "review"},
        {QStringLiteral("notice.issued"), "notice"},
        {QStringLiteral("defence.waived"), "defence"},
        {QStringLiteral("defence.recorded"), "defence"},
        {QStringLiteral("hearing.held"), "defence"},
        {QStringLiteral("discussion.held"), "deliberation"},
        {QStringLiteral("decision.proposed"), "decision_approval"},
        {QStringLiteral("decision.issued"), "decided"},
        {QStringLiteral("publicity.published"), "performance"},
        {QStringLiteral("publicity.declined"), "performance"},
        {QStringLiteral("performance.fine_paid"), "performance"},
        {QStringLiteral("performance.recorded"), "performance"},
        {QStringLiteral("closing.proposed"), "closing"},
        {QStringLiteral("case.closed"), "closed"},
        {QStringLiteral("case.archived"), "archived"},
        {QStringLiteral("case.not_filed"), "not_filed"},
        {QStringLiteral("case.transferred"), "transferred"},
    };
    const auto it = reached.find(kind);
    return it == reached.end() ? QString() : QString::fromLatin1(it->second);
}

int stageRank(const QString &id)
{
    const auto &all = stages();
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (id == QLatin1String(all[i].id))
            return static_cast<int>(i);
    }
    return -1;
}

QString stagesBefore(const QString &id)
{
    static const std::map<QString, QString> before = [] {
        std::map<QString, QString> made;
        QString lower(QLatin1Char(','));
        for (const Stage &stage : stages()) {
            const QString name = QString::fromLatin1(stage.id);
            made[name] = lower;
            lower += name + QLatin1Char(',');
        }
        return made;
    }();
    const auto found = before.find(id);
    return found == before.end() ? QString() : found->second;
}

} // namespace anjuan::cases
