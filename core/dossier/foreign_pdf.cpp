#include "core/dossier/foreign_pdf.h"

#include <array>
#include <string>

// clang-format off
#include "core/documents/qpdf_prelude.h"
// clang-format on
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>

namespace anjuan::dossier {
namespace {

bool isOneOf(QPDFObjectHandle object, std::initializer_list<const char *> names)
{
    for (const char *name : names)
        if (object.isNameAndEquals(name))
            return true;
    return false;
}

QString fontFault(QPDFObjectHandle font)
{
    const QString name =
        font.getKey("/BaseFont").isName() ? QString::fromStdString(font.getKey("/BaseFont").getName()) : QString();
    if (isOneOf(font.getKey("/Subtype"), {"/Type0", "/Type3"}))
        return {};
    QPDFObjectHandle descriptor = font.getKey("/FontDescriptor");
    for (const char *program : {"/FontFile", "/FontFile2", "/FontFile3"})
        if (descriptor.isDictionary() && descriptor.hasKey(program))
            return {};
    return QStringLiteral("font ") + name;
}

/// Graphics states: opacity and blending have no place in PDF/A-1.
bool isTransparent(QPDFObjectHandle state)
{
    for (const char *alpha : {"/CA", "/ca"})
        if (state.getKey(alpha).isNumber() && state.getKey(alpha).getNumericValue() < 1.0)
            return true;
    if (state.hasKey("/SMask") && !state.getKey("/SMask").isNameAndEquals("/None"))
        return true;
    return state.hasKey("/BM") && !isOneOf(state.getKey("/BM"), {"/Normal", "/Compatible"});
}

bool isUncalibratedCmyk(QPDFObjectHandle space)
{
    if (space.isNameAndEquals("/DeviceCMYK"))
        return true;
    if (!space.isArray() || space.getArrayNItems() < 2)
        return false;
    const bool wraps = isOneOf(space.getArrayItem(0), {"/Indexed", "/Separation", "/DeviceN", "/Pattern"});
    const int base =
        space.getArrayItem(0).isNameAndEquals("/Indexed") || space.getArrayItem(0).isNameAndEquals("/Pattern") ? 1 : 2;
    return wraps && space.getArrayNItems() > base && space.getArrayItem(base).isNameAndEquals("/DeviceCMYK");
}

QString filterFault(QPDFObjectHandle filter)
{
    for (int i = 0; i < (filter.isArray() ? filter.getArrayNItems() : 1); ++i)
        if (QPDFObjectHandle one = filter.isArray() ? filter.getArrayItem(i) : filter;
            isOneOf(one, {"/JPXDecode", "/LZWDecode", "/Crypt"}))
            return QStringLiteral("filter ") + QString::fromStdString(one.getName());
    return {};
}

QString streamFault(QPDFObjectHandle stream)
{
    QPDFObjectHandle dict = stream.getDict();
    if (QString fault = filterFault(dict.getKey("/Filter")); !fault.isEmpty())
        return fault;
    if (dict.hasKey("/F"))
        return QStringLiteral("file");
    QPDFObjectHandle mask = dict.getKey("/SMask");
    if (mask.isStream() || dict.hasKey("/SMaskInData"))
        return QStringLiteral("transparency");
    if (dict.getKey("/Subtype").isNameAndEquals("/PS"))
        return QStringLiteral("script");
    return isUncalibratedCmyk(dict.getKey("/ColorSpace")) ? QStringLiteral("colour") : QString();
}

QString dictionaryFault(QPDFObjectHandle dict)
{
    if (dict.getKey("/Type").isNameAndEquals("/Font") && dict.hasKey("/Subtype"))
        return fontFault(dict);
    if (dict.getKey("/Type").isNameAndEquals("/ExtGState") && isTransparent(dict))
        return QStringLiteral("transparency");
    if (dict.getKey("/S").isNameAndEquals("/Transparency"))
        return QStringLiteral("transparency");
    if (isOneOf(dict.getKey("/S"), {"/JavaScript", "/Launch", "/Sound", "/Movie", "/ResetForm", "/ImportData"}))
        return QStringLiteral("script");
    if (dict.getKey("/Type").isNameAndEquals("/Filespec") && dict.hasKey("/EF"))
        return QStringLiteral("file");
    return {};
}

/// An object and what stands in it directly; what it refers to is visited by itself.
QString faultOf(QPDFObjectHandle object, int depth)
{
    if (depth > 40)
        return {};
    QPDFObjectHandle dict = object.isStream() ? object.getDict() : object;
    QString fault = object.isStream() ? streamFault(object) : QString();
    if (fault.isEmpty() && dict.isDictionary())
        fault = dictionaryFault(dict);
    if (!fault.isEmpty())
        return fault;
    if (dict.isDictionary()) {
        for (const std::string &key : dict.getKeys()) {
            QPDFObjectHandle value = dict.getKey(key);
            if (key == "/ExtGState" && value.isDictionary())
                for (const std::string &name : value.getKeys())
                    if (isTransparent(value.getKey(name)))
                        return QStringLiteral("transparency");
            if (key == "/ColorSpace" && value.isDictionary())
                for (const std::string &name : value.getKeys())
                    if (isUncalibratedCmyk(value.getKey(name)))
                        return QStringLiteral("colour");
            if (!value.isIndirect() && (value.isDictionary() || value.isArray()))
                if (fault = faultOf(value, depth + 1); !fault.isEmpty())
                    return fault;
        }
    } else if (dict.isArray()) {
        for (int i = 0; i < dict.getArrayNItems(); ++i)
            if (QPDFObjectHandle value = dict.getArrayItem(i); !value.isIndirect())
                if (fault = faultOf(value, depth + 1); !fault.isEmpty())
                    return fault;
    }
    return {};
}

} // namespace

QString faultOfPdf(QPDF &pdf)
{
    if (pdf.isEncrypted())
        return QStringLiteral("encrypted");
    for (QPDFObjectHandle object : pdf.getAllObjects())
        if (QString fault = faultOf(object, 0); !fault.isEmpty())
            return fault;
    return {};
}

} // namespace anjuan::dossier
