package io.hearth.stackapi.api.http;

import java.net.URI;

/** A link as every object of the API carries them. */
public record Link(String href, String rel) {
    public static Link self(URI href) {
        return new Link(href.toString(), "self");
    }

    public static Link to(String rel, URI href) {
        return new Link(href.toString(), rel);
    }
}
