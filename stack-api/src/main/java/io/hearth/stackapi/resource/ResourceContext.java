package io.hearth.stackapi.resource;

import io.hearth.contract.seal.Secret;
import io.hearth.stackapi.stack.Resource;
import io.hearth.stackapi.stack.Stack;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** A resource as its type sees it. */
public interface ResourceContext {
    Stack stack();

    Resource resource();

    /**
     * The properties that the resource is made or updated from: resolved, of their types, with
     * defaults; empty before it has begun.
     */
    Map<String, @Nullable Object> properties();

    /** The update policy of its template, of its schema's types, with defaults. */
    Map<String, @Nullable Object> updatePolicy();

    /** Its metadata; empty when it has none. */
    Map<String, @Nullable Object> document();

    /** What the type keeps sealed under this key, opened. */
    Optional<Secret> secret(String key);

    /** Another resource of the stack, among those that this one may see: those that it requires. */
    Optional<ResourceContext> peer(String name);

    /** The required resource that {@code get_resource} gives this reference for. */
    Optional<ResourceContext> peerWithReference(@Nullable Object reference);

    ResourceType type();

    /** The content of one of the files that came with the template; empty when it is not there. */
    Optional<String> file(String name);

    /**
     * The nested stack behind this resource, when that is what this is about, or its type looks at
     * the members.
     */
    Optional<NestedOutcome> nested();

    /** What was looked up for the deployment that this resource is, when it waited for that. */
    Optional<DeploymentGround> ground();

    Instant now();

    RandomGenerator random();

    Addresses addresses();

    /** What the type remembers in clear under this key. */
    default Optional<String> data(String key) {
        return Optional.ofNullable(resource().substance().data().get(key));
    }

    /** The reference of this resource itself. */
    default @Nullable Object reference() {
        return type().reference(this);
    }
}
