package io.hearth.access.signature;

import io.hearth.access.signature.wire.RawRequest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** A request signed by an implementation that is not ours. */
record SignatureVector(
        String name, String verb, String host, String target, String authorization, String body) {
    static Stream<SignatureVector> all() {
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(
                                Objects.requireNonNull(
                                        SignatureVector.class.getResourceAsStream(
                                                "/signatures.tsv")),
                                StandardCharsets.UTF_8))) {
            return lines
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .map(f -> new SignatureVector(f[0], f[1], f[2], f[3], f[4], f[5]))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static SignatureVector named(String name) {
        return all().filter(vector -> vector.name().equals(name)).findFirst().orElseThrow();
    }

    RawRequest request() {
        return request(target, authorization, body);
    }

    RawRequest request(String target, String authorization, String body) {
        Map<String, List<String>> headers = new HashMap<>();
        headers.put("Host", List.of(host));
        if (!authorization.equals("-")) {
            headers.put("Authorization", List.of(authorization));
            headers.put("X-Amz-Date", List.of("20261121T030000Z"));
        }
        if (verb.equals("POST")) {
            headers.put("Content-Type", List.of("application/x-www-form-urlencoded"));
        }
        return new RawRequest(verb, target, host, headers, body.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return name;
    }
}
