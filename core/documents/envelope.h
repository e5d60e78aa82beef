#pragma once
#include <QtCore/QByteArray>
#include <QtCore/QSizeF>
#include <QtCore/QStringList>

#include "core/base/result.h"
#include "core/documents/render.h"

namespace anjuan::documents {

/// Envelopes of domestic post by their codes (GB/T 1416), and a slip with what the waybill of a courier asks for.
enum class Envelope { Dl, Zl, C5, C4, Ems };
/// Millimetres, width by height.
QSizeF envelopeSize(Envelope envelope);

struct EnvelopeWords { // 信封
    QString toPostcode, toAddress, toName, toPhone;
    QString fromPostcode, fromAddress, fromName, fromPhone;
    QStringList contents;      // titles and numbers of what is inside: of a waybill 内件品名
    bool boxesPrinted = false; // the envelope has its boxes already: only digits are printed
};
/// One page of its size. Faults: Invalid `envelope.bad_postcode {text}` where a postcode is not six digits (it may be
/// empty), `envelope.no_address` without name or address; those of renderOverlay.
Result<QByteArray> envelopePdf(Envelope envelope, const EnvelopeWords &words, const RenderContext &context);

} // namespace anjuan::documents
