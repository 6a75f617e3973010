package io.hearth.stackapi.engine;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.hearth.stackapi.stack.Resource;
import io.hearth.stackapi.stack.Stack;
import io.hearth.stackapi.stack.StackStore;
import io.hearth.template.Environment;
import io.hearth.testkit.WithBackingServices;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;
import org.junit.jupiter.api.Test;

/** Groups that are made and changed a few members at a time. */
@QuarkusTest
@TestProfile(EngineProfile.class)
@WithBackingServices
@SuppressWarnings("NullAway.Init") // injected
class RollingGroupLifeTest {
    private static final String GROUP =
            """
            heat_template_version: 2018-08-31
            resources:
              group:
                type: OS::Heat::ResourceGroup
                update_policy: %s
                properties:
                  count: %s
                  resource_def:
                    type: OS::Heat::TestResource
                    properties: {value: '%s %%index%%'}
            outputs:
              each: {value: {get_attr: [group, output]}}
            """;

    @Inject StackStage stage;
    @Inject StackStore store;
    @Inject Mutiny.SessionFactory sessions;

    @Test
    void anUpdateChangesAFewAtATimeTheHighestFirst() {
        String policy = "{rolling_update: {min_in_service: 3, max_batch_size: 2}}";
        Stack stack = created("rolls", GROUP.formatted(policy, 5, "old"));
        Stack group = stage.nested(stack, "group");

        stage.update(stack, GROUP.formatted(policy, 5, "new"));
        stage.awaitState(stack, "UPDATE_COMPLETE");

        assertThat(steps(group))
                .containsExactly("CREATE 0 1 2 3 4", "UPDATE 3 4", "UPDATE 1 2", "UPDATE 0");
        assertThat(each(stack)).isEqualTo(List.of("new 0", "new 1", "new 2", "new 3", "new 4"));
        stage.delete(stack);
        stage.awaitState(group, "DELETE_COMPLETE");
        await("the group is gone")
                .atMost(Duration.ofSeconds(60))
                .until(() -> stage.resources(stack).isEmpty());
    }

    @Test
    void soManyStayInServiceThatOthersAreMadeForTheTime() {
        String policy = "{rolling_update: {min_in_service: 2, max_batch_size: 1}}";
        Stack stack = created("serves", GROUP.formatted(policy, 2, "old"));
        Stack group = stage.nested(stack, "group");

        stage.update(stack, GROUP.formatted(policy, 2, "new"));
        stage.awaitState(stack, "UPDATE_COMPLETE");

        assertThat(stage.events(group)).anyMatch(event -> event.startsWith("2 CREATE_COMPLETE"));
        assertThat(stage.events(group)).anyMatch(event -> event.startsWith("2 DELETE_COMPLETE"));
        assertThat(members(stack)).containsExactly("0", "1");
        assertThat(each(stack)).isEqualTo(List.of("new 0", "new 1"));
    }

    @Test
    void membersAreMadeInBatchesWithPauses() {
        Stack stack =
                created(
                        "made",
                        GROUP.formatted(
                                "{batch_create: {max_batch_size: 2, pause_time: 0.4}}", 3, "one"));

        assertThat(steps(stage.nested(stack, "group"))).containsExactly("CREATE 0 1", "UPDATE 2");
        assertThat(each(stack)).isEqualTo(List.of("one 0", "one 1", "one 2"));
    }

    @Test
    void newsThatComeTwiceOrLateChangeNothing() {
        String policy = "{batch_create: {max_batch_size: 1, pause_time: 0.3}}";
        Stack stack = stage.create("twice", GROUP.formatted(policy, 3, "one"));
        for (int i = 0; i < 8; i++) {
            again(stack, Notice.ended("group"));
            again(stage.nested(stack, "group"), Notice.BEGIN);
        }
        stage.awaitState(stack, "CREATE_COMPLETE");

        again(stack, Notice.ended("group"));
        assertThat(steps(stage.nested(stack, "group")))
                .containsExactly("CREATE 0", "UPDATE 1", "UPDATE 2");
    }

    @Test
    void aFailureInTheMiddleIsRolledBackInBatches() {
        String policy = "{rolling_update: {max_batch_size: 2}}";
        String broken =
                GROUP.formatted(policy, 3, "new")
                        .replace("properties: {", "properties: {fail: true, ");
        Stack stack = stage.createOrRollBack("back", GROUP.formatted(policy, 3, "old"));
        stage.awaitState(stack, "CREATE_COMPLETE");

        stage.update(stack, broken);
        stage.awaitState(stack, "ROLLBACK_COMPLETE");

        assertThat(each(stack)).isEqualTo(List.of("old 0", "old 1", "old 2"));
        assertThat(stage.events(stage.nested(stack, "group")))
                .noneMatch(event -> event.startsWith("0 UPDATE"));
    }

    @Test
    void anotherUpdateComesWhenTheBatchesAreThrough() {
        String policy = "{rolling_update: {max_batch_size: 1, pause_time: 0.5}}";
        Stack stack = created("overtaken", GROUP.formatted(policy, 2, "one"));

        stage.update(stack, GROUP.formatted(policy, 2, "two"));
        stage.update(stack, GROUP.formatted(policy, 2, "three"));
        stage.awaitState(stack, "UPDATE_COMPLETE");

        assertThat(each(stack)).isEqualTo(List.of("three 0", "three 1"));
    }

    @Test
    void membersOfAnotherTemplateRollWithItsFile() {
        String member =
                """
                heat_template_version: 2018-08-31
                resources:
                  one: {type: "OS::Heat::TestResource", properties: {value: %s}}
                outputs:
                  output: {value: {get_attr: [one, output]}}
                """;
        String group =
                """
                heat_template_version: 2018-08-31
                resources:
                  group:
                    type: OS::Heat::ResourceGroup
                    update_policy: {rolling_update: {max_batch_size: 1}}
                    properties: {count: 2, resource_def: {type: %s}}
                outputs:
                  each: {value: {get_attr: [group, output]}}
                """;
        Stack stack =
                stage.create(
                        "files",
                        group.formatted("a.yaml"),
                        null,
                        Environment.of(null),
                        Map.of("a.yaml", member.formatted("a")));
        stage.awaitState(stack, "CREATE_COMPLETE");

        stage.update(
                stack,
                group.formatted("b.yaml"),
                Map.of(),
                Map.of("b.yaml", member.formatted("b")));
        stage.awaitState(stack, "UPDATE_COMPLETE");

        assertThat(each(stack)).isEqualTo(List.of("b", "b"));
    }

    @Test
    void pausesAsLongAsTheTimeoutAreRefusedAndSoIsAnUnknownPolicy() {
        Stack stack =
                stage.create(
                        "long",
                        GROUP.formatted(
                                "{batch_create: {max_batch_size: 1, pause_time: 60}}", 2, "one"),
                        1);
        stage.awaitState(stack, "CREATE_FAILED");

        assertThat(stage.now(stack).state().reason())
                .isEqualTo(
                        "Resource CREATE failed: ValueError: resources.group: The current update"
                                + " policy will result in stack update timeout.");
        assertThatThrownBy(() -> stage.create("odd", GROUP.formatted("{rolling: {}}", 2, "one")))
                .hasMessageContaining("resources.group.update_policy: : Unknown Property rolling");
        assertThatThrownBy(
                        () ->
                                stage.create(
                                        "none",
                                        GROUP.formatted(
                                                "{rolling_update: {max_batch_size: 0}}", 2, "one")))
                .hasMessageContaining(
                        "resources.group.update_policy.rolling_update.max_batch_size");
    }

    private Stack created(String name, String template) {
        Stack stack = stage.create(name, template);
        stage.awaitState(stack, "CREATE_COMPLETE");
        return stack;
    }

    /** As it comes again after a crash. */
    private void again(Stack stack, String notice) {
        StackStage.get(
                () ->
                        sessions.withTransaction(
                                session ->
                                        store.setTimers(
                                                session,
                                                stack.id(),
                                                Map.of(notice, Instant.now()))));
    }

    private Object each(Stack stack) {
        return requireNonNull(stage.outputs(stack).getFirst().value());
    }

    private List<String> members(Stack stack) {
        return stage.resources(stage.nested(stack, "group")).stream().map(Resource::name).toList();
    }

    /** Of every time that a group's stack was made or changed, which members were. */
    private List<String> steps(Stack group) {
        List<String> steps = new ArrayList<>();
        List<String> done = new ArrayList<>();
        for (String event : stage.events(group)) {
            String[] words = event.split(" ");
            if (!words[1].endsWith("_COMPLETE")) {
                continue;
            }
            if (words[0].equals(group.name())) {
                steps.add(
                        words[1].replace("_COMPLETE", "")
                                + " "
                                + String.join(" ", done.stream().sorted().toList()));
                done.clear();
            } else {
                done.add(words[0]);
            }
        }
        return steps;
    }
}
