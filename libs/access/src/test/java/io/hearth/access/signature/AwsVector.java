package io.hearth.access.signature;

import io.hearth.access.signature.wire.RawRequest;
import io.hearth.contract.seal.Secret;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A request with the version 4 signature that AWS itself publishes for it.
 *
 * @param headers each as on the wire, {@code Name: value}
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html">AWS:
 *     create a signed request</a>
 */
record AwsVector(
        String name, String verb, String host, String target, List<String> headers, String body) {
    static final Instant SIGNED_AT = Instant.parse("2015-08-30T12:36:00Z");
    private static final String ACCESS_KEY = "AKIDEXAMPLE";
    private static final Secret SECRET = Secret.of("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");

    static Stream<AwsVector> all() {
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(
                                Objects.requireNonNull(
                                        AwsVector.class.getResourceAsStream("/aws-signatures.tsv")),
                                StandardCharsets.UTF_8))) {
            return lines
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(AwsVector::of)
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static AwsVector named(String name) {
        return all().filter(vector -> vector.name().equals(name)).findFirst().orElseThrow();
    }

    private static AwsVector of(String line) {
        String[] f = line.split("\t", -1);
        List<String> headers =
                Arrays.stream(f[4].split("\\|", -1)).filter(header -> !header.isEmpty()).toList();
        return new AwsVector(f[0], f[1], f[2], f[3], headers, f[5]);
    }

    AwsVector withHost(String other) {
        return new AwsVector(name, verb, other, target, headers, body);
    }

    AwsVector withTarget(String other) {
        return new AwsVector(name, verb, host, other, headers, body);
    }

    AwsVector withHeader(int index, String other) {
        List<String> changed =
                IntStream.range(0, headers.size())
                        .mapToObj(i -> i == index ? other : headers.get(i))
                        .toList();
        return new AwsVector(name, verb, host, target, changed, body);
    }

    AwsVector withBody(String other) {
        return new AwsVector(name, verb, host, target, headers, other);
    }

    Verification verify() {
        return verify(SIGNED_AT);
    }

    Verification verify(Instant now) {
        return Checks.verify(request(), ACCESS_KEY, SECRET, now, AgePolicy.REQUEST);
    }

    /** As a server reads it: the blanks around a value are none of it (RFC 9110, section 5.5). */
    private RawRequest request() {
        Map<String, List<String>> all = new HashMap<>();
        for (String header : headers) {
            int colon = header.indexOf(':');
            all.merge(
                    header.substring(0, colon),
                    List.of(header.substring(colon + 1).strip()),
                    (one, other) -> Stream.concat(one.stream(), other.stream()).toList());
        }
        return new RawRequest(verb, target, host, all, body.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return name;
    }
}
