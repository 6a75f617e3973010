-- The id by which software deployments name the server that a resource is; null when it is none. What is deployed
-- there is part of its document.
alter table document add column server_id text;
create index document_of_server on document (project_id, server_id) where server_id is not null;

-- The user who alone of the project may read what is deployed; null when every member may.
alter table deployment add column creator_id text;

-- The tombstones count, too: by the versions of all of a server's deployments its document is told from an older one.
drop index deployment_of_server;
create index deployment_of_server on deployment (project_id, server_id);

create function deployment_notify() returns trigger language plpgsql as $$
begin
    perform pg_notify('document', d.stack_id || ' ' || d.resource)
    from document d where d.project_id = new.project_id and d.server_id = new.server_id;
    return null;
end
$$;

create trigger deployment_changed after insert or update on deployment
    for each row execute function deployment_notify();
