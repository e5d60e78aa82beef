#include "core/dossier/on_page.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QUtil.hh>

namespace anjuan::dossier {
namespace {

/// The matrix that sets the unit square of an image into a box with the turn its EXIF orientation asks for.
std::string placed(const QRectF &box, int orientation)
{
    const double x = box.x();
    const double y = box.y();
    const double w = box.width();
    const double h = box.height();
    const std::array<std::array<double, 6>, 8> matrices = {{
        {w, 0, 0, h, x, y},
        {-w, 0, 0, h, x + w, y},
        {-w, 0, 0, -h, x + w, y + h},
        {w, 0, 0, -h, x, y + h},
        {0, -h, -w, 0, x + w, y + h},
        {0, -h, w, 0, x, y + h},
        {0, h, w, 0, x, y},
        {0, h, -w, 0, x + w, y},
    }};
    std::string out;
    for (const double number : matrices[static_cast<size_t>(orientation - 1)])
        out += QByteArray::number(number, 'f', 3).toStdString() + " ";
    return out + "cm";
}

/// As large as the box allows, no larger than 96 pixels to the inch, in its middle.
QRectF fitted(const QRectF &box, double width, double height)
{
    const double scale = std::min({box.width() / width, box.height() / height, 72.0 / 96.0});
    const double w = width * scale;
    const double h = height * scale;
    return QRectF(box.x() + (box.width() - w) / 2, box.y() + (box.height() - h) / 2, w, h);
}

QPDFObjectHandle objectsOf(QPDFPageObjectHelper &page)
{
    QPDFObjectHandle resources = page.getAttribute("/Resources", true);
    resources.mergeResources(QPDFObjectHandle::parse("<< /XObject << >> >>"));
    return resources.getKey("/XObject");
}

} // namespace

void setPicture(QPDFPageObjectHelper &page, const QRectF &box, const EmbeddedPicture &picture, const QString &file,
                const char *name)
{
    QPDF &owner = *page.getObjectHandle().getOwningQPDF();
    QPDFObjectHandle image = QPDFObjectHandle::newStream(&owner);
    QPDFObjectHandle dict = image.getDict();
    dict.replaceKey("/Type", QPDFObjectHandle::newName("/XObject"));
    dict.replaceKey("/Subtype", QPDFObjectHandle::newName("/Image"));
    dict.replaceKey("/Width", QPDFObjectHandle::newInteger(picture.width));
    dict.replaceKey("/Height", QPDFObjectHandle::newInteger(picture.height));
    dict.replaceKey("/BitsPerComponent", QPDFObjectHandle::newInteger(8));
    dict.replaceKey("/ColorSpace", QPDFObjectHandle::newName(picture.components == 1 ? "/DeviceGray" : "/DeviceRGB"));
    const QPDFObjectHandle none = QPDFObjectHandle::newNull();
    const QPDFObjectHandle filter = picture.asItIs ? QPDFObjectHandle::newName("/DCTDecode") : none;
    if (picture.asItIs && !file.isEmpty())
        image.replaceStreamData(QUtil::file_provider(file.toStdString()), filter, none);
    else
        image.replaceStreamData(picture.data.toStdString(), filter, none);
    objectsOf(page).replaceKey(name, image);
    const bool turned = picture.orientation >= 5;
    const QRectF at = fitted(box, turned ? picture.height : picture.width, turned ? picture.width : picture.height);
    page.addPageContents(QPDFObjectHandle::newStream(&owner, "q\n"), true);
    page.addPageContents(
        QPDFObjectHandle::newStream(&owner, "\nQ\nq " + placed(at, picture.orientation) + " " + name + " Do Q\n"),
        false);
}

bool isSheet(const EmbeddedPicture &picture)
{
    const bool turned = picture.orientation >= 5;
    const double width = turned ? picture.height : picture.width;
    const double height = turned ? picture.width : picture.height;
    constexpr double kA4 = 297.0 / 210.0;
    // Fewer pixels are no scan of a side, whatever their proportions.
    return width >= 1000 && std::abs(height / width / kA4 - 1) <= 0.02;
}

QRectF wholeOf(QPDFPageObjectHelper &page)
{
    const QPDFObjectHandle::Rectangle box = page.getMediaBox().getArrayAsRectangle();
    return QRectF(box.llx, box.lly, box.urx - box.llx, box.ury - box.lly);
}

void drawOver(QPDFPageObjectHelper &page, QPDFPageObjectHelper &drawn)
{
    QPDF &owner = *page.getObjectHandle().getOwningQPDF();
    QPDFObjectHandle stamp = owner.copyForeignObject(drawn.getFormXObjectForPage());
    objectsOf(page).replaceKey("/AnjuanNumber", stamp);
    const std::string placing = page.placeFormXObject(stamp, "/AnjuanNumber", page.getMediaBox().getArrayAsRectangle());
    page.addPageContents(QPDFObjectHandle::newStream(&owner, "q\n"), true);
    page.addPageContents(QPDFObjectHandle::newStream(&owner, "\nQ\n" + placing), false);
}

void layWordsBeneath(QPDFPageObjectHelper &page, QPDFPageObjectHelper &printed)
{
    QPDF &owner = *page.getObjectHandle().getOwningQPDF();
    QPDFObjectHandle words = owner.copyForeignObject(printed.getFormXObjectForPage());
    objectsOf(page).replaceKey("/AnjuanWords", words);
    const std::string placing = page.placeFormXObject(words, "/AnjuanWords", page.getMediaBox().getArrayAsRectangle());
    // Clipped to a spot beyond the page: nothing of it is painted, and who searches or copies finds its words.
    page.addPageContents(QPDFObjectHandle::newStream(&owner, "q -9 -9 1 1 re W n\n" + placing + "\nQ\n"), true);
}

} // namespace anjuan::dossier
