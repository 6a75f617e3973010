-- What stacks were made from at a moment, so that they can return to it; sealed as it was then.
create table snapshot (
    id text primary key,
    stack_id text not null references stack on delete cascade deferrable initially deferred,
    name text,
    status text not null,
    reason text not null,
    -- how the stack was, and its resources, which nobody but the reader looks into
    stack_action text not null,
    stack_status text not null,
    tags text,
    resources text not null,
    template text not null,
    environment text not null,
    files text not null,
    parameters text not null,
    sealed text,
    created_at timestamptz not null
);

create index snapshot_order on snapshot (stack_id, created_at, id);
