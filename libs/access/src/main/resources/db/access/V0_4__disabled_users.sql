-- A disabled user may do nothing for as long as it is so; the notification of the change is that of every other.
alter table domain_user add column enabled boolean not null default true;
