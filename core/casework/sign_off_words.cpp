#include "core/casework/sign_off_words.h"

#include <algorithm>

#include <QtCore/QFile>

#include "core/base/json.h"
#include "core/base/messages.h"
#include "core/base/money.h"
#include "core/base/quantity.h"
#include "core/casework/act_table.h"
#include "core/casework/parts.h"
#include "core/casework/records.h"
#include "core/casework/sign_offs.h"
#include "core/chain/body.h"
#include "core/documents/fields.h"
#include "core/documents/punctuation.h"

namespace anjuan::casework {
namespace {

using chain::textOf;

constexpr int kMostLetters = 400; // of one member: the sheet stays one page

class Words {
public:
    Words(const Library::Parts &parts, const CaseFile &file) : m_parts(parts), m_file(file) {}

    /// Empty where the member says nothing to a leader.
    QString of(const Field &field, const QJsonValue &value) const
    {
        if (value.isUndefined() || value.isNull())
            return {};
        const QString text = value.toString();
        if (field.type == QLatin1String("date"))
            return documents::longDate(text);
        if (field.type == QLatin1String("text") || field.type == QLatin1String("longtext")) {
            const QString cited = documents::citation(text.trimmed());
            return cited.size() > kMostLetters ? cited.left(kMostLetters) + QStringLiteral("……") : cited;
        }
        if (field.type == QLatin1String("enum"))
            return optionOf(field, text);
        if (field.type == QLatin1String("fen"))
            return Fen{value.toInteger()}.yuan() + QStringLiteral("元");
        if (field.type == QLatin1String("milli"))
            return quantityText(value.toInteger());
        if (field.type == QLatin1String("int"))
            return QString::number(value.toInteger());
        if (field.type == QLatin1String("bool"))
            return value.toBool() ? QStringLiteral("是") : QStringLiteral("否");
        if (field.type == QLatin1String("item")) {
            const packs::Item *item = m_parts.pack.item(text);
            return item ? item->name : QString();
        }
        if (field.type == QLatin1String("persons"))
            return namesOf(value.toArray());
        if (field.type == QLatin1String("record")) {
            const Entry *entry = m_file.byHash(text);
            return entry ? titleOf(entry->record) : QString();
        }
        return field.type == QLatin1String("objects") ? rowsOf(field, value.toArray()) : QString();
    }

    /// Of these members of the record, or of all that stand on no place of their own on the sheet.
    QStringList linesOf(const Entry &entry, const QStringList &members = {}) const
    {
        const Act *act = actOfKind(entry.kind);
        QStringList lines;
        for (const Field &field : act ? act->fields : std::vector<Field>()) {
            if (members.isEmpty() ? field.name == act->onField || field.name == QLatin1String("cause")
                                  : !members.contains(field.name))
                continue;
            if (const QString text = of(field, (field.isPrivate ? entry.particulars : entry.body).value(field.name));
                !text.isEmpty())
                lines += field.zh + QStringLiteral("：") + text;
        }
        return lines;
    }

private:
    static QString optionOf(const Field &field, const QString &value)
    {
        const auto found = std::find_if(field.options.begin(), field.options.end(),
                                        [&](const Field::Option &one) { return one.value == value; });
        return found == field.options.end() ? value : found->zh;
    }

    QString namesOf(const QJsonArray &people) const
    {
        QStringList names;
        for (const auto one : people) {
            if (const auto id = PersonId::parse(one.toString()))
                names += m_parts.book.name(*id);
        }
        return names.join(QStringLiteral("、"));
    }

    QString rowsOf(const Field &field, const QJsonArray &rows) const
    {
        QStringList texts;
        for (const auto row : rows) {
            QStringList cells;
            for (const Field &member : field.fields) {
                if (const QString cell = of(member, row.toObject().value(member.name)); !cell.isEmpty())
                    cells += cell;
            }
            texts += cells.join(QLatin1Char(' '));
        }
        return texts.join(QStringLiteral("；"));
    }

    const Library::Parts &m_parts;
    const CaseFile &m_file;
};

/// Of which earlier records which members stand on the sheet of such a proposal, besides its own.
QJsonArray besides(const QString &kind)
{
    static const QJsonArray all = [] {
        QFile file(QStringLiteral(":/texts/sign_offs.json"));
        const auto read = file.open(QIODevice::ReadOnly) ? parseJson(file.readAll(), file.fileName())
                                                         : Result<QJsonValue>(QJsonValue());
        return read ? read->toArray() : QJsonArray();
    }();
    for (const auto one : all) {
        if (textOf(one.toObject(), "kind") == kind)
            return one.toObject().value(QLatin1String("with")).toArray();
    }
    return {};
}

/// The last word of the team's head on this proposal; empty where there is none yet.
QString teamLine(const Library::Parts &parts, const CaseFile &file, const Entry &proposal, const QString &step)
{
    QString line;
    for (const Entry *one : allOf(file.all(), {"approval.given", "approval.signed_on_paper"})) {
        if (one->record.seq <= proposal.record.seq || textOf(one->body, "step") != step
            || textOf(one->body, "level") != QLatin1String("team"))
            continue;
        const auto signer = PersonId::parse(textOf(one->body, "signer"));
        const QString day =
            textOf(one->body, one->kind == QLatin1String("approval.given") ? "approved_on" : "signed_on");
        line = message(
            QStringLiteral("signoff.team"),
            {textOf(one->body, "opinion"), parts.book.name(signer ? *signer : one->by), documents::longDate(day)});
    }
    return line;
}

} // namespace

QString signOffWords(const Library::Parts &parts, const CaseFile &file, const Entry &proposal)
{
    const Words words(parts, file);
    QStringList lines = words.linesOf(proposal);
    for (const auto one : besides(proposal.kind)) {
        const QString step = textOf(one.toObject(), "step");
        if (!step.isEmpty() && step != signOffStep(proposal.kind, proposal.body))
            continue;
        const QString kind = textOf(one.toObject(), "kind");
        if (const Entry *earlier = newest(file.all(), {kind.toLatin1().constData()}))
            lines += words.linesOf(*earlier, chain::textsOf(one.toObject(), "members"));
    }
    // Of a measure that was reported the leader reads what it was.
    if (const Entry *what = file.byHash(signOffAbout(proposal.kind, proposal.body)))
        lines += words.linesOf(*what);
    const Entry *notice = newest(file.all(), {"notice.issued"});
    if (const qint64 fine = notice ? chain::integerOf(notice->body, "fine_fen") : 0;
        fine > 0 && proposal.kind == QLatin1String("decision.proposed"))
        lines += message(QStringLiteral("signoff.fine"), {Fen{fine}.yuan()});
    if (const QString team = teamLine(parts, file, proposal, signOffStep(proposal.kind, proposal.body));
        !team.isEmpty())
        lines += team;
    return lines.isEmpty() ? titleOf(proposal.record) : lines.join(QLatin1Char('\n'));
}

} // namespace anjuan::casework
