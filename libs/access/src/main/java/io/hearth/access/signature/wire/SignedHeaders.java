package io.hearth.access.signature.wire;

import io.hearth.access.signature.algorithm.SignatureV4;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The headers that a version 4 signature covers. */
public final class SignedHeaders {
    private SignedHeaders() {}

    /**
     * The canonical values, in the order of the names.
     *
     * @param names as the request lists them, joined by semicolons
     * @param dateInHeader whether the date is a header, and so must be covered
     * @throws MalformedRequestException if one that must be covered is not, or one that is named is
     *     not there
     */
    public static Map<String, String> of(RawRequest request, String names, boolean dateInHeader) {
        List<String> listed = Arrays.asList(names.split(";", -1));
        if (!listed.equals(listed.stream().sorted().distinct().toList())
                || !names.matches("[a-z0-9;_-]+")) {
            throw MalformedRequestException.because(
                    "SignedHeaders are not lower-case names in order.");
        }
        boolean coversAll =
                listed.contains("host")
                        && (!dateInHeader || listed.contains("x-amz-date"))
                        && request.headers().keySet().stream()
                                .filter(SignatureV4::isParameter)
                                .allMatch(listed::contains);
        if (!coversAll) {
            throw MalformedRequestException.because(
                    "The signature must cover host and every x-amz header.");
        }
        Map<String, String> values = new LinkedHashMap<>();
        listed.forEach(name -> values.put(name, value(request, name)));
        return values;
    }

    private static String value(RawRequest request, String name) {
        if (name.equals("host")) {
            return request.host();
        }
        List<String> values = request.headers().get(name);
        if (values == null) {
            throw MalformedRequestException.because("A signed header is not there.");
        }
        return values.stream()
                .map(value -> value.trim().replaceAll(" +", " "))
                .collect(Collectors.joining(","));
    }
}
