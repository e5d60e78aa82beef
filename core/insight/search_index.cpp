#include "core/insight/search_index.h"

#include <QtCore/QFile>
#include <QtCore/QRegularExpression>

#include "core/base/clock.h"
#include "core/insight/search_text.h"

namespace anjuan::insight {
namespace {

const QString kMigrationsOfLocal = QStringLiteral(":/local");

/// One word that the tokenizer leaves whole.
QString facet(char kind, const QString &value)
{
    return QLatin1Char(kind) + QString::fromLatin1(value.toUtf8().toHex());
}

QString facetsOf(const SearchEntry &entry)
{
    QStringList words{facet('s', entry.stage), facet('p', entry.procedure), facet('i', entry.item)};
    for (const QString &officer : entry.officers)
        words.append(facet('o', officer));
    if (entry.open)
        words.append(QStringLiteral("open"));
    return words.join(QLatin1Char(' '));
}

store::Value dateValue(const std::optional<QDate> &date)
{
    return date ? store::Value(dateText(*date)) : store::Value();
}

QString matchOf(const SearchQuery &query)
{
    QStringList parts;
    if (const QString words = matchFor(query.text); !words.isEmpty())
        parts.append(QStringLiteral("words : (%1)").arg(words));
    QStringList facets;
    if (!query.stage.isEmpty())
        facets.append(facet('s', query.stage));
    if (!query.procedure.isEmpty())
        facets.append(facet('p', query.procedure));
    if (!query.item.isEmpty())
        facets.append(facet('i', query.item));
    if (!query.officer.isEmpty())
        facets.append(facet('o', query.officer));
    if (query.openOnly)
        facets.append(QStringLiteral("open"));
    if (!facets.isEmpty())
        parts.append(QStringLiteral("facets : (%1)").arg(facets.join(QStringLiteral(" AND "))));
    return parts.join(QStringLiteral(" AND "));
}

struct Asked {
    QByteArray from, newest;
    store::Args args;
    bool wordsAlone = false; // neither dates nor amounts
};

Asked askedBy(const SearchQuery &query)
{
    const QString match = matchOf(query);
    Asked asked;
    asked.args = {match,
                  dateValue(query.filedFrom),
                  dateValue(query.filedTo),
                  dateValue(query.decidedFrom),
                  dateValue(query.decidedTo),
                  query.fineFromFen ? store::Value(*query.fineFromFen) : store::Value(),
                  query.fineToFen ? store::Value(*query.fineToFen) : store::Value()};
    asked.wordsAlone = !match.isEmpty() && !query.filedFrom && !query.filedTo && !query.decidedFrom && !query.decidedTo
        && !query.fineFromFen && !query.fineToFen;
    asked.from = match.isEmpty()
        ? QByteArray("FROM search_case c WHERE ?1 = ''")
        : QByteArray("FROM search_words w CROSS JOIN search_case c ON c.id = w.rowid WHERE search_words MATCH ?1");
    asked.from += " AND (?2 IS NULL OR c.filed_on >= ?2) AND (?3 IS NULL OR c.filed_on <= ?3)"
                  " AND (?4 IS NULL OR c.decided_on >= ?4) AND (?5 IS NULL OR c.decided_on <= ?5)"
                  " AND (?6 IS NULL OR c.fine_fen >= ?6) AND (?7 IS NULL OR c.fine_fen <= ?7)";
    asked.newest = match.isEmpty() ? "c.id DESC" : "w.rowid DESC";
    return asked;
}

/// A full-text table declares itself in the schema when a connection first meets it, which a connection that only reads
/// may not do.
Result<void> connectWords(store::Store &store)
{
    return store.write([](store::Write &write) -> Result<void> {
        ANJUAN_CHECK(write.rows("SELECT rowid FROM search_words WHERE rowid = 0"));
        return {};
    });
}

Result<void> remove(store::Write &write, const CaseId &id)
{
    ANJUAN_TRY(const auto old,
               write.first("SELECT id, text, facets FROM search_case WHERE case_id = ?", {id.toString()}));
    if (!old)
        return {};
    // A table without contents of its own has to be told what stood there.
    ANJUAN_CHECK(write.run("INSERT INTO search_words (search_words, rowid, words, facets) VALUES ('delete', ?, ?, ?)",
                           {old->integer(0), indexWords(old->text(1)).join(QLatin1Char(' ')), old->text(2)}));
    return write.run("DELETE FROM search_case WHERE id = ?", {old->integer(0)});
}

Result<void> add(store::Write &write, const SearchEntry &entry)
{
    const QString facets = facetsOf(entry);
    ANJUAN_TRY(const auto rows,
               write.rows("INSERT INTO search_case (case_id, text, facets, filed_on, decided_on, fine_fen) "
                          "VALUES (?, ?, ?, ?, ?, ?) RETURNING id",
                          {entry.id.toString(), entry.text, facets, dateValue(entry.filedOn),
                           dateValue(entry.decidedOn), entry.fineFen}));
    return write.run("INSERT INTO search_words (rowid, words, facets) VALUES (?, ?, ?)",
                     {rows.front().integer(0), indexWords(entry.text).join(QLatin1Char(' ')), facets});
}

/// Whoever types the end of a number means the case that bears it, not each paper in which it stands. The first line of
/// what is indexed is the case's own number; of more cases than these it is not read.
Result<QByteArray> meantFirst(const store::Read &read, const QString &text, const QString &match)
{
    constexpr int kMost = 2000;
    static const QRegularExpression ending(QStringLiteral("^\\s*(\\d{2,6})\\s*号?\\s*$"),
                                           QRegularExpression::DontCaptureOption);
    const QString digits = QString(text).remove(QChar(u'号')).trimmed();
    if (!ending.match(text).hasMatch() || match.isEmpty())
        return QByteArray();
    ANJUAN_TRY(const auto few,
               read.first("SELECT COUNT(*) FROM (SELECT rowid FROM search_words WHERE search_words MATCH ?1 LIMIT ?2)",
                          {match, qint64(kMost + 1)}));
    if (few->integer(0) > kMost)
        return QByteArray();
    return "(rtrim(substr(c.text, 1, instr(c.text || char(10), char(10)) - 1), '号') LIKE '%" + digits.toUtf8()
        + "') DESC, ";
}

} // namespace

bool SearchQuery::asksNothing() const
{
    return matchOf(*this).isEmpty() && !filedFrom && !filedTo && !decidedFrom && !decidedTo && !fineFromFen
        && !fineToFen;
}

Result<std::unique_ptr<SearchIndex>> SearchIndex::open(const QString &file)
{
    if (QFile::exists(file)) {
        auto opened = store::Store::open(file, store::Mode::ReadWrite, kMigrationsOfLocal);
        const auto whole = opened ? connectWords(**opened) : fail(opened.error());
        if (whole)
            return std::unique_ptr<SearchIndex>(new SearchIndex(*std::move(opened)));
        if (!opened && (whole.error().fault == Fault::Busy || whole.error().fault == Fault::Io))
            return fail(whole.error());
        for (const char *end : {"", "-wal", "-shm"})
            QFile::remove(file + QLatin1String(end));
    }
    ANJUAN_TRY(auto made, store::Store::create(file, kMigrationsOfLocal));
    return std::unique_ptr<SearchIndex>(new SearchIndex(std::move(made)));
}

Result<SearchState> SearchIndex::state() const
{
    ANJUAN_TRY(const auto row, m_store->first("SELECT ledger, size FROM search_state"));
    return row ? SearchState{row->text(0), row->integer(1)} : SearchState{};
}

Result<void> SearchIndex::put(const std::vector<SearchEntry> &entries, const SearchState &state)
{
    return m_store->write([&](store::Write &write) -> Result<void> {
        for (const SearchEntry &entry : entries) {
            ANJUAN_CHECK(remove(write, entry.id));
            ANJUAN_CHECK(add(write, entry));
        }
        return write.run("INSERT OR REPLACE INTO search_state (only, ledger, size) VALUES (1, ?, ?)",
                         {state.ledger, state.size});
    });
}

Result<void> SearchIndex::clear()
{
    return m_store->write([](store::Write &write) -> Result<void> {
        ANJUAN_CHECK(write.run("INSERT INTO search_words (search_words) VALUES ('delete-all')"));
        ANJUAN_CHECK(write.run("DELETE FROM search_case"));
        ANJUAN_CHECK(write.run("DELETE FROM case_flaws"));
        return write.run("DELETE FROM search_state");
    });
}

Result<std::vector<SearchHit>> SearchIndex::find(const SearchQuery &query, int offset, int limit) const
{
    const Asked asked = askedBy(query);
    store::Args args = asked.args;
    args.emplace_back(qint64(limit));
    args.emplace_back(qint64(offset));
    ANJUAN_TRY(const QByteArray meant, meantFirst(*m_store, query.text, matchOf(query)));
    std::vector<SearchHit> hits;
    ANJUAN_CHECK(m_store->each(QByteArray("SELECT c.case_id, c.text " + asked.from + " ORDER BY " + meant + asked.newest
                                          + " LIMIT ?8 OFFSET ?9")
                                   .constData(),
                               args, [&](const store::Row &row) -> Result<void> {
                                   hits.push_back({CaseId::parse(row.text(0)).value_or(CaseId()), row.text(1)});
                                   return {};
                               }));
    return hits;
}

Result<int> SearchIndex::count(const SearchQuery &query) const
{
    // Without a look at the cases themselves the count comes from the index alone.
    const Asked asked = askedBy(query);
    ANJUAN_TRY(const auto count,
               asked.wordsAlone ? m_store->first("SELECT COUNT(*) FROM search_words WHERE search_words MATCH ?1",
                                                 {asked.args.front()})
                                : m_store->first(QByteArray("SELECT COUNT(*) " + asked.from).constData(), asked.args));
    return static_cast<int>(count->integer(0));
}

Result<std::optional<int>> SearchIndex::flaws(const CaseId &id, qint64 records, const QString &office) const
{
    ANJUAN_TRY(const auto row,
               m_store->first("SELECT flaws FROM case_flaws WHERE case_id = ? AND records = ? AND office = ?",
                              {id.toString(), records, office}));
    return row ? std::optional(static_cast<int>(row->integer(0))) : std::nullopt;
}

Result<void> SearchIndex::keepFlaws(const CaseId &id, qint64 records, const QString &office, int flaws)
{
    return m_store->write([&](store::Write &write) {
        return write.run("INSERT OR REPLACE INTO case_flaws (case_id, records, office, flaws) VALUES (?, ?, ?, ?)",
                         {id.toString(), records, office, qint64(flaws)});
    });
}

} // namespace anjuan::insight
