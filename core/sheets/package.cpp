#include "core/sheets/package.h"

#include <zip.h>

#include <QtCore/QDir>
#include <QtCore/QXmlStreamReader>

namespace anjuan::sheets {

void Package::Close::operator()(zip *archive) const
{
    zip_discard(archive);
}

tl::unexpected<Error> Package::damaged(const QString &part, const QString &why) const
{
    return fail(Fault::Corrupt, "sheets.damaged", {m_name, part, why});
}

Result<Package> Package::open(const QByteArray &bytes, const QString &name, const Limits &limits)
{
    Package out;
    out.m_bytes = bytes;
    out.m_name = name;
    out.m_limits = limits;
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t *source =
        zip_source_buffer_create(out.m_bytes.constData(), static_cast<zip_uint64_t>(bytes.size()), 0, &error);
    if (source)
        out.m_zip.reset(zip_open_from_source(source, ZIP_RDONLY, &error));
    if (!out.m_zip) {
        const QString why = QString::fromUtf8(zip_error_strerror(&error));
        if (source)
            zip_source_free(source);
        zip_error_fini(&error);
        return out.damaged(QStringLiteral("zip"), why);
    }
    zip_error_fini(&error);
    return out;
}

bool Package::has(const QString &part) const
{
    return zip_name_locate(m_zip.get(), part.toUtf8().constData(), ZIP_FL_NOCASE) >= 0;
}

Result<QByteArray> Package::part(const QString &part) const
{
    zip_stat_t about;
    zip_stat_init(&about);
    const zip_int64_t index = zip_name_locate(m_zip.get(), part.toUtf8().constData(), ZIP_FL_NOCASE);
    if (index < 0 || zip_stat_index(m_zip.get(), static_cast<zip_uint64_t>(index), 0, &about) != 0
        || !(about.valid & ZIP_STAT_SIZE))
        return damaged(part, QStringLiteral("missing"));
    if ((about.valid & ZIP_STAT_ENCRYPTION_METHOD) && about.encryption_method != ZIP_EM_NONE)
        return fail(Fault::Invalid, "sheets.locked", {m_name});
    if (about.size > static_cast<zip_uint64_t>(m_limits.partBytes))
        return fail(Fault::Invalid, "sheets.too_big", {m_name, part});
    zip_file_t *file = zip_fopen_index(m_zip.get(), static_cast<zip_uint64_t>(index), 0);
    if (!file)
        return damaged(part, QString::fromUtf8(zip_strerror(m_zip.get())));
    // Read to the end: only there the checksum is compared.
    QByteArray out(static_cast<qsizetype>(about.size) + 1, Qt::Uninitialized);
    qsizetype got = 0;
    zip_int64_t read = 0;
    while (got < out.size()
           && (read = zip_fread(file, out.data() + got, static_cast<zip_uint64_t>(out.size() - got))) > 0)
        got += static_cast<qsizetype>(read);
    const QString why = read < 0 ? QString::fromUtf8(zip_file_strerror(file)) : QStringLiteral("length");
    zip_fclose(file);
    if (read < 0 || got != static_cast<qsizetype>(about.size))
        return damaged(part, why);
    out.truncate(got);
    return out;
}

Result<std::vector<Package::Relation>> Package::relationsOf(const QString &part) const
{
    const qsizetype slash = part.lastIndexOf(QChar(u'/'));
    const QString folder = part.left(slash + 1);
    const QString own = folder + QStringLiteral("_rels/") + part.mid(slash + 1) + QStringLiteral(".rels");
    std::vector<Relation> out;
    if (!has(own))
        return out;
    ANJUAN_TRY(const QByteArray bytes, this->part(own));
    QXmlStreamReader xml(bytes);
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement || xml.name() != QLatin1String("Relationship"))
            continue;
        const QString target = xml.attributes().value(QLatin1String("Target")).toString();
        const QString from = target.startsWith(QChar(u'/')) ? QString() : folder;
        QString clean = QDir::cleanPath(from + target);
        while (clean.startsWith(QChar(u'/')))
            clean.remove(0, 1);
        out.push_back({xml.attributes().value(QLatin1String("Id")).toString(),
                       xml.attributes().value(QLatin1String("Type")).toString(), clean});
    }
    if (xml.hasError())
        return damaged(own, xml.errorString());
    return out;
}

} // namespace anjuan::sheets
