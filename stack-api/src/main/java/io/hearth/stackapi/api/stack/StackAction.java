package io.hearth.stackapi.api.stack;

import io.hearth.access.rest.HeatFault;
import io.hearth.stackapi.api.http.JsonBody;
import io.hearth.stackapi.engine.StackEngine;
import io.hearth.stackapi.stack.Action;
import io.hearth.stackapi.stack.Stack;
import io.hearth.stackapi.trust.Owner;
import io.smallrye.mutiny.Uni;
import java.util.Locale;
import java.util.Map;

/** What {@code POST …/actions} asks for: one key, whose value says nothing. */
enum StackAction {
    SUSPEND,
    RESUME,
    CHECK,
    CANCEL_UPDATE,
    CANCEL_WITHOUT_ROLLBACK;

    /**
     * @throws RuntimeException that answers 400 unless the body names one action
     */
    static StackAction read(byte[] bytes) {
        Map<String, ?> members = JsonBody.parse(bytes).members();
        if (members.isEmpty()) {
            throw HeatFault.badRequest("No action specified");
        }
        if (members.size() > 1) {
            throw HeatFault.badRequest("Multiple actions specified");
        }
        String wanted = members.keySet().iterator().next();
        for (StackAction action : values()) {
            if (action.wireName().equals(wanted)) {
                return action;
            }
        }
        throw HeatFault.badRequest("Invalid action %s specified".formatted(wanted));
    }

    /** The policy rule of this action, such as {@code actions:suspend}. */
    String rule() {
        return "actions:" + wireName();
    }

    private String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    Uni<Void> on(Stack stack, StackEngine engine, Owner caller) {
        String project = stack.projectId();
        return switch (this) {
            case SUSPEND -> engine.act(project, stack.id(), Action.SUSPEND);
            case RESUME -> engine.act(project, stack.id(), Action.RESUME);
            case CHECK -> engine.act(project, stack.id(), Action.CHECK);
            case CANCEL_UPDATE -> engine.cancel(project, stack.id(), true, caller);
            case CANCEL_WITHOUT_ROLLBACK -> engine.cancel(project, stack.id(), false, caller);
        };
    }
}
