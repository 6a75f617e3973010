package io.hearth.stackapi.api.transfer;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.hearth.stackapi.engine.ExportedResource;
import io.hearth.stackapi.engine.StackExport;
import io.hearth.stackapi.stack.Resource;
import io.hearth.stackapi.stack.Stack;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All of a stack, as it can be adopted.
 *
 * @param environment with the parameters in clear
 * @param resources by their names; a nested stack in the place of its resource
 */
@JsonNaming(SnakeCaseStrategy.class)
record StackDataView(
        String name,
        String id,
        String action,
        Map<String, Object> environment,
        Map<String, String> files,
        String status,
        Map<String, ?> template,
        Map<String, Object> resources,
        String projectId,
        @Nullable String stackUserProjectId,
        @Nullable List<String> tags) {
    /** A resource of it. */
    @JsonNaming(SnakeCaseStrategy.class)
    record ResourceData(
            String name,
            @Nullable String resourceId,
            String type,
            String action,
            String status,
            Map<String, @Nullable Object> metadata,
            Map<String, String> resourceData) {
        static ResourceData of(ExportedResource exported) {
            Resource resource = exported.resource();
            return new ResourceData(
                    resource.name(),
                    resource.physicalId(),
                    resource.type(),
                    resource.state().action().name(),
                    resource.state().status().name(),
                    exported.metadata(),
                    exported.data());
        }
    }

    static StackDataView of(StackExport export) {
        Stack stack = export.stack();
        Map<String, Object> resources = new LinkedHashMap<>();
        export.resources().forEach(one -> resources.put(one.resource().name(), of(one)));
        return new StackDataView(
                stack.name(),
                stack.id(),
                stack.state().action().name(),
                export.source().environment().shown(),
                export.source().files(),
                stack.state().status().name(),
                export.source().template().document(),
                resources,
                stack.projectId(),
                stack.domainProjectId(),
                stack.tags());
    }

    private static Object of(ExportedResource exported) {
        StackExport nested = exported.nested();
        return nested == null ? ResourceData.of(exported) : of(nested);
    }
}
