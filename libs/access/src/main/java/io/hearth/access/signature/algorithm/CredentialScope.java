package io.hearth.access.signature.algorithm;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whose key, and for what. Region and service only go into the signing key: agents on OpenStack
 * derive them from the labels of whatever host they were given, so that no list of good ones
 * exists.
 *
 * @param date the day, such as {@code 20261121}
 */
public record CredentialScope(String accessKey, String date, String region, String service) {
    private static final Pattern FORM =
            Pattern.compile(
                    "([^/]{1,128})/(\\d{8})/([\\w.:-]{1,128})/([\\w.:-]{1,128})/"
                            + SignatureV4.TERMINATOR);

    /**
     * @return empty for what is not {@code key/date/region/service/aws4_request}
     */
    public static Optional<CredentialScope> parse(String credential) {
        return Optional.of(FORM.matcher(credential))
                .filter(Matcher::matches)
                .map(
                        match ->
                                new CredentialScope(
                                        match.group(1),
                                        match.group(2),
                                        match.group(3),
                                        match.group(4)));
    }

    String text() {
        return String.join("/", date, region, service, SignatureV4.TERMINATOR);
    }
}
