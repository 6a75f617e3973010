package io.hearth.stackapi.resource.alarm;

import io.hearth.access.signature.url.ResourceArn;
import io.hearth.contract.SignalDialect;
import io.hearth.stackapi.resource.ResourceContext;
import io.hearth.stackapi.stack.Stack;

/** What an alarm does: it signals a resource of its owner's project that takes alarms. */
final class AlarmAction {
    private AlarmAction() {}

    /**
     * @param property that it is one of
     * @param action the reference of a resource of the stack, or what signals any resource of the
     *     project: an address or an ARN
     * @return the resource's ARN, which tells no secret as an address does
     * @throws IllegalArgumentException for anything else; the message does not quote it
     */
    static String arn(ResourceContext context, String property, Object action) {
        Stack stack = context.stack();
        return ResourceArn.signalledBy(String.valueOf(action))
                .filter(arn -> arn.projectId().equals(stack.projectId()))
                .or(
                        () ->
                                context.peerWithReference(action)
                                        .filter(
                                                peer ->
                                                        peer.type().signals()
                                                                == SignalDialect.ALARM)
                                        .map(
                                                peer ->
                                                        new ResourceArn(
                                                                stack.projectId(),
                                                                stack.name(),
                                                                stack.id(),
                                                                peer.resource().name())))
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "An action in %s signals no resource of this project."
                                                .formatted(property)))
                .toString();
    }
}
