package io.hearth.launcher.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearth.launcher.parts.Database;
import io.hearth.launcher.parts.StackDomain;
import java.sql.SQLException;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;

/** Looks whether a tree is what it is to be, in the services' records and in Keystone. */
record Examination(Database stacks, Database identities, StackDomain domain) {
    /** News of the end of one stack may still be on its way to another. */
    private static final Duration QUIET = Duration.ofSeconds(40);

    private static final String LIVE =
            """
            select count(*) from stack s join resource r on r.stack_id = s.id
            where s.root_id = ? and s.deleted_at is null
            """;
    private static final String WITH_IDENTITIES =
            """
            select concat_ws(' ', s.id, r.generation, r.name)
            from stack s join resource r on r.stack_id = s.id
            where s.root_id = ? and s.deleted_at is null and r.identity_wanted
            """;
    private static final String UNSETTLED =
            """
            select concat_ws(' ', kind, stack_name, resource, desired, phase) from identity
            where root_id = ? and (phase = 'FAILED' or not settled)
            """;
    private static final String PROGRESS =
            """
            select concat(count(r.id) filter (where r.status = 'COMPLETE' and r.action <> 'INIT'),
                '/', count(r.id) filter (where r.status = 'IN_PROGRESS'), '/', count(r.id))
            from stack root join stack s on s.root_id = root.id join resource r on r.stack_id = s.id
            where root.name = ? and root.parent_id is null
            """;

    /** How many of a tree's resources are complete, in progress, and there at all. */
    String progress(String name) throws SQLException {
        return stacks.texts(PROGRESS, name).getFirst();
    }

    void check(Tree tree) throws Exception {
        for (Invariant invariant : Invariant.values()) {
            eventually(
                    () ->
                            assertThat(stacks.texts(invariant.broken(), tree.id()))
                                    .as("%s of %s", invariant, tree.name())
                                    .isEmpty());
        }
        int resources = tree.operation().leavesAll() ? TreeRequest.RESOURCES : 0;
        assertThat(stacks.texts(LIVE, tree.id()))
                .as("resources of %s", tree.name())
                .containsExactly(String.valueOf(resources));
        eventually(
                () ->
                        assertThat(identities.texts(UNSETTLED, tree.id()))
                                .as("identities of %s that are not settled", tree.name())
                                .isEmpty());
        assertThat(domain.users(tree.id()))
                .as("users of %s in Keystone", tree.name())
                .containsExactlyInAnyOrderElementsOf(stacks.texts(WITH_IDENTITIES, tree.id()));
        assertThat(domain.projects(tree.id()))
                .as("projects of %s in Keystone", tree.name())
                .isEqualTo(tree.exists() ? 1 : 0);
    }

    private static void eventually(ThrowingRunnable assertion) {
        Awaitility.await()
                .atMost(QUIET)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(100))
                .untilAsserted(assertion);
    }
}
