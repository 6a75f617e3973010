-- A user may be an account that somebody made before: one of the pool's for as long as it is leased, or one that is shared.
alter table identity add column account text not null default 'MADE' check (account in ('MADE', 'LEASED', 'SHARED'));
alter table identity add column user_name text;
alter table identity add column lease bigint;

-- The pool: accounts of the stack domain that somebody made before, as they were last seen.
create table account (
    keystone_id text primary key,
    name text not null,
    -- holds nothing, can be used by nobody
    clean boolean not null default false,
    leased_to uuid unique references identity (id),
    lease bigint not null default 0,
    free_since timestamptz not null default clock_timestamp()
);

-- Who waits for an account, the oldest first.
create table account_wait (
    identity_id uuid primary key references identity (id) on delete cascade,
    turn bigint generated always as identity
);

-- When the trust to a shared account ends: Keystone keeps one of an owner to an account for each end.
alter table identity add column trust_end timestamptz;
create unique index identity_trust_end on identity (name, trust_end) where trust_end is not null;
