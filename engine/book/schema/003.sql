-- The book, schema 3: reminders, holds, answers, signatures and the dispatch register.

-- Until a day (the last on which it stands) a State is not reminded: of all, of one document or
-- of one component. `position` is what the State says, where it disputes; empty otherwise.
CREATE TABLE holds (
    id INTEGER PRIMARY KEY,
    entry INTEGER NOT NULL UNIQUE REFERENCES entries,
    state TEXT NOT NULL,
    document INTEGER REFERENCES documents,
    component TEXT,
    until_day TEXT NOT NULL CHECK (until_day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
    position TEXT NOT NULL
) STRICT;

CREATE TABLE releases (
    id INTEGER PRIMARY KEY,
    entry INTEGER NOT NULL REFERENCES entries,
    hold INTEGER NOT NULL UNIQUE REFERENCES holds
) STRICT;

-- A round of letters. One a day: a second `remind` on the same day completes it.
CREATE TABLE reminder_runs (
    id INTEGER PRIMARY KEY,
    entry INTEGER NOT NULL REFERENCES entries,
    day TEXT NOT NULL UNIQUE CHECK (day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]')
) STRICT;

-- One letter of a run, and the statement of account that goes with it.
CREATE TABLE reminders (
    id INTEGER PRIMARY KEY,
    entry INTEGER NOT NULL REFERENCES entries,
    run INTEGER NOT NULL REFERENCES reminder_runs,
    state TEXT NOT NULL,
    level INTEGER NOT NULL CHECK (level >= 1),
    letter INTEGER NOT NULL UNIQUE REFERENCES documents,
    statement INTEGER NOT NULL UNIQUE REFERENCES documents,
    UNIQUE (run, state)
) STRICT;

-- What the letter names, in its order, with what stood open.
CREATE TABLE reminder_items (
    id INTEGER PRIMARY KEY,
    entry INTEGER NOT NULL REFERENCES entries,
    reminder INTEGER NOT NULL REFERENCES reminders,
    position INTEGER NOT NULL,
    document INTEGER NOT NULL REFERENCES documents,
    level INTEGER NOT NULL CHECK (level >= 1),
    open_minor INTEGER NOT NULL CHECK (open_minor > 0),
    UNIQUE (reminder, position)
) STRICT;

-- What came back signed. The newest scan of a letter counts.
CREATE TABLE signatures (
    id INTEGER PRIMARY KEY,
    entry INTEGER NOT NULL REFERENCES entries,
    letter INTEGER NOT NULL REFERENCES documents,
    scan INTEGER NOT NULL UNIQUE REFERENCES documents
) STRICT;

CREATE INDEX signatures_by_letter ON signatures (letter);

-- The dispatch register: that something is about to be sent, written before it is. A dispatch
-- without an outcome is one during which the program died: nobody knows.
CREATE TABLE dispatches (
    id INTEGER PRIMARY KEY,
    entry INTEGER NOT NULL UNIQUE REFERENCES entries,
    letter INTEGER NOT NULL REFERENCES documents,
    recipient TEXT NOT NULL,
    level INTEGER NOT NULL CHECK (level >= 0),
    channel TEXT NOT NULL,
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
    message_id TEXT NOT NULL,
    attempt INTEGER NOT NULL CHECK (attempt >= 1),
    UNIQUE (letter, recipient, level, attempt)
) STRICT;

CREATE TABLE dispatch_outcomes (
    id INTEGER PRIMARY KEY,
    entry INTEGER NOT NULL UNIQUE REFERENCES entries,
    dispatch INTEGER NOT NULL UNIQUE REFERENCES dispatches,
    outcome TEXT NOT NULL,
    answer TEXT NOT NULL
) STRICT;

-- A State answered.
CREATE TABLE responses (
    id INTEGER PRIMARY KEY,
    entry INTEGER NOT NULL UNIQUE REFERENCES entries,
    state TEXT NOT NULL
) STRICT;
