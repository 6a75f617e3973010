package io.hearth.access.signature;

import io.hearth.access.signature.algorithm.PercentCoding;
import io.hearth.access.signature.wire.RawRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Requests that say something else than the one that was signed. */
final class Mutants {
    private static final List<String> ADDED =
            List.of(
                    "Timestamp=2026-11-21T03%3A00%3A00Z",
                    "Expires=9999999999",
                    "X-Amz-Expires=604800",
                    "SignatureVersion=1",
                    "SignatureMethod=HmacSHA1",
                    "AWSAccessKeyId=0123456789abcdef0123456789abcdef",
                    "Action=ListStacks",
                    "zzz=1",
                    "%20=");
    private static final List<String> VERBS = List.of("GET", "POST", "PUT", "DELETE", "HEAD");

    private final RandomGenerator random;

    Mutants(RandomGenerator random) {
        this.random = random;
    }

    /**
     * One that differs in what it means; empty when the dice have fallen on what means the same.
     */
    Optional<RawRequest> of(RawRequest signed) {
        return switch (random.nextInt(9)) {
            case 0 -> Optional.of(with(signed, another(signed.method()), signed.target()));
            case 1 -> host(signed);
            case 2, 3 -> target(signed, flipped(signed.target(), 1));
            case 4 -> target(signed, added(signed));
            case 5 -> target(signed, withoutOne(signed));
            case 6 -> header(signed);
            case 7 -> body(signed);
            default -> Optional.of(stranger(signed));
        };
    }

    private String another(String verb) {
        List<String> others = VERBS.stream().filter(it -> !it.equals(verb)).toList();
        return others.get(random.nextInt(others.size()));
    }

    private Optional<RawRequest> host(RawRequest signed) {
        String other = flipped(signed.host(), 0);
        Map<String, List<String>> headers = new HashMap<>(signed.headers());
        headers.put("host", List.of(other));
        return Optional.of(
                        new RawRequest(
                                signed.method(), signed.target(), other, headers, signed.body()))
                .filter(it -> !other.equalsIgnoreCase(signed.host()));
    }

    private Optional<RawRequest> target(RawRequest signed, String target) {
        return Optional.of(with(signed, signed.method(), target))
                .filter(it -> !meansTheSame(signed.target(), target));
    }

    /** Parameters in another order, or another spelling of an octet, are the same request. */
    private static boolean meansTheSame(String one, String other) {
        return parts(one).equals(parts(other));
    }

    private static List<Object> parts(String target) {
        String[] halves = target.split("\\?", 2);
        List<Optional<String>> parameters =
                halves.length < 2
                        ? List.of()
                        : Arrays.stream(halves[1].split("&", -1))
                                .map(it -> PercentCoding.decode(it, true))
                                .sorted(Comparator.comparing(Optional::toString))
                                .toList();
        return List.of(PercentCoding.decode(halves[0], false), parameters);
    }

    private String added(RawRequest signed) {
        String more =
                random.nextBoolean() || signed.rawQuery().isEmpty()
                        ? ADDED.get(random.nextInt(ADDED.size()))
                        : parameter(signed);
        return signed.rawPath()
                + "?"
                + (signed.rawQuery().isEmpty() ? more : signed.rawQuery() + "&" + more);
    }

    private String withoutOne(RawRequest signed) {
        List<String> parameters = new ArrayList<>(List.of(signed.rawQuery().split("&", -1)));
        parameters.remove(random.nextInt(parameters.size()));
        return signed.rawPath() + (parameters.isEmpty() ? "" : "?" + String.join("&", parameters));
    }

    private String parameter(RawRequest signed) {
        String[] parameters = signed.rawQuery().split("&", -1);
        return parameters[random.nextInt(parameters.length)];
    }

    /** One bit of a header that counts, or the whole of it. */
    private Optional<RawRequest> header(RawRequest signed) {
        List<String> counting =
                signed.headers().keySet().stream()
                        .filter(it -> it.equals("authorization") || it.startsWith("x-amz-"))
                        .sorted()
                        .toList();
        Map<String, List<String>> headers = new HashMap<>(signed.headers());
        if (counting.isEmpty()) {
            headers.put(
                    "Authorization", List.of("AWS4-HMAC-SHA256 Credential=a/b/c/d/aws4_request"));
        } else {
            String name = counting.get(random.nextInt(counting.size()));
            if (random.nextInt(4) == 0) {
                headers.remove(name);
            } else {
                String value = signed.header(name).orElseThrow();
                String other = flipped(value, 0);
                if (other.strip().equals(value.strip())) {
                    return Optional.empty();
                }
                headers.put(name, List.of(other));
            }
        }
        return Optional.of(
                new RawRequest(
                        signed.method(), signed.target(), signed.host(), headers, signed.body()));
    }

    private Optional<RawRequest> body(RawRequest signed) {
        boolean counts = signed.hasForm();
        String body = new String(signed.body(), StandardCharsets.ISO_8859_1);
        if (!counts || body.isEmpty()) {
            return Optional.empty();
        }
        String other =
                switch (random.nextInt(3)) {
                    case 0 -> body + "&" + ADDED.get(random.nextInt(ADDED.size()));
                    case 1 -> body.substring(0, random.nextInt(body.length()));
                    default -> flipped(body, 0);
                };
        return Optional.of(
                        new RawRequest(
                                signed.method(),
                                signed.target(),
                                signed.host(),
                                signed.headers(),
                                other.getBytes(StandardCharsets.ISO_8859_1)))
                .filter(it -> !meansTheSame("?" + body, "?" + other));
    }

    /** Signed by one, and said to be another's. */
    private RawRequest stranger(RawRequest signed) {
        Map<String, List<String>> headers = new HashMap<>();
        signed.headers()
                .forEach(
                        (name, values) ->
                                headers.put(
                                        name, values.stream().map(Mutants::ofAnotherKey).toList()));
        return new RawRequest(
                signed.method(),
                ofAnotherKey(signed.target()),
                signed.host(),
                headers,
                ofAnotherKey(new String(signed.body(), StandardCharsets.ISO_8859_1))
                        .getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String ofAnotherKey(String text) {
        return text.replaceAll(
                "((?:Credential|AWSAccessKeyId)=)[0-9a-f]{32}", "$1" + Checks.ACCESS_KEY);
    }

    private static RawRequest with(RawRequest signed, String verb, String target) {
        return new RawRequest(verb, target, signed.host(), signed.headers(), signed.body());
    }

    private String flipped(String text, int from) {
        int at = from + random.nextInt(text.length() - from);
        char other = (char) (text.charAt(at) ^ (1 << random.nextInt(7)));
        return text.substring(0, at) + other + text.substring(at + 1);
    }
}
