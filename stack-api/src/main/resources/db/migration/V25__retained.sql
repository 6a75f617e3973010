-- Of an abandoned stack: until when all that it takes to take it back is kept; null else.
alter table stack add column retained_until timestamptz;
