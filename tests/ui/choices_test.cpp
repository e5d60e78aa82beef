#include <algorithm>

#include <catch2/catch.hpp>

#include <QtWidgets/QComboBox>
#include <QtWidgets/QListWidget>

#include "core/casework/forms.h"

#include "ui/casepage/record_html.h"

#include "open_form.h"

using namespace anjuan;
using namespace anjuan::ui;

namespace {

casework::RecordView paper(const char *hash, const char *form)
{
    return recordNamed(hash, "document.made", {{QStringLiteral("form"), QLatin1String(form)}});
}

/// What a field lets choose, by the records' names.
QStringList offered(const char *act, const char *field, const FormContext &context)
{
    TestPrompt prompt;
    const ActForm form(*casework::findAct(QLatin1String(act)), context, prompt);
    const FieldEditor *editor = form.editor(QLatin1String(field));
    REQUIRE(editor);
    QStringList hashes;
    if (const auto *box = editor->findChild<QComboBox *>()) {
        for (int i = 1; i < box->count(); ++i)
            hashes += box->itemData(i).toString();
    }
    if (const auto *list = editor->findChild<QListWidget *>()) {
        for (int i = 0; i < list->count(); ++i)
            hashes += list->item(i)->data(Qt::UserRole).toString();
    }
    std::sort(hashes.begin(), hashes.end());
    return hashes;
}

FormContext contextOfMuch()
{
    FormContext context;
    context.now = *Instant::parse(u"2026-11-29T09:30:15+08:00");
    casework::PersonView person;
    person.id = PersonId::create();
    context.people.push_back(person);
    context.me = person.id;
    context.view.emplace();
    context.view->timeline = {recordNamed("clue", "case.opened", {}),
                              recordNamed("party", "party.entered", {}),
                              recordNamed("film", "evidence.added", {}),
                              recordNamed("destroy", "evidence.destruction_proposed", {}),
                              recordNamed("decision", "decision.issued", {}),
                              paper("told", "penalty_decision"),
                              paper("receipt", "service_receipt"),
                              paper("letter", "discipline_letter"),
                              recordNamed("announced", "service.announced", {}),
                              recordNamed("asked", "supervision.document_received", {})};
    context.insideForms = {QStringLiteral("service_receipt"), QStringLiteral("discipline_letter")};
    return context;
}

} // namespace

TEST_CASE("a field offers the records that it can mean, and no others", "[ui]")
{
    const auto of = [](const char *act, const char *field) {
        return offered(act, field, contextOfMuch()).join(QLatin1Char(' ')).toStdString();
    };
    CHECK(of("monitoring.verify", "items") == "film");
    CHECK(of("case.split", "items") == "film");
    CHECK(of("case.split", "party") == "party");
    CHECK(of("service.three_papers", "decision") == "decision");
    CHECK(of("service.record", "documents") == "told");
    CHECK(of("service.announce", "documents") == "told");
    CHECK(of("service.note_return", "documents") == "told");
    CHECK(of("service.record", "announcement") == "announced");
    CHECK(of("service.record", "av_evidence") == "film");
    CHECK(of("document.void", "document") == "letter receipt told");
    CHECK(of("evidence.decide_destruction", "proposal") == "destroy");
    CHECK(of("supervision.reply", "answers") == "asked");
}

TEST_CASE("a letter to another organ and a receipt are served on no party", "[ui]")
{
    for (const casework::FormView &form : casework::formsOf(packs::Pack())) {
        INFO(qPrintable(form.id));
        if (form.id == QStringLiteral("discipline_letter") || form.id == QStringLiteral("transfer_letter")
            || form.id == QStringLiteral("service_receipt"))
            CHECK_FALSE(casework::isServed(form));
        if (form.id == QStringLiteral("penalty_decision") || form.id == QStringLiteral("compliance_advice"))
            CHECK(casework::isServed(form));
        CHECK(form.announced == form.id.endsWith(QStringLiteral("_announcement")));
    }
}

TEST_CASE("a record shows whom it is about and the procedure by its name, and no names of files", "[ui]")
{
    DeskBench bench;
    bench.logInAndWait();
    const QString html = fieldRows(casework::findAct(QStringLiteral("inspection.propose"))->fields,
                                   {{QStringLiteral("enterprise_name"), QStringLiteral("甲气站")},
                                    {QStringLiteral("scan_name"), QStringLiteral("a.jpg")}},
                                   bench.window->desk());
    CHECK(html.contains(QStringLiteral("甲气站")));
    CHECK_FALSE(html.contains(QStringLiteral("a.jpg")));
    const QString opened =
        fieldRows(casework::findAct(QStringLiteral("case.open"))->fields,
                  {{QStringLiteral("procedure"), QStringLiteral("inspection")}}, bench.window->desk());
    CHECK(opened.contains(QStringLiteral("行政检查")));
    CHECK_FALSE(opened.contains(QStringLiteral("inspection")));
}
