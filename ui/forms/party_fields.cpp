#include "ui/forms/party_fields.h"

#include <algorithm>

#include <QtCore/QJsonArray>

#include "ui/forms/act_form.h"

namespace anjuan::ui {

std::vector<StandingParty> standingParties(const FormContext &context)
{
    std::vector<StandingParty> parties;
    if (!context.view)
        return parties;
    for (const auto each : context.view->fields.value(QLatin1String("parties")).toArray()) {
        const QJsonObject party = each.toObject();
        if (const QString record = party.value(QLatin1String("record")).toString(); !record.isEmpty())
            parties.push_back({record, party.value(QLatin1String("name")).toString()});
    }
    return parties;
}

std::optional<casework::Field> askedAmongParties(const casework::Field &field, const casework::Act &act,
                                                 const FormContext &context)
{
    const std::size_t parties = standingParties(context).size();
    casework::Field asked = field;
    if (act.act == QLatin1String("party.enter") && field.name == QLatin1String("standing")) {
        asked.required = true;
        return parties > 0 ? std::optional(asked) : std::nullopt;
    }
    static const std::vector<std::pair<QString, QString>> ofSeveral = {
        {QStringLiteral("party.enter"), QStringLiteral("in_place_of")},
        {QStringLiteral("service.record"), QStringLiteral("party")},
        {QStringLiteral("defence.waive"), QStringLiteral("party")},
        {QStringLiteral("discretion.apply"), QStringLiteral("party_fines")}};
    if (std::find(ofSeveral.begin(), ofSeveral.end(), std::pair(act.act, field.name)) == ofSeveral.end())
        return field;
    asked.required = act.act == QLatin1String("service.record");
    return parties > 1 ? std::optional(asked) : std::nullopt;
}

bool isPastEntry(const FormContext &context, const casework::RecordView &record, const casework::Act &act)
{
    // Whoever splits a case or signs a record as second officer means the record itself.
    if (record.kind != QLatin1String("party.entered") || act.act == QLatin1String("case.split")
        || act.act == QLatin1String("act.cosign"))
        return false;
    const auto parties = standingParties(context);
    return !parties.empty() && std::none_of(parties.begin(), parties.end(), [&](const StandingParty &party) {
        return party.record == record.hash;
    });
}

namespace {

QJsonObject particularsOf(const FormContext &context, const QString &record)
{
    for (const casework::RecordView &one : context.view->timeline) {
        if (one.hash != record)
            continue;
        QJsonObject all = one.particulars;
        for (const char *member : {"party_kind", "age_class"}) {
            if (const QJsonValue value = one.body.value(QLatin1String(member)); !value.isUndefined())
                all.insert(QLatin1String(member), value);
        }
        return all;
    }
    return {};
}

} // namespace

namespace {

/// The one party for whom a paper still waits, by its record; empty where several do, or none.
QString onlyOneWaiting(const FormContext &context, const std::map<QString, QString> &names)
{
    QStringList waiting;
    for (const auto each : context.view->fields.value(QLatin1String("unserved")).toArray())
        waiting += each.toObject().value(QLatin1String("party")).toString();
    waiting.removeDuplicates();
    QStringList records;
    for (const auto &[record, name] : names) {
        if (waiting.contains(name))
            records += record;
    }
    return waiting.size() == 1 && records.size() == 1 ? records.front() : QString();
}

} // namespace

/// Whoever mends an entry finds it there, and changes what was wrong.
void ActForm::proposeParticulars()
{
    const FieldEditor *standing = editor(QStringLiteral("standing"));
    const FieldEditor *named = editor(QStringLiteral("in_place_of"));
    const bool mends = standing && standing->value().toString() == QLatin1String("in_place");
    QString record = named ? named->value().toString() : QString();
    if (!named && m_particulars.size() == 1)
        record = m_particulars.begin()->first;
    const auto known = m_particulars.find(record);
    const QJsonObject particulars = mends && known != m_particulars.end() ? known->second : QJsonObject();
    for (const Row &row : m_rows) {
        const QJsonValue put = m_put.value(row.field.name);
        const QJsonValue now = row.editor->value();
        const QJsonValue value = particulars.value(row.field.name);
        // What was typed stays; what another choice put there goes with it.
        if ((!now.isUndefined() && (put.isUndefined() || now != put)) || (now.isUndefined() && value.isUndefined()))
            continue;
        row.editor->setValue(value.isUndefined() ? QJsonValue() : value);
        m_put.insert(row.field.name, value);
    }
}

void ActForm::followParty(const casework::Act &act, const FormContext &context)
{
    const auto parties = standingParties(context);
    FieldEditor *party = editor(QStringLiteral("party"));
    FieldEditor *to = editor(QStringLiteral("to"));
    if (act.act == QLatin1String("service.record") && party && to) {
        std::map<QString, QString> names;
        for (const StandingParty &one : parties)
            names[one.record] = one.name;
        to->setValue({});
        const auto address = [party, to, names] {
            const auto chosen = names.find(party->value().toString());
            if (chosen != names.end() && !chosen->second.isEmpty())
                to->setValue(chosen->second);
        };
        connect(party, &FieldEditor::edited, this, address);
        if (const QString only = onlyOneWaiting(context, names); !only.isEmpty()) {
            party->setValue(only);
            address();
        }
    }
    if (act.act != QLatin1String("party.enter"))
        return;
    for (const StandingParty &one : parties)
        m_particulars[one.record] = particularsOf(context, one.record);
    for (const char *name : {"standing", "in_place_of"}) {
        if (FieldEditor *asked = editor(QLatin1String(name)))
            connect(asked, &FieldEditor::edited, this, &ActForm::proposeParticulars);
    }
}

} // namespace anjuan::ui
