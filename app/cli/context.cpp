#include <csignal>
#include <cstdio>

#include <unistd.h>

#include <QtCore/QFile>
#include <QtCore/QJsonDocument>

#include "core/base/json.h"
#include "core/base/messages.h"
#include "core/casework/progress_words.h"

#include "app/cli/cli.h"

namespace anjuan::cli {
namespace {

volatile std::sig_atomic_t gInterrupted = 0;

/// A line typed without echo. Only a terminal can be asked.
Result<Secret> prompt(const char *question, const QString &login)
{
    const QString words = message(QString::fromLatin1(question), {login});
    if (!isatty(STDIN_FILENO))
        return fail(Fault::Refused, "cli.no_password", {login});
    char *typed = getpass(qPrintable(words));
    if (!typed)
        return fail(Fault::Refused, "cli.no_password", {login});
    Secret secret{QByteArray(typed)};
    explicit_bzero(typed, qstrlen(typed));
    return secret;
}

/// What a new password is typed as, twice.
Result<Secret> promptTwice(const QString &login)
{
    ANJUAN_TRY(Secret once, prompt("cli.new_password_of", login));
    ANJUAN_TRY(const Secret again, prompt("cli.new_password_again", login));
    if (once.bytes() != again.bytes())
        return fail(Fault::Invalid, "cli.passwords_differ", {login});
    return once;
}

Result<Secret> fromFile(const QString &path, const QString &login)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(Fault::NotFound, "cli.passwords_unreadable", {path, file.errorString()});
    ANJUAN_TRY(const QJsonValue value, parseJson(file.readAll(), path));
    const QJsonValue password = value.toObject().value(login);
    if (!password.isString())
        return fail(Fault::NotFound, "cli.passwords_lack", {path, login});
    return Secret::fromText(password.toString());
}

} // namespace

Context::Context(const QStringList &given, const QCommandLineParser &parser)
    : words(given),
      json(parser.isSet(QStringLiteral("json"))),
      language(parser.isSet(QStringLiteral("english")) ? Language::English : Language::Chinese),
      m_parser(parser),
      m_out(stdout),
      m_err(stderr)
{
    std::signal(SIGINT, [](int) { gInterrupted = 1; });
}

void Context::line(const QString &text)
{
    m_out << text << Qt::endl;
}

void Context::print(const QJsonValue &value)
{
    const QJsonDocument document = value.isArray() ? QJsonDocument(value.toArray()) : QJsonDocument(value.toObject());
    m_out << QString::fromUtf8(document.toJson(QJsonDocument::Indented));
    m_out.flush();
}

QJsonObject findingJson(const QString &where, const Error &error, Language language)
{
    QJsonObject object{{QStringLiteral("rule"), error.id}, {QStringLiteral("text"), describe(error, language)}};
    if (!where.isEmpty())
        object.insert(QStringLiteral("where"), where);
    return object;
}

int Context::failed(const Error &error, QJsonObject about)
{
    if (json) {
        about.insert(QStringLiteral("error"), findingJson({}, error, language));
        print(about);
    }
    m_err << "anjuan-cli: " << describe(error, language) << " [" << error.id << "]" << Qt::endl;
    switch (error.fault) {
    case Fault::Invalid:
        return Usage;
    case Fault::Refused:
    case Fault::Conflict:
    case Fault::Cancelled:
        return RefusedOrFinding;
    default:
        return CannotRead;
    }
}

int Context::usage(const QString &what)
{
    m_err << "anjuan-cli: " << what << Qt::endl;
    return Usage;
}

casework::Passwords Context::passwords() const
{
    const QString file = option("passwords");
    return [file](const QString &login) -> Result<Secret> {
        if (!file.isEmpty())
            return fromFile(file, login);
        if (const QByteArray given = qgetenv("ANJUAN_PASSWORD"); !given.isEmpty())
            return Secret(given);
        return prompt("cli.password_of", login);
    };
}

Result<Secret> Context::newPassword(const QString &login) const
{
    if (const QString file = option("passwords"); !file.isEmpty())
        return fromFile(file, QStringLiteral("new:") + login);
    if (const QByteArray given = qgetenv("ANJUAN_NEW_PASSWORD"); !given.isEmpty())
        return Secret(given);
    return promptTwice(login);
}

Result<std::unique_ptr<casework::Library>> Context::open(const QString &dir, casework::Access access)
{
    auto library = casework::Library::open(dir, access, m_clock);
    if (library) {
        for (const Error &notice : (*library)->info().notices)
            m_err << message(QStringLiteral("cli.notice"), {describe(notice, language)}, language) << Qt::endl;
    }
    return library;
}

Result<std::optional<QDate>> Context::statedDate(const casework::Library &library)
{
    QString text = option("date");
    const auto doubt = library.clockDoubt();
    if (doubt) {
        const bool behind = doubt->why == casework::ClockDoubt::Why::Behind;
        m_err << message(behind ? QStringLiteral("clock.behind") : QStringLiteral("clock.ahead"),
                         {doubt->now.toString(), doubt->known.toString()}, language)
              << Qt::endl;
        if (text.isEmpty() && isatty(STDIN_FILENO)) {
            m_err << message(QStringLiteral("cli.date_of_today"), {}, language) << Qt::flush;
            text = QTextStream(stdin).readLine().trimmed();
        }
    }
    if (text.isEmpty())
        return std::optional<QDate>();
    const auto date = parseDate(text);
    if (!date)
        return fail(Fault::Invalid, "cli.bad_date", {text});
    return date;
}

Result<std::unique_ptr<casework::Session>> Context::logIn(casework::Library &library)
{
    const QString login = option("as").isEmpty() ? QStringLiteral("admin") : option("as");
    ANJUAN_TRY(const Secret password, passwords()(login));
    return logIn(library, password);
}

Result<std::unique_ptr<casework::Session>> Context::logIn(casework::Library &library, const Secret &password)
{
    const QString login = option("as").isEmpty() ? QStringLiteral("admin") : option("as");
    ANJUAN_TRY(const auto stated, statedDate(library));
    return library.logIn(login, password, stated);
}

TerminalProgress::TerminalProgress() : m_shows(isatty(STDERR_FILENO) != 0) {}

TerminalProgress::~TerminalProgress()
{
    if (m_shows)
        std::fputs("\r\033[K", stderr);
}

void TerminalProgress::report(qint64 done, qint64 total, const QString &what)
{
    if (m_shows)
        std::fprintf(stderr, "\r\033[K%lld/%lld %s", static_cast<long long>(done), static_cast<long long>(total),
                     qPrintable(casework::progressText(what, Language::Chinese).left(60)));
}

bool TerminalProgress::cancelled() const
{
    return gInterrupted != 0;
}

int signedIn(Context &context, const SignedWork &work)
{
    const auto library = context.open(context.words.first(), casework::Access::ReadWrite);
    return library ? signedIn(context, **library, work) : context.failed(library.error());
}

int signedIn(Context &context, casework::Library &library, const SignedWork &work)
{
    const auto session = context.logIn(library);
    if (!session)
        return context.failed(session.error());
    TerminalProgress progress;
    const auto done = work(**session, progress);
    const auto out = (*session)->logOut();
    if (!done)
        return context.failed(done.error());
    return out ? *done : context.failed(out.error());
}

void say(Context &context, const char *id, const QStringList &args, const QJsonObject &object)
{
    if (context.json)
        context.print(object);
    else
        context.line(message(QString::fromLatin1(id), args, context.language));
}

} // namespace anjuan::cli
