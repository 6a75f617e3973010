package io.hearth.stackapi.stack;

import io.hearth.contract.seal.Sealed;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A resource of a stack.
 *
 * @param id a UUID of its own, from which its physical name is made
 * @param type as the template names it
 * @param nativeType the type of this service that stands behind it; the same unless the environment
 *     maps it
 * @param physicalName {@code <stack>-<resource>-<12 characters>}
 * @param version grows with every change
 */
public record Resource(
        String id,
        String stackId,
        String name,
        String type,
        String nativeType,
        String description,
        String physicalName,
        Dependencies dependencies,
        State state,
        Substance substance,
        long version,
        Instant createdAt,
        Instant updatedAt) {

    /**
     * Its place among the stack's resources.
     *
     * @param requires the resources that must be complete before this one can start
     * @param requiredBy the resources that require this one
     * @param blockers how many others it still waits for before its current action can begin
     */
    public record Dependencies(List<String> requires, List<String> requiredBy, int blockers) {
        public Dependencies {
            requires = List.copyOf(requires);
            requiredBy = List.copyOf(requiredBy);
        }

        public Dependencies withBlockers(int count) {
            return new Dependencies(requires, requiredBy, count);
        }
    }

    /**
     * What its type made of it.
     *
     * @param physicalId what stands for it outside; null before there is anything
     * @param data what its type remembers, in clear
     * @param secrets what its type remembers, sealed in the context (stack id, resource, key)
     * @param document its metadata as JSON, sealed in the context (stack id, resource, {@code
     *     metadata}); null before it has begun
     * @param waitingFor what its type waits for; null when it waits for nothing
     * @param identityWanted whether an identity was wanted for it that is not removed yet
     */
    public record Substance(
            @Nullable String physicalId,
            Map<String, String> data,
            Map<String, Sealed> secrets,
            @Nullable Sealed document,
            @Nullable String waitingFor,
            boolean identityWanted) {
        public static final Substance NONE =
                new Substance(null, Map.of(), Map.of(), null, null, false);

        public Substance {
            data = Map.copyOf(data);
            secrets = Map.copyOf(secrets);
        }

        public Substance waitingFor(@Nullable String what) {
            return new Substance(physicalId, data, secrets, document, what, identityWanted);
        }

        public Substance withIdentity(boolean wanted) {
            return new Substance(physicalId, data, secrets, document, waitingFor, wanted);
        }

        /** With more to remember. */
        public Substance knowing(Map<String, String> more, Map<String, Sealed> moreSecrets) {
            Map<String, String> allData = new HashMap<>(data);
            allData.putAll(more);
            Map<String, Sealed> allSecrets = new HashMap<>(secrets);
            allSecrets.putAll(moreSecrets);
            return new Substance(
                    physicalId, allData, allSecrets, document, waitingFor, identityWanted);
        }
    }

    public List<String> requires() {
        return dependencies.requires();
    }

    public List<String> requiredBy() {
        return dependencies.requiredBy();
    }

    public @Nullable String physicalId() {
        return substance.physicalId();
    }

    /** The physical id as Heat's API shows it: empty instead of none. */
    public String shownPhysicalId() {
        return substance.physicalId() == null ? "" : substance.physicalId();
    }

    public Resource in(State next) {
        return with(dependencies, next, substance);
    }

    public Resource of(Substance next) {
        return with(dependencies, state, next);
    }

    public Resource blockedBy(int count) {
        return with(dependencies.withBlockers(count), state, substance);
    }

    /** The next version, at the moment of its change. */
    public Resource revised(Instant now) {
        return new Resource(
                id,
                stackId,
                name,
                type,
                nativeType,
                description,
                physicalName,
                dependencies,
                state,
                substance,
                version + 1,
                createdAt,
                now);
    }

    private Resource with(Dependencies links, State next, Substance own) {
        return new Resource(
                id,
                stackId,
                name,
                type,
                nativeType,
                description,
                physicalName,
                links,
                next,
                own,
                version,
                createdAt,
                updatedAt);
    }
}
