-- The other side of a fork (record-chain.md §5): verified records that do not stand in their chain. A record may leave
-- `record` only when it stands here, and the other way round, so that nothing is ever lost.
CREATE TABLE branch (
    hash  TEXT PRIMARY KEY,
    chain TEXT NOT NULL,
    seq   INTEGER NOT NULL CHECK (seq >= 0),
    raw   BLOB NOT NULL,
    sig   BLOB NOT NULL
) STRICT;
CREATE INDEX branch_chain ON branch (chain, seq);

-- A leaf may name a record of a branch: what entered the ledger stays in it.
CREATE TABLE leaf_of_both (
    position INTEGER PRIMARY KEY CHECK (position >= 0),
    hash     TEXT NOT NULL UNIQUE
) STRICT;
INSERT INTO leaf_of_both SELECT position, hash FROM leaf;
DROP TRIGGER leaf_kept;
DROP TRIGGER leaf_stays;
DROP TABLE leaf;
ALTER TABLE leaf_of_both RENAME TO leaf;

DROP TRIGGER record_stays;
CREATE TRIGGER record_stays BEFORE DELETE ON record WHEN NOT EXISTS (SELECT 1 FROM branch WHERE hash = OLD.hash AND raw = OLD.raw) BEGIN SELECT RAISE(ABORT, 'records are never deleted'); END;
CREATE TRIGGER branch_kept BEFORE UPDATE ON branch BEGIN SELECT RAISE(ABORT, 'records are never changed'); END;
CREATE TRIGGER branch_stays BEFORE DELETE ON branch WHEN NOT EXISTS (SELECT 1 FROM record WHERE hash = OLD.hash AND raw = OLD.raw) BEGIN SELECT RAISE(ABORT, 'records are never deleted'); END;
CREATE TRIGGER leaf_kept BEFORE UPDATE ON leaf BEGIN SELECT RAISE(ABORT, 'the ledger is never changed'); END;
CREATE TRIGGER leaf_stays BEFORE DELETE ON leaf BEGIN SELECT RAISE(ABORT, 'the ledger is never changed'); END;
