-- Since when a document has been withdrawn, so that its tombstone can go when no late event can come any more.
alter table document add column withdrawn_at timestamptz;
update document set withdrawn_at = now() where sealed_document is null;
create index document_withdrawn on document (withdrawn_at) where withdrawn_at is not null;

create function document_withdrawal() returns trigger language plpgsql as $$
begin
    new.withdrawn_at := case when new.sealed_document is null then coalesce(new.withdrawn_at, now()) end;
    return new;
end
$$;

create trigger document_withdrawal before insert or update on document
    for each row execute function document_withdrawal();
