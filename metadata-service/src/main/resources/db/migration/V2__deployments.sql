-- What software deployments bring to servers, as the bus brought it. A withdrawn one stays as a tombstone
-- without content, so that a late older version cannot bring it back.
create table deployment (
    deployment_id text primary key,
    version bigint not null,
    project_id text not null,
    server_id text not null,
    config_name text,
    created_at timestamptz,
    sealed_config text
);

create index deployment_of_server on deployment (project_id, server_id) where sealed_config is not null;
