package io.hearth.identityworker.account;

import io.hearth.keystone.DeploymentId;
import io.hearth.keystone.User;
import java.util.Set;

/**
 * Which accounts may be used that were there before.
 *
 * @param accounts names or ids of the pool's, beside those whose description is the mark
 * @param mark the description of an account of the pool
 * @param directory whether passwords can be set and accounts be disabled
 * @param shared names or ids of accounts that trustees may share, as templates have to name them
 * @param worker the name of the one as whom the worker itself logs in
 */
public record PoolRules(
        Set<String> accounts, String mark, Directory directory, Set<String> shared, String worker) {
    /** What can be done to the accounts of the directory. */
    public enum Directory {
        /** Passwords can be set, accounts enabled and disabled. */
        WRITABLE,
        /** Nothing: an account is shut off by taking its role away. */
        READ_ONLY
    }

    public PoolRules {
        accounts = Set.copyOf(accounts);
        shared = Set.copyOf(shared);
    }

    /** The description by which accounts are put into the pool of a deployment. */
    public static String markOf(DeploymentId deployment) {
        return "hearth deployment=%s pool".formatted(deployment.text());
    }

    /** Whether an account of the stack domain is the pool's. */
    boolean isMember(User user) {
        boolean named = accounts.contains(user.id()) || accounts.contains(user.name());
        return (named || user.description().equals(mark))
                && !user.name().equals(worker)
                && !shared.contains(user.id())
                && !shared.contains(user.name());
    }

    boolean isWritable() {
        return directory == Directory.WRITABLE;
    }
}
