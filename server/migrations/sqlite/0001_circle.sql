-- A circle while it is live: its shape, never what people say about themselves.
CREATE TABLE circle (
    id         TEXT PRIMARY KEY NOT NULL,
    code       TEXT NOT NULL UNIQUE,
    version    INTEGER NOT NULL,
    touched_at INTEGER NOT NULL, -- milliseconds since the epoch
    body       TEXT NOT NULL     -- last, so that looking at the others does not read it
) STRICT;
