-- How much of what a resource is made from only the stack's creator may read.
alter table resource add column secrecy text not null default 'NOTHING';

-- The configs that resources make, with who alone may read them; null for every member of the project.
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
    'OS::Heat::MultipartMime', 'OS::Heat::SoftwareComponent');
