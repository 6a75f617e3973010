-- The documents that instances read, one per resource, as the bus brought them. A withdrawn one stays as a
-- tombstone without content, so that a late older version cannot bring it back.
create table document (
    stack_id text not null,
    resource text not null,
    version bigint not null,
    stack_name text not null,
    root_id text not null,
    project_id text not null,
    resource_type text,
    physical_resource_id text,
    status text,
    status_reason text,
    description text,
    updated_at timestamptz,
    sealed_document text,
    primary key (stack_id, resource)
);

create index document_by_name on document (project_id, stack_name, resource) where sealed_document is not null;

create function document_notify() returns trigger language plpgsql as $$
begin
    perform pg_notify('document', new.stack_id || ' ' || new.resource);
    return null;
end
$$;

create trigger document_changed after insert or update on document
    for each row execute function document_notify();
