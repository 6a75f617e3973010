package io.hearth.stackapi.api.stack;

/** What Heat answers when it has taken a request that goes on behind it. */
public record Accepted(String message, String code, String title) {
    public static final Accepted BODY =
            new Accepted(
                    "The request is accepted for processing.<br /><br />\n\n\n",
                    "202 Accepted",
                    "Accepted");
}
