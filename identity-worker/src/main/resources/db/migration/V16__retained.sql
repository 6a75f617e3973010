-- Of the identities of an abandoned stack: until when it can be taken back; null for all others.
alter table identity add column retained_until timestamptz;
