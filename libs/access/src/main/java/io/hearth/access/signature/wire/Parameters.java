package io.hearth.access.signature.wire;

import io.hearth.access.signature.algorithm.PercentCoding;
import java.util.LinkedHashMap;
import java.util.Map;

/** Query strings and forms, read so that there is only one way to read them. */
public final class Parameters {
    private static final int MOST = 1_024;

    private Parameters() {}

    /**
     * @throws MalformedRequestException on a duplicate name, a separator that some take for one, or
     *     what is not percent-coded UTF-8
     */
    public static Map<String, String> parse(String text) {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (text.isEmpty()) {
            return parameters;
        }
        for (String pair : text.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals <= 0 || pair.indexOf(';') >= 0) {
                throw MalformedRequestException.because(
                        "The parameters are not of the form name=value, joined by '&'.");
            }
            String name = decode(pair.substring(0, equals));
            String value = decode(pair.substring(equals + 1));
            if (parameters.put(name, value) != null) {
                throw MalformedRequestException.because("A parameter is given twice.");
            }
            if (parameters.size() > MOST) {
                throw MalformedRequestException.because("There are too many parameters.");
            }
        }
        return parameters;
    }

    private static String decode(String text) {
        return PercentCoding.decode(text, true)
                .orElseThrow(
                        () ->
                                MalformedRequestException.because(
                                        "A parameter is not percent-encoded UTF-8."));
    }
}
