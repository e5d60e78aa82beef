-- Truth: what rebuild never touches. Projections are not migrated, they are dropped and replayed.
CREATE TABLE meta (
    name  TEXT PRIMARY KEY CHECK (name IN ('genesis', 'ledger', 'library')),
    value TEXT NOT NULL
) STRICT;

-- Records as their exact bytes.
CREATE TABLE record (
    hash  TEXT PRIMARY KEY,
    chain TEXT NOT NULL,
    seq   INTEGER NOT NULL CHECK (seq >= 0),
    raw   BLOB NOT NULL,
    sig   BLOB NOT NULL,
    UNIQUE (chain, seq)
) STRICT;

-- The ledger: in which order records entered this library.
CREATE TABLE leaf (
    position INTEGER PRIMARY KEY CHECK (position >= 0),
    hash     TEXT NOT NULL UNIQUE REFERENCES record (hash)
) STRICT;

-- Signed checkpoints, each over the first `size` leaves.
CREATE TABLE checkpoint (
    size     INTEGER PRIMARY KEY CHECK (size > 0),
    envelope BLOB NOT NULL
) STRICT;

CREATE TRIGGER record_kept BEFORE UPDATE ON record BEGIN SELECT RAISE(ABORT, 'records are never changed'); END;
CREATE TRIGGER record_stays BEFORE DELETE ON record BEGIN SELECT RAISE(ABORT, 'records are never deleted'); END;
CREATE TRIGGER leaf_kept BEFORE UPDATE ON leaf BEGIN SELECT RAISE(ABORT, 'the ledger is never changed'); END;
CREATE TRIGGER leaf_stays BEFORE DELETE ON leaf BEGIN SELECT RAISE(ABORT, 'the ledger is never changed'); END;
CREATE TRIGGER checkpoint_kept BEFORE UPDATE ON checkpoint BEGIN SELECT RAISE(ABORT, 'checkpoints are never changed'); END;
CREATE TRIGGER checkpoint_stays BEFORE DELETE ON checkpoint BEGIN SELECT RAISE(ABORT, 'checkpoints are never deleted'); END;
