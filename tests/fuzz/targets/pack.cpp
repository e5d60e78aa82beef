#include "core/packs/pack.h"

#include "core/base/json.h"

#include "tests/fuzz/targets.h"

namespace anjuan::fuzz {

void pack(QByteArrayView data)
{
    const QString where = QStringLiteral("input");
    const auto value = parseJson(data, where);
    if (!value)
        return;
    const QJsonObject object = value->toObject();
    const auto read = packs::parsePack(object, where);
    if (!read)
        return;
    static_cast<void>(packs::packFindings(*read));
    static_cast<void>(packs::holidaysOf(read->calendar));
    for (const QString &form : read->forms.keys())
        static_cast<void>(packs::unpackedForm(read->forms.value(form).toObject()));
    for (const packs::Item &item : read->items) {
        static_cast<void>(read->itemOn(item.id, read->effectiveFrom));
        static_cast<void>(read->power(item.id, read->effectiveFrom));
        for (const packs::Benchmark *benchmark : read->benchmarksOf(item.id, read->effectiveFrom))
            expect(read->benchmark(benchmark->id) != nullptr, "a benchmark in force is found by its id");
    }
    // A unit adopts the pack as a blob of canonical JSON: it must come back as the same pack.
    const auto stored = canonicalJson(object);
    if (!stored)
        return;
    const auto blob = parseCanonical(*stored, where);
    const auto again = blob ? packs::parsePack(blob->toObject(), where) : fail(blob.error());
    expect(again && again->settings == read->settings && again->powers == read->powers && again->series == read->series,
           "a pack that was stored reads as the same pack");
}

} // namespace anjuan::fuzz
