-- What owners have subscribed.
create table webhook (
    id uuid primary key,
    project_id text not null,
    name text not null,
    url text not null,
    types text[] not null,
    stacks text[] not null,
    tags text[] not null,
    -- sealed, each in the context of its webhook
    secret text not null,
    former_secret text,
    former_until timestamptz,
    enabled boolean not null,
    disabled_reason text,
    -- deliveries that failed since the last one that came through
    failures integer not null default 0,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    unique (project_id, name)
) with (fillfactor = 80);

-- What is known of the trees of stacks: nested stacks go by the names and tags of their roots.
create table tree (
    root_id text primary key,
    name text not null,
    tags text[] not null,
    gone boolean not null,
    changed_at timestamptz not null
) with (fillfactor = 80);

create index tree_gone on tree (changed_at) where gone;

-- An event on its way to a webhook.
create table delivery (
    webhook_id uuid not null references webhook on delete cascade,
    event_id uuid not null,
    -- the order in which a tree's events have come
    seq bigint generated always as identity,
    root_id text not null,
    stack_id text not null,
    type text not null,
    body bytea not null,
    state text not null default 'PENDING',
    attempts integer not null default 0,
    -- of one that is on its way: when it is anybody's again
    due_at timestamptz not null,
    status_code integer,
    failure text,
    attempted_at timestamptz,
    created_at timestamptz not null,
    primary key (webhook_id, event_id)
) with (fillfactor = 80);

create index delivery_due on delivery (webhook_id, seq) where state = 'PENDING';
create index delivery_first on delivery (webhook_id, root_id, seq) where state = 'PENDING' and attempts = 0;
create index delivery_shown on delivery (webhook_id, seq);
create index delivery_by_time on delivery (created_at);
create index delivery_dead on delivery (created_at) where state = 'DEAD';
