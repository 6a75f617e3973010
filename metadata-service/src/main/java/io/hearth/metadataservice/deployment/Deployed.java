package io.hearth.metadataservice.deployment;

import io.hearth.access.Principal;
import io.hearth.access.Rules;
import java.util.List;
import java.util.Set;

/**
 * What a server is to apply.
 *
 * @param version grows with every change
 * @param configs a JSON list as Heat writes it, sorted by the configs' names
 * @param creatorIds each of a user who alone of the project may read some of it; empty when every
 *     member may
 */
public record Deployed(long version, String configs, Set<String> creatorIds) {
    static final Deployed NOTHING = new Deployed(0, "[]", Set.of());

    public Deployed {
        creatorIds = Set.copyOf(creatorIds);
    }

    static Deployed of(long version, List<String> configs, Set<String> creatorIds) {
        return new Deployed(version, "[" + String.join(", ", configs) + "]", creatorIds);
    }

    /** Whether a member of the project may read it. */
    public boolean isFor(Principal.Member member, Rules rules) {
        return creatorIds.stream().allMatch(creator -> rules.readsSecretsOf(member, creator));
    }

    /** Whether there is nothing to apply. */
    public boolean isEmpty() {
        return configs.equals(NOTHING.configs);
    }

    /** Keeps the configs, which hold credentials, out of logs. */
    @Override
    public String toString() {
        return "Deployed[version %d]".formatted(version);
    }
}
