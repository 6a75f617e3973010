package io.hearth.stackapi.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.hearth.contract.DeploymentEvent.DeploymentPublished;
import io.hearth.contract.DeploymentEvent.DeploymentWithdrawn;
import io.hearth.contract.IdentityEvent.IdentityDisabled;
import io.hearth.contract.IdentityEvent.IdentityRemoved;
import io.hearth.contract.MetadataEvent.MetadataPublished;
import io.hearth.contract.MetadataEvent.MetadataWithdrawn;
import io.hearth.contract.StackEvent.DomainProjectUnwanted;
import io.hearth.contract.StackEvent.IdentitiesRetained;
import io.hearth.contract.StackEvent.IdentityResumed;
import io.hearth.contract.StackEvent.IdentitySuspended;
import io.hearth.contract.StackEvent.IdentityUnwanted;
import io.hearth.contract.StackEvent.UserWanted;
import io.hearth.stackapi.resource.IdentityData;
import io.hearth.stackapi.stack.Action;
import io.hearth.stackapi.stack.Resource;
import io.hearth.stackapi.stack.Stack;
import io.hearth.stackapi.stack.StackException;
import io.hearth.template.Environment;
import io.hearth.template.Template;
import io.hearth.testkit.WithBackingServices;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Stacks with identities that are abandoned, and taken back or not. */
@QuarkusTest
@TestProfile(EngineProfile.class)
@WithBackingServices
@SuppressWarnings("NullAway.Init") // injected
class TakingBackLifeTest {
    private static final String CFN =
            "{type: OS::Heat::WaitConditionHandle, properties: {signal_transport: CFN_SIGNAL}}";
    private static final String HANDLE =
            """
            heat_template_version: 2018-08-31
            resources:
              h: %s
              text: {type: OS::Heat::RandomString}
            outputs:
              text: {value: {get_attr: [text, value]}}
              url: {value: {get_attr: [h, signal]}}
            """
                    .formatted(CFN);
    private static final String TWO =
            HANDLE.replace("  text: {type", "  other: %s\n  text: {type".formatted(CFN));
    private static final String OUTER =
            """
            heat_template_version: 2018-08-31
            resources:
              inner: {type: inner.yaml}
            """;

    @Inject StackStage stage;
    @Inject StackTransfers transfers;
    @Inject OtherServices others;
    @Inject Turns turns;
    @Inject Mutiny.SessionFactory sessions;

    @Test
    void itComesBackUnderItsIdWithItsIdentity() {
        Stack stack = complete("back", HANDLE, "h");
        Resource before = stage.resource(stack, "h");
        List<Object> outputs = outputs(stack);

        StackExport export = abandon(stack);

        Instant until =
                others.heard(IdentitiesRetained.class, stack, told -> told.until() != null).until();
        assertThat(until).isAfter(Instant.now());
        MetadataWithdrawn withdrawn =
                others.heard(MetadataWithdrawn.class, stack, e -> e.resource().equals("h"));
        assertThat(stage.state(stack)).isEqualTo("DELETE_COMPLETE");
        assertThat(stage.resources(stack)).isEmpty();
        assertThat(stage.list()).isEmpty();

        Stack back = adopt("back", HANDLE, stack.id(), export);

        assertThat(back.id()).isEqualTo(stack.id());
        stage.awaitState(back, "ADOPT_COMPLETE");
        Resource after = stage.resource(back, "h");
        assertThat(after.state().text()).isEqualTo("ADOPT_COMPLETE");
        assertThat(after.generation()).isEqualTo(before.generation());
        assertThat(after.substance()).isEqualTo(before.substance());
        assertThat(outputs(back)).isEqualTo(outputs);
        others.heard(IdentitiesRetained.class, stack, told -> told.until() == null);
        others.heard(IdentityResumed.class, stack, wanted -> wanted.resource().equals("h"));
        others.heard(
                MetadataPublished.class,
                stack,
                e -> e.resource().equals("h") && e.version() > withdrawn.version());

        stage.delete(back);
        others.heard(IdentityUnwanted.class, stack, wanted -> wanted.resource().equals("h"));
    }

    /** As it was, config id and all: its agent has nothing to do again. */
    @Test
    void whatItHasDeployedGoesWithItAndComesBack() {
        String server = UUID.randomUUID().toString();
        String template =
                """
                heat_template_version: 2018-08-31
                resources:
                  d:
                    type: OS::Heat::SoftwareDeployment
                    properties: {server: %s, signal_transport: NO_SIGNAL}
                """
                        .formatted(server);
        Stack stack = complete("deployed", template);
        DeploymentPublished before = others.heardBy(server, DeploymentPublished.class, one -> true);

        StackExport export = abandon(stack);
        DeploymentWithdrawn withdrawn =
                others.heardBy(server, DeploymentWithdrawn.class, one -> true);
        assertThat(withdrawn.version()).isGreaterThan(before.version());

        adopt("deployed", template, stack.id(), export);
        DeploymentPublished after =
                others.heardBy(
                        server,
                        DeploymentPublished.class,
                        one -> one.version() > withdrawn.version());
        assertThat(after.deploymentId()).isEqualTo(before.deploymentId());
        assertThat(others.config(after)).isEqualTo(others.config(before));
    }

    /** As when it was rotated, and the news came to nobody. */
    @Test
    void itsIdentityIsAsItHasBecomeMeanwhile() {
        Stack stack = stage.create("rotated", HANDLE);
        UserWanted wanted = others.heard(UserWanted.class, stack);
        others.make(wanted, stack);
        stage.awaitState(stack, "CREATE_COMPLETE");
        StackExport export = abandon(stack);
        others.rotate(wanted, stack, 1, Instant.now().plusSeconds(60));
        adopt("rotated", HANDLE, stack.id(), export);
        stage.awaitState(stack, "ADOPT_COMPLETE");
        others.heard(IdentityResumed.class, stack);

        others.rotate(wanted, stack, 1, Instant.now().plusSeconds(60));

        await("the other keypair")
                .until(
                        () ->
                                "access-h-2"
                                        .equals(
                                                stage.resource(stack, "h")
                                                        .substance()
                                                        .data()
                                                        .get(IdentityData.ACCESS_KEY)));
    }

    @Test
    void aSuspendedOneComesBackInUse() {
        Stack stack = complete("resting", HANDLE, "h");
        stage.act(stack, Action.SUSPEND);
        IdentitySuspended rest = others.heard(IdentitySuspended.class, stack);
        others.say(new IdentityDisabled(rest.stack(), "h", rest.generation(), "user-h"));
        stage.awaitState(stack, "SUSPEND_COMPLETE");
        abandon(stack);

        adopt("resting", HANDLE, stack.id(), null);

        stage.awaitState(stack, "ADOPT_COMPLETE");
        others.heard(IdentityResumed.class, stack, wanted -> wanted.resource().equals("h"));
    }

    @Test
    void whatTheTemplateLeavesOutGoesAndWhatItAddsIsMade() {
        Stack stack = complete("other", TWO, "h", "other");
        StackExport export = abandon(stack);
        String third = HANDLE.replace("  text: {type", "  third: %s\n  text: {type".formatted(CFN));

        adopt("other", third, stack.id(), export);

        others.make(
                others.heard(UserWanted.class, stack, one -> one.resource().equals("third")),
                stack);
        IdentityUnwanted unwanted = others.heard(IdentityUnwanted.class, stack);
        assertThat(unwanted.resource()).isEqualTo("other");
        others.say(new IdentityRemoved(unwanted.stack(), "other", unwanted.generation()));
        stage.awaitState(stack, "ADOPT_COMPLETE");
        assertThat(stage.resources(stack))
                .extracting(Resource::name)
                .containsExactlyInAnyOrder("h", "third", "text");
    }

    @Test
    void whatWasNotCompleteIsMadeAnew() {
        Stack stack = stage.create("early", HANDLE);
        UserWanted first = others.heard(UserWanted.class, stack);
        abandon(stack);
        others.make(first, stack);

        adopt("early", HANDLE, stack.id(), null);

        UserWanted second =
                others.heard(UserWanted.class, stack, one -> one.generation() > first.generation());
        others.make(second, stack);
        assertThat(others.heard(IdentityUnwanted.class, stack).generation())
                .isEqualTo(first.generation());
    }

    @Test
    void theStacksWithinComeBackToo() {
        Map<String, String> files = Map.of("inner.yaml", HANDLE);
        Stack stack = stage.create("outer", OUTER, null, Environment.of(null), files);
        Stack inner = stage.nested(stack, "inner");
        others.make(others.heard(UserWanted.class, inner), inner);
        stage.awaitState(stack, "CREATE_COMPLETE");
        Resource before = stage.resource(inner, "h");
        abandon(stack);
        stage.awaitState(inner, "DELETE_COMPLETE");

        NewStack request = stage.request("outer", OUTER, null, Environment.of(null), files, true);
        adopt(request, stack.id());
        stage.awaitState(stack, "ADOPT_COMPLETE");
        assertThat(stage.nested(stack, "inner").id()).isEqualTo(inner.id());
        assertThat(stage.events(inner)).contains("h ADOPT_COMPLETE state changed");
        stage.awaitState(inner, "UPDATE_COMPLETE");
        assertThat(stage.resource(inner, "h").substance()).isEqualTo(before.substance());
        others.heard(IdentityResumed.class, inner, wanted -> wanted.resource().equals("h"));
    }

    @Test
    void nobodyElseTakesIt() {
        Stack stack = complete("mine", HANDLE, "h");
        StackExport export = abandon(stack);

        assertThatThrownBy(() -> adopt("another", HANDLE, stack.id(), export))
                .isInstanceOf(StackException.class)
                .hasMessageStartingWith("The resource h cannot be adopted:");
        NewStack foreign =
                new NewStack(
                        "mine",
                        new Stack.Owner("another-project", "owner-id", "owner"),
                        Template.parse(HANDLE),
                        Environment.of(null),
                        Map.of(),
                        null,
                        null,
                        true);
        assertThatThrownBy(() -> adopt(foreign, stack.id()))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("h");
        assertThat(stage.state(stack)).isEqualTo("DELETE_COMPLETE");
    }

    @Test
    void itIsTakenBackOnce() {
        Stack stack = complete("once", HANDLE, "h");
        StackExport export = abandon(stack);
        adopt("once", HANDLE, stack.id(), export);

        assertThatThrownBy(() -> adopt("once", HANDLE, stack.id(), export))
                .isInstanceOf(StackException.class);
        stage.awaitState(stack, "ADOPT_COMPLETE");
    }

    @Test
    void itsOwnerEndsTheWaitAndSoDoesTime() {
        Stack ended = complete("ended", HANDLE, "h");
        abandon(ended);
        Stack timed = complete("timed", HANDLE, "h");
        abandon(timed);

        stage.delete(ended);
        StackStage.get(
                () ->
                        sessions.withTransaction(
                                session -> turns.due(session, timed.id(), List.of(""))));

        for (Stack stack : List.of(ended, timed)) {
            others.heard(DomainProjectUnwanted.class, stack);
            assertThat(stage.now(stack).isRetained()).isFalse();
            assertThatThrownBy(() -> adopt(stack.name(), HANDLE, stack.id(), null))
                    .isInstanceOf(StackException.class);
        }
    }

    private Stack complete(String name, String template, String... handles) {
        Stack stack = stage.create(name, template);
        for (String handle : handles) {
            others.make(
                    others.heard(UserWanted.class, stack, one -> one.resource().equals(handle)),
                    stack);
        }
        stage.awaitState(stack, "CREATE_COMPLETE");
        return stage.now(stack);
    }

    private List<Object> outputs(Stack stack) {
        return stage.outputs(stack).stream()
                .map(one -> (Object) String.valueOf(one.value()))
                .toList();
    }

    private StackExport abandon(Stack stack) {
        return StackStage.get(() -> transfers.abandon(stage.project(), stack.id()));
    }

    private Stack adopt(String name, String template, String id, @Nullable StackExport export) {
        NewStack request =
                stage.request(name, template, null, Environment.of(null), Map.of(), true);
        Map<String, AdoptedResource> given = export == null ? Map.of() : Handover.resources(export);
        return StackStage.get(
                () -> transfers.adopt(request, new AdoptedStack(id, given), stage.owner()));
    }

    private Stack adopt(NewStack request, String id) {
        return StackStage.get(
                () -> transfers.adopt(request, new AdoptedStack(id, Map.of()), stage.owner()));
    }
}
