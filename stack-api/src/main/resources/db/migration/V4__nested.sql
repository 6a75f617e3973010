-- A nested stack stands behind a resource of its parent.
alter table stack
    add column parent_id text,
    add column parent_resource text,
    -- the latest wish of the parent that it has begun to follow
    add column wish bigint not null default 0;

create index stack_parent on stack (parent_id) where parent_id is not null;

-- What a parent wants of a nested stack that has not begun to follow it; a later wish replaces it.
create table nested_wish (
    stack_id text primary key references stack (id) on delete cascade,
    wish bigint not null,
    action text not null,
    timeout_minutes integer,
    -- of an update: as in stack_document
    template text,
    environment text,
    parameters text,
    sealed text
);
