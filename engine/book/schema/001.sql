-- The book, schema 1: entries and postings, the frozen calls, the documents, the settings.
--
-- Every table is append-only (three triggers, append_only.sql) and every row is a link of the
-- one chain. Every row but those of chain and migrations belongs to an entry, which says who
-- wrote it, when, for which day and why. A table is never altered afterwards, because the chain
-- covers its columns: what a later schema needs is a new table.

CREATE TABLE chain (
    id INTEGER PRIMARY KEY,
    table_name TEXT NOT NULL,
    row_id INTEGER NOT NULL,
    hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;

CREATE TABLE migrations (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL UNIQUE,
    sha256 TEXT NOT NULL
) STRICT;

-- One thing that happened. The fund is null where no money is involved.
CREATE TABLE entries (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    fund INTEGER REFERENCES funds,
    booked_on TEXT NOT NULL CHECK (booked_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
    recorded_on TEXT NOT NULL CHECK (recorded_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
    instant TEXT NOT NULL,
    actor TEXT NOT NULL,
    reason TEXT NOT NULL
) STRICT;

CREATE INDEX entries_by_day ON entries (booked_on);

CREATE TRIGGER entries_in_order_of_recording BEFORE INSERT ON entries
WHEN NEW.recorded_on < (SELECT recorded_on FROM entries ORDER BY id DESC LIMIT 1)
BEGIN
    SELECT RAISE(ABORT, 'entries: recorded before the newest entry');
END;

CREATE TABLE book (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    entry INTEGER NOT NULL REFERENCES entries,
    office TEXT NOT NULL,
    specimen INTEGER NOT NULL CHECK (specimen IN (0, 1))
) STRICT;

CREATE TABLE settings (
    id INTEGER PRIMARY KEY,
    entry INTEGER NOT NULL REFERENCES entries,
    name TEXT NOT NULL,
    value TEXT NOT NULL
) STRICT;

-- The money of one biller under one convention in one currency.
CREATE TABLE funds (
    id INTEGER PRIMARY KEY,
    entry INTEGER NOT NULL REFERENCES entries,
    code TEXT NOT NULL UNIQUE,
    biller TEXT NOT NULL,
    convention TEXT NOT NULL,
    currency TEXT NOT NULL CHECK (length(currency) = 3)
) STRICT;

CREATE TABLE components (
    id INTEGER PRIMARY KEY,
    entry INTEGER NOT NULL REFERENCES entries,
    fund INTEGER NOT NULL REFERENCES funds,
    code TEXT NOT NULL,
    UNIQUE (fund, code)
) STRICT;

CREATE TABLE account_confirmations (
    id INTEGER PRIMARY KEY,
    entry INTEGER NOT NULL REFERENCES entries,
    biller TEXT NOT NULL,
    placeholder INTEGER NOT NULL CHECK (placeholder IN (0, 1))
) STRICT;

CREATE TABLE account_fields (
    id INTEGER PRIMARY KEY,
    entry INTEGER NOT NULL REFERENCES entries,
    confirmation INTEGER NOT NULL REFERENCES account_confirmations,
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    UNIQUE (confirmation, name)
) STRICT;

-- A call, frozen by its first issue: everything its figures came from.
CREATE TABLE assessments (
    id INTEGER PRIMARY KEY,
    entry INTEGER NOT NULL REFERENCES entries,
    convention TEXT NOT NULL,
    year INTEGER NOT NULL,
    call TEXT NOT NULL,
    assessed_on TEXT NOT NULL,
    scale TEXT NOT NULL,
    model TEXT NOT NULL,
    decision TEXT NOT NULL,
    call_sha256 TEXT NOT NULL,
    UNIQUE (convention, year, call)
) STRICT;

CREATE TABLE assessment_meetings (
    id INTEGER PRIMARY KEY,
    entry INTEGER NOT NULL REFERENCES entries,
    assessment INTEGER NOT NULL UNIQUE REFERENCES assessments,
    name TEXT NOT NULL,
    opens TEXT NOT NULL,
    place TEXT NOT NULL
) STRICT;

CREATE TABLE assessment_costs (
    id INTEGER PRIMARY KEY,
    entry INTEGER NOT NULL REFERENCES entries,
    assessment INTEGER NOT NULL REFERENCES assessments,
    pool TEXT NOT NULL,
    item TEXT NOT NULL,
    currency TEXT NOT NULL,
    amount_minor INTEGER NOT NULL
) STRICT;

-- What else the call said: overrides, participants, who stays away, due days.
CREATE TABLE assessment_facts (
    id INTEGER PRIMARY KEY,
    entry INTEGER NOT NULL REFERENCES entries,
    assessment INTEGER NOT NULL REFERENCES assessments,
    name TEXT NOT NULL,
    value TEXT NOT NULL
) STRICT;

CREATE TABLE assessment_payers (
    id INTEGER PRIMARY KEY,
    entry INTEGER NOT NULL REFERENCES entries,
    assessment INTEGER NOT NULL REFERENCES assessments,
    state TEXT NOT NULL,
    name TEXT NOT NULL,
    party INTEGER NOT NULL CHECK (party IN (0, 1)),
    rate TEXT NOT NULL,
    rate_origin TEXT NOT NULL,
    rate_verified INTEGER NOT NULL CHECK (rate_verified IN (0, 1)),
    UNIQUE (assessment, state)
) STRICT;

CREATE TABLE assessment_components (
    id INTEGER PRIMARY KEY,
    entry INTEGER NOT NULL REFERENCES entries,
    assessment INTEGER NOT NULL REFERENCES assessments,
    component INTEGER NOT NULL REFERENCES components,
    title TEXT NOT NULL,
    legal_basis TEXT NOT NULL,
    pool TEXT NOT NULL,
    pool_minor INTEGER NOT NULL,
    part TEXT NOT NULL,
    net_minor INTEGER NOT NULL,
    support_cost_part TEXT NOT NULL,
    support_cost_basis TEXT NOT NULL,
    support_cost_minor INTEGER NOT NULL,
    total_minor INTEGER NOT NULL,
    rates_total TEXT NOT NULL,
    adjustment TEXT NOT NULL,
    rounding TEXT NOT NULL,
    unit_minor INTEGER NOT NULL,
    UNIQUE (assessment, component)
) STRICT;

CREATE TABLE assessment_portions (
    id INTEGER PRIMARY KEY,
    entry INTEGER NOT NULL REFERENCES entries,
    assessment_component INTEGER NOT NULL REFERENCES assessment_components,
    state TEXT NOT NULL,
    share TEXT NOT NULL,
    exact_units TEXT NOT NULL,
    rank INTEGER NOT NULL,
    rounded_up INTEGER NOT NULL CHECK (rounded_up IN (0, 1)),
    amount_minor INTEGER NOT NULL,
    UNIQUE (assessment_component, state)
) STRICT;

-- The bytes of what was issued. The chain covers the hash, and the hash covers the bytes.
CREATE TABLE contents (
    id INTEGER PRIMARY KEY,
    entry INTEGER NOT NULL REFERENCES entries,
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
    length INTEGER NOT NULL,
    bytes BLOB NOT NULL CHECK (length(bytes) = length)
) STRICT;

CREATE TABLE documents (
    id INTEGER PRIMARY KEY,
    entry INTEGER NOT NULL REFERENCES entries,
    kind TEXT NOT NULL,
    number TEXT UNIQUE,
    external_number TEXT NOT NULL,
    biller TEXT,
    issue_year INTEGER,
    sequence INTEGER CHECK (sequence >= 1),
    fund INTEGER REFERENCES funds,
    state TEXT,
    assessment INTEGER REFERENCES assessments,
    year INTEGER NOT NULL,
    issued_on TEXT NOT NULL CHECK (issued_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
    due_on TEXT CHECK (due_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
    amount_minor INTEGER,
    creditor_reference TEXT NOT NULL,
    language TEXT NOT NULL,
    template_sha256 TEXT NOT NULL,
    content INTEGER UNIQUE REFERENCES contents,
    CHECK ((sequence IS NULL) = (issue_year IS NULL)),
    CHECK (sequence IS NULL OR (number IS NOT NULL AND biller IS NOT NULL)),
    CHECK (amount_minor IS NULL OR fund IS NOT NULL),
    UNIQUE (biller, kind, issue_year, sequence)
) STRICT;

CREATE INDEX documents_by_assessment ON documents (assessment, state);
CREATE INDEX documents_by_state ON documents (state);

-- Numbers without gaps, whoever writes: the file itself refuses any but the next.
CREATE TRIGGER documents_next_number_only BEFORE INSERT ON documents
WHEN NEW.sequence IS NOT NULL AND NEW.sequence IS NOT (
    SELECT ifnull(max(sequence), 0) + 1 FROM documents
    WHERE biller = NEW.biller AND kind = NEW.kind AND issue_year = NEW.issue_year)
BEGIN
    SELECT RAISE(ABORT, 'documents: not the next number');
END;

CREATE TABLE document_lines (
    id INTEGER PRIMARY KEY,
    entry INTEGER NOT NULL REFERENCES entries,
    document INTEGER NOT NULL REFERENCES documents,
    position INTEGER NOT NULL,
    component INTEGER NOT NULL REFERENCES components,
    title TEXT NOT NULL,
    legal_basis TEXT NOT NULL,
    base_minor INTEGER NOT NULL,
    part TEXT NOT NULL,
    rate TEXT NOT NULL,
    share TEXT NOT NULL,
    amount_minor INTEGER NOT NULL,
    UNIQUE (document, position)
) STRICT;

-- What one State was sent together: a letter and the invoices it encloses.
CREATE TABLE packets (
    id INTEGER PRIMARY KEY,
    entry INTEGER NOT NULL REFERENCES entries,
    assessment INTEGER NOT NULL REFERENCES assessments,
    state TEXT NOT NULL
) STRICT;

CREATE INDEX packets_by_assessment ON packets (assessment, state);

CREATE TABLE packet_documents (
    id INTEGER PRIMARY KEY,
    entry INTEGER NOT NULL REFERENCES entries,
    packet INTEGER NOT NULL REFERENCES packets,
    position INTEGER NOT NULL,
    document INTEGER NOT NULL REFERENCES documents,
    UNIQUE (packet, position)
) STRICT;

-- One side of an entry: debit above zero, credit below. The postings of an entry add up to
-- zero in the currency of its fund. `origin` is the entry that unmatched money came with.
CREATE TABLE postings (
    id INTEGER PRIMARY KEY,
    entry INTEGER NOT NULL REFERENCES entries,
    account TEXT NOT NULL,
    state TEXT,
    document INTEGER REFERENCES documents,
    component INTEGER REFERENCES components,
    origin INTEGER REFERENCES entries,
    amount_minor INTEGER NOT NULL CHECK (amount_minor <> 0)
) STRICT;

CREATE INDEX postings_by_entry ON postings (entry);
CREATE INDEX postings_by_document
    ON postings (document, component, account, entry, amount_minor)
    WHERE account IN ('receivable-called', 'receivable-credited', 'receivable-received');
CREATE INDEX postings_by_account ON postings (account, state, origin, entry, amount_minor)
    WHERE document IS NULL;
