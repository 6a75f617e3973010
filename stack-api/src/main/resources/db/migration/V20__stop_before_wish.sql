-- A wish that comes over a STOP that was not followed yet begins with the stop.
alter table nested_wish add column stops_first boolean not null default false;
