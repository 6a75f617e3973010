package io.hearth.stackapi.resource.softwaredeployment;

import io.hearth.stackapi.deployment.config.ConfigContent;
import io.hearth.stackapi.resource.DeploymentGround;
import io.hearth.stackapi.resource.FoundConfig;
import io.hearth.stackapi.resource.ResourceContext;
import io.hearth.stackapi.resource.Step;
import io.hearth.stackapi.resource.softwareconfig.KeptConfigs;
import io.hearth.stackapi.stack.Secrecy;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The config that a deployment is of.
 *
 * @param name null when who made it gave none
 * @param group the tool that it is for
 */
record SourceConfig(@Nullable String name, String group, ConfigContent content) {
    static final String COMPONENT = "component";

    private static final String UNGROUPED = "Heat::Ungrouped";

    /** A deployment without a config brings its inputs alone. */
    private static final SourceConfig NONE =
            new SourceConfig(
                    null, UNGROUPED, new ConfigContent(null, List.of(), List.of(), Map.of()));

    /**
     * Once it was looked up; empty when it is not there. A config of the same stack may not be
     * stored yet.
     *
     * @throws IllegalArgumentException when this deployment would show it to others than may read
     *     it
     */
    static Optional<SourceConfig> of(ResourceContext context) {
        String id = DeploymentProperties.text(context, DeploymentProperties.CONFIG);
        if (id == null) {
            return Optional.of(NONE);
        }
        return context.peerWithReference(id)
                .flatMap(KeptConfigs::of)
                .or(() -> context.ground().flatMap(DeploymentGround::config))
                .map(found -> readable(context, id, found));
    }

    private static SourceConfig readable(ResourceContext context, String id, FoundConfig found) {
        String creator = found.creatorId();
        boolean mayBeShown =
                creator == null
                        || (creator.equals(context.stack().owner().userId())
                                && context.resource().definition().secrecy() == Secrecy.PROPERTIES);
        if (!mayBeShown) {
            throw new IllegalArgumentException(
                    "Software config %s holds secrets that only the user who created its stack may read; this deployment would show them to others."
                            .formatted(id));
        }
        String group = found.group();
        return new SourceConfig(
                found.name(),
                group == null || group.isEmpty() ? UNGROUPED : group,
                ConfigContent.of(found.content()));
    }

    static Step missing(ResourceContext context) {
        return Step.failed(
                "NotFound",
                "Software config with id %s not found"
                        .formatted(
                                DeploymentProperties.text(context, DeploymentProperties.CONFIG)));
    }

    /** Whether there is anything to do in an action; a component says so itself. */
    boolean runs(ResourceContext context, String action) {
        return group.equals(COMPONENT)
                ? componentActions().contains(action)
                : DeploymentProperties.hasAction(context, action);
    }

    private Set<Object> componentActions() {
        Set<Object> actions = new HashSet<>();
        if (content.config() instanceof Map<?, ?> component
                && component.get("configs") instanceof List<?> configs) {
            for (Object one : configs) {
                if (one instanceof Map<?, ?> config
                        && config.get("actions") instanceof List<?> of) {
                    actions.addAll(of);
                }
            }
        }
        return actions;
    }
}
