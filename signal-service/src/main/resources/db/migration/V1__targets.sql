-- Which resource takes which signals, and whether its state lets it, as the bus brought it.
create table target (
    stack_id text not null,
    resource text not null,
    version bigint not null,
    stack_name text not null,
    root_id text not null,
    project_id text not null,
    resource_type text not null,
    dialect text not null,
    action text not null,
    status text not null,
    primary key (stack_id, resource)
);

-- A stack's own action: a stack that is being deleted takes no signals, even for resources whose turn has not come.
create table target_stack (
    stack_id text primary key,
    action text not null,
    status text not null,
    changed_at timestamptz not null
);

create function target_notify() returns trigger language plpgsql as $$
begin
    perform pg_notify('target', new.stack_id || ' ' || new.resource);
    return null;
end
$$;

create trigger target_changed after insert or update on target
    for each row execute function target_notify();

create function target_stack_notify() returns trigger language plpgsql as $$
begin
    perform pg_notify('target', new.stack_id);
    return null;
end
$$;

create trigger target_stack_changed after insert or update on target_stack
    for each row execute function target_stack_notify();
