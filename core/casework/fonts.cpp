#include "core/casework/fonts.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QJsonDocument>

#include "core/base/messages.h"
#include "core/base/whole_file.h"
#include "core/documents/font_families.h"

namespace anjuan::casework {
namespace {

struct Role {
    const char *name;
    QString documents::FontSet::*family;
};

constexpr Role kRoles[] = {{"song", &documents::FontSet::song},
                           {"hei", &documents::FontSet::hei},
                           {"fang", &documents::FontSet::fang},
                           {"kai", &documents::FontSet::kai}};

QString fileOf(const QString &dir)
{
    return QDir(dir).filePath(QStringLiteral("fonts.json"));
}

} // namespace

documents::FontSet fontsOf(const QString &libraryDir)
{
    documents::FontSet fonts;
    QFile file(fileOf(libraryDir));
    if (!file.open(QIODevice::ReadOnly))
        return fonts;
    const QJsonObject set = QJsonDocument::fromJson(file.readAll()).object();
    for (const Role &role : kRoles) {
        if (const QString family = set.value(QLatin1String(role.name)).toString(); !family.isEmpty())
            fonts.*role.family = family;
    }
    return fonts;
}

Result<void> keepFonts(const QString &libraryDir, const documents::FontSet &fonts)
{
    QJsonObject set;
    for (const Role &role : kRoles)
        set.insert(QLatin1String(role.name), fonts.*role.family);
    return writeWhole(fileOf(libraryDir), QJsonDocument(set).toJson());
}

std::vector<Error> missingFonts(const documents::FontSet &fonts)
{
    std::vector<Error> out;
    for (const Role &role : kRoles) {
        const QString &family = fonts.*role.family;
        if (!documents::missingFamilies({family}).isEmpty())
            out.push_back({Fault::NotFound,
                           QStringLiteral("documents.font_missing"),
                           {message(QStringLiteral("documents.role_") + QLatin1String(role.name)), family}});
    }
    return out;
}

} // namespace anjuan::casework
