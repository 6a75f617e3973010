package io.hearth.stackapi.stack;

import io.hearth.contract.seal.Sealed;
import io.hearth.template.DeletionPolicy;
import io.hearth.template.environment.Hook;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A resource of a stack. While a stack is updated there may be several of one name: the one that
 * stands for it now, and those that it has replaced and that are not removed yet.
 *
 * @param id a UUID of its own, from which its physical name is made
 * @param physicalName {@code <stack>-<resource>-<12 characters>}
 * @param version grows with every change, and goes on with the one that replaces it
 */
public record Resource(
        String id,
        String stackId,
        String name,
        Lineage lineage,
        Definition definition,
        String physicalName,
        Dependencies dependencies,
        State state,
        Substance substance,
        long version,
        Instant createdAt,
        Instant updatedAt) {

    /**
     * Its place among those of its name, and in the template.
     *
     * @param generation the epoch of the stack in which it was made; tells it from others of its
     *     name
     * @param epoch the latest epoch of the stack whose template it has been brought to
     * @param current whether it stands for its name; false once another has taken its place
     * @param position in the template's order, from 0
     */
    public record Lineage(long generation, long epoch, boolean current, int position) {
        public Lineage reached(long now, int place) {
            return new Lineage(generation, now, true, place);
        }

        /**
         * Whether it may have stood for its name in an epoch; of several that may the one with the
         * lowest epoch did, since a rollback takes up older ones again.
         */
        public boolean stoodIn(long when) {
            return generation <= when && when <= epoch;
        }

        public Lineage standing(boolean forItsName) {
            return new Lineage(generation, epoch, forItsName, position);
        }
    }

    /**
     * What the template and the environment say of it.
     *
     * @param type as the template names it
     * @param nativeType the type of this service that stands behind it; the same unless the
     *     environment maps it
     * @param deletionPolicy what becomes of it when it is no longer wanted
     * @param hooks where the stack's environment lets it wait for the stack's owner
     * @param secrecy how much of what it is made from only the stack's creator may read
     * @param frozen all that it was last made or updated from, resolved, as one JSON object sealed
     *     in the context (stack id, resource, {@code definition}); null before it has begun
     */
    public record Definition(
            String type,
            String nativeType,
            String description,
            DeletionPolicy deletionPolicy,
            Set<Hook> hooks,
            Secrecy secrecy,
            @Nullable Sealed frozen) {
        public Definition {
            hooks = Set.copyOf(hooks);
        }

        public Definition withHooks(Set<Hook> others) {
            return new Definition(
                    type, nativeType, description, deletionPolicy, others, secrecy, frozen);
        }

        public Definition with(Secrecy other) {
            return new Definition(
                    type, nativeType, description, deletionPolicy, hooks, other, frozen);
        }
    }

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

        public static Dependencies none() {
            return new Dependencies(List.of(), List.of(), 0);
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

        /** Without what was remembered in clear under a key. */
        public Substance forgetting(String key) {
            Map<String, String> others = new HashMap<>(data);
            others.remove(key);
            return new Substance(physicalId, others, secrets, document, waitingFor, identityWanted);
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

    public String type() {
        return definition.type();
    }

    public String nativeType() {
        return definition.nativeType();
    }

    public String description() {
        return definition.description();
    }

    public long generation() {
        return lineage.generation();
    }

    /** Whether it stands for its name. */
    public boolean current() {
        return lineage.current();
    }

    public List<String> requires() {
        return dependencies.requires();
    }

    public List<String> requiredBy() {
        return dependencies.requiredBy();
    }

    /** Whether anything was ever done to it. */
    public boolean begun() {
        return state.action() != Action.INIT;
    }

    /** Whether a nested stack stands behind it, which has the resource's own id. */
    public boolean isStack() {
        return id.equals(substance.physicalId());
    }

    public @Nullable String physicalId() {
        return substance.physicalId();
    }

    /** The physical id as Heat's API shows it: empty instead of none. */
    public String shownPhysicalId() {
        return substance.physicalId() == null ? "" : substance.physicalId();
    }

    public Resource in(State next) {
        return with(lineage, definition, dependencies, next, substance);
    }

    public Resource of(Substance next) {
        return with(lineage, definition, dependencies, state, next);
    }

    public Resource of(Lineage next) {
        return with(next, definition, dependencies, state, substance);
    }

    public Resource of(Definition next) {
        return with(lineage, next, dependencies, state, substance);
    }

    public Resource of(Dependencies next) {
        return with(lineage, definition, next, state, substance);
    }

    public Resource blockedBy(int count) {
        return of(dependencies.withBlockers(count));
    }

    /** The next version, at the moment of its change. */
    public Resource revised(Instant now) {
        return new Resource(
                id,
                stackId,
                name,
                lineage,
                definition,
                physicalName,
                dependencies,
                state,
                substance,
                version + 1,
                createdAt,
                now);
    }

    private Resource with(
            Lineage descent, Definition said, Dependencies links, State next, Substance own) {
        return new Resource(
                id,
                stackId,
                name,
                descent,
                said,
                physicalName,
                links,
                next,
                own,
                version,
                createdAt,
                updatedAt);
    }
}
