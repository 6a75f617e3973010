package io.hearth.launcher.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearth.launcher.access.model.Actions;
import io.hearth.launcher.access.model.Route;
import io.hearth.launcher.access.model.Routes;
import io.hearth.launcher.layout.Part;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The access matrix asks for all that the services serve: a new route wants a rule there. */
class ServedRoutesIT {
    private static final List<Part> SERVED_BY_THE_EDGE =
            List.of(
                    Part.STACK_API,
                    Part.METADATA_SERVICE,
                    Part.SIGNAL_SERVICE,
                    Part.WEBHOOK_SERVICE);

    @Test
    void theModelKnowsEveryRouteAndEveryAction() throws Exception {
        Set<String> routes = new TreeSet<>();
        Set<String> actions = new TreeSet<>();
        for (Part service : SERVED_BY_THE_EDGE) {
            try (ServedRoutes served = ServedRoutes.of(service)) {
                routes.addAll(served.keys());
                actions.addAll(served.actions());
            }
        }

        Set<String> known = Routes.all().stream().map(Route::key).collect(Collectors.toSet());
        known.addAll(Routes.ofQueries());
        assertThat(routes).containsExactlyInAnyOrderElementsOf(known);
        assertThat(actions)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Actions.values()).map(Actions::wireName).toList());
    }
}
