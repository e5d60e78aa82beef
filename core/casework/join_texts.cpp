#include "core/casework/join_texts.h"

#include <QtCore/QFile>

#include "core/base/json.h"
#include "core/base/messages.h"
#include "core/chain/fields.h"

namespace anjuan::casework {
namespace {

constexpr qint64 kMostBytes = 1 << 20; // of a card or an application: a unit has fifty people

tl::unexpected<Error> badFile(const char *id, const QString &where, const Error &why)
{
    return fail(Fault::Corrupt, id, {where, describe(why)});
}

Result<Enrolment::Person> applicantFrom(const QJsonObject &object, const Digest &genesis, const QString &where)
{
    chain::Fields fields(object, where);
    fields.members({QStringLiteral("key"), QStringLiteral("login"), QStringLiteral("name"), QStringLiteral("person"),
                    QStringLiteral("proof"), QStringLiteral("public_key")});
    Enrolment::Person person{fields.id<PersonId>("person"), fields.text("name"),       fields.text("login"),
                             fields.keyId("key"),           fields.text("public_key"), fields.text("proof")};
    ANJUAN_CHECK(fields.verdict());
    ANJUAN_TRY(const keys::PublicKey key, keys::PublicKey::parse(person.publicKey.toUtf8()));
    ANJUAN_TRY(const QByteArray proof, keys::unbase64(person.proof, where));
    ANJUAN_TRY(const QByteArray claim, claimOf(genesis, person.key, person.person));
    if (key.id() != person.key || !key.verifies(claim, proof))
        return fail(Fault::Corrupt, "chain.proof_fails", {person.login});
    return person;
}

} // namespace

Result<QByteArray> readLineOf(const QString &file)
{
    QFile in(file);
    if (!in.exists())
        return fail(Fault::NotFound, "exchange.file_missing", {file});
    if (!in.open(QIODevice::ReadOnly))
        return fail(Fault::Io, "exchange.cannot_read", {file, in.errorString()});
    return in.read(kMostBytes);
}

QJsonObject cardObject(const JoinCard &card, bool withPeople)
{
    QJsonObject object{
        {QStringLiteral("anjuan"), QStringLiteral("join")}, {QStringLiteral("demo"), card.demo},
        {QStringLiteral("genesis"), card.genesis.hex()},    {QStringLiteral("office"), card.office},
        {QStringLiteral("unit_code"), card.unitCode},       {QStringLiteral("unit_name"), card.unitName}};
    QJsonArray people;
    for (const JoinCard::Person &person : card.people)
        people.append(QJsonObject{{QStringLiteral("login"), person.login},
                                  {QStringLiteral("name"), person.name},
                                  {QStringLiteral("person"), person.person.toString()}});
    if (withPeople && !people.isEmpty())
        object.insert(QStringLiteral("people"), people);
    return object;
}

Result<JoinCard> cardFrom(const QJsonObject &object, const QString &where)
{
    chain::Fields fields(object, where);
    fields.members({QStringLiteral("anjuan"), QStringLiteral("demo"), QStringLiteral("genesis"),
                    QStringLiteral("office"), QStringLiteral("unit_code"), QStringLiteral("unit_name")},
                   {QStringLiteral("people")});
    JoinCard card;
    card.demo = object.value(QLatin1String("demo")).toBool();
    card.genesis = fields.digest("genesis");
    card.office = fields.text("office");
    card.unitCode = fields.text("unit_code");
    card.unitName = fields.text("unit_name");
    if (fields.text("anjuan") != QLatin1String("join"))
        fields.wrong("anjuan", "is not \"join\"");
    for (const auto one : object.value(QLatin1String("people")).toArray()) {
        const QJsonObject person = one.toObject();
        chain::Fields of(person, where);
        of.members({QStringLiteral("login"), QStringLiteral("name"), QStringLiteral("person")});
        card.people.push_back({of.id<PersonId>("person"), of.text("name"), of.text("login")});
        if (const auto good = of.verdict(); !good)
            return fail(good.error());
    }
    ANJUAN_CHECK(fields.verdict());
    return card;
}

Result<QByteArray> claimOf(const Digest &genesis, const QString &key, const PersonId &person)
{
    return canonicalJson(QJsonObject{{QStringLiteral("genesis"), genesis.hex()},
                                     {QStringLiteral("key"), key},
                                     {QStringLiteral("person"), person.toString()}});
}

QJsonObject enrolmentObject(const Enrolment &enrolment)
{
    QJsonArray people;
    for (const Enrolment::Person &person : enrolment.people)
        people.append(QJsonObject{{QStringLiteral("key"), person.key},
                                  {QStringLiteral("login"), person.login},
                                  {QStringLiteral("name"), person.name},
                                  {QStringLiteral("person"), person.person.toString()},
                                  {QStringLiteral("proof"), person.proof},
                                  {QStringLiteral("public_key"), person.publicKey}});
    return {{QStringLiteral("anjuan"), QStringLiteral("enrol")},
            {QStringLiteral("genesis"), enrolment.genesis.hex()},
            {QStringLiteral("library"), enrolment.library.toString()},
            {QStringLiteral("name"), enrolment.pcName},
            {QStringLiteral("people"), people}};
}

Result<Enrolment> enrolmentFrom(const QJsonObject &object, const QByteArray &raw, const QString &where)
{
    chain::Fields fields(object, where);
    fields.members({QStringLiteral("anjuan"), QStringLiteral("genesis"), QStringLiteral("library"),
                    QStringLiteral("name"), QStringLiteral("people")});
    Enrolment enrolment;
    enrolment.genesis = fields.digest("genesis");
    enrolment.library = fields.id<LibraryId>("library");
    enrolment.pcName = fields.text("name");
    enrolment.raw = raw;
    if (fields.text("anjuan") != QLatin1String("enrol"))
        fields.wrong("anjuan", "is not \"enrol\"");
    const QJsonArray people = fields.array("people");
    ANJUAN_CHECK(fields.verdict());
    for (const auto one : people) {
        ANJUAN_TRY(Enrolment::Person person, applicantFrom(one.toObject(), enrolment.genesis, where));
        enrolment.people.push_back(std::move(person));
    }
    return enrolment;
}

QString shortCode(const Digest &digest)
{
    constexpr char kAlphabet[] = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";
    QString code;
    for (std::size_t i = 0; i < 8; ++i) {
        if (i == 4)
            code += QLatin1Char('-');
        code += QLatin1Char(kAlphabet[digest.bytes[i] % (sizeof kAlphabet - 1)]);
    }
    return code;
}

QString JoinCard::checkCode() const
{
    return shortCode(genesis);
}

QString Enrolment::checkCode() const
{
    return shortCode(sm3(raw));
}

Result<QByteArray> joinCardBytes(const JoinCard &card, bool withPeople)
{
    ANJUAN_TRY(const QByteArray line, canonicalJson(cardObject(card, withPeople)));
    return line + '\n';
}

Result<JoinCard> parseJoinCard(QByteArray bytes, const QString &where)
{
    if (bytes.endsWith('\n'))
        bytes.chop(1);
    const auto value = parseCanonical(bytes, where);
    if (!value)
        return badFile("join.bad_card", where, value.error());
    auto card = cardFrom(value->toObject(), where);
    return card ? std::move(card) : Result<JoinCard>(badFile("join.bad_card", where, card.error()));
}

Result<JoinCard> readJoinCard(const QString &file)
{
    ANJUAN_TRY(const QByteArray bytes, readLineOf(file));
    return parseJoinCard(bytes, file);
}

Result<Enrolment> readEnrolment(const QString &file)
{
    ANJUAN_TRY(QByteArray bytes, readLineOf(file));
    if (bytes.endsWith('\n'))
        bytes.chop(1);
    const auto value = parseCanonical(bytes, file);
    if (!value)
        return badFile("join.bad_enrolment", file, value.error());
    auto enrolment = enrolmentFrom(value->toObject(), bytes, file);
    return enrolment ? std::move(enrolment) : Result<Enrolment>(badFile("join.bad_enrolment", file, enrolment.error()));
}

} // namespace anjuan::casework
