#include "ui/workbench/first_steps.h"

#include <algorithm>

#include <QtCore/QCoreApplication>

#include "ui/common/look.h"

namespace anjuan::ui {
namespace {

struct FirstSteps {
    Q_DECLARE_TR_FUNCTIONS(anjuan::ui::FirstSteps)
};

} // namespace

std::vector<FirstStep> firstSteps(const std::vector<casework::PersonView> &people, bool hasPack, bool hasBackup,
                                  bool isBureau, bool hasNumbers, bool isDescribed)
{
    const auto number = [&people](const char *role) {
        return std::count_if(people.begin(), people.end(), [role](const casework::PersonView &person) {
            return person.roles.contains(QLatin1String(role));
        });
    };
    const auto withoutCard = [](const casework::PersonView &person) {
        return person.roles.contains(QLatin1String("officer")) && person.cardNumber.isEmpty();
    };
    const QString office = QStringLiteral("officePage");
    // Where nobody is there yet, they all come from one table.
    const QString registering = people.size() > 1 ? office : QString();
    std::vector<FirstStep> steps;
    // A bureau handles no cases of its own: it reads those of its units.
    const bool handles = !isBureau;
    if (handles && number("officer") < 2) // 行政处罚法 第四十二条
        steps.push_back(
            {QStringLiteral("officers"), FirstSteps::tr("Two officers: a case is handled by two."), registering});
    if (std::any_of(people.begin(), people.end(), withoutCard))
        steps.push_back({QStringLiteral("cards"), FirstSteps::tr("The cards of the officers."), office});
    if (handles && number("leader") < 1)
        steps.push_back({QStringLiteral("leader"),
                         FirstSteps::tr("The head who approves. Who uses no computer signs on paper."), registering});
    if (handles && number("legal_reviewer") < 1)
        steps.push_back(
            {QStringLiteral("reviewer"), FirstSteps::tr("A legal reviewer, who handles no case."), registering});
    if (handles && !hasPack)
        steps.push_back({QStringLiteral("pack"), FirstSteps::tr("The county's pack: what stands now is for training."),
                         QStringLiteral("packsPage")});
    if (handles && !isDescribed)
        steps.push_back(
            {QStringLiteral("unit"),
             FirstSteps::tr("What papers say of the unit: the word at the head of its numbers, its address, "
                            "the court."),
             QString()});
    if (handles && !hasNumbers)
        steps.push_back({QStringLiteral("numbers"),
                         FirstSteps::tr("Up to which numbers this year's documents are used already."), QString()});
    if (number("admin") < 2)
        steps.push_back({QStringLiteral("admin"),
                         FirstSteps::tr("A second administrator, in case the first forgets the password."), office});
    if (!hasBackup)
        steps.push_back({QStringLiteral("backup"), FirstSteps::tr("A first backup."), QStringLiteral("backupPage")});
    return steps;
}

QString firstStepsHtml(const std::vector<FirstStep> &steps)
{
    QString html;
    for (const FirstStep &step : steps)
        html += look::toned(QStringLiteral("<a href='%1' style='color:#b3261e'>%2</a><br>"))
                    .arg(step.page.isEmpty() ? step.id + QLatin1Char(':') : QStringLiteral("page:") + step.page,
                         step.text.toHtmlEscaped());
    return html;
}

} // namespace anjuan::ui
