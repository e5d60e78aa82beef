#include "core/base/whole_file.h"
#include "core/casework/joining.h"

#include "app/cli/cli.h"

namespace anjuan::cli {

using casework::Access;
using casework::Session;

int runJoinCard(Context &context)
{
    if (context.words.size() != 1 || !context.has("o"))
        return context.usage(QStringLiteral("join card LIB -o CARD.json"));
    const auto library = context.open(context.words.first(), Access::ReadOnly);
    if (!library)
        return context.failed(library.error());
    const casework::JoinCard card = casework::joinCardOf(**library);
    const auto bytes = casework::joinCardBytes(card);
    if (!bytes)
        return context.failed(bytes.error());
    if (const auto written = writeWhole(context.option("o"), *bytes, kByUmask); !written)
        return context.failed(written.error());
    say(context, "cli.card_written", {context.option("o"), card.checkCode()},
        {{QStringLiteral("file"), context.option("o")}, {QStringLiteral("check_code"), card.checkCode()}});
    return Done;
}

int runJoinStart(Context &context)
{
    if (context.words.size() != 2 || !context.has("o") || !context.has("pc") || !context.has("login"))
        return context.usage(QStringLiteral("join start LIB CARD --pc NAME --login LOGIN[,LOGIN] [--name NAME] -o F"));
    auto card = casework::readJoinCard(context.words.at(1));
    if (!card)
        return context.failed(card.error());
    casework::JoinRequest request;
    request.dir = context.words.first();
    request.pcName = context.option("pc");
    request.card = *card;
    for (const QString &login : context.option("login").split(QLatin1Char(','), Qt::SkipEmptyParts)) {
        casework::Joiner joiner{{}, context.option("name"), login, {}};
        for (const casework::JoinCard::Person &known : card->people) {
            if (known.login == login) {
                joiner.known = known.person;
                joiner.name = known.name;
            }
        }
        auto password = context.newPassword(login);
        if (!password)
            return context.failed(password.error());
        joiner.password = std::move(*password);
        request.people.push_back(std::move(joiner));
    }
    TerminalProgress progress;
    const auto enrolment = casework::startJoining(request, context.option("o"), progress);
    if (!enrolment)
        return context.failed(enrolment.error());
    say(context, "cli.enrolment_written", {context.option("o"), enrolment->checkCode()},
        {{QStringLiteral("file"), context.option("o")},
         {QStringLiteral("check_code"), enrolment->checkCode()},
         {QStringLiteral("library"), enrolment->library.toString()}});
    return Done;
}

int runJoinAccept(Context &context)
{
    if (context.words.size() != 2 || !context.has("o"))
        return context.usage(QStringLiteral("join accept LIB ENROL.json [--roles officer,…] -o BUNDLE"));
    const auto enrolment = casework::readEnrolment(context.words.at(1));
    if (!enrolment)
        return context.failed(enrolment.error());
    return signedIn(context, [&](Session &session, Progress &progress) -> Result<int> {
        std::map<QString, QStringList> roles;
        for (const auto &person : enrolment->people)
            roles[person.login] = context.option("roles").split(QLatin1Char(','), Qt::SkipEmptyParts);
        ANJUAN_CHECK(casework::acceptEnrolment(session, *enrolment, roles, progress));
        casework::ExportRequest request;
        request.profile = QStringLiteral("office");
        request.file = context.option("o");
        ANJUAN_CHECK(session.exportBundle(request, progress));
        say(context, "cli.enrolment_accepted", {enrolment->pcName, enrolment->checkCode(), request.file},
            {{QStringLiteral("file"), request.file}, {QStringLiteral("check_code"), enrolment->checkCode()}});
        return Done;
    });
}

int runJoinFinish(Context &context)
{
    if (context.words.size() != 2)
        return context.usage(QStringLiteral("join finish LIB BUNDLE"));
    TerminalProgress progress;
    const auto library = casework::finishJoining(context.words.first(), context.words.at(1), context.clock(), progress);
    if (!library)
        return context.failed(library.error());
    say(context, "cli.joined", {(*library)->info().unitName}, {{QStringLiteral("unit"), (*library)->info().unitName}});
    return Done;
}

int runPcs(Context &context)
{
    if (context.words.size() != 1)
        return context.usage(QStringLiteral("pcs LIB"));
    const auto library = context.open(context.words.first(), Access::ReadOnly);
    if (!library)
        return context.failed(library.error());
    QJsonArray all;
    for (const casework::PcRow &pc : casework::pcsOf(**library)) {
        all.append(QJsonObject{{QStringLiteral("library"), pc.library.toString()},
                               {QStringLiteral("name"), pc.name},
                               {QStringLiteral("here"), pc.here},
                               {QStringLiteral("holds_office"), pc.holdsOffice}});
        if (!context.json)
            context.line(QStringLiteral("%1  %2%3%4")
                             .arg(pc.library.toString(), pc.name, pc.here ? QStringLiteral(" *") : QString(),
                                  pc.holdsOffice ? QStringLiteral(" +") : QString()));
    }
    if (context.json)
        context.print(all);
    return Done;
}

} // namespace anjuan::cli
