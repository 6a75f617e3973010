-- Deleted stacks by their age, which are forgotten in the end with all that hangs on them.
create index stack_deleted on stack (deleted_at) where deleted_at is not null;

-- A request is remembered for as long as somebody may repeat it.
alter table signal_request add column received_at timestamptz not null default now();
create index signal_request_received on signal_request (received_at);

-- What besides the parameters may hold secrets, sealed; null for a stack from before.
alter table stack_document add column sealed text;
