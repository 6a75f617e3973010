-- Software configs that were made through the API; what they hold is sealed.
create table software_config (
    id text primary key,
    project_id text not null,
    name text,
    config_group text,
    content text not null,
    created_at timestamptz not null
);

create index software_config_page on software_config (project_id, created_at desc, id desc);

-- A config that a resource makes is part of the resource, and lives and dies with it.
create index resource_software_config on resource (physical_id) where native_type in (
    'OS::Heat::SoftwareConfig', 'OS::Heat::StructuredConfig', 'OS::Heat::CloudConfig',
    'OS::Heat::MultipartMime', 'OS::Heat::SoftwareComponent');

create index resource_software_config_stack on resource (stack_id) where native_type in (
    'OS::Heat::SoftwareConfig', 'OS::Heat::StructuredConfig', 'OS::Heat::CloudConfig',
    'OS::Heat::MultipartMime', 'OS::Heat::SoftwareComponent');

-- All configs, wherever they are kept, as the API reads them.
create view any_software_config as
select id, project_id, name, config_group, content, created_at,
    cast(null as text) as stack_id, cast(null as text) as stack_name, cast(null as text) as resource
from software_config
union all
select r.physical_id, s.project_id, r.physical_name, cast(r.data as jsonb) ->> 'config_group',
    cast(r.secrets as jsonb) ->> 'software_config',
    cast(cast(r.data as jsonb) ->> 'config_created_at' as timestamptz), s.id, s.name, r.name
from resource r join stack s on s.id = r.stack_id
where r.physical_id is not null and r.native_type in (
    'OS::Heat::SoftwareConfig', 'OS::Heat::StructuredConfig', 'OS::Heat::CloudConfig',
    'OS::Heat::MultipartMime', 'OS::Heat::SoftwareComponent');

create table software_deployment (
    id text primary key,
    project_id text not null,
    server_id text not null,
    config_id text not null,
    -- in bytes of JSON, of what was deployed
    config_size integer not null,
    -- input and output values, sealed
    deployment_values text not null,
    action text not null,
    status text not null,
    status_reason text not null,
    stack_user_project_id text,
    version bigint not null,
    created_at timestamptz not null,
    updated_at timestamptz
);

create index software_deployment_order on software_deployment (project_id, created_at, id);
create index software_deployment_server on software_deployment (project_id, server_id);
create index software_deployment_config on software_deployment (config_id);
