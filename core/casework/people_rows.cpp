#include "core/casework/people_rows.h"

#include <algorithm>

#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QRandomGenerator>
#include <QtCore/QRegularExpression>

#include "core/base/codes.h"
#include "core/base/messages.h"
#include "core/casework/act_table.h"
#include "core/casework/parts.h"

namespace anjuan::casework {
namespace {

using Sort = TableField::Sort;

const std::vector<Field::Option> &roleOptions()
{
    static const std::vector<Field::Option> none;
    const Act *grant = findAct(QStringLiteral("office.grant_role"));
    const Field *role = grant ? grant->field(QStringLiteral("role")) : nullptr;
    return role ? role->options : none;
}

/// What units call their people, by role: 执法员, 队长, 镇长 …
const QJsonObject &roleWords()
{
    static const QJsonObject words = [] {
        QFile file(QStringLiteral(":/texts/role_words.json"));
        return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
    }();
    return words;
}

/// `执法人员(承办人)` is known by its whole name, by what stands before or in the brackets, by what units call it, and
/// by its code.
bool names(const Field::Option &role, const QString &word)
{
    static const QRegularExpression brackets(QStringLiteral("[()()]"));
    return role.value == word || role.zh == word || role.zh.split(brackets, Qt::SkipEmptyParts).contains(word)
        || roleWords().value(role.value).toArray().contains(word);
}

/// Three groups of four, without letters and figures that look alike.
QString freshPassword()
{
    static const QString letters = QStringLiteral("abcdefghjkmnpqrstuvwxyz23456789");
    QString password;
    for (int i = 0; i < 12; ++i) {
        if (i > 0 && i % 4 == 0)
            password += QLatin1Char('-');
        password += letters[QRandomGenerator::system()->bounded(static_cast<int>(letters.size()))];
    }
    return password;
}

Result<Outcome> perform(Session &session, const char *act, QJsonObject with, Progress &progress,
                        const QString &password = {})
{
    for (const QString &member : with.keys()) {
        if (with.value(member).toString(QStringLiteral("x")).isEmpty())
            with.remove(member);
    }
    Request request;
    request.act = QLatin1String(act);
    request.with = std::move(with);
    if (!password.isEmpty())
        request.secrets.emplace(QStringLiteral("password"), Secret::fromText(password));
    return session.perform(request, progress);
}

} // namespace

const std::vector<TableField> &peopleFields()
{
    static const std::vector<TableField> people = {
        {"name", "姓名", true, Sort::Text},
        {"roles", "角色", true, Sort::Roles},
        {"position", "职务", false, Sort::Text},
        {"login", "登录名", false, Sort::Text},
        {"logs_in", "本人登录签批", false, Sort::YesNo},
        {"card", "执法证号", false, Sort::Text},
        {"card_issuer", "发证机关", false, Sort::Text},
        {"card_from", "有效期起", false, Sort::Date},
        {"card_to", "有效期止", false, Sort::Date},
        {"id_number", "身份证号(只核对,不保存)", false, Sort::IdNumber},
    };
    return people;
}

Result<QString> rolesIn(const QString &text)
{
    static const QRegularExpression between(QStringLiteral("[、,,;;/\\s]+"));
    QStringList codes, known;
    for (const Field::Option &role : roleOptions())
        known += role.zh;
    for (const QString &word : text.split(between, Qt::SkipEmptyParts)) {
        const auto &all = roleOptions();
        const auto found =
            std::find_if(all.begin(), all.end(), [&](const Field::Option &role) { return names(role, word); });
        if (found == all.end())
            return fail(Fault::Invalid, "people.unknown_role", {word, known.join(QStringLiteral("、"))});
        if (!codes.contains(found->value))
            codes += found->value;
    }
    return codes.join(QLatin1Char(','));
}

Result<QString> checkedIdNumber(const QString &text, QDate today)
{
    const QString number = text.trimmed().toUpper();
    const CodeDoubt doubt = idNumberDoubt(number, today);
    if (doubt != CodeDoubt::None)
        return fail(Fault::Invalid, "people.id_number",
                    {number, message(codeDoubtId(QStringLiteral("id_number"), doubt))});
    return number;
}

void checkPerson(const Library &library, TableRow &row, QStringList &seen, const PersonFault &fault)
{
    const QStringList roles = row.of("roles").split(QLatin1Char(','), Qt::SkipEmptyParts);
    if (row.of("login").isEmpty() && !row.of("name").isEmpty())
        row.values[QStringLiteral("login")] = row.of("name");
    if (row.of("logs_in").isEmpty()) {
        const bool paper = roles.contains(QLatin1String("leader"));
        row.values[QStringLiteral("logs_in")] = paper ? QStringLiteral("no") : QStringLiteral("yes");
    }
    const QString login = row.of("login");
    const auto people = library.people();
    if (!login.isEmpty() && seen.contains(login))
        fault("name", Error{Fault::Invalid, QStringLiteral("people.twice"), {login}});
    seen += login;
    if (std::any_of(people.begin(), people.end(), [&](const PersonView &person) { return person.login == login; }))
        fault("name", Error{Fault::Invalid, QStringLiteral("people.already_here"), {login}});
    if (roles.contains(QLatin1String("officer")) && row.of("card").isEmpty())
        fault("card", Error{Fault::Invalid, QStringLiteral("people.no_card"), {row.of("name")}});
    if (!row.of("card").isEmpty() && row.of("card_from").isEmpty())
        fault("card_from", Error{Fault::Invalid, QStringLiteral("people.no_card_date"), {row.of("card")}});
}

Result<void> takePersonRow(Session &session, const TableRow &row, std::vector<FirstPassword> &passwords,
                           QStringList &keys, Progress &progress)
{
    const QString password = row.of("logs_in") == QLatin1String("yes") ? freshPassword() : QString();
    ANJUAN_TRY(const Outcome registered,
               perform(session, "office.register_person",
                       {{QStringLiteral("name"), row.of("name")},
                        {QStringLiteral("login"), row.of("login")},
                        {QStringLiteral("position"), row.of("position")}},
                       progress, password));
    for (const auto &[key, issued] : session.library().parts().ledger.authority.keys()) {
        if (issued.person.toString() == registered.person)
            keys += key;
    }
    // Roles and card are of somebody whom the book does not know before the transaction ends.
    ANJUAN_CHECK(session.library().parts().readOffice());
    const QString today = dateText(session.library().parts().clock->today());
    for (const QString &role : row.of("roles").split(QLatin1Char(','), Qt::SkipEmptyParts))
        ANJUAN_CHECK(perform(session, "office.grant_role",
                             {{QStringLiteral("person"), registered.person},
                              {QStringLiteral("role"), role},
                              {QStringLiteral("from_on"), today}},
                             progress));
    if (!row.of("card").isEmpty())
        ANJUAN_CHECK(perform(session, "office.enter_credential",
                             {{QStringLiteral("person"), registered.person},
                              {QStringLiteral("credential"), QStringLiteral("enforcement")},
                              {QStringLiteral("number"), row.of("card")},
                              {QStringLiteral("issuer"), row.of("card_issuer")},
                              {QStringLiteral("valid_from"), row.of("card_from")},
                              {QStringLiteral("valid_to"), row.of("card_to")}},
                             progress));
    if (!password.isEmpty())
        passwords.push_back({row.of("name"), row.of("login"), password});
    return {};
}

void dropKeys(const Library &library, const QStringList &keys)
{
    for (const QString &key : keys) {
        if (!library.parts().ledger.authority.keys().contains(key))
            QFile::remove(library.parts().keyFile(key));
    }
}

} // namespace anjuan::casework
