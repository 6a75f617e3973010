-- What is gone from Keystone, by its age: the ledger forgets it in the end.
create index identity_removed on identity (unwanted_at) where phase = 'REMOVED';
