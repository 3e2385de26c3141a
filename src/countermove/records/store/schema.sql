-- A project folder's records. A document has one or more releases (readings of different bytes), a release has one or
-- more files, and what can be cited stands in passage, one row each.

CREATE TABLE document (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
) STRICT;

-- contents: digest of all content keys; earliest and latest: the first and the last day that the date may mean.
CREATE TABLE release (
    id INTEGER PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
    sha256 TEXT NOT NULL UNIQUE,
    reader TEXT NOT NULL,
    contents TEXT NOT NULL,
    read_as TEXT NOT NULL,
    type TEXT,
    title TEXT,
    date TEXT,
    earliest TEXT,
    latest TEXT,
    classification TEXT,
    release_ids TEXT NOT NULL,
    medium TEXT NOT NULL,
    quality REAL
) STRICT;
CREATE INDEX release_document ON release (document);
CREATE INDEX release_contents ON release (contents);
CREATE INDEX release_earliest ON release (earliest);

-- path: relative to the folder of this file where it lies below it, with / between the parts.
CREATE TABLE file (
    path TEXT PRIMARY KEY,
    release INTEGER NOT NULL REFERENCES release ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX file_release ON file (release);

CREATE TABLE office (
    release INTEGER NOT NULL REFERENCES release ON DELETE CASCADE,
    name TEXT NOT NULL,
    role TEXT NOT NULL
) STRICT;
CREATE INDEX office_release ON office (release);

-- kind: paragraph, item, footnote; or what is missing: withheld_block, denied_pages, missing_footnote (no text then).
-- place: the citation without the document's name. twin: the same for the same words in another release of a
-- document; twin_of: the first passage of the document that has it, NULL for that one.
CREATE TABLE passage (
    id INTEGER PRIMARY KEY,
    release INTEGER NOT NULL REFERENCES release ON DELETE CASCADE,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    place TEXT NOT NULL,
    heading TEXT NOT NULL,
    first_line INTEGER NOT NULL,
    last_line INTEGER NOT NULL,
    key TEXT NOT NULL,
    twin TEXT NOT NULL,
    portion_mark TEXT NOT NULL,
    withheld INTEGER NOT NULL,
    twin_of INTEGER
) STRICT;
CREATE UNIQUE INDEX passage_release ON passage (release, position);
CREATE INDEX passage_withheld ON passage (release, position) WHERE withheld > 0;
CREATE INDEX passage_twin_of ON passage (twin_of) WHERE twin_of IS NOT NULL;

-- The words of a passage, apart so that rows of passage stay small; none for what is missing.
CREATE TABLE wording (
    id INTEGER PRIMARY KEY REFERENCES passage ON DELETE CASCADE,
    text TEXT NOT NULL,
    sketch TEXT NOT NULL
) STRICT;

CREATE VIRTUAL TABLE words USING fts5 (
    text,
    content = 'wording',
    content_rowid = 'id',
    tokenize='porter unicode61 remove_diacritics 2'
);

CREATE TABLE redaction (
    passage INTEGER NOT NULL REFERENCES passage ON DELETE CASCADE,
    at INTEGER NOT NULL,
    kind TEXT NOT NULL,
    marker TEXT NOT NULL,
    codes TEXT NOT NULL,
    extent TEXT NOT NULL,
    certainty TEXT NOT NULL
) STRICT;
CREATE INDEX redaction_passage ON redaction (passage);

-- Markings of a whole release (classification, caveat) and of a passage (portion, code), in capitals.
CREATE TABLE release_marking (
    release INTEGER NOT NULL REFERENCES release ON DELETE CASCADE,
    value TEXT NOT NULL,
    kind TEXT NOT NULL,
    PRIMARY KEY (value, kind, release)
) STRICT, WITHOUT ROWID;
CREATE INDEX release_marking_release ON release_marking (release);

CREATE TABLE passage_marking (
    passage INTEGER NOT NULL REFERENCES passage ON DELETE CASCADE,
    value TEXT NOT NULL,
    kind TEXT NOT NULL,
    PRIMARY KEY (value, kind, passage)
) STRICT, WITHOUT ROWID;
CREATE INDEX passage_marking_passage ON passage_marking (passage);

CREATE TABLE judgment (
    passage INTEGER NOT NULL REFERENCES passage ON DELETE CASCADE,
    at INTEGER NOT NULL,
    until INTEGER NOT NULL,
    cue TEXT NOT NULL,
    kind TEXT NOT NULL,
    tier INTEGER NOT NULL,
    negated INTEGER NOT NULL,
    holder TEXT NOT NULL,
    holders TEXT NOT NULL,
    low REAL,
    high REAL,
    scale TEXT
) STRICT;
CREATE INDEX judgment_passage ON judgment (passage);
CREATE INDEX judgment_kind ON judgment (kind, passage);
CREATE INDEX judgment_range ON judgment (low, high) WHERE low IS NOT NULL;
CREATE INDEX judgment_cue ON judgment (cue, passage);
CREATE INDEX judgment_holders ON judgment (holders, passage);

CREATE TABLE actor (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    shown TEXT NOT NULL,
    type TEXT NOT NULL
) STRICT;

-- Every form of an actor's name that a record here has used, in lower case.
CREATE TABLE actor_form (
    form TEXT NOT NULL,
    actor INTEGER NOT NULL REFERENCES actor ON DELETE CASCADE,
    PRIMARY KEY (form, actor)
) STRICT, WITHOUT ROWID;
CREATE INDEX actor_form_actor ON actor_form (actor);

CREATE TABLE mention (
    passage INTEGER NOT NULL REFERENCES passage ON DELETE CASCADE,
    actor INTEGER NOT NULL REFERENCES actor ON DELETE CASCADE,
    at INTEGER NOT NULL,
    until INTEGER NOT NULL,
    times INTEGER NOT NULL,
    PRIMARY KEY (actor, passage)
) STRICT, WITHOUT ROWID;
CREATE INDEX mention_passage ON mention (passage);

CREATE TABLE event (
    passage INTEGER NOT NULL REFERENCES passage ON DELETE CASCADE,
    date TEXT NOT NULL,
    earliest TEXT NOT NULL,
    latest TEXT NOT NULL,
    at INTEGER NOT NULL,
    until INTEGER NOT NULL
) STRICT;
CREATE INDEX event_passage ON event (passage);
CREATE INDEX event_earliest ON event (earliest, latest, passage);

-- The user's notes. They belong to no other row, so that nothing that is read anew or taken out can take them along.
-- place: where the note stands now; made_at: where it was made; key, sketch and quote: the words it was made on.
-- status: in_place; changed or moved (suggested says where, share how alike); orphaned.
CREATE TABLE note (
    id INTEGER PRIMARY KEY,
    document TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    place TEXT NOT NULL,
    made_at TEXT NOT NULL,
    key TEXT NOT NULL,
    sketch TEXT NOT NULL,
    quote TEXT NOT NULL,
    text TEXT NOT NULL,
    author TEXT NOT NULL,
    at TEXT NOT NULL,
    status TEXT NOT NULL,
    suggested TEXT NOT NULL DEFAULT '',
    share REAL
) STRICT;
CREATE INDEX note_document ON note (document);
