package io.hearth.access.cfn;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Answers of the CloudFormation API, as XML unless the request asks for {@code ContentType=JSON}.
 */
public final class CfnResponses {
    private static final String XML = "application/xml; charset=UTF-8";

    private CfnResponses() {}

    /** Whether the parameters ask for JSON. */
    public static boolean wantsJson(Map<String, String> parameters) {
        return "JSON".equals(parameters.get("ContentType"));
    }

    /**
     * {@code <ActionResponse><ActionResult>…}.
     *
     * @param result the tree below the result, or an empty text for none
     */
    public static Response result(CfnAction action, Object result, boolean json) {
        String name = action.wireName();
        return of(200, Map.of(name + "Response", Map.of(name + "Result", result)), json).build();
    }

    /** A tree of any root; as XML only its first entry is told. */
    public static Response tree(Map<String, ?> root, boolean json) {
        return of(200, root, json).build();
    }

    public static Response error(CfnFault fault, boolean json) {
        Response.ResponseBuilder response = error(fault.error(), fault.getMessage(), json);
        fault.retryAfter()
                .ifPresent(
                        wait ->
                                response.header(
                                        HttpHeaders.RETRY_AFTER,
                                        Math.max(1, wait.plusMillis(999).toSeconds())));
        return response.build();
    }

    private static Response.ResponseBuilder error(CfnError error, String message, boolean json) {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("Type", error.type());
        parts.put("Code", error.code());
        parts.put("Message", message);
        return of(error.status(), Map.of("ErrorResponse", Map.of("Error", parts)), json);
    }

    private static Response.ResponseBuilder of(int status, Map<String, ?> tree, boolean json) {
        return Response.status(status)
                .header(HttpHeaders.CONTENT_TYPE, json ? "application/json" : XML)
                .entity(json ? CfnDocument.json(tree) : CfnDocument.xml(tree));
    }
}
