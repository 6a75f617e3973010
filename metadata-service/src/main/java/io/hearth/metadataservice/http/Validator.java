package io.hearth.metadataservice.http;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The versions that a caller says it has, in {@code If-None-Match} or {@code Last-Event-ID}. A tag
 * that is not of our form is of no version.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-13.1.2">RFC 9110, 13.1.2</a>
 */
public record Validator(Set<Long> versions, boolean any) {
    private static final Pattern TAG = Pattern.compile("\"v(\\d{1,18})\"");

    public Validator {
        versions = Set.copyOf(versions);
    }

    public static Validator of(@Nullable String header) {
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

    /** What names a version. */
    public static String tag(long version) {
        return "\"v" + version + "\"";
    }

    /** Of a caller who has this version. */
    public static Validator of(long version) {
        return new Validator(Set.of(version), false);
    }

    public boolean matches(long version) {
        return any || versions.contains(version);
    }

    /**
     * 304 to who has this version, else what there is; either way for the caller alone to keep,
     * since it holds credentials.
     */
    public Response answer(long version, Supplier<Response> whole) {
        Response.ResponseBuilder response =
                matches(version) ? Response.notModified() : Response.fromResponse(whole.get());
        return response.header(HttpHeaders.ETAG, tag(version))
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .build();
    }
}
