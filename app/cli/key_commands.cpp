#include <cstring>

#include <unistd.h>

#include <QtCore/QFile>

#include "core/base/messages.h"
#include "core/casework/credentials.h"

#include "app/cli/cli.h"

namespace anjuan::cli {
namespace {

Result<QByteArray> contentOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(Fault::NotFound, "cli.no_file", {path, file.errorString()});
    return file.readAll();
}

Result<QString> recoveryCode(const Context &context)
{
    if (context.has("code-file")) {
        ANJUAN_TRY(const QByteArray text, contentOf(context.option("code-file")));
        return QString::fromUtf8(text);
    }
    if (!isatty(STDIN_FILENO))
        return fail(Fault::Refused, "cli.no_recovery_code");
    char *typed = getpass(qPrintable(message(QStringLiteral("cli.recovery_code"), {}, context.language)));
    if (!typed)
        return fail(Fault::Refused, "cli.no_recovery_code");
    const QString code = QString::fromUtf8(typed);
    explicit_bzero(typed, qstrlen(typed));
    return code;
}

/// Who is to become administrator: a person of the unit by log-in, or a new one.
Result<casework::Recovery> recoveryFrom(const Context &context, const casework::Library &library)
{
    casework::Recovery recovery;
    recovery.name = context.option("name");
    recovery.login = context.option("login");
    if (const QString login = context.option("person"); !login.isEmpty()) {
        for (const casework::PersonView &person : library.people()) {
            if (person.login == login) {
                recovery.person = person.id;
                recovery.name = person.name;
                recovery.login = login;
            }
        }
        if (!recovery.person)
            return fail(Fault::NotFound, "library.no_login", {login});
    }
    ANJUAN_TRY(recovery.sealedKey, contentOf(context.words.at(1)));
    ANJUAN_TRY(recovery.code, recoveryCode(context));
    if (recovery.login.isEmpty() || recovery.name.isEmpty())
        return fail(Fault::Invalid, "recovery.no_person");
    ANJUAN_TRY(recovery.password, context.newPassword(recovery.login));
    return recovery;
}

} // namespace

int runPasswd(Context &context)
{
    if (context.words.size() != 1 || !context.has("as"))
        return context.usage(QStringLiteral("passwd LIB --as LOGIN"));
    const QString login = context.option("as");
    const auto library = context.open(context.words.first(), casework::Access::ReadWrite);
    if (!library)
        return context.failed(library.error());
    const auto old = context.passwords()(login);
    if (!old)
        return context.failed(old.error());
    const auto session = context.logIn(**library, *old);
    if (!session)
        return context.failed(session.error());
    const auto fresh = context.newPassword(login);
    if (!fresh)
        return context.failed(fresh.error());
    if (const auto done = casework::changePassword(**session, *old, *fresh); !done)
        return context.failed(done.error());
    if (const auto out = (*session)->logOut(); !out)
        return context.failed(out.error());
    if (context.json)
        context.print(QJsonObject{{QStringLiteral("changed"), login}});
    else
        context.line(message(QStringLiteral("cli.password_changed"), {login}, context.language));
    return Done;
}

int runRecover(Context &context)
{
    if (context.words.size() != 2 || context.has("person") == context.has("login"))
        return context.usage(
            QStringLiteral("recover LIB CARD --code-file FILE (--person LOGIN | --name NAME --login LOGIN)"));
    const auto library = context.open(context.words.first(), casework::Access::ReadWrite);
    if (!library)
        return context.failed(library.error());
    const auto recovery = recoveryFrom(context, **library);
    if (!recovery)
        return context.failed(recovery.error());
    const auto person = casework::recoverOffice(**library, *recovery);
    if (!person)
        return context.failed(person.error());
    if (context.json)
        context.print(
            QJsonObject{{QStringLiteral("person"), person->toString()}, {QStringLiteral("login"), recovery->login}});
    else
        context.line(message(QStringLiteral("cli.recovered"), {recovery->name, recovery->login}, context.language));
    return Done;
}

} // namespace anjuan::cli
