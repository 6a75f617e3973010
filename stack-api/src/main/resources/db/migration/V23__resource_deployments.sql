-- A deployment that a resource makes is part of the resource, and so is the config that its server has got.
create index resource_software_deployment on resource (physical_id) where native_type in (
    'OS::Heat::SoftwareDeployment', 'OS::Heat::StructuredDeployment');

create index resource_software_deployment_stack on resource (stack_id) where native_type in (
    'OS::Heat::SoftwareDeployment', 'OS::Heat::StructuredDeployment');

create index resource_deployed_config on resource ((cast(data as jsonb) ->> 'deployment_config')) where native_type in (
    'OS::Heat::SoftwareDeployment', 'OS::Heat::StructuredDeployment');

create or replace view any_software_config as
select id, project_id, name, config_group, content, created_at,
    cast(null as text) as stack_id, cast(null as text) as stack_name, cast(null as text) as resource,
    cast(null as text) as creator_id
from software_config
union all
select r.physical_id, s.project_id, r.physical_name, cast(r.data as jsonb) ->> 'config_group',
    cast(r.secrets as jsonb) ->> 'software_config',
    cast(cast(r.data as jsonb) ->> 'config_created_at' as timestamptz), s.id, s.name, r.name,
    case when r.secrecy = 'PROPERTIES' then s.owner_id end
from resource r join stack s on s.id = r.stack_id
where r.physical_id is not null and r.native_type in (
    'OS::Heat::SoftwareConfig', 'OS::Heat::StructuredConfig', 'OS::Heat::CloudConfig',
    'OS::Heat::MultipartMime', 'OS::Heat::SoftwareComponent')
union all
select cast(r.data as jsonb) ->> 'deployment_config', s.project_id,
    cast(r.data as jsonb) ->> 'deployment_config_name', cast(r.data as jsonb) ->> 'deployment_config_group',
    cast(r.secrets as jsonb) ->> 'software_config',
    cast(cast(r.data as jsonb) ->> 'deployment_config_at' as timestamptz), s.id, s.name, r.name,
    case when r.secrecy = 'PROPERTIES' then s.owner_id end
from resource r join stack s on s.id = r.stack_id
where s.deleted_at is null and cast(r.data as jsonb) ->> 'deployment_config' is not null and r.native_type in (
    'OS::Heat::SoftwareDeployment', 'OS::Heat::StructuredDeployment');

-- All deployments, wherever they are kept, as the API reads them.
create view any_software_deployment as
select id, project_id, server_id, config_id, config_size, deployment_values, action, status, status_reason,
    stack_user_project_id, version, created_at, updated_at,
    cast(null as text) as stack_id, cast(null as text) as stack_name, cast(null as text) as resource,
    cast(null as text) as creator_id
from software_deployment
union all
select r.physical_id, s.project_id, cast(r.data as jsonb) ->> 'deployment_server',
    cast(r.data as jsonb) ->> 'deployment_config', cast(cast(r.data as jsonb) ->> 'deployment_size' as integer),
    cast(r.secrets as jsonb) ->> 'deployment_values', cast(r.data as jsonb) ->> 'deployment_action',
    cast(r.data as jsonb) ->> 'deployment_status', cast(r.secrets as jsonb) ->> 'deployment_reason',
    s.domain_project_id, cast(cast(r.data as jsonb) ->> 'deployment_version' as bigint),
    cast(cast(r.data as jsonb) ->> 'deployment_created_at' as timestamptz),
    cast(cast(r.data as jsonb) ->> 'deployment_updated_at' as timestamptz), s.id, s.name, r.name,
    case when r.secrecy = 'PROPERTIES' then s.owner_id end
from resource r join stack s on s.id = r.stack_id
where s.deleted_at is null and r.physical_id is not null
    and cast(r.data as jsonb) ->> 'deployment_config' is not null and r.native_type in (
    'OS::Heat::SoftwareDeployment', 'OS::Heat::StructuredDeployment');
