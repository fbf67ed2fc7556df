-- What remains of a circle that ended: counts, without anything that leads back to it.
CREATE TABLE record (
    id   TEXT PRIMARY KEY NOT NULL,
    day  TEXT NOT NULL, -- YYYY-MM-DD
    body TEXT NOT NULL
) STRICT;
