#include <algorithm>
#include <set>

#include "core/exchange/bag_layout.h"
#include "core/exchange/bag_texts.h"

namespace anjuan::exchange {
namespace {

constexpr qsizetype kNamedMissing = 10;

class Joining {
public:
    explicit Joining(Progress &progress) : m_progress(progress) {}

    Result<void> read(const QStringList &files)
    {
        for (const QString &file : files) {
            ANJUAN_TRY(const PartFacts facts, partFacts(file));
            m_named.push_back({file, facts});
        }
        ANJUAN_CHECK(checkSet());
        for (const auto &[file, facts] : m_named) {
            ANJUAN_TRY(OpenBag part, readBag(file, Fault::Corrupt, "exchange.part_refused"));
            ANJUAN_CHECK(take(std::move(part), facts.number));
        }
        return {};
    }

    Result<void> write(QFile &out)
    {
        BagOxum oxum;
        BagRows rows;
        for (const auto &[path, number] : m_places) {
            rows[path] = m_parts.at(number).payload.at(path);
            oxum.bytes += m_parts.at(number).source->find(path)->size;
            ++oxum.files;
        }
        const OpenBag &first = m_parts.at(1);
        ANJUAN_TRY(const QByteArray signature, first.source->read(kSignature, kMaxTextFile));
        std::map<QString, QByteArray> texts = {{kBagit, first.bagit},
                                               {kBagInfo, first.info.whole(oxum.text()).text()},
                                               {kReadme, first.readme},
                                               {kManifest, textOf(rows)}};
        BagRows tags;
        for (const auto &[path, text] : texts)
            tags[path] = sha256(text).hex().toLatin1();
        texts[kTagManifest] = textOf(tags);
        texts[kSignature] = signature;
        Ticker ticker(m_progress, oxum.bytes);
        ZipWriter zip(out, first.source->name(), timeOf(first.file));
        // In the order of the names: texts before `data/`, payload, texts after it.
        const auto after = texts.lower_bound(QStringLiteral("data/"));
        for (auto text = texts.begin(); text != after; ++text)
            ANJUAN_CHECK(zip.add(text->first, text->second));
        for (const auto &[path, number] : m_places)
            ANJUAN_CHECK(copyContent(m_parts.at(number), path, zip, ticker));
        for (auto text = after; text != texts.end(); ++text)
            ANJUAN_CHECK(zip.add(text->first, text->second));
        return zip.finish();
    }

private:
    struct Named {
        QString file;
        PartFacts facts;
    };

    /// All parts of one bundle, each once. A stray part is the one that differs from most.
    Result<void> checkSet() const
    {
        using Key = std::pair<QString, int>;
        std::map<Key, int> times;
        for (const Named &part : m_named)
            ++times[{part.facts.group, part.facts.count}];
        const auto usual = std::max_element(times.begin(), times.end(),
                                            [](const auto &a, const auto &b) { return a.second < b.second; });
        std::set<int> numbers;
        for (const auto &[file, facts] : m_named) {
            if (Key{facts.group, facts.count} != usual->first)
                return fail(Fault::Invalid, "exchange.part_foreign", {file});
            if (!numbers.insert(facts.number).second)
                return fail(Fault::Invalid, "exchange.part_twice", {file});
        }
        const int count = m_named.empty() ? 1 : usual->first.second;
        QStringList missing;
        for (int n = 1; n <= count && missing.size() <= kNamedMissing; ++n) {
            if (!numbers.contains(n))
                missing << (missing.size() < kNamedMissing ? QString::number(n) : QStringLiteral("…"));
        }
        if (!missing.isEmpty())
            return fail(Fault::Invalid, "exchange.part_missing",
                        {missing.join(QStringLiteral(", ")), QString::number(count)});
        return {};
    }

    Result<void> take(OpenBag part, int number)
    {
        const auto wrong = [&](const QString &path) {
            return fail(Fault::Corrupt, "exchange.part_refused", {part.file, path});
        };
        for (const BagFile &file : part.source->files()) {
            const bool belongs = isBlob(file.path) == (number > 1);
            if ((isPayload(file.path) && !belongs) || (file.path == kSignature && number > 1)
                || (isPayload(file.path) && !m_places.emplace(file.path, number).second))
                return wrong(file.path);
        }
        if (number == 1 && !part.source->find(kSignature))
            return wrong(kSignature);
        // They agree in all that is not a part's own, or they were never one bundle.
        if (!m_parts.empty()) {
            const OpenBag &other = m_parts.begin()->second;
            if (other.source->name() != part.source->name() || other.bagit != part.bagit
                || other.info.whole({}).text() != part.info.whole({}).text())
                return fail(Fault::Invalid, "exchange.part_foreign", {part.file});
        }
        m_parts.emplace(number, std::move(part));
        return {};
    }

    Progress &m_progress;
    std::vector<Named> m_named;
    std::map<int, OpenBag> m_parts;
    std::map<QString, int> m_places; // payload path → part
};

} // namespace

Result<QString> joinBundle(const QStringList &parts, const QString &outZip, Progress &progress)
{
    Joining joining(progress);
    ANJUAN_CHECK(joining.read(parts));
    ANJUAN_CHECK(writeOut(outZip, [&](QFile &out) { return joining.write(out); }));
    return outZip;
}

} // namespace anjuan::exchange
