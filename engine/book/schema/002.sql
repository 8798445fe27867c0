-- The book, schema 2: money in and out, word of it, corrections and closed years.
--
-- Amounts stand in the postings of the entry; these tables hold what postings cannot say.

-- Money that arrived. `identity` is what makes it the same receipt when it is met again: the
-- bank's reference, or day, amount, State, text and occurrence. `attempt` counts the times it
-- was booked: more than once only where the earlier booking was reversed.
CREATE TABLE receipts (
    id INTEGER PRIMARY KEY,
    entry INTEGER NOT NULL UNIQUE REFERENCES entries,
    state TEXT,
    amount_minor INTEGER NOT NULL CHECK (amount_minor > 0),
    charges_minor INTEGER NOT NULL CHECK (charges_minor >= 0),
    voluntary INTEGER NOT NULL CHECK (voluntary IN (0, 1)),
    reference TEXT NOT NULL,
    bank_reference TEXT NOT NULL,
    original TEXT NOT NULL,
    original_rate TEXT NOT NULL,
    identity TEXT NOT NULL,
    attempt INTEGER NOT NULL CHECK (attempt >= 1),
    UNIQUE (identity, attempt)
) STRICT;

-- An entry that undoes another, whole. A returned payment can itself be undone, and happen again.
CREATE TABLE reversals (
    id INTEGER PRIMARY KEY,
    entry INTEGER NOT NULL UNIQUE REFERENCES entries,
    reversed INTEGER NOT NULL REFERENCES entries
) STRICT;

CREATE INDEX reversals_by_reversed ON reversals (reversed);

-- A credit note, a void or a write-off, and the invoice it is about. Without a paper: null.
CREATE TABLE corrections (
    id INTEGER PRIMARY KEY,
    entry INTEGER NOT NULL UNIQUE REFERENCES entries,
    document INTEGER NOT NULL REFERENCES documents,
    paper INTEGER UNIQUE REFERENCES documents,
    amount_minor INTEGER NOT NULL CHECK (amount_minor > 0)
) STRICT;

CREATE INDEX corrections_by_document ON corrections (document);

-- The invoice that took the place of a voided one.
CREATE TABLE replacements (
    id INTEGER PRIMARY KEY,
    entry INTEGER NOT NULL REFERENCES entries,
    voided INTEGER NOT NULL UNIQUE REFERENCES documents,
    replacement INTEGER NOT NULL UNIQUE REFERENCES documents
) STRICT;

-- A State's word that a payment is being processed. Without an amount: all it owed that day.
CREATE TABLE promises (
    id INTEGER PRIMARY KEY,
    entry INTEGER NOT NULL UNIQUE REFERENCES entries,
    state TEXT NOT NULL,
    fund INTEGER REFERENCES funds,
    amount_minor INTEGER CHECK (amount_minor > 0),
    by_day TEXT NOT NULL CHECK (by_day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
    CHECK (amount_minor IS NULL OR fund IS NOT NULL)
) STRICT;

CREATE TABLE closes (
    id INTEGER PRIMARY KEY,
    entry INTEGER NOT NULL UNIQUE REFERENCES entries,
    year INTEGER NOT NULL UNIQUE
) STRICT;

-- The surplus of a closed year that was given back.
CREATE TABLE surpluses (
    id INTEGER PRIMARY KEY,
    entry INTEGER NOT NULL UNIQUE REFERENCES entries,
    year INTEGER NOT NULL,
    fund INTEGER NOT NULL REFERENCES funds,
    amount_minor INTEGER NOT NULL CHECK (amount_minor > 0),
    decision TEXT NOT NULL
) STRICT;
