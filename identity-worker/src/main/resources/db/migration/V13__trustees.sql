-- A user may be trusted by the stack's owner instead of holding a role.
alter table identity drop constraint identity_kind_check;
alter table identity add check (kind in ('PROJECT', 'USER', 'TRUSTEE', 'KEYPAIR'));

-- what the owner lets it do, in JSON, and the owner's trust that its own is made of, sealed
alter table identity add column delegation text;
alter table identity add column owner_trust text;

-- the trust to it, or that a keypair works under
alter table identity add column trust_id text;
