-- A keypair whose secret is sealed anew is not revoked thereby.
create or replace trigger credential_changed after insert or update of revoked_at on credential
    for each row execute function credential_notify();
