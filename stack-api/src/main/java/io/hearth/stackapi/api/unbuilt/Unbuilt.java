package io.hearth.stackapi.api.unbuilt;

import io.hearth.access.rest.HeatFault;

/** What an operation answers before it is built: 501, and which one it is. */
final class Unbuilt {
    private Unbuilt() {}

    /**
     * @param rule Heat's name of the operation, such as {@code stacks:update}
     */
    static HeatFault operation(String rule) {
        return HeatFault.notImplemented(
                "The operation %s is not implemented by this service.".formatted(rule));
    }
}
