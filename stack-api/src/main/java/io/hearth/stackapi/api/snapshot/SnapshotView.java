package io.hearth.stackapi.api.snapshot;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.hearth.stackapi.api.http.Times;
import io.hearth.stackapi.engine.ShownSnapshot;
import io.hearth.stackapi.snapshot.Snapshot;
import io.hearth.stackapi.stack.Stack;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot.
 *
 * @param data what the stack was
 */
@JsonNaming(SnakeCaseStrategy.class)
record SnapshotView(
        String id,
        @Nullable String name,
        String status,
        String statusReason,
        Data data,
        String creationTime) {
    /** The body of {@code GET …/snapshots/{id}}. */
    record Body(SnapshotView snapshot) {}

    /** The body of {@code GET …/snapshots}. */
    record ListBody(List<SnapshotView> snapshots) {}

    /**
     * What a stack was.
     *
     * @param environment with hidden parameters as asterisks
     */
    @JsonNaming(SnakeCaseStrategy.class)
    record Data(
            String name,
            String id,
            String action,
            Map<String, Object> environment,
            Map<String, String> files,
            String status,
            Map<String, ?> template,
            Map<String, ResourceData> resources,
            String projectId,
            @Nullable String stackUserProjectId,
            @Nullable List<String> tags) {}

    /** What a resource was. */
    @JsonNaming(SnakeCaseStrategy.class)
    record ResourceData(
            String name, @Nullable String resourceId, String type, String action, String status) {
        static ResourceData of(Snapshot.ResourceState state) {
            return new ResourceData(
                    state.name(),
                    state.physicalId(),
                    state.type(),
                    state.action().name(),
                    state.status().name());
        }
    }

    static SnapshotView of(ShownSnapshot shown) {
        Snapshot snapshot = shown.snapshot();
        return new SnapshotView(
                snapshot.id(),
                snapshot.name(),
                snapshot.status().name(),
                snapshot.reason(),
                data(shown),
                Times.text(snapshot.createdAt()));
    }

    private static Data data(ShownSnapshot shown) {
        Stack stack = shown.stack();
        Snapshot snapshot = shown.snapshot();
        Map<String, ResourceData> resources = new LinkedHashMap<>();
        snapshot.resources().forEach(one -> resources.put(one.name(), ResourceData.of(one)));
        return new Data(
                stack.name(),
                stack.id(),
                snapshot.stackAction().name(),
                shown.environment(),
                shown.files(),
                snapshot.stackStatus().name(),
                shown.template(),
                resources,
                stack.projectId(),
                stack.domainProjectId(),
                snapshot.tags());
    }
}
