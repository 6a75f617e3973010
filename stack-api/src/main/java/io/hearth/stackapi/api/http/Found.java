package io.hearth.stackapi.api.http;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/**
 * A 302 with the body that Heat's gives: JSON to a client that accepts nothing else, HTML to all
 * others.
 */
public final class Found {
    private static final String SENTENCE =
            "The resource was found at <a href=\"%1$s\">%1$s</a>;\n"
                    + "you should be redirected automatically.\n\n";
    private static final String PAGE =
            """
            <html>
             <head>
              <title>302 Found</title>
             </head>
             <body>
              <h1>302 Found</h1>
              %s
             </body>
            </html>""";

    private Found() {}

    public static Response at(URI location, HttpHeaders request) {
        Response.ResponseBuilder answer =
                Response.status(Response.Status.FOUND).header("Location", location.toString());
        return wantsJson(request)
                ? answer.type(MediaType.APPLICATION_JSON_TYPE)
                        .entity(new Body(SENTENCE.formatted(location), "302 Found", "Found"))
                        .build()
                : answer.type("text/html; charset=UTF-8")
                        .entity(PAGE.formatted(SENTENCE.formatted(escaped(location))))
                        .build();
    }

    private static boolean wantsJson(HttpHeaders request) {
        return request.getAcceptableMediaTypes().stream()
                .findFirst()
                .filter(type -> !type.isWildcardType() && !type.isWildcardSubtype())
                .filter(MediaType.APPLICATION_JSON_TYPE::isCompatible)
                .isPresent();
    }

    private static String escaped(URI location) {
        return location.toString()
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace("\"", "&quot;");
    }

    private record Body(String message, String code, String title) {}
}
