-- Events that the broker would never take, as they were in the outbox: for an operator to see, and out of the way.
create table outbox_refused (
    seq bigint primary key,
    id uuid not null unique,
    topic text not null,
    record_key text not null,
    headers text not null,
    data bytea not null,
    reason text not null,
    refused_at timestamptz not null default now()
);
