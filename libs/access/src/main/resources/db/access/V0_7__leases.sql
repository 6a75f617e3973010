-- An account that was there before is used by one resource after the other: which use of it this row tells of, the later
-- the greater. 0 for a user that was made for one resource.
alter table domain_user add column lease bigint not null default 0;

-- What was heard of an account's earlier use is right no longer.
create or replace function domain_user_notify() returns trigger language plpgsql as $$
begin
    if new.revoked_at is not null then
        perform pg_notify('identities', 'user-revoked ' || new.user_id);
    elsif tg_op = 'UPDATE' and old.lease <> new.lease then
        perform pg_notify('identities', 'user-leased ' || new.user_id);
    elsif tg_op = 'UPDATE' and old.enabled <> new.enabled then
        perform pg_notify('identities', 'user-turned ' || new.user_id);
    else
        perform pg_notify('identities', 'user-changed ' || new.user_id);
    end if;
    return null;
end
$$;
