#include "core/documents/docx_package.h"

#include <zip.h>

namespace anjuan::documents {
namespace {

constexpr qint64 kLargestPart = 64LL << 20;
constexpr qint64 kLargestAll = 200LL << 20;
constexpr zip_int64_t kMostParts = 4000;

/// The date that every part bears: a form filled twice with the same fields is the same file.
constexpr zip_uint16_t kDosDate = 0x21; // 1980-01-01

struct Archive {
    zip_t *zip = nullptr;
    ~Archive()
    {
        if (zip)
            zip_discard(zip);
    }
};

struct Source {
    zip_source_t *source = nullptr;
    ~Source()
    {
        if (source)
            zip_source_free(source);
    }
};

Result<QByteArray> partOf(zip_t *zip, zip_uint64_t index, const zip_stat_t &stat, const QString &where)
{
    QByteArray out(static_cast<qsizetype>(stat.size), Qt::Uninitialized);
    zip_file_t *file = zip_fopen_index(zip, index, 0);
    const zip_int64_t got = file ? zip_fread(file, out.data(), stat.size) : -1;
    const bool whole = file && got == static_cast<zip_int64_t>(stat.size);
    if (file)
        zip_fclose(file);
    if (!whole)
        return fail(Fault::Corrupt, "documents.docx_damaged", {where, QString::fromUtf8(stat.name)});
    return out;
}

} // namespace

QByteArray *DocxPackage::part(const QString &name)
{
    for (auto &[known, bytes] : parts) {
        if (known == name)
            return &bytes;
    }
    return nullptr;
}

QStringList DocxPackage::wordParts() const
{
    QStringList out;
    for (const auto &[name, bytes] : parts) {
        const QString file = name.section(QLatin1Char('/'), 1);
        const bool words = file == QLatin1String("document.xml") || file.startsWith(QLatin1String("header"))
            || file.startsWith(QLatin1String("footer")) || file == QLatin1String("footnotes.xml")
            || file == QLatin1String("endnotes.xml");
        if (name.startsWith(QLatin1String("word/")) && words && file.endsWith(QLatin1String(".xml")))
            out += name;
    }
    // The document first: what is wrong in it is told first.
    out.removeAll(QStringLiteral("word/document.xml"));
    out.prepend(QStringLiteral("word/document.xml"));
    return out;
}

Result<DocxPackage> readDocx(const QByteArray &bytes, const QString &where)
{
    if (bytes.startsWith(QByteArrayLiteral("\xD0\xCF\x11\xE0")))
        return fail(Fault::Invalid, "documents.docx_old", {where});
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t *source =
        zip_source_buffer_create(bytes.constData(), static_cast<zip_uint64_t>(bytes.size()), 0, &error);
    Archive archive{source ? zip_open_from_source(source, ZIP_RDONLY, &error) : nullptr};
    if (!archive.zip) {
        if (source)
            zip_source_free(source);
        zip_error_fini(&error);
        return fail(Fault::Invalid, "documents.docx_none", {where});
    }
    zip_error_fini(&error);
    const zip_int64_t count = zip_get_num_entries(archive.zip, 0);
    if (count > kMostParts)
        return fail(Fault::Invalid, "documents.docx_large", {where});
    DocxPackage out;
    qint64 all = 0;
    for (zip_int64_t i = 0; i < count; ++i) {
        zip_stat_t stat;
        const auto index = static_cast<zip_uint64_t>(i);
        if (zip_stat_index(archive.zip, index, 0, &stat) != 0)
            return fail(Fault::Corrupt, "documents.docx_damaged", {where, QString::number(i)});
        const QString name = QString::fromUtf8(stat.name);
        all += static_cast<qint64>(stat.size);
        if (static_cast<qint64>(stat.size) > kLargestPart || all > kLargestAll)
            return fail(Fault::Invalid, "documents.docx_large", {where});
        if (name.contains(QLatin1String("vbaProject")))
            return fail(Fault::Invalid, "documents.docx_macros", {where});
        ANJUAN_TRY(QByteArray content, partOf(archive.zip, index, stat, where));
        out.parts.emplace_back(name, std::move(content));
    }
    const QByteArray *types = out.part(QStringLiteral("[Content_Types].xml"));
    if (!types || !out.part(QStringLiteral("word/document.xml")))
        return fail(Fault::Invalid, "documents.docx_none", {where});
    if (types->contains("macroEnabled"))
        return fail(Fault::Invalid, "documents.docx_macros", {where});
    return out;
}

Result<QByteArray> writeDocx(const DocxPackage &package, const QString &where)
{
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t *target = zip_source_buffer_create(nullptr, 0, 0, &error);
    const auto failed = [&](const char *why) {
        zip_error_fini(&error);
        return fail(Fault::Corrupt, "documents.docx_damaged", {where, QString::fromUtf8(why)});
    };
    if (!target)
        return failed("memory");
    Source kept{target};
    zip_source_keep(target);
    Archive archive{zip_open_from_source(target, ZIP_TRUNCATE, &error)};
    if (!archive.zip) {
        zip_source_free(target);
        return failed("open");
    }
    for (const auto &[name, bytes] : package.parts) {
        if (name.endsWith(QLatin1Char('/')))
            continue;
        zip_source_t *source =
            zip_source_buffer(archive.zip, bytes.constData(), static_cast<zip_uint64_t>(bytes.size()), 0);
        const zip_int64_t index = zip_file_add(archive.zip, name.toUtf8().constData(), source, ZIP_FL_ENC_UTF_8);
        if (index < 0) {
            zip_source_free(source);
            return failed("add");
        }
        zip_file_set_dostime(archive.zip, static_cast<zip_uint64_t>(index), 0, kDosDate, 0);
    }
    if (zip_close(archive.zip) != 0)
        return failed(zip_strerror(archive.zip));
    archive.zip = nullptr;
    zip_error_fini(&error);
    zip_stat_t stat;
    zip_stat_init(&stat);
    if (zip_source_stat(target, &stat) != 0 || zip_source_open(target) != 0)
        return failed("read");
    QByteArray out(static_cast<qsizetype>(stat.size), Qt::Uninitialized);
    const zip_int64_t got = zip_source_read(target, out.data(), stat.size);
    zip_source_close(target);
    if (got != static_cast<zip_int64_t>(stat.size))
        return failed("read");
    return out;
}

} // namespace anjuan::documents
