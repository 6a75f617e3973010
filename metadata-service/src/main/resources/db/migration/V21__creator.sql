-- The user who alone of the stack's project may read a document; null when every member may.
alter table document add column creator_id text;
