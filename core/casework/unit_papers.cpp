#include "core/casework/unit_papers.h"

#include <algorithm>
#include <tuple>

#include <QtCore/QFile>

#include "core/base/json.h"
#include "core/base/messages.h"
#include "core/base/whole_file.h"
#include "core/cases/stages.h"
#include "core/casework/field_map.h"
#include "core/casework/fonts.h"
#include "core/casework/forms.h"
#include "core/casework/parts.h"
#include "core/casework/procedures.h"
#include "core/casework/wording.h"
#include "core/chain/body.h"

namespace anjuan::casework {
namespace {

using chain::textOf;

QString words(const QString &id, const QStringList &args = {})
{
    return message(id, args, Language::Chinese);
}

/// Rows of a table with their number in front.
class Rows {
public:
    void add(QJsonObject row)
    {
        row.insert(QStringLiteral("no"), m_rows.size() + 1);
        m_rows.append(row);
    }
    const QJsonArray &all() const { return m_rows; }

private:
    QJsonArray m_rows;
};

QJsonArray people(const Library &library, const office::OfficeBook &book, QDate on)
{
    // By the numbers of their cards, those without one behind: the same order on every PC and in every year.
    std::vector<PersonView> all = library.people();
    const auto rank = [&](const PersonView &person) {
        const QString card = book.cardNumber(person.id, on);
        return std::tuple(card.isEmpty(), card, person.name);
    };
    std::sort(all.begin(), all.end(), [&](const PersonView &a, const PersonView &b) { return rank(a) < rank(b); });
    Rows rows;
    for (const PersonView &person : all) {
        const QStringList roles = book.rolesOn(person.id, on);
        if (!roles.isEmpty())
            rows.add({{QStringLiteral("name"), person.name},
                      {QStringLiteral("position"), person.position},
                      {QStringLiteral("roles"), roleText(roles)},
                      {QStringLiteral("card"), book.cardNumber(person.id, on)}});
    }
    return rows.all();
}

/// What the unit may punish on that day 执法事项.
QJsonArray powers(const packs::Pack &pack, QDate on)
{
    Rows rows;
    for (const packs::PowerEntry &power : pack.powers) {
        const packs::Item *item = pack.itemOn(power.item, on);
        if (!item || power.effectiveFrom > on || (power.effectiveTo && *power.effectiveTo < on))
            continue;
        rows.add({{QStringLiteral("name"), item->name},
                  {QStringLiteral("basis"), lawsText(item->violated) + QStringLiteral("／") + lawsText(item->penalty)},
                  {QStringLiteral("source"), words(QStringLiteral("unit_paper.source_") + power.source)},
                  {QStringLiteral("document"), power.document},
                  {QStringLiteral("from"), dateText(power.effectiveFrom)},
                  {QStringLiteral("unchecked"),
                   power.checked && item->checked ? QString() : words(QStringLiteral("unit_paper.unchecked"))}});
    }
    return rows.all();
}

QJsonArray recordings(const packs::Pack &pack)
{
    Rows rows;
    for (const auto one : pack.avList) {
        const QJsonObject av = one.toObject();
        const bool must = av.value(QLatin1String("mandatory")).toBool();
        rows.add({{QStringLiteral("zh"), textOf(av, "zh")},
                  {QStringLiteral("must"),
                   words(must ? QStringLiteral("unit_paper.must") : QStringLiteral("unit_paper.may"))},
                  {QStringLiteral("method"), textOf(av, "method")},
                  {QStringLiteral("content"), textOf(av, "content")},
                  {QStringLiteral("keep"), optionText("case.archive", "retention", textOf(av, "keep"))}});
    }
    return rows.all();
}

QJsonArray reviews(const packs::Pack &pack)
{
    Rows rows;
    for (const auto one : pack.reviewCatalogue)
        rows.add({{QStringLiteral("zh"), textOf(one.toObject(), "zh")},
                  {QStringLiteral("source"), textOf(one.toObject(), "source")}});
    return rows.all();
}

QString titlesOf(const packs::Pack &pack, const QStringList &forms)
{
    QStringList titles;
    for (const QString &form : forms)
        titles += QStringLiteral("《%1》").arg(textOf(formObject(pack, form), "title"));
    return titles.join(QStringLiteral("、"));
}

/// Each procedure that a case may begin with, stage by stage 流程.
QJsonArray flows(const packs::Pack &pack)
{
    QJsonArray all;
    for (const auto &procedure : startingProcedures(pack)) {
        // How cases of the past are typed in is no course that the unit takes towards anybody.
        if (procedure->id == QLatin1String("history"))
            continue;
        Rows rows;
        for (const cases::ProcedureStage &stage : procedure->stages) {
            if (stage.onBar)
                rows.add({{QStringLiteral("zh"), stage.zh.isEmpty() ? cases::stageName(stage.id) : stage.zh},
                          {QStringLiteral("skip"),
                           stage.maySkip ? words(QStringLiteral("unit_paper.where_due")) : QString()},
                          {QStringLiteral("who"), roleText(stage.who)},
                          {QStringLiteral("papers"), titlesOf(pack, stage.papers)}});
        }
        if (!rows.all().isEmpty())
            all.append(QJsonObject{{QStringLiteral("zh"), procedure->zh},
                                   {QStringLiteral("when"), procedure->whenZh},
                                   {QStringLiteral("source"), procedure->source},
                                   {QStringLiteral("stages"), rows.all()}});
    }
    return all;
}

QJsonArray forms(const packs::Pack &pack, const office::OfficeBook &book)
{
    Rows rows;
    for (const FormView &form : formsOf(pack, &book))
        rows.add({{QStringLiteral("title"), form.title},
                  {QStringLiteral("group"), form.group},
                  {QStringLiteral("signers"), form.signers}});
    return rows.all();
}

QJsonObject partsOf(UnitPaper what)
{
    const bool all = what == UnitPaper::Handbook;
    const bool open = what == UnitPaper::Publicity;
    return {{QStringLiteral("publicity"), all || open},
            {QStringLiteral("lists"), all || open || what == UnitPaper::Lists},
            {QStringLiteral("flow"), all || open || what == UnitPaper::Flow},
            {QStringLiteral("texts"), all}};
}

QString titleOf(UnitPaper what)
{
    return words(what == UnitPaper::Handbook    ? QStringLiteral("unit_paper.handbook")
                     : what == UnitPaper::Lists ? QStringLiteral("unit_paper.lists")
                     : what == UnitPaper::Flow  ? QStringLiteral("unit_paper.flow")
                                                : QStringLiteral("unit_paper.publicity"));
}

} // namespace

Result<int> writeUnitPaper(const Library &library, UnitPaper what, QDate on, const QString &file)
{
    const Library::Parts &parts = library.parts();
    const packs::Pack &pack = parts.pack;
    QFile data(QStringLiteral(":/certificates/unit_handbook.json"));
    if (!data.open(QIODevice::ReadOnly))
        return fail(Fault::Io, "dossier.cannot_read", {data.fileName()});
    ANJUAN_TRY(const QJsonValue json, parseJson(data.readAll(), data.fileName()));
    ANJUAN_TRY(const documents::Form form, documents::parseForm(json.toObject(), QStringLiteral("unit_handbook")));
    QJsonObject fields = fieldMap({}, parts.law(), {.about = {}, .today = on});
    fields.insert(QStringLiteral("title"), titleOf(what));
    fields.insert(QStringLiteral("on"), dateText(on));
    fields.insert(QStringLiteral("parts"), partsOf(what));
    fields.insert(QStringLiteral("pack"),
                  QJsonObject{{QStringLiteral("title"), pack.title},
                              {QStringLiteral("version"), pack.version},
                              {QStringLiteral("sample_text"),
                               pack.sample ? words(QStringLiteral("unit_paper.sample")) : QString()}});
    fields.insert(QStringLiteral("people"), people(library, parts.book, on));
    fields.insert(QStringLiteral("powers"), powers(pack, on));
    fields.insert(QStringLiteral("av"), recordings(pack));
    fields.insert(QStringLiteral("review"), reviews(pack));
    fields.insert(QStringLiteral("procedures"), flows(pack));
    fields.insert(QStringLiteral("forms"), forms(pack, parts.book));
    documents::RenderContext context;
    context.demo = parts.ledger.authority.isDemo();
    context.at = parts.clock->now();
    context.title = titleOf(what);
    context.fonts = fontsOf(parts.dir);
    ANJUAN_TRY(const documents::RenderedDocument made, documents::render(form, fields, context));
    ANJUAN_CHECK(writeWhole(file, made.pdf));
    return made.pages;
}

QJsonObject unitDescription(const Library &library)
{
    QJsonObject out;
    for (const Field &field : findAct(QStringLiteral("office.describe_unit"))->fields) {
        const QJsonValue value = library.parts().book.unit().value(field.name);
        if (!value.isUndefined())
            out.insert(field.name, value);
    }
    return out;
}

} // namespace anjuan::casework
