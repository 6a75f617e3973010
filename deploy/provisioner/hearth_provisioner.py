"""What every provisioner of custom resources does; docs/custom-resources.md tells the rules.

It reads requests from hearth.resources, gives each to a maker and answers on hearth.answers. A
maker has three methods, which get a Request each:

    create(request) -> (physical id, attributes)
    update(request) -> (physical id, attributes)
    delete(request)

Refused, raised by a maker, fails the resource with its text. What takes long is made in steps with
request.wait(seconds) between: it raises Abandoned when nobody waits for the answer any more.

Different resources are made side by side, the requests of one resource one after the other. A
request is done when its answer is on the bus: until then it comes again, to this provisioner or
another of its group. Debian has what this needs: python3-confluent-kafka, python3-cryptography.
"""

import argparse
import base64
import collections
import concurrent.futures
import json
import os
import pathlib
import queue
import signal
import sys
import threading
import uuid
from datetime import datetime, timezone

from confluent_kafka import Consumer, Producer, TopicPartition
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

REQUESTED = "hearth.resource.requested.v1"
ANSWERED = "hearth.resource.answered.v1"

# at most so many requests are taken from the bus before one of them is done
IN_HAND = 256


class Refused(Exception):
    """What cannot be done; its text is the reason that the stack's owner reads."""


class Abandoned(Exception):
    """Nobody waits for the answer: its deadline is over, or a later request of the resource has
    come, or this provisioner is stopped. Who has begun something in another's place removes it."""


class Keyset:
    """Seals and opens with a Tink keyset of AES-GCM keys, which Hearth shares with provisioners."""

    def __init__(self, file):
        keyset = json.loads(pathlib.Path(file).read_text())
        self.keys = {k["keyId"]: AESGCM(self._key(k)) for k in keyset["key"]
                     if k["status"] == "ENABLED"}
        self.primary = keyset["primaryKeyId"]

    @staticmethod
    def _key(key):
        """The one bytes field, number 3, of the protocol buffer AesGcmKey."""
        value = base64.b64decode(key["keyData"]["value"])
        if not key["keyData"]["typeUrl"].endswith(".AesGcmKey") or value[0] != 0x1A:
            raise ValueError("The keyset has a key that is none for AES-GCM.")
        return value[2:2 + value[1]]

    def seal(self, data, request, field):
        nonce = os.urandom(12)
        sealed = self.keys[self.primary].encrypt(
            nonce, json.dumps(data).encode(), self._context(request, field))
        prefix = b"\x01" + self.primary.to_bytes(4, "big")
        return base64.b64encode(prefix + nonce + sealed).decode()

    def open(self, sealed, request, field):
        raw = base64.b64decode(sealed)
        key = self.keys[int.from_bytes(raw[1:5], "big")]
        return json.loads(key.decrypt(raw[5:17], raw[17:], self._context(request, field)))

    @staticmethod
    def _context(request, field):
        """A ciphertext opens only for the stack, resource and field that it was sealed for."""
        stack, resource = request["stack"]["id"], request["resource"]
        return "hearth:{}:{}:{}:{}:{}".format(
            length(stack), stack, length(resource), resource, field).encode()


def length(text):
    """In UTF-16, as Java counts."""
    return len(text.encode("utf-16-le")) // 2


class Request:
    """What is wanted of a maker."""

    def __init__(self, message, keyset):
        self.event = json.loads(message.value())
        self.partition = message.partition()
        self.offset = message.offset()
        self.keyset = keyset
        self.abandoned = threading.Event()
        self.id = self.event["requestId"]
        self.action = self.event["action"]
        self.type = self.event["resourceType"]
        self.resource = self.event["resource"]
        self.stack = self.event["stack"]
        # what was answered before; None when nothing was
        self.physical_id = self.event["physicalId"]
        # unique to the resource, and the same in all its requests
        self.physical_name = self.event["physicalName"]
        self.deadline = datetime.fromisoformat(self.event["deadline"])

    @property
    def properties(self):
        """Those wanted; of a DELETE, those of the request before."""
        return self.keyset.open(self.event["properties"], self.event, "properties")

    @property
    def old_properties(self):
        """Of an UPDATE, those of the request before."""
        return self.keyset.open(self.event["oldProperties"], self.event, "old_properties")

    def wait(self, seconds=0):
        """Waits, as between two looks at what is being made. Raises Abandoned."""
        left = seconds
        if self.action != "DELETE":  # to remove is never too late
            left = min(seconds, (self.deadline - datetime.now(timezone.utc)).total_seconds())
        if left < 0 or self.abandoned.wait(left) or left < seconds:
            raise Abandoned()


class Offsets:
    """How far the requests of each partition are done."""

    def __init__(self):
        self.open = collections.defaultdict(dict)

    def begin(self, partition, offset):
        self.open[partition][offset] = False

    def end(self, partition, offset):
        """Returns what the group may pass over, or None while an earlier one is under way."""
        requests = self.open[partition]
        if offset not in requests:
            return None  # its partition went to another of the group
        requests[offset] = True
        done = None
        while requests and requests[min(requests)]:
            done = min(requests)
            del requests[done]
        return None if done is None else done + 1

    def forget(self, partitions):
        for partition in partitions:
            self.open.pop(partition, None)

    def count(self):
        return sum(len(requests) for requests in self.open.values())


class Provisioner:
    """Runs a maker for the requests of one resource type until it is stopped."""

    def __init__(self, maker, resource_type, bootstrap, keyset, workers):
        self.maker = maker
        self.type = resource_type
        self.keyset = keyset
        self.producer = Producer({"bootstrap.servers": bootstrap})
        self.consumer = Consumer({
            "bootstrap.servers": bootstrap,
            # each kind of provisioner is a group of its own and takes only its types
            "group.id": "provisioner-" + resource_type.replace("::", "-").lower(),
            "enable.auto.offset.store": False, "auto.offset.reset": "earliest"})
        self.pool = concurrent.futures.ThreadPoolExecutor(workers)
        self.offsets = Offsets()
        # the requests of each resource: the first is under way, the others wait for it
        self.lines = collections.defaultdict(collections.deque)
        self.ended = queue.SimpleQueue()
        self.paused = False
        self.stopping = False

    def run(self):
        self.consumer.subscribe(["hearth.resources"], on_revoke=self._revoked)
        try:
            while True:
                message = self.consumer.poll(0.1)
                if message is not None:
                    self._take(message)
                self._settle()
                full = self.offsets.count() >= IN_HAND
                if full != self.paused:  # either makes the client fetch anew
                    (self.consumer.pause if full else self.consumer.resume)(
                        self.consumer.assignment())
                    self.paused = full
        except KeyboardInterrupt:
            pass
        finally:
            self.stopping = True
            for line in self.lines.values():
                for request in line:
                    request.abandoned.set()
            self.pool.shutdown()
            self._settle()
            self.consumer.close()

    def _settle(self):
        while not self.ended.empty():
            self._end(*self.ended.get())

    def _take(self, message):
        if message.error():
            print(message.error(), file=sys.stderr, flush=True)
            return
        self.offsets.begin(message.partition(), message.offset())
        request = self._request(message)
        if request is None:
            self._pass_over(message.partition(), message.offset())
            return
        line = self.lines[request.stack["id"], request.resource]
        for earlier in line:
            # what is to be removed stays so, and the same once more is no later one
            if earlier.action != "DELETE" and earlier.id != request.id:
                earlier.abandoned.set()
        line.append(request)
        if len(line) == 1:
            self._begin(request)

    def _request(self, message):
        """What is to be made here, else None."""
        if dict(message.headers() or []).get("ce_type") != REQUESTED.encode():
            return None
        request = Request(message, self.keyset)
        return request if request.type == self.type else None

    def _begin(self, request):
        self.pool.submit(self._carry_out, request).add_done_callback(
            lambda future: self.ended.put((request, future)))

    def _end(self, request, future):
        outcome = future.result()  # or the broker's refusal, which ends all
        print("{} {} of {}: {}".format(
            request.action, request.resource, request.stack["name"], outcome), flush=True)
        if self.stopping and outcome == "ABANDONED":
            return  # not passed over: it comes again
        self._pass_over(request.partition, request.offset)
        line = self.lines[request.stack["id"], request.resource]
        line.popleft()
        if not line:
            del self.lines[request.stack["id"], request.resource]
        elif not self.stopping:
            self._begin(line[0])

    def _pass_over(self, partition, offset):
        done = self.offsets.end(partition, offset)
        if done is not None:
            self.consumer.store_offsets(
                offsets=[TopicPartition("hearth.resources", partition, done)])

    def _revoked(self, consumer, partitions):
        self.offsets.forget(each.partition for each in partitions)
        self.paused = False  # what is assigned next is not

    def _carry_out(self, request):
        """How it ended."""
        answer = {"stack": request.stack, "resource": request.resource, "requestId": request.id,
                  "status": "SUCCESS", "reason": None, "physicalId": request.physical_id,
                  "attributes": None}
        try:
            request.wait()
            if request.action == "DELETE":
                self.maker.delete(request)
            else:
                make = self.maker.create if request.action == "CREATE" else self.maker.update
                answer["physicalId"], attributes = make(request)
                answer["attributes"] = self.keyset.seal(attributes, request.event, "attributes")
        except Abandoned:
            return "ABANDONED"
        except Refused as e:
            answer.update(status="FAILED", reason=str(e))
        except Exception as e:  # its text may hold what was sealed: the log tells it to nobody else
            print("{} of {} failed: {!r}".format(request.action, request.resource, e),
                  file=sys.stderr, flush=True)
            answer.update(status="FAILED", reason="The provisioner failed; its log tells why.")
        self._publish(answer)
        return answer["status"]

    def _publish(self, answer):
        taken = concurrent.futures.Future()
        self.producer.produce(
            "hearth.answers", key=answer["stack"]["rootId"], value=json.dumps(answer).encode(),
            headers={"ce_specversion": "1.0", "ce_id": str(uuid.uuid4()),
                     "ce_source": "/provisioners/" + self.type, "ce_type": ANSWERED,
                     "ce_subject": answer["stack"]["id"],
                     "ce_time": datetime.now(timezone.utc).isoformat().replace("+00:00", "Z"),
                     "content-type": "application/json"},
            on_delivery=lambda error, message: taken.set_result(error))
        while not taken.done():
            self.producer.poll(0.1)
        if taken.result():
            raise SystemExit("The broker did not take an answer: {}".format(taken.result()))


def arguments(about, resource_type):
    """The command line that provisioners have in common, for others to be added."""
    parser = argparse.ArgumentParser(description=about)
    parser.add_argument("--bootstrap", default="127.0.0.1:9092", help="Kafka, host:port")
    parser.add_argument("--keyset", required=True,
                        help="what hearth.custom-resources.keyset-file names")
    parser.add_argument("--type", default=resource_type, help="the resource type that it makes")
    parser.add_argument("--workers", type=int, default=8, help="how many are made side by side")
    return parser


def run(maker, options):
    """Makes what is asked for until Ctrl-C or SIGTERM."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    provisioner = Provisioner(
        maker, options.type, options.bootstrap, Keyset(options.keyset), options.workers)
    print("Making {}.".format(options.type), flush=True)
    provisioner.run()
