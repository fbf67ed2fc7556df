-- Who may delete a record: hashes of random keys, of no use for anything else, separated by spaces.
ALTER TABLE record ADD COLUMN deleters TEXT NOT NULL DEFAULT '';
