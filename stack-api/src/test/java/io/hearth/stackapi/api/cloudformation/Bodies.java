package io.hearth.stackapi.api.cloudformation;

import io.restassured.response.Response;

/** Bodies with what differs from run to run replaced, so that the rest is compared to the byte. */
final class Bodies {
    private static final String UUID =
            "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";

    private Bodies() {}

    static String of(Response answer, Owner owner, String stack) {
        return answer.asString()
                .replaceAll("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ", "TIME")
                .replaceAll(stack + "-(\\w+)-[0-9a-z]{12}", "PHYSICAL-$1")
                .replaceAll(UUID, "ID")
                .replace(stack.replaceAll(UUID, "ID"), "STACK")
                .replace(owner.projectId(), "PROJECT");
    }

    /** An error of the caller's. */
    static String error(String code, String message) {
        return "<ErrorResponse><Error><Type>Sender</Type><Code>%s</Code><Message>%s</Message></Error></ErrorResponse>"
                .formatted(code, message);
    }
}
