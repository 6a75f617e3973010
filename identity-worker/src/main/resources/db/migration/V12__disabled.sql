-- A user may be wanted, and yet be good for nothing as long as its stack is suspended.
alter table identity drop constraint identity_desired_check;
alter table identity add check (desired in ('PRESENT', 'DISABLED', 'ABSENT'));

-- Somebody may wait to be told whether it is there.
alter table identity add column check_wanted boolean not null default false;

-- the index goes with the column
alter table identity drop column settled;
alter table identity add column settled boolean not null generated always as
    (phase = 'REMOVED'
        or (desired = 'PRESENT' and phase = 'READY' and not check_wanted)
        or (desired = 'DISABLED' and phase = 'DISABLED' and not check_wanted)
        or (desired <> 'ABSENT' and phase = 'FAILED')) stored;
create index identity_open on identity (root_id, next_try_at) where not settled;
