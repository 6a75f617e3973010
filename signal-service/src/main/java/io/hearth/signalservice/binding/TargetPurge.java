package io.hearth.signalservice.binding;

import io.hearth.access.identity.IdentityPurges;
import io.hearth.messaging.purge.Purge;
import io.hearth.messaging.purge.Retention;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/**
 * What told of stacks that have been deleted long ago, their resources before them; and identities
 * that no late event can bring back.
 */
class TargetPurge {
    private static final String GONE = "action = 'DELETE' and status = 'COMPLETE'";

    @Produces
    @Singleton
    Purge targets(Retention retention) {
        return Purge.of(
                "target",
                retention.deletedStacks(),
                "stack_id in (select stack_id from target_stack where %s and changed_at < ?)"
                        .formatted(GONE));
    }

    /** What is left when the news of a hook's end was lost. */
    @Produces
    @Singleton
    Purge hooks(Retention retention) {
        return Purge.of(
                "hook",
                retention.deletedStacks(),
                "stack_id in (select stack_id from target_stack where %s and changed_at < ?)"
                        .formatted(GONE));
    }

    @Produces
    @Singleton
    Purge stacks(Retention retention) {
        return Purge.of(
                "target_stack",
                retention.deletedStacks(),
                "%s and changed_at < ? and not exists (select 1 from target where target.stack_id = target_stack.stack_id)"
                                .formatted(GONE)
                        + " and not exists (select 1 from hook where hook.stack_id = target_stack.stack_id)");
    }

    @Produces
    @Singleton
    Purge credentials(Retention retention) {
        return IdentityPurges.credentials(retention);
    }

    @Produces
    @Singleton
    Purge users(Retention retention) {
        return IdentityPurges.users(retention);
    }
}
