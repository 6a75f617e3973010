#!/bin/bash
# A database for each service and for Keystone, with a role that may enter it and no other.
set -euo pipefail

for name in stack_api identity_worker metadata_service signal_service webhook_service keystone; do
    psql -q -v ON_ERROR_STOP=1 -U postgres -v name="$name" \
        -v password="$(cat "/run/secrets/$name.password")" <<'SQL'
CREATE ROLE :"name" LOGIN PASSWORD :'password';
CREATE DATABASE :"name" OWNER :"name";
REVOKE CONNECT ON DATABASE :"name" FROM PUBLIC;
SQL
done
