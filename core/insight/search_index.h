#pragma once
#include <memory>
#include <vector>

#include <QtCore/QDate>
#include <QtCore/QStringList>

#include "core/base/id.h"
#include "core/store/store.h"

namespace anjuan::insight {

/// What of a case is searched, and by what it is filtered.
struct SearchEntry { // 检索条目
    CaseId id;
    QString text; // a line for each text of its records
    QString stage, procedure;
    QString item;
    QStringList officers; // ids
    bool open = true;
    std::optional<QDate> filedOn, decidedOn;
    qint64 fineFen = 0;
};

/// What is asked; a member left as it is asks nothing.
struct SearchQuery {
    QString text{};
    QString stage{}, procedure{}, item{}, officer{}; // codes and ids
    bool openOnly = false;
    std::optional<QDate> filedFrom{}, filedTo{}, decidedFrom{}, decidedTo{}; // both ends included
    std::optional<qint64> fineFromFen{}, fineToFen{};
    bool asksNothing() const;
    bool operator==(const SearchQuery &) const = default;
};

/// How far the index has read the ledger.
struct SearchState {
    QString ledger; // empty: nothing was read yet
    qint64 size = 0;
};

struct SearchHit {
    CaseId id;
    QString text; // as it was indexed
};

/// The search index 检索索引: local state in `local.db` beside the library, over Han bigrams (docs/platform.md §8). It
/// may be behind the library, and be deleted at any time.
class SearchIndex {
public:
    /// Opens `file`, or makes it; one that is damaged, newer or no library's is made anew. Faults: those of
    /// Store::create, as on media that cannot be written.
    static Result<std::unique_ptr<SearchIndex>> open(const QString &file);

    Result<SearchState> state() const;
    /// Takes these cases in, each instead of what stood there, and notes how far the ledger was read: all or nothing.
    Result<void> put(const std::vector<SearchEntry> &entries, const SearchState &state);
    /// Forgets everything, as for another ledger.
    Result<void> clear();
    /// A page, the newest first.
    Result<std::vector<SearchHit>> find(const SearchQuery &query, int offset, int limit) const;
    /// Of all that match: every one of them is looked at, which takes longer than a page.
    Result<int> count(const SearchQuery &query) const;

    /// Flaws of a case as counted when its chain had `records` and the office stood at `office`; nothing otherwise.
    Result<std::optional<int>> flaws(const CaseId &id, qint64 records, const QString &office) const;
    Result<void> keepFlaws(const CaseId &id, qint64 records, const QString &office, int flaws);

private:
    explicit SearchIndex(std::unique_ptr<store::Store> store) : m_store(std::move(store)) {}
    std::unique_ptr<store::Store> m_store;
};

} // namespace anjuan::insight
