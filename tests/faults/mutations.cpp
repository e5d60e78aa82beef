// Changes a library in thousands of ways, as somebody does who has the disk, and asks `verify` after each: what it does
// not find is a hole. Usage: anjuan_mutations FOLDER --cases N --mutations M --seed S [--only NAME]
#include <array>
#include <cstdio>
#include <filesystem>
#include <map>

#include <SQLiteCpp/SQLiteCpp.h>

#include <QtCore/QCommandLineParser>
#include <QtCore/QDir>
#include <QtCore/QElapsedTimer>
#include <QtCore/QRandomGenerator>
#include <QtGui/QGuiApplication>

#include "core/base/clock.h"
#include "core/base/messages.h"
#include "core/casework/library.h"
#include "core/casework/synth.h"
#include "core/casework/verify.h"
#include "core/chain/checkpoint.h"
#include "core/chain/scan.h"
#include "core/chain/truth.h"

using namespace anjuan;

namespace {

using Random = QRandomGenerator;

struct Stored {
    std::string hash;
    std::string chain;
    int64_t seq = 0;
    std::string raw;
    std::string sig;
};

/// A library's file, opened as an intruder opens it: without this program's guards.
class File {
public:
    File(const std::string &path, Random &random) : m_db(path, SQLite::OPEN_READWRITE), m_random(random)
    {
        m_db.exec("PRAGMA foreign_keys=OFF; PRAGMA synchronous=OFF; PRAGMA ignore_check_constraints=ON;");
    }

    SQLite::Database &db() { return m_db; }
    Random &random() { return m_random; }
    int64_t number(const std::string &sql) { return m_db.execAndGet(sql).getInt64(); }
    std::string text(const std::string &sql) { return m_db.execAndGet(sql).getString(); }
    int64_t pick(int64_t below)
    {
        return below <= 0 ? 0 : static_cast<int64_t>(m_random.bounded(static_cast<double>(below)));
    }

    Stored at(int64_t position)
    {
        SQLite::Statement row(m_db, "SELECT hash, chain, seq, raw, sig FROM record ORDER BY rowid LIMIT 1 OFFSET ?");
        row.bind(1, position);
        row.executeStep();
        return {row.getColumn(0).getString(), row.getColumn(1).getString(), row.getColumn(2).getInt64(),
                row.getColumn(3).getString(), row.getColumn(4).getString()};
    }
    Stored anyRecord() { return at(pick(number("SELECT count(*) FROM record"))); }

    void put(const Stored &old, const Stored &fresh)
    {
        SQLite::Statement update(m_db, "UPDATE record SET hash=?, chain=?, seq=?, raw=?, sig=? WHERE hash=?");
        update.bind(1, fresh.hash);
        update.bind(2, fresh.chain);
        update.bind(3, fresh.seq);
        update.bind(4, fresh.raw.data(), static_cast<int>(fresh.raw.size()));
        update.bind(5, fresh.sig.data(), static_cast<int>(fresh.sig.size()));
        update.bind(6, old.hash);
        update.exec();
    }
    void setLeaf(const std::string &from, const std::string &to)
    {
        SQLite::Statement update(m_db, "UPDATE leaf SET hash=? WHERE hash=?");
        update.bind(1, to);
        update.bind(2, from);
        update.exec();
    }

private:
    SQLite::Database m_db;
    Random &m_random;
};

std::string hashOf(const std::string &raw)
{
    return sm3(QByteArrayView(raw.data(), static_cast<qsizetype>(raw.size()))).hex().toStdString();
}

/// Another byte at a place within text values, so that what changes is content and not only form.
std::string edited(std::string raw, Random &random)
{
    const std::size_t place = random.bounded(static_cast<quint32>(raw.size()));
    char fresh = raw[place];
    while (fresh == raw[place])
        fresh = static_cast<char>('0' + random.bounded(75));
    raw[place] = fresh;
    return raw;
}

bool replaceOnce(std::string &text, const std::string &from, const std::string &to)
{
    const std::size_t place = text.find(from);
    if (place == std::string::npos)
        return false;
    text.replace(place, from.size(), to);
    return true;
}

/// A change of a record's content that keeps the form: a digit of a number or date, or a letter.
std::string editedContent(const std::string &raw, Random &random)
{
    for (int tries = 0; tries < 200; ++tries) {
        const std::size_t place = raw.find("\"body\":") + random.bounded(static_cast<quint32>(raw.size() / 2));
        if (place >= raw.size() || raw[place] < '0' || raw[place] > '9')
            continue;
        std::string out = raw;
        out[place] = raw[place] == '9' ? '1' : static_cast<char>(raw[place] + 1);
        return out;
    }
    return edited(raw, random);
}

/// Hashes and links everything after a changed record again, the leaves too: all that needs no key.
void rehashFrom(File &file, const Stored &old, std::string raw)
{
    std::string before = old.hash;
    Stored fresh = old;
    fresh.raw = std::move(raw);
    fresh.hash = hashOf(fresh.raw);
    file.put(old, fresh);
    file.setLeaf(before, fresh.hash);
    for (int64_t seq = old.seq + 1;; ++seq) {
        SQLite::Statement row(file.db(), "SELECT hash, raw, sig FROM record WHERE chain=? AND seq=?");
        row.bind(1, old.chain);
        row.bind(2, seq);
        if (!row.executeStep())
            return;
        const Stored next{row.getColumn(0).getString(), old.chain, seq, row.getColumn(1).getString(),
                          row.getColumn(2).getString()};
        row.reset();
        Stored linked = next;
        if (!replaceOnce(linked.raw, before, fresh.hash))
            return;
        linked.hash = hashOf(linked.raw);
        file.put(next, linked);
        file.setLeaf(next.hash, linked.hash);
        before = next.hash;
        fresh = linked;
    }
}

/// Closes the gap that a removed leaf left, as a careful intruder does.
void closeLeaves(File &file, int64_t position)
{
    file.db().exec("UPDATE leaf SET position = -position WHERE position > " + std::to_string(position));
    file.db().exec("UPDATE leaf SET position = -position - 1 WHERE position < 0");
}

void removeRecord(File &file, const Stored &record, bool leaf, bool close)
{
    const int64_t position = file.number("SELECT position FROM leaf WHERE hash='" + record.hash + "'");
    file.db().exec("DELETE FROM record WHERE hash='" + record.hash + "'");
    if (leaf)
        file.db().exec("DELETE FROM leaf WHERE hash='" + record.hash + "'");
    if (leaf && close)
        closeLeaves(file, position);
}

void insertRecord(File &file, const Stored &record, bool leaf)
{
    SQLite::Statement insert(file.db(),
                             "INSERT OR REPLACE INTO record (hash, chain, seq, raw, sig) VALUES (?,?,?,?,?)");
    insert.bind(1, record.hash);
    insert.bind(2, record.chain);
    insert.bind(3, record.seq);
    insert.bind(4, record.raw.data(), static_cast<int>(record.raw.size()));
    insert.bind(5, record.sig.data(), static_cast<int>(record.sig.size()));
    insert.exec();
    if (leaf)
        file.db().exec("INSERT OR REPLACE INTO leaf SELECT max(position)+1, '" + record.hash + "' FROM leaf");
}

// What is done to the file; false: it could not be, with these rows.
using Mutation = bool (*)(File &);

bool changeByte(File &file)
{
    const Stored old = file.anyRecord();
    Stored fresh = old;
    fresh.raw = edited(old.raw, file.random());
    file.put(old, fresh);
    return true;
}

bool changeByteAndHash(File &file)
{
    const Stored old = file.anyRecord();
    Stored fresh = old;
    fresh.raw = editedContent(old.raw, file.random());
    fresh.hash = hashOf(fresh.raw);
    file.put(old, fresh);
    file.setLeaf(old.hash, fresh.hash);
    return true;
}

bool changeAndRehashAll(File &file)
{
    const Stored old = file.anyRecord();
    rehashFrom(file, old, editedContent(old.raw, file.random()));
    return true;
}

bool changeSignature(File &file)
{
    const Stored old = file.anyRecord();
    Stored fresh = old;
    fresh.sig = edited(old.sig, file.random());
    file.put(old, fresh);
    return true;
}

bool exchangeSignature(File &file)
{
    const Stored old = file.anyRecord();
    Stored fresh = old;
    fresh.sig = file.anyRecord().sig;
    file.put(old, fresh);
    return fresh.sig != old.sig;
}

bool changeHash(File &file)
{
    const Stored old = file.anyRecord();
    file.db().exec("UPDATE record SET hash='" + hashOf(old.hash) + "' WHERE hash='" + old.hash + "'");
    return true;
}

bool deleteRecord(File &file)
{
    removeRecord(file, file.anyRecord(), false, false);
    return true;
}

bool deleteRecordAndLeaf(File &file)
{
    removeRecord(file, file.anyRecord(), true, file.random().bounded(2) != 0);
    return true;
}

/// The tail of one chain, leaves closed up: only the ledger's signed roots tell.
bool cutChain(File &file)
{
    const Stored from = file.anyRecord();
    const int64_t last = file.number("SELECT max(seq) FROM record WHERE chain='" + from.chain + "'");
    for (int64_t seq = last; seq >= std::max<int64_t>(from.seq, 1); --seq) {
        const std::string hash =
            file.text("SELECT hash FROM record WHERE chain='" + from.chain + "' AND seq=" + std::to_string(seq));
        removeRecord(file, {hash, from.chain, seq, {}, {}}, true, true);
    }
    return last >= std::max<int64_t>(from.seq, 1);
}

/// A whole case, as if it had never been.
bool deleteCase(File &file)
{
    const std::string chain = file.text(
        "SELECT chain FROM record WHERE chain LIKE 'case/%' GROUP BY chain LIMIT 1 OFFSET "
        + std::to_string(file.pick(file.number("SELECT count(DISTINCT chain) FROM record WHERE chain LIKE 'case/%'"))));
    const int64_t last = file.number("SELECT max(seq) FROM record WHERE chain='" + chain + "'");
    for (int64_t seq = last; seq >= 0; --seq) {
        const std::string hash =
            file.text("SELECT hash FROM record WHERE chain='" + chain + "' AND seq=" + std::to_string(seq));
        removeRecord(file, {hash, chain, seq, {}, {}}, true, true);
    }
    return true;
}

bool swapRecords(File &file)
{
    const Stored a = file.anyRecord();
    const Stored b = file.anyRecord();
    if (a.hash == b.hash)
        return false;
    file.db().exec("UPDATE record SET chain='-', seq=0 WHERE hash='" + a.hash + "'");
    file.db().exec("UPDATE record SET chain='" + a.chain + "', seq=" + std::to_string(a.seq) + " WHERE hash='" + b.hash
                   + "'");
    file.db().exec("UPDATE record SET chain='" + b.chain + "', seq=" + std::to_string(b.seq) + " WHERE hash='" + a.hash
                   + "'");
    return true;
}

bool swapNeighbours(File &file)
{
    const Stored a = file.anyRecord();
    SQLite::Statement row(file.db(), "SELECT hash FROM record WHERE chain=? AND seq=?");
    row.bind(1, a.chain);
    row.bind(2, a.seq + 1);
    if (!row.executeStep())
        return false;
    const std::string b = row.getColumn(0).getString();
    row.reset();
    file.db().exec("UPDATE record SET seq=-1-seq WHERE hash='" + a.hash + "'");
    file.db().exec("UPDATE record SET seq=seq-1 WHERE hash='" + b + "'");
    file.db().exec("UPDATE record SET seq=" + std::to_string(a.seq + 1) + " WHERE hash='" + a.hash + "'");
    return true;
}

bool swapLeaves(File &file)
{
    const int64_t count = file.number("SELECT count(*) FROM leaf");
    const int64_t a = file.pick(count);
    const int64_t b = file.pick(count);
    if (a == b)
        return false;
    const std::string hashA = file.text("SELECT hash FROM leaf WHERE position=" + std::to_string(a));
    const std::string hashB = file.text("SELECT hash FROM leaf WHERE position=" + std::to_string(b));
    file.db().exec("UPDATE leaf SET hash='-' WHERE position=" + std::to_string(a));
    file.db().exec("UPDATE leaf SET hash='" + hashA + "' WHERE position=" + std::to_string(b));
    file.db().exec("UPDATE leaf SET hash='" + hashB + "' WHERE position=" + std::to_string(a));
    return true;
}

bool insertCopy(File &file)
{
    // A record of one case stands once more, as the last of another.
    Stored copy = file.anyRecord();
    const Stored other = file.anyRecord();
    const int64_t last = file.number("SELECT max(seq) FROM record WHERE chain='" + other.chain + "'");
    if (copy.chain == other.chain)
        return false;
    const std::string prev =
        file.text("SELECT hash FROM record WHERE chain='" + other.chain + "' AND seq=" + std::to_string(last));
    const auto ends = chain::endsOf(QByteArrayView(copy.raw.data(), static_cast<qsizetype>(copy.raw.size())));
    if (!ends)
        return false;
    replaceOnce(copy.raw, ends->prev.toByteArray().toStdString(), prev);
    replaceOnce(copy.raw, copy.chain, other.chain);
    const std::string tail = ",\"seq\":" + std::to_string(copy.seq) + ",\"v\":1}";
    copy.raw.replace(copy.raw.size() - tail.size(), tail.size(), ",\"seq\":" + std::to_string(last + 1) + ",\"v\":1}");
    copy.chain = other.chain;
    copy.seq = last + 1;
    copy.hash = hashOf(copy.raw);
    insertRecord(file, copy, file.random().bounded(2) != 0);
    return true;
}

/// The rest of one case continues another.
bool spliceTail(File &file)
{
    const Stored from = file.anyRecord();
    const Stored onto = file.anyRecord();
    if (from.chain == onto.chain || from.seq == 0)
        return false;
    file.db().exec("DELETE FROM record WHERE chain='" + onto.chain + "' AND seq>=" + std::to_string(from.seq));
    file.db().exec("UPDATE record SET chain='" + onto.chain + "' WHERE chain='" + from.chain
                   + "' AND seq>=" + std::to_string(from.seq));
    return true;
}

bool rollBack(File &file)
{
    // Everything after a point goes, checkpoints too: only a root from outside tells (the run is given one).
    const int64_t count = file.number("SELECT count(*) FROM leaf");
    const int64_t keep = count - 1 - file.pick(count / 2);
    file.db().exec("DELETE FROM record WHERE hash IN (SELECT hash FROM leaf WHERE position>=" + std::to_string(keep)
                   + ")");
    file.db().exec("DELETE FROM leaf WHERE position>=" + std::to_string(keep));
    file.db().exec("DELETE FROM checkpoint WHERE size>" + std::to_string(keep));
    return true;
}

bool changeCheckpoint(File &file)
{
    SQLite::Statement row(file.db(), "SELECT size, envelope FROM checkpoint ORDER BY random() LIMIT 1");
    if (!row.executeStep())
        return false;
    const int64_t size = row.getColumn(0).getInt64();
    const std::string fresh = edited(row.getColumn(1).getString(), file.random());
    row.reset();
    SQLite::Statement update(file.db(), "UPDATE checkpoint SET envelope=? WHERE size=?");
    update.bind(1, fresh.data(), static_cast<int>(fresh.size()));
    update.bind(2, size);
    update.exec();
    return true;
}

bool deleteCheckpoint(File &file)
{
    file.db().exec("DELETE FROM checkpoint WHERE size=(SELECT size FROM checkpoint ORDER BY random() LIMIT 1)");
    return true;
}

bool moveCheckpoint(File &file)
{
    file.db().exec("UPDATE checkpoint SET size=size+1 WHERE size=(SELECT max(size) FROM checkpoint)");
    return true;
}

bool changeMeta(File &file)
{
    static const std::array<std::string, 3> names = {"genesis", "ledger", "library"};
    const std::string name = names[static_cast<std::size_t>(file.pick(3))];
    std::string value = file.text("SELECT value FROM meta WHERE name='" + name + "'");
    const std::size_t place = static_cast<std::size_t>(file.pick(static_cast<int64_t>(value.size())));
    value[place] = value[place] == '0' ? '1' : value[place] == '-' ? '0' : '0';
    if (value == file.text("SELECT value FROM meta WHERE name='" + name + "'"))
        return false;
    file.db().exec("UPDATE meta SET value='" + value + "' WHERE name='" + name + "'");
    return true;
}

bool deleteMeta(File &file)
{
    file.db().exec("DELETE FROM meta WHERE name=(SELECT name FROM meta ORDER BY random() LIMIT 1)");
    return true;
}

std::vector<std::string> tablesOf(File &file)
{
    std::vector<std::string> tables;
    SQLite::Statement rows(file.db(),
                           "SELECT name FROM sqlite_schema WHERE type='table' AND name NOT LIKE 'sqlite_%' AND "
                           "name NOT IN ('meta','record','leaf','checkpoint') ORDER BY name");
    while (rows.executeStep())
        tables.push_back(rows.getColumn(0).getString());
    return tables;
}

/// The columns by which a row of the table is told from others: its key, or SQLite's own number.
std::vector<std::string> keyOf(File &file, const std::string &table)
{
    std::vector<std::string> key;
    SQLite::Statement info(file.db(), "SELECT name FROM pragma_table_info('" + table + "') WHERE pk > 0");
    while (info.executeStep())
        key.push_back("\"" + info.getColumn(0).getString() + "\"");
    return key.empty() ? std::vector<std::string>{"rowid"} : key;
}

/// A table that has rows, and what picks one of them out: ` WHERE …`.
bool anyRow(File &file, std::string &table, std::string &where)
{
    const auto tables = tablesOf(file);
    table = tables[static_cast<std::size_t>(file.pick(static_cast<int64_t>(tables.size())))];
    const int64_t count = file.number("SELECT count(*) FROM \"" + table + "\"");
    if (count == 0)
        return false;
    const std::string one = " FROM \"" + table + "\" LIMIT 1 OFFSET " + std::to_string(file.pick(count));
    where.clear();
    for (const std::string &column : keyOf(file, table))
        where +=
            (where.empty() ? " WHERE " : " AND ") + column + " IS " + file.text("SELECT quote(" + column + ")" + one);
    return true;
}

bool changeCell(File &file)
{
    std::string table;
    std::string where;
    if (!anyRow(file, table, where))
        return false;
    std::vector<std::pair<std::string, std::string>> columns;
    SQLite::Statement info(file.db(), "SELECT name, type FROM pragma_table_info('" + table + "')");
    while (info.executeStep())
        columns.emplace_back(info.getColumn(0).getString(), info.getColumn(1).getString());
    const auto &[name, type] = columns[static_cast<std::size_t>(file.pick(static_cast<int64_t>(columns.size())))];
    const std::string fresh =
        type == "INTEGER" ? "coalesce(\"" + name + "\",0)+1" : "coalesce(\"" + name + "\",'')||'x'";
    file.db().exec("UPDATE OR IGNORE \"" + table + "\" SET \"" + name + "\"=" + fresh + where);
    return file.db().getTotalChanges() > 0;
}

bool deleteRow(File &file)
{
    std::string table;
    std::string where;
    if (!anyRow(file, table, where))
        return false;
    file.db().exec("DELETE FROM \"" + table + "\"" + where);
    return true;
}

bool insertRow(File &file)
{
    std::string table;
    std::string where;
    if (!anyRow(file, table, where))
        return false;
    std::string columns;
    SQLite::Statement info(file.db(), "SELECT name, type, pk FROM pragma_table_info('" + table + "')");
    while (info.executeStep()) {
        const std::string name = "\"" + info.getColumn(0).getString() + "\"";
        const bool key = info.getColumn(2).getInt() > 0;
        columns += (columns.empty() ? "" : ",")
            + (!key                                             ? name
                   : info.getColumn(1).getString() == "INTEGER" ? name + "+100000"
                                                                : name + "||'y'");
    }
    file.db().exec("INSERT OR IGNORE INTO \"" + table + "\" SELECT " + columns + " FROM \"" + table + "\"" + where);
    return file.db().getTotalChanges() > 0;
}

bool swapCells(File &file)
{
    const int64_t count = file.number("SELECT count(*) FROM case_row");
    const int64_t a = file.number("SELECT rowid FROM case_row LIMIT 1 OFFSET " + std::to_string(file.pick(count)));
    const int64_t b = file.number("SELECT rowid FROM case_row LIMIT 1 OFFSET " + std::to_string(file.pick(count)));
    const std::string placeA = file.text("SELECT cause||place FROM case_row WHERE rowid=" + std::to_string(a));
    const std::string placeB = file.text("SELECT cause||place FROM case_row WHERE rowid=" + std::to_string(b));
    if (placeA == placeB)
        return false;
    file.db().exec("CREATE TEMP TABLE t AS SELECT cause, place FROM case_row WHERE rowid=" + std::to_string(a));
    file.db().exec("UPDATE case_row SET (cause, place)=(SELECT cause, place FROM case_row WHERE rowid="
                   + std::to_string(b) + ") WHERE rowid=" + std::to_string(a));
    file.db().exec("UPDATE case_row SET (cause, place)=(SELECT cause, place FROM t) WHERE rowid=" + std::to_string(b));
    file.db().exec("DROP TABLE t");
    return true;
}

/// SQL of the triggers that keep the truth, so that they stand again after a change around them.
std::vector<std::string> dropTriggers(File &file)
{
    std::vector<std::string> sql;
    std::vector<std::string> names;
    SQLite::Statement rows(file.db(), "SELECT name, sql FROM sqlite_schema WHERE type='trigger'");
    while (rows.executeStep()) {
        names.push_back(rows.getColumn(0).getString());
        sql.push_back(rows.getColumn(1).getString());
    }
    rows.reset();
    for (const std::string &name : names)
        file.db().exec("DROP TRIGGER " + name);
    return sql;
}

bool loseTrigger(File &file)
{
    file.db().exec("DROP TRIGGER record_kept");
    return true;
}

bool addTrigger(File &file)
{
    file.db().exec("CREATE TRIGGER intruder AFTER INSERT ON leaf BEGIN DELETE FROM meta WHERE name='x'; END");
    return true;
}

struct Named {
    const char *name;
    Mutation mutate;
    int weight;
    bool truth; // triggers are taken away for it and put back
};

constexpr Named kMutations[] = {
    {"change-byte", changeByte, 10, true},
    {"change-and-hash", changeByteAndHash, 10, true},
    {"change-and-rehash-all-after", changeAndRehashAll, 14, true},
    {"change-signature", changeSignature, 5, true},
    {"exchange-signature", exchangeSignature, 4, true},
    {"change-hash", changeHash, 3, true},
    {"delete-record", deleteRecord, 5, true},
    {"delete-record-and-leaf", deleteRecordAndLeaf, 6, true},
    {"cut-chain", cutChain, 4, true},
    {"delete-case", deleteCase, 2, true},
    {"swap-records", swapRecords, 4, true},
    {"swap-neighbours", swapNeighbours, 4, true},
    {"swap-leaves", swapLeaves, 3, true},
    {"insert-copy", insertCopy, 4, true},
    {"splice-tail", spliceTail, 4, true},
    {"roll-back", rollBack, 3, true},
    {"change-checkpoint", changeCheckpoint, 2, true},
    {"delete-checkpoint", deleteCheckpoint, 1, true},
    {"move-checkpoint", moveCheckpoint, 1, true},
    {"change-meta", changeMeta, 2, false},
    {"delete-meta", deleteMeta, 1, false},
    {"change-cell", changeCell, 12, false},
    {"delete-row", deleteRow, 6, false},
    {"insert-row", insertRow, 5, false},
    {"swap-cells", swapCells, 3, false},
    {"lose-trigger", loseTrigger, 1, false},
    {"add-trigger", addTrigger, 1, false},
};

const Named &choose(Random &random)
{
    int total = 0;
    for (const Named &one : kMutations)
        total += one.weight;
    int ticket = static_cast<int>(random.bounded(static_cast<quint32>(total)));
    for (const Named &one : kMutations) {
        ticket -= one.weight;
        if (ticket < 0)
            return one;
    }
    return kMutations[0];
}

bool mutate(const Named &one, const std::string &path, Random &random)
{
    File file(path, random);
    SQLite::Transaction all(file.db());
    const std::vector<std::string> triggers = one.truth ? dropTriggers(file) : std::vector<std::string>();
    if (!one.mutate(file))
        return false;
    for (const std::string &sql : triggers)
        file.db().exec(sql);
    all.commit();
    return true;
}

struct Outside {
    casework::OutsideRoot root;
    bool good = false;
};

Outside outsideRootOf(const QString &library)
{
    const auto store = store::Store::open(library + QStringLiteral("/anjuan.db"), store::Mode::ReadOnly);
    const auto kept = chain::checkpoints(**store);
    if (!kept || kept->empty())
        return {};
    const auto last = chain::parseCheckpoint(kept->back().envelope, QStringLiteral("checkpoint"));
    return {{last->ledger, last->size, last->root, QStringLiteral("receipt"), last->at.toString()}, true};
}

class Suite {
public:
    Suite(const QString &library, quint32 seed) : m_library(library), m_seed(seed), m_outside(outsideRootOf(library))
    {
        m_work = QDir(library).absolutePath() + QStringLiteral(".mutated-") + QString::number(seed);
        QDir(m_work).removeRecursively();
        QDir().mkpath(m_work);
        QFile::link(QDir(library).absoluteFilePath(QStringLiteral("vault")), m_work + QStringLiteral("/vault"));
    }
    ~Suite() { QDir(m_work).removeRecursively(); }
    Suite(const Suite &) = delete;
    Suite &operator=(const Suite &) = delete;

    bool cleanBefore()
    {
        copy();
        return !finds();
    }

    void run(int n, const QString &only)
    {
        Random random(m_seed * 1000003U + static_cast<quint32>(n));
        for (;;) {
            const Named &one = choose(random);
            if (!only.isEmpty() && only != QLatin1String(one.name))
                continue;
            copy();
            if (!mutate(one, (m_work + QStringLiteral("/anjuan.db")).toStdString(), random))
                continue;
            ++m_done[one.name];
            if (!finds()) {
                ++m_missed;
                std::printf("MISSED %s (mutation %d, seed %u)\n", one.name, n, m_seed);
            }
            return;
        }
    }

    int missed() const { return m_missed; }
    const std::map<std::string, int> &done() const { return m_done; }

private:
    void copy()
    {
        std::filesystem::copy_file((m_library + QStringLiteral("/anjuan.db")).toStdString(),
                                   (m_work + QStringLiteral("/anjuan.db")).toStdString(),
                                   std::filesystem::copy_options::overwrite_existing);
        for (const char *more : {"-wal", "-shm"})
            QFile::remove(m_work + QStringLiteral("/anjuan.db") + QLatin1String(more));
    }

    /// The structure first: what it finds needs no look at the contents.
    bool finds()
    {
        NoProgress quiet;
        const SystemClock clock;
        casework::VerifyOptions options;
        options.memo = &m_memo;
        options.against = m_outside.root;
        for (const bool contents : {false, true}) {
            options.contents = contents;
            const auto report = casework::Library::verifyFolder(m_work, options, clock, quiet);
            // Another program's file, or a newer one, is not taken either.
            if (!report || !report->clean())
                return true;
        }
        return false;
    }

    QString m_library;
    QString m_work;
    quint32 m_seed;
    Outside m_outside;
    casework::VerifyMemo m_memo;
    std::map<std::string, int> m_done;
    int m_missed = 0;
};

} // namespace

int main(int argc, char *argv[])
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QGuiApplication app(argc, argv);
    QCommandLineParser parser;
    for (const char *name : {"cases", "mutations", "seed", "only"})
        parser.addOption({QLatin1String(name), QString(), QStringLiteral("value")});
    parser.process(app);
    const QString folder = parser.positionalArguments().value(0);
    const int cases = parser.value(QStringLiteral("cases")).toInt();
    const int wanted = parser.value(QStringLiteral("mutations")).toInt();
    const quint32 seed = parser.value(QStringLiteral("seed")).toUInt();
    if (folder.isEmpty() || wanted <= 0) {
        std::fprintf(stderr, "anjuan_mutations FOLDER --cases N --mutations M --seed S [--only NAME]\n");
        return 2;
    }
    const QString library = folder + QStringLiteral("/library-%1").arg(cases);
    NoProgress quiet;
    if (!QFileInfo::exists(library)) {
        QDir().mkpath(folder);
        if (const auto made = casework::synth(library, cases, 1, quiet); !made) {
            std::fprintf(stderr, "%s\n", qPrintable(describe(made.error())));
            return 3;
        }
    }
    SystemClock clock;
    // Made by an older program, its tables are another version's: opening makes them anew.
    if (const auto opened = casework::Library::open(library, casework::Access::ReadWrite, clock); !opened) {
        std::fprintf(stderr, "%s\n", qPrintable(describe(opened.error())));
        return 3;
    }
    Suite suite(library, seed);
    if (!suite.cleanBefore()) {
        std::fprintf(stderr, "the library has findings before anything was changed\n");
        return 3;
    }
    QElapsedTimer timer;
    timer.start();
    for (int n = 0; n < wanted; ++n)
        suite.run(n, parser.value(QStringLiteral("only")));
    for (const auto &[name, count] : suite.done())
        std::printf("%6d %s\n", count, name.c_str());
    std::printf("%d mutations of a library of %d cases, %d missed, %.1f s\n", wanted, cases, suite.missed(),
                static_cast<double>(timer.elapsed()) / 1000);
    return suite.missed() == 0 ? 0 : 1;
}
