#include "core/casework/copy_mask.h"

#include <algorithm>

#include "core/casework/parties.h"
#include "core/chain/body.h"
#include "core/documents/fields.h"

namespace anjuan::casework {
namespace {

using chain::textOf;

/// Private members that name a person, in whatever record.
const QStringList &nameMembers()
{
    static const QStringList members = {
        QStringLiteral("present"),     QStringLiteral("witness"),  QStringLiteral("keeper"),
        QStringLiteral("maker"),       QStringLiteral("who"),      QStringLiteral("made_by"),
        QStringLiteral("receiver"),    QStringLiteral("to"),       QStringLiteral("by_whom"),
        QStringLiteral("returned_to"), QStringLiteral("goods_to"), QStringLiteral("party_name")};
    return members;
}

class Gatherer {
public:
    Gatherer(const CaseFile &file, const Library::Parts &parts, bool names, const QString &receiver)
        : m_file(file), m_names(names), m_seats(seatsOf(file.all())), m_receiver(receiver.trimmed())
    {
        for (const auto &[id, person] : parts.book.people())
            m_known += person.name;
        const QJsonObject unit = parts.book.unit();
        for (auto it = unit.begin(); it != unit.end(); ++it)
            allow(it.value().toString());
        for (const Entry *party : allOf(file.all(), {"party.entered"})) {
            if (isAnother(*party)) {
                m_others += textOf(party->particulars, "name");
                allow(m_others.back());
                continue;
            }
            for (auto it = party->particulars.begin(); it != party->particulars.end(); ++it)
                allow(it.value().toString());
        }
        m_out.mask.coverNumbers();
    }

    CopyMask gather(const QStringList &also)
    {
        for (const Entry &entry : m_file.entries())
            gatherFrom(entry);
        for (const QString &words : also)
            cover(words, 0);
        m_out.words.removeDuplicates();
        return std::move(m_out);
    }

private:
    void allow(const QString &words)
    {
        if (words.size() < 2)
            return;
        m_known += words;
        m_out.mask.allow(words);
    }

    /// Of several parties, one whom this copy is not for.
    bool isAnother(const Entry &entry) const
    {
        if (!m_names || m_seats.size() < 2)
            return false;
        const auto seat = std::find_if(m_seats.begin(), m_seats.end(), [&](const PartySeat &one) {
            return one.ids.contains(textOf(entry.body, "party"));
        });
        return seat == m_seats.end() || seat->name().trimmed() != m_receiver;
    }

    /// What is told of a party beside its name.
    void coverParticulars(const QJsonObject &party)
    {
        for (const char *member : {"birth_on", "nation", "id_number", "credit_code", "legal_representative", "operator",
                                   "work_unit", "address", "phone"}) {
            if (const QString words = textOf(party, member); !isKnown(words))
                cover(words, 0);
        }
        // As papers write a day.
        if (const QString born = documents::longDate(textOf(party, "birth_on")); !born.isEmpty() && !isKnown(born))
            cover(born, 0);
    }

    bool isKnown(const QString &words) const { return m_known.contains(words); }

    void cover(const QString &words, int kept)
    {
        if (words.trimmed().size() < 2)
            return;
        m_out.mask.cover(words, kept);
        m_out.words += words.trimmed();
    }

    void coverName(const QString &name)
    {
        constexpr int kLongestName = 20; // longer than that it is a sentence, not a name
        if (m_names && !isKnown(name) && name.size() <= kLongestName)
            cover(name, 1);
    }

    void gatherFrom(const Entry &entry)
    {
        if (entry.kind == QLatin1String("party.entered")) {
            if (isAnother(entry))
                coverParticulars(entry.particulars);
            return;
        }
        for (const char *member : {"informant", "reply_to"}) {
            if (const QString words = textOf(entry.particulars, member); !isKnown(words))
                cover(words, 0);
        }
        for (const QString &member : nameMembers())
            coverName(entry.particulars.value(member).toString());
        const QJsonObject asked = entry.particulars.value(QLatin1String("respondent")).toObject();
        // The party's own particulars as it told them itself.
        if (isKnown(textOf(asked, "name")) && !m_others.contains(textOf(asked, "name")))
            return;
        coverName(textOf(asked, "name"));
        for (const char *member : {"id_number", "phone", "address", "work_unit"}) {
            if (const QString words = textOf(asked, member); !isKnown(words))
                cover(words, 0);
        }
    }

    const CaseFile &m_file;
    bool m_names;
    std::vector<PartySeat> m_seats;
    QString m_receiver;
    QStringList m_others; // names of the parties whom the copy is not for
    QStringList m_known;  // people of the unit, the unit's and the party's own particulars
    CopyMask m_out;
};

} // namespace

CopyMask copyMaskOf(const CaseFile &file, const Library::Parts &parts, bool names, const QString &receiver,
                    const QStringList &also)
{
    return Gatherer(file, parts, names, receiver).gather(also);
}

} // namespace anjuan::casework
