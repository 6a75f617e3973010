package io.hearth.access.signature;

import io.hearth.access.signature.algorithm.PercentCoding;
import io.hearth.access.signature.algorithm.SignatureV2;
import io.hearth.access.signature.algorithm.SignatureV4;
import io.hearth.access.signature.wire.MalformedRequestException;
import io.hearth.access.signature.wire.Parameters;
import io.hearth.access.signature.wire.RawRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;

/**
 * Reads signed requests. Whatever two implementations could understand differently is refused here,
 * before any secret is looked up.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv.html">AWS: signing
 *     requests</a>
 */
public final class SignedRequests {
    private static final int LONGEST_TARGET = 16_384;
    private static final Set<String> V2_PARAMETERS =
            Set.of(
                    SignatureV2.ACCESS_KEY,
                    SignatureV2.SIGNATURE,
                    SignatureV2.VERSION,
                    SignatureV2.METHOD);

    private SignedRequests() {}

    /** Finds out who a request says signed it. */
    public static Reading read(RawRequest request) {
        try {
            return claim(request);
        } catch (MalformedRequestException e) {
            return new Verification.Refused(e.refusal(), String.valueOf(e.getMessage()));
        }
    }

    private static Claim claim(RawRequest request) {
        checkHost(request.host());
        String path = path(request);
        Map<String, String> query = Parameters.parse(request.rawQuery());
        boolean inHeader = request.headers().containsKey("authorization");
        boolean v4InQuery = query.keySet().stream().anyMatch(SignatureV4::isParameter);
        boolean v2InQuery = query.keySet().stream().anyMatch(V2_PARAMETERS::contains);
        // a signed query is all that counts; what a form says beside it is not covered
        boolean formCounts = request.hasForm() && !v4InQuery && !v2InQuery;
        Map<String, String> form = formCounts ? form(request, query) : Map.of();
        boolean v2InForm = form.keySet().stream().anyMatch(V2_PARAMETERS::contains);
        if (form.keySet().stream().anyMatch(SignatureV4::isParameter)) {
            throw MalformedRequestException.because("A form cannot hold a version 4 signature.");
        }
        int mechanisms = count(inHeader) + count(v4InQuery) + count(v2InQuery || v2InForm);
        if (mechanisms > 1) {
            throw MalformedRequestException.because("The request is signed in more than one way.");
        }
        if (inHeader) {
            return ClaimV4.inHeader(request, path, query, form);
        }
        if (v4InQuery) {
            return ClaimV4.inQuery(request, path, query);
        }
        if (mechanisms == 1) {
            return ClaimV2.of(request, path, v2InForm ? form : query);
        }
        throw MalformedRequestException.incomplete();
    }

    private static Map<String, String> form(RawRequest request, Map<String, String> query) {
        if (!query.isEmpty()) {
            throw MalformedRequestException.because(
                    "A form cannot go together with a query's parameters.");
        }
        return Parameters.parse(new String(request.body(), StandardCharsets.ISO_8859_1));
    }

    private static String path(RawRequest request) {
        if (request.target().length() > LONGEST_TARGET
                || !request.target().startsWith("/")
                || request.target().indexOf('#') >= 0) {
            throw MalformedRequestException.because(
                    "The request's target is not a path and query.");
        }
        String path =
                PercentCoding.decode(request.rawPath(), false)
                        .orElseThrow(
                                () ->
                                        MalformedRequestException.because(
                                                "The path is not percent-encoded UTF-8."));
        String[] segments = path.split("/", -1);
        for (int i = 1; i < segments.length; i++) {
            boolean emptyInside = segments[i].isEmpty() && i < segments.length - 1;
            if (emptyInside || segments[i].equals(".") || segments[i].equals("..")) {
                throw MalformedRequestException.because("The path holds '//', '/./' or '/../'.");
            }
        }
        return path;
    }

    private static void checkHost(String host) {
        if (host.isEmpty() || host.length() > 255 || !host.matches("[A-Za-z0-9.:\\[\\]_-]+")) {
            throw MalformedRequestException.because("The request names no host.");
        }
    }

    private static int count(boolean found) {
        return found ? 1 : 0;
    }
}
