#pragma once
#include <map>
#include <optional>
#include <vector>

#include "core/casework/forms.h"
#include "core/casework/phrase_book.h"

#include "ui/common/desk.h"

namespace anjuan::ui {

struct Choice {
    QString value;
    QString text;
};

struct BenchmarkChoice { // 裁量基准
    QString id;
    QString text;
    QString item;
    std::vector<Choice> tiers;
};

/// What the fields of a form choose from: a copy, taken in the lane when the form opens.
struct FormContext {
    Instant now;
    PersonId me;
    casework::LibraryInfo info;
    std::vector<casework::PersonView> people;
    std::vector<Choice> keys; // in force, each with its person
    std::vector<Choice> items;
    std::map<QString, std::pair<QString, QString>> itemLaws; // by item: the articles of the duty, those of the penalty
    std::vector<Choice> forms;
    QStringList insideForms;        // of papers that stay with the unit
    std::vector<Choice> procedures; // those that a case may be opened in, each with when it may be used
    std::vector<BenchmarkChoice> benchmarks;
    std::vector<Choice> avSteps;           // of the list of audio-video records
    std::vector<Choice> factors;           // 法定情节
    std::vector<casework::Phrase> phrases; // of the unit
    int defenceDays = 0;                   // the pack's 陈述申辩期限; 0: nothing is known of it
    std::vector<QString> reviewHeads;      // the seven questions of the legal review, in order
    std::optional<casework::CaseView> view;
    std::map<QString, casework::AskedFields> asked; // of each form, for document.make

    QDate today() const { return now.date(); }
};

/// In the lane. Faults: those of Library::caseView.
Result<FormContext> loadFormContext(const Core &core, Clock &clock, const std::optional<CaseId> &caseId,
                                    bool withAsked = false);

} // namespace anjuan::ui
