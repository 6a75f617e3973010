package io.hearth.stackapi.engine;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.hearth.contract.IdentityEvent.IdentityDisabled;
import io.hearth.contract.SignalDialect;
import io.hearth.contract.SignalEvent.SignalReceived;
import io.hearth.contract.StackEvent.IdentitySuspended;
import io.hearth.contract.StackEvent.UserWanted;
import io.hearth.contract.StackRef;
import io.hearth.stackapi.stack.Action;
import io.hearth.stackapi.stack.Resource;
import io.hearth.stackapi.stack.Stack;
import io.hearth.template.Environment;
import io.hearth.testkit.WithBackingServices;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.junit.jupiter.api.Test;

/** Groups that signals make larger and smaller. */
@QuarkusTest
@TestProfile(EngineProfile.class)
@WithBackingServices
@SuppressWarnings("NullAway.Init") // injected
class ScalingLifeTest {
    private static final String GROUP =
            """
            heat_template_version: 2018-08-31
            resources:
              group:
                type: OS::Heat::AutoScalingGroup
                properties:
                  min_size: 1
                  max_size: 3
                  %s
                  resource:
                    type: OS::Heat::TestResource
                    properties: {value: one, action_wait_secs: {create: 0}}
              up:
                type: OS::Heat::ScalingPolicy
                properties:
                  auto_scaling_group_id: {get_resource: group}
                  adjustment_type: change_in_capacity
                  scaling_adjustment: 1
                  cooldown: %s
            outputs:
              size: {value: {get_attr: [group, current_size]}}
              each: {value: {get_attr: [group, outputs_list, output]}}
              map: {value: {get_attr: [group, outputs, output]}}
              refs: {value: {get_attr: [group, refs]}}
              refs_map: {value: {get_attr: [group, refs_map]}}
              first: {value: {get_attr: [group, resource.0, output]}}
              alarm_url: {value: {get_attr: [up, alarm_url]}}
              signal_url: {value: {get_attr: [up, signal_url]}}
            """;

    @Inject StackStage stage;
    @Inject OtherServices others;
    @Inject Turns turns;
    @Inject Mutiny.SessionFactory sessions;

    @Test
    void aGroupTellsOfItsMembersAndAPolicyWhereItIsSignalled() {
        Stack stack = created("tells", GROUP.formatted("desired_capacity: 2", "0"));

        List<String> members = members(stack);
        assertThat(members).hasSize(2).allMatch(name -> name.matches("[a-z2-7]{12}"));
        assertThat(output(stack, "size")).isEqualTo(2L);
        assertThat(output(stack, "each")).isEqualTo(List.of("one", "one"));
        assertThat((Map<?, ?>) output(stack, "map")).hasSize(2);
        assertThat((List<?>) output(stack, "refs")).hasSize(2);
        assertThat(((Map<?, ?>) output(stack, "refs_map")).keySet())
                .isEqualTo(((Map<?, ?>) output(stack, "map")).keySet());
        assertThat(output(stack, "first")).isEqualTo("one");
        assertThat(String.valueOf(output(stack, "alarm_url")))
                .contains("/v1/signal/arn", "/resources/up?", "AWSAccessKeyId=access-up")
                .doesNotContain("Timestamp");
        assertThat(String.valueOf(output(stack, "signal_url")))
                .endsWith(
                        "/%s/stacks/tells/%s/resources/up/signal"
                                .formatted(stack.projectId(), stack.id()));
        assertThat(stage.metadata(stack, "group"))
                .containsEntry("scaling_in_progress", false)
                .containsKey("cooldown_end");
    }

    @Test
    void signalsMakeItLargerAndSmallerWhileItsStackRests() {
        Stack stack = created("scales", GROUP.formatted("desired_capacity: 1", "0"));
        List<String> first = members(stack);

        others.signal(
                stack,
                "up",
                null,
                "SUCCESS",
                null,
                "{\"previous\": \"ok\", \"current\": \"alarm\", \"reason\": \"busy\"}");
        awaitSize(stack, 2);
        assertThat(stage.state(stack)).isEqualTo("CREATE_COMPLETE");
        assertThat(stage.resource(stack, "group").state().text()).isEqualTo("CREATE_COMPLETE");
        assertThat(stage.events(stack))
                .contains("up SIGNAL_COMPLETE alarm state changed from ok to alarm (busy)");
        assertThat(members(stack)).hasSize(2).containsAll(first);

        stage.update(
                stack,
                GROUP.formatted("desired_capacity: 1", "0")
                        .replace("scaling_adjustment: 1", "scaling_adjustment: -1"));
        stage.awaitState(stack, "UPDATE_COMPLETE");
        assertThat(members(stack)).hasSize(1).doesNotContainAnyElementsOf(first);
    }

    @Test
    void withoutADesiredSizeAnUpdateLeavesItAndRollsOutTheDefinition() {
        String template =
                GROUP.formatted("rolling_updates: {max_batch_size: 1, min_in_service: 1}", "0");
        Stack stack = created("stays", template);
        signal(stack, "up");
        awaitSize(stack, 2);
        signal(stack, "up");
        awaitSize(stack, 3);
        List<String> before = members(stack);

        stage.update(stack, template.replace("value: one", "value: two"));
        stage.awaitState(stack, "UPDATE_COMPLETE");

        assertThat(output(stack, "each")).isEqualTo(List.of("two", "two", "two"));
        assertThat(members(stack)).containsExactlyInAnyOrderElementsOf(before);
        Stack group = stage.nested(stack, "group");
        assertThat(stage.events(group))
                .filteredOn(event -> event.startsWith(group.name() + " UPDATE_COMPLETE"))
                .hasSize(2 + 3 + 1);
    }

    @Test
    void atItsBoundsAndInItsCooldownASignalIsNothing() {
        Stack stack = created("rests", GROUP.formatted("desired_capacity: 1", "60"));

        signal(stack, "up");
        awaitSize(stack, 2);
        signal(stack, "up");
        assertThat(events(stack, "up SIGNAL")).hasSize(1);
        assertThat(stage.metadata(stack, "group").toString()).contains("change_in_capacity : 1");

        Stack full = created("full", GROUP.formatted("desired_capacity: 3", "0"));
        signal(full, "up");
        assertThat(events(full, "up SIGNAL")).isEmpty();
        assertThat(members(full)).hasSize(3);
    }

    @Test
    void theGroupsOwnCooldownBeginsWithItsCreation() {
        String template = GROUP.formatted("cooldown: 60", "0").replace("      cooldown: 0\n", "");
        Stack stack = created("begins", template);

        signal(stack, "up");

        assertThat(events(stack, "up SIGNAL")).isEmpty();
        assertThat(members(stack)).hasSize(1);
    }

    @Test
    void oneSignalCountsOnceAndAnotherIsNothingWhileItIsFollowed() {
        Stack stack =
                created(
                        "once",
                        GROUP.formatted("desired_capacity: 1", "0")
                                .replace("create: 0", "create: 0.6"));
        SignalReceived signal = received(stack, "up");

        take(stack, signal, signal, received(stack, "up"));
        assertThat(stage.metadata(stack, "group")).containsEntry("scaling_in_progress", true);
        take(stack, signal);
        await("the stack within changes")
                .until(
                        () ->
                                stage.state(stage.nested(stack, "group"))
                                        .equals("UPDATE_IN_PROGRESS"));
        take(stack, received(stack, "up"));
        awaitSize(stack, 2);

        assertThat(members(stack)).hasSize(2);
        assertThat(events(stack, "up SIGNAL")).hasSize(1);
        assertThat(stage.metadata(stack, "group")).containsEntry("scaling_in_progress", false);
    }

    @Test
    void anUpdateOvertakesAScalingAndKeepsItsSize() {
        String template = GROUP.formatted("cooldown: 0", "0").replace("create: 0", "create: 0.6");
        Stack stack = created("overtakes", template);

        signal(stack, "up");
        stage.update(stack, template.replace("value: one", "value: two"));
        stage.awaitState(stack, "UPDATE_COMPLETE");

        assertThat(output(stack, "size")).isEqualTo(2L);
        assertThat(output(stack, "each")).isEqualTo(List.of("two", "two"));
        assertThat(stage.metadata(stack, "group")).containsEntry("scaling_in_progress", false);
    }

    @Test
    void whatHasFailedGoesFirst() {
        String template = GROUP.formatted("desired_capacity: 2", "0");
        Stack stack = created("fails", template);
        Stack group = stage.nested(stack, "group");
        String younger = members(stack).getLast();
        stage.mark(group, younger, true, "it is");

        stage.update(stack, template);
        stage.awaitState(stack, "UPDATE_COMPLETE");

        assertThat(output(stack, "size")).isEqualTo(2L);
        assertThat(stage.resources(group))
                .allMatch(member -> member.state().text().endsWith("_COMPLETE"));
    }

    @Test
    void aScalingThatFailsIsToldByTheGroupsStackAlone() {
        String template = GROUP.formatted("desired_capacity: 1", "0");
        Stack stack =
                stage.create(
                        "broken",
                        template.replace("OS::Heat::TestResource", "member.yaml")
                                .replace("{value: one, action_wait_secs: {create: 0}}", "{}"),
                        null,
                        Environment.of(null),
                        Map.of(
                                "member.yaml",
                                """
                                heat_template_version: 2018-08-31
                                resources:
                                  slow:
                                    type: OS::Heat::TestResource
                                    properties: {value: x, action_wait_secs: {create: 0.4}}
                                outputs:
                                  output: {value: {get_attr: [slow, output]}}
                                """));
        makeIdentities(stack);
        stage.awaitState(stack, "CREATE_COMPLETE");
        signal(stack, "up");
        Stack group = stage.nested(stack, "group");
        await("a second member").until(() -> stage.resources(group).size() == 2);

        stage.cancel(group, false);
        await("the failure is told")
                .until(
                        () ->
                                Boolean.FALSE.equals(
                                        stage.metadata(stack, "group").get("scaling_in_progress")));

        assertThat(stage.state(stack)).isEqualTo("CREATE_COMPLETE");
        assertThat(output(stack, "first")).isEqualTo("x");
    }

    @Test
    void aGroupWithinAnotherStackIsToldOfAbove() {
        String inner = GROUP.formatted("desired_capacity: 1", "0");
        String outer =
                """
                heat_template_version: 2018-08-31
                resources:
                  inner: {type: inner.yaml}
                outputs:
                  size: {value: {get_attr: [inner, size]}}
                """;
        Stack stack =
                stage.create(
                        "above", outer, null, Environment.of(null), Map.of("inner.yaml", inner));
        Stack within = stage.nested(stack, "inner");
        makeIdentities(within);
        stage.awaitState(stack, "CREATE_COMPLETE");

        signal(within, "up");

        awaitSize(stack, 2);
        assertThat(stage.state(stack)).isEqualTo("CREATE_COMPLETE");
    }

    @Test
    void aSuspensionWaitsForNoScalingAndSaysSo() {
        Stack stack =
                created(
                        "suspends",
                        GROUP.formatted("desired_capacity: 1", "0")
                                .replace("create: 0", "create: 3"));
        signal(stack, "up");

        stage.act(stack, Action.SUSPEND);
        IdentitySuspended policy = others.heard(IdentitySuspended.class, stack);
        others.say(
                new IdentityDisabled(
                        policy.stack(), policy.resource(), policy.generation(), "user"));
        stage.awaitState(stack, "SUSPEND_FAILED");

        assertThat(stage.now(stack).state().reason())
                .contains("ActionInProgress: resources.group: Stack ")
                .contains(" already has an action (");
    }

    @Test
    void aPolicyWithoutItsGroupSaysSo() {
        Stack stack =
                created(
                        "lost",
                        GROUP.formatted("desired_capacity: 1", "0")
                                .replace("{get_resource: group}", "elsewhere"));

        signal(stack, "up");

        assertThat(events(stack, "up SIGNAL"))
                .containsExactly(
                        "up SIGNAL_COMPLETE Alarm up could not find scaling group named"
                                + " \"elsewhere\"");
    }

    @Test
    void boundsThatContradictEachOtherAreRefused() {
        assertThatThrownBy(
                        () -> stage.create("bounds", GROUP.formatted("desired_capacity: 5", "0")))
                .hasMessageContaining("DesiredCapacity must be between MinSize and MaxSize");
        assertThatThrownBy(
                        () ->
                                stage.create(
                                        "bounds",
                                        GROUP.formatted("cooldown: 1", "0")
                                                .replace("min_size: 1", "min_size: 4")))
                .hasMessageContaining("MinSize can not be greater than MaxSize");
        assertThatThrownBy(
                        () ->
                                stage.create(
                                        "step",
                                        GROUP.formatted(
                                                "cooldown: 1", "0\n      min_adjustment_step: 2")))
                .hasMessageContaining(
                        "min_adjustment_step property should only be specified for adjustment_type"
                                + " with value percent_change_in_capacity.");
    }

    private Stack created(String name, String template) {
        Stack stack = stage.create(name, template);
        makeIdentities(stack);
        stage.awaitState(stack, "CREATE_COMPLETE");
        return stack;
    }

    private void makeIdentities(Stack stack) {
        others.make(others.heard(UserWanted.class, stack), stack);
    }

    /** In a transaction of its own, so that it has been decided on. */
    private void signal(Stack stack, String policy) {
        take(stack, received(stack, policy));
    }

    private void take(Stack stack, SignalReceived... signals) {
        List<Trigger> triggers =
                Arrays.stream(signals)
                        .map(signal -> (Trigger) new Trigger.SignalArrived(signal))
                        .toList();
        StackStage.get(
                () ->
                        sessions.withTransaction(
                                session -> turns.take(session, stack.id(), triggers)));
    }

    private static SignalReceived received(Stack stack, String policy) {
        return new SignalReceived(
                new StackRef(stack.id(), stack.name(), stack.rootId(), stack.projectId()),
                policy,
                SignalDialect.ALARM,
                null,
                UUID.randomUUID().toString(),
                "SUCCESS",
                null,
                null,
                Instant.now());
    }

    private void awaitSize(Stack stack, long size) {
        await("size " + size)
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> output(stack, "size").toString().equals(Long.toString(size)));
    }

    private List<String> events(Stack stack, String prefix) {
        return stage.events(stack).stream().filter(event -> event.startsWith(prefix)).toList();
    }

    private Object output(Stack stack, String key) {
        return requireNonNull(
                stage.outputs(stack).stream()
                        .filter(output -> output.key().equals(key))
                        .findFirst()
                        .orElseThrow()
                        .value());
    }

    private List<String> members(Stack stack) {
        return stage.resources(stage.nested(stack, "group")).stream().map(Resource::name).toList();
    }
}
