-- What is to be done in Keystone with the authority of stacks' owners: one row for each generation of a resource with an
-- object there, and one for each trust that is to be removed. The event is the latest that wants something; its secrets
-- are sealed.
create table keystone_task (
    id text primary key,
    root_id text not null,
    stack_id text not null,
    resource text not null,
    generation bigint not null,
    event_type text not null,
    event text not null,
    -- what is known to be, or may be, in Keystone
    known text not null,
    settled boolean not null default false,
    -- nothing of it is left
    gone boolean not null generated always as (
        cast(known as jsonb) ->> 'keystoneId' is null and cast(known as jsonb) ->> 'attempted' is null
        and cast(known as jsonb) ->> 'grants' = '[]') stored,
    attempts int not null default 0,
    next_try_at timestamptz not null default clock_timestamp(),
    last_error text,
    version int not null default 0,
    changed_at timestamptz not null default clock_timestamp(),
    unique (stack_id, resource, generation)
);

create index keystone_task_due on keystone_task (next_try_at) where not settled;
create index keystone_task_gone on keystone_task (changed_at) where settled and gone;
