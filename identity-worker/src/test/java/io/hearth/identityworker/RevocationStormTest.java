package io.hearth.identityworker;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearth.contract.IdentityEvent.DomainProjectRemoved;
import io.hearth.contract.IdentityEvent.KeypairReady;
import io.hearth.contract.IdentityEvent.UserReady;
import io.hearth.contract.Topic;
import io.hearth.identityworker.testing.SampleStack;
import io.hearth.identityworker.testing.StackDomainResource;
import io.hearth.identityworker.testing.WithStackDomain;
import io.hearth.testkit.TestBus;
import io.hearth.testkit.WithBackingServices;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Keystone holds every token against every revocation of the last hour, so that what a deleted
 * stack leaves there is paid by everybody.
 */
@QuarkusTest
@WithBackingServices
@WithStackDomain
class RevocationStormTest {
    private static final int STACKS = 10;
    private static final int USERS = 2;

    @Test
    @Tag("OSSN-0068")
    void aDeletedStackLeavesNoMoreRevocationsThanItHadUsersAndProjects() throws Exception {
        List<SampleStack> stacks = Stream.generate(SampleStack::create).limit(STACKS).toList();
        try (TestBus bus = TestBus.on(Topic.IDENTITIES)) {
            stacks.forEach(stack -> stack.wants().forEach(bus::publish));
            for (SampleStack stack : stacks) {
                bus.await(KeypairReady.class, e -> e.stack().equals(stack.ref()));
                bus.await(
                        UserReady.class,
                        e -> e.stack().equals(stack.ref()) && e.resource().equals("token_handle"));
            }
            int before = StackDomainResource.revocations();

            stacks.forEach(stack -> stack.unwants().forEach(bus::publish));
            for (SampleStack stack : stacks) {
                bus.await(DomainProjectRemoved.class, e -> e.stack().equals(stack.ref()));
            }

            assertThat(StackDomainResource.revocations() - before)
                    .isBetween(STACKS * USERS, STACKS * (USERS + 1));
        }
    }
}
