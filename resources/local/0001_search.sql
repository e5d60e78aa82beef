-- Local state of one PC (docs/design.md §4): everything here can be deleted and is made again from the records.
CREATE TABLE search_state (
    only   INTEGER PRIMARY KEY CHECK (only = 1),
    ledger TEXT NOT NULL,
    size   INTEGER NOT NULL CHECK (size >= 0)
) STRICT;

-- One row a case; a case that changed gets a new, higher id, so that the newest stand last.
CREATE TABLE search_case (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    case_id    TEXT NOT NULL UNIQUE,
    text       TEXT NOT NULL,
    facets     TEXT NOT NULL,
    filed_on   TEXT,
    decided_on TEXT,
    fine_fen   INTEGER NOT NULL
) STRICT;

-- Pairs of Han characters, never trigrams: those answer a query of two characters with nothing.
CREATE VIRTUAL TABLE search_words USING fts5 (words, facets, content = '', tokenize = 'unicode61 remove_diacritics 0');

-- How many rules a case's records did not keep, as long as chain and office stand as they did.
CREATE TABLE case_flaws (
    case_id TEXT PRIMARY KEY,
    records INTEGER NOT NULL,
    office  TEXT NOT NULL,
    flaws   INTEGER NOT NULL
) STRICT;
