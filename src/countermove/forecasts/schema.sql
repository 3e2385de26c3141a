-- A register of forecasts. Rows are only ever added: what changes is a new row in revision or resolution, and triggers
-- refuse everything else. Days are ISO 8601; entered is the day on which a row was written. Lists and pairs are JSON.

CREATE TABLE forecast (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE CHECK (id <> ''),
    text TEXT NOT NULL,
    rule TEXT NOT NULL,
    deadline TEXT NOT NULL,
    answers TEXT NOT NULL,
    status_quo TEXT NOT NULL CHECK (status_quo IN ('yes', 'no', 'none')),
    case_name TEXT NOT NULL,
    case_hash TEXT NOT NULL,
    countermove TEXT NOT NULL,
    judgment TEXT NOT NULL,
    share REAL,
    settings TEXT NOT NULL,
    evidence TEXT NOT NULL,
    opinion TEXT NOT NULL,
    responsiveness TEXT NOT NULL,
    confidence TEXT NOT NULL,
    cites TEXT NOT NULL,
    note TEXT NOT NULL
) STRICT;

-- position: 0 is the forecast as made. probabilities: of several answers; low and high are NULL then, and for words
-- without a number.
CREATE TABLE revision (
    forecast INTEGER NOT NULL REFERENCES forecast,
    position INTEGER NOT NULL CHECK (position >= 0),
    at TEXT NOT NULL,
    entered TEXT NOT NULL,
    author TEXT NOT NULL,
    reason TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('point', 'band', 'word', 'answers')),
    low REAL CHECK (low BETWEEN 0 AND 1),
    high REAL CHECK (high BETWEEN 0 AND 1),
    term TEXT NOT NULL,
    scale TEXT NOT NULL,
    probabilities TEXT NOT NULL,
    PRIMARY KEY (forecast, position)
) STRICT;

-- outcome: yes, no, void, the name of an answer, or open where an earlier resolution is taken back. The last position
-- of a forecast holds; those after 0 are corrections, with a reason.
CREATE TABLE resolution (
    forecast INTEGER NOT NULL REFERENCES forecast,
    position INTEGER NOT NULL CHECK (position >= 0),
    outcome TEXT NOT NULL,
    at TEXT NOT NULL,
    entered TEXT NOT NULL,
    cites TEXT NOT NULL,
    author TEXT NOT NULL,
    note TEXT NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (forecast, position)
) STRICT;
