-- What is measured, in one unit.
create table metric (
    id bigint generated always as identity primary key,
    project_id text not null,
    -- of all that tells it from others; the dimensions may be longer than what an index takes
    hash text not null,
    namespace text not null,
    name text not null,
    unit text not null,
    dimensions jsonb not null,
    -- the root of the stack's tree, or empty; also among the dimensions
    stack_id text not null,
    touched_at timestamptz not null default now(),
    unique (project_id, hash)
) with (fillfactor = 80);

create index metric_by_name on metric (project_id, namespace, name);

-- What all values of a minute come to, however many they are.
create table metric_minute (
    metric_id bigint not null references metric on delete cascade,
    started_at timestamptz not null,
    samples double precision not null,
    total double precision not null,
    least double precision not null,
    most double precision not null,
    primary key (metric_id, started_at)
) with (fillfactor = 80);

create index metric_minute_by_time on metric_minute (started_at);

-- A metric that is looked at for its project's own reasons.
create table alarm (
    project_id text not null,
    name text not null,
    rule jsonb not null,
    -- of a resource; null for one that its owner has made by the API
    stack_id text,
    root_id text,
    resource text,
    state text not null,
    reason text not null,
    state_at timestamptz not null,
    changed_at timestamptz not null,
    due_at timestamptz not null,
    primary key (project_id, name)
);

create index alarm_due on alarm (due_at);
create index alarm_by_resource on alarm (stack_id, resource);

-- Signals of alarms that the bus has not got yet.
create table alarm_signal (
    -- the same for every try
    request_key text primary key,
    stack_id text not null,
    resource text not null,
    body text not null,
    created_at timestamptz not null,
    due_at timestamptz not null
);

create index alarm_signal_due on alarm_signal (due_at);
