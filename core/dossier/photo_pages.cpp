#include <array>
#include <exception>

#include <QtCore/QJsonArray>

#include "core/dossier/on_page.h"
#include "core/dossier/part_pages.h"

namespace anjuan::dossier {

bool PartPages::isHalf(qsizetype nth) const
{
    if (nth >= m_plan.parts.size())
        return false;
    const Part &part = m_plan.parts[nth];
    return part.kind == Part::Kind::Photo && !part.wholePage && !part.signedPaper;
}

std::optional<PartPages::Photograph> PartPages::halfPage(qsizetype nth) const
{
    if (!isHalf(nth))
        return std::nullopt;
    const Part &part = m_plan.parts[nth];
    Photograph photo{part.bytes.isEmpty() ? part.files.value(0) : QString(), {}};
    auto data = part.bytes.isEmpty() ? contentOf(photo.file) : Result<QByteArray>(part.bytes);
    if (!data || data->isEmpty())
        return std::nullopt;
    auto picture = pictureOf(*data, photo.file.isEmpty() ? part.title : photo.file);
    // A picture with the proportions of a sheet is one of paper, to be read.
    if (!picture || isSheet(*picture))
        return std::nullopt;
    photo.picture = std::move(*picture);
    return photo;
}

Result<std::optional<Pages>> PartPages::photoPage(qsizetype nth, const Photograph &first, const Photograph *second)
{
    const Part &part = m_plan.parts[nth];
    QJsonObject leaf{{QStringLiteral("captions"), QJsonArray::fromStringList(part.captions)},
                     {QStringLiteral("second"), second != nullptr}};
    if (second)
        leaf.insert(QStringLiteral("second_captions"), QJsonArray::fromStringList(m_plan.parts[nth + 1].captions));
    ANJUAN_TRY(const documents::RenderedDocument made, renderedLeaf(QStringLiteral("photo_page"), leaf, part.title));
    if (made.pages > 1)
        return std::optional<Pages>();
    ANJUAN_TRY(Pages out, pagesOf(made.pdf, part.title, false));
    const std::array<const Photograph *, 2> photos = {&first, second};
    const std::array<const char *, 2> names = {"/AnjuanPicture", "/AnjuanPicture2"};
    try {
        for (std::size_t i = 0; i < photos.size() && photos[i]; ++i) {
            const Photograph &photo = *photos[i];
            const QString &title = m_plan.parts[nth + static_cast<qsizetype>(i)].title;
            if (!photo.picture.asItIs)
                m_notes.append(Error{Fault::Invalid,
                                     QStringLiteral("dossier.note_decoded"),
                                     {photo.file.isEmpty() ? title : photo.file}});
            setPicture(out.pages.front(), made.pictures.at(static_cast<qsizetype>(i)).box, photo.picture, photo.file,
                       names[i]);
        }
    } catch (const std::exception &error) {
        return fail(Fault::Corrupt, "dossier.damaged_pdf", {part.title, QString::fromUtf8(error.what())});
    }
    return std::optional<Pages>(std::move(out));
}

Result<qsizetype> PartPages::openPhotos(qsizetype nth, std::vector<Pages> &all)
{
    const auto first = halfPage(nth);
    if (!first)
        return 0;
    if (const auto second = halfPage(nth + 1)) {
        ANJUAN_TRY(auto both, photoPage(nth, *first, &*second));
        if (both) {
            all.push_back(std::move(*both));
            all.push_back({{}, m_plan.parts[nth + 1].title, {}, true});
            return 2;
        }
    }
    // What is said of the two fits no page.
    ANJUAN_TRY(auto alone, photoPage(nth, *first, nullptr));
    if (!alone)
        return 0;
    all.push_back(std::move(*alone));
    return 1;
}

} // namespace anjuan::dossier
