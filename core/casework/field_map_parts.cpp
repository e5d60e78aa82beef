#include "core/casework/field_map_parts.h"

#include <QtCore/QRegularExpression>

#include "core/base/messages.h"
#include "core/base/money.h"
#include "core/casework/slips.h"
#include "core/chain/body.h"
#include "core/documents/punctuation.h"
#include "core/packs/penalty_kinds.h"
#include "core/review/heads.h"

namespace anjuan::casework {

using chain::textOf;

namespace {

QString text(const char *id, const QStringList &args = {})
{
    return message(QString::fromLatin1(id), args);
}

void nameFields(const Act &act, const Lawbook &law, QDate on, QJsonObject &out)
{
    const auto all = {&act.fields, &act.adds};
    for (const std::vector<Field> *fields : all) {
        for (const Field &field : *fields) {
            const QJsonValue value = out.value(field.name);
            if (field.type == QLatin1String("persons"))
                out.insert(field.name,
                           peopleFields(*law.book, chain::textsOf(out, field.name.toLatin1().constData()), on));
            else if (field.type == QLatin1String("person") && value.isString())
                out.insert(field.name, personFields(*law.book, value.toString(), on));
            else if (field.type == QLatin1String("enum") && value.isString())
                out.insert(
                    field.name + QStringLiteral("_text"),
                    optionText(act.act.toLatin1().constData(), field.name.toLatin1().constData(), value.toString()));
        }
    }
}

} // namespace

void putText(QJsonObject &object, const char *member, const QString &words)
{
    if (!words.isEmpty())
        object.insert(QLatin1String(member), words);
}

QString optionText(const char *actName, const char *fieldName, const QString &value)
{
    const Act *act = findAct(QLatin1String(actName));
    const Field *field = act ? act->field(QLatin1String(fieldName)) : nullptr;
    for (const Field::Option &option : field ? field->options : std::vector<Field::Option>()) {
        if (option.value == value)
            return option.zh;
    }
    return value;
}

QString roleText(const QStringList &roles)
{
    QStringList words;
    for (const QString &role : roles)
        words += role == QLatin1String("admin") ? message(QStringLiteral("role.admin"))
                                                : optionText("office.grant_role", "role", role);
    return words.join(QStringLiteral("、"));
}

QJsonObject personFields(const office::OfficeBook &book, const QString &person, QDate on)
{
    const PersonId id = PersonId::parse(person).value_or(PersonId());
    QJsonObject out{{QStringLiteral("name"), book.name(id)}};
    putText(out, "card_number", book.cardNumber(id, on));
    if (const office::Person *known = book.person(id))
        putText(out, "position", known->position);
    return out;
}

QJsonArray peopleFields(const office::OfficeBook &book, const QStringList &people, QDate on)
{
    QJsonArray out;
    for (const QString &person : people)
        out.append(personFields(book, person, on));
    return out;
}

QJsonObject entryFields(const Entry &entry, const Lawbook &law)
{
    QJsonObject out = entry.body;
    for (auto it = entry.particulars.begin(); it != entry.particulars.end(); ++it) {
        if (it.key() != QLatin1String("salt"))
            out.insert(it.key(), it.value());
    }
    for (const char *member : {"articles_violated", "penalty_basis", "suspected_articles", "article", "basis"})
        putText(out, member, documents::citation(textOf(out, member)));
    const Act *act = actOfKind(entry.kind);
    if (act) {
        const QDate on =
            parseDate(textOf(entry.body, act->onField.toLatin1().constData()).left(10)).value_or(entry.on());
        nameFields(*act, law, on, out);
        putText(out, "on", dateText(on));
    }
    return out;
}

QJsonArray evidenceFields(Entries entries, const Lawbook &law)
{
    QJsonArray out;
    for (const NumberedItem &item : numberedEvidence(entries)) {
        if (!item.parent.isEmpty() || !item.gone.isEmpty())
            continue;
        const Entry *entry = item.entry;
        QJsonObject row = entryFields(*entry, law);
        row.insert(QStringLiteral("no"), item.no); // as the index of evidence has it
        QStringList makers;
        for (const auto maker : row.value(QLatin1String("officers")).toArray())
            makers += textOf(maker.toObject(), "name");
        row.insert(QStringLiteral("makers"), makers.join(QStringLiteral("、")));
        row.insert(QStringLiteral("sha256"), textOf(entry->body, "evidence_sha256"));
        row.insert(QStringLiteral("bytes"), chain::integerOf(entry->body, "evidence_bytes"));
        out.append(row);
    }
    return out;
}

QString penaltyText(const cases::PenaltyFact &penalty, const QString &confiscation)
{
    QStringList items;
    if (penalty.warning)
        items += text("penalty.warning");
    if (penalty.fineFen > 0)
        items += text("penalty.fine", {Fen{penalty.fineFen}.capital(), Fen{penalty.fineFen}.yuan()});
    if (!confiscation.isEmpty())
        items += confiscation;
    for (const QString &kind : penalty.otherKinds) {
        // Its own words say what is confiscated.
        if (confiscation.isEmpty() || !kind.startsWith(QLatin1String("confiscate_")))
            items += packs::penaltyKindName(kind);
    }
    return items.isEmpty() ? text("penalty.none") : items.join(text("penalty.and"));
}

QString dutyText(cases::PenaltyFact penalty, const QString &confiscation)
{
    penalty.warning = false; // given with the decision, and not for the party to carry out
    const bool pays = penalty.fineFen > 0;
    const QString words = penaltyText(penalty, confiscation);
    if (words == text("penalty.none"))
        return {};
    return pays ? text("penalty.duty", {words}) : words;
}

QString endedWithStop(const QString &sentence)
{
    return sentence.isEmpty() || sentence.endsWith(QChar(u'。')) ? sentence : sentence + QChar(u'。');
}

QString consequenceText(const QString &consequence)
{
    if (consequence.isEmpty())
        return {};
    static const QRegularExpression says(QStringLiteral("^(逾期|拒不|到期|不按)"));
    const QString words = says.match(consequence).hasMatch() ? consequence : text("correction.if_not", {consequence});
    return endedWithStop(words);
}

QJsonArray approvalFields(Entries entries, const Lawbook &law)
{
    QJsonArray out;
    for (const Entry *entry : allOf(entries, {"approval.given", "approval.signed_on_paper"})) {
        const bool paper = entry->kind == QLatin1String("approval.signed_on_paper");
        const QString signer = paper ? textOf(entry->body, "signer") : entry->by.toString();
        out.append(QJsonObject{
            {QStringLiteral("step"), textOf(entry->body, "step")},
            {QStringLiteral("level"), textOf(entry->body, "level")},
            {QStringLiteral("level_text"), optionText("approval.give", "level", textOf(entry->body, "level"))},
            {QStringLiteral("name"), law.book->name(PersonId::parse(signer).value_or(PersonId()))},
            {QStringLiteral("opinion"), textOf(entry->body, "opinion")},
            {QStringLiteral("on"), textOf(entry->body, paper ? "signed_on" : "approved_on")},
            {QStringLiteral("by_paper"), paper}});
    }
    return out;
}

QJsonObject approvalOf(const QJsonArray &approvals, const QString &step, Entries entries, const Lawbook &law)
{
    QJsonObject out;
    for (const auto item : approvals) {
        const QJsonObject approval = item.toObject();
        if (textOf(approval, "step") == step)
            out.insert(textOf(approval, "level"), approval);
    }
    static const std::vector<std::pair<const char *, std::pair<const char *, const char *>>> proposals = {
        {"filing", {"case.filing_proposed", "proposed_on"}},
        {"investigation", {"investigation.concluded", "concluded_on"}},
        {"decision", {"decision.proposed", "proposed_on"}},
        {"review", {"review.requested", "requested_on"}},
        {"closing", {"closing.proposed", "proposed_on"}}};
    for (const auto &[name, source] : proposals) {
        const Entry *entry = step == QLatin1String(name) ? newest(entries, {source.first}) : nullptr;
        if (!entry)
            continue;
        QStringList officers;
        for (const QString &officer : handlingOfficers(entries))
            officers += law.book->name(PersonId::parse(officer).value_or(PersonId()));
        out.insert(QStringLiteral("handler"),
                   QJsonObject{{QStringLiteral("name"), officers.join(QStringLiteral("、"))},
                               {QStringLiteral("opinion"),
                                textOf(entry->body, step == QLatin1String("review") ? "proposal" : "opinion")},
                               {QStringLiteral("on"), textOf(entry->body, source.second)},
                               {QStringLiteral("by_paper"), false}});
    }
    return out;
}

QJsonObject reviewFields(Entries entries, const Lawbook &law)
{
    const Entry *request = newest(entries, {"review.requested"});
    if (!request)
        return {};
    QJsonObject out = entryFields(*request, law);
    out.insert(QStringLiteral("requested_by"), law.book->name(request->by));
    if (const auto id = chain::caseOf(request->record.chain))
        out.insert(QStringLiteral("slip"),
                   slipText({.what = Slip::For::Review,
                             .caseId = *id,
                             .digest = textOf(request->body, "content_digest"),
                             .round = static_cast<int>(chain::integerOf(request->body, "round")),
                             .step = {}}));
    QJsonArray questions;
    for (const review::Head &head : review::heads())
        questions.append(QJsonObject{{QStringLiteral("no"), head.no}, {QStringLiteral("question"), head.zh}});
    out.insert(QStringLiteral("questions"), questions);
    QStringList triggers;
    for (const QString &trigger : chain::textsOf(request->body, "triggers")) {
        QString words = trigger;
        for (const auto entry : law.pack->reviewCatalogue) {
            if (textOf(entry.toObject(), "code") == trigger)
                words = textOf(entry.toObject(), "zh");
        }
        triggers += words;
    }
    out.insert(QStringLiteral("triggers_text"), triggers.join(QStringLiteral(";")));
    const Entry *opinion = newest(entries, {"review.opinion_signed", "review.opinion_signed_on_paper"});
    const bool ours = opinion && textOf(opinion->body, "content_digest") == textOf(request->body, "content_digest");
    if (!ours)
        return out;
    const QJsonObject said = entryFields(*opinion, law);
    for (const char *member : {"mode", "outcome", "outcome_text", "advice", "signed_on", "fixes"}) {
        if (said.contains(QLatin1String(member)))
            out.insert(QLatin1String(member), said.value(QLatin1String(member)));
    }
    out.insert(QStringLiteral("outcome_text"),
               optionText("review.give_opinion", "outcome", textOf(opinion->body, "outcome")));
    const bool paper = opinion->kind == QLatin1String("review.opinion_signed_on_paper");
    const PersonId reviewer =
        paper ? PersonId::parse(textOf(opinion->body, "reviewer")).value_or(PersonId()) : opinion->by;
    QJsonArray heads;
    for (const auto item : opinion->body.value(QLatin1String("heads")).toArray()) {
        QJsonObject head = item.toObject();
        for (const review::Head &known : review::heads()) {
            if (known.no == chain::integerOf(head, "no"))
                head.insert(QStringLiteral("question"), known.zh);
        }
        heads.append(head);
    }
    out.insert(QStringLiteral("heads"), heads);
    out.insert(QStringLiteral("reviewer"),
               QJsonObject{{QStringLiteral("name"), law.book->name(reviewer)},
                           {QStringLiteral("qualification"), law.book->qualificationNumber(reviewer)},
                           {QStringLiteral("by_paper"), paper},
                           {QStringLiteral("on"), textOf(opinion->body, "signed_on")}});
    out.insert(QStringLiteral("signature"),
               QJsonObject{{QStringLiteral("name"), law.book->name(reviewer)},
                           {QStringLiteral("on"), textOf(opinion->body, "signed_on")},
                           {QStringLiteral("by_paper"), paper}});
    return out;
}

} // namespace anjuan::casework
