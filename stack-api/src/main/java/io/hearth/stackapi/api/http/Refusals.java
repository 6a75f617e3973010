package io.hearth.stackapi.api.http;

import io.hearth.access.rest.FaultType;
import io.hearth.access.rest.HeatFault;
import io.hearth.stackapi.stack.StackException;
import io.hearth.template.error.TemplateException;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** What stacks and templates refuse, as Heat's fault of the same name. */
public final class Refusals {
    private static final Map<String, FaultType> BY_NAME =
            Arrays.stream(FaultType.values())
                    .collect(Collectors.toMap(FaultType::wireName, type -> type));

    private Refusals() {}

    public static HeatFault of(StackException refused) {
        return of(refused.error().heatType(), String.valueOf(refused.getMessage()));
    }

    public static HeatFault of(TemplateException refused) {
        return of(refused.error().heatType(), placed(refused.getMessage(), refused.path()));
    }

    /** Some of Heat's messages do not say where. */
    private static String placed(String message, String path) {
        String last = path.substring(path.lastIndexOf('.') + 1);
        return message.contains(last) ? message : "%s (in %s)".formatted(message, path);
    }

    private static HeatFault of(String name, String message) {
        FaultType type = BY_NAME.get(name);
        if (type == null) {
            throw new IllegalStateException("No fault of the name '%s' is known.".formatted(name));
        }
        return HeatFault.of(type, message);
    }
}
