-- An identity may have keypairs besides its own, which go at a known time: their access keys, a JSON array.
alter table identity add column former_keys text;
alter table identity add column former_until timestamptz;
create index identity_former on identity (former_until) where former_until is not null;
create index identity_overlapping on identity (access_key) where former_until is not null;

-- since when it has its credentials, of which the old are changed for others on a period
alter table identity add column keyed_at timestamptz not null default clock_timestamp();
