package io.hearth.identityworker.ledger;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a stack tree has to do.
 *
 * @param project the tree's project, whatever its phase; null when none was ever wanted
 * @param open what is not settled, the project included
 * @param users every user that an open keypair names
 */
public record Tree(@Nullable Identity project, List<Identity> open, List<Identity> users) {
    public Tree {
        open = List.copyOf(open);
        users = List.copyOf(users);
    }

    /**
     * The user that holds, or is to hold, a keypair: the one it was made on (of several that use
     * one account after or beside each other, the one whose trust it is under), else the newest
     * that is wanted, else the newest.
     */
    public @Nullable Identity holderOf(Identity keypair) {
        List<Identity> candidates = users.stream().filter(u -> mayHold(u, keypair)).toList();
        List<Identity> made =
                candidates.stream()
                        .filter(u -> u.keystoneId() != null)
                        .filter(u -> Objects.equals(u.keystoneId(), keypair.keystoneId()))
                        .toList();
        String trustId = keypair.observed().trustId();
        return made.stream()
                .filter(u -> trustId != null && trustId.equals(u.observed().trustId()))
                .findFirst()
                .or(() -> newest(made))
                .or(() -> newest(candidates))
                .orElse(null);
    }

    private static Optional<Identity> newest(List<Identity> users) {
        return users.stream()
                .max(Comparator.comparing(Identity::isWanted).thenComparing(Identity::generation));
    }

    /** Whether something must go before this can: a user's keypairs, and all before the project. */
    public boolean blocksRemovalOf(Identity identity) {
        return switch (identity.kind()) {
            case PROJECT -> open.stream().anyMatch(other -> other.kind() != Kind.PROJECT);
            case USER, TRUSTEE ->
                    open.stream()
                            .filter(other -> other.kind() == Kind.KEYPAIR && !other.isWanted())
                            .anyMatch(other -> mayHold(identity, other));
            case KEYPAIR -> false;
        };
    }

    private static boolean mayHold(Identity user, Identity keypair) {
        return user.stack().id().equals(keypair.stack().id())
                && user.resource().equals(keypair.intent().userResource());
    }
}
