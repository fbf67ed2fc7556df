-- A circle while it is live: its shape, never what people say about themselves.
-- Every change rewrites the row: room on its page and no index on what changes keep that cheap (HOT updates).
CREATE TABLE circle (
    id         TEXT PRIMARY KEY,
    code       TEXT NOT NULL UNIQUE,
    version    BIGINT NOT NULL,
    touched_at BIGINT NOT NULL, -- milliseconds since the epoch
    body       TEXT NOT NULL
) WITH (fillfactor = 70);
