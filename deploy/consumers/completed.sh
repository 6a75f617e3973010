#!/bin/bash
# Waits for a stack's action to end and says how: a consumer of Hearth's events, to be copied.
# Needs kcat and jq.
#
#   KAFKA=127.0.0.1:9092 completed.sh STACK [ACTION]     STACK is a name or an id; CREATE by default
#
# Exits with 0 when it is COMPLETE, with 1 when it is FAILED.
set -euo pipefail

# From the beginning, since it may have ended already. Headers come as a list of names and values;
# what is no JSON is none of Hearth's events and is passed over.
exec 3< <(kcat -C -q -u -J -b "${KAFKA:-127.0.0.1:9092}" -t hearth.stacks -o beginning |
    jq -r --unbuffered --arg stack "$1" --arg action "${2:-CREATE}" '
        select(.headers[(.headers | index("ce_type")) + 1] == "hearth.stack.state-changed.v1")
        | .payload | fromjson?
        | select(.stack.name == $stack or .stack.id == $stack)
        | select(.action == $action and .status != "IN_PROGRESS")
        | "\(.stack.name) \(.action)_\(.status) \(.reason)"')
reader=$!
trap 'pkill -P "$reader" 2>/dev/null || true; kill "$reader" 2>/dev/null || true' EXIT

read -r name state reason <&3
echo "$name $state: $reason"
[[ $state == *_COMPLETE ]]
