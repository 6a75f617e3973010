-- A stack lives through epochs: its creation, and each update and rollback.
alter table stack
    add column epoch bigint not null default 1,
    -- the epoch whose document holds, and the one to which a rollback returns
    add column document_epoch bigint not null default 1,
    add column previous_epoch bigint,
    -- whether what an update has replaced or left out is being removed
    add column cleaning boolean not null default false;

alter table stack_document add column epoch bigint not null default 1;
alter table stack_document drop constraint stack_document_pkey;
alter table stack_document add primary key (stack_id, epoch);

alter table resource
    -- the epoch in which it was made, the latest whose template it has been brought to
    add column generation bigint not null default 1,
    add column epoch bigint not null default 1,
    -- false once another has taken its place
    add column current boolean not null default true,
    add column deletion_policy text not null default 'DELETE',
    -- what it was last made from, sealed
    add column frozen text;

alter table resource drop constraint resource_stack_id_name_key;
alter table resource add constraint resource_generation unique (stack_id, name, generation);
