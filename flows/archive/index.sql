-- What the files of an archive hold, in SQLite. The order of all is that of the files' names, and in each its own.
--   entry.told   an entry completed with what it refers to, NULL where that is not held
--   entry.raw    as its own file gives it, NULL where that is the same
--   file.print   `print_of` its documents' record ids; file.damages: of the file itself
--   damage       of records that refer to nothing
CREATE TABLE made_for (format INTEGER, walls TEXT);
CREATE TABLE file (name TEXT, bytes INTEGER, print TEXT, damages TEXT);
CREATE TABLE entry (
    file TEXT, url TEXT, digest TEXT, record_id TEXT, is_document INTEGER, raw TEXT, told TEXT
);
CREATE TABLE failure (file TEXT, url TEXT, kind TEXT, message TEXT, at REAL);
CREATE TABLE damage (file TEXT, damage TEXT);
CREATE INDEX entry_file ON entry (file);
CREATE INDEX entry_url ON entry (url);
CREATE INDEX entry_digest ON entry (digest) WHERE digest IS NOT NULL;
CREATE INDEX failure_url ON failure (url);
