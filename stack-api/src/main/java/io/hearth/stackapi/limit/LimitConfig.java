package io.hearth.stackapi.limit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Map;
import java.util.OptionalInt;

/** Heat's limits by Heat's names; -1 stands for no limit. */
@ConfigMapping(prefix = "hearth.limit")
interface LimitConfig {
    /** Live stacks that a project may have. */
    @WithDefault("512")
    int maxStacksPerTenant();

    /** Resources that a stack may have. */
    @WithDefault("1000")
    int maxResourcesPerStack();

    /** How deep stacks may be nested. */
    @WithDefault("5")
    int maxNestedStackDepth();

    /** Bytes of a template. */
    @WithDefault("524288")
    int maxTemplateSize();

    /** Snapshots of one stack. */
    @WithDefault("32")
    int maxSnapshotsPerStack();

    /** By the id of a project: what is other there. */
    Map<String, OfProject> project();

    /** What a project may have instead. */
    interface OfProject {
        /** Live stacks that this project may have. */
        OptionalInt maxStacksPerTenant();

        /** Resources that a stack of this project may have. */
        OptionalInt maxResourcesPerStack();

        /** Bytes of a template of this project. */
        OptionalInt maxTemplateSize();

        /** Snapshots of one stack of this project. */
        OptionalInt maxSnapshotsPerStack();
    }
}
