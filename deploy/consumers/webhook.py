#!/usr/bin/python3
"""Takes the events of a webhook and tells what became of stacks: a receiver to be copied.

It believes what is signed with the webhook's secret and not older than five minutes, and does once
what comes twice. It needs nothing but Python; TLS is for a proxy in front of it.

    HEARTH_WEBHOOK_SECRET=whsec_... webhook.py [--port 8080]
"""

import argparse
import base64
import hashlib
import hmac
import http.server
import json
import os
import signal
import sys
import time

LARGEST_BODY = 1_048_576
OLDEST = 300  # seconds
CHANGED = "hearth.stack.state-changed.v1"


def is_signed(secret, headers, body):
    """Whether one of the signatures is the secret's, and the message is of now."""
    identity = headers.get("webhook-id", "")
    timestamp = headers.get("webhook-timestamp", "")
    if not timestamp.isdecimal() or abs(time.time() - int(timestamp)) > OLDEST:
        return False
    key = base64.b64decode(secret.removeprefix("whsec_"))
    signed = f"{identity}.{timestamp}.".encode() + body
    wanted = "v1," + base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
    # while a secret is replaced, there are two signatures
    given = headers.get("webhook-signature", "").split()
    return any(hmac.compare_digest(wanted.encode(), one.encode()) for one in given)


class Receiver(http.server.BaseHTTPRequestHandler):
    secret = ""
    seen = set()  # a program that must not forget keeps them where it keeps what it has done

    def do_POST(self):
        length = int(self.headers.get("content-length", 0))
        if length > LARGEST_BODY:
            self.answer(413)
            return
        body = self.rfile.read(length)
        if not is_signed(self.secret, self.headers, body):
            self.answer(401)
            return
        event = json.loads(body)
        if event["id"] not in self.seen:
            self.take(event)
            self.seen.add(event["id"])
        # only now: what is answered with anything else comes again
        self.answer(204)

    @staticmethod
    def take(event):
        if event["type"] == CHANGED:
            data = event["data"]
            print(f"{data['stack']['name']} {data['action']}_{data['status']}", flush=True)

    def answer(self, status):
        self.send_response(status)
        self.send_header("content-length", "0")
        self.end_headers()

    def log_message(self, *_):
        pass


def main():
    arguments = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    arguments.add_argument("--port", type=int, default=8080)
    options = arguments.parse_args()
    Receiver.secret = os.environ["HEARTH_WEBHOOK_SECRET"]
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(0))
    try:
        http.server.ThreadingHTTPServer(("127.0.0.1", options.port), Receiver).serve_forever()
    except KeyboardInterrupt:
        pass


if __name__ == "__main__":
    main()
