package io.hearth.stackapi.api.http;

import io.hearth.access.rest.FaultResponses;
import io.hearth.access.rest.FaultType;
import io.hearth.access.rest.HeatFault;
import io.hearth.stackapi.stack.StackException;
import io.hearth.template.error.TemplateException;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers what stacks and templates refuse with Heat's fault of the same name. */
final class ExpectedFailures {
    private static final Map<String, FaultType> BY_NAME =
            Arrays.stream(FaultType.values())
                    .collect(Collectors.toMap(FaultType::wireName, type -> type));

    @ServerExceptionMapper
    Response answer(StackException refused) {
        return answer(refused.error().heatType(), String.valueOf(refused.getMessage()));
    }

    @ServerExceptionMapper
    Response answer(TemplateException refused) {
        return answer(refused.error().heatType(), placed(refused.getMessage(), refused.path()));
    }

    /** Some of Heat's messages do not say where. */
    private static String placed(String message, String path) {
        String last = path.substring(path.lastIndexOf('.') + 1);
        return message.contains(last) ? message : "%s (in %s)".formatted(message, path);
    }

    private static Response answer(String name, String message) {
        FaultType type = BY_NAME.get(name);
        if (type == null) {
            throw new IllegalStateException("No fault of the name '%s' is known.".formatted(name));
        }
        return FaultResponses.of(HeatFault.of(type, message));
    }
}
