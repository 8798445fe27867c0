-- The book, schema 4: signed heads of the chain.
--
-- A chain of hashes alone can be computed anew as a whole by whoever has the file. A signature
-- under a head says that the office, which alone has the private key, held this chain that day.

-- The office's public keys; the newest signs.
CREATE TABLE signing_keys (
    id INTEGER PRIMARY KEY,
    entry INTEGER NOT NULL UNIQUE REFERENCES entries,
    public_key TEXT NOT NULL UNIQUE CHECK (length(public_key) = 64)
) STRICT;

-- Under the chain as it ended with `link`, the last one of `last_entry`.
CREATE TABLE head_signatures (
    id INTEGER PRIMARY KEY,
    entry INTEGER NOT NULL UNIQUE REFERENCES entries,
    signing_key INTEGER NOT NULL REFERENCES signing_keys,
    last_entry INTEGER NOT NULL REFERENCES entries,
    link INTEGER NOT NULL REFERENCES chain,
    hash TEXT NOT NULL CHECK (length(hash) = 64),
    signature TEXT NOT NULL CHECK (length(signature) = 128)
) STRICT;
