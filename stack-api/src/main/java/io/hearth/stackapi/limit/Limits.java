package io.hearth.stackapi.limit;

import io.hearth.stackapi.limit.LimitConfig.OfProject;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * How much a project may have: what is set for it, else what is set for all. Made at the start, so
 * that a limit that cannot be is told of then.
 */
@Startup
@ApplicationScoped
public class Limits {
    private static final int UNLIMITED = -1;

    private final LimitConfig config;

    /**
     * @throws IllegalArgumentException that names the property for a limit that cannot be
     */
    Limits(LimitConfig config) {
        LimitCheck.check(config);
        this.config = config;
    }

    /** Live stacks. */
    public int maxStacksPerTenant(String projectId) {
        return limit(projectId, OfProject::maxStacksPerTenant, config.maxStacksPerTenant());
    }

    /** Resources of one stack. */
    public int maxResourcesPerStack(String projectId) {
        return limit(projectId, OfProject::maxResourcesPerStack, config.maxResourcesPerStack());
    }

    /** How deep stacks may be nested; of a stack that is not it is 0. */
    public int maxNestedStackDepth() {
        int limit = config.maxNestedStackDepth();
        return limit == UNLIMITED ? Integer.MAX_VALUE : limit;
    }

    /** Bytes of a template's text. */
    public int maxTemplateSize(String projectId) {
        return limit(projectId, OfProject::maxTemplateSize, config.maxTemplateSize());
    }

    public int maxSnapshotsPerStack(String projectId) {
        return limit(projectId, OfProject::maxSnapshotsPerStack, config.maxSnapshotsPerStack());
    }

    private int limit(String projectId, Function<OfProject, OptionalInt> own, int otherwise) {
        int limit =
                Optional.ofNullable(config.project().get(projectId))
                        .map(own)
                        .orElse(OptionalInt.empty())
                        .orElse(otherwise);
        return limit == UNLIMITED ? Integer.MAX_VALUE : limit;
    }
}
