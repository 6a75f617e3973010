#!/bin/sh
# Ends well if a webhook's message is signed with its secret; the body is read from stdin, as it came.
# Whether the timestamp is of now is for the caller to look at.
#
#     HEARTH_WEBHOOK_SECRET=whsec_... verify-webhook.sh ID TIMESTAMP SIGNATURES < body
set -eu

key=$(printf %s "${HEARTH_WEBHOOK_SECRET#whsec_}" | base64 -d | od -An -v -tx1 | tr -d ' \n')
wanted=v1,$({ printf '%s.%s.' "$1" "$2"; cat; } |
    openssl dgst -sha256 -mac HMAC -macopt "hexkey:$key" -binary | base64)

# while a secret is replaced, there are two signatures
for given in $3; do
    if [ "$given" = "$wanted" ]; then
        exit 0
    fi
done
echo "This message is not signed with the webhook's secret." >&2
exit 1
