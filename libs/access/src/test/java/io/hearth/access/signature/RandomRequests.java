package io.hearth.access.signature;

import io.hearth.access.signature.algorithm.PercentCoding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** What requests may hold, with all that encodings stumble over. */
final class RandomRequests {
    private static final List<String> PIECES =
            List.of(
                    "a", "Z", "0", "9", "-", "_", ".", "~", "*", "+", " ", "  ", "%", "%41", "/",
                    ":", "&", "=", ";", "?", "#", "'", "\"", "(", ")", "@", ",", "<", "\\", "ü",
                    "漢", "😀", "e\u0301");
    private static final List<String> PATHS =
            List.of(
                    "/v1/",
                    "/v1",
                    "/v1/signal/arn%3Aopenstack%3Aheat%3A%3A8f0c%3Astacks/demo/1-2/resources/h",
                    "/v1/waitcondition/arn:openstack:heat::8f0c:stacks/d%20e/1-2/resources/%C3%BC");
    private static final List<String> HOSTS =
            List.of("heat.example:8000", "heat.example", "10.0.0.7:39000", "[::1]:8000");
    private static final int MOST_PARAMETERS = 8;
    private static final int LONGEST = 12;

    private final RandomGenerator random;

    RandomRequests(RandomGenerator random) {
        this.random = random;
    }

    String host() {
        return one(HOSTS);
    }

    String path() {
        return one(PATHS);
    }

    /** Without blanks at its ends, which signers take away. */
    String secret() {
        return "k" + text() + text() + "k";
    }

    String accessKey() {
        return "%016x%016x".formatted(random.nextLong(), random.nextLong());
    }

    /** At least one, with names that no signature uses. */
    Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("Action", "DescribeStackResource");
        int more = random.nextInt(MOST_PARAMETERS);
        for (int i = 0; i < more; i++) {
            parameters.put(text() + "p" + i, text());
        }
        return parameters;
    }

    static String encoded(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(
                        it ->
                                PercentCoding.encode(it.getKey())
                                        + "="
                                        + PercentCoding.encode(it.getValue()))
                .collect(Collectors.joining("&"));
    }

    String text() {
        int length = random.nextInt(LONGEST);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(one(PIECES));
        }
        return text.toString();
    }

    <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
