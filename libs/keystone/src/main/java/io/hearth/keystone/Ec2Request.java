package io.hearth.keystone;

import java.util.Map;

/**
 * A signed request as {@code POST /v3/ec2tokens} takes it.
 *
 * @param host the Host header, with its port
 * @param path the unquoted path
 * @param params the query's parameters without the signature
 * @param headers in title case, as Keystone's verifier expects
 * @param bodyHash SHA-256 of the body, in hexadecimal
 */
public record Ec2Request(
        String access,
        String signature,
        String host,
        String verb,
        String path,
        Map<String, String> params,
        Map<String, String> headers,
        String bodyHash) {
    public Ec2Request {
        params = Map.copyOf(params);
        headers = Map.copyOf(headers);
    }
}
