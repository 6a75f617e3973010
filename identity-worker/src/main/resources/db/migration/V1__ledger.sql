-- The identities that ought to be in Keystone and what is known of them. One row for the project of a stack tree (stack_id
-- = root_id, resource empty, generation 0), one for each user and each keypair that a resource wants. A generation of a
-- resource has a row of its own, so that the next can be made while the last is still being removed.
create table identity (
    id uuid primary key,
    kind text not null check (kind in ('PROJECT', 'USER', 'KEYPAIR')),
    root_id text not null,
    stack_id text not null,
    stack_name text not null,
    owner_project_id text not null,
    resource text not null,
    generation bigint not null,

    -- what is wanted, chosen before the first call
    desired text not null check (desired in ('PRESENT', 'ABSENT')),
    unwanted_at timestamptz,
    name text not null,
    user_resource text,
    password text,
    access_key text,
    secret_key text,
    wants_token boolean not null,
    bindings text not null,

    -- what is known to be in Keystone
    phase text not null,
    keystone_id text,
    token text,
    token_expires_at timestamptz,

    attempts int not null,
    next_try_at timestamptz not null,
    last_error text,
    version int not null,
    settled boolean not null generated always as
        (phase = 'REMOVED' or (desired = 'PRESENT' and phase in ('READY', 'FAILED'))) stored,

    unique (stack_id, resource, generation)
);

-- a stack tree has one project
create unique index identity_project on identity (root_id) where kind = 'PROJECT';
create index identity_root on identity (root_id);
create index identity_open on identity (root_id, next_try_at) where not settled;
-- what the scan looks up by
create index identity_keystone_id on identity (keystone_id);

-- Objects in the stack domain with this deployment's marker that no row of the ledger accounts for.
create table orphan (
    keystone_id text primary key,
    kind text not null,
    found_at timestamptz not null default now()
);
