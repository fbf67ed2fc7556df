-- What a row is of: a circle, or a gathering of many. They share their codes.
ALTER TABLE circle ADD COLUMN kind TEXT NOT NULL DEFAULT 'circle';
