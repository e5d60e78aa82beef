#include "core/casework/wording.h"

#include <QtCore/QRegularExpression>
#include <QtCore/QSet>

#include "core/casework/parts.h"
#include "core/documents/queries.h"
#include "core/insight/case_list.h"

namespace anjuan::casework {
namespace {

constexpr int kCasesLookedAt = 400; // the newest; a document is copied from a recent case
constexpr qsizetype kPersonName = 2;
constexpr qsizetype kPlace = 6; // shorter ones are the names of villages, which many cases share

QString wordsOf(const QJsonValue &value)
{
    if (value.isArray()) {
        QString out;
        for (const QJsonValue &part : value.toArray())
            out += wordsOf(part) + QLatin1Char('\n');
        return out;
    }
    if (value.isObject()) {
        QString out;
        const QJsonObject object = value.toObject();
        for (const QJsonValue &member : object)
            out += wordsOf(member) + QLatin1Char('\n');
        return out;
    }
    return value.toString();
}

struct Others {
    QSet<QString> parties;
    QSet<QString> places;
};

/// Names and places of the other cases, without those that this case has too.
Result<Others> othersOf(const Library &library, const CaseId &id)
{
    const Library::Parts &parts = library.parts();
    Others others;
    QSet<QString> mine;
    ANJUAN_TRY(const auto traces, insight::newestTraces(*parts.store, kCasesLookedAt, id));
    for (const insight::CaseTrace &trace : traces) {
        QString name;
        if (const auto content =
                trace.partyBlob.isEmpty() ? Result<QByteArray>(QByteArray()) : parts.vault->read(trace.partyBlob))
            name = insight::partyNameFrom(*content);
        if (trace.id == id)
            mine << name << trace.place;
        if (trace.id != id && name.size() >= kPersonName)
            others.parties.insert(name);
        if (trace.id != id && trace.place.size() >= kPlace)
            others.places.insert(trace.place);
    }
    others.parties -= mine;
    others.places -= mine;
    return others;
}

void checkLeftovers(const QString &label, const QString &words, const Others &others, std::vector<Error> &out)
{
    for (const QString &name : others.parties) {
        if (words.contains(name))
            out.push_back({Fault::Invalid, QStringLiteral("documents.leftover_party"), {label, name}});
    }
    for (const QString &place : others.places) {
        if (words.contains(place))
            out.push_back({Fault::Invalid, QStringLiteral("documents.leftover_place"), {label, place}});
    }
}

void checkTerms(const QString &label, const QString &words, bool decides, std::vector<Error> &out)
{
    // What was told in the notice may be told again: 告知拟作出的……
    static const QRegularExpression proposed(
        QStringLiteral("(?<!告知)(?<!告知了)(?<!告知你)(拟作出|拟给予|拟处以|拟对)"));
    static const QRegularExpression bare(QStringLiteral("(?<![》》）)])第[一二三四五六七八九十百零〇0-9]+条"));
    if (const auto found = proposed.match(words); decides && found.hasMatch())
        out.push_back({Fault::Invalid, QStringLiteral("documents.still_proposed"), {label, found.captured(1)}});
    static const QRegularExpression law(QStringLiteral("《|(法|条例|规定|办法|细则|决定)第"));
    if (const auto found = bare.match(words); found.hasMatch() && !words.contains(law))
        out.push_back({Fault::Invalid, QStringLiteral("documents.article_without_law"), {label, found.captured(0)}});
}

} // namespace

Result<std::vector<Error>> doubtfulWords(const Library &library, const CaseId &id, const documents::Form &form,
                                         const QJsonObject &own)
{
    ANJUAN_TRY(const Others others, othersOf(library, id));
    std::vector<Error> out;
    const bool decides = form.group == QStringLiteral("决定") && form.audience == documents::Audience::External;
    for (const documents::FormField &field : form.fields) {
        const QString words = wordsOf(own.value(field.name));
        if (words.isEmpty())
            continue;
        checkLeftovers(field.label, words, others, out);
        if (words.contains(QChar(u'号'))) {
            ANJUAN_TRY(const QStringList numbers, documents::numbersOfOthersIn(*library.parts().store, words, id));
            for (const QString &number : numbers)
                out.push_back({Fault::Invalid, QStringLiteral("documents.leftover_number"), {field.label, number}});
        }
        checkTerms(field.label, words, decides, out);
    }
    return out;
}

QString lawsText(const std::vector<packs::LawRef> &laws)
{
    QStringList all;
    for (const packs::LawRef &law : laws)
        all += QStringLiteral("《%1》%2").arg(law.law, law.article);
    return all.join(QStringLiteral("、"));
}

} // namespace anjuan::casework
