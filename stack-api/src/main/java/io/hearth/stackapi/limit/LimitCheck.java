package io.hearth.stackapi.limit;

import java.util.OptionalInt;

/** Refuses limits that cannot be, by the name of their property. */
final class LimitCheck {
    private static final String PREFIX = "hearth.limit.";

    /** What the reader of templates takes at most. */
    private static final int LARGEST_TEMPLATE = 524_288;

    private LimitCheck() {}

    static void check(LimitConfig config) {
        count("max-stacks-per-tenant", config.maxStacksPerTenant());
        count("max-resources-per-stack", config.maxResourcesPerStack());
        count("max-snapshots-per-stack", config.maxSnapshotsPerStack());
        count("max-nested-stack-depth", config.maxNestedStackDepth());
        size("max-template-size", config.maxTemplateSize());
        config.project().forEach(LimitCheck::check);
    }

    private static void check(String project, LimitConfig.OfProject own) {
        String some = "project.\"%s\".".formatted(project);
        count(some + "max-stacks-per-tenant", own.maxStacksPerTenant());
        count(some + "max-resources-per-stack", own.maxResourcesPerStack());
        count(some + "max-snapshots-per-stack", own.maxSnapshotsPerStack());
        OptionalInt size = own.maxTemplateSize();
        if (size.isPresent()) {
            size(some + "max-template-size", size.getAsInt());
        }
    }

    private static void count(String property, OptionalInt limit) {
        if (limit.isPresent()) {
            count(property, limit.getAsInt());
        }
    }

    private static void count(String property, int limit) {
        if (limit < -1) {
            throw new IllegalArgumentException(
                    "%s%s is %d; a limit is not negative, or -1 for none."
                            .formatted(PREFIX, property, limit));
        }
    }

    private static void size(String property, int limit) {
        if (limit < 1 || limit > LARGEST_TEMPLATE) {
            throw new IllegalArgumentException(
                    "%s%s is %d; it can be from 1 to %d."
                            .formatted(PREFIX, property, limit, LARGEST_TEMPLATE));
        }
    }
}
