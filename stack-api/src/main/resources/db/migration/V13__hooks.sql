-- Where the stack's environment lets a resource wait for the stack's owner; at which of them it waits, waiting_for says.
alter table resource add column hooks text not null default '[]';
