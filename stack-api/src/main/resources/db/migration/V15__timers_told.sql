-- What is due at once is taken at once, and not when the clock next looks.
create function timer_notify() returns trigger language plpgsql as $$
begin
    if new.due_at <= clock_timestamp() then
        perform pg_notify('timer', '');
    end if;
    return null;
end
$$;

create trigger timer_told after insert or update on timer
    for each row execute function timer_notify();
