#include "core/base/messages.h"
#include "core/casework/field_map_parts.h"
#include "core/casework/parties.h"
#include "core/chain/body.h"

namespace anjuan::casework {
namespace {

using chain::textOf;

QString words(const char *id, const QStringList &args = {})
{
    return message(QString::fromLatin1(id), args);
}

QString namesOf(const QStringList &people, const Lawbook &law)
{
    QStringList names;
    for (const QString &one : people)
        names += law.book->name(PersonId::parse(one).value_or(PersonId()));
    return names.join(QStringLiteral("、"));
}

/// Who took part 听证参加人: those who investigated, the party as it came or stayed away, its agents.
QString peopleOf(const Entry &held, Entries entries, const Lawbook &law)
{
    QStringList investigators = chain::textsOf(held.body, "investigators");
    if (investigators.isEmpty())
        investigators = handlingOfficers(entries);
    const QString name = partyNames(entries);
    const QString absence = textOf(held.body, "absence");
    QStringList there;
    if (!investigators.isEmpty())
        there += words("papers.hearing_investigators", {namesOf(investigators, law)});
    if (!name.isEmpty())
        there += words(absence == QLatin1String("unjustified") ? "papers.hearing_party_away"
                           : absence == QLatin1String("left")  ? "papers.hearing_party_left"
                                                               : "papers.hearing_party",
                       {name});
    if (const QStringList agents = chain::textsOf(held.body, "agents"); !agents.isEmpty())
        there += words("papers.hearing_agents", {agents.join(QStringLiteral("、"))});
    return there.join(QChar(u'；'));
}

} // namespace

void putHearing(QJsonObject &out, Entries entries, const Lawbook &law)
{
    if (const Entry *entry = newest(entries, {"hearing.notified"})) {
        QJsonObject notice = entryFields(*entry, law);
        if (notice.contains(QLatin1String("openness"))) // the paper's own words for it
            putText(notice, "open",
                    textOf(notice, "openness") == QLatin1String("public") ? QStringLiteral("open")
                                                                          : QStringLiteral("closed"));
        out.insert(QStringLiteral("hearing_notice"), notice);
    }
    if (const Entry *entry = newest(entries, {"hearing.held"})) {
        QJsonObject held = entryFields(*entry, law);
        putText(held, "people", peopleOf(*entry, entries, law));
        out.insert(QStringLiteral("hearing"), held);
    }
    if (const Entry *entry = newest(entries, {"hearing.reported"})) {
        QJsonObject report = entryFields(*entry, law);
        // What is not told by itself is told with what was found, and stands in the minutes.
        for (const char *member : {"party_view", "evidence_view"}) {
            if (textOf(report, member).isEmpty())
                putText(report, member, words("papers.hearing_see_minutes"));
        }
        out.insert(QStringLiteral("hearing_report"), report);
    }
}

} // namespace anjuan::casework
