#include "core/base/json.h"

#include "core/base/canonical_object.h"

#include "tests/fuzz/targets.h"

namespace anjuan::fuzz {

void json(QByteArrayView data)
{
    const QString where = QStringLiteral("input");
    const auto canonical = parseCanonical(data, where);
    const auto free = parseJson(data, where);
    const auto places = placesIn(data);
    expect(places.has_value() == (canonical && canonical->isObject()), "both canonical readers take the same objects");
    if (canonical) {
        const auto again = canonicalJson(*canonical);
        expect(again && QByteArrayView(*again) == data, "what is accepted as canonical is written as the same bytes");
        expect(free && *free == *canonical, "canonical JSON is JSON");
    }
    if (!free)
        return;
    const auto written = canonicalJson(*free);
    if (!written)
        return; // a fraction, null or another member name
    expect(canonical.has_value() == (QByteArrayView(*written) == data), "canonical is what is written as it was read");
    const auto read = parseCanonical(*written, where);
    expect(read.has_value(), "what canonicalJson writes is canonical");
    expect(*read == *free, "what canonicalJson writes reads as the same value");
}

} // namespace anjuan::fuzz
