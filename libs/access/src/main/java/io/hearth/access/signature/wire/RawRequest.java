package io.hearth.access.signature.wire;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A request as it came over the wire, before anybody decoded or normalised it.
 *
 * @param method in capitals
 * @param target path and query exactly as in the request line
 * @param host the Host header, with its port; nothing that a proxy says about it
 * @param headers every value of every header
 */
public record RawRequest(
        String method, String target, String host, Map<String, List<String>> headers, byte[] body) {
    public RawRequest {
        Map<String, List<String>> lower = new TreeMap<>();
        headers.forEach(
                (name, values) ->
                        lower.merge(
                                name.toLowerCase(Locale.ROOT),
                                List.copyOf(values),
                                RawRequest::joined));
        headers = lower;
    }

    /** The one value of a header. */
    public Optional<String> header(String lowerCaseName) {
        List<String> values = headers.getOrDefault(lowerCaseName, List.of());
        return values.isEmpty() ? Optional.empty() : Optional.of(String.join(",", values));
    }

    /** What a URL that is signed for GET is checked against when only its HEAD is wanted. */
    public RawRequest headAsGet() {
        return method.equals("HEAD") ? new RawRequest("GET", target, host, headers, body) : this;
    }

    /** Whether the body is a form that counts as parameters. */
    public boolean hasForm() {
        return method.equals("POST")
                && header("content-type")
                        .map(type -> type.toLowerCase(Locale.ROOT))
                        .filter(type -> type.startsWith("application/x-www-form-urlencoded"))
                        .isPresent();
    }

    /** The target up to the question mark. */
    public String rawPath() {
        int question = target.indexOf('?');
        return question < 0 ? target : target.substring(0, question);
    }

    /** The target after the question mark; empty without one. */
    public String rawQuery() {
        int question = target.indexOf('?');
        return question < 0 ? "" : target.substring(question + 1);
    }

    private static List<String> joined(List<String> one, List<String> other) {
        return java.util.stream.Stream.concat(one.stream(), other.stream()).toList();
    }
}
