#pragma once
#include <catch2/catch.hpp>

#include <QtWidgets/QLineEdit>
#include <QtWidgets/QTableWidget>

#include "ui/forms/act_form.h"

#include "desk_bench.h"

// A case as it is when a form of it opens, and the form, without a library.

namespace anjuan::ui {

/// A record as the timeline shows it.
inline casework::RecordView recordNamed(const char *hash, const char *kind, const QJsonObject &body)
{
    casework::RecordView made;
    made.kind = QLatin1String(kind);
    made.hash = QLatin1String(hash);
    made.body = body;
    return made;
}

/// The same, named by its kind.
inline casework::RecordView record(const char *kind, const QJsonObject &body, const QJsonObject &particulars = {})
{
    casework::RecordView made = recordNamed(kind, kind, body);
    made.particulars = particulars;
    return made;
}

/// A case of those records, as 张三 sees it on 29 November 2026.
inline FormContext contextOfCase(std::vector<casework::RecordView> timeline = {}, const QStringList &roles = {})
{
    FormContext context;
    context.now = *Instant::parse(u"2026-11-29T09:30:15+08:00");
    casework::PersonView person;
    person.id = PersonId::create();
    person.name = QStringLiteral("张三");
    person.roles = roles;
    context.people.push_back(person);
    context.me = person.id;
    context.view.emplace();
    context.view->timeline = std::move(timeline);
    return context;
}

/// The form of an act, open.
struct Form {
    Form(const char *act, FormContext of)
        : context(std::move(of)), form(*casework::findAct(QLatin1String(act)), context, prompt)
    {
    }
    QJsonValue value(const char *field) { return form.values().value(QLatin1String(field)); }
    QTableWidget *table(const char *field)
    {
        return need<QTableWidget>(form.editor(QLatin1String(field)), QStringLiteral("rows"));
    }
    void type(const char *field, const char *day)
    {
        need<QLineEdit>(form.editor(QLatin1String(field)), QStringLiteral("typedDay"))->setText(QString::fromUtf8(day));
    }
    FormContext context;
    TestPrompt prompt;
    ActForm form;
};

/// What stands in a field of the act when its form opens.
inline QJsonValue opensWith(const char *act, const char *field, const FormContext &context)
{
    const Form opened(act, context);
    const FieldEditor *editor = opened.form.editor(QLatin1String(field));
    REQUIRE(editor);
    return editor->value();
}

} // namespace anjuan::ui
