#include <functional>

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QJsonDocument>
#include <QtCore/QThread>

#include "core/base/whole_file.h"
#include "core/casework/bureau.h"
#include "core/casework/duties.h"
#include "core/casework/late.h"
#include "core/casework/post.h"

#include "app/cli/cli.h"

namespace anjuan::cli {
namespace {

using casework::Access;
using casework::PostItem;
using casework::Session;

QString whatText(PostItem::What what)
{
    using What = PostItem::What;
    switch (what) {
    case What::Sent:
        return QStringLiteral("sent");
    case What::TakenIn:
        return QStringLiteral("taken_in");
    case What::WantsPassphrase:
        return QStringLiteral("wants_passphrase");
    case What::WantsYou:
        return QStringLiteral("wants_you");
    case What::Refused:
        return QStringLiteral("refused");
    case What::NotSent:
        return QStringLiteral("not_sent");
    }
    return {};
}

/// Two looks, a little apart: only what stands still is taken.
Result<std::vector<PostItem>> lookTwice(Context &context, Session &session, const casework::PostFolder &folder,
                                        Progress &progress)
{
    bool given = false;
    const double seconds = context.option("settle").toDouble(&given);
    casework::PostSeen seen;
    std::vector<PostItem> items;
    for (int look = 0; look < 2; ++look) {
        ANJUAN_TRY(auto report, casework::exchangePost(session, folder, seen, progress));
        std::move(report.items.begin(), report.items.end(), std::back_inserter(items));
        if (report.gone || (look == 0 && !report.unsettled))
            break;
        if (look == 0)
            QThread::msleep(static_cast<unsigned long>((given ? seconds : 2.0) * 1000));
    }
    return items;
}

int printItems(Context &context, const std::vector<PostItem> &items)
{
    QJsonArray all;
    bool asks = false;
    for (const PostItem &item : items) {
        asks |= item.what != PostItem::What::Sent && item.what != PostItem::What::TakenIn;
        all.append(QJsonObject{{QStringLiteral("what"), whatText(item.what)},
                               {QStringLiteral("file"), item.file},
                               {QStringLiteral("id"), item.said.id},
                               {QStringLiteral("words"), describe(item.said, context.language)}});
        if (!context.json)
            context.line(describe(item.said, context.language));
    }
    if (context.json)
        context.print(all);
    return asks ? RefusedOrFinding : Done;
}

} // namespace

int runOutboxUse(Context &context)
{
    if (context.words.size() != 2)
        return context.usage(QStringLiteral("outbox use LIB FOLDER [--name NAME]"));
    const auto library = context.open(context.words.first(), Access::ReadWrite);
    if (!library)
        return context.failed(library.error());
    const auto folder = casework::usePostFolder(**library, context.words.at(1), context.option("name"));
    if (!folder)
        return context.failed(folder.error());
    if (context.json)
        context.print(QJsonObject{{QStringLiteral("id"), folder->id}, {QStringLiteral("path"), folder->path}});
    else
        context.line(message(QStringLiteral("cli.post_known"), {folder->name, folder->path}, context.language));
    return Done;
}

int runOutboxAdd(Context &context)
{
    if (context.words.size() < 2)
        return context.usage(QStringLiteral("outbox add LIB FILE…"));
    const auto library = context.open(context.words.first(), Access::ReadWrite);
    if (!library)
        return context.failed(library.error());
    const auto outbox = casework::outboxOf(**library);
    if (!outbox)
        return context.failed(outbox.error());
    for (const QString &file : context.words.mid(1)) {
        const auto copied = copyWhole(file, *outbox + QLatin1Char('/') + QFileInfo(file).fileName());
        if (!copied)
            return context.failed(copied.error());
    }
    return Done;
}

int runOutboxList(Context &context)
{
    if (context.words.size() != 1)
        return context.usage(QStringLiteral("outbox list LIB"));
    const auto library = context.open(context.words.first(), Access::ReadOnly);
    if (!library)
        return context.failed(library.error());
    const QStringList waiting = casework::waitingInOutbox(**library);
    const auto folders = casework::postFolders(**library, {});
    if (!folders)
        return context.failed(folders.error());
    QJsonArray known;
    for (const casework::PostFolder &folder : *folders) {
        known.append(QJsonObject{{QStringLiteral("id"), folder.id},
                                 {QStringLiteral("name"), folder.name},
                                 {QStringLiteral("path"), folder.path},
                                 {QStringLiteral("here"), folder.here}});
        if (!context.json)
            context.line(QStringLiteral("%1  %2%3")
                             .arg(folder.name, folder.path, folder.here ? QStringLiteral(" *") : QString()));
    }
    if (context.json) {
        context.print(QJsonObject{{QStringLiteral("waiting"), QJsonArray::fromStringList(waiting)},
                                  {QStringLiteral("folders"), known}});
        return Done;
    }
    for (const QString &file : waiting)
        context.line(QFileInfo(file).fileName());
    return Done;
}

int runOutbox(Context &context)
{
    if (context.words.size() != 2)
        return context.usage(QStringLiteral("outbox LIB FOLDER [--settle SECONDS]"));
    const auto library = context.open(context.words.first(), Access::ReadWrite);
    if (!library)
        return context.failed(library.error());
    const QString path = QDir(context.words.at(1)).absolutePath();
    const auto folders = casework::postFolders(**library, {path});
    if (!folders)
        return context.failed(folders.error());
    const auto folder = std::find_if(folders->begin(), folders->end(), [&](const casework::PostFolder &one) {
        return one.here && (one.path == path || one.path == path + QStringLiteral("/Anjuan"));
    });
    if (folder == folders->end())
        return context.failed({Fault::NotFound, QStringLiteral("post.not_here"), {path}});
    return signedIn(context, **library, [&](casework::Session &session, Progress &progress) -> Result<int> {
        ANJUAN_TRY(const auto items, lookTwice(context, session, *folder, progress));
        return printItems(context, items);
    });
}

int runLate(Context &context)
{
    if (context.words.size() != 1)
        return context.usage(QStringLiteral("late LIB"));
    const auto library = context.open(context.words.first(), Access::ReadOnly);
    if (!library)
        return context.failed(library.error());
    const auto late = casework::lateRecords(**library);
    if (!late)
        return context.failed(late.error());
    QJsonArray all;
    for (const casework::LateRecord &one : *late) {
        all.append(QJsonObject{{QStringLiteral("hash"), one.hash},
                               {QStringLiteral("chain"), one.chain},
                               {QStringLiteral("seq"), one.seq},
                               {QStringLiteral("title"), one.title},
                               {QStringLiteral("by"), one.by},
                               {QStringLiteral("at"), one.at}});
        if (!context.json)
            context.line(QStringLiteral("%1  %2#%3  %4  %5  %6  %7")
                             .arg(one.hash, one.chain, QString::number(one.seq), one.label, one.title, one.by, one.at));
    }
    if (context.json)
        context.print(all);
    return late->empty() ? Done : RefusedOrFinding;
}

int runLateAccept(Context &context)
{
    if (context.words.size() != 2)
        return context.usage(QStringLiteral("late accept LIB HASH"));
    return signedIn(context, [&](casework::Session &session, Progress &progress) -> Result<int> {
        casework::Request request;
        request.act = QStringLiteral("office.accept_late_record");
        request.with = {{QStringLiteral("hash"), context.words.at(1)}};
        ANJUAN_TRY(const auto done, session.perform(request, progress));
        if (context.json)
            context.print(QJsonObject{{QStringLiteral("record"), done.record}});
        else
            context.line(message(QStringLiteral("cli.late_accepted"), {context.words.at(1)}, context.language));
        return Done;
    });
}

int runDutiesHandOver(Context &context)
{
    if (context.words.size() != 1 || !context.has("person") || !context.has("to") || !context.has("reason"))
        return context.usage(
            QStringLiteral("handover duties LIB --person LOGIN --to LOGIN --reason TEXT [--paper FILE] --as LOGIN"));
    return signedIn(context, [&](casework::Session &session, Progress &progress) -> Result<int> {
        casework::DutiesHandOver what;
        QString other;
        for (const casework::PersonView &person : session.library().people()) {
            if (person.login == context.option("person"))
                what.from = person.id;
            if (person.login == context.option("to"))
                what.to = person.id;
            const bool named = person.id == what.from || person.id == what.to;
            if (named && person.id != session.person())
                other = person.login;
        }
        for (const char *name : {"person", "to"}) {
            if ((QLatin1String(name) == QLatin1String("to") ? what.to : what.from).isNull())
                return fail(Fault::NotFound, "library.no_login", {context.option(name)});
        }
        what.reason = context.option("reason");
        what.on = context.clock().now().date();
        what.paper = context.option("paper");
        if (what.paper.isEmpty()) {
            auto password = context.passwords()(other);
            if (!password)
                return fail(password.error());
            what.otherPassword = std::move(*password);
        }
        ANJUAN_TRY(const auto done, casework::handOverDuties(session, what, progress));
        if (context.json)
            context.print(QJsonObject{{QStringLiteral("cases"), done}});
        else
            context.line(message(QStringLiteral("cli.duties_handed_over"), {QString::number(done)}, context.language));
        return Done;
    });
}

int runBureauOrder(Context &context)
{
    if (context.words.size() != 4 || !context.has("o"))
        return context.usage(QStringLiteral("bureau order LIB UNIT CASE STEP.json -o STATEMENT.json"));
    QFile file(context.words.at(3));
    if (!file.open(QIODevice::ReadOnly))
        return context.failed({Fault::NotFound, QStringLiteral("exchange.file_missing"), {file.fileName()}});
    const QJsonObject with = QJsonDocument::fromJson(file.readAll()).object().value(QLatin1String("with")).toObject();
    const auto library = context.open(context.words.first(), Access::ReadWrite);
    if (!library)
        return context.failed(library.error());
    const auto units = casework::unitsOf(**library);
    if (!units)
        return context.failed(units.error());
    const QString name = context.words.at(1);
    const auto unit = std::find_if(units->begin(), units->end(), [&](const casework::UnitRow &row) {
        return row.name == name || row.code == name || row.genesis.hex() == name;
    });
    if (unit == units->end() || unit->folder.isEmpty())
        return context.failed({Fault::NotFound, QStringLiteral("bureau.no_upload"), {name}});
    const auto mirror = context.open(unit->folder, Access::ReadOnly);
    if (!mirror)
        return context.failed(mirror.error());
    const auto id = (*mirror)->findCase(context.words.at(2));
    if (!id)
        return context.failed(id.error());
    return signedIn(context, **library, [&](casework::Session &session, Progress &) -> Result<int> {
        ANJUAN_TRY(const auto done, casework::orderSupervision(session, unit->genesis, *id, with, context.option("o")));
        if (context.json)
            context.print(QJsonObject{{QStringLiteral("hash"), done}});
        else
            context.line(message(QStringLiteral("cli.statement_signed"), {context.option("o")}, context.language));
        return Done;
    });
}

} // namespace anjuan::cli
