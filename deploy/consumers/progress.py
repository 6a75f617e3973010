#!/usr/bin/python3
"""Tells how many signals each wait condition's handle has: a consumer to be copied.

It reads hearth.signals from where this group stopped the last time, so that nothing is missed while
it is away; a signal that comes twice, as any event may, counts once. Debian has what it needs:
python3-confluent-kafka.

    progress.py --kafka 127.0.0.1:9092 [--stack NAME] [--group progress]
"""

import argparse
import json
import signal
import sys

from confluent_kafka import Consumer

RECEIVED = "hearth.signal.received.v1"


def attributes(message):
    """CloudEvents' attributes, which are headers: ce_id, ce_type, ce_time and so on."""
    return {name: value.decode() for name, value in message.headers() or []}


def events(consumer):
    """Each event with its type, for ever; the place is kept when the next one is asked for."""
    while True:
        message = consumer.poll(1.0)
        if message is None:
            continue
        if message.error():
            print(message.error(), file=sys.stderr)
            continue
        yield attributes(message).get("ce_type"), message.value()
        consumer.commit(message)


def main():
    arguments = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    arguments.add_argument("--kafka", default="127.0.0.1:9092")
    arguments.add_argument("--stack", help="only of the stack with this name")
    arguments.add_argument("--group", default="progress", help="who reads, and from where")
    options = arguments.parse_args()
    # a stop is no error, and the place is kept on the way out
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(0))
    consumer = Consumer({
        "bootstrap.servers": options.kafka,
        "group.id": options.group,
        "auto.offset.reset": "earliest",
        "enable.auto.commit": False,
    })
    consumer.subscribe(["hearth.signals"])
    counted = {}
    try:
        for kind, value in events(consumer):
            if kind != RECEIVED:
                continue
            event = json.loads(value)
            stack = event["stack"]
            if options.stack not in (None, stack["name"]):
                continue
            seen = counted.setdefault((stack["id"], event["resource"]), set())
            # without an id of the sender's, a request and its repetitions have one key
            seen.add(event.get("signalId") or event["requestKey"])
            print(f"{stack['name']} {event['resource']}: {len(seen)} ({event['status']})",
                  flush=True)
    except KeyboardInterrupt:
        pass
    finally:
        consumer.close()


if __name__ == "__main__":
    main()
