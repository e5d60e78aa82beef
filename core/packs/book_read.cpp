#include <algorithm>

#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QRegularExpression>

#include "core/base/json.h"
#include "core/packs/book.h"
#include "core/packs/book_fine.h"
#include "core/packs/book_platforms.h"
#include "core/packs/book_rows.h"
#include "core/packs/book_sheets.h"
#include "core/sheets/reading.h"

namespace anjuan::packs {
namespace {

/// The rows of each sheet that is there, put together to a pack's lists.
class BookReader {
public:
    BookReader(const sheets::Workbook &book, PackImport &out) : m_book(book), m_out(out), m_rows(out.findings) {}

    void run()
    {
        readSettings();
        for (const PackSheet &sheet : packSheets()) {
            const sheets::Sheet *found = m_book.sheet(QString::fromUtf8(sheet.name));
            if (!found) {
                m_out.kept << QString::fromUtf8(sheet.name);
                continue;
            }
            m_read.emplace_back(&sheet, m_rows.read(sheet, *found));
        }
        for (const sheets::Sheet &sheet : m_book.sheets)
            if (!isKnown(sheet.name) && !sheet.isEmpty())
                m_rows.doubt("packs.sheet_unknown", {sheet.name}, sheet.name, QStringLiteral("A1"));
        for (const char *list : {"items", "benchmarks"})
            putParents(QLatin1String(list));
        putPlain();
        putFourLists();
        putByField();
        putPlatforms();
    }

    /// Where an element of a list stands, by what people call it.
    BookRows &rows() { return m_rows; }

private:
    static bool isKnown(const QString &name)
    {
        return name == QString::fromUtf8(kSettingsSheet)
            || std::any_of(packSheets().begin(), packSheets().end(),
                           [&](const PackSheet &each) { return name == QString::fromUtf8(each.name); });
    }

    const std::vector<BookRow> *rowsOf(const QString &list, bool children, const char *only = nullptr) const
    {
        for (const auto &[sheet, rows] : m_read)
            if (QLatin1String(sheet->list) == list && (*sheet->children != 0) == children
                && (!only || QLatin1String(sheet->only) == QLatin1String(only)))
                return &rows;
        return nullptr;
    }

    void readSettings()
    {
        const sheets::Sheet *sheet = m_book.sheet(QString::fromUtf8(kSettingsSheet));
        if (!sheet) {
            m_out.kept << QString::fromUtf8(kSettingsSheet);
            m_rows.fault("packs.sheet_settings_missing", {}, QString::fromUtf8(kSettingsSheet), QStringLiteral("A1"));
            return;
        }
        QStringList found;
        for (int row = 0; row < sheet->rowCount(); ++row) {
            const QString title = sheet->at(row, 0).text.trimmed();
            const auto setting =
                std::find_if(packSettings().begin(), packSettings().end(),
                             [&](const PackSetting &each) { return title == QString::fromUtf8(each.title); });
            if (setting == packSettings().end())
                continue;
            if (found.contains(title))
                m_rows.fault("packs.row_twice", {title}, sheet->name, sheets::cellName(row, 0));
            found << title;
            const PackColumn column{setting->title, setting->path, setting->as, setting->required, 0, setting->words};
            const auto value = m_rows.valueAt(*sheet, row, 1, column);
            putSetting(QLatin1String(setting->path), value);
        }
        for (const PackSetting &each : packSettings())
            if (each.required && !found.contains(QString::fromUtf8(each.title)))
                m_rows.fault("packs.row_missing", {QString::fromUtf8(each.title)}, sheet->name,
                             sheets::cellName(sheet->rowCount(), 0));
    }

    void putSetting(const QString &path, const QJsonValue &value)
    {
        const QStringList steps = path.split(QLatin1Char('.'));
        std::vector<QJsonObject> chain{m_out.json};
        for (qsizetype i = 0; i + 1 < steps.size(); ++i)
            chain.push_back(chain.back().value(steps[i]).toObject());
        for (qsizetype i = steps.size() - 1; i >= 0; --i) {
            QJsonObject &holder = chain[static_cast<std::size_t>(i)];
            const bool last = i == steps.size() - 1;
            const QJsonValue inner = last ? value : QJsonValue(chain[static_cast<std::size_t>(i) + 1]);
            if (inner.isUndefined() || (inner.isObject() && inner.toObject().isEmpty()))
                holder.remove(steps[i]);
            else
                holder.insert(steps[i], inner);
        }
        m_out.json = chain.front();
    }

    /// Items with their ranges, benchmarks with their tiers. Where only one of the two sheets is there, the other part
    /// stays as in the base.
    void putParents(const QString &list)
    {
        const std::vector<BookRow> *parents = rowsOf(list, false), *children = rowsOf(list, true);
        if (!parents && !children)
            return;
        const QString member = list == QLatin1String("items") ? QStringLiteral("statutory") : QStringLiteral("tiers");
        const QString label = list == QLatin1String("items") ? QStringLiteral("id") : QStringLiteral("benchmark_id");
        std::vector<BookRow> all = parents ? *parents : baseRows(list);
        std::vector<std::vector<const BookRow *>> own(all.size());
        static const std::vector<BookRow> kNone;
        for (const BookRow &child : children ? *children : kNone) {
            const auto isIts = [&](const BookRow &each) { return each.json.value(label).toString() == child.parent; };
            // The day tells apart only where a number stands for several periods.
            const bool dated = std::count_if(all.begin(), all.end(), isIts) > 1 && !child.parentFrom.isEmpty();
            const auto parent = std::find_if(all.begin(), all.end(), [&](const BookRow &each) {
                return isIts(each)
                    && (!dated || each.json.value(QLatin1String("effective_from")).toString() == child.parentFrom);
            });
            if (parent == all.end())
                m_rows.fault("packs.row_orphan", {child.parent}, child.sheet, child.cell(QString()));
            else
                own[static_cast<std::size_t>(parent - all.begin())].push_back(&child);
        }
        QJsonArray out;
        for (std::size_t i = 0; i < all.size(); ++i) {
            QJsonObject json = all[i].json;
            if (children) {
                QJsonArray inner;
                for (const BookRow *child : own[i])
                    inner.append(child->json);
                json.insert(member, inner);
            } else {
                json.insert(member, baseChildren(list, label, json, member));
            }
            m_rows.check(list, json, all[i], own[i]);
            out.append(json);
        }
        m_rows.findTwins(list, all, label);
        m_out.json.insert(list, out);
    }

    std::vector<BookRow> baseRows(const QString &list) const
    {
        std::vector<BookRow> out;
        for (const auto each : m_out.json.value(list).toArray()) {
            out.emplace_back();
            out.back().json = each.toObject();
        }
        return out;
    }

    QJsonValue baseChildren(const QString &list, const QString &label, const QJsonObject &own,
                            const QString &member) const
    {
        for (const auto each : m_out.json.value(list).toArray())
            if (each.toObject().value(label) == own.value(label))
                return each.toObject().value(member);
        return QJsonArray();
    }

    void putPlain()
    {
        for (const auto &[sheet, rows] : m_read) {
            const QString list = QLatin1String(sheet->list);
            if (*sheet->children != 0 || list == QLatin1String("items") || list == QLatin1String("benchmarks")
                || list == QLatin1String("four_lists") || list == QLatin1String("by_field")
                || list == QLatin1String("platforms"))
                continue;
            QJsonArray out;
            for (const BookRow &each : rows) {
                m_rows.check(list, each.json, each, {});
                out.append(each.json);
            }
            if (list == QLatin1String("factors") || list == QLatin1String("calendar"))
                m_rows.findTwins(list, rows, QLatin1String(sheet->label));
            m_out.json.insert(list, out);
        }
    }

    void putFourLists()
    {
        const QString list = QStringLiteral("four_lists"), first = QStringLiteral("may_not");
        QJsonArray out;
        for (const char *only : {"", "may_not"}) {
            if (const auto *rows = rowsOf(list, false, only)) {
                for (BookRow each : *rows) {
                    if (*only != 0)
                        each.json.insert(QStringLiteral("list"), first);
                    m_rows.check(list, each.json, each, {});
                    out.append(each.json);
                }
                continue;
            }
            for (const auto each : m_out.json.value(list).toArray())
                if ((each.toObject().value(QLatin1String("list")).toString() == first) == (*only != 0))
                    out.append(each);
        }
        if (!out.isEmpty() || m_out.json.contains(list))
            m_out.json.insert(list, out);
    }

    void putByField()
    {
        const std::vector<BookRow> *rows = rowsOf(QStringLiteral("by_field"), false);
        if (!rows)
            return;
        for (const char *of : {"hearing", "discussion"}) {
            QJsonArray out;
            for (const BookRow &each : *rows) {
                QJsonObject one = each.json;
                if (one.take(QStringLiteral("of")).toString() == QLatin1String(of))
                    out.append(one);
            }
            putSetting(QStringLiteral("settings.%1.by_field").arg(QLatin1String(of)),
                       out.isEmpty() ? QJsonValue(QJsonValue::Undefined) : QJsonValue(out));
        }
    }

    void putPlatforms()
    {
        const QString list = QStringLiteral("platforms");
        const std::vector<BookRow> *rows = rowsOf(list, false);
        if (!rows)
            return;
        const QJsonArray platforms = platformsFrom(*rows, m_rows);
        if (platforms.isEmpty())
            m_out.json.remove(list);
        else
            m_out.json.insert(list, platforms);
    }

    const sheets::Workbook &m_book;
    PackImport &m_out;
    BookRows m_rows;
    std::vector<std::pair<const PackSheet *, std::vector<BookRow>>> m_read;
};

} // namespace

PackImport readPackBook(const sheets::Workbook &book, const QJsonObject &base, const QString &where)
{
    PackImport out;
    out.json = base;
    BookReader reader(book, out);
    reader.run();
    CheckedPack checked = checkPack(out.json, where);
    // A fault of one element was told at its cell already.
    const bool rowsHold = !hasFault(out.findings);
    for (PackFinding &each : checked.findings) {
        if (!rowsHold && !reader.rows().isAboutWhole(each))
            continue;
        reader.rows().locate(each);
        out.findings.push_back(each);
    }
    out.pack = std::move(checked.pack);
    return out;
}

Result<PackImport> readPackFile(const QString &path, const QJsonObject &base, Progress &progress)
{
    QFile file(path);
    QByteArray start = file.open(QIODevice::ReadOnly) ? file.peek(64) : QByteArray();
    if (start.startsWith("\xEF\xBB\xBF"))
        start.remove(0, 3);
    if (!start.trimmed().startsWith('{')) {
        ANJUAN_TRY(const sheets::Workbook book, sheets::readTable(path, progress));
        return readPackBook(book, base, QFileInfo(path).fileName());
    }
    QByteArray bytes = file.readAll();
    if (bytes.startsWith("\xEF\xBB\xBF"))
        bytes.remove(0, 3);
    ANJUAN_TRY(const QJsonValue value, parseJson(bytes, path));
    CheckedPack checked = checkPack(value.toObject(), QFileInfo(path).fileName());
    return PackImport{value.toObject(), std::move(checked.pack), std::move(checked.findings), {}};
}

} // namespace anjuan::packs
