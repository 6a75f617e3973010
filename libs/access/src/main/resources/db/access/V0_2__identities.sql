-- What instances are known by: a read model of hearth.identities. Nothing that was revoked is forgotten soon, so that a
-- late or repeated event cannot revive it.
create table domain_user (
    user_id text primary key,
    domain_project_id text not null,
    stack_id text not null,
    root_id text not null,
    resource text not null,
    generation bigint not null,
    revoked_at timestamptz
);

create index domain_user_root on domain_user (root_id);

-- A tombstone has no more than its access key and revoked_at.
create table credential (
    access_key text primary key,
    user_id text,
    domain_project_id text,
    stack_id text,
    stack_name text,
    root_id text,
    owner_project_id text,
    resource text,
    generation bigint,
    sealed_secret text,
    revoked_at timestamptz,
    check (revoked_at is not null or sealed_secret is not null)
);

create index credential_user on credential (user_id);
create index credential_root on credential (root_id);

create table binding (
    user_id text not null,
    stack_id text not null,
    resource text not null,
    capability text not null,
    primary key (user_id, stack_id, resource, capability)
);

create table domain_project (
    root_id text primary key,
    domain_project_id text not null,
    owner_project_id text not null
);

-- Every replica holds what it has looked up; this tells all of them at the commit what is no longer right.
create function credential_notify() returns trigger language plpgsql as $$
begin
    if new.revoked_at is not null then
        perform pg_notify('identities', 'key-revoked ' || new.access_key);
    end if;
    return null;
end
$$;

create trigger credential_changed after insert or update on credential
    for each row execute function credential_notify();

create function domain_user_notify() returns trigger language plpgsql as $$
begin
    if new.revoked_at is not null then
        perform pg_notify('identities', 'user-revoked ' || new.user_id);
    else
        perform pg_notify('identities', 'user-changed ' || new.user_id);
    end if;
    return null;
end
$$;

create trigger domain_user_changed after insert or update on domain_user
    for each row execute function domain_user_notify();
