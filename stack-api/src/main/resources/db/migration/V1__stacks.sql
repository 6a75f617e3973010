create table stack (
    id text primary key,
    name text not null,
    root_id text not null,
    project_id text not null,
    owner_id text not null,
    owner_name text not null,
    domain_project_id text,
    action text not null,
    status text not null,
    reason text not null,
    description text not null,
    tags text,
    timeout_minutes integer,
    disable_rollback boolean not null,
    created_at timestamptz not null,
    updated_at timestamptz,
    deleted_at timestamptz,
    -- resources that have not finished the current action; at zero the stack has
    pending integer not null,
    -- whether an identity was ever wanted, so that a domain project may exist
    has_identities boolean not null,
    version bigint not null
);

create unique index stack_live_name on stack (project_id, name) where deleted_at is null;
create index stack_project on stack (project_id, created_at desc, id);
create index stack_domain_project on stack (domain_project_id) where domain_project_id is not null;
create index stack_root on stack (root_id);

-- What a stack was made from: big, and not needed by most triggers.
create table stack_document (
    stack_id text primary key references stack on delete cascade deferrable initially deferred,
    template text not null,
    environment text not null,
    files text not null,
    parameters text not null
);

create table resource (
    id text primary key,
    stack_id text not null references stack on delete cascade deferrable initially deferred,
    name text not null,
    type text not null,
    action text not null,
    status text not null,
    reason text not null,
    physical_name text not null,
    physical_id text,
    requires text not null,
    required_by text not null,
    blockers integer not null,
    data text not null,
    secrets text not null,
    document text,
    waiting_for text,
    identity_wanted boolean not null,
    description text not null,
    -- order in the template
    position integer not null,
    version bigint not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    unique (stack_id, name)
);

create index resource_waiting on resource (stack_id, waiting_for) where waiting_for is not null;

create table stack_event (
    id text primary key,
    seq bigint generated always as identity,
    stack_id text not null references stack on delete cascade deferrable initially deferred,
    happened_at timestamptz not null,
    resource_name text not null,
    resource_type text not null,
    physical_id text,
    action text not null,
    status text not null,
    reason text not null
);

create index stack_event_order on stack_event (stack_id, seq);

-- Requests that have signalled a resource, so that a repeated one does not count twice.
create table signal_request (
    stack_id text not null references stack on delete cascade deferrable initially deferred,
    resource text not null,
    request_key text not null,
    primary key (stack_id, resource, request_key)
);

-- Due times; the resource is empty for the stack's own timeout.
create table timer (
    stack_id text not null references stack on delete cascade deferrable initially deferred,
    resource text not null,
    due_at timestamptz not null,
    primary key (stack_id, resource)
);

create index timer_due on timer (due_at);
