"""Prints requests as agents sign them, a JSON object each: by boto, which heat-cfntools
uses, and by keystoneclient, which os-collect-config uses.

usage: sign-as-agents.py HOW-MANY SEED
"""

import json
import random
import sys
import urllib.parse

from boto.connection import AWSQueryConnection
from keystoneclient.contrib.ec2.utils import Ec2Signer

PIECES = ['a', 'Z', '0', '-', '_', '.', '~', '*', '+', ' ', '%', '%41', '/', ':', '&', '=',
          ';', '?', '#', "'", '"', '(', ')', '@', ',', '<', '\\', 'ü', '漢', '😀']
PATH = '/v1/'


class SignatureV4(AWSQueryConnection):
    def _required_auth_capability(self):
        return ['hmac-v4']


class SignatureV2(AWSQueryConnection):
    def _required_auth_capability(self):
        return ['sign-v2']


def text(dice):
    return ''.join(dice.choice(PIECES) for _ in range(dice.randrange(12)))


def parameters(dice):
    found = {'Action': 'DescribeStackResource', 'ContentType': 'JSON'}
    for i in range(dice.randrange(6)):
        found['%s%d' % (dice.choice(['Stack', 'a.member.', 'z_']), i)] = text(dice)
    return found


def by_boto(how, dice, access, secret, verb):
    connection = how(aws_access_key_id=access, aws_secret_access_key=secret, is_secure=False,
                     host='heat.example', port=8000, path='/v1')
    request = connection.build_base_http_request(
        verb, '/', None, parameters(dice), {}, '', 'heat.example:8000')
    request.authorize(connection=connection)
    target, headers, body = request.path, dict(request.headers), request.body
    if isinstance(body, bytes):
        body = body.decode()
    headers.setdefault('Host', 'heat.example:8000')
    if verb == 'POST':
        headers['Content-Type'] = 'application/x-www-form-urlencoded; charset=UTF-8'
    return verb, headers, target, body


def by_keystoneclient(dice, access, secret):
    signed = dict(parameters(dice), AWSAccessKeyId=access, SignatureVersion='2')
    signed['Signature'] = Ec2Signer(secret).generate(
        {'params': signed, 'verb': 'GET', 'host': 'heat.example:8000', 'path': PATH})
    target = PATH + '?' + urllib.parse.urlencode(signed)
    return 'GET', {'Host': 'heat.example:8000', 'Content-Type': 'application/json'}, target, ''


def main():
    dice = random.Random(int(sys.argv[2]))
    for i in range(int(sys.argv[1])):
        access, secret = '%032x' % dice.getrandbits(128), 'k' + text(dice) + text(dice)
        how, made = [
            ('boto, V4 GET', lambda: by_boto(SignatureV4, dice, access, secret, 'GET')),
            ('boto, V2 GET', lambda: by_boto(SignatureV2, dice, access, secret, 'GET')),
            ('boto, V2 POST', lambda: by_boto(SignatureV2, dice, access, secret, 'POST')),
            ('keystoneclient, V2 GET', lambda: by_keystoneclient(dice, access, secret)),
        ][i % 4]
        verb, headers, target, body = made()
        print(json.dumps(dict(how=how, verb=verb, headers=headers, target=target, body=body,
                              access=access, secret=secret)))


main()
