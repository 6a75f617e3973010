-- What stands behind a resource's type, which the environment may have mapped.
alter table resource add column native_type text;
update resource set native_type = type;
alter table resource alter column native_type set not null;
