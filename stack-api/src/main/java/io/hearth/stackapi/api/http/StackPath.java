package io.hearth.stackapi.api.http;

import org.jboss.resteasy.reactive.RestPath;

/** A stack's canonical address: {@code /v1/{tenant_id}/stacks/{stack_name}/{stack_id}}. */
public record StackPath(
        @RestPath("tenant_id") String projectId,
        @RestPath("stack_name") String name,
        @RestPath("stack_id") String id) {
    /** The part of the path that every operation on one stack begins with. */
    public static final String TEMPLATE = "/stacks/{stack_name}/{stack_id}";
}
