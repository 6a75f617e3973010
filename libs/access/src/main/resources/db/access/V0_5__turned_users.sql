-- A user that is disabled, or enabled again, has other tokens than those that were heard of.
create or replace function domain_user_notify() returns trigger language plpgsql as $$
begin
    if new.revoked_at is not null then
        perform pg_notify('identities', 'user-revoked ' || new.user_id);
    elsif tg_op = 'UPDATE' and old.enabled <> new.enabled then
        perform pg_notify('identities', 'user-turned ' || new.user_id);
    else
        perform pg_notify('identities', 'user-changed ' || new.user_id);
    end if;
    return null;
end
$$;
