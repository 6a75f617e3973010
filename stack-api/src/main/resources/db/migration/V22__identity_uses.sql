-- When identities were last used, coarsely, as the services that see it tell; gone with the stack for which it was.
create table identity_use (
    stack_id text not null references stack on delete cascade,
    user_id text not null,
    -- empty for a use by a token
    access_key text not null,
    used_at timestamptz not null,
    primary key (user_id, access_key)
);

create index identity_use_stack on identity_use (stack_id);
