#include "core/dossier/outline.h"

namespace anjuan::dossier {

void addBookmarks(QPDF &pdf, const Bookmarks &bookmarks)
{
    std::vector<QPDFObjectHandle> items;
    QPDFObjectHandle outlines = pdf.makeIndirectObject(QPDFObjectHandle::newDictionary());
    for (const auto &[title, page] : bookmarks) {
        QPDFObjectHandle item = pdf.makeIndirectObject(QPDFObjectHandle::newDictionary());
        item.replaceKey("/Title", QPDFObjectHandle::newUnicodeString(title.toStdString()));
        item.replaceKey("/Parent", outlines);
        QPDFObjectHandle to = QPDFObjectHandle::newArray();
        to.appendItem(page);
        to.appendItem(QPDFObjectHandle::newName("/XYZ"));
        to.appendItem(QPDFObjectHandle::newInteger(0));
        to.appendItem(QPDFObjectHandle::newInteger(842));
        to.appendItem(QPDFObjectHandle::newInteger(0));
        item.replaceKey("/Dest", to);
        if (!items.empty()) {
            item.replaceKey("/Prev", items.back());
            items.back().replaceKey("/Next", item);
        }
        items.push_back(item);
    }
    outlines.replaceKey("/Type", QPDFObjectHandle::newName("/Outlines"));
    outlines.replaceKey("/First", items.front());
    outlines.replaceKey("/Last", items.back());
    outlines.replaceKey("/Count", QPDFObjectHandle::newInteger(static_cast<long long>(items.size())));
    pdf.getRoot().replaceKey("/Outlines", outlines);
    pdf.getRoot().replaceKey("/PageMode", QPDFObjectHandle::newName("/UseOutlines"));
}

void addPageLabels(QPDF &pdf, const std::vector<PageLabel> &labels)
{
    QPDFObjectHandle numbers = QPDFObjectHandle::newArray();
    for (const PageLabel &label : labels) {
        QPDFObjectHandle range = QPDFObjectHandle::newDictionary();
        if (!label.prefix.isEmpty())
            range.replaceKey("/P", QPDFObjectHandle::newUnicodeString(label.prefix.toStdString()));
        if (label.first > 0) {
            range.replaceKey("/S", QPDFObjectHandle::newName("/D"));
            range.replaceKey("/St", QPDFObjectHandle::newInteger(label.first));
        }
        numbers.appendItem(QPDFObjectHandle::newInteger(label.page));
        numbers.appendItem(range);
    }
    QPDFObjectHandle tree = QPDFObjectHandle::newDictionary();
    tree.replaceKey("/Nums", numbers);
    pdf.getRoot().replaceKey("/PageLabels", pdf.makeIndirectObject(tree));
}

} // namespace anjuan::dossier
