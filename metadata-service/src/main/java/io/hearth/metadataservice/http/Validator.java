package io.hearth.metadataservice.http;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The tags of what a caller says it has, in {@code If-None-Match} or {@code Last-Event-ID}.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-13.1.2">RFC 9110, 13.1.2</a>
 */
public record Validator(Set<String> tags, boolean any) {
    /** As it goes to whoever may read it: it holds credentials. */
    public static final String CACHING = "private, no-cache";

    private static final Pattern TAG = Pattern.compile("\"[\\w.-]{1,64}\"");

    public Validator {
        tags = Set.copyOf(tags);
    }

    public static Validator of(@Nullable String header) {
        if (header == null) {
            return new Validator(Set.of(), false);
        }
        Set<String> tags =
                TAG.matcher(header).results().map(MatchResult::group).collect(Collectors.toSet());
        return new Validator(tags, header.strip().equals("*"));
    }

    /** Of a caller who has this version. */
    public static Validator of(long version) {
        return new Validator(Set.of(tag(version)), false);
    }

    /** What names a version, where the address names the stack by its id. */
    public static String tag(long version) {
        return "\"v" + version + "\"";
    }

    /** What names a version where the address has no more than a name, which another may take. */
    public static String tag(String stackId, long version) {
        return "\"%s.v%d\"".formatted(stackId, version);
    }

    public boolean matches(long version) {
        return matches(tag(version));
    }

    private boolean matches(String tag) {
        return any || tags.contains(tag);
    }

    /** 304 to who has what the tag names, else what there is. */
    public Response answer(String tag, Supplier<Response> whole) {
        Response.ResponseBuilder response =
                matches(tag) ? Response.notModified() : Response.fromResponse(whole.get());
        return response.header(HttpHeaders.ETAG, tag)
                .header(HttpHeaders.CACHE_CONTROL, CACHING)
                .build();
    }
}
