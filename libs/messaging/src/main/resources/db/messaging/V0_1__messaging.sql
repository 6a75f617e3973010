-- Events that a transaction has decided to publish. Rows of one record_key are inserted by transactions that run one
-- after the other (they hold the stack's row), so that seq is the order of publication.
create table outbox (
    seq bigint generated always as identity primary key,
    id uuid not null unique,
    topic text not null,
    record_key text not null,
    headers text not null,
    data bytea not null
);

create function outbox_notify() returns trigger language plpgsql as $$
begin
    perform pg_notify('outbox', tg_table_schema);
    return null;
end
$$;

create trigger outbox_inserted after insert on outbox
    for each statement execute function outbox_notify();

-- Events whose effect has been committed, for as long as the bus may bring them again.
create table inbox (
    consumer text not null,
    event_id uuid not null,
    seen_at timestamptz not null default now(),
    primary key (consumer, event_id)
);

create index inbox_seen_at on inbox (seen_at);
