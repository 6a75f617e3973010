package io.hearth.metadataservice.rest;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The versions that a caller says it has in {@code If-None-Match}. A tag that is not of our form is
 * of no version.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-13.1.2">RFC 9110, 13.1.2</a>
 */
record Validator(Set<Long> versions, boolean any) {
    private static final Pattern TAG = Pattern.compile("\"v(\\d{1,18})\"");

    Validator {
        versions = Set.copyOf(versions);
    }

    static Validator of(@Nullable String header) {
        if (header == null) {
            return new Validator(Set.of(), false);
        }
        Set<Long> versions = new HashSet<>();
        Matcher tags = TAG.matcher(header);
        while (tags.find()) {
            versions.add(Long.parseLong(tags.group(1)));
        }
        return new Validator(versions, header.strip().equals("*"));
    }

    static String etag(long version) {
        return "\"v" + version + "\"";
    }

    boolean matches(long version) {
        return any || versions.contains(version);
    }
}
