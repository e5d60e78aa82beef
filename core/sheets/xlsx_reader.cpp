#include <set>

#include <QtCore/QRegularExpression>
#include <QtCore/QXmlStreamReader>

#include "core/sheets/formats.h"
#include "core/sheets/package.h"
#include "core/sheets/xlsx_sheet.h"

namespace anjuan::sheets {
namespace {

/// A declaration of a document type has no place in a workbook, and entities in it can grow without end.
Result<void> ended(const QXmlStreamReader &xml, const Package &package, const QString &part, bool declared)
{
    if (declared)
        return package.damaged(part, QStringLiteral("DOCTYPE"));
    if (xml.hasError())
        return package.damaged(part, xml.errorString());
    return {};
}

Result<std::vector<QString>> readStrings(const Package &package, const QString &part)
{
    std::vector<QString> out;
    ANJUAN_TRY(const QByteArray bytes, package.part(part));
    QXmlStreamReader xml(bytes);
    bool declared = false;
    while (!xml.atEnd() && !declared) {
        xml.readNext();
        declared = xml.isDTD();
        if (xml.isStartElement() && xml.name() == QLatin1String("si"))
            out.push_back(richText(xml));
    }
    ANJUAN_CHECK(ended(xml, package, part, declared));
    return out;
}

/// ECMA-376 part 1, 18.8.30: the ids that mean a date, those of Chinese editions among them.
bool isDateId(int id)
{
    return (id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 31) || id == 36 || (id >= 50 && id <= 54)
        || id == 57 || id == 58;
}

/// A format of one's own shows a date where it has a year or a day outside quotes, brackets and escapes.
bool isDateCode(QString code)
{
    static const QRegularExpression aside(QStringLiteral("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.|_."));
    code.remove(aside);
    return code.contains(QChar(u'y'), Qt::CaseInsensitive) || code.contains(QChar(u'd'), Qt::CaseInsensitive);
}

/// The styles (by their number) that make a number a date.
Result<std::set<int>> readDateStyles(const Package &package, const QString &part)
{
    std::set<int> dates, own;
    ANJUAN_TRY(const QByteArray bytes, package.part(part));
    QXmlStreamReader xml(bytes);
    bool declared = false, within = false;
    int style = 0;
    while (!xml.atEnd() && !declared) {
        xml.readNext();
        declared = xml.isDTD();
        if (xml.name() == QLatin1String("cellXfs"))
            within = xml.isStartElement();
        if (!xml.isStartElement())
            continue;
        const int id = xml.attributes().value(QLatin1String("numFmtId")).toInt();
        if (xml.name() == QLatin1String("numFmt")
            && isDateCode(xml.attributes().value(QLatin1String("formatCode")).toString()))
            own.insert(id);
        else if (within && xml.name() == QLatin1String("xf")) {
            if (isDateId(id) || own.contains(id))
                dates.insert(style);
            ++style;
        }
    }
    ANJUAN_CHECK(ended(xml, package, part, declared));
    return dates;
}

/// The tabs of a workbook: names and parts.
struct Tab {
    QString name, part;
    bool hidden = false;
};
struct Contents {
    std::vector<Tab> tabs;
    SheetContext context;
};

QString relationId(const QXmlStreamReader &xml)
{
    for (const QXmlStreamAttribute &each : xml.attributes())
        if (each.name() == QLatin1String("id") && !each.namespaceUri().isEmpty())
            return each.value().toString();
    return {};
}

Result<QString> workbookPart(const Package &package)
{
    ANJUAN_TRY(const auto relations, package.relationsOf(QString()));
    for (const auto &each : relations)
        if (each.type.endsWith(QLatin1String("/officeDocument")))
            return each.target;
    return package.damaged(QStringLiteral("_rels/.rels"), QStringLiteral("officeDocument"));
}

Result<Contents> readContents(const Package &package)
{
    Contents out;
    ANJUAN_TRY(const QString part, workbookPart(package));
    ANJUAN_TRY(const auto relations, package.relationsOf(part));
    std::map<QString, QString> targets;
    for (const auto &each : relations) {
        targets[each.id] = each.target;
        if (each.type.endsWith(QLatin1String("/sharedStrings")) && package.has(each.target)) {
            ANJUAN_TRY(out.context.strings, readStrings(package, each.target));
        } else if (each.type.endsWith(QLatin1String("/styles")) && package.has(each.target)) {
            ANJUAN_TRY(out.context.dateStyles, readDateStyles(package, each.target));
        }
    }
    ANJUAN_TRY(const QByteArray bytes, package.part(part));
    QXmlStreamReader xml(bytes);
    bool declared = false;
    while (!xml.atEnd() && !declared) {
        xml.readNext();
        declared = xml.isDTD();
        if (!xml.isStartElement())
            continue;
        if (xml.name() == QLatin1String("workbookPr")) {
            const auto base = xml.attributes().value(QLatin1String("date1904"));
            out.context.from1904 = base == QLatin1String("1") || base == QLatin1String("true");
        } else if (xml.name() == QLatin1String("sheet")) {
            const QString target = targets[relationId(xml)];
            // A tab may hold a chart instead.
            if (target.contains(QLatin1String("worksheets/")))
                out.tabs.push_back({xml.attributes().value(QLatin1String("name")).toString(), target,
                                    xml.attributes().hasAttribute(QLatin1String("state"))
                                        && xml.attributes().value(QLatin1String("state")) != QLatin1String("visible")});
        }
    }
    ANJUAN_CHECK(ended(xml, package, part, declared));
    return out;
}

} // namespace

Result<Workbook> readXlsx(const QByteArray &bytes, const QString &name, Progress &progress, const Limits &limits)
{
    ANJUAN_TRY(const Package package, Package::open(bytes, name, limits));
    ANJUAN_TRY(Contents contents, readContents(package));
    Workbook out;
    CellCount count(limits, name);
    for (const Tab &tab : contents.tabs) {
        Sheet sheet{tab.name, tab.hidden, {}, {}};
        ANJUAN_TRY(const QByteArray part, package.part(tab.part));
        QXmlStreamReader xml(part);
        SheetReader reader(xml, contents.context, sheet, count);
        ANJUAN_CHECK(reader.run(progress));
        ANJUAN_CHECK(ended(xml, package, tab.part, reader.declared()));
        if (!reader.fault().isEmpty())
            return package.damaged(tab.part, reader.fault());
        trim(sheet);
        out.sheets.push_back(std::move(sheet));
    }
    if (out.sheets.empty())
        return fail(Fault::Invalid, "sheets.empty", {name});
    return out;
}

} // namespace anjuan::sheets
