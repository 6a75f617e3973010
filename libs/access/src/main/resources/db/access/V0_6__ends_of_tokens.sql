-- When the token ends that the user was given last: it tells that token from those before it.
alter table domain_user add column token_ends_at timestamptz;
