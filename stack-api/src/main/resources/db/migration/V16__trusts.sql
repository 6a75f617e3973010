-- The trust by which things are done in a stack tree with the authority of whoever asked last; its id sealed.
create table stack_trust (
    root_id text primary key references stack on delete cascade deferrable initially deferred,
    trust text not null,
    -- the user's id and the roles that go with it
    trustor text not null
);
