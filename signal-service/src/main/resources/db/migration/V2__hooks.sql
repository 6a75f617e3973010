-- Which resource waits at a hook until its owner unsets it, as the bus brought it.
create table hook (
    stack_id text not null,
    resource text not null,
    -- while a stack is updated there may be several resources of one name
    generation bigint not null,
    hook text not null,
    stack_name text not null,
    root_id text not null,
    project_id text not null,
    primary key (stack_id, resource, generation, hook)
);
