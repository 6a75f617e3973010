#!/usr/bin/python3
"""A provisioner of custom resources, to be copied: it keeps each Custom::Record as a file.

It reads requests from hearth.resources, does what they ask and answers on hearth.answers; see
docs/custom-resources.md. Debian has what it needs: python3-confluent-kafka, python3-cryptography.

    provisioner.py --bootstrap 127.0.0.1:9092 --keyset provisioner-keyset.json --directory records
"""

import argparse
import base64
import hashlib
import json
import os
import pathlib
import sys
import uuid
from datetime import datetime, timezone

from confluent_kafka import Consumer, Producer
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

REQUESTED = "hearth.resource.requested.v1"
ANSWERED = "hearth.resource.answered.v1"


class Refused(Exception):
    """What cannot be done; its text is the reason that the stack's owner reads."""


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


class Records:
    """What this provisioner makes. A request may come twice: doing it again must do no harm."""

    def __init__(self, directory):
        self.directory = pathlib.Path(directory)
        self.directory.mkdir(parents=True, exist_ok=True)

    def create(self, request, properties):
        return self._write(request["physicalName"], properties)

    def update(self, request, properties, old_properties):
        if properties.get("replace") != old_properties.get("replace"):
            # another physical id: Hearth sends a DELETE of the old one when all else is updated
            return self._write("{}-{}".format(request["physicalName"], request["requestId"][:8]),
                               properties)
        return self._write(request["physicalId"], properties)

    def delete(self, request, properties):
        # without an id nobody here has answered the CREATE, which may have been carried out
        self._file(request["physicalId"] or request["physicalName"]).unlink(missing_ok=True)

    def _write(self, name, properties):
        if "text" not in properties:
            raise Refused("A Custom::Record needs the property text.")
        content = str(properties["text"]).encode()
        file = self._file(name)
        file.write_bytes(content)
        return name, {"path": str(file), "sha256": hashlib.sha256(content).hexdigest(),
                      "size": len(content)}

    def _file(self, name):
        return self.directory / name.replace("/", "_")


def carry_out(maker, keyset, request):
    """What to answer."""
    answer = {"stack": request["stack"], "resource": request["resource"],
              "requestId": request["requestId"], "status": "SUCCESS", "reason": None,
              "physicalId": request["physicalId"], "attributes": None}
    try:
        properties = keyset.open(request["properties"], request, "properties")
        if request["action"] == "DELETE":
            maker.delete(request, properties)
        else:
            if request["action"] == "CREATE":
                made = maker.create(request, properties)
            else:
                made = maker.update(request, properties, keyset.open(
                    request["oldProperties"], request, "old_properties"))
            answer["physicalId"] = made[0]
            answer["attributes"] = keyset.seal(made[1], request, "attributes")
    except Refused as e:
        answer.update(status="FAILED", reason=str(e))
    except Exception as e:  # its text may hold what was sealed: the log tells it to nobody else
        print("{} of {} failed: {!r}".format(request["action"], request["resource"], e),
              file=sys.stderr, flush=True)
        answer.update(status="FAILED", reason="The provisioner failed; its log tells why.")
    return answer


def publish(producer, answer):
    failures = []
    producer.produce(
        "hearth.answers", key=answer["stack"]["rootId"], value=json.dumps(answer).encode(),
        headers={"ce_specversion": "1.0", "ce_id": str(uuid.uuid4()),
                 "ce_source": "/provisioners/record", "ce_type": ANSWERED,
                 "ce_subject": answer["stack"]["id"],
                 "ce_time": datetime.now(timezone.utc).isoformat().replace("+00:00", "Z"),
                 "content-type": "application/json"},
        on_delivery=lambda error, message: failures.append(error) if error else None)
    producer.flush()
    if failures:
        raise SystemExit("The broker did not take an answer: {}".format(failures[0]))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--bootstrap", default="127.0.0.1:9092", help="Kafka, host:port")
    parser.add_argument("--keyset", required=True, help="what hearth.custom-resources.keyset-file names")
    parser.add_argument("--directory", default="records", help="where the files are kept")
    parser.add_argument("--type", default="Custom::Record", help="the resource type that it makes")
    options = parser.parse_args()
    keyset, maker = Keyset(options.keyset), Records(options.directory)
    producer = Producer({"bootstrap.servers": options.bootstrap})
    consumer = Consumer({
        "bootstrap.servers": options.bootstrap, "enable.auto.commit": False,
        # each kind of provisioner is a group of its own and takes only its types
        "group.id": "provisioner-" + options.type.replace("::", "-").lower(),
        "auto.offset.reset": "earliest"})
    consumer.subscribe(["hearth.resources"])
    print("Making {}.".format(options.type), flush=True)
    try:
        while True:
            message = consumer.poll(1.0)
            if message is None:
                continue
            if message.error():
                print(message.error(), file=sys.stderr, flush=True)
                continue
            if dict(message.headers() or []).get("ce_type") == REQUESTED.encode():
                request = json.loads(message.value())
                if request["resourceType"] == options.type:
                    answer = carry_out(maker, keyset, request)
                    publish(producer, answer)
                    print("{} {}: {}".format(request["action"], request["resource"],
                                             answer["status"]), flush=True)
            # after the answer: what was not answered comes again
            consumer.commit(message, asynchronous=False)
    except KeyboardInterrupt:
        pass
    finally:
        consumer.close()


if __name__ == "__main__":
    main()
