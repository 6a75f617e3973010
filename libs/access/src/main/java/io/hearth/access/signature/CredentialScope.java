package io.hearth.access.signature;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whose key, and for what. Region and service only go into the signing key: agents on OpenStack
 * derive them from the labels of whatever host they were given, so that no list of good ones
 * exists.
 *
 * @param date the day, such as {@code 20261121}
 */
record CredentialScope(String accessKey, String date, String region, String service) {
    private static final Pattern FORM =
            Pattern.compile(
                    "([^/]{1,128})/(\\d{8})/([\\w.:-]{1,128})/([\\w.:-]{1,128})/"
                            + SignatureV4.TERMINATOR);

    static CredentialScope parse(String credential) {
        Matcher match = FORM.matcher(credential);
        if (!match.matches()) {
            throw MalformedRequestException.because(
                    "The credential is not key/date/region/service/aws4_request.");
        }
        return new CredentialScope(match.group(1), match.group(2), match.group(3), match.group(4));
    }

    String text() {
        return String.join("/", date, region, service, SignatureV4.TERMINATOR);
    }
}
