-- What another key has sealed is sealed anew at the same version: nothing has changed for who reads or waits.
create or replace trigger document_changed after insert or update of version on document
    for each row execute function document_notify();

create or replace trigger deployment_changed after insert or update of version on deployment
    for each row execute function deployment_notify();
